//! What must hold between phone and server: at every moment, and once the link has healed.

use super::World;
use crate::script::{Nature, PhotoNature};
use shared::id::RevisionId;
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::outbox::{Key, State};
use std::collections::{BTreeMap, BTreeSet};

impl World {
    /// What holds at every moment.
    pub fn check(&self) {
        self.check_promises();
        let ids: BTreeSet<RevisionId> = self
            .server
            .disk
            .tables
            .revisions
            .iter()
            .map(|k| k.revision.id)
            .collect();
        assert_eq!(
            ids.len(),
            self.server.disk.tables.revisions.len(),
            "a revision is stored twice"
        );
        for revision in &self.phone.saved {
            let on_phone = |id| {
                self.phone
                    .disk
                    .items
                    .iter()
                    .any(|item| Key::of(&item.operation) == Key::Revision(id))
            };
            if !self.phone.superseded.contains(&revision.id) {
                assert!(on_phone(revision.id), "the phone forgot a revision");
                continue;
            }
            let covered = self.phone.saved.iter().any(|newer| {
                newer.response == revision.response
                    && newer.number > revision.number
                    && on_phone(newer.id)
            });
            assert!(covered, "nothing says what the superseded revision said");
        }
    }

    /// What the phone believes is so.
    fn check_promises(&self) {
        if self.restored {
            // It believes what was so; in the end it is again.
            return;
        }
        let disk = &self.server.disk;
        for (key, state) in self.phone.outbox.states() {
            if !matches!(state, State::Received | State::Verified) {
                continue;
            }
            match key {
                Key::Join(number) => {
                    let stored = disk
                        .tables
                        .participant
                        .as_ref()
                        .map_or(0, |(p, _)| p.number);
                    assert!(stored >= number, "acknowledged and not stored: {key:?}");
                }
                Key::Revision(id) => {
                    let stored = disk.tables.revisions.iter().find(|k| k.revision.id == id);
                    let sent = self.phone.saved.iter().find(|r| r.id == id);
                    assert_eq!(
                        stored.map(|k| &k.revision),
                        sent,
                        "acknowledged and not stored"
                    );
                    let attachments = sent.map_or(&[][..], |r| &r.attachments);
                    let whole = attachments.iter().all(|a| disk.verified.contains(&a.id));
                    assert!(
                        whole || *state == State::Received,
                        "verified without its photos"
                    );
                }
                Key::Track(id) => {
                    let stored = disk.tables.tracks.get(&id).map(|kept| &kept.segment);
                    let sent = self.phone.walked.iter().find(|it| it.id == id);
                    assert_eq!(stored, sent, "acknowledged and not stored");
                }
                Key::Withdrawal(_) => unreachable!("these phones withdraw nothing"),
                Key::Attachment(id) => assert!(disk.verified.contains(&id)),
            }
        }
    }

    /// What holds an hour after the link has healed.
    pub fn check_end(&self) {
        let (phone, disk) = (&self.phone, &self.server.disk);
        let state = |key| phone.outbox.state(key);
        for revision in phone
            .saved
            .iter()
            .filter(|r| !phone.superseded.contains(&r.id))
        {
            let state = state(Key::Revision(revision.id));
            let plain = revision
                .attachments
                .iter()
                .all(|a| phone.photos[&a.id] == PhotoNature::Plain);
            match phone.natures[&revision.id] {
                Nature::Breaks => assert_eq!(state, Some(&State::Waiting)),
                Nature::Unreadable => assert!(matches!(state, Some(State::Problem { .. }))),
                Nature::Plain if plain => assert_eq!(state, Some(&State::Verified)),
                Nature::Plain => assert_eq!(state, Some(&State::Received)),
            }
            if phone.natures[&revision.id] == Nature::Plain {
                self.check_photos(revision);
            }
        }
        for segment in &phone.walked {
            assert_eq!(state(Key::Track(segment.id)), Some(&State::Verified));
        }
        let newest = phone
            .disk
            .items
            .iter()
            .rev()
            .find_map(|item| match &item.operation {
                Operation::Join(participant) => Some(participant),
                _ => None,
            });
        assert_eq!(disk.tables.participant.as_ref().map(|(p, _)| p), newest);
        self.check_current();
    }

    fn check_photos(&self, revision: &Revision) {
        for attachment in &revision.attachments {
            let state = self.phone.outbox.state(Key::Attachment(attachment.id));
            match self.phone.photos[&attachment.id] {
                PhotoNature::Plain => {
                    assert_eq!(state, Some(&State::Verified));
                    let (sent, kept) = (&self.phone.disk.bytes, &self.server.disk.files);
                    assert!(sent.get(&attachment.id) == kept.get(&attachment.id));
                }
                PhotoNature::Breaks => assert_eq!(state, Some(&State::Waiting)),
                _ => assert!(matches!(state, Some(State::Problem { .. })), "{state:?}"),
            }
        }
    }

    /// The current revision of a response is its newest, whatever order they came in.
    fn check_current(&self) {
        let mut current = BTreeMap::new();
        let mut newest = BTreeMap::new();
        for kept in &self.server.disk.tables.revisions {
            let revision = &kept.revision;
            let highest = newest.entry(revision.response).or_insert(revision.number);
            *highest = revision.number.max(*highest);
            if kept.current {
                current.insert(revision.response, revision.number);
            }
        }
        assert_eq!(current, newest);
    }
}
