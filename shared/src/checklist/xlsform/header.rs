//! Header rows: which column of a sheet is meant, in which language.

use super::Sheet;
use super::diagnose::{Place, Report};
use crate::text::Text;

/// A sheet with its header understood.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub sheet: String,
    pub columns: Vec<Column>,
    rows: Vec<(u32, Vec<String>)>,
}

#[derive(Debug)]
pub(super) struct Column {
    /// As written, for messages.
    pub header: String,
    /// The name that XLSForm knows it by; as written where it knows none.
    pub name: String,
    /// The language's name as written; `None` where the column names none.
    pub language: Option<String>,
    /// Tag of the language; empty for none.
    pub tag: String,
    index: usize,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub table: &'a Table,
    pub row: u32,
    cells: &'a [String],
}

/// Columns whose text may be given by language.
const TRANSLATED: [&str; 10] = [
    "krok_title",
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "image",
    "big-image",
    "audio",
    "video",
];

/// A header of these has a second part that belongs to the name: `bind::type`, `media::image`.
const PREFIXES: [&str; 6] = ["media", "bind", "body", "control", "instance", "attribute"];

impl Table {
    pub fn read(sheet: &Sheet, report: &mut Report) -> Self {
        let headers = sheet.rows.first().map_or(&[][..], Vec::as_slice);
        let double = headers.iter().any(|header| header.contains("::"));
        let mut table = Self {
            sheet: sheet.name.trim().to_lowercase(),
            ..Self::default()
        };
        for (index, header) in headers.iter().enumerate() {
            let header = clean(header);
            if !header.is_empty() {
                let column = Column::read(&table.sheet, &header, double, index);
                table.check_twice(&column, report);
                table.columns.push(column);
            }
        }
        let mut empty = 0;
        for (index, row) in sheet.rows.iter().enumerate().skip(1) {
            let cells: Vec<String> = row.iter().map(|cell| clean(cell)).collect();
            empty = if cells.iter().all(String::is_empty) {
                empty + 1
            } else {
                0
            };
            if empty > MOST_EMPTY_ROWS {
                break;
            }
            if empty == 0 {
                table.rows.push((index as u32 + 1, cells));
            }
        }
        table
    }

    /// The rows that are not empty.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(move |(row, cells)| Line {
            table: self,
            row: *row,
            cells,
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    /// Makes any run of spaces and line breaks one space.
    pub fn collapse_whitespace(&mut self) {
        for cell in self.rows.iter_mut().flat_map(|(_, cells)| cells) {
            if cell.contains(char::is_whitespace) {
                *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
    }

    /// Gives columns that name no language the form's default one.
    pub fn name_languages(&mut self, default: &str) {
        for column in &mut self.columns {
            if column.language.is_none() && TRANSLATED.contains(&column.name.as_str()) {
                column.tag = tag(default);
            }
        }
    }

    /// Languages of the translated columns, name and tag, in the order of the sheet.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns
            .iter()
            .filter(|column| TRANSLATED.contains(&column.name.as_str()))
            .map(|column| {
                (
                    column.language.as_deref().unwrap_or(""),
                    column.tag.as_str(),
                )
            })
    }

    /// Says of columns that are filled in and that this engine does without.
    pub fn report_unread(&self, report: &mut Report) {
        for column in &self.columns {
            let unread = UNREAD.iter().find(|(name, _)| *name == column.name);
            let filled = || self.lines().any(|line| !line.cell(column).is_empty());
            if let Some((_, what)) = unread.filter(|_| filled()) {
                let place = Place {
                    sheet: &self.sheet,
                    row: 1,
                    column: &column.header,
                };
                report.warn(
                    place,
                    format!("Krok does not do this yet: {what}."),
                    "The form works without it; see that it can be understood so.",
                );
            }
        }
    }

    /// The sheet as a whole.
    pub fn place(&self) -> Place<'_> {
        Place::sheet(&self.sheet)
    }

    fn check_twice(&self, column: &Column, report: &mut Report) {
        let same = |other: &&Column| other.name == column.name && other.language == column.language;
        if let Some(other) = self.columns.iter().find(same) {
            let place = Place {
                sheet: &self.sheet,
                row: 1,
                column: &column.header,
            };
            report.error(
                place,
                format!(
                    "The columns “{}” and “{}” mean the same.",
                    other.header, column.header
                ),
                "Keep one of them.",
            );
        }
    }
}

impl Column {
    fn read(sheet: &str, header: &str, double: bool, index: usize) -> Self {
        let tokens = tokens(header, double);
        let (name, used) = canonical(sheet, &tokens);
        let translated = TRANSLATED.contains(&name.as_str());
        let language = match &tokens[used..] {
            [language] if translated => Some(language.clone()),
            _ => None,
        };
        let known = translated || tokens.len() == used;
        Self {
            header: header.to_owned(),
            name: if known { name } else { header.to_owned() },
            tag: language.as_deref().map(tag).unwrap_or_default(),
            language,
            index,
        }
    }
}

