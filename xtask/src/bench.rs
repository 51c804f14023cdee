//! `cargo xtask bench`: what Krok promises in numbers, measured; times on the build that ships.

use anyhow::{Result, bail};

use crate::postgres::{Durability, Postgres};
use crate::process::{command, run};
use crate::run::release;
use crate::setup;

/// Runs one benchmark; the other arguments are its own.
pub fn run_named(name: &str, rest: &[&str]) -> Result<()> {
    match name {
        "web" => web(rest),
        "sync" => on_both("bench-sync", rest),
        "desk" => on_both("bench-desk", rest),
        "statistics" => statistics(rest),
        other => bail!("`{other}` is no benchmark; they are web, sync, desk and statistics"),
    }
}

/// The walker's first load in Chromium on a slow phone and a slow network.
fn web(rest: &[&str]) -> Result<()> {
    setup::to_test()?;
    let krok = release()?;
    let mut bench = command("node_modules/.bin/playwright");
    bench
        .args(["test", "--config", "tests/load/playwright.config.ts"])
        .args(rest);
    run(bench
        .env("KROK_BIN", krok)
        .env("KROK_CHROMIUM", setup::chromium()?))
}

/// Uploads per second, or what the desk waits for, on SQLite and on PostgreSQL.
fn on_both(name: &str, rest: &[&str]) -> Result<()> {
    let krok = release()?;
    let postgres = Postgres::start(Durability::Real)?;
    let mut bench = command("cargo");
    bench
        .args([
            "run",
            "--release",
            "--package",
            "tests",
            "--bin",
            name,
            "--",
        ])
        .args(rest);
    run(bench
        .env("KROK_BIN", krok)
        .env("KROK_TEST_POSTGRES", postgres.url()))
}

/// How often the 95 % intervals hold the truth, for as few walkers as walks have. It counts, it does not
/// time: the development build does, its arithmetic optimised.
fn statistics(rest: &[&str]) -> Result<()> {
    let mut bench = command("cargo");
    bench.args(["bench", "--package", "shared", "--bench", "statistics"]);
    bench.args(["--profile", "dev"]);
    for package in ["shared", "libm"] {
        bench.args([
            "--config",
            &format!("profile.dev.package.{package}.opt-level=3"),
        ]);
    }
    run(bench.arg("--").args(rest))
}
