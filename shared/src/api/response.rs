//! Responses as the desk reads them, and those that it types in from paper.

use crate::attachment::Sha256;
use crate::id::{ActivityId, AttachmentId, DistrictId, ParticipantId, ResponseId, VersionId};
use crate::participant::{Background, Consents, Entry};
use crate::response::Revision;
use crate::review::{Review, ReviewEvent, ReviewState};
use crate::selection::Selection;
use crate::sync;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// What the filters of the review table and of the exports are beside the [`Selection`]; all optional, in the
/// query string.
/// What they match can be had as `GET /api/v1/audits/{audit}/responses.csv` and in other formats.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::IntoParams),
    into_params(parameter_in = Query)
)]
#[serde(default)]
pub struct Filter {
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", param(ignore))]
    pub selection: Selection,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// `true`: only with problems; `false`: only without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quarantined: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photos: Option<bool>,
    /// How far the review has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ReviewState>,
    /// With this code, on the response or on anything in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// `true`: hidden responses and photos as well, for researchers. Without it figures, maps and files
    /// leave them out, unless `state` asks for hidden ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<bool>,
    /// Cursor of the next page, as the page before gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A page of the review table: `GET /api/v1/audits/{audit}/responses`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResponsePage {
    pub rows: Vec<ResponseRow>,
    /// How many the filters match in all.
    pub total: u32,
    pub next: Option<String>,
}

/// A response with its current revision and who gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResponseRow {
    pub activity: ActivityId,
    pub district: Option<DistrictId>,
    pub participant: ParticipantId,
    pub nickname: String,
    /// How the walker's answers get in.
    pub entry: Entry,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Time,
    pub revision: Revision,
    /// Attachments whose bytes are verified; each is to be had at
    /// `GET /api/v1/audits/{audit}/attachments/{attachment}`.
    pub verified: Vec<AttachmentId>,
    pub problems: Vec<sync::Problem>,
    /// What researchers make of it; for them alone.
    #[serde(default)]
    pub review: Review,
}

/// One response, whole: `GET /api/v1/audits/{audit}/responses/{response}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResponseDetail {
    pub row: ResponseRow,
    pub background: Background,
    pub consents: Consents,
    /// All revisions, oldest first.
    pub history: Vec<HistoryEntry>,
    /// All events of its review, oldest first.
    #[serde(default)]
    pub reviews: Vec<ReviewEvent>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Time,
    pub revision: Revision,
    pub problems: Vec<sync::Problem>,
    /// Name of the account that typed it in from paper; `None` for what a phone sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_by: Option<String>,
}

/// All that stays of a response that was taken back:
/// `GET /api/v1/audits/{audit}/responses/{response}/withdrawal`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TakenBack {
    pub response: ResponseId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Time,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub withdrawn_at: Time,
    /// Name of whoever of the desk did it; `None` when the walker did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Printed sheets of one walker, typed in at the desk:
/// `POST /api/v1/audits/{audit}/walks/{activity}/paper`. The desk makes all ids, as a phone does, so that
/// sending it twice changes nothing. Answered by a [`sync::Receipt`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PaperEntry {
    pub participant: ParticipantId,
    /// SHA-256 of the bytes of the secret that the walker's receipt is made of. For a walker who is known
    /// the server's own counts.
    pub secret: Sha256,
    /// Who the walker is, with [`Entry::Paper`], and what they filled in. Nothing is withdrawn this way.
    pub operations: Vec<sync::Operation>,
}
