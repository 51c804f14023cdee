//! The parameters column: `key=value` pairs, and which of them a kind of question knows.

use crate::checklist::model::Kind;
use crate::checklist::xlsform::diagnose::Report;
use crate::checklist::xlsform::header::{Line, truth};
use std::collections::BTreeMap;

/// Reads the parameters of a row; those that are wrong are reported and left out.
pub(super) fn read(line: Line, kind: &Kind, report: &mut Report) -> BTreeMap<String, String> {
    let place = line.at("parameters");
    let mut found = pairs(line.get("parameters")).unwrap_or_else(|part| {
        report.error(
            place,
            format!("“{part}” is no parameter."),
            "Write parameters as name=value, with spaces between them.",
        );
        BTreeMap::new()
    });
    let known = known(kind);
    for name in found.keys().filter(|name| !known.contains(&name.as_str())) {
        let remedy = if known.is_empty() {
            "This kind of question has none.".to_owned()
        } else {
            format!("It may have: {}.", known.join(", "))
        };
        report.error(
            place,
            format!("There is no parameter “{name}” here."),
            remedy,
        );
    }
    if found.contains_key("seed") && found.get("randomize").is_none_or(|value| value != "true") {
        report.error(
            place,
            "A seed without a random order.",
            "Add randomize=true, or remove the seed.",
        );
    }
    found.retain(|name, value| {
        let wanted = wanted(name, value);
        if let Some(wanted) = wanted {
            report.error(
                place,
                format!("“{value}” does not do for “{name}”."),
                format!("Write {wanted}."),
            );
        }
        wanted.is_none()
    });
    found
}

/// What a parameter's value should be, where it is not.
fn wanted(name: &str, value: &str) -> Option<&'static str> {
    let numeric = value.parse::<f64>().is_ok();
    let (fits, wanted) = match name {
        "randomize" | "allow-mock-accuracy" => (matches!(value, "true" | "false"), "true or false"),
        "incremental" => (truth(value) == Some(true), "incremental=true"),
        "seed" => (
            numeric || value.starts_with("${"),
            "a number, or ${name} of a question",
        ),
        "capture-accuracy" | "warning-accuracy" => (numeric, "a number of metres"),
        "rows" | "max-pixels" => (value.parse::<u32>().is_ok(), "a whole number"),
        "quality" => (
            matches!(value, "voice-only" | "low" | "normal" | "external"),
            "voice-only, low, normal or external",
        ),
        "app" => (
            value.contains('.'),
            "the full name of an app, such as org.example.camera",
        ),
        _ => (true, ""),
    };
    (!fits).then_some(wanted)
}

/// Parameters as `key=value` pairs; `Err` holds the part that is none.
fn pairs(cell: &str) -> Result<BTreeMap<String, String>, String> {
    let mut joined = cell.to_owned();
    for spaced in [" =", "= "] {
        while joined.contains(spaced) {
            joined = joined.replace(spaced, "=");
        }
    }
    joined
        .split([' ', ',', ';'])
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('=') {
            Some((key, value)) if !key.is_empty() && !value.contains('=') => {
                let key = key.to_lowercase();
                let kept = matches!(key.as_str(), "label" | "value") || value.starts_with("${");
                let value = if kept {
                    value.to_owned()
                } else {
                    value.to_lowercase()
                };
                Ok((key, value))
            }
            _ => Err(part.to_owned()),
        })
        .collect()
}

/// The parameters that a kind knows.
fn known(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Text => &["rows"],
        Kind::Range { .. } => &[
            "start",
            "end",
            "step",
            "tick_interval",
            "placeholder",
            "tick_labelset",
        ],
        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. } => {
            &["randomize", "seed"]
        }
        Kind::Geopoint => &[
            "capture-accuracy",
            "warning-accuracy",
            "allow-mock-accuracy",
            "reference-geometry",
        ],
        Kind::Geotrace | Kind::Geoshape => {
            &["allow-mock-accuracy", "incremental", "reference-geometry"]
        }
        Kind::Image => &["max-pixels", "app"],
        Kind::Audio => &["quality"],
        _ => &[],
    }
}
