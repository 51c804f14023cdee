//! Who may use the desk: members of an audit, invitations, tokens for scripts, sessions, and the log of
//! what was seen and taken away.

use crate::audit::Role;
use crate::id::{AccountId, AttachmentId, LogId, ResponseId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// `GET /api/v1/audits/{audit}/people`, for owners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct People {
    /// Strongest role first, then by name.
    pub members: Vec<MemberRow>,
    /// Those that can still be accepted, newest first.
    pub invitations: Vec<InvitationRow>,
    /// Those that still work, newest first.
    pub tokens: Vec<TokenRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MemberRow {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Whoever asks may make a link by which this person sets another password: they own every audit
    /// in which the person has a role.
    pub may_reset: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InvitationRow {
    /// Names it without opening it.
    pub id: String,
    pub role: Role,
    /// Name of whoever made it; `None` for one made by command.
    pub by: Option<String>,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TokenRow {
    pub id: String,
    pub name: String,
    /// What it may read is what somebody with this role may.
    pub role: Role,
    pub by: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub used_at: Option<Time>,
}

/// `PUT /api/v1/audits/{audit}/people/{account}`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SetRole {
    pub role: Role,
}

/// `POST /api/v1/audits/{audit}/invitations`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NewInvitation {
    pub role: Role,
}

/// An address that lets one person in once. It is shown now and never again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OneTimeLink {
    pub link: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}

/// `POST /api/v1/audits/{audit}/tokens`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NewToken {
    /// What it is for.
    pub name: String,
    /// Researcher at the most.
    pub role: Role,
    /// For how many days it works: 1 to 366.
    pub days: u16,
}

/// A token for scripts: `Authorization: Bearer` and this. It is shown now and never again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MadeToken {
    pub token: String,
}

/// One of one's own sessions: `GET /api/v1/sessions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnSession {
    pub id: String,
    /// What the browser says of itself.
    pub device: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub created_at: Time,
    /// To some minutes; `None` when it was not used since this is noted.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub seen_at: Option<Time>,
    /// The one that asks.
    pub current: bool,
}

/// `PUT /api/v1/session/password`: ends all other sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    pub old: String,
    pub new: String,
}

/// `POST /api/v1/password-reset/{token}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResetPassword {
    pub password: String,
}

/// A page of the log, newest first: `GET /api/v1/audits/{audit}/log`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LogPage {
    pub entries: Vec<LogEntry>,
    /// Where the next page begins.
    pub next: Option<LogId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LogEntry {
    pub id: LogId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Time,
    /// Whose account.
    pub name: String,
    /// By which token, when a script did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    pub act: LoggedAct,
}

/// What is worth knowing afterwards. It names no walker and holds nothing that one said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LoggedAct {
    /// Read one response whole, with who gave it. Noted once an hour.
    Opened {
        response: ResponseId,
    },
    /// Took back a response, or one photo or recording of it, because its walker asked.
    TookBack {
        response: ResponseId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attachment: Option<AttachmentId>,
    },
    /// Took a file away.
    Exported {
        file: String,
        filter: String,
    },
    /// Took the report away.
    Reported {
        language: String,
    },
    Invited {
        role: Role,
    },
    InvitationWithdrawn {
        role: Role,
    },
    /// Accepted an invitation.
    Joined {
        role: Role,
    },
    RoleSet {
        email: String,
        role: Role,
    },
    RoleRemoved {
        email: String,
    },
    PasswordReset {
        email: String,
    },
    TokenMade {
        name: String,
        role: Role,
    },
    TokenRevoked {
        name: String,
    },
}
