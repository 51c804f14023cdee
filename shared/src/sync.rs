//! What phone and server say to each other. Every operation carries an id made on the phone, so it
//! can be sent twice, late or out of order; an outcome is given only after the commit that holds
//! its effect is on disk.
//!
//! [`outbox`] is the phone's half and [`apply`] the server's; neither knows of sockets, clocks or
//! databases, so that the tests can run one against the other over a link as bad as they like.

pub mod apply;
pub mod check;
pub mod outbox;
pub mod rescue;

use crate::activity::track::Segment;
use crate::attachment::Sha256;
use crate::id::AttachmentId;
use crate::participant::Participant;
use crate::response::Revision;
use crate::withdrawal::Withdrawal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Most operations in one batch.
pub const BATCH_OPERATIONS: usize = 50;

/// Largest body of a batch, in bytes.
pub const BATCH_BYTES: usize = 1024 * 1024;

/// One write of a phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Operation {
    /// Joins, or says anew who the walker is and what they agreed to.
    Join(Participant),
    /// A saved state of a response.
    Revise(Revision),
    /// A part of the way that the walker has had recorded.
    Track(Segment),
    /// Takes back something given before, whether or not it has arrived.
    Withdraw(Withdrawal),
}

impl Operation {
    /// What the outcome refers to: the participant's, the revision's, the segment's or the withdrawal's id.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Join(participant) => participant.id.0,
            Self::Revise(revision) => revision.id.0,
            Self::Track(segment) => segment.id.0,
            Self::Withdraw(withdrawal) => withdrawal.id.0,
        }
    }

    /// What the outcome must name for the phone to believe that it is stored as sent.
    ///
    /// # Errors
    /// See [`Revision::digest`].
    pub fn digest(&self) -> Result<Sha256, serde_json::Error> {
        match self {
            Self::Join(participant) => participant.digest(),
            Self::Revise(revision) => revision.digest(),
            Self::Track(segment) => segment.digest(),
            Self::Withdraw(withdrawal) => withdrawal.digest(),
        }
    }
}

/// Body of `POST /api/v1/audits/{audit}/sync`. The server reads it with operations as raw JSON, so that one that it
/// cannot read is answered as malformed and does not hold back the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Batch<O = Operation> {
    pub operations: Vec<O>,
    /// How many operations and attachments are still on the phone beyond this batch, for the
    /// facilitator's roster.
    #[serde(default)]
    pub waiting: u32,
}

/// Answer to a batch: one outcome per operation, in its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Receipt {
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Outcome {
    /// On disk now.
    Stored { digest: Sha256 },
    /// Was on disk before, or was withdrawn before it came; nothing changed.
    Already { digest: Sha256 },
    /// On disk, marked for a researcher: it breaks rules that the walker need not mend.
    Quarantined {
        digest: Sha256,
        problems: Vec<Problem>,
    },
    /// Not stored: the server cannot read it. The phone keeps it, shows it and exports it.
    Malformed { reason: String },
}

/// A rule that a stored response breaks; shown to researchers, who judge it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = sync::Problem))]
pub struct Problem {
    pub rule: Rule,
    /// Path of the item, where the rule is about one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// The rule in words, for researchers; English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The checklist version is not one that this activity uses.
    UnknownVersion,
    UnknownStop,
    UnknownItem,
    /// The value does not parse as the item's type.
    WrongType,
    /// The value is not among the item's choices.
    NotAChoice,
    ConstraintBroken,
    /// A complete response lacks an answer that its checklist requires.
    RequiredMissing,
    /// An answer to an item that was not asked.
    NotRelevant,
    /// Longitude or latitude is no place on earth, or the accuracy is not a radius.
    ImpossiblePlace,
    /// The phone's clock is in the future by more than a day.
    ClockAhead,
    /// Joined or begun after the activity was closed.
    AfterClose,
    /// Held something that the walker had not agreed to; it was not kept.
    NotAgreed,
}

/// State of an attachment's upload: answer to `GET` and `PUT /api/v1/audits/{audit}/attachments/{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Upload {
    pub id: AttachmentId,
    /// Bytes on the server; the next part starts here.
    pub received: u64,
    /// All bytes are there and their SHA-256 is the one that the revision named; or there is nothing to
    /// send any more, because the photo was withdrawn.
    pub verified: bool,
}
