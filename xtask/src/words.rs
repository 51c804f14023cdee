//! What the walker's page says, as a file for each language: a phone downloads the one it speaks, and the
//! service worker keeps all.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::dist::add_asset;
use crate::process::root;

#[allow(dead_code, reason = "the rest is for the build script of `shared`")]
#[path = "../../shared/fluent.rs"]
mod fluent;

/// The catalogue that is fetched, and the page that fetches it.
pub const ENTRY: &str = "walker";

/// Tag of each language and the address of its words.
pub fn build(dist: &Path) -> Result<BTreeMap<String, String>> {
    let locales = root().join("shared/locales");
    let read = |language: &str| fluent::read(&locales, language, ENTRY).map_err(|e| anyhow!(e));
    let english = read("en")?;
    let mut catalogues = fluent::CATALOGUES.iter();
    let (_, languages) = catalogues
        .find(|(name, _)| *name == ENTRY)
        .context("the catalogue of the walker's page")?;
    let mut addresses = BTreeMap::new();
    for language in *languages {
        let words = fluent::words(&english, &read(language)?);
        let words = words.map_err(|error| anyhow!("{language}/{ENTRY}.ftl: {error}"))?;
        let stem = format!("{ENTRY}-words-{language}");
        let address = add_asset(dist, &stem, "txt", words.as_bytes())?;
        addresses.insert((*language).to_owned(), address);
    }
    Ok(addresses)
}
