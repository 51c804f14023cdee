//! CSV as spreadsheets and statistics programs read it: RFC 4180, UTF-8 with a byte order mark (without
//! one, Excel takes it for the system's old code page), a header, times in UTC.

use super::{Cell, Table};

/// The table as CSV. A text that a spreadsheet would run as a formula gets an apostrophe before
/// it, so that a walker's note cannot do anything on a researcher's machine; numbers stay numbers.
pub fn write(table: &Table) -> String {
    let mut csv = String::from("\u{feff}");
    let header = table.columns.iter().map(|column| text(column));
    push_line(&mut csv, header);
    for row in &table.rows {
        push_line(&mut csv, row.iter().map(field));
    }
    csv
}

fn push_line(csv: &mut String, fields: impl Iterator<Item = String>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            csv.push(',');
        }
        csv.push_str(&field);
    }
    csv.push_str("\r\n");
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(value) => text(value),
        Cell::Number(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
    }
}

fn text(value: &str) -> String {
    let guard = if is_formula(value) { "'" } else { "" };
    if value.contains(['"', ',', ';', '\r', '\n', '\t']) || value.trim() != value {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

/// What spreadsheets take for a formula (OWASP, "CSV Injection"), full-width forms included.
fn is_formula(value: &str) -> bool {
    let first = |text: &str| text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let starts = first(value.trim_start()) || value.starts_with(['\t', '\r', '\n']);
    starts && value.parse::<f64>().is_err()
}
