//! XLSX: the table with real numbers, dates and truth values, the codebook and the methods. Texts are
//! written as text cells, which no spreadsheet runs, so nothing has to be put before them.
//!
//! Lines go to a temporary file as they are written (`constant_memory`).

use super::{Failure, Job};
use anyhow::bail;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};
use shared::export::codebook::Codebook;
use shared::export::{Cell, METHODS, Shape};
use std::io::Write;
use std::sync::Arc;

/// Lines of a sheet, its header included.
const LINES: u32 = 1_048_576;

/// Columns of a sheet.
const COLUMNS: usize = 16_384;

/// UTF-16 units in a cell.
const UNITS: usize = 32_767;

/// What stands at the end of a text that a cell cannot hold whole.
const CUT: &str = " [cut: the CSV has all of it]";

/// Millisecond-free, because what is exported is to the second.
const MOMENT: &str = "yyyy-mm-dd hh:mm:ss";
const DAY: &str = "yyyy-mm-dd";

struct Formats {
    head: Format,
    moment: Format,
    day: Format,
    wrapped: Format,
}

pub fn write(job: &Arc<Job>, shape: Shape, out: &mut (impl Write + Send)) -> Result<(), Failure> {
    let formats = Formats {
        head: Format::new().set_bold(),
        moment: Format::new().set_num_format(MOMENT),
        day: Format::new().set_num_format(DAY),
        wrapped: Format::new().set_text_wrap(),
    };
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&job.about.audit)
        .set_comment(job.about.sentence())
        .set_creation_datetime(&moment(job.about.made.timestamp())?);
    workbook.set_properties(&properties);
    write_table(&mut workbook, &formats, job, shape)?;
    write_codebook(&mut workbook, &formats, job)?;
    write_methods(&mut workbook, &formats, job)?;
    Ok(workbook.save_to_writer(out)?)
}

/// As many sheets as it takes.
fn write_table(
    workbook: &mut Workbook,
    formats: &Formats,
    job: &Arc<Job>,
    shape: Shape,
) -> Result<(), Failure> {
    let table = job.table(shape);
    let names: Vec<&str> = table.names().collect();
    if names.len() > COLUMNS {
        bail!(
            "{} columns are more than a sheet of XLSX holds",
            names.len()
        );
    }
    let name = match shape {
        Shape::Wide => "responses",
        Shape::Long => "answers",
    };
    new_sheet(workbook, formats, name, &names)?;
    let (mut sheets, mut row) = (1, 1);
    for page in job.pages() {
        table.lines(&page?, |line| {
            if row == LINES {
                sheets += 1;
                row = 1;
                new_sheet(workbook, formats, &format!("{name} {sheets}"), &names)?;
            }
            let sheet = workbook.worksheet_from_index(sheets - 1)?;
            for (cell, column) in line.cells().zip(0..) {
                write_cell(sheet, formats, row, column, cell)?;
            }
            row += 1;
            Ok::<(), Failure>(())
        })?;
    }
    Ok(())
}

fn write_codebook(workbook: &mut Workbook, formats: &Formats, job: &Job) -> Result<(), Failure> {
    let tables = [job.table(Shape::Wide), job.table(Shape::Long)];
    let codebook = Codebook::new(&tables, &job.about);
    let names: Vec<&str> = codebook.columns.iter().map(String::as_str).collect();
    let sheet = new_sheet(workbook, formats, "codebook", &names)?;
    for (line, row) in codebook.lines.iter().zip(1..) {
        for (cell, column) in line.iter().zip(0..) {
            write_cell(sheet, formats, row, column, cell)?;
        }
    }
    Ok(())
}

fn write_methods(workbook: &mut Workbook, formats: &Formats, job: &Job) -> Result<(), Failure> {
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("methods")?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 100)?;
    let mut row = 0;
    for (name, value) in job.about.lines() {
        sheet.write_string_with_format(row, 0, name, &formats.head)?;
        sheet.write_string_with_format(row, 1, &*fitting(&value), &formats.wrapped)?;
        row += 1;
    }
    for words in METHODS {
        sheet.write_string_with_format(row, 1, words, &formats.wrapped)?;
        row += 1;
    }
    Ok(())
}

/// A sheet with its header, which stays in view.
fn new_sheet<'w>(
    workbook: &'w mut Workbook,
    formats: &Formats,
    name: &str,
    columns: &[&str],
) -> Result<&'w mut Worksheet, Failure> {
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (name, column) in columns.iter().zip(0..) {
        let width = name.chars().count().clamp(10, 30) as f64;
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, *name, &formats.head)?;
    }
    Ok(sheet)
}

fn write_cell(
    sheet: &mut Worksheet,
    formats: &Formats,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), Failure> {
    match cell {
        Cell::Blank => {}
        Cell::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Cell::Truth(truth) => drop(sheet.write_boolean(row, column, *truth)?),
        Cell::Moment(time) => match moment(time.timestamp()) {
            Ok(moment) => {
                sheet.write_datetime_with_format(row, column, moment, &formats.moment)?;
            }
            // Before 1900 a spreadsheet knows no dates.
            Err(_) => write_text(sheet, row, column, &text(cell))?,
        },
        Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
            Ok(day) => drop(sheet.write_datetime_with_format(row, column, day, &formats.day)?),
            Err(_) => write_text(sheet, row, column, &text(cell))?,
        },
        Cell::Text(words) => write_text(sheet, row, column, words)?,
        Cell::Id(_) => write_text(sheet, row, column, &text(cell))?,
    }
    Ok(())
}

fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), Failure> {
    sheet.write_string(row, column, &*fitting(text))?;
    Ok(())
}

fn text(cell: &Cell) -> String {
    let mut text = Vec::new();
    cell.push(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

fn moment(seconds: i64) -> Result<ExcelDateTime, Failure> {
    Ok(ExcelDateTime::from_timestamp(seconds)?)
}

/// As much of a text as a cell holds.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    // A text has at least as many bytes as UTF-16 units.
    if text.len() <= UNITS || text.encode_utf16().count() <= UNITS {
        return text.into();
    }
    let mut units = CUT.len();
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= UNITS
    });
    format!("{}{CUT}", kept.collect::<String>()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() {
        let long = "č🙂".repeat(20_000);
        let fitted = fitting(&long);
        assert!(fitted.encode_utf16().count() <= UNITS && fitted.ends_with(CUT));
        assert!(fitted.encode_utf16().count() > UNITS - 3);
        assert_eq!(fitting("krok"), "krok");
    }
}
