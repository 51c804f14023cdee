//! What is held, what need not be sent, and what goes next.

use super::item::{Entry, Photo};
use super::{Cargo, Change, Flight, Item, Key, Outbox, Output, PATIENCE, State};
use crate::attachment::Attachment;
use crate::id::AttachmentId;
use crate::sync::{BATCH_BYTES, Batch, Operation};
use crate::time::Time;
use crate::withdrawal::Target;
use std::collections::BTreeSet;

/// Bytes of a batch that are not its operations.
const FRAME_BYTES: usize = 64;

impl Outbox {
    pub(super) fn add(&mut self, operation: Operation) {
        let key = Key::of(&operation);
        if self.entries.iter().any(|entry| entry.key() == key) {
            return;
        }
        match &operation {
            Operation::Revise(newer) => self.supersede(|it| it.is_said_by(newer)),
            Operation::Withdraw(withdrawal) => self.withdraw(&withdrawal.target),
            Operation::Join(_) | Operation::Track(_) => {}
        }
        self.enter(Item {
            operation,
            state: State::Waiting,
        });
    }

    /// What is taken back whole and not on its way yet stays on the phone's side; a photo that is taken
    /// back has nothing more to send. Of the rest the server keeps nothing once it knows.
    fn withdraw(&mut self, target: &Target) {
        let photos = self.photos.iter().map(|photo| photo.attachment.clone());
        let withdrawn = photos.filter(|photo| self.takes_back(target, photo));
        let withdrawn: Vec<Key> = withdrawn.map(|it| Key::Attachment(it.id)).collect();
        for key in withdrawn {
            self.set(key, State::Verified);
        }
        self.supersede(|it| it.is_taken_back_by(target));
        self.settle();
    }

    /// Whether no revision names the photo any more once `target` is taken out of each.
    fn takes_back(&self, target: &Target, photo: &Attachment) -> bool {
        let revisions = self.entries.iter().filter_map(Entry::revision);
        let mut left = revisions.cloned().map(|mut revision| {
            target.remove(&mut revision);
            revision.attachments
        });
        !left.any(|left| left.iter().any(|it| it.id == photo.id))
    }

    /// Drops what need not be sent any more. What is in flight may be on the server already and stays.
    fn supersede(&mut self, is_done: impl Fn(&Entry) -> bool) {
        let flying: BTreeSet<Key> = match &self.flight {
            Some(Flight {
                cargo: Cargo::Batch(keys),
                ..
            }) => keys.iter().copied().collect(),
            _ => BTreeSet::new(),
        };
        let unsaved = &mut self.unsaved;
        self.entries.retain(|entry| {
            let superseded =
                entry.state == State::Waiting && !flying.contains(&entry.key()) && is_done(entry);
            if superseded {
                unsaved.push(Change::Superseded { key: entry.key() });
            }
            !superseded
        });
    }

    pub(super) fn enter(&mut self, item: Item) {
        let Item { operation, state } = item;
        if let Operation::Revise(revision) = &operation {
            for attachment in &revision.attachments {
                if self.photo(attachment.id).is_none() {
                    self.photos.push(Photo::new(attachment.clone()));
                }
            }
        }
        self.entries.push(Entry {
            bytes: serde_json::to_vec(&operation).map_or(0, |json| json.len()),
            operation,
            state,
            deferred: 0,
        });
    }

    pub(super) fn send_now(&mut self) {
        self.online = true;
        self.pace.at_once();
        let problems: Vec<Key> = self
            .states()
            .filter(|(_, state)| matches!(state, State::Problem { .. }))
            .map(|(key, _)| key)
            .collect();
        for key in problems {
            self.set(key, State::Waiting);
        }
    }

    /// Indices of what goes next, oldest first, within the limits of a batch.
    pub(super) fn next_batch(&self) -> Vec<usize> {
        let mut queue: Vec<usize> = (0..self.entries.len())
            .filter(|i| self.entries[*i].state == State::Waiting)
            .collect();
        let rejoin = self.rejoin.then(|| self.newest_join()).flatten();
        queue.sort_by_key(|i| (Some(*i) != rejoin, self.entries[*i].rank(), *i));
        // What the server broke down over does not travel with what it has not seen, nor a way with answers.
        let rank = queue.first().map(|i| self.entries[*i].rank());
        queue.retain(|i| Some(self.entries[*i].rank()) == rank);
        queue.truncate(self.pace.operations);
        let mut bytes = FRAME_BYTES;
        let fits = queue.iter().take_while(|i| {
            bytes += self.entries[**i].bytes + 1;
            bytes <= BATCH_BYTES
        });
        // One that is too large on its own is sent on its own: the server says so, not we.
        let fitting = fits.count().max(1);
        queue.truncate(fitting);
        queue
    }

    pub(super) fn next_photo(&self) -> Option<usize> {
        let named: BTreeSet<AttachmentId> = self
            .entries
            .iter()
            .filter(|entry| entry.is_acknowledged())
            .filter_map(Entry::revision)
            .flat_map(|revision| revision.attachments.iter().map(|a| a.id))
            .collect();
        (0..self.photos.len())
            .filter(|i| self.photos[*i].state == State::Waiting)
            .filter(|i| named.contains(&self.photos[*i].attachment.id))
            .min_by_key(|i| {
                (
                    self.photos[*i].deferred,
                    self.photos[*i].attachment.size,
                    *i,
                )
            })
    }

    pub(super) fn send(&mut self, now: Time, batch: &[usize]) -> Output {
        let keys = batch.iter().map(|i| self.entries[*i].key()).collect();
        let operations = batch.iter().map(|i| self.entries[*i].operation.clone());
        Output::Send {
            batch: Batch {
                operations: operations.collect(),
                waiting: (self.waiting() - batch.len()) as u32,
            },
            ticket: self.depart(now, Cargo::Batch(keys)),
        }
    }

    pub(super) fn upload(&mut self, now: Time, index: usize) -> Output {
        let photo = &self.photos[index];
        let (attachment, offset) = (photo.attachment.clone(), photo.offset);
        let id = attachment.id;
        Output::Upload {
            offset,
            length: self.pace.part.min(attachment.size - offset),
            attachment,
            ticket: self.depart(now, Cargo::Part { id, offset }),
        }
    }

    pub(super) fn depart(&mut self, now: Time, cargo: Cargo) -> u32 {
        self.tickets = self.tickets.wrapping_add(1);
        self.flight = Some(Flight {
            ticket: self.tickets,
            deadline: now + PATIENCE,
            cargo,
        });
        self.tickets
    }
}
