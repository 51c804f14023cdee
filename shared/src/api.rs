//! Bodies of the HTTP interface under `/api/v1`, the same types for the server that writes them and
//! the app that reads them.

mod finding;
mod overview;
mod people;
mod receipt;
mod response;
mod review;

use crate::activity::{Activity, Kind, State, Stop, When};
use crate::audit::{Audit, Role};
use crate::checklist::Form;
use crate::checklist::xlsform::Diagnostic;
use crate::district::District;
use crate::id::{AccountId, ChecklistId, DistrictId, ParticipantId, ResponseId, VersionId};
use crate::participant::Entry;
use crate::response::Geotag;
use crate::text::Text;
use crate::time::Time;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use finding::{FindingConflict, FindingOrder, SaveFinding};
pub use overview::{
    Coverage, Overview, PhoneStanding, ReviewStanding, Translated, Translation, WalkStanding,
};
pub use people::{
    ChangePassword, InvitationRow, LogEntry, LogPage, LoggedAct, MadeToken, MemberRow,
    NewInvitation, NewToken, OneTimeLink, OwnSession, People, ResetPassword, SetRole, TokenRow,
};
pub use receipt::{Given, GivenAnswer, GivenPhoto, GivenRecording, GivenResponse};
pub use response::{
    Filter, HistoryEntry, PaperEntry, ResponseDetail, ResponsePage, ResponseRow, TakenBack,
};
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
    /// The link to set another password was used or has expired.
    LinkSpent,
    /// A finding cites an answer or a photo that is not there, or was taken back.
    NoSuchEvidence,
    /// A finding cites a comparison of a question or a district that the audit does not have.
    NoSuchComparison,
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
    #[serde(deserialize_with = "crate::time::text::moment")]
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
    /// Layers of other sources that the operator offers beside what walkers said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<MapLayer>,
}

/// A layer of another source: lamps, stops of the trams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MapLayer {
    /// What it is and whose, as the map's legend says it.
    pub name: String,
    /// Address of GeoJSON or of a PMTiles archive.
    pub url: String,
}
