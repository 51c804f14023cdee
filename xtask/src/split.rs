//! Takes out of an entry's module what its first screen does not need. The source marks those functions
//! (`app/src/walk/later.rs`), the linker keeps its relocations, and `wasm_split_cli_support` moves them,
//! with all that only they use, into modules that are fetched when one of them is called.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use crate::dist::add_asset;

/// The entries that are split. Each is compiled with the feature `split`.
pub const SPLIT: [&str; 1] = ["walker"];

/// The script that fetches the parts, under the name by which the glue imports it.
const LOADER: &str = "__wasm_split.js";

/// The same as the splitter wrote it.
const RAW_LOADER: &str = "loader.js";

/// Splits `linked`: the parts and their loader go into `directory`, and what is left is returned.
pub fn split(linked: &Path, directory: &Path) -> Result<PathBuf> {
    let input = fs::read(linked).with_context(|| linked.display().to_string())?;
    let main = directory.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = directory;
    options.main_out_path = &main;
    options.main_module = "./glue.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting {}: {error:#}", linked.display()))?;
    fs::rename(directory.join(LOADER), directory.join(RAW_LOADER)).context(LOADER)?;
    Ok(main)
}

/// Puts the parts among the assets, tells the loader their addresses, and returns them.
pub fn add_parts(entry: &str, work: &Path, dist: &Path) -> Result<Vec<String>> {
    let directory = work.join(entry);
    let mut script = fs::read_to_string(directory.join(RAW_LOADER)).context(RAW_LOADER)?;
    let mut addresses = Vec::new();
    for part in crate::dist::tree(&directory)? {
        let name = part.file_name().unwrap_or_default().to_string_lossy();
        let named = format!("new URL(\"./{name}\", import.meta.url)");
        if script.contains(&named) {
            let of = name.trim_start_matches("split_").trim_end_matches(".wasm");
            let address = add_asset(dist, &format!("{entry}-{of}"), "wasm", &fs::read(&part)?)?;
            script = script.replace(&named, &format!("\"{address}\""));
            addresses.push(address);
        }
    }
    fs::write(directory.join(LOADER), script)?;
    Ok(addresses)
}
