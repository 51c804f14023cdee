//! The choices sheet: lists by name, in the order of the sheet.

use super::diagnose::{Place, Report};
use super::header::{Column, Line, Table, truth};
use super::outline::Outline;
use super::reference::{Usage, resolve};
use super::settings::Settings;
use crate::checklist::model::Choice;
use crate::text::Text;
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Lists {
    pub by_name: BTreeMap<String, Vec<Choice>>,
    /// The workbook has a sheet of choices at all.
    pub present: bool,
}

const OWN: [&str; 8] = [
    "list_name",
    "name",
    "label",
    "image",
    "big-image",
    "audio",
    "video",
    "scored",
];

/// Reads all lists; their labels may mention answers.
pub(super) fn read(
    table: &Table,
    settings: &Settings,
    outline: &Outline,
    report: &mut Report,
) -> Lists {
    let columns = filter_columns(table, report);
    let mut lists = Lists {
        by_name: BTreeMap::new(),
        present: !table.columns.is_empty(),
    };
    if lists.present {
        for needed in ["list_name", "name"] {
            if !table.has(needed) {
                report.error(
                    Place {
                        row: 1,
                        ..table.place()
                    },
                    format!("The sheet “choices” has no column “{needed}”."),
                    "Add it: every choice needs the name of its list and a name of its own.",
                );
            }
        }
    }
    for line in table.lines() {
        let list = line.get("list_name");
        if list.is_empty() {
            if !line.get("name").is_empty() {
                report.warn(
                    line.at("list_name"),
                    "A choice without a list.",
                    "Name its list.",
                );
            }
            continue;
        }
        let choice = choice(line, &columns, outline, report);
        let known = lists.by_name.entry(list.to_owned()).or_default();
        let twice = known.iter().any(|other| other.name == choice.name);
        if twice && !settings.allow_duplicates && !choice.name.is_empty() {
            report.error(
                line.at("name"),
                format!("The list “{list}” has two choices named “{}”.", choice.name),
                "Give one of them another name: answers are told apart by it.",
            );
        }
        known.push(choice);
    }
    lists
}

fn choice(line: Line, columns: &[&Column], outline: &Outline, report: &mut Report) -> Choice {
    let name = line.get("name");
    if name.is_empty() {
        report.error(
            line.at("name"),
            "A choice without a name.",
            "Give it a short name, such as “yes”: it is what is stored.",
        );
    }
    let mut label = Text::default();
    for (column, text) in line.translations("label") {
        let place = line.under(&column.header);
        let text = resolve(outline, 0, Usage::Words, text, place, report);
        label.0.insert(column.tag.clone(), text);
    }
    if label.is_empty() {
        report.warn(
            line.at("label"),
            format!("The choice “{name}” has no label."),
            "Write what people should read; until then its name is shown.",
        );
    }
    let scored = line.get("scored");
    if !scored.is_empty() && truth(scored).is_none() {
        report.error(
            line.at("scored"),
            format!("“{scored}” is neither yes nor no."),
            "Write “no” for a choice that stands outside the scale, else leave it empty.",
        );
    }
    let further = columns
        .iter()
        .map(|column| (column.header.clone(), line.cell(column).to_owned()));
    Choice {
        name: name.to_owned(),
        label,
        unscored: truth(scored) == Some(false),
        columns: further.filter(|(_, value)| !value.is_empty()).collect(),
    }
}

/// The further columns that filters may read: those whose header can be an element's name.
fn filter_columns<'a>(table: &'a Table, report: &mut Report) -> Vec<&'a Column> {
    let mut columns = Vec::new();
    for column in &table.columns {
        if OWN.contains(&column.name.as_str()) {
            continue;
        }
        if is_name(&column.header) {
            columns.push(column);
        } else {
            report.warn(
                Place {
                    row: 1,
                    column: &column.header,
                    ..table.place()
                },
                "This column cannot be used in filters.",
                "Use letters, digits, “_” and “-” only, and no spaces.",
            );
        }
    }
    columns
}

/// Whether a text can name a question or an element: a letter or `_`, then letters, digits, `_`,
/// `-` and `.`.
pub(super) fn is_name(text: &str) -> bool {
    let mut signs = text.chars();
    signs
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && signs.all(|sign| sign.is_alphanumeric() || "_-.".contains(sign))
}
