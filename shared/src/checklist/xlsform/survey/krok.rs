//! Krok's own columns of the survey: what an answer measures, its theme, which end of the scale is
//! good, who may see it, whether a photo helps.

use crate::checklist::model::{Direction, Item, Kind, Measure};
use crate::checklist::xlsform::diagnose::Report;
use crate::checklist::xlsform::header::{Line, truth};

/// Reads the columns of one row into its item.
pub(super) fn columns(item: &mut Item, line: Line, report: &mut Report) {
    item.measure = one_of(
        line,
        "measure",
        &[
            ("observation", Measure::Observation),
            ("perception", Measure::Perception),
        ],
        report,
    );
    item.score = one_of(
        line,
        "score",
        &[("up", Direction::Up), ("down", Direction::Down)],
        report,
    );
    let chosen = matches!(item.kind, Kind::SelectOne { .. });
    if item.score.is_some() && !chosen {
        report.error(
            line.at("score"),
            "Only questions with one choice can be scored.",
            "Empty this cell, or make it a select_one.",
        );
        item.score = None;
    }
    line.get("theme").clone_into(&mut item.theme);
    item.sensitive = switch(line, "sensitive", report);
    item.photo = switch(line, "photo", report);
}

fn one_of<T: Copy>(
    line: Line,
    column: &str,
    known: &[(&str, T)],
    report: &mut Report,
) -> Option<T> {
    let cell = line.get(column);
    let found = known
        .iter()
        .find(|(word, _)| cell.eq_ignore_ascii_case(word));
    if found.is_none() && !cell.is_empty() {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        report.error(
            line.at(column),
            format!("“{cell}” is not known here."),
            format!("Write {}, or leave it empty.", words.join(" or ")),
        );
    }
    found.map(|(_, value)| *value)
}

fn switch(line: Line, column: &str, report: &mut Report) -> bool {
    let cell = line.get(column);
    let found = truth(cell);
    if found.is_none() && !cell.is_empty() {
        report.error(
            line.at(column),
            format!("“{cell}” is neither yes nor no."),
            "Write yes or no, or leave it empty.",
        );
    }
    found == Some(true)
}
