//! The phone's half of sync, sans-IO: inputs in, one output at a time out, the time an argument. One
//! outbox holds what one participant of one activity has to send.
//!
//! # Driving it
//!
//! After every [`Outbox::handle`] call [`Outbox::poll`] and do what it says, until it says
//! [`Output::Wait`] or [`Output::Idle`]. `now` need only be a clock; one that is set back does no harm.
//! Every request that poll orders is answered by exactly one [`Input::Answered`], [`Input::Uploaded`],
//! [`Input::Checked`] or [`Input::Failed`] with its ticket; one that is not within [`PATIENCE`] is given up and sent again.
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
//! What was acknowledged stays until the app drops it, and is asked after from time to time: a server that
//! was restored from an older backup is sent again what it lacks.
//!
//! # Failures
//!
//! Each failure makes the next batch or part half as large, so that what cannot pass ends up alone.
//! Alone and refused for what it is, it leaves the queue as a [`State::Problem`], kept and shown; alone
//! when the server broke down over it, it goes behind the others. Neither holds back the rest.
//!
//! [`Consents::limit`]: crate::participant::Consents::limit

mod answer;
mod check;
mod failure;
mod item;
mod pace;
mod queue;
#[cfg(test)]
mod tests;
mod view;

pub use check::Checked;
pub use failure::Failure;
pub use item::{Change, Item, Key, Reason, State};

use super::check::{Check, Lacking};
use super::{Batch, Operation, Receipt, Upload};
use crate::attachment::Attachment;
use crate::id::AttachmentId;
use crate::time::Time;
use check::Checkup;
use chrono::TimeDelta;
use item::{Entry, Photo};
use pace::Pace;

/// After this a request without an answer counts as failed.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(2);

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The walker saved something; it is on the phone's disk.
    Added(Operation),
    Online,
    Offline,
    /// The app was started or brought to the front, or a timer rang.
    Woken,
    /// The walker pressed "send now": no wait counts, what had a problem is tried once more, and the
    /// server is asked whether it still has the rest.
    SendNow,
    Answered {
        ticket: u32,
        receipt: Receipt,
    },
    Uploaded {
        ticket: u32,
        upload: Upload,
    },
    Checked {
        ticket: u32,
        lacking: Lacking,
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
    /// `POST /api/v1/audits/{audit}/sync`
    Send { ticket: u32, batch: Batch },
    /// `PUT /api/v1/audits/{audit}/attachments/{id}`: `length` bytes from `offset`.
    Upload {
        ticket: u32,
        attachment: Attachment,
        offset: u64,
        length: u64,
    },
    /// `POST /api/v1/audits/{audit}/sync/check`
    Check { ticket: u32, check: Check },
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
    checkup: Checkup,
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
    Check,
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
            checkup: Checkup::default(),
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
        // Much may have happened to the server since the app was last open.
        outbox.checkup.due = true;
        outbox.checkup.due = outbox.must_check();
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
            Input::Woken => {
                self.pace.hope();
                self.check_when_stale(now);
            }
            Input::SendNow => {
                self.send_now();
                self.checkup.due = true;
            }
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
            Input::Checked { ticket, lacking } => {
                if let Some(Cargo::Check) = self.landed(ticket) {
                    self.checked_with(now, &lacking);
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
        let must_check = self.must_check();
        if !self.online || (batch.is_empty() && photo.is_none() && !must_check) {
            return Output::Idle;
        }
        if let Some(until) = self.pace.wait(now) {
            return Output::Wait(until);
        }
        let deferred = batch.first().map(|i| self.entries[*i].deferred);
        if must_check && deferred.is_none_or(|times| times > 0) {
            return self.ask(now);
        }
        match photo {
            // Answers first, but not those that the server breaks down over.
            Some(index) if deferred.is_none_or(|times| times > self.photos[index].deferred) => {
                self.upload(now, index)
            }
            _ => self.send(now, &batch),
        }
    }

    /// The cargo of the request in flight, which then is no more; `None` for one given up before.
    fn landed(&mut self, ticket: u32) -> Option<Cargo> {
        self.flight
            .take_if(|flight| flight.ticket == ticket)
            .map(|flight| flight.cargo)
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
