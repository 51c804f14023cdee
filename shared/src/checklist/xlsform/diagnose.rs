//! What is wrong with a workbook, said so that its author can mend it.

use super::outline::Outline;
use crate::checklist::model::Form;
use crate::checklist::prepared::Prepared;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something in a workbook that its author should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Diagnostic {
    pub severity: Severity,
    pub sheet: String,
    /// Row of the spreadsheet, the header row being 1; 0 where the whole sheet is meant.
    pub row: u32,
    /// Header of the column as written; empty where the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The form would not mean what its author wants; it cannot be published.
    Error,
    /// Worth a look.
    Warning,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: sheet {}", self.sheet)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": {} {}", self.message, self.remedy)
    }
}

/// Says of every expression that the engine cannot use where it stands in the workbook.
pub(super) fn faults(form: &Form, outline: &Outline, report: &mut Report) {
    for fault in Prepared::new(form.clone()).faults() {
        let drafts = 1..outline.drafts.len();
        let line = drafts
            .filter(|&draft| !fault.path.is_empty() && outline.path(draft) == fault.path)
            .find_map(|draft| outline.drafts[draft].line);
        let (place, cell) = match line {
            Some(line) => (line.at(fault.column), line.get(fault.column)),
            None => (
                Place {
                    column: fault.column,
                    ..Place::sheet("choices")
                },
                "",
            ),
        };
        let quoted = if cell.is_empty() {
            "This".to_owned()
        } else {
            format!("“{cell}”")
        };
        report.error(
            place,
            format!("{quoted} cannot be computed: {}.", fault.reason),
            fault.remedy,
        );
    }
}

/// A place in a workbook.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub sheet: &'a str,
    pub row: u32,
    pub column: &'a str,
}

impl<'a> Place<'a> {
    pub fn sheet(sheet: &'a str) -> Self {
        Self {
            sheet,
            row: 0,
            column: "",
        }
    }
}

/// The diagnostics so far.
#[derive(Debug, Default)]
pub(super) struct Report(Vec<Diagnostic>);

impl Report {
    pub fn error(&mut self, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Error, place, message.into(), remedy.into());
    }

    pub fn warn(&mut self, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Warning, place, message.into(), remedy.into());
    }

    /// All of them by sheet and row, errors before warnings of the same row, none twice.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| {
            (&a.sheet, a.row, a.severity, &a.column).cmp(&(&b.sheet, b.row, b.severity, &b.column))
        });
        self.0.dedup();
        self.0
    }

    fn add(&mut self, severity: Severity, place: Place, message: String, remedy: String) {
        self.0.push(Diagnostic {
            severity,
            sheet: place.sheet.to_owned(),
            row: place.row,
            column: place.column.to_owned(),
            message,
            remedy,
        });
    }
}
