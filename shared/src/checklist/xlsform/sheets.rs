//! Which sheet of a workbook is which.

use super::diagnose::{Place, Report};
use super::header::Table;
use super::{Sheet, Workbook};

/// The sheets that make a form.
#[derive(Debug)]
pub(super) struct Sheets<'a> {
    survey: Option<&'a Sheet>,
    choices: Option<&'a Sheet>,
    settings: Option<&'a Sheet>,
}

const KNOWN: [&str; 3] = ["survey", "choices", "settings"];

/// Sheets of XLSForm that this engine does not read, and what that means for the form.
const UNREAD: [(&str, &str); 3] = [
    (
        "external_choices",
        "Choices from that sheet are not offered.",
    ),
    ("entities", "No entities are created."),
    ("osm", "Places cannot be tagged for OpenStreetMap."),
];

impl<'a> Sheets<'a> {
    pub fn sort(workbook: &'a Workbook, report: &mut Report) -> Self {
        let find = |name: &str| {
            let mut sheets = workbook.sheets.iter();
            sheets.find(|sheet| sheet.name.trim().to_lowercase() == name)
        };
        let survey = find("survey").or(match workbook.sheets.as_slice() {
            [only] => Some(only),
            _ => None,
        });
        for name in KNOWN {
            if find(name).is_none() && !(name == "survey" && survey.is_some()) {
                report_missing(name, workbook, report);
            }
        }
        for (name, consequence) in UNREAD {
            if find(name).is_some_and(|sheet| sheet.rows.len() > 1) {
                report.warn(
                    Place::sheet(name),
                    "Krok does not read this sheet yet.",
                    consequence,
                );
            }
        }
        Self {
            survey,
            choices: find("choices"),
            settings: find("settings"),
        }
    }

    /// A sheet's table under the name of its role; empty where the workbook has no such sheet.
    pub fn table(&self, role: &str, report: &mut Report) -> Table {
        let sheet = match role {
            "survey" => self.survey,
            "choices" => self.choices,
            _ => self.settings,
        };
        let named = Sheet {
            name: role.to_owned(),
            rows: sheet.map(|sheet| sheet.rows.clone()).unwrap_or_default(),
        };
        Table::read(&named, report)
    }
}

/// Only the survey must be there; of the others, one whose name looks misspelt is worth a word.
fn report_missing(name: &str, workbook: &Workbook, report: &mut Report) {
    let names = workbook.sheets.iter().map(|sheet| sheet.name.trim());
    let near: Vec<&str> = names
        .filter(|other| !other.starts_with('_') && !KNOWN.contains(&other.to_lowercase().as_str()))
        .filter(|other| distance(&other.to_lowercase(), name) <= 2)
        .collect();
    let place = Place::sheet(name);
    let remedy = if near.is_empty() {
        format!("Name the sheet that holds the questions “{name}”.")
    } else {
        format!(
            "Perhaps it is “{}”: rename it “{name}”.",
            near.join("” or “")
        )
    };
    if name == "survey" {
        report.error(place, "The workbook has no sheet “survey”.", remedy);
    } else if !near.is_empty() {
        report.warn(
            place,
            format!("The workbook has no sheet “{name}”."),
            remedy,
        );
    }
}

/// Levenshtein distance: letters to add, drop or change to get from one word to the other.
pub(super) fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (at, other) in to.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[to.len()]
}
