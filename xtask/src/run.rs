//! `cargo xtask run`: Krok with demo data on this machine, for trying and for developing.

use std::path::PathBuf;

use anyhow::Result;

use crate::dist;
use crate::process::{command, root, run};
use crate::wasm::Profile;

const DATA: &str = "data";

pub fn demo() -> Result<()> {
    dist::build(Profile::Dev)?;
    let krok = build()?;
    if !root().join(DATA).exists() {
        run(command(&krok).args(["demo", "--data", DATA]))?;
    }
    run(command(&krok).args(["serve", "--data", DATA]))
}

/// The server as a developer runs it: reads the app from `dist/`.
pub fn build() -> Result<PathBuf> {
    run(command("cargo").args(["build", "--workspace", "--bin", "krok"]))?;
    Ok(root().join("target/debug/krok"))
}

/// The server as it is shipped: one file with the app inside.
pub fn release() -> Result<PathBuf> {
    dist::build(Profile::Web)?;
    run(command("cargo").args(["build", "--release", "--package", "server", "--bin", "krok"]))?;
    Ok(root().join("target/release/krok"))
}
