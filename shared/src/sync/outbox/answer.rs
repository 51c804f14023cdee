//! What an answer means.

use super::item::Entry;
use super::{Cargo, Failure, Key, Outbox, Reason, State};
use crate::attachment::Sha256;
use crate::id::AttachmentId;
use crate::response::Revision;
use crate::sync::{Outcome, Receipt, Upload};
use crate::time::Time;
use std::collections::BTreeSet;

impl Outbox {
    pub(super) fn answered(&mut self, now: Time, keys: &[Key], receipt: Receipt) {
        if receipt.outcomes.len() != keys.len() {
            let cargo = Cargo::Batch(keys.to_vec());
            return self.failed(now, &cargo, Failure::Unreadable);
        }
        for (key, outcome) in keys.iter().zip(receipt.outcomes) {
            match outcome {
                Outcome::Malformed { reason } => {
                    let reason = Reason::Malformed { detail: reason };
                    self.set(*key, State::Problem { reason });
                }
                Outcome::Stored { digest }
                | Outcome::Already { digest }
                | Outcome::Quarantined { digest, .. } => self.acknowledged(*key, digest),
            }
        }
        self.rejoin = false;
        self.trouble = None;
        self.pace.succeeded();
        self.settle();
    }

    fn acknowledged(&mut self, key: Key, digest: Sha256) {
        let newest = self.newest_join().map(|i| self.entries[i].key());
        let Some(entry) = self.entries.iter().find(|entry| entry.key() == key) else {
            return;
        };
        // Of what was said of the walker the server keeps the newest only.
        let outdated = matches!(key, Key::Join(_)) && newest != Some(key);
        let same = entry.operation.digest().is_ok_and(|own| own == digest);
        let state = match (same || outdated, key) {
            (true, Key::Join(_) | Key::Track(_) | Key::Withdrawal(_)) => State::Verified,
            (true, _) => State::Received,
            (false, _) => State::Problem {
                reason: Reason::Differs,
            },
        };
        self.set(key, state);
    }

    pub(super) fn uploaded(&mut self, now: Time, id: AttachmentId, sent_from: u64, upload: Upload) {
        let Some(photo) = self.photo(id) else { return };
        let size = photo.attachment.size;
        if upload.verified {
            photo.offset = size;
            self.set(Key::Attachment(id), State::Verified);
            self.settle();
        } else if upload.received > sent_from && upload.received < size {
            photo.offset = upload.received;
        } else {
            // The server went back, or has all and does not say that it is right: not a step forward.
            photo.offset = if upload.received < size {
                upload.received
            } else {
                0
            };
            self.pace.failed(now, None);
            return;
        }
        self.trouble = None;
        self.pace.succeeded();
    }

    /// A revision is verified once its attachments are.
    pub(super) fn settle(&mut self) {
        let verified: BTreeSet<AttachmentId> = self
            .photos
            .iter()
            .filter(|photo| photo.state == State::Verified)
            .map(|photo| photo.attachment.id)
            .collect();
        let whole = |r: &Revision| r.attachments.iter().all(|a| verified.contains(&a.id));
        let settled: Vec<Key> = self
            .entries
            .iter()
            .filter(|e| e.state == State::Received && e.revision().is_some_and(whole))
            .map(Entry::key)
            .collect();
        for key in settled {
            self.set(key, State::Verified);
        }
    }
}
