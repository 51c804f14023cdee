//! Scripts and styles through esbuild: one script and one style sheet per entry, one module per
//! file of `app/js/` for what is loaded only where it is needed, such as the map.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::dist::{ENTRIES, add_asset, tree};
use crate::process::{command, root, run};
use crate::split::{self, SPLIT};
use crate::wasm::Profile;
use crate::words;

/// File name as the sources know it (`walker.js`, `walker.wasm`, `map.css`) -> its address.
pub type Assets = BTreeMap<String, String>;

pub fn build(profile: Profile, work: &Path, dist: &Path) -> Result<Assets> {
    let mut assets = Assets::new();
    let mut inputs = Vec::new();
    for entry in ENTRIES {
        if profile == Profile::Web && SPLIT.contains(&entry) {
            let parts = split::add_parts(entry, work, dist)?.into_iter().enumerate();
            let parts = parts.map(|(n, address)| (format!("{entry}.later-{n}.wasm"), address));
            assets.extend(parts);
        }
        let module = fs::read(work.join(entry).join("glue_bg.wasm"))?;
        let address = add_asset(dist, entry, "wasm", &module)?;
        let words = match entry {
            words::ENTRY => words::build(dist)?,
            _ => words::Addresses::new(),
        };
        inputs.push(start_script(entry, &address, &words, work)?);
        for (catalogue, addresses) in words {
            let named = |(tag, address)| (format!("{entry}.{catalogue}-words-{tag}.txt"), address);
            assets.extend(addresses.into_iter().map(named));
        }
        assets.insert(format!("{entry}.wasm"), address);
    }
    let styles = root().join("app/style");
    inputs.extend(ENTRIES.map(|entry| text(&styles.join(format!("{entry}.css")))));
    // What lies in folders belongs to the module of their name.
    let scripts = root().join("app/js");
    let modules = tree(&scripts)?;
    inputs.extend(
        modules
            .iter()
            .filter(|file| is(file, "js") && file.parent() == Some(&scripts))
            .map(|file| text(file)),
    );
    let worker = fs::read(root().join("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs"))?;
    let worker = add_asset(dist, "map-worker", "js", &worker)?;
    esbuild(profile, work, dist, &inputs, &worker)?;
    assets.insert("map-worker.js".into(), worker);
    assets.append(&mut written(work)?);
    Ok(assets)
}

/// The script of an entry fetches the module that the page already asked the browser to preload, and
/// before it runs the words of the page where they are files.
fn start_script(
    entry: &str,
    module: &str,
    words: &words::Addresses,
    work: &Path,
) -> Result<String> {
    let file = work.join(format!("{entry}.js"));
    let mut start = format!("import start from './{entry}/glue.js';\n");
    // Compiled while the words are on their way.
    start += &format!("const module = WebAssembly.compileStreaming?.(fetch('{module}'));\n");
    if !words.is_empty() {
        let (script, words) = (
            root().join("app/start/words.js"),
            serde_json::to_string(words)?,
        );
        let install = root().join("app/start/install.js");
        start += &format!("import '{}';\n", install.display());
        start += &format!("import {{ speak }} from '{}';\n", script.display());
        start += &format!("await speak({words});\n");
    }
    start += &format!("start({{ module_or_path: module ?? '{module}' }});\n");
    fs::write(&file, start)?;
    Ok(text(&file))
}

fn esbuild(
    profile: Profile,
    work: &Path,
    dist: &Path,
    inputs: &[String],
    worker: &str,
) -> Result<()> {
    let mut esbuild = command("node_modules/.bin/esbuild");
    esbuild.args(inputs).args([
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--log-level=warning",
        // The glue names the loader of a page's parts once for each part.
        "--log-override:duplicate-object-key=silent",
    ]);
    esbuild.args(["--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]"]);
    esbuild.args([
        "--loader:.woff2=file",
        "--loader:.svg=file",
        "--external:/fonts/*",
    ]);
    esbuild.args(["--public-path=/assets", "--legal-comments=none"]);
    esbuild.arg(format!("--outdir={}", dist.join("assets").display()));
    esbuild.arg(format!(
        "--metafile={}",
        work.join("esbuild.json").display()
    ));
    esbuild.arg(format!("--define:MAP_WORKER_URL=\"{worker}\""));
    if profile == Profile::Web {
        esbuild.arg("--minify");
    }
    run(&mut esbuild)
}

#[derive(Deserialize)]
struct Metafile {
    outputs: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Output {
    entry_point: Option<String>,
    css_bundle: Option<String>,
}

/// Which file esbuild wrote for each input.
fn written(work: &Path) -> Result<Assets> {
    let text = fs::read_to_string(work.join("esbuild.json"))?;
    let metafile: Metafile = serde_json::from_str(&text).context("what esbuild says it wrote")?;
    let mut assets = Assets::new();
    for (file, output) in metafile.outputs {
        let Some(entry) = output.entry_point.as_deref().and_then(file_name) else {
            continue;
        };
        if let Some(address) = address(&file) {
            assets.insert(entry.to_owned(), address);
        }
        if let Some(style) = output.css_bundle.as_deref().and_then(address) {
            assets.insert(format!("{}.css", entry.trim_end_matches(".js")), style);
        }
    }
    Ok(assets)
}

fn address(file: &str) -> Option<String> {
    Some(format!("/assets/{}", file_name(file)?))
}

fn file_name(path: &str) -> Option<&str> {
    Path::new(path).file_name()?.to_str()
}

fn is(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|have| have == extension)
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
