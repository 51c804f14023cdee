//! CSV as spreadsheets and statistics programs read it: RFC 4180, UTF-8 with a byte order mark (without
//! one, Excel takes it for the system's old code page), a header, times in UTC.
//!
//! A text that a spreadsheet would run as a formula gets an apostrophe before it, so that a walker's
//! note cannot do anything on a researcher's machine; numbers stay numbers.

use super::{Cell, Line};

/// Writes lines one by one. What is the same in all lines of a response is written out once.
#[derive(Debug, Default)]
pub struct Writer {
    response: Vec<u8>,
}

impl Writer {
    pub fn line(&mut self, out: &mut Vec<u8>, line: &Line) {
        if line.fresh {
            self.response.clear();
            push_fields(&mut self.response, line.response);
        }
        out.extend_from_slice(&self.response);
        for cell in line.rest {
            out.push(b',');
            push_field(out, cell);
        }
        out.extend_from_slice(b"\r\n");
    }
}

/// The byte order mark and the header.
pub fn head<'a>(out: &mut Vec<u8>, columns: impl IntoIterator<Item = &'a str>) {
    out.extend_from_slice("\u{feff}".as_bytes());
    let names: Vec<Cell> = columns.into_iter().map(Cell::text).collect();
    line(out, &names);
}

/// A line of its own.
pub fn line(out: &mut Vec<u8>, cells: &[Cell]) {
    push_fields(out, cells);
    out.extend_from_slice(b"\r\n");
}

fn push_fields(out: &mut Vec<u8>, cells: &[Cell]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        push_field(out, cell);
    }
}

fn push_field(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => push_text(out, text),
        other => other.push(out),
    }
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    let guard: &[u8] = if is_formula(text) { b"'" } else { b"" };
    let special = |byte: &u8| matches!(byte, b'"' | b',' | b';' | b'\r' | b'\n' | b'\t');
    if text.as_bytes().iter().any(special) || text.trim().len() != text.len() {
        out.push(b'"');
        out.extend_from_slice(guard);
        for (index, part) in text.split('"').enumerate() {
            if index > 0 {
                out.extend_from_slice(b"\"\"");
            }
            out.extend_from_slice(part.as_bytes());
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(guard);
        out.extend_from_slice(text.as_bytes());
    }
}

/// What spreadsheets take for a formula (OWASP, "CSV Injection"), full-width forms included.
fn is_formula(value: &str) -> bool {
    let first = |text: &str| text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let starts = first(value.trim_start()) || value.starts_with(['\t', '\r', '\n']);
    starts && value.parse::<f64>().is_err()
}
