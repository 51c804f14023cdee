//! Time is an argument everywhere; this is its one type, and how it becomes the milliseconds that
//! databases keep.

pub mod text;

use chrono::{DateTime, Utc};

/// A moment, in UTC. A place's own time needs the audit's time zone beside it.
pub type Time = DateTime<Utc>;

/// Unix milliseconds of a moment.
pub fn to_millis(time: Time) -> i64 {
    time.timestamp_millis()
}

/// The moment of Unix milliseconds; what lies beyond the calendar (years +-262,000) becomes the epoch.
pub fn from_millis(millis: i64) -> Time {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}
