//! `cargo xtask test`: all that continuous integration does, or one part of it. Every step runs,
//! whatever became of those before it; each is named and timed.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::postgres::{Durability, Postgres};
use crate::process::{command, root, run, succeeds};
use crate::setup;
use crate::tally::Tally;
use crate::wasm::{self, Profile, TARGET};
use crate::{dist, licence, run as server, same};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Format, lints and licences.
    Check,
    /// The rules: what needs neither server nor database.
    Unit,
    /// What goes through the server and its databases.
    Api,
    /// In a browser.
    E2e,
}

const ALL: [Part; 4] = [Part::Check, Part::Unit, Part::Api, Part::E2e];

impl Part {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "check" => Some(Self::Check),
            "unit" => Some(Self::Unit),
            "api" => Some(Self::Api),
            "e2e" => Some(Self::E2e),
            _ => None,
        }
    }
}

/// Runs one part, or all; arguments after the part go to its test runner. All is what ships; one
/// part alone is for working on it, so its browsers get the app that builds quickly.
pub fn run_part(part: Option<Part>, rest: &[&str]) -> Result<()> {
    let mut report = Report::default();
    match part {
        Some(part) => part_steps(part, Profile::Dev, rest, &mut report),
        None => {
            for part in ALL {
                part_steps(part, Profile::Web, rest, &mut report);
            }
        }
    }
    report.close()
}

fn part_steps(part: Part, profile: Profile, rest: &[&str], report: &mut Report) {
    match part {
        Part::Check => {
            report.check("format", || {
                run(command("cargo").args(["fmt", "--all", "--check"]))
            });
            report.check("lints", lints);
            report.check("lints for the browser", browser_lints);
            report.check("licences", licence::check);
        }
        Part::Unit => {
            report.step("unit tests", || {
                Tally::of(&mut runner("not (package(server) or package(tests))", rest))
            });
            report.step("examples in the documentation", || {
                Tally::of(command("cargo").args(["test", "--workspace", "--doc", "--quiet"]))
            });
            report.check("the same figures on the web's processor", same::check);
        }
        Part::Api => report.step("server tests", || {
            let postgres = Postgres::start(Durability::Forgetful)?;
            // Where they cannot be had, the tests that want them are skipped and say so.
            if let Err(error) = setup::readers() {
                println!("setup: {error:#}");
            }
            let mut runner = runner("package(server) or package(tests)", rest);
            runner.env("KROK_BIN", server::build()?);
            Tally::of(runner.env("KROK_TEST_POSTGRES", postgres.url()))
        }),
        Part::E2e => {
            report.check("app for the browser tests", || dist::build(profile));
            report.step("browser tests", || browser_tests(rest));
        }
    }
}

fn lints() -> Result<()> {
    run(command("cargo").args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn browser_lints() -> Result<()> {
    let mut clippy = wasm::clippy()?;
    run(clippy.args([
        "--package",
        "app",
        "--target",
        TARGET,
        "--",
        "-D",
        "warnings",
    ]))
}

/// All packages are selected in each step, so that none is built twice for differing features.
fn runner(filter: &str, rest: &[&str]) -> Command {
    let mut cargo = command("cargo");
    if succeeds(command("cargo").args(["nextest", "--version"])) {
        cargo.args([
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--no-tests=pass",
        ]);
        cargo.args(["--status-level=slow", "--show-progress=none", "-E", filter]);
    } else {
        // Without nextest the filter is left out: every test runs in either part.
        cargo.args(["test", "--workspace", "--no-fail-fast", "--quiet"]);
    }
    cargo.args(rest);
    cargo
}

fn browser_tests(rest: &[&str]) -> Result<Tally> {
    setup::to_test()?;
    let mut playwright = command("node_modules/.bin/playwright");
    playwright
        .args(["test", "--config", "tests/e2e/playwright.config.ts"])
        .args(rest);
    playwright
        .env("KROK_BIN", server::build()?)
        .env("KROK_CHROMIUM", setup::chromium()?)
        .env("KROK_FIREFOX", setup::firefox()?);
    Tally::of(playwright.current_dir(root()))
}

#[derive(Default)]
struct Report {
    steps: Vec<(&'static str, Duration, Tally)>,
}

impl Report {
    /// A step that counts tests.
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tally>) {
        println!("\n== {name}");
        let started = Instant::now();
        let tally = work().unwrap_or_else(|error| {
            println!("error: {error:#}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        self.steps.push((name, started.elapsed(), tally));
    }

    /// A step that holds or not, and counts only if it does not.
    fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        self.step(name, || work().map(|()| Tally::default()));
    }

    /// The table of steps and, alone on the last line, the sum.
    fn close(self) -> Result<()> {
        let mut sum = Tally::default();
        println!("\n== steps");
        for (name, time, tally) in self.steps {
            let word = if tally.failed == 0 { "ok" } else { "FAILED" };
            println!("{word:6} {:7.1} s  {name} ({tally})", time.as_secs_f32());
            sum += tally;
        }
        println!("\n{sum}");
        if sum.failed > 0 {
            bail!("not all is well; see above");
        }
        Ok(())
    }
}
