//! Spreadsheet files as sheets of text.

use super::{Diagnostic, Reading, Sheet, Workbook, read};
use crate::checklist::model::Form;
use crate::checklist::xlsform::diagnose::{Place, Report};
use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use std::io::Cursor;

/// Reads a form from a spreadsheet file (`.xlsx`, `.xlsm`, `.xls`, `.ods`, whatever its name says);
/// `stem` is the file's name without extension. A file that is no spreadsheet gives an empty form
/// and a diagnostic.
pub fn read_workbook(bytes: &[u8], stem: &str) -> Reading {
    match open(bytes) {
        Ok(workbook) => read(&workbook, stem),
        Err(reason) => Reading {
            form: Form {
                name: stem.to_owned(),
                ..Form::default()
            },
            diagnostics: unreadable(&reason),
        },
    }
}

fn unreadable(reason: &str) -> Vec<Diagnostic> {
    let mut report = Report::default();
    report.error(
        Place::sheet(""),
        format!("The file cannot be read as a spreadsheet: {reason}."),
        "Save it as .xlsx and try again.",
    );
    report.sorted()
}

fn open(bytes: &[u8]) -> Result<Workbook, String> {
    let mut file: Sheets<_> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut workbook = Workbook::default();
    for name in file.sheet_names() {
        let range = file
            .worksheet_range(&name)
            .map_err(|error| error.to_string())?;
        // A range begins at the first cell that is not empty; rows and columns before it count.
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = vec![Vec::new(); top as usize];
        rows.extend(range.rows().map(|cells| {
            let mut row = vec![String::new(); left as usize];
            row.extend(cells.iter().map(text));
            row
        }));
        workbook.sheets.push(Sheet { name, rows });
    }
    Ok(workbook)
}

/// A cell as an author sees it: whole numbers without a fraction, dates in ISO order.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Error(error) => error.to_string(),
        Data::DateTime(moment) => date_text(*moment),
    }
}

/// Days since the spreadsheet's epoch as date and time; a value below one day is a time alone.
fn date_text(moment: calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
