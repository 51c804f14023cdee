//! Bodies of the HTTP interface under `/api/v1`, the same types for the server that writes them and
//! the app that reads them.

mod receipt;
mod review;

use crate::activity::{Activity, Kind, State, Stop, When};
use crate::attachment::Sha256;
use crate::audit::{Audit, Role};
use crate::checklist::Form;
use crate::checklist::xlsform::Diagnostic;
use crate::district::District;
use crate::id::{
    AccountId, ActivityId, AttachmentId, ChecklistId, DistrictId, ParticipantId, ResponseId,
    VersionId,
};
use crate::participant::{Background, Consents, Entry};
use crate::response::{Daylight, Geotag, Revision};
use crate::review::{Review, ReviewEvent, ReviewState};
use crate::sync;
use crate::text::Text;
use crate::time::Time;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use receipt::{Given, GivenAnswer, GivenPhoto, GivenRecording, GivenResponse};
pub use review::{
    Change, NewReview, REVIEW_EVENTS, ReviewConflict, ReviewOf, SaveReviews, SavedReviews,
};

/// An error as RFC 9457 `application/problem+json`. The app translates `code`; `detail` is English,
/// for people who read logs and call the interface themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// HTTP status.
    pub status: u16,
    pub code: Code,
    /// What happened and what to do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// What went wrong, for programs; each has a sentence in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No activity has this join code.
    WrongCode,
    /// The activity has not been opened yet.
    WalkNotOpen,
    WalkClosed,
    NotFound,
    /// Sign in first, or the session has ended.
    SignInNeeded,
    WrongPassword,
    /// Signed in, but the account's role does not allow it.
    NotAllowed,
    /// A body that cannot be read, or a field that breaks a rule.
    BadRequest,
    /// Body over the limit.
    TooLarge,
    /// Not an image of a kind that is taken.
    NotAnImage,
    /// Not a recording of a kind that is taken.
    NotARecording,
    /// All bytes arrived, but their SHA-256 is another; the upload starts again from 0.
    HashDiffers,
    /// The part does not continue what was received; ask where to go on.
    WrongOffset,
    BadGeojson,
    /// The workbook has errors; see its diagnostics.
    BadWorkbook,
    /// Not a rescue file, damaged, or made by a newer version.
    BadRescue,
    /// The rescue file holds nothing of this audit.
    RescueElsewhere,
    TooManyRequests,
    /// The state does not allow it (opening a walk without stops, say).
    Conflict,
    /// The invitation was used or has expired.
    InvitationSpent,
    /// The server failed; nothing of the request is kept.
    Internal,
}

/// Everything a phone needs to run an activity with the network off: `GET /api/v1/join/{code}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Pack {
    pub audit: Audit,
    pub activity: Activity,
    /// The activity's district, if it has one; for the map.
    pub district: Option<PackDistrict>,
    pub checklists: Vec<PackChecklist>,
    /// Server's clock when the pack was made.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub now: Time,
}

/// What of a district a phone shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PackDistrict {
    pub name: String,
    /// Whom the outline is owed to; empty when nobody.
    pub attribution: String,
    /// All rings of the outline, outer ones and holes: longitude and latitude of each corner.
    pub rings: Vec<Vec<(f64, f64)>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PackChecklist {
    pub version: VersionId,
    pub when: When,
    pub form: Form,
}

/// `POST /api/v1/session`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SignIn {
    pub email: String,
    pub password: String,
}

/// `POST /api/v1/invitation/{token}`: the first owner, or anyone invited, sets name and password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AcceptInvitation {
    pub email: String,
    pub name: String,
    pub password: String,
}

/// `GET /api/v1/session`: who is signed in, and to which audits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Session {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub audits: Vec<AuditAccess>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AuditAccess {
    pub audit: Audit,
    pub role: Role,
}

/// `POST /api/v1/audits`; the signed-in account becomes its owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NewAudit {
    pub name: String,
    pub city: String,
    pub time_zone: String,
    pub languages: Vec<String>,
    pub longitude: f64,
    pub latitude: f64,
}

