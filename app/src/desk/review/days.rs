//! From which day to which, as the address says it: in days of the audit's zone, where the interface takes
//! moments.

use super::super::moment::midnight;
use chrono::{Days as Count, NaiveDate};
use leptos_router::params::ParamsMap;
use shared::time::Time;

/// First and last day of answers.
pub const FROM: &str = "from";
pub const TO: &str = "to";

/// First and last day in the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl Days {
    pub fn of(address: &ParamsMap) -> Self {
        let day = |name| address.get(name)?.parse().ok();
        Self {
            first: day(FROM),
            last: day(TO),
        }
    }

    /// When the first one begins.
    pub fn from(self, zone: &str) -> Option<Time> {
        self.first.map(|first| midnight(first, zone))
    }

    /// When the last one is over.
    pub fn to(self, zone: &str) -> Option<Time> {
        let after = self.last?.checked_add_days(Count::new(1))?;
        Some(midnight(after, zone))
    }
}
