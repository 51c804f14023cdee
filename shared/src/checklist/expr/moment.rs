//! Dates and times as expressions handle them: a moment on the time line, written in the time
//! zone of the form, and counted in days since 1970-01-01T00:00Z.

use crate::time::text::{parse_date, parse_time, split_offset};
use chrono::{DateTime, Datelike, FixedOffset, NaiveTime, TimeDelta, Timelike};

const DAY: f64 = 86_400_000.0;

/// Some 8,000 years: enough for any form, and far from the ends of the calendar.
const MOST_DAYS: f64 = 3_000_000.0;

/// A date, or a date with a time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Of a date its local midnight; where only the date of a time is meant, still that time, by
    /// which it is compared and counted.
    pub at: DateTime<FixedOffset>,
    /// False: only the date is written.
    pub timed: bool,
}

impl Moment {
    /// The same moment as a bare date.
    #[must_use]
    pub fn date(self) -> Self {
        Self {
            timed: false,
            ..self
        }
    }

    /// The same moment with its time of day, which is not written where it is midnight.
    #[must_use]
    pub fn date_time(self) -> Self {
        Self::new(self.at)
    }

    /// Days since 1970-01-01T00:00Z, with the fraction of the day.
    pub fn days(self) -> f64 {
        self.at.timestamp_millis() as f64 / DAY
    }

    /// Moment of a number of days since 1970-01-01T00:00Z; `None` outside of the calendar.
    pub fn from_days(days: f64, zone: FixedOffset) -> Option<Self> {
        let millis = libm::round(days * DAY);
        (days.abs() < MOST_DAYS)
            .then(|| DateTime::from_timestamp_millis(millis as i64))
            .flatten()
            .map(|at| Self::new(at.with_timezone(&zone)))
    }

    /// Reads `2026-11-23` and `2026-11-23T10:30:00.000+01:00`, the latter also with fewer parts;
    /// what has no offset is local.
    pub fn parse(text: &str, zone: FixedOffset) -> Option<Self> {
        let text = text.trim_matches(super::value::is_space);
        let bytes = text.as_bytes();
        // Most texts asked are answers that are no dates: turn them away at once.
        if bytes.len() < 8 || !bytes[0].is_ascii_digit() || !bytes[..6].contains(&b'-') {
            return None;
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let date = parse_date(date)?;
        let (time, offset) = match time {
            Some(time) => {
                let (time, offset) = split_offset(time)?;
                (parse_time(time)?, offset.unwrap_or(zone))
            }
            None => (NaiveTime::MIN, zone),
        };
        let at = date.and_time(time).and_local_timezone(offset).single()?;
        Some(Self::new(at.with_timezone(&zone)))
    }

    /// As stored: `2026-11-23`, or `2026-11-23T10:30:00.000+01:00`.
    pub fn to_text(self) -> String {
        if self.timed {
            stamp(self.at)
        } else {
            day(self.at)
        }
    }

    fn new(at: DateTime<FixedOffset>) -> Self {
        let timed = at.time() != NaiveTime::MIN;
        Self { at, timed }
    }
}

/// A date as answers hold it: `2026-11-23`.
pub fn day(at: DateTime<FixedOffset>) -> String {
    format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day())
}

/// Date and time as answers hold them: `2026-11-23T10:30:00.000+01:00`. Written out here, because
/// chrono's formats are a small language of their own, which the phone would have to download.
pub fn stamp(at: DateTime<FixedOffset>) -> String {
    let millis = at.timestamp_subsec_millis().min(999);
    let shift = at.offset().local_minus_utc() / 60;
    let sign = if shift < 0 { '-' } else { '+' };
    let (hours, minutes) = (shift.abs() / 60, shift.abs() % 60);
    let (day, hour, minute, second) = (day(at), at.hour(), at.minute(), at.second());
    format!("{day}T{hour:02}:{minute:02}:{second:02}.{millis:03}{sign}{hours:02}:{minutes:02}")
}

/// Reads a time of day with or without an offset, for `decimal-time()`: fraction of the local day.
pub fn time_fraction(text: &str, zone: FixedOffset) -> Option<f64> {
    let (time, offset) = split_offset(text.trim_matches(super::value::is_space))?;
    let time = parse_time(time)?;
    let shift = offset.map_or(0, |offset| {
        zone.local_minus_utc() - offset.local_minus_utc()
    });
    let (time, _) = time.overflowing_add_signed(TimeDelta::seconds(shift.into()));
    Some(
        time.signed_duration_since(NaiveTime::MIN)
            .num_milliseconds() as f64
            / DAY,
    )
}
