//! What the outbox holds, and what a walker sees of it.

use crate::api::Code;
use crate::attachment::Attachment;
use crate::id::{AttachmentId, RevisionId, SegmentId, WithdrawalId};
use crate::response::Revision;
use crate::sync::Operation;
use crate::withdrawal::Target;
use serde::{Deserialize, Serialize};

/// What the app keeps of an operation: written before the outbox is told of it, read by
/// [`Outbox::restore`](super::Outbox::restore).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub operation: Operation,
    pub state: State,
}

/// Names one thing in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum Key {
    /// What the phone said of its walker, by its number.
    Join(u32),
    Revision(RevisionId),
    Attachment(AttachmentId),
    Track(SegmentId),
    Withdrawal(WithdrawalId),
}

impl Key {
    pub fn of(operation: &Operation) -> Self {
        match operation {
            Operation::Join(participant) => Self::Join(participant.number),
            Operation::Revise(revision) => Self::Revision(revision.id),
            Operation::Track(segment) => Self::Track(segment.id),
            Operation::Withdraw(withdrawal) => Self::Withdrawal(withdrawal.id),
        }
    }
}

/// Where a thing is, as far as this phone knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum State {
    /// On this phone only, or not acknowledged yet.
    Waiting,
    /// A revision is on the server, with content equal to the phone's; some of its attachments are not.
    Received,
    /// On the server with equal content, attachments included.
    Verified,
    /// Not taken. It stays on the phone, readable, and the rest goes on without it.
    Problem { reason: Reason },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "lowercase")]
pub enum Reason {
    /// The server cannot read it.
    Malformed {
        detail: String,
    },
    TooLarge,
    /// The server holds something else under this id.
    Differs,
    /// The server will not have it.
    Refused {
        status: u16,
        code: Option<Code>,
    },
    /// What arrived twice did not have the hash that the phone had taken of it.
    Damaged,
    /// The phone no longer has its bytes.
    Missing,
}

/// What the app has to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The thing has a new state.
    State { key: Key, state: State },
    /// A later revision, not sent either, says all that this one said: its record may go.
    Superseded { key: Key },
}

#[derive(Debug)]
pub(super) struct Entry {
    pub operation: Operation,
    /// Length of its JSON.
    pub bytes: usize,
    pub state: State,
    /// How often it failed alone; it then stands behind those that did not.
    pub deferred: u32,
}

impl Entry {
    pub fn key(&self) -> Key {
        Key::of(&self.operation)
    }

    pub fn revision(&self) -> Option<&Revision> {
        match &self.operation {
            Operation::Revise(revision) => Some(revision),
            Operation::Join(_) | Operation::Track(_) | Operation::Withdraw(_) => None,
        }
    }

    /// In which order things travel: what failed alone stands behind what did not, and the way that was
    /// walked behind what was said on it.
    pub fn rank(&self) -> (u32, bool) {
        (self.deferred, matches!(self.operation, Operation::Track(_)))
    }

    /// Whether `newer` says all that this revision said.
    pub fn is_said_by(&self, newer: &Revision) -> bool {
        self.revision().is_some_and(|older| covers(newer, older))
    }

    pub fn is_taken_back_by(&self, target: &Target) -> bool {
        match &self.operation {
            Operation::Revise(revision) => target.covers(revision.response),
            Operation::Track(_) => target.covers_track(),
            Operation::Join(_) | Operation::Withdraw(_) => false,
        }
    }

    /// The server has it as the phone sent it.
    pub fn is_acknowledged(&self) -> bool {
        matches!(self.state, State::Received | State::Verified)
    }
}

#[derive(Debug)]
pub(super) struct Photo {
    pub attachment: Attachment,
    pub state: State,
    /// Bytes that the server said it has, in this run.
    pub offset: u64,
    pub deferred: u32,
    /// How often the server did not know it since the server was last sent what names it.
    pub unknown: u32,
    /// How often all bytes were there and their hash was another.
    pub mismatches: u32,
}

impl Photo {
    pub fn new(attachment: Attachment) -> Self {
        Self {
            attachment,
            state: State::Waiting,
            offset: 0,
            deferred: 0,
            unknown: 0,
            mismatches: 0,
        }
    }
}

/// Whether `newer` says all that `older` said, so that `older` need not be sent if it has not been:
/// it answers every item that `older` answered (perhaps otherwise: that is a walker changing their mind
/// before anyone saw it) and names every attachment. What was called done is a statement of its own,
/// and so is taking an answer or a photo back: those are sent. So is what was said to another version of
/// the checklist, for whose sake the answer was given as it was.
fn covers(newer: &Revision, older: &Revision) -> bool {
    let attachment = |wanted: &Attachment| newer.attachments.iter().any(|a| a.id == wanted.id);
    newer.response == older.response
        && newer.version == older.version
        && newer.number > older.number
        && !older.complete
        && older
            .answers
            .0
            .keys()
            .all(|path| newer.answers.0.contains_key(path))
        && older.attachments.iter().all(attachment)
}
