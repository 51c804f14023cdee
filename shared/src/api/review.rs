//! Bodies of the review: what researchers append, and what the desk hears of while it happens.

use super::{Filter, Problem};
use crate::id::{AccountId, ResponseId, ReviewId};
use crate::review::{Act, Review, ReviewEvent, ReviewState};
use serde::{Deserialize, Serialize};

/// Most events of one [`SaveReviews`].
pub const REVIEW_EVENTS: usize = 500;

/// `POST /api/v1/audits/{audit}/reviews`: all of them are kept or none. Sending it again changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SaveReviews {
    pub events: Vec<NewReview>,
}

/// An event as its author says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NewReview {
    /// Made by whoever says it.
    pub id: ReviewId,
    pub response: ResponseId,
    /// `version` of the review that its author saw: what others decided since is not overwritten.
    pub seen: u32,
    #[serde(flatten)]
    pub act: Act,
}

/// What holds of the responses that events were appended to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SavedReviews {
    pub responses: Vec<ReviewOf>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReviewOf {
    pub response: ResponseId,
    pub review: Review,
}

/// The answer when something would have been overwritten: a [`Problem`] that says what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReviewConflict {
    #[serde(flatten)]
    pub problem: Problem,
    /// What others decided meanwhile. Nothing of the request was kept.
    pub meanwhile: Vec<ReviewEvent>,
}

/// Something changed: an event of `GET /api/v1/audits/{audit}/events`. It says where to look, not what
/// is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Change {
    /// Phones sent something, or took something back.
    Arrival,
    /// Someone appended to the review of these.
    Review {
        responses: Vec<ResponseId>,
        by: AccountId,
    },
    /// Someone wrote, ordered or removed findings.
    Finding { by: AccountId },
    /// Some changes were missed: what is shown is to be read again.
    Missed,
}

impl Filter {
    /// Whether hidden responses are asked for.
    pub fn asks_for_hidden(&self) -> bool {
        self.hidden == Some(true) || self.state == Some(ReviewState::Hidden)
    }
}
