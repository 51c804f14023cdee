//! Runs the small forms of pyxform's own tests through the reader: each must get the same verdict,
//! sound or in error. The cases lie beside the repository; without them the test says so and passes.

use flate2::read::GzDecoder;
use serde::Deserialize;
use shared::checklist::xlsform::{Workbook, read};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    test: String,
    md: Option<String>,
    outcome: String,
    error: Option<String>,
}

#[test]
fn most_forms_get_the_verdict_of_pyxform() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/spec/pyxform-cases.jsonl.gz");
    let Ok(file) = File::open(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let mut same: BTreeMap<&str, u32> = BTreeMap::new();
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let case: Case = serde_json::from_str(&line.unwrap()).unwrap();
        let Some(markdown) = case.md else { continue };
        let reading = read(&Workbook::from_markdown(&markdown), "data");
        // What Krok cannot do or does without, it says; those forms are not compared.
        if reading
            .diagnostics
            .iter()
            .any(|found| found.message.starts_with("Krok "))
        {
            continue;
        }
        let outcome = if case.outcome == "ok" { "ok" } else { "error" };
        *all.entry(outcome).or_default() += 1;
        if reading.is_sound() == (outcome == "ok") {
            *same.entry(outcome).or_default() += 1;
        } else if std::env::var("SHOW_DIFFERENCES").is_ok() {
            eprintln!(
                "{} is {outcome}: {}",
                case.test,
                case.error.unwrap_or_default()
            );
            for found in reading.diagnostics {
                eprintln!("    {found}");
            }
        }
    }
    eprintln!("same verdict: {same:?} of {all:?}");
    // What must not get worse. The rest: ticks of ranges, what only a compiler of the expressions
    // can see (pyxform leaves them to another tool), values of some parameters.
    assert!(
        same.get("ok") >= Some(&272) && same.get("error") >= Some(&98),
        "{same:?}"
    );
}
