//! One version of a checklist: its items by path, and the cells of a response in the wide table.

use super::{CANNOT_JUDGE, answer};
use crate::api::ResponseRow;
use crate::attachment::Attachment;
use crate::checklist::model::Item;
use crate::export::{Cell, Type, Version};
use crate::response::{Answer, item_path};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};

/// Where the cells of an item go, and what its column holds.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    pub value: usize,
    pub kind: Type,
    pub level: Option<usize>,
    pub unsure: Option<usize>,
    pub note: Option<usize>,
    pub attachments: Option<usize>,
    pub corrected: Option<usize>,
    pub codes: Option<usize>,
}

#[derive(Debug)]
pub struct Sheet<'a> {
    pub version: &'a Version,
    items: HashMap<String, Known<'a>>,
}

/// An item with what is looked up for each of its answers.
#[derive(Debug)]
pub struct Known<'a> {
    pub item: &'a Item,
    /// Names of the choices from worst to best; empty when the item is not scored.
    pub scale: Vec<&'a str>,
    /// Names of all choices; empty when the item has none.
    codes: Vec<&'a str>,
    places: Option<Places>,
}

impl<'a> Sheet<'a> {
    pub fn new(version: &'a Version, places: &HashMap<String, Places>) -> Self {
        let form = &version.form;
        let known = |(path, item): (String, &'a Item)| {
            let scale = form.scale(item).unwrap_or_default();
            let known = Known {
                item,
                scale: scale.iter().map(|it| it.name.as_str()).collect(),
                codes: form
                    .choices(item)
                    .iter()
                    .map(|it| it.name.as_str())
                    .collect(),
                places: places.get(&path).copied(),
            };
            (path, known)
        };
        Self {
            version,
            items: form.items().into_iter().map(known).collect(),
        }
    }

    /// The item that a path answers, be it within a repeat.
    pub fn item(&self, path: &str) -> Option<&Known<'a>> {
        if path.contains('[') {
            return self.items.get(&item_path(path));
        }
        self.items.get(path)
    }

    /// The item that has columns of its own under this very path.
    fn placed(&self, path: &str) -> Option<(&Known<'a>, Places)> {
        let known = self.items.get(path)?;
        Some((known, known.places?))
    }
}

impl Known<'_> {
    pub fn level(&self, value: &str) -> Option<f64> {
        let level = self.scale.iter().position(|name| *name == value);
        level.map(|level| level as f64)
    }

    /// The value as its column's type; `None` when it is none.
    fn value<'r>(&self, kind: Type, value: &'r str) -> Option<Cell<'r>> {
        let number = || value.parse().ok().filter(|it: &f64| it.is_finite());
        let is_code = |code: &str| self.codes.contains(&code);
        match kind {
            _ if value.is_empty() => Some(Cell::Blank),
            Type::Integer => number().filter(|it| it.fract() == 0.0).map(Cell::Number),
            Type::Number => number().map(Cell::Number),
            Type::Day => value.parse::<NaiveDate>().ok().map(Cell::Day),
            Type::Moment => {
                let moment = DateTime::parse_from_rfc3339(value).ok();
                moment.map(|it| Cell::Moment(it.with_timezone(&Utc)))
            }
            Type::Code => is_code(value).then(|| Cell::text(value)),
            Type::Codes => value.split(' ').all(is_code).then(|| Cell::text(value)),
            _ => Some(Cell::text(value)),
        }
    }
}

/// Fills `width` cells, of which the first is the table's `start`th and the last for what has no other.
pub fn fill<'r>(
    cells: &mut Vec<Cell<'r>>,
    width: usize,
    start: usize,
    sheet: Option<&Sheet<'r>>,
    response: &'r ResponseRow,
) {
    cells.clear();
    cells.resize(width, Cell::Blank);
    let mut other = Map::new();
    for (path, answer) in &response.revision.answers.0 {
        let placed = sheet.and_then(|sheet| sheet.placed(path));
        if !placed.is_some_and(|(known, places)| place(cells, start, known, places, answer)) {
            other.insert(
                path.clone(),
                serde_json::to_value(answer).unwrap_or_default(),
            );
        }
    }
    for attachment in &response.revision.attachments {
        let placed = sheet.and_then(|sheet| sheet.placed(&attachment.item));
        match placed.and_then(|(_, places)| places.attachments) {
            Some(at) => attach(&mut cells[at - start], attachment),
            None => attach_other(&mut other, attachment),
        }
    }
    review(cells, start, sheet, response, &mut other);
    if let Some(last) = cells.last_mut().filter(|_| !other.is_empty()) {
        *last = Cell::text(Value::Object(other).to_string());
    }
}

/// Puts an answer into its cells; `false` when it does not fit.
fn place<'r>(
    cells: &mut [Cell<'r>],
    start: usize,
    known: &Known<'r>,
    places: Places,
    answer: &'r Answer,
) -> bool {
    let value = match known.value(places.kind, &answer.value) {
        _ if answer.cannot_judge && places.kind.is_worded() => Cell::text(CANNOT_JUDGE),
        _ if answer.cannot_judge => Cell::Blank,
        Some(value) => value,
        None => return false,
    };
    if places.note.is_none() && !answer.note.is_empty() {
        return false;
    }
    cells[places.value - start] = value;
    if let Some((at, level)) = places.level.zip(known.level(&answer.value)) {
        cells[at - start] = Cell::Number(level);
    }
    if let Some(at) = places.unsure {
        cells[at - start] = Cell::Truth(answer.cannot_judge);
    }
    if let Some(at) = places.note {
        cells[at - start] = Cell::text(answer.note.as_str());
    }
    true
}

/// What researchers say stands beside each answer, never in its place.
fn review<'r>(
    cells: &mut [Cell<'r>],
    start: usize,
    sheet: Option<&Sheet<'r>>,
    response: &'r ResponseRow,
    other: &mut Map<String, Value>,
) {
    let (review, attachments) = (&response.review, &response.revision.attachments);
    let photos = attachments
        .iter()
        .filter(|it| review.photos.contains_key(&it.id));
    let photos = photos.map(|it| it.item.as_str());
    let paths: BTreeSet<&str> = review
        .answers
        .keys()
        .map(String::as_str)
        .chain(photos)
        .collect();
    for path in paths {
        let (corrected, codes) = (
            answer::corrected(response, path),
            answer::codes(response, path),
        );
        let placed = sheet.and_then(|sheet| sheet.placed(path));
        if let Some((at, of_codes)) = placed.and_then(|(_, it)| it.corrected.zip(it.codes)) {
            cells[at - start] = Cell::text(corrected);
            cells[of_codes - start] = Cell::text(codes);
        } else if !(corrected.is_empty() && codes.is_empty()) {
            let entry = other.entry(path).or_insert_with(|| json!({}));
            entry["corrected"] = corrected.into();
            entry["codes"] = codes.into();
        }
    }
}

fn attach(cell: &mut Cell, attachment: &Attachment) {
    let id = attachment.id.0;
    *cell = match cell {
        Cell::Id(first) => Cell::text(format!("{first} {id}")),
        Cell::Text(several) => Cell::text(format!("{several} {id}")),
        _ => Cell::Id(id),
    };
}

fn attach_other(other: &mut Map<String, Value>, attachment: &Attachment) {
    let entry = other
        .entry(attachment.item.clone())
        .or_insert_with(|| json!({}));
    if let Some(entry) = entry.as_object_mut() {
        let ids = entry.entry("attachments").or_insert_with(|| json!([]));
        if let Some(ids) = ids.as_array_mut() {
            ids.push(attachment.id.to_string().into());
        }
    }
}
