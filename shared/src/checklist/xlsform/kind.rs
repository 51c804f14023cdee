//! The type column: what a row is, and the parameters that go with it.

use crate::checklist::model::Kind;

/// What a row of the survey is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RowType {
    Begin {
        repeat: bool,
    },
    End {
        repeat: bool,
    },
    Item {
        kind: Kind,
        or_other: bool,
    },
    /// A type of XLSForm that does nothing here; the form works without it.
    Ignored(&'static str),
    /// A type of XLSForm that this engine cannot do yet.
    Unsupported(&'static str),
    Unknown,
}

/// Reads a cell of the type column.
pub(super) fn read(cell: &str) -> RowType {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let lower = words.join(" ").to_lowercase();
    let plain = lower.replace('_', " ");
    if let Some(found) = container(&plain) {
        return found;
    }
    if let Some(found) = select(&words) {
        return found;
    }
    simple(&plain).map_or_else(
        || unsupported(&plain),
        |kind| RowType::Item {
            kind,
            or_other: false,
        },
    )
}

fn container(plain: &str) -> Option<RowType> {
    Some(match plain {
        "begin group" => RowType::Begin { repeat: false },
        "end group" => RowType::End { repeat: false },
        "begin repeat" | "begin lgroup" | "begin looped group" => RowType::Begin { repeat: true },
        "end repeat" | "end lgroup" | "end looped group" => RowType::End { repeat: true },
        _ => return None,
    })
}

fn select(words: &[&str]) -> Option<RowType> {
    const COMMANDS: [(&str, Choose); 9] = [
        ("select_one", Choose::One),
        ("select1", Choose::One),
        ("select one from", Choose::One),
        ("select one", Choose::One),
        ("select_multiple", Choose::Several),
        ("select all that apply from", Choose::Several),
        ("select all that apply", Choose::Several),
        ("select multiple", Choose::Several),
        ("rank", Choose::Rank),
    ];
    let (rest, choose) = COMMANDS.iter().find_map(|(command, choose)| {
        let length = command.split(' ').count();
        let head = words.get(..length)?.join(" ").to_lowercase();
        (head == *command).then(|| (&words[length..], *choose))
    })?;
    let (list, rest) = rest.split_first()?;
    let other = rest.join(" ").to_lowercase();
    let or_other = matches!(other.as_str(), "or_other" | "or other" | "or specify other");
    if !(rest.is_empty() || or_other) {
        return Some(RowType::Unknown);
    }
    if list.starts_with("${") {
        return Some(RowType::Unsupported("choices from the answers of a repeat"));
    }
    let (list, filter) = ((*list).to_owned(), String::new());
    let kind = match choose {
        Choose::One => Kind::SelectOne { list, filter },
        Choose::Several => Kind::SelectMultiple { list, filter },
        Choose::Rank => Kind::Rank { list, filter },
    };
    Some(RowType::Item { kind, or_other })
}

#[derive(Clone, Copy)]
enum Choose {
    One,
    Several,
    Rank,
}

fn simple(plain: &str) -> Option<Kind> {
    Some(match plain {
        "text" | "string" => Kind::Text,
        "integer" | "int" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "range" => Kind::Range {
            start: 1.0,
            end: 10.0,
            step: 1.0,
        },
        "note" => Kind::Note,
        "acknowledge" | "trigger" => Kind::Acknowledge,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "datetime" | "date time" => Kind::DateTime,
        "geopoint" | "gps" | "location" => Kind::Geopoint,
        "geotrace" => Kind::Geotrace,
        "geoshape" => Kind::Geoshape,
        "image" | "photo" => Kind::Image,
        "audio" => Kind::Audio,
        "video" => Kind::Video,
        "file" => Kind::File,
        "barcode" => Kind::Barcode,
        "calculate" => Kind::Calculate,
        "hidden" => Kind::Hidden,
        "start" | "end" | "today" | "deviceid" | "username" | "email" | "phonenumber"
        | "subscriberid" | "simserial" => Kind::Metadata {
            property: plain.to_owned(),
        },
        "imei" => Kind::Metadata {
            property: "deviceid".to_owned(),
        },
        _ => return None,
    })
}

fn unsupported(plain: &str) -> RowType {
    let first = plain.split(' ').next().unwrap_or("");
    match plain {
        "audit" => RowType::Ignored("a log of how the form was filled in"),
        "background-audio" => RowType::Ignored("recording in the background"),
        "start-geopoint" | "background-geopoint" => {
            RowType::Ignored("taking the place in the background")
        }
        "begin loop" | "end loop" => RowType::Unsupported("loops over a list"),
        "xml-external" | "csv-external" => RowType::Unsupported("data from a file"),
        _ if plain.contains(" from file") || plain.contains(" one external") => {
            RowType::Unsupported("choices from a file")
        }
        _ if first == "osm" => RowType::Unsupported("tagging for OpenStreetMap"),
        _ => RowType::Unknown,
    }
}
