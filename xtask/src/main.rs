//! The project's commands: `cargo xtask run` to try Krok, `cargo xtask test` for all that CI does.
//! Each command first sees to the tools it needs, so that a Rust toolchain is all one has to bring.
#![allow(
    clippy::print_stdout,
    reason = "a command line tool speaks on its standard output"
)]

mod bench;
mod bundle;
mod dist;
mod licence;
mod page;
mod postgres;
mod process;
mod run;
mod same;
mod setup;
mod shorten;
mod split;
mod tally;
mod test;
mod wasm;
mod words;

use std::process::ExitCode;

use anyhow::{Result, bail};
use test::Part;

const USAGE: &str = "\
cargo xtask COMMAND

  setup                     install what building and testing need, or say what to install
  run                       build all, create demo data in ./data if there is none, and serve
  test [PART [ARGS]]        all that CI does, or one part: check, unit, api or e2e
  bench NAME [ARGS]         measure: web (the first load), sync (uploads per second), desk (exports
                            and tables of a million) or statistics (how often the intervals hold the truth)
  dist [--release]          build the app for the browser into dist/
  release                   build target/release/krok, one file with all inside";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result<()> {
    match args {
        ["setup"] => {
            setup::to_build()?;
            setup::to_test()
        }
        ["run"] => run::demo(),
        ["test"] => test::run_part(None, &[]),
        ["test", part, rest @ ..] => match Part::named(part) {
            Some(part) => test::run_part(Some(part), rest),
            None => bail!("`{part}` is no part of the tests; they are check, unit, api and e2e"),
        },
        ["bench", name, rest @ ..] => bench::run_named(name, rest),
        ["release"] => run::release().map(|file| println!("{}", file.display())),
        ["dist"] => dist::build(wasm::Profile::Dev),
        ["dist", "--release"] => dist::build(wasm::Profile::Web),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("`{}` is no command of xtask\n\n{USAGE}", other.join(" ")),
    }
}
