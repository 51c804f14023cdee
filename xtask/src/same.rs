//! Whether figures come out on the web's processor as they do on a server: `shared/examples/same.rs`, built for
//! the web and run in the engine that Chromium has too.

use anyhow::{Context, Result};

use crate::process::{command, root, run};
use crate::setup;
use crate::wasm::{self, TARGET};

/// Runs a module that takes nothing from outside, and ends with what its `main` answers.
const RUN: &str = r#"
import { readFileSync } from "node:fs";
const module = await WebAssembly.instantiate(readFileSync(process.argv[1]), {});
const differ = module.instance.exports.main(0, 0);
if (differ !== 0) {
  console.error(`${differ} figures are others on this processor than were written down`);
  process.exit(1);
}
"#;

pub fn check() -> Result<()> {
    let mut cargo = wasm::toolchain()?.cargo();
    run(cargo
        .args(["build", "--package", "shared", "--example", "same"])
        .args(["--target", TARGET]))?;
    let module = root().join(format!("target/{TARGET}/debug/examples/same.wasm"));
    setup::node()?;
    run(command("node")
        .args(["--input-type=module", "--eval", RUN])
        .arg(module))
    .context("the same figures on wasm32")
}
