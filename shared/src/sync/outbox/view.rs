//! What a walker sees of the outbox.

use super::item::Entry;
use super::{Failure, Key, Outbox, State};
use crate::id::{AttachmentId, ResponseId};

impl Outbox {
    /// Everything held, oldest first, attachments last.
    pub fn states(&self) -> impl Iterator<Item = (Key, &State)> {
        let entries = self.entries.iter().map(|e| (e.key(), &e.state));
        let photos = self.photos.iter();
        entries.chain(photos.map(|p| (Key::Attachment(p.attachment.id), &p.state)))
    }

    pub fn state(&self, key: Key) -> Option<&State> {
        self.states().find(|(k, _)| *k == key).map(|(_, s)| s)
    }

    /// What a walker sees of one response: the state of its newest revision, or the problem of one of
    /// that revision's attachments.
    pub fn response(&self, response: ResponseId) -> Option<&State> {
        let of_response = |e: &&Entry| e.revision().is_some_and(|r| r.response == response);
        let newest = self
            .entries
            .iter()
            .filter(of_response)
            .max_by_key(|e| e.revision().map(|r| (r.number, r.id)))?;
        let attachments = newest.revision().map_or(&[][..], |r| &r.attachments);
        let trouble = self
            .photos
            .iter()
            .filter(|p| attachments.iter().any(|a| a.id == p.attachment.id))
            .map(|p| &p.state)
            .find(|state| matches!(state, State::Problem { .. }));
        Some(trouble.unwrap_or(&newest.state))
    }

    /// Bytes of an attachment that the server said it has, for a progress bar.
    pub fn progress(&self, id: AttachmentId) -> Option<u64> {
        let photo = self.photos.iter().find(|p| p.attachment.id == id)?;
        Some(match photo.state {
            State::Verified => photo.attachment.size,
            _ => photo.offset,
        })
    }

    /// How many operations and attachments are on this phone only and have no problem.
    pub fn waiting(&self) -> usize {
        self.states().filter(|(_, s)| **s == State::Waiting).count()
    }

    /// Why nothing moves, if the last try failed.
    pub fn trouble(&self) -> Option<&Failure> {
        self.trouble.as_ref()
    }
}
