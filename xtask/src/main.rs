//! The project's commands: `cargo xtask run` to try Krok, `cargo xtask test` for all that CI does.
//! Each command first sees to the tools it needs, so that a Rust toolchain is all one has to bring.
#![allow(
    clippy::print_stdout,
    reason = "a command line tool speaks on its standard output"
)]

mod bundle;
mod dist;
mod page;
mod process;
mod setup;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask COMMAND

  setup                     install what building and testing need, or say what to install
  dist [--release]          build the app for the browser into dist/";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<()> {
    match args {
        ["setup"] => {
            setup::to_build()?;
            setup::to_test()
        }
        ["dist"] => dist::build(wasm::Profile::Dev),
        ["dist", "--release"] => dist::build(wasm::Profile::Web),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("`{}` is no command of xtask\n\n{USAGE}", other.join(" ")),
    }
}
