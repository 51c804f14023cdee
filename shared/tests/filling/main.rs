//! Filling in forms written as XLSForm tables: what becomes relevant, required, wrong or computed.

mod asked;
mod computed;
mod repeat;
mod steps;
mod words;

use chrono::DateTime;
use shared::checklist::xlsform::{Workbook, read};
use shared::checklist::{Filling, Prepared, Situation};
use shared::sync::Rule;
use std::sync::Arc;

#[expect(clippy::unwrap_used, reason = "a test")]
fn situation() -> Situation {
    Situation {
        now: DateTime::parse_from_rfc3339("2026-11-23T18:30:00+01:00").unwrap(),
        language: "cs".to_owned(),
        daylight: None,
        seed: 7,
    }
}

fn prepared(markdown: &str) -> Arc<Prepared> {
    let reading = read(&Workbook::from_markdown(markdown), "test");
    assert!(reading.is_sound(), "{:#?}", reading.diagnostics);
    let prepared = Prepared::new(reading.form);
    assert_eq!(prepared.faults(), []);
    Arc::new(prepared)
}

fn start(markdown: &str) -> Filling {
    Filling::start(prepared(markdown), situation())
}

#[expect(clippy::unwrap_used, reason = "a test")]
fn value(filling: &Filling, path: &str) -> String {
    filling.item(path).unwrap().answer.value.clone()
}

fn broken(filling: &Filling) -> Vec<(String, Rule)> {
    let violations = filling.violations().into_iter();
    violations.map(|found| (found.path, found.rule)).collect()
}
