//! Computes the figures of `tests/same` and ends with how many are not those that were written down. Built for
//! the web and run in its engine by `cargo xtask test unit`, to show that a phone comes to the same.

#[path = "../tests/same/figures.rs"]
mod figures;

use std::process::ExitCode;

const WRITTEN: &str = include_str!("../tests/same/figures.txt");

fn main() -> ExitCode {
    let figures = figures::figures();
    let written: Vec<&str> = WRITTEN.lines().collect();
    let differ = figures
        .iter()
        .zip(&written)
        .filter(|(now, then)| now != *then);
    let missing = figures.len().abs_diff(written.len());
    ExitCode::from(u8::try_from(differ.count() + missing).unwrap_or(u8::MAX))
}
