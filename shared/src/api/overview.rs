//! Where an audit stands, for its first page.

use super::WalkSummary;
use crate::activity::When;
use crate::id::{ActivityId, ParticipantId, VersionId};
use crate::participant::Entry;
use crate::text::Text;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// `GET /api/v1/audits/{audit}/overview`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Overview {
    /// Newest day first.
    pub walks: Vec<WalkStanding>,
    /// Phones that hold something, and those that never sent an answer; for those who run walks.
    pub phones: Vec<PhoneStanding>,
    /// For researchers.
    pub review: Option<ReviewStanding>,
    /// The newest version of each checklist.
    pub checklists: Vec<Translation>,
    pub districts: u32,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub now: Time,
}

/// How far a walk has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WalkStanding {
    #[serde(flatten)]
    pub summary: WalkSummary,
    /// Walkers who gave an answer, finished or not.
    pub answered: u32,
    /// Checklists that were begun and not finished.
    pub begun: u32,
    /// In the walk's order of checklists.
    pub coverage: Vec<Coverage>,
}

/// How much of one checklist of a walk was filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Coverage {
    pub version: VersionId,
    pub title: Text,
    pub when: When,
    /// Finished ones.
    pub responses: u32,
    /// Walkers who finished one.
    pub walkers: u32,
    /// Walkers who finished one at each stop, in the walk's order; for a checklist that is asked there.
    pub stops: Vec<u32>,
}

impl WalkStanding {
    /// How many checklists are missing still: of those who answered, at each stop and once.
    pub fn missing(&self) -> u32 {
        let lacking = |walkers: &u32| self.answered.saturating_sub(*walkers);
        let of = |coverage: &Coverage| match coverage.when {
            When::Stop => coverage.stops.iter().map(lacking).sum(),
            When::Once => lacking(&coverage.walkers),
            When::Any => 0,
        };
        self.coverage.iter().map(of).sum()
    }
}

/// A phone that somebody should look after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PhoneStanding {
    pub participant: ParticipantId,
    pub walk: ActivityId,
    pub nickname: String,
    pub entry: Entry,
    /// Answers that arrived, finished or not.
    pub responses: u32,
    /// What the phone last said it still holds.
    pub waiting: u32,
    /// Photos announced but not verified yet.
    pub photos_missing: u32,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub last_heard_at: Time,
}

/// How many responses the review has in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReviewStanding {
    pub received: u32,
    pub in_review: u32,
    pub accepted: u32,
    pub flagged: u32,
    pub hidden: u32,
    /// With problems, whatever their state.
    pub problems: u32,
}

/// How much of a checklist is there in each of the audit's languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Translation {
    pub title: Text,
    pub number: u32,
    /// Texts that it has: questions, hints, choices, messages.
    pub texts: u32,
    /// In the audit's order.
    pub languages: Vec<Translated>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Translated {
    /// Tag.
    pub language: String,
    /// Texts that are there in it.
    pub texts: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{Activity, JoinCode, Kind, State};
    use uuid::Uuid;

    #[test]
    fn what_is_missing_is_counted_for_those_who_answered() {
        let coverage = |when, walkers, stops: &[u32]| Coverage {
            version: VersionId(Uuid::nil()),
            title: Text::default(),
            when,
            responses: 0,
            walkers,
            stops: stops.to_vec(),
        };
        let activity = Activity {
            id: ActivityId(Uuid::nil()),
            kind: Kind::Walk,
            title: String::new(),
            district: None,
            date: chrono::NaiveDate::default(),
            state: State::Open,
            code: JoinCode::new([0; 6]),
            consent_version: 1,
            stops: Vec::new(),
            checklists: Vec::new(),
        };
        let walk = WalkStanding {
            summary: WalkSummary {
                activity,
                walkers: 9,
                responses: 20,
            },
            answered: 7,
            begun: 1,
            coverage: vec![
                coverage(When::Stop, 7, &[7, 5, 0]),
                coverage(When::Once, 6, &[]),
                coverage(When::Any, 2, &[]),
            ],
        };
        assert_eq!(walk.missing(), 2 + 7 + 1);
    }
}
