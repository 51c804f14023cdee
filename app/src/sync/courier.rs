//! The loop of one person on one walk: asks the outbox what to do, does it, tells the outbox how it went.

use super::seat::Seat;
use super::{Bell, NAME, News, Ring, Tell, lock, outgoing};
use crate::api::{self, Error};
use crate::device::{self, now};
use crate::store::{Store, Table};
use futures::StreamExt;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use shared::attachment::Attachment;
use shared::id::AuditId;
use shared::sync::check::Check;
use shared::sync::outbox::{Change, Failure, Input, Key, Outbox, Output};
use shared::sync::{Batch, Upload};
use shared::time::Time;
use std::collections::HashSet;
use std::pin::pin;

/// Whose the walk's answers are, and where they go.
#[derive(Clone, Debug)]
pub struct Account {
    pub seat: Seat,
    pub audit: AuditId,
    /// `{participant}.{secret}`
    pub token: String,
}

struct Courier {
    store: Store,
    account: Account,
    outbox: Outbox,
    seed: u64,
    /// Operations that the outbox knows.
    known: HashSet<Key>,
    tell: Tell,
}

/// Waits until no other tab sends for this person.
pub async fn turn(seat: Seat) {
    lock::hold(&format!("{NAME}:{seat}")).await;
}

/// Runs until the tab is closed; one tab at a time (see [`turn`]).
pub async fn run(store: Store, account: Account, tell: Tell) {
    let mut bell = super::new_bell();
    let seed = u64::from_le_bytes(device::random());
    let outbox = Outbox::restore(seed, [], []);
    let mut courier = Courier {
        store,
        account,
        outbox,
        seed,
        known: HashSet::new(),
        tell,
    };
    courier.restore().await;
    if !device::is_online() {
        courier.hear(Ring::Offline).await;
    }
    loop {
        while let Ok(ring) = bell.try_recv() {
            courier.hear(ring).await;
        }
        match courier.outbox.poll(now()) {
            Output::Save(changes) => courier.save(&changes).await,
            Output::Send { ticket, batch } => courier.send(ticket, &batch).await,
            Output::Upload {
                ticket,
                attachment,
                offset,
                length,
            } => courier.upload(ticket, &attachment, offset, length).await,
            Output::Check { ticket, check } => courier.check(ticket, &check).await,
            Output::Wait(until) => courier.wait(until, &mut bell).await,
            Output::Idle => match bell.next().await {
                Some(ring) => courier.hear(ring).await,
                None => return,
            },
        }
    }
}

impl Courier {
    /// Begins with what is on disk.
    async fn restore(&mut self) {
        // A disk that cannot be read now may be readable at the next ring.
        if let Ok(queue) = outgoing::read(&self.store, self.account.seat).await {
            let keys = queue.items.iter().map(|item| Key::of(&item.operation));
            self.known = keys.collect();
            self.outbox = Outbox::restore(self.seed, queue.items, queue.attachments);
        }
    }

    async fn hear(&mut self, ring: Ring) {
        let input = match ring {
            Ring::Saved => return self.look_for_new().await,
            Ring::Removed => return self.restore().await,
            Ring::Online => Input::Online,
            Ring::Offline => Input::Offline,
            Ring::Woken => Input::Woken,
            Ring::SendNow => Input::SendNow,
        };
        self.outbox.handle(now(), input);
    }

    async fn look_for_new(&mut self) {
        let Ok(queue) = outgoing::read(&self.store, self.account.seat).await else {
            return;
        };
        for item in queue.items {
            if self.known.insert(Key::of(&item.operation)) {
                self.outbox.handle(now(), Input::Added(item.operation));
            }
        }
    }

    /// A state that cannot be written costs one sending more than needed, and nothing else.
    async fn save(&mut self, changes: &[Change]) {
        let seat = self.account.seat;
        let writes = changes
            .iter()
            .flat_map(|change| outgoing::changed(seat, change, now()));
        let _ = self.store.write(writes).await;
        self.tell();
        super::tell_other_tabs();
    }

    async fn send(&mut self, ticket: u32, batch: &Batch) {
        let path = format!("/audits/{}/sync", self.account.audit);
        let call = api::post(path).bearer(&self.account.token).body(batch);
        let input = match call.json().await {
            Ok(receipt) => Input::Answered { ticket, receipt },
            Err(error) => failed(ticket, error),
        };
        self.outbox.handle(now(), input);
        self.tell();
    }

    async fn check(&mut self, ticket: u32, check: &Check) {
        let path = format!("/audits/{}/sync/check", self.account.audit);
        let call = api::post(path).bearer(&self.account.token).body(check);
        let input = match call.json().await {
            Ok(lacking) => Input::Checked { ticket, lacking },
            Err(error) => failed(ticket, error),
        };
        self.outbox.handle(now(), input);
        self.tell();
    }

    async fn upload(&mut self, ticket: u32, photo: &Attachment, offset: u64, length: u64) {
        let input = match self.part(photo, offset, length).await {
            Ok(part) => match self.put(photo, offset, &part).await {
                Ok(upload) => Input::Uploaded { ticket, upload },
                Err(error) => failed(ticket, error),
            },
            Err(failure) => Input::Failed { ticket, failure },
        };
        self.outbox.handle(now(), input);
        self.tell();
    }

    fn tell(&self) {
        (self.tell)(News {
            trouble: self.outbox.trouble().cloned(),
            checked: self.outbox.checked(),
        });
    }

    async fn part(
        &self,
        photo: &Attachment,
        offset: u64,
        length: u64,
    ) -> Result<Uint8Array, Failure> {
        let key = photo.id.to_string();
        let stored = self.store.bytes(Table::Photos, &key).await;
        // A store that cannot be read now may be read later; only bytes that are not there are lost.
        let bytes = stored.map_err(|_| Failure::Network)?;
        let bytes = bytes.ok_or(Failure::Missing)?;
        let end = (offset + length).min(u64::from(bytes.byte_length()));
        Ok(Uint8Array::new(&bytes).subarray(offset as u32, end as u32))
    }

    async fn put(
        &self,
        photo: &Attachment,
        offset: u64,
        part: &Uint8Array,
    ) -> Result<Upload, Error> {
        let audit = self.account.audit;
        let path = format!("/audits/{audit}/attachments/{}?offset={offset}", photo.id);
        let call = api::put(path).bearer(&self.account.token);
        call.bytes(part, "application/octet-stream").json().await
    }

    /// Until the time comes or somebody rings.
    async fn wait(&mut self, until: Time, bell: &mut Bell) {
        let millis = (until - now()).num_milliseconds().clamp(50, 300_000);
        let timer = pin!(TimeoutFuture::new(millis as u32));
        match select(timer, bell.next()).await {
            Either::Left(_) | Either::Right((None, _)) => {}
            Either::Right((Some(ring), _)) => self.hear(ring).await,
        }
    }
}

fn failed(ticket: u32, error: Error) -> Input {
    let failure = match error {
        Error::NoAnswer => Failure::Network,
        Error::Unreadable => Failure::Unreadable,
        Error::Refused {
            status,
            problem,
            retry_after,
        } => Failure::Status {
            status,
            code: problem.map(|problem| problem.code),
            retry_after,
        },
    };
    Input::Failed { ticket, failure }
}
