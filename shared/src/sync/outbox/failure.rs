//! What can go wrong with a request, and what the outbox makes of it.

use super::{Cargo, Key, Outbox, Reason, State};
use crate::api::Code;
use crate::time::Time;
use std::time::Duration;

/// How a request failed, as the app saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer: no network, a cut connection, a time-out.
    Network,
    /// An answer that is not ours, such as a hotel's sign-in page.
    Unreadable,
    /// An answer other than success.
    Status {
        status: u16,
        /// Of the problem in the body, if it could be read.
        code: Option<Code>,
        retry_after: Option<Duration>,
    },
    /// The phone no longer has the attachment's bytes.
    Missing,
}

/// What a failure means.
enum Verdict {
    /// The same may pass later.
    Later,
    /// The server does not let this phone in.
    Shut,
    /// The server broke down, perhaps over what it was sent.
    Broke,
    /// The server will not take this, now or later.
    Refused,
}

impl Failure {
    fn verdict(&self) -> Verdict {
        match self {
            Self::Network | Self::Unreadable => Verdict::Later,
            Self::Missing => Verdict::Refused,
            Self::Status { status, .. } => match status {
                // 409: another copy of the same request is being served.
                408 | 409 | 425 | 429 | 502 | 503 | 504 => Verdict::Later,
                401 | 403 | 404 | 410 => Verdict::Shut,
                400..=499 => Verdict::Refused,
                _ => Verdict::Broke,
            },
        }
    }

    /// The same may pass later.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self.verdict(), Verdict::Later)
    }

    /// The server broke down over it.
    pub(super) fn is_fault(&self) -> bool {
        matches!(self.verdict(), Verdict::Broke)
    }

    /// The server does not know the participant.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self, Self::Status { status: 401, .. })
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    fn reason(&self) -> Reason {
        match self {
            Self::Status { status: 413, .. } => Reason::TooLarge,
            Self::Status { status, code, .. } => Reason::Refused {
                status: *status,
                code: *code,
            },
            Self::Missing | Self::Network | Self::Unreadable => Reason::Missing,
        }
    }
}

impl Outbox {
    pub(super) fn failed(&mut self, now: Time, cargo: &Cargo, failure: Failure) {
        match cargo {
            Cargo::Batch(keys) => self.batch_failed(now, keys, &failure),
            Cargo::Part { id, .. } => self.part_failed(now, Key::Attachment(*id), &failure),
            Cargo::Check => return self.check_failed(now, &failure),
        }
        self.trouble = Some(failure);
    }

    fn batch_failed(&mut self, now: Time, keys: &[Key], failure: &Failure) {
        self.pace.halve_batch(keys.len());
        let alone = match keys {
            [key] => Some(*key),
            _ => None,
        };
        match (failure.verdict(), alone) {
            // At once: each such answer halves the batch or takes something out of the queue.
            (Verdict::Refused, None) => return,
            (Verdict::Refused, Some(key)) => {
                let reason = failure.reason();
                return self.set(key, State::Problem { reason });
            }
            (Verdict::Broke, Some(key)) => self.defer(key),
            (Verdict::Shut, _) => self.join_again(failure),
            (Verdict::Later | Verdict::Broke, _) => {}
        }
        self.pace.failed(now, failure.retry_after());
    }

    fn part_failed(&mut self, now: Time, key: Key, failure: &Failure) {
        let code = match failure {
            Failure::Status { code, .. } => *code,
            _ => None,
        };
        match (failure.verdict(), code) {
            (_, Some(Code::WrongOffset)) => self.start_over(key),
            (_, Some(Code::HashDiffers)) => {
                if self.mismatched(key) {
                    let reason = Reason::Damaged;
                    return self.set(key, State::Problem { reason });
                }
            }
            // The server lost the response since it acknowledged it, or never knew the attachment.
            (Verdict::Shut, Some(Code::NotFound)) if self.is_newly_unknown(key) => {
                self.checkup.due = true;
            }
            (Verdict::Refused, _) | (Verdict::Shut, Some(Code::NotFound)) => {
                let reason = failure.reason();
                return self.set(key, State::Problem { reason });
            }
            (Verdict::Shut, _) => self.join_again(failure),
            (Verdict::Broke, _) => self.defer(key),
            (Verdict::Later, _) => self.pace.halve_part(),
        }
        self.pace.failed(now, failure.retry_after());
    }

    /// A server that was restored from a backup may have lost the participant: says again who they are.
    pub(super) fn join_again(&mut self, failure: &Failure) {
        let Some(join) = self.newest_join().map(|i| &self.entries[i]) else {
            return;
        };
        if failure.is_unknown() && !matches!(join.state, State::Problem { .. }) {
            let key = join.key();
            self.rejoin = true;
            self.checkup.due = true;
            self.set(key, State::Waiting);
        }
    }

    fn defer(&mut self, key: Key) {
        match key {
            Key::Attachment(id) => {
                if let Some(photo) = self.photo(id) {
                    photo.deferred += 1;
                }
            }
            // Without the join the server takes nothing else either.
            Key::Join(_) => {}
            Key::Revision(_) | Key::Track(_) | Key::Withdrawal(_) => {
                if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key() == key) {
                    entry.deferred += 1;
                }
            }
        }
    }

    fn start_over(&mut self, key: Key) {
        if let Key::Attachment(id) = key
            && let Some(photo) = self.photo(id)
        {
            photo.offset = 0;
        }
    }

    /// Counts; true for the first time.
    fn is_newly_unknown(&mut self, key: Key) -> bool {
        let Key::Attachment(id) = key else {
            return false;
        };
        self.photo(id).is_some_and(|photo| {
            photo.unknown += 1;
            photo.unknown == 1
        })
    }

    /// Counts; true when it was once too often.
    fn mismatched(&mut self, key: Key) -> bool {
        self.start_over(key);
        let Key::Attachment(id) = key else {
            return false;
        };
        self.photo(id).is_some_and(|photo| {
            photo.mismatches += 1;
            photo.mismatches > 1
        })
    }
}
