//! Responses as tables: long (a line per answer, for statistics) and wide (a line per response, for
//! reading and for maps). Which columns there are follows from the checklists alone, never from the
//! answers: a script that reads one export reads the next, and nothing has to be read twice.

mod answer;
mod column;
mod response;
mod sheet;

pub(super) use answer::measure;
pub use column::{Asked, Column, Part, Source};

use super::{Cell, Export};
use crate::api::ResponseRow;
use crate::checklist::Kind;
use crate::id::VersionId;
use crate::privacy::Released;
use serde::Serialize;
use serde_json::Value;
use sheet::Sheet;
use std::collections::{BTreeSet, HashMap};

/// What stands where a walker said "cannot judge".
pub const CANNOT_JUDGE: &str = "cannot_judge";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A line per response. An item's columns are called after checklist and path: `stop/light` holds
    /// the value, `stop/light.level` its level (0 is the worst), `stop/light.note` what was noted,
    /// `stop/light.attachments` the ids of photos and recordings.
    #[default]
    Wide,
    /// A line per answer, and per item with photos or a recording but no answer. `level` counts from 0, the worst;
    /// `levels` is how many the scale has.
    Long,
}

/// The columns of an export and how they are filled.
#[derive(Debug)]
pub struct Table<'a> {
    export: Export<'a>,
    shape: Shape,
    columns: Vec<Column<'a>>,
    sheets: HashMap<VersionId, Sheet<'a>>,
}

/// One line: the cells of its response, and those behind them.
#[derive(Clone, Copy, Debug)]
pub struct Line<'l> {
    pub response: &'l [Cell<'l>],
    pub rest: &'l [Cell<'l>],
    /// The response is another than in the line before.
    pub fresh: bool,
}

impl<'a> Table<'a> {
    pub fn new(export: Export<'a>, shape: Shape) -> Self {
        let (asked, sheets) = column::of_items(&export, response::COLUMNS.len());
        let fixed = |columns: &[column::Fixed]| columns.iter().map(Column::fixed).collect();
        let mut columns: Vec<Column> = fixed(&response::COLUMNS);
        match shape {
            Shape::Wide => {
                columns.extend(asked);
                columns.push(Column::fixed(&column::OTHER));
            }
            Shape::Long => columns.extend::<Vec<_>>(fixed(&answer::COLUMNS)),
        }
        Self {
            export,
            shape,
            columns,
            sheets,
        }
    }

    /// In their order; every line has as many cells.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &Column<'a>> {
        self.columns.iter()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Hands the lines of some responses on, one by one.
    ///
    /// # Errors
    /// The first of `each`.
    pub fn lines<E>(
        &self,
        responses: &Released<Vec<ResponseRow>>,
        mut each: impl FnMut(&Line) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut start, mut rest) = (Vec::new(), Vec::new());
        for response in responses.iter() {
            let sheet = self.sheets.get(&response.revision.version);
            start.clear();
            response::fill(&mut start, &self.export, sheet, response);
            match self.shape {
                Shape::Wide => {
                    let width = self.columns.len() - start.len();
                    sheet::fill(&mut rest, width, start.len(), sheet, response);
                    each(&Line {
                        response: &start,
                        rest: &rest,
                        fresh: true,
                    })?;
                }
                Shape::Long => {
                    for (index, path) in answer::paths(response).into_iter().enumerate() {
                        rest.clear();
                        rest.extend(answer::cells(self.export.language, sheet, response, path));
                        each(&Line {
                            response: &start,
                            rest: &rest,
                            fresh: index == 0,
                        })?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl<'l> Line<'l> {
    pub fn cells(&self) -> impl Iterator<Item = &'l Cell<'l>> + use<'l> {
        self.response.iter().chain(self.rest)
    }

    pub fn cell(&self, index: usize) -> Option<&'l Cell<'l>> {
        let rest = index.checked_sub(self.response.len());
        rest.map_or_else(|| self.response.get(index), |index| self.rest.get(index))
    }
}

/// An item's kind, as the interface's JSON names it.
pub(super) fn kind_word(kind: &Kind) -> String {
    match serde_json::to_value(kind).unwrap_or_default() {
        Value::String(word) => word,
        Value::Object(parts) => parts.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// Codes as one cell has them.
fn joined(codes: &BTreeSet<String>) -> String {
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    codes.join(" ")
}

/// The word that stands for a variant in the interface's JSON; blank for `None`.
pub(super) fn word(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
