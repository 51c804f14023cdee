//! Responses as tables: long (a line per answer, for statistics) and wide (a line per response, for
//! reading and for maps).

mod answer;
mod column;

use super::{Cell, Export, Table};
use crate::api::ResponseRow;
use crate::checklist::model::{Form, Item};
use crate::id::VersionId;
use crate::response::item_path;
use crate::time::Time;
use answer::Said;
use chrono::SecondsFormat;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

const RESPONSE: [&str; 30] = [
    "audit",
    "demo",
    "response",
    "revision",
    "walker",
    "district_id",
    "district",
    "walk_id",
    "walk",
    "stop_id",
    "stop",
    "checklist",
    "version_id",
    "complete",
    "started_at",
    "captured_at",
    "received_at",
    "daylight",
    "longitude",
    "latitude",
    "accuracy_m",
    "place_from",
    "problems",
    "review",
    "review_of_older",
    "codes",
    "corrected_stop_id",
    "corrected_stop",
    "corrected_longitude",
    "corrected_latitude",
];

const ANSWER: [&str; 14] = [
    "item",
    "label",
    "theme",
    "measure",
    "value",
    "value_label",
    "level",
    "levels",
    "cannot_judge",
    "note",
    "attachments",
    "item_problems",
    "corrected",
    "item_codes",
];

/// A line per answer, and per item with photos or a recording but no answer. `level` counts from 0, the
/// worst; `levels` is how many the scale has. `corrected` and the columns that begin so are what
/// researchers say beside the original, never in its place.
pub fn long(export: &Export) -> Table {
    let forms = Forms::of(export);
    let lines = export.responses.iter().flat_map(|response| {
        let start = response_cells(export, &forms, response);
        let forms = &forms;
        paths(response).into_iter().map(move |path| {
            let said = Said::of(forms, response, path);
            let mut line = start.clone();
            line.extend(said.cells(export.language));
            line
        })
    });
    Table {
        rows: lines.collect(),
        columns: RESPONSE
            .iter()
            .chain(&ANSWER)
            .map(ToString::to_string)
            .collect(),
    }
}

/// A line per response. An item's columns are called after checklist and path: `stop/light` holds the
/// value, `stop/light.level` its level (0 is the worst), `stop/light.note` what was noted and
/// `stop/light.attachments` the ids of photos and recordings, `stop/light.corrected` what researchers say
/// that it should read and `stop/light.codes` their codes; the last five only where there is any.
pub fn wide(export: &Export) -> Table {
    let forms = Forms::of(export);
    let columns = column::columns(&forms, export.responses);
    let line = |response: &ResponseRow| {
        let checklist = forms.checklist(response.revision.version);
        let mut line = response_cells(export, &forms, response);
        line.extend(columns.iter().map(|column| {
            if column.checklist == checklist {
                column.cell(&Said::of(&forms, response, &column.path))
            } else {
                Cell::Blank
            }
        }));
        line
    };
    let names = columns.iter().map(column::Column::name);
    Table {
        rows: export.responses.iter().map(line).collect(),
        columns: RESPONSE
            .iter()
            .map(ToString::to_string)
            .chain(names)
            .collect(),
    }
}

/// The forms that were filled in, their items found by path.
struct Forms<'a>(BTreeMap<VersionId, (&'a Form, Items<'a>)>);

/// By path, with the place in the form.
type Items<'a> = BTreeMap<String, (usize, &'a Item)>;

impl<'a> Forms<'a> {
    fn of(export: &Export<'a>) -> Self {
        let used: BTreeSet<VersionId> = export
            .responses
            .iter()
            .map(|it| it.revision.version)
            .collect();
        let form = |version: VersionId| {
            let form = export.forms.get(&version)?;
            let items = form.items().into_iter().enumerate();
            let items = items.map(|(place, (path, item))| (path, (place, item)));
            Some((version, (form, items.collect())))
        };
        Self(used.into_iter().filter_map(form).collect())
    }

    /// Name of a version's form; empty when it is not known.
    fn checklist(&self, version: VersionId) -> &'a str {
        self.0.get(&version).map_or("", |(form, _)| &form.name)
    }

    /// The item that a path answers, its form and its place there.
    fn item(&self, version: VersionId, path: &str) -> Option<(&'a Form, usize, &'a Item)> {
        let (form, items) = self.0.get(&version)?;
        let (place, item) = items.get(&item_path(path))?;
        Some((form, *place, item))
    }
}

fn response_cells(export: &Export, forms: &Forms, response: &ResponseRow) -> Vec<Cell> {
    let (names, revision) = (export.names, &response.revision);
    let review = &response.review;
    let name = |found: Option<&String>| Cell::text(found.cloned().unwrap_or_default());
    let id = |id: Option<String>| Cell::text(id.unwrap_or_default());
    let place = revision.geotag.as_ref();
    let number = |number: Option<f64>| number.map_or(Cell::Blank, Cell::Number);
    let problems: Vec<String> = response.problems.iter().map(|it| word(&it.rule)).collect();
    vec![
        Cell::text(&export.audit.name),
        Cell::Truth(export.audit.demo),
        Cell::text(revision.response.to_string()),
        Cell::Number(revision.number.into()),
        Cell::text(response.participant.to_string()),
        id(response.district.map(|it| it.to_string())),
        name(response.district.and_then(|it| names.districts.get(&it))),
        Cell::text(response.activity.to_string()),
        name(names.activities.get(&response.activity)),
        id(revision.stop.map(|it| it.to_string())),
        name(revision.stop.and_then(|it| names.stops.get(&it))),
        Cell::text(forms.checklist(revision.version)),
        Cell::text(revision.version.to_string()),
        Cell::Truth(revision.complete),
        moment(revision.started_at),
        moment(revision.captured_at),
        moment(response.received_at),
        Cell::text(word(&revision.daylight)),
        number(place.map(|it| it.longitude)),
        number(place.map(|it| it.latitude)),
        number(place.and_then(|it| it.accuracy)),
        Cell::text(word(&place.map(|it| it.source))),
        Cell::text(problems.join(" ")),
        // Blank where nobody has looked, or the reader may not know.
        Cell::text(if review.version > 0 {
            review.state.word()
        } else {
            ""
        }),
        Cell::Truth(review.is_outdated(revision.number)),
        Cell::text(joined(&review.codes)),
        id(review.stop.map(|it| it.to_string())),
        name(review.stop.and_then(|it| names.stops.get(&it))),
        number(review.place.map(|it| it.longitude)),
        number(review.place.map(|it| it.latitude)),
    ]
}

fn joined(codes: &BTreeSet<String>) -> String {
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    codes.join(" ")
}

/// Paths that hold an answer, a photo or a recording.
fn paths(response: &ResponseRow) -> BTreeSet<&str> {
    let answers = response.revision.answers.0.keys().map(String::as_str);
    let photos = response
        .revision
        .attachments
        .iter()
        .map(|it| it.item.as_str());
    answers.chain(photos).collect()
}

fn moment(time: Time) -> Cell {
    Cell::text(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The word that stands for a variant in the interface's JSON; blank for `None`.
fn word(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
