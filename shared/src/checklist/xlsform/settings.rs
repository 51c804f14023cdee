//! The settings sheet: the form's name, title, version and default language.

use super::choices::is_name;
use super::diagnose::Report;
use super::header::{Line, Table, truth};
use crate::text::Text;

#[derive(Debug)]
pub(super) struct Settings {
    pub name: String,
    pub title: Text,
    pub version: String,
    /// Name of the instance's root.
    pub root: String,
    /// As written; empty where the workbook sets none.
    pub default_language: String,
    pub clean_text: bool,
    pub allow_duplicates: bool,
}

/// Settings that change what a form does and that this engine does not follow.
const UNFOLLOWED: [&str; 4] = ["public_key", "submission_url", "auto_send", "auto_delete"];

/// Reads the one row of settings; `stem` names a form that they do not name.
pub(super) fn read(table: &Table, stem: &str, report: &mut Report) -> Settings {
    let mut lines = table.lines();
    let line = lines.next();
    if let Some(second) = lines.next() {
        report.warn(
            second.under(""),
            "Only the first row of settings counts.",
            "Remove this row or move its settings up.",
        );
    }
    let get = |name: &str| line.map_or("", |line| line.get(name));
    let or = |value: &str, other: &str| {
        if value.is_empty() {
            other.to_owned()
        } else {
            value.to_owned()
        }
    };
    let name = or(get("form_id"), stem);
    let settings = Settings {
        title: title(line, &or(get("form_title"), &name)),
        version: get("version").to_owned(),
        root: or(get("name"), "data"),
        default_language: get("default_language").to_owned(),
        clean_text: truth(get("clean_text_values")) != Some(false),
        allow_duplicates: truth(get("allow_choice_duplicates")) == Some(true),
        name,
    };
    if let Some(line) = line.filter(|_| !is_name(&settings.root)) {
        report.error(
            line.at("name"),
            format!("“{}” cannot be a name.", settings.root),
            "Begin with a letter, then use letters, digits, “_”, “-” and “.” only.",
        );
    }
    for unfollowed in UNFOLLOWED {
        if let Some(line) = line.filter(|line| !line.get(unfollowed).is_empty()) {
            report.warn(
                line.at(unfollowed),
                format!("Krok does not follow “{unfollowed}”."),
                "Answers go to the server that the walk belongs to.",
            );
        }
    }
    settings
}

/// The title, by language where Krok's columns `krok_title::English (en)` and so on give it: those
/// of XLSForm have one title for all.
fn title(line: Option<Line>, plain: &str) -> Text {
    let translated: Text = line.map(|line| line.text("krok_title")).unwrap_or_default();
    if translated.is_empty() {
        Text::of("", plain)
    } else {
        translated
    }
}
