//! The phone's half of sync, sans-IO: inputs in, one output at a time out, the time an argument. One
//! outbox holds what one participant of one activity has to send.
//!
//! # Driving it
//!
//! After every [`Outbox::handle`] call [`Outbox::poll`] and do what it says, until it says
//! [`Output::Wait`] or [`Output::Idle`]. `now` need only be a clock; one that is set back does no harm.
//! Every request that poll orders is answered by exactly one [`Input::Answered`], [`Input::Uploaded`] or
//! [`Input::Failed`] with its ticket; one that is not within [`PATIENCE`] is given up and sent again.
//!
//! # What the app keeps, and in which order
//!
//! The outbox can be rebuilt by [`Outbox::restore`] after a kill at any moment if the app
//!
//! 1. writes the bytes of a photo, by its id, before a revision that names it;
//! 2. writes an operation as an [`Item`] with [`State::Waiting`], oldest first, before it hands it over
//!    with [`Input::Added`] (a revision reduced by [`Consents::limit`] before that);
//! 3. writes what [`Output::Save`] says, in one transaction, before it polls again.
//!
//! Nothing else is kept: what was in flight is sent again and answered as known, where an upload
//! stood the server says. If step 3 is lost, things are sent once more than needed.
//!
//! # Order
//!
//! Operations go oldest first, in batches; then attachments, smallest first, each in parts and only
//! after a revision that names it is acknowledged. One request is in flight at a time, so an answer
//! waits for at most one part of a photo.
//!
//! # Failures
//!
//! Each failure makes the next batch or part half as large, so that what cannot pass ends up alone.
//! Alone and refused for what it is, it leaves the queue as a [`State::Problem`], kept and shown; alone
//! when the server broke down over it, it goes behind the others. Neither holds back the rest.
//!
//! [`Consents::limit`]: crate::participant::Consents::limit

mod failure;
mod item;
mod pace;
#[cfg(test)]
mod tests;

pub use failure::Failure;
pub use item::{Change, Item, Key, Reason, State};

use super::{BATCH_BYTES, Batch, Operation, Outcome, Receipt, Upload};
use crate::attachment::{Attachment, Sha256};
use crate::id::{AttachmentId, ResponseId};
use crate::response::Revision;
use crate::time::Time;
use chrono::TimeDelta;
use item::{Entry, Photo, covers};
use pace::Pace;
use std::collections::BTreeSet;

/// After this a request without an answer counts as failed.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(2);

/// Bytes of a batch that are not its operations.
const FRAME_BYTES: usize = 64;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The walker saved something; it is on the phone's disk.
    Added(Operation),
    Online,
    Offline,
    /// The app was started or brought to the front, or a timer rang.
    Woken,
    /// The walker pressed "send now": no wait counts, and what had a problem is tried once more.
    SendNow,
    Answered {
        ticket: u32,
        receipt: Receipt,
    },
    Uploaded {
        ticket: u32,
        upload: Upload,
    },
    Failed {
        ticket: u32,
        failure: Failure,
    },
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Write these down, then poll again.
    Save(Vec<Change>),
    /// `POST /api/v1/sync`
    Send { ticket: u32, batch: Batch },
    /// `PUT /api/v1/attachments/{id}`: `length` bytes from `offset`.
    Upload {
        ticket: u32,
        attachment: Attachment,
        offset: u64,
        length: u64,
    },
    /// Poll again at this time, or after the next input.
    Wait(Time),
    /// Nothing to do before the next input.
    Idle,
}

#[derive(Debug)]
pub struct Outbox {
    entries: Vec<Entry>,
    photos: Vec<Photo>,
    unsaved: Vec<Change>,
    flight: Option<Flight>,
    tickets: u32,
    online: bool,
    /// The server did not know the participant: the join goes first.
    rejoin: bool,
    /// The last failure, until something succeeds.
    trouble: Option<Failure>,
    pace: Pace,
}

#[derive(Debug)]
struct Flight {
    ticket: u32,
    deadline: Time,
    cargo: Cargo,
}

#[derive(Clone, Debug)]
enum Cargo {
    Batch(Vec<Key>),
    Part { id: AttachmentId, offset: u64 },
}

impl Flight {
    /// Too late; or due later than could have been set, because the clock was set back.
    fn is_overdue(&self, now: Time) -> bool {
        now >= self.deadline || self.deadline - now > PATIENCE
    }
}

impl Outbox {
    /// An outbox with what the app has kept: items oldest first, and the states it has saved of
    /// attachments. `seed` spreads retries: random, and another on each phone.
    pub fn restore(
        seed: u64,
        items: impl IntoIterator<Item = Item>,
        attachments: impl IntoIterator<Item = (AttachmentId, State)>,
    ) -> Self {
        let mut outbox = Self {
            entries: Vec::new(),
            photos: Vec::new(),
            unsaved: Vec::new(),
            flight: None,
            tickets: 0,
            online: true,
            rejoin: false,
            trouble: None,
            pace: Pace::new(seed),
        };
        for item in items {
            outbox.enter(item);
        }
        for (id, state) in attachments {
            if let Some(photo) = outbox.photo(id) {
                photo.state = state;
            }
        }
        outbox.settle();
        outbox
    }

