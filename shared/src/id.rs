//! Identifiers: UUIDv7, made where the thing is made (mostly on the phone), so that a write can be
//! repeated without making the thing twice. One type per word, so that they cannot be mixed up.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A version 7 id from a time (Unix milliseconds) and ten random bytes.
            pub fn new(millis: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// One city's audit.
    AuditId,
    /// An entry of an audit's log.
    LogId,
    /// A named area of an audit.
    DistrictId,
    /// A walk or a PhotoVoice call.
    ActivityId,
    /// An ordered place on a walk.
    StopId,
    /// A named form; its content is in its versions.
    ChecklistId,
    /// An immutable, numbered version of a checklist.
    VersionId,
    /// A pseudonymous walker of one activity.
    ParticipantId,
    /// One filled checklist.
    ResponseId,
    /// One saved state of a response.
    RevisionId,
    /// A photo or audio recording of one answer.
    AttachmentId,
    /// A part of the way that a walker had recorded.
    SegmentId,
    /// One taking back of something given.
    WithdrawalId,
    /// One event of a review.
    ReviewId,
    /// A sentence with its evidence.
    FindingId,
    /// A desk user.
    AccountId,
}
