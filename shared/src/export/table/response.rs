//! The cells that every line of a response begins with.

use super::column::Fixed;
use super::sheet::Sheet;
use super::{joined, word};
use crate::api::ResponseRow;
use crate::export::{Cell, Export, Type};
use crate::response::{Daylight, Source};

pub const COLUMNS: [Fixed; 32] = [
    Fixed::new("audit", Type::Text, "Name of the audit"),
    Fixed::new(
        "demo",
        Type::Boolean,
        "Whether the data are generated, not real",
    ),
    Fixed::new(
        "response",
        Type::Id,
        "One checklist filled in by one walker",
    ),
    Fixed::new(
        "revision",
        Type::Integer,
        "How often the walker saved it; the newest is here",
    ),
    Fixed::new("walker", Type::Id, "Who answered, under a pseudonym"),
    Fixed::new(
        "entry",
        Type::Code,
        "How it was entered: own, pair (on a shared phone), proxy (by somebody else) or paper",
    ),
    Fixed::new("district_id", Type::Id, "District of the walk"),
    Fixed::new("district", Type::Text, "Its name"),
    Fixed::new("walk_id", Type::Id, "The walk, or the PhotoVoice call"),
    Fixed::new("walk", Type::Text, "Its title"),
    Fixed::new(
        "stop_id",
        Type::Id,
        "Stop of the walk; blank for what belongs to none",
    ),
    Fixed::new("stop", Type::Text, "Its name"),
    Fixed::new("checklist", Type::Text, "Name of the checklist"),
    Fixed::new(
        "checklist_version",
        Type::Integer,
        "Number of the version that was filled in",
    ),
    Fixed::new("version_id", Type::Id, "That version"),
    Fixed::new(
        "complete",
        Type::Boolean,
        "Whether the walker said that it is done",
    ),
    Fixed::new(
        "started_at",
        Type::Moment,
        "When it was begun, by the phone's clock",
    ),
    Fixed::new(
        "captured_at",
        Type::Moment,
        "When it was saved, by the phone's clock",
    ),
    Fixed::new(
        "received_at",
        Type::Moment,
        "When it first arrived, by the server's clock",
    ),
    Fixed::new(
        "daylight",
        Type::Code,
        "day, dusk or night, from time and place",
    ),
    Fixed::new("longitude", Type::Number, "Degrees east, WGS 84"),
    Fixed::new("latitude", Type::Number, "Degrees north, WGS 84"),
    Fixed::new(
        "accuracy_m",
        Type::Number,
        "Radius in metres that holds the place with 95 % probability",
    ),
    Fixed::new(
        "place_from",
        Type::Code,
        "How the place is known: gps, pin or stop",
    ),
    Fixed::new("problems", Type::Codes, "Rules that the response breaks"),
    Fixed::new(
        "review",
        Type::Code,
        "How far the review has come; blank where nobody has looked",
    ),
    Fixed::new(
        "review_of_older",
        Type::Boolean,
        "Whether the walker changed it after the review",
    ),
    Fixed::new(
        "codes",
        Type::Text,
        "Codes that researchers gave the response, with spaces between",
    ),
    Fixed::new(
        "corrected_stop_id",
        Type::Id,
        "Stop that it belongs to, as researchers say",
    ),
    Fixed::new("corrected_stop", Type::Text, "Its name"),
    Fixed::new(
        "corrected_longitude",
        Type::Number,
        "Place where it was given, as researchers say: degrees east",
    ),
    Fixed::new("corrected_latitude", Type::Number, "Degrees north"),
];

pub fn fill<'r>(
    cells: &mut Vec<Cell<'r>>,
    export: &Export<'r>,
    sheet: Option<&Sheet<'r>>,
    response: &'r ResponseRow,
) {
    let (names, revision) = (export.names, &response.revision);
    let name = |found: Option<&'r String>| Cell::text(found.map_or("", String::as_str));
    let (place, review) = (revision.geotag.as_ref(), &response.review);
    let number = sheet.map(|sheet| f64::from(sheet.version.number));
    cells.extend([
        Cell::text(export.audit.name.as_str()),
        Cell::Truth(export.audit.demo),
        Cell::id(Some(revision.response)),
        Cell::Number(revision.number.into()),
        Cell::id(Some(response.participant)),
        Cell::text(response.entry.word()),
        Cell::id(response.district),
        name(response.district.and_then(|it| names.districts.get(&it))),
        Cell::id(Some(response.activity)),
        name(names.activities.get(&response.activity)),
        Cell::id(revision.stop),
        name(revision.stop.and_then(|it| names.stops.get(&it))),
        Cell::text(sheet.map_or("", |sheet| sheet.version.form.name.as_str())),
        Cell::number(number),
        Cell::id(Some(revision.version)),
        Cell::Truth(revision.complete),
        Cell::Moment(revision.started_at),
        Cell::Moment(revision.captured_at),
        Cell::Moment(response.received_at),
        Cell::text(revision.daylight.map_or("", daylight)),
        Cell::number(place.map(|it| it.longitude)),
        Cell::number(place.map(|it| it.latitude)),
        Cell::number(place.and_then(|it| it.accuracy)),
        Cell::text(place.map_or("", |it| source(it.source))),
        problems(response),
        // Blank where nobody has looked, or the reader may not know.
        Cell::text(if review.version > 0 {
            review.state.word()
        } else {
            ""
        }),
        Cell::Truth(review.is_outdated(revision.number)),
        Cell::text(joined(&review.codes)),
        Cell::id(review.stop),
        name(review.stop.and_then(|it| names.stops.get(&it))),
        Cell::number(review.place.map(|it| it.longitude)),
        Cell::number(review.place.map(|it| it.latitude)),
    ]);
}

fn problems<'r>(response: &ResponseRow) -> Cell<'r> {
    let mut rules: Vec<String> = response.problems.iter().map(|it| word(&it.rule)).collect();
    rules.dedup();
    Cell::text(rules.join(" "))
}

fn daylight(daylight: Daylight) -> &'static str {
    match daylight {
        Daylight::Day => "day",
        Daylight::Dusk => "dusk",
        Daylight::Night => "night",
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Gps => "gps",
        Source::Pin => "pin",
        Source::Stop => "stop",
    }
}