/// Answer to a GeoJSON import: `POST /api/v1/audits/{audit}/districts`, body the GeoJSON itself. A
/// plain `GET` there answers the audit's districts in their order, as a list of [`District`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DistrictImport {
    pub added: Vec<District>,
    /// Features that are no districts, each with a reason.
    pub skipped: Vec<String>,
}

/// `PUT /api/v1/audits/{audit}/walks/{activity}`: id made by the desk, so that saving twice makes one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SaveWalk {
    pub kind: Kind,
    pub title: String,
    pub district: Option<DistrictId>,
    pub date: NaiveDate,
    pub stops: Vec<Stop>,
    pub checklists: Vec<crate::activity::Assignment>,
}

/// `POST /api/v1/audits/{audit}/walks/{activity}/state`: opens or closes; answers the
/// [`WalkSummary`]. A walk opens only with a stop and a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SetState {
    pub state: State,
}

/// A walk in a list: `GET /api/v1/audits/{audit}/walks`; one of them: `.../walks/{activity}`. Beside
/// it `.../walks/{activity}/qr.svg` is its join address as a QR code, and
/// `.../walks/{activity}/poster?language=cs` a page to print and hang up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WalkSummary {
    pub activity: Activity,
    pub walkers: u32,
    pub responses: u32,
}

/// Who joined and how far they are: `GET /api/v1/audits/{audit}/walks/{activity}/roster`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Roster {
    pub walkers: Vec<RosterRow>,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub now: Time,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RosterRow {
    pub participant: ParticipantId,
    pub nickname: String,
    pub entry: Entry,
    pub language: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub joined_at: Time,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub last_heard_at: Time,
    /// Complete responses by stop, in the order of the walk's stops.
    pub answered: Vec<u32>,
    /// Responses that belong to no stop (once per district, spots).
    pub elsewhere: u32,
    /// What the phone last said it still holds.
    pub waiting: u32,
    /// Photos announced but not verified yet.
    pub photos_missing: u32,
}

/// A checklist with its versions: `GET /api/v1/audits/{audit}/checklists`. The content of a version,
/// a [`Form`], is at `GET /api/v1/audits/{audit}/versions/{version}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Checklist {
    pub id: ChecklistId,
    pub title: Text,
    pub versions: Vec<ChecklistVersion>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChecklistVersion {
    pub id: VersionId,
    pub number: u32,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub published_at: Time,
    /// Number of items.
    pub items: u32,
    pub languages: Vec<String>,
}

/// `POST /api/v1/audits/{audit}/checklists/check`, body an XLSForm workbook: what it says and what is
/// wrong with it. Nothing is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorkbookReport {
    pub form: Form,
    pub diagnostics: Vec<Diagnostic>,
}

/// `POST /api/v1/audits/{audit}/checklists`, the same body: publishes it, unless it has errors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Published {
    pub title: Text,
    pub version: ChecklistVersion,
    /// The newest version says the same already; no other was made.
    pub unchanged: bool,
}

/// What the filters of the review table and of the exports are; all optional, in the query string.
/// What they match can be had as `GET /api/v1/audits/{audit}/responses.csv` and in other formats.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::IntoParams),
    into_params(parameter_in = Query)
)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk: Option<ActivityId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<crate::id::StopId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daylight: Option<Daylight>,
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

/// One point of the review map: `GET /api/v1/audits/{audit}/points` answers GeoJSON whose features
/// have these as properties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PointProperties {
    pub response: ResponseId,
    pub version: VersionId,
    pub stop: Option<crate::id::StopId>,
    /// Item name -> level (0 is worst) as the response scored it.
    pub scores: std::collections::BTreeMap<String, u8>,
    pub themes: Vec<String>,
    pub geotag: Geotag,
}

/// What the app needs to know of its server: `GET /api/v1/settings`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Settings {
    /// Address of a MapLibre style or a PMTiles archive that the operator configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basemap: Option<String>,
    /// Credit that the basemap demands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basemap_attribution: String,
}
