//! Whether a value is written the way its item's kind demands.

use crate::checklist::model::Kind;
use crate::decimal;
use crate::time::text::{parse_date, parse_time};

/// True when the text is a value of this kind; the empty text is a value of every kind. Whether a
/// choice exists is asked elsewhere.
pub(crate) fn fits(kind: &Kind, value: &str) -> bool {
    if value.is_empty() {
        return true;
    }
    match kind {
        // 32 bits: what other tools that read the data can hold.
        Kind::Integer => !value.starts_with('+') && value.parse::<i32>().is_ok(),
        Kind::Decimal => decimal::read(value).is_some(),
        Kind::Range { start, end, .. } => {
            let (low, high) = (start.min(*end), start.max(*end));
            decimal::read(value).is_some_and(|number| (low..=high).contains(&number))
        }
        Kind::SelectOne { .. } => !value.contains(char::is_whitespace),
        Kind::Acknowledge => value == "OK",
        Kind::Date => is_date(value),
        Kind::Time => is_time(value),
        Kind::DateTime => is_date_time(value),
        Kind::Geopoint => is_point(value),
        Kind::Geotrace => are_points(value).is_some_and(|points| points.len() >= 2),
        Kind::Geoshape => are_points(value)
            .is_some_and(|points| points.len() >= 4 && points.first() == points.last()),
        Kind::Note => false,
        Kind::Text
        | Kind::SelectMultiple { .. }
        | Kind::Rank { .. }
        | Kind::Image
        | Kind::Audio
        | Kind::Video
        | Kind::File
        | Kind::Barcode
        | Kind::Calculate
        | Kind::Hidden
        | Kind::Metadata { .. } => true,
    }
}

fn is_date(value: &str) -> bool {
    value.len() == "2026-11-23".len() && parse_date(value).is_some()
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.sss`, with or without an offset from UTC.
fn is_time(value: &str) -> bool {
    let end = value.find(['Z', '+', '-']).unwrap_or(value.len());
    let (clock, offset) = value.split_at(end);
    let is_offset = offset.is_empty()
        || offset == "Z"
        || (offset.len() == "+01:00".len() && is_clock(&offset[1..]));
    is_offset && is_clock(clock)
}

fn is_clock(value: &str) -> bool {
    value.contains(':') && parse_time(value).is_some()
}

fn is_date_time(value: &str) -> bool {
    value
        .split_once('T')
        .is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// `lat lon`, optionally followed by altitude and accuracy in metres.
fn is_point(value: &str) -> bool {
    let numbers: Option<Vec<f64>> = value.split_whitespace().map(decimal::read).collect();
    numbers.is_some_and(|numbers| {
        (2..=4).contains(&numbers.len()) && numbers[0].abs() <= 90.0 && numbers[1].abs() <= 180.0
    })
}

fn are_points(value: &str) -> Option<Vec<&str>> {
    let points: Vec<&str> = value
        .split(';')
        .map(str::trim)
        .filter(|point| !point.is_empty())
        .collect();
    points.iter().all(|point| is_point(point)).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_places_are_read_as_xforms_writes_them() {
        let range = Kind::Range {
            start: 10.0,
            end: 0.0,
            step: 1.0,
        };
        for (kind, value) in [
            (Kind::Integer, "-12"),
            (Kind::Decimal, ".5"),
            (range, "3"),
            (Kind::Date, "2026-11-23"),
            (Kind::Time, "14:05:00.000+01:00"),
            (Kind::DateTime, "2026-11-23T14:05:00.000+01:00"),
            (Kind::Geopoint, "50.1 14.4 0 5"),
            (Kind::Geotrace, "50.1 14.4; 50.2 14.5"),
            (Kind::Geoshape, "0 0;0 1;1 1;0 0"),
            (Kind::Acknowledge, "OK"),
            (Kind::Integer, ""),
        ] {
            assert!(fits(&kind, value), "{kind:?} {value}");
        }
    }

    #[test]
    fn what_is_not_written_that_way_does_not_fit() {
        let range = Kind::Range {
            start: 0.0,
            end: 10.0,
            step: 1.0,
        };
        let one = Kind::SelectOne {
            list: String::new(),
            filter: String::new(),
        };
        for (kind, value) in [
            (Kind::Integer, "1.0"),
            (Kind::Integer, "-"),
            (Kind::Decimal, "1,5"),
            (Kind::Decimal, "1e3"),
            (Kind::Decimal, "."),
            (range, "11"),
            (Kind::Date, "23. 11. 2026"),
            (Kind::Date, "2026-02-30"),
            (Kind::Integer, "2147483648"),
            (Kind::Time, "25:00"),
            (Kind::Time, "14:05:00+25:00"),
            (Kind::Date, "26-11-23"),
            (Kind::DateTime, "2026-11-23"),
            (Kind::Geopoint, "91 0"),
            (Kind::Geopoint, "NaN 0"),
            (Kind::Geotrace, "1 1"),
            (Kind::Geoshape, "0 0;0 1;1 1"),
            (Kind::Acknowledge, "yes"),
            (one, "a b"),
            (Kind::Note, "x"),
        ] {
            assert!(!fits(&kind, value), "{kind:?} {value}");
        }
    }
}
