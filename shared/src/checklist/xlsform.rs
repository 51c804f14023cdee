//! Reads an XLSForm workbook. Reading never fails: it yields a form, and what is wrong with the
//! workbook as diagnostics that name sheet, row and column and say what to do.

mod choices;
mod diagnose;
mod header;
mod kind;
mod markdown;
mod outline;
mod reference;
mod settings;
mod sheets;
mod survey;
#[cfg(feature = "workbook")]
mod workbook;

pub use diagnose::{Diagnostic, Severity};
#[cfg(feature = "workbook")]
pub use workbook::read_workbook;

use super::model::Form;
use diagnose::{Place, Report};
use header::Table;
use sheets::Sheets;

/// What was read: always a form, usable as far as the diagnostics allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub form: Form,
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Whether the form may be published: nothing worse than a warning.
    pub fn is_sound(&self) -> bool {
        self.diagnostics
            .iter()
            .all(|found| found.severity != Severity::Error)
    }
}

/// A workbook as text: what spreadsheet files and Markdown tables are both turned into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// A sheet's cells as text, row by row, the header row first. Empty rows are kept, so that row
/// numbers stay those of the spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

/// Reads a form from a workbook; `stem` is the file's name without extension, which names a form
/// that its settings do not name.
pub fn read(workbook: &Workbook, stem: &str) -> Reading {
    let mut report = Report::default();
    let sheets = Sheets::sort(workbook, &mut report);
    let settings = settings::read(&sheets.table("settings", &mut report), stem, &mut report);
    let mut tables = Tables {
        survey: sheets.table("survey", &mut report),
        choices: sheets.table("choices", &mut report),
    };
    if settings.clean_text {
        tables.survey.collapse_whitespace();
    }
    tables.survey.report_unread(&mut report);
    tables.choices.report_unread(&mut report);
    tables.name_languages(&settings.default_language);
    let outline = outline::read(&tables.survey, &settings.root, &mut report);
    let mut lists = choices::read(&tables.choices, &settings, &outline, &mut report);
    let form = Form {
        languages: tables.languages(&settings.default_language, &mut report),
        nodes: survey::nodes(&outline, &mut lists, &mut report),
        lists: lists.by_name,
        name: settings.name,
        root: settings.root,
        title: settings.title,
        version: settings.version,
    };
    diagnose::faults(&form, &outline, &mut report);
    Reading {
        form,
        diagnostics: report.sorted(),
    }
}

struct Tables {
    survey: Table,
    choices: Table,
}

impl Tables {
    fn name_languages(&mut self, default: &str) {
        self.survey.name_languages(default);
        self.choices.name_languages(default);
    }

    /// Tags of the languages of both sheets, the default one first.
    fn languages(&self, default: &str, report: &mut Report) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let mut used = false;
        for (name, tag) in self.survey.languages().chain(self.choices.languages()) {
            used |= name == default || header::tag(name) == header::tag(default);
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
        }
        if !default.is_empty() {
            let tag = header::tag(default);
            if !used && tags.len() > 1 {
                report.warn(
                    Place {
                        column: "default_language",
                        row: 2,
                        ..Place::sheet("settings")
                    },
                    format!("No column is in the default language “{default}”."),
                    "Write it as the columns do, such as “Čeština (cs)”.",
                );
            }
            tags.sort_by_key(|known| *known != tag);
        }
        tags
    }
}
