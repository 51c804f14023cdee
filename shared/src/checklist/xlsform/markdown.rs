//! Workbooks written as Markdown tables: the field's notation for small forms in tests and in
//! questions to others.

use super::{Sheet, Workbook};

impl Workbook {
    /// Reads Markdown tables: a line with one cell names a sheet, the lines after it that leave the
    /// first cell empty are its rows.
    ///
    /// ```text
    /// | survey |      |      |       |
    /// |        | type | name | label |
    /// |        | note | hi   | Hello |
    /// ```
    pub fn from_markdown(text: &str) -> Self {
        let mut workbook = Self::default();
        for line in text.lines().map(str::trim) {
            let Some(cells) = cells(line) else {
                continue;
            };
            let (first, rest) = cells
                .split_first()
                .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
            if !first.is_empty() {
                workbook.sheets.push(Sheet {
                    name: first.to_owned(),
                    rows: Vec::new(),
                });
            }
            if rest.iter().all(String::is_empty) && !first.is_empty() {
                continue;
            }
            if let Some(sheet) = workbook.sheets.last_mut() {
                sheet.rows.push(rest.to_vec());
            }
        }
        workbook
    }
}

/// Cells of a table row; `None` for a ruler or a line that is no row.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let ruler = inner.contains("--") && inner.chars().all(|sign| " |-:".contains(sign));
    if ruler {
        return None;
    }
    let mut cells = vec![String::new()];
    let mut signs = inner.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.peek() == Some(&'|') => {
                signs.next();
                if let Some(cell) = cells.last_mut() {
                    cell.push('|');
                }
            }
            '|' => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(sign);
                }
            }
        }
    }
    Some(cells.iter().map(|cell| cell.trim().to_owned()).collect())
}
