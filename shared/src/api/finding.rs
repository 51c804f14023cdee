//! Bodies of findings.

use super::Problem;
use crate::finding::{Content, Finding};
use crate::id::FindingId;
use serde::{Deserialize, Serialize};

/// `PUT /api/v1/audits/{audit}/findings/{finding}`: the finding whole, under an id made by whoever
/// writes it. Sending it again changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SaveFinding {
    /// `version` that its author saw; 0 for a new one. What others wrote since is not overwritten.
    pub seen: u32,
    #[serde(flatten)]
    pub content: Content,
}

/// `POST /api/v1/audits/{audit}/finding-order`: the order of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FindingOrder {
    /// As it was seen.
    pub before: Vec<FindingId>,
    /// As it shall be: the same findings.
    pub wanted: Vec<FindingId>,
}

/// The answer when something would have been overwritten: a [`Problem`] that says what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FindingConflict {
    #[serde(flatten)]
    pub problem: Problem,
    /// As it is now. Nothing of the request was kept.
    pub current: Finding,
}
