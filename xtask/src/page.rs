//! The pages, the service worker and `assets.json`: the files that name the assets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::bundle::Assets;
use crate::dist::{ENTRIES, hash, tree};
use crate::process::root;

/// Where the template of a page wants its assets.
const PLACE: &str = "<!-- assets -->";

/// The entry that works offline.
const OFFLINE: &str = "walker";

pub fn write(assets: &Assets, dist: &Path) -> Result<()> {
    for entry in ENTRIES {
        let template = root().join(format!("app/{entry}.html"));
        let page = fs::read_to_string(&template).with_context(|| template.display().to_string())?;
        if page.matches(PLACE).count() != 1 {
            bail!("{} must have {PLACE} once, in its head", template.display());
        }
        fs::write(
            dist.join(format!("{entry}.html")),
            page.replace(PLACE, &head(entry, assets)?),
        )?;
    }
    service_worker(assets, dist)?;
    fs::write(dist.join("assets.json"), serde_json::to_vec_pretty(assets)?)?;
    Ok(())
}

/// Lets the browser fetch module, script and style at once, and tells the app where the lazily
/// loaded assets are: `<meta name="asset:map.js" content="/assets/map-….js">`.
fn head(entry: &str, assets: &Assets) -> Result<String> {
    let address = |extension: &str| {
        let name = format!("{entry}.{extension}");
        assets
            .get(&name)
            .with_context(|| format!("{name} was not built"))
    };
    let page = format!(
        "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"stylesheet\" href=\"{}\">\n<script type=\"module\" src=\"{}\"></script>",
        address("wasm")?,
        address("css")?,
        address("js")?
    );
    let lazy = lazy(assets)
        .map(|(name, address)| format!("<meta name=\"asset:{name}\" content=\"{address}\">"));
    Ok(std::iter::once(page)
        .chain(lazy)
        .collect::<Vec<_>>()
        .join("\n"))
}

/// Puts `const BUILD = { version, precache }` before `public/sw.js`. What is in `precache` is needed for a
/// cold start without a network; the desk and its map are not.
fn service_worker(assets: &Assets, dist: &Path) -> Result<()> {
    let source = dist.join("sw.js");
    let script = fs::read_to_string(&source).context("public/sw.js")?;
    let page = fs::read(dist.join(format!("{OFFLINE}.html")))?;
    let mut precache = vec!["/".to_owned()];
    let of_entry = |(name, _): &(&String, _)| name.starts_with(&format!("{OFFLINE}."));
    let own = assets.iter().filter(of_entry);
    precache.extend(own.map(|(_, address)| address.clone()));
    let public = root().join("public");
    for file in tree(&public)? {
        let address = format!("/{}", file.strip_prefix(&public)?.display());
        let extension = file.extension().and_then(|text| text.to_str());
        if let Some("webmanifest" | "svg" | "png" | "ico") = extension {
            precache.push(address);
        }
    }
    let version = hash(&[script.as_bytes(), &page].concat());
    let build = json!({ "version": version, "precache": precache });
    fs::write(&source, format!("const BUILD = {build};\n{script}"))?;
    Ok(())
}

/// Assets that belong to no entry.
fn lazy(assets: &Assets) -> impl Iterator<Item = (&String, &String)> {
    let of_entry = |name: &str| {
        ENTRIES
            .iter()
            .any(|entry| name.starts_with(&format!("{entry}.")))
    };
    assets.iter().filter(move |(name, _)| !of_entry(name))
}