impl<'a> Line<'a> {
    /// The cell of a column, by the name that XLSForm knows it by; empty where there is none.
    pub fn get(&self, name: &str) -> &'a str {
        let columns = &self.table.columns;
        columns
            .iter()
            .find(|column| column.name == name)
            .map_or("", |column| self.cell(column))
    }

    pub fn cell(&self, column: &Column) -> &'a str {
        self.cells.get(column.index).map_or("", String::as_str)
    }

    /// A column's text in all languages, each with the header it stands under.
    pub fn translations(&self, name: &'a str) -> impl Iterator<Item = (&'a Column, &'a str)> {
        let line = *self;
        let columns = self.table.columns.iter();
        columns
            .filter(move |column| column.name == name)
            .map(move |column| (column, line.cell(column)))
            .filter(|(_, text)| !text.is_empty())
    }

    pub fn text(&self, name: &'a str) -> Text {
        Text(
            self.translations(name)
                .map(|(column, text)| (column.tag.clone(), text.to_owned()))
                .collect(),
        )
    }

    /// Place of a column in this row; of the row where the sheet has no such column.
    pub fn at(&self, name: &str) -> Place<'a> {
        let column = self.table.columns.iter().find(|column| column.name == name);
        self.under(column.map_or("", |column| &column.header))
    }

    pub fn under(&self, header: &'a str) -> Place<'a> {
        Place {
            sheet: &self.table.sheet,
            row: self.row,
            column: header,
        }
    }
}

/// Columns of XLSForm that this engine does without.
const UNREAD: [(&str, &str); 6] = [
    ("image", "showing pictures beside questions and choices"),
    ("big-image", "showing pictures beside questions and choices"),
    ("audio", "playing recordings beside questions and choices"),
    ("video", "playing films beside questions and choices"),
    ("save_to", "saving answers to entities"),
    ("intent", "asking other apps for answers"),
];

/// Reading stops after this many empty rows.
const MOST_EMPTY_ROWS: usize = 60;

/// Tag of a language as headers name it: `Čeština (cs)` is `cs`; a name without a tag is its own.
pub(super) fn tag(language: &str) -> String {
    let inner = language
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.trim().strip_suffix(')'))
        .map(str::trim)
        .filter(|inner| !inner.is_empty());
    let tag = inner.unwrap_or(language).trim().to_lowercase();
    if tag == "default" { String::new() } else { tag }
}

/// Yes and no as spreadsheets say them; `None` for anything else.
pub(super) fn truth(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "yes" | "true" | "true()" => Some(true),
        "no" | "false" | "false()" => Some(false),
        _ => None,
    }
}

/// Trims, and turns no-break spaces and typographic quotes into plain ones.
fn clean(cell: &str) -> String {
    cell.chars()
        .map(|sign| match sign {
            '\u{a0}' => ' ',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

fn tokens(header: &str, double: bool) -> Vec<String> {
    let parts: Vec<String> = if double {
        header.split("::").map(str::to_owned).collect()
    } else {
        header
            .replace("jr:", "jr\u{1}")
            .split(':')
            .map(|part| part.replace('\u{1}', ":"))
            .collect()
    };
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The name of a column and how many tokens of its header it took.
fn canonical(sheet: &str, tokens: &[String]) -> (String, usize) {
    let first = tokens[0]
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("_");
    if let (true, Some(second)) = (PREFIXES.contains(&first.as_str()), tokens.get(1)) {
        let name = match (first.as_str(), second.as_str()) {
            ("media", name) => name.to_lowercase(),
            ("bind", "jr:constraintMsg") => "constraint_message".to_owned(),
            ("bind", "jr:requiredMsg") => "required_message".to_owned(),
            ("bind", "relevant" | "required" | "readonly" | "constraint") => second.clone(),
            ("bind", "calculate") => "calculation".to_owned(),
            ("body" | "control", "appearance") => "appearance".to_owned(),
            ("control", name) => format!("body::{name}"),
            (prefix, name) => format!("{prefix}::{name}"),
        };
        return (name, 2);
    }
    let known = match sheet {
        "survey" => survey_name(&first),
        "choices" => choices_name(&first),
        _ => Some(settings_name(&first)),
    };
    known.map_or_else(|| (tokens[0].clone(), 1), |name| (name.to_owned(), 1))
}

fn survey_name(first: &str) -> Option<&str> {
    Some(match first {
        "command" => "type",
        "tag" | "value" => "name",
        "caption" => "label",
        "requiredmsg" | "required_message" => "required_message",
        "read_only" | "readonly" => "readonly",
        "relevance" => "relevant",
        "constraining_message" => "constraint_message",
        "calculate" => "calculation",
        "count" | "jr:count" => "repeat_count",
        "big_image" => "big-image",
        "type" | "name" | "label" | "hint" | "guidance_hint" | "image" | "big-image" | "audio"
        | "video" | "required" | "relevant" | "constraint" | "constraint_message"
        | "calculation" | "trigger" | "default" | "appearance" | "parameters" | "choice_filter"
        | "repeat_count" | "save_to" | "intent" | "disabled" | "measure" | "theme" | "score"
        | "sensitive" | "photo" => first,
        _ => return None,
    })
}

fn choices_name(first: &str) -> Option<&str> {
    Some(match first {
        "value" => "name",
        "caption" => "label",
        "list_name" | "name" | "label" | "image" | "big-image" | "audio" | "video" | "scored" => {
            first
        }
        _ => return None,
    })
}

fn settings_name(first: &str) -> &str {
    match first {
        "title" | "set_form_title" => "form_title",
        "id_string" | "set_form_id" => "form_id",
        other => other,
    }
}
