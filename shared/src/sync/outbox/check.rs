//! Asking the server whether it still has what it acknowledged, and sending again what it has not: when
//! the app was opened, once an hour that it comes to the front, when the server says that it does not
//! know something it knew, and when the walker asks.

use super::item::Entry;
use super::{Cargo, Failure, Key, Outbox, Output, Reason, State};
use crate::api::Code;
use crate::id::{AttachmentId, RevisionId};
use crate::sync::Operation;
use crate::sync::check::{Check, Held, Lacking};
use crate::time::Time;
use crate::withdrawal::Withdrawn;
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};

/// How long an answer counts when the app comes to the front again.
const FRESH: TimeDelta = TimeDelta::hours(1);

/// What came of the last time the server was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    pub at: Time,
    /// How many things it no longer had; they are being sent again.
    pub lacking: usize,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Checkup {
    /// To be asked at the next opportunity.
    pub due: bool,
    /// When it was asked last, answered or not.
    tried: Option<Time>,
    last: Option<Checked>,
}

impl Outbox {
    /// What came of the last time the server was asked whether it has everything.
    pub fn checked(&self) -> Option<Checked> {
        self.checkup.last
    }

    /// The app came to the front.
    pub(super) fn check_when_stale(&mut self, now: Time) {
        let is_fresh = |tried: Time| (now - tried).abs() < FRESH;
        self.checkup.due |= !self.checkup.tried.is_some_and(is_fresh);
    }

    /// Something was acknowledged, and it is time to ask after it.
    pub(super) fn must_check(&self) -> bool {
        self.checkup.due && self.entries.iter().any(Entry::is_acknowledged)
    }

    pub(super) fn ask(&mut self, now: Time) -> Output {
        let check = self.held();
        let ticket = self.depart(now, Cargo::Check);
        Output::Check { ticket, check }
    }

    /// All that was acknowledged and was not taken back since.
    fn held(&self) -> Check {
        let withdrawn = self.withdrawn();
        let mut responses = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.is_acknowledged()) {
            let Some(revision) = entry.revision() else {
                continue;
            };
            if withdrawn.covers(revision.response) {
                continue;
            }
            let held = responses.entry(revision.response);
            let (revisions, attachments) = held.or_insert((Vec::new(), BTreeSet::new()));
            revisions.push(revision.id);
            let mut left = revision.clone();
            withdrawn.remove(&mut left);
            let photos = left.attachments.iter().map(|photo| photo.id);
            attachments.extend(photos.filter(|id| self.is_verified(*id)));
        }
        let held = |(response, (revisions, attachments)): (_, (_, BTreeSet<AttachmentId>))| Held {
            response,
            revisions,
            attachments: attachments.into_iter().collect(),
        };
        let acknowledged = self.entries.iter().filter(|entry| entry.is_acknowledged());
        let mut check = Check {
            responses: responses.into_iter().map(held).collect(),
            ..Check::default()
        };
        for entry in acknowledged {
            match entry.key() {
                Key::Join(number) => check.join = number.max(check.join),
                Key::Track(id) if !withdrawn.covers_track() => check.tracks.push(id),
                Key::Withdrawal(id) => check.withdrawals.push(id),
                Key::Revision(_) | Key::Attachment(_) | Key::Track(_) => {}
            }
        }
        check
    }

    /// What the server lacks waits again, as if it had never been sent.
    pub(super) fn checked_with(&mut self, now: Time, lacking: &Lacking) {
        self.checkup = Checkup {
            due: false,
            tried: Some(now),
            last: Some(Checked {
                at: now,
                lacking: lacking.count(),
            }),
        };
        self.trouble = None;
        self.pace.succeeded();
        let join = self.newest_join().map(|i| self.entries[i].key());
        if let Some(join) = join.filter(|_| lacking.join) {
            self.send_again(join);
        }
        for id in &lacking.withdrawals {
            self.send_again(Key::Withdrawal(*id));
        }
        for id in &lacking.attachments {
            self.upload_again(*id);
        }
        let withdrawn = self.withdrawn();
        if !withdrawn.covers_track() {
            for id in &lacking.tracks {
                self.send_again(Key::Track(*id));
            }
        }
        for id in &lacking.revisions {
            self.revise_again(*id, &withdrawn);
        }
    }

    /// Without what was taken back since it was sent.
    fn revise_again(&mut self, id: RevisionId, withdrawn: &Withdrawn) {
        let key = Key::Revision(id);
        let entry = self.entries.iter_mut().find(|entry| entry.key() == key);
        let Some(Operation::Revise(revision)) = entry.map(|entry| &mut entry.operation) else {
            return;
        };
        if withdrawn.covers(revision.response) {
            return;
        }
        withdrawn.remove(revision);
        let photos: Vec<AttachmentId> = revision.attachments.iter().map(|it| it.id).collect();
        self.send_again(key);
        for id in photos {
            let Some(photo) = self.photo(id) else {
                continue;
            };
            photo.unknown = 0;
            let unknown = State::Problem {
                reason: Reason::Refused {
                    status: 404,
                    code: Some(Code::NotFound),
                },
            };
            // For want of this revision.
            if photo.state == unknown {
                self.set(Key::Attachment(id), State::Waiting);
            }
        }
    }

    fn send_again(&mut self, key: Key) {
        let acknowledged = |state: &State| matches!(state, State::Received | State::Verified);
        if self.state(key).is_some_and(acknowledged) {
            self.set(key, State::Waiting);
        }
    }

    /// The revisions that name it are whole again once it is there.
    fn upload_again(&mut self, id: AttachmentId) {
        if let Some(photo) = self.photo(id) {
            photo.offset = 0;
        }
        self.send_again(Key::Attachment(id));
        let names = |entry: &&Entry| {
            let mut photos = entry.revision().into_iter().flat_map(|it| &it.attachments);
            entry.state == State::Verified && photos.any(|photo| photo.id == id)
        };
        let naming: Vec<Key> = self.entries.iter().filter(names).map(Entry::key).collect();
        for key in naming {
            self.set(key, State::Received);
        }
    }

    /// A server that does not answer such a question is asked again later; one that will not is left alone
    /// for a while. Nothing else waits for it.
    pub(super) fn check_failed(&mut self, now: Time, failure: &Failure) {
        if failure.may_pass() {
            self.trouble = Some(failure.clone());
            self.pace.failed(now, failure.retry_after());
        } else if failure.is_unknown() {
            self.join_again(failure);
            self.trouble = Some(failure.clone());
            self.pace.failed(now, failure.retry_after());
        } else {
            // Whoever pressed the button is told; a server without such a question (404) is nobody's trouble.
            if failure.is_fault() {
                self.trouble = Some(failure.clone());
            }
            self.checkup.due = false;
            self.checkup.tried = Some(now);
        }
    }

    fn is_verified(&self, id: AttachmentId) -> bool {
        self.state(Key::Attachment(id)) == Some(&State::Verified)
    }

    fn withdrawn(&self) -> Withdrawn {
        let targets = self
            .entries
            .iter()
            .filter_map(|entry| match &entry.operation {
                Operation::Withdraw(withdrawal) => Some(withdrawal.target.clone()),
                _ => None,
            });
        Withdrawn(targets.collect())
    }
}