    pub fn handle(&mut self, now: Time, input: Input) {
        match input {
            Input::Added(operation) => self.add(operation),
            Input::Online => {
                self.online = true;
                self.pace.hope();
            }
            Input::Offline => self.online = false,
            Input::Woken => self.pace.hope(),
            Input::SendNow => self.send_now(),
            Input::Answered { ticket, receipt } => {
                if let Some(Cargo::Batch(keys)) = self.landed(ticket) {
                    self.answered(now, &keys, receipt);
                }
            }
            Input::Uploaded { ticket, upload } => {
                if let Some(Cargo::Part { id, offset }) = self.landed(ticket) {
                    self.uploaded(now, id, offset, upload);
                }
            }
            Input::Failed { ticket, failure } => {
                if let Some(cargo) = self.landed(ticket) {
                    self.failed(now, &cargo, failure);
                }
            }
        }
    }

    pub fn poll(&mut self, now: Time) -> Output {
        if let Some(flight) = self.flight.take_if(|flight| flight.is_overdue(now)) {
            self.failed(now, &flight.cargo, Failure::Network);
        }
        if !self.unsaved.is_empty() {
            return Output::Save(std::mem::take(&mut self.unsaved));
        }
        if let Some(flight) = &self.flight {
            return Output::Wait(flight.deadline);
        }
        let (batch, photo) = (self.next_batch(), self.next_photo());
        if !self.online || (batch.is_empty() && photo.is_none()) {
            return Output::Idle;
        }
        if let Some(until) = self.pace.wait(now) {
            return Output::Wait(until);
        }
        let deferred = batch.first().map(|i| self.entries[*i].deferred);
        match photo {
            // Answers first, but not those that the server breaks down over.
            Some(index) if deferred.is_none_or(|times| times > self.photos[index].deferred) => {
                self.upload(now, index)
            }
            _ => self.send(now, &batch),
        }
    }

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

    fn add(&mut self, operation: Operation) {
        let key = Key::of(&operation);
        if self.entries.iter().any(|entry| entry.key() == key) {
            return;
        }
        if let Operation::Revise(revision) = &operation {
            self.supersede(revision);
        }
        self.enter(Item {
            operation,
            state: State::Waiting,
        });
    }

    /// Drops what need not be sent any more. What is in flight may be on the server already and stays.
    fn supersede(&mut self, newer: &Revision) {
        let flying: BTreeSet<Key> = match &self.flight {
            Some(Flight {
                cargo: Cargo::Batch(keys),
                ..
            }) => keys.iter().copied().collect(),
            _ => BTreeSet::new(),
        };
        let unsaved = &mut self.unsaved;
        self.entries.retain(|entry| {
            let superseded = entry.state == State::Waiting
                && !flying.contains(&entry.key())
                && entry.revision().is_some_and(|older| covers(newer, older));
            if superseded {
                unsaved.push(Change::Superseded { key: entry.key() });
            }
            !superseded
        });
    }

    fn enter(&mut self, item: Item) {
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

    fn send_now(&mut self) {
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
    fn next_batch(&self) -> Vec<usize> {
        let mut queue: Vec<usize> = (0..self.entries.len())
            .filter(|i| self.entries[*i].state == State::Waiting)
            .collect();
        let rejoin = self.rejoin.then(|| self.newest_join()).flatten();
        queue.sort_by_key(|i| (Some(*i) != rejoin, self.entries[*i].deferred, *i));
        // What the server broke down over does not travel with what it has not seen.
        let deferred = queue.first().map(|i| self.entries[*i].deferred);
        queue.retain(|i| Some(self.entries[*i].deferred) == deferred);
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

    fn next_photo(&self) -> Option<usize> {
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

    fn send(&mut self, now: Time, batch: &[usize]) -> Output {
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

    fn upload(&mut self, now: Time, index: usize) -> Output {
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

    fn depart(&mut self, now: Time, cargo: Cargo) -> u32 {
        self.tickets = self.tickets.wrapping_add(1);
        self.flight = Some(Flight {
            ticket: self.tickets,
            deadline: now + PATIENCE,
            cargo,
        });
        self.tickets
    }

    /// The cargo of the request in flight, which then is no more; `None` for one given up before.
    fn landed(&mut self, ticket: u32) -> Option<Cargo> {
        self.flight
            .take_if(|flight| flight.ticket == ticket)
            .map(|flight| flight.cargo)
    }

    fn answered(&mut self, now: Time, keys: &[Key], receipt: Receipt) {
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
            (true, Key::Join(_)) => State::Verified,
            (true, _) => State::Received,
            (false, _) => State::Problem {
                reason: Reason::Differs,
            },
        };
        self.set(key, state);
    }

    fn uploaded(&mut self, now: Time, id: AttachmentId, sent_from: u64, upload: Upload) {
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
    fn settle(&mut self) {
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

    fn set(&mut self, key: Key, state: State) {
        let slot = match key {
            Key::Attachment(id) => self.photo(id).map(|photo| &mut photo.state),
            _ => self
                .entries
                .iter_mut()
                .find(|entry| entry.key() == key)
                .map(|entry| &mut entry.state),
        };
        if let Some(slot) = slot.filter(|slot| **slot != state) {
            slot.clone_from(&state);
            self.unsaved.push(Change::State { key, state });
        }
    }

    fn photo(&mut self, id: AttachmentId) -> Option<&mut Photo> {
        self.photos.iter_mut().find(|p| p.attachment.id == id)
    }

    fn newest_join(&self) -> Option<usize> {
        (0..self.entries.len()).rfind(|i| matches!(self.entries[*i].key(), Key::Join(_)))
    }
}
