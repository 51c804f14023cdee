//! A walk (one district, one date, a route of stops) or a PhotoVoice call: what people join by code,
//! and which checklists it asks them to fill in when.

pub mod near;
pub mod track;

use crate::id::{ActivityId, DistrictId, StopId, VersionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Activity {
    pub id: ActivityId,
    pub kind: Kind,
    pub title: String,
    /// A walk's district; a call may have none.
    pub district: Option<DistrictId>,
    /// A walk's day, in the audit's time zone; a call's first day.
    #[serde(deserialize_with = "crate::time::text::date")]
    pub date: NaiveDate,
    pub state: State,
    pub code: JoinCode,
    /// Version of the consent text that walkers are shown; kept with each consent.
    pub consent_version: u32,
    pub stops: Vec<Stop>,
    pub checklists: Vec<Assignment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Walk,
    Call,
}

/// Draft (being planned) -> open (can be joined) -> closed (no new walkers; late answers still arrive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum State {
    Draft,
    Open,
    Closed,
}

/// An ordered place on a walk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stop {
    pub id: StopId,
    /// Order on the route, from 0.
    pub position: u32,
    pub name: String,
    pub longitude: f64,
    pub latitude: f64,
    /// Metres around the point that count as being there.
    pub radius: f64,
    /// For the facilitator; walkers do not see it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The group should answer on the move or a little further on.
    #[serde(default)]
    pub do_not_linger: bool,
}

impl Stop {
    /// Milliseconds after which a walker who still answers here is told that they may go on: two minutes,
    /// as a stop's checklist is made for, and less where they had better not stand at all.
    pub fn pace(&self) -> u32 {
        if self.do_not_linger { 60_000 } else { 120_000 }
    }
}

/// A checklist version that an activity uses, and when it is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Assignment {
    pub version: VersionId,
    pub when: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Once at each stop.
    Stop,
    /// Once for the whole activity.
    Once,
    /// As often as one likes, anywhere.
    Any,
}

/// Six characters that people type or scan: no vowels (no words by accident), none that look alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct JoinCode(String);

/// The 23 characters of a code: 23^6 = 148 million codes.
const ALPHABET: &[u8; 23] = b"BCDFGHJKLMNPQRSTVWXZ479";

impl JoinCode {
    pub const LENGTH: usize = 6;

    /// A code from six random bytes. (The 23 characters are not quite equally likely; guessing is
    /// limited by rate, not by this.)
    pub fn new(random: [u8; Self::LENGTH]) -> Self {
        Self(
            random
                .iter()
                .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
                .collect(),
        )
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a join code is six letters and digits, such as KRK7BT")]
pub struct NotACode;

impl TryFrom<String> for JoinCode {
    type Error = NotACode;

    /// Reads what a person typed: lower case, spaces and hyphens are forgiven.
    fn try_from(typed: String) -> Result<Self, NotACode> {
        let code: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let valid = code.len() == Self::LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
        valid.then_some(Self(code)).ok_or(NotACode)
    }
}

impl From<JoinCode> for String {
    fn from(code: JoinCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = JoinCode::try_from(" krk-7bt ".to_owned());
        assert_eq!(code.as_ref().map(JoinCode::as_str), Ok("KRK7BT"));
        assert_eq!(JoinCode::try_from("KRK7B".to_owned()), Err(NotACode));
        assert_eq!(JoinCode::try_from("KRO7BT".to_owned()), Err(NotACode));
    }

    #[test]
    fn every_random_code_can_be_read_back() {
        for byte in 0..=255 {
            let code = JoinCode::new([byte; 6]);
            assert_eq!(JoinCode::try_from(code.to_string()), Ok(code));
        }
    }
}
