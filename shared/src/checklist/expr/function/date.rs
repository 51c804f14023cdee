//! Dates and times.

use super::Arguments;
use super::calendar;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::moment::{self, Moment};
use crate::checklist::expr::value::Value;
use chrono::{DateTime, Datelike, FixedOffset, NaiveTime, Timelike};
use std::fmt::Write;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

pub(super) fn now<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let at = arguments.scope.context.now;
    Ok(Value::Moment(Moment { at, timed: true }))
}

pub(super) fn today<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let now = arguments.scope.context.now;
    let midnight = now.with_time(NaiveTime::MIN).single().unwrap_or(now);
    Ok(Value::Moment(Moment {
        at: midnight,
        timed: false,
    }))
}

/// The date of a text or a date with time. A number of days keeps its time, if it has one. What is
/// no date becomes empty, like a question not answered.
pub(super) fn date<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let value = arguments.value(0)?;
    let moment = arguments.as_moment(&value);
    Ok(as_value(match value {
        Value::Number(_) => moment,
        _ => moment.map(Moment::date),
    }))
}

pub(super) fn date_time<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(as_value(arguments.moment(0)?.map(Moment::date_time)))
}

fn as_value<'a>(moment: Option<Moment>) -> Value<'a> {
    moment.map_or_else(|| String::new().into(), Value::Moment)
}

pub(super) fn decimal_date_time<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let days = arguments.moment(0)?.map_or(f64::NAN, Moment::days);
    Ok(Value::Number(days))
}

/// Fraction of the local day of a time, or of a date with time.
pub(super) fn decimal_time<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let zone = *arguments.scope.context.now.offset();
    let fraction = match arguments.value(0)? {
        Value::Moment(moment) => Some(of_day(moment)),
        value => {
            let text = arguments.scope.to_text(value);
            match Moment::parse(&text, zone) {
                Some(moment) => Some(of_day(moment)),
                None => moment::time_fraction(&text, zone),
            }
        }
    };
    Ok(Value::Number(fraction.unwrap_or(f64::NAN)))
}

fn of_day(moment: Moment) -> f64 {
    let seconds = f64::from(moment.at.num_seconds_from_midnight());
    (seconds + f64::from(moment.at.nanosecond()) / 1e9) / 86_400.0
}

/// `format-date` and `format-date-time`: parts of a date after `%`, all else as it is.
pub(super) fn format<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let Some(moment) = arguments.moment(0)? else {
        return Ok(String::new().into());
    };
    let pattern = arguments.text(1)?;
    let language = arguments.scope.context.language;
    let mut formatted = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            formatted.push(letter);
            continue;
        }
        let part = letters.next();
        let known = part.is_some_and(|part| push_part(&mut formatted, part, moment.at, language));
        if !known {
            return Err(EvalError::DateFormat(
                part.map(String::from).unwrap_or_default(),
            ));
        }
    }
    Ok(formatted.into())
}

/// Writes one part of a date; false where there is no such part.
fn push_part(text: &mut String, part: char, at: DateTime<FixedOffset>, language: &str) -> bool {
    let written = match part {
        '%' => text.write_char('%'),
        'Y' => write!(text, "{:04}", at.year()),
        'y' => write!(text, "{:02}", at.year().rem_euclid(100)),
        'm' => write!(text, "{:02}", at.month()),
        'n' => write!(text, "{}", at.month()),
        'b' => text.write_str(calendar::month(language, at.month0())),
        'd' => write!(text, "{:02}", at.day()),
        'e' => write!(text, "{}", at.day()),
        'a' => text.write_str(calendar::day(language, at.weekday().num_days_from_monday())),
        'W' => write!(text, "{}", at.iso_week().week()),
        'H' => write!(text, "{:02}", at.hour()),
        'h' => write!(text, "{}", at.hour()),
        'M' => write!(text, "{:02}", at.minute()),
        'S' => write!(text, "{:02}", at.second()),
        '3' => write!(text, "{:03}", at.timestamp_subsec_millis()),
        _ => return false,
    };
    written.is_ok()
}
