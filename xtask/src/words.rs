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

/// The page that fetches its words.
pub const ENTRY: &str = "walker";

/// Catalogue -> tag of each language -> the address of its words.
pub type Addresses = BTreeMap<&'static str, BTreeMap<String, String>>;

pub fn build(dist: &Path) -> Result<Addresses> {
    let names = fluent::FETCHED.iter().map(|(name, _)| *name);
    names
        .map(|name| Ok((name, catalogue(name, dist)?)))
        .collect()
}

fn catalogue(name: &str, dist: &Path) -> Result<BTreeMap<String, String>> {
    let locales = root().join("shared/locales");
    let read = |language: &str| fluent::read(&locales, language, name).map_err(|e| anyhow!(e));
    let english = read("en")?;
    let mut catalogues = fluent::CATALOGUES.iter();
    let (_, languages) = catalogues
        .find(|(catalogue, _)| *catalogue == name)
        .with_context(|| format!("the catalogue {name}"))?;
    let mut addresses = BTreeMap::new();
    for language in *languages {
        let words = fluent::words(&english, &read(language)?);
        let words = words.map_err(|error| anyhow!("{language}/{name}.ftl: {error}"))?;
        let stem = format!("{name}-words-{language}");
        let address = add_asset(dist, &stem, "txt", words.as_bytes())?;
        addresses.insert((*language).to_owned(), address);
    }
    Ok(addresses)
}
