//! The cells of one answer in the long table.

use super::column::Fixed;
use super::sheet::{Known, Sheet};
use super::{joined, word};
use crate::api::ResponseRow;
use crate::export::{Cell, Type};

pub const COLUMNS: [Fixed; 14] = [
    Fixed::new(
        "item",
        Type::Text,
        "Path of the item; name[2] is a repeat's second instance",
    ),
    Fixed::new("label", Type::Text, "Its question"),
    Fixed::new("theme", Type::Text, "Its theme"),
    Fixed::new("measure", Type::Code, "observation or perception"),
    Fixed::new(
        "value",
        Type::Text,
        "The answer: a code, several with spaces between, a number, a text",
    ),
    Fixed::new("value_label", Type::Text, "The words of those codes"),
    Fixed::new(
        "level",
        Type::Integer,
        "Place on the item's scale, 0 being the worst",
    ),
    Fixed::new("levels", Type::Integer, "How many levels the scale has"),
    Fixed::new(
        "cannot_judge",
        Type::Boolean,
        "Whether the walker said that they cannot judge",
    ),
    Fixed::new("note", Type::Text, "What the walker noted"),
    Fixed::new(
        "attachments",
        Type::Id,
        "Photos and recordings of the answer",
    ),
    Fixed::new("item_problems", Type::Codes, "Rules that the answer breaks"),
    Fixed::new(
        "corrected",
        Type::Text,
        "What researchers say that it should read",
    ),
    Fixed::new(
        "item_codes",
        Type::Text,
        "Codes that they gave the answer and its photos, with spaces between",
    ),
];

/// Paths that hold an answer, a photo or a recording, in order.
pub fn paths(response: &ResponseRow) -> Vec<&str> {
    let revision = &response.revision;
    let mut paths: Vec<&str> = revision.answers.0.keys().map(String::as_str).collect();
    if !revision.attachments.is_empty() {
        paths.extend(revision.attachments.iter().map(|it| it.item.as_str()));
        paths.sort_unstable();
        paths.dedup();
    }
    paths
}

pub fn cells<'r>(
    language: &'r str,
    sheet: Option<&Sheet<'r>>,
    response: &'r ResponseRow,
    path: &'r str,
) -> [Cell<'r>; 14] {
    let known = sheet.and_then(|sheet| sheet.item(path));
    let item = known.map(|known| known.item);
    let answer = response.revision.answers.0.get(path);
    let value = answer.map_or("", |answer| answer.value.as_str());
    let levels = known.map_or(0, |known| known.scale.len());
    [
        Cell::text(path),
        Cell::text(item.map_or("", |item| item.label.get(language))),
        Cell::text(item.map_or("", |item| item.theme.as_str())),
        Cell::text(item.map_or("", |item| measure(item))),
        Cell::text(value),
        Cell::text(sheet.zip(known).map_or_else(String::new, |(sheet, known)| {
            value_label(language, sheet, known, value)
        })),
        Cell::number(known.and_then(|known| known.level(value))),
        Cell::number((levels > 0).then_some(levels as f64)),
        Cell::Truth(answer.is_some_and(|answer| answer.cannot_judge)),
        Cell::text(answer.map_or("", |answer| answer.note.as_str())),
        Cell::text(attachments(response, path)),
        Cell::text(problems(response, path)),
        Cell::text(corrected(response, path)),
        Cell::text(codes(response, path)),
    ]
}

pub(in crate::export) fn measure(item: &crate::checklist::Item) -> &'static str {
    use crate::checklist::Measure;
    match item.measure {
        Some(Measure::Observation) => "observation",
        Some(Measure::Perception) => "perception",
        None => "",
    }
}

fn value_label(language: &str, sheet: &Sheet, known: &Known, value: &str) -> String {
    let choices = sheet.version.form.choices(known.item);
    if choices.is_empty() {
        return String::new();
    }
    let label = |name: &str| {
        let choice = choices.iter().find(|it| it.name == name)?;
        Some(choice.label.get(language))
    };
    let labels: Vec<&str> = value.split(' ').filter_map(label).collect();
    labels.join("; ")
}

fn attachments(response: &ResponseRow, path: &str) -> String {
    let all = response.revision.attachments.iter();
    let own = all.filter(|it| it.item == path).map(|it| it.id.to_string());
    own.collect::<Vec<_>>().join(" ")
}

/// What researchers say that an answer should read.
pub fn corrected<'r>(response: &'r ResponseRow, path: &str) -> &'r str {
    let review = response.review.answers.get(path);
    review.and_then(|it| it.text.as_deref()).unwrap_or_default()
}

/// Their codes of an answer and of its photos.
pub fn codes(response: &ResponseRow, path: &str) -> String {
    let review = &response.review;
    if review.answers.is_empty() && review.photos.is_empty() {
        return String::new();
    }
    let own = review.answers.get(path).map(|it| &it.codes);
    let photos = response.revision.attachments.iter();
    let photos = photos.filter(|it| it.item == path);
    let photos = photos.filter_map(|it| review.photos.get(&it.id).map(|it| &it.codes));
    joined(&own.into_iter().chain(photos).flatten().cloned().collect())
}

fn problems(response: &ResponseRow, path: &str) -> String {
    let own = response.problems.iter().filter(|it| it.item == path);
    let rules: Vec<String> = own.map(|it| word(&it.rule)).collect();
    rules.join(" ")
}
