//! One value of a table, borrowed from the response it was taken from, and its text.

use crate::time::Time;
use chrono::{Datelike, NaiveDate, Timelike};
use std::borrow::Cow;
use std::io::Write as _;
use uuid::Uuid;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Anything a person wrote.
    Text,
    /// One of the codes that the codebook lists.
    Code,
    /// Several of them, with spaces between.
    Codes,
    /// A UUID, or several with spaces between.
    Id,
    Integer,
    Number,
    Boolean,
    /// A moment in UTC, `2026-11-23T14:05:36Z`.
    Moment,
    /// A day, `2026-11-23`.
    Day,
    Json,
}

impl Type {
    /// Whether its values are words, among which "cannot judge" can stand.
    pub fn is_worded(self) -> bool {
        matches!(self, Self::Text | Self::Code | Self::Codes)
    }

    /// As the codebook names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Codes => "codes",
            Self::Id => "id",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Moment => "datetime",
            Self::Day => "date",
            Self::Json => "json",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Id(Uuid),
    /// Finite.
    Number(f64),
    Truth(bool),
    Moment(Time),
    Day(NaiveDate),
}

impl<'a> Cell<'a> {
    /// Blank for a text that is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    pub fn id(id: Option<impl Into<Uuid>>) -> Self {
        id.map_or(Self::Blank, |id| Self::Id(id.into()))
    }

    pub fn number(number: Option<f64>) -> Self {
        number
            .filter(|number| number.is_finite())
            .map_or(Self::Blank, Self::Number)
    }

    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// Appends the value as text, nothing quoted; a blank one is nothing.
    pub fn push(&self, out: &mut Vec<u8>) {
        match self {
            Self::Blank => {}
            Self::Text(text) => out.extend_from_slice(text.as_bytes()),
            Self::Id(id) => {
                let mut buffer = [0; 36];
                out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
            }
            Self::Number(number) => push_number(out, *number),
            Self::Truth(true) => out.extend_from_slice(b"true"),
            Self::Truth(false) => out.extend_from_slice(b"false"),
            Self::Moment(time) => push_moment(out, *time),
            Self::Day(day) => push_day(out, *day),
        }
    }
}

/// Levels and counts have one digit, and there is one for most answers; the rest is left to the formatting machinery.
fn push_number(out: &mut Vec<u8>, number: f64) {
    match number {
        0.0..10.0 if number.fract() == 0.0 && number.is_sign_positive() => {
            out.push(b'0' + number as u8);
        }
        // Writing to a vector does not fail.
        _ => drop(write!(out, "{number}")),
    }
}

/// RFC 3339 to the second. By hand: it is written three times a response, and formatting machinery took
/// a tenth of an export's time.
fn push_moment(out: &mut Vec<u8>, time: Time) {
    push_day(out, time.date_naive());
    out.push(b'T');
    push_two(out, time.hour());
    out.push(b':');
    push_two(out, time.minute());
    out.push(b':');
    push_two(out, time.second());
    out.push(b'Z');
}

fn push_day(out: &mut Vec<u8>, day: NaiveDate) {
    if let Ok(year @ 0..=9999) = u32::try_from(day.year()) {
        push_two(out, year / 100);
        push_two(out, year % 100);
    } else {
        drop(write!(out, "{:+05}", day.year()));
    }
    out.push(b'-');
    push_two(out, day.month());
    out.push(b'-');
    push_two(out, day.day());
}

fn push_two(out: &mut Vec<u8>, number: u32) {
    let digit = |digit: u32| b'0' + (digit % 10) as u8;
    out.extend_from_slice(&[digit(number / 10), digit(number)]);
}
