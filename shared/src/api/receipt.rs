//! What the holder of a receipt sees: all that one walker gave, and what became of it.

use crate::activity::track::Length;
use crate::attachment::Valence;
use crate::id::{AttachmentId, ResponseId};
use crate::participant::Consents;
use crate::text::Text;
use crate::time::Time;
use crate::withdrawal::Target;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// `GET /api/v1/receipt`, and the answer to what is changed there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Given {
    /// Title of the walk.
    pub walk: String,
    pub date: NaiveDate,
    /// For whom it was: name and city of the audit.
    pub audit: String,
    pub city: String,
    pub nickname: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub joined_at: Time,
    pub consents: Consents,
    /// When everything was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub withdrawn_at: Option<Time>,
    /// All that was taken back, so that the phone which still has it can follow.
    #[serde(default)]
    pub withdrawn: Vec<Target>,
    /// What of that the walk's team took back, because the walker asked them to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_team: Vec<Target>,
    /// In the order in which they came.
    pub responses: Vec<GivenResponse>,
    /// The way that was recorded; `None` where none is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Length>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GivenResponse {
    pub response: ResponseId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub received_at: Time,
    /// When it was withdrawn; then nothing else is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub withdrawn_at: Option<Time>,
    /// Title of the checklist.
    #[serde(default)]
    pub checklist: Text,
    /// Name of the stop; empty where there is none.
    #[serde(default)]
    pub stop: String,
    /// Its place is kept with it.
    #[serde(default)]
    pub has_place: bool,
    #[serde(default)]
    pub answers: Vec<GivenAnswer>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GivenAnswer {
    /// Path of the answer.
    pub item: String,
    /// The question.
    pub label: Text,
    /// What was said: the words of each choice, or what was written.
    pub said: Vec<Text>,
    pub cannot_judge: bool,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub photos: Vec<GivenPhoto>,
    #[serde(default)]
    pub recordings: Vec<GivenRecording>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GivenPhoto {
    pub id: AttachmentId,
    #[serde(default)]
    pub caption: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valence: Option<Valence>,
    /// Its bytes have arrived: `GET /api/v1/receipt/attachments/{id}`.
    pub arrived: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GivenRecording {
    pub id: AttachmentId,
    /// Its length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// As of a [`GivenPhoto`].
    pub arrived: bool,
}
