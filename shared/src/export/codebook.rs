//! The codebook: a line per column of the two tables, with what a program needs to read it (type, codes,
//! what stands for "cannot judge") and what a person needs (question and words in every language). What
//! was exported stands in each line, because a comment at the top would break CSV readers.

use super::table::{CANNOT_JUDGE, Part, Source};
use super::{About, Asked, Cell, Column, Shape, Table, Type, csv};
use crate::checklist::{Choice, Direction};
use crate::text::Text;
use std::collections::BTreeSet;

/// Columns before those of the languages.
const COLUMNS: [&str; 15] = [
    "table",
    "column",
    "type",
    "about",
    "checklist",
    "checklist_versions",
    "item",
    "part",
    "kind",
    "measure",
    "theme",
    "scale_direction",
    "levels",
    "sensitive",
    "codes",
];

/// Columns behind them.
const LAST: [&str; 4] = ["cannot_judge", "filter", "exported_at", "krok"];

/// A codebook as columns and lines.
#[derive(Debug)]
pub struct Codebook<'a> {
    pub columns: Vec<String>,
    pub lines: Vec<Vec<Cell<'a>>>,
}

impl<'a> Codebook<'a> {
    pub fn new(tables: &'a [Table<'a>], about: &'a About) -> Self {
        let languages = languages(tables);
        let labels = languages.iter().map(|tag| format!("label_{tag}"));
        let words = languages.iter().map(|tag| format!("words_{tag}"));
        let named = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut columns = named(&COLUMNS);
        columns.extend(labels.chain(words));
        columns.extend(named(&LAST));
        let lines = tables.iter().flat_map(|table| {
            let name = match table.shape() {
                Shape::Wide => "responses",
                Shape::Long => "answers",
            };
            let languages = &languages;
            table
                .columns()
                .map(move |column| line(name, column, languages, about))
        });
        Self {
            columns,
            lines: lines.collect(),
        }
    }

    pub fn csv(&self) -> Vec<u8> {
        let mut out = Vec::new();
        csv::head(&mut out, self.columns.iter().map(String::as_str));
        for line in &self.lines {
            csv::line(&mut out, line);
        }
        out
    }
}

/// Of all checklists, the default of each first.
fn languages<'a>(tables: &'a [Table]) -> Vec<&'a str> {
    let columns = tables.iter().flat_map(Table::columns);
    let forms = columns.filter_map(|column| match &column.source {
        Source::Item(asked) => Some(asked.form),
        Source::Fixed(_) => None,
    });
    let mut seen = BTreeSet::new();
    let tags = forms.flat_map(|form| form.languages.iter().map(String::as_str));
    tags.filter(|tag| seen.insert(*tag)).collect()
}

fn line<'a>(
    table: &'a str,
    column: &'a Column<'a>,
    languages: &[&str],
    about: &'a About,
) -> Vec<Cell<'a>> {
    let mut cells = vec![
        Cell::text(table),
        Cell::text(column.name.as_str()),
        Cell::text(column.kind.word()),
    ];
    match &column.source {
        Source::Fixed(words) => {
            cells.push(Cell::text(*words));
            cells.resize(COLUMNS.len() - 1, Cell::Blank);
            cells.push(Cell::text(codes(&column.name)));
            cells.resize(COLUMNS.len() + 2 * languages.len() + 1, Cell::Blank);
        }
        Source::Item(asked) => push_item(&mut cells, column.kind, asked, languages),
    }
    cells.extend([
        Cell::text(about.filter()),
        Cell::Moment(about.made),
        Cell::text(about.krok.as_str()),
    ]);
    cells
}

/// Codes of columns that no checklist lists.
fn codes(column: &str) -> &'static str {
    match column {
        "daylight" => "day dusk night",
        "place_from" => "gps pin stop",
        "measure" => "observation perception",
        "review" => "received in_review accepted flagged hidden",
        _ => "",
    }
}

fn push_item<'a>(cells: &mut Vec<Cell<'a>>, kind: Type, asked: &'a Asked<'a>, languages: &[&str]) {
    let (form, item) = (asked.form, asked.item);
    let scale = form.scale(item);
    let versions: Vec<String> = asked.versions.iter().map(ToString::to_string).collect();
    let choices: Vec<&Choice> = match asked.part {
        Part::Value => form.choices(item).iter().collect(),
        Part::Level => scale.clone().unwrap_or_default(),
        _ => Vec::new(),
    };
    let codes: Vec<String> = match asked.part {
        Part::Level => (0..choices.len()).map(|level| level.to_string()).collect(),
        _ => choices.iter().map(|it| it.name.clone()).collect(),
    };
    cells.extend([
        Cell::text(match asked.part {
            Part::Value => "The answer",
            Part::Level => "Its place on the scale, 0 being the worst",
            Part::Unsure => "Whether the walker said that they cannot judge",
            Part::Note => "What was noted beside it",
            Part::Attachments => "Photos and recordings of it",
            Part::Corrected => "What researchers say that it should read",
            Part::Codes => "Codes that researchers gave it and its photos, with spaces between",
        }),
        Cell::text(asked.checklist),
        Cell::text(versions.join(" ")),
        Cell::text(asked.path.as_str()),
        Cell::text(asked.part.word()),
        Cell::text(super::table::kind_word(&item.kind)),
        Cell::text(super::table::measure(item)),
        Cell::text(item.theme.as_str()),
        Cell::text(item.score.map_or("", |direction| match direction {
            Direction::Up => "up",
            Direction::Down => "down",
        })),
        Cell::number(scale.map(|scale| scale.len() as f64)),
        Cell::Truth(item.sensitive),
        Cell::text(codes.join(" ")),
    ]);
    cells.extend(
        languages
            .iter()
            .map(|tag| Cell::text(own(&item.label, tag))),
    );
    cells.extend(languages.iter().map(|tag| {
        let words: Vec<&str> = choices.iter().map(|it| own(&it.label, tag)).collect();
        let any = words.iter().any(|it| !it.is_empty());
        Cell::text(if any {
            words.join(" | ")
        } else {
            String::new()
        })
    }));
    let judged = asked.part == Part::Value && kind.is_worded();
    cells.push(Cell::text(if judged { CANNOT_JUDGE } else { "" }));
}

/// The text in this very language: what is not translated is blank here.
fn own<'a>(text: &'a Text, language: &str) -> &'a str {
    let shown = text.shown(language, &[]).filter(|shown| !shown.fallback);
    shown.map_or("", |shown| shown.text)
}
