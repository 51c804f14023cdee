//! A phone: the real outbox over real HTTP, a disk that outlives it, and a link that can be bad.

use crate::load::http::{Connection, Response, request};
use anyhow::{Result, bail};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use shared::api::Problem;
use shared::id::{AttachmentId, AuditId, ParticipantId};
use shared::sync::outbox::{Change, Failure, Input, Item, Key, Outbox, Output, State};
use shared::sync::{Operation, Receipt, Upload};
use shared::time::Time;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

/// Times faster than the clock the phone's time goes, so that its waits fit into a test.
pub const HASTE: i32 = 20;

/// What survives when the phone is killed: what the app would have in IndexedDB.
#[derive(Debug, Default)]
pub struct Disk {
    pub items: Vec<Item>,
    pub attachments: BTreeMap<AttachmentId, State>,
    pub bytes: BTreeMap<AttachmentId, Vec<u8>>,
}

#[derive(Debug)]
pub struct Phone {
    pub disk: Disk,
    pub outbox: Outbox,
    pub participant: ParticipantId,
    /// Where it syncs to.
    address: SocketAddr,
    audit: AuditId,
    /// A whole header line.
    credential: String,
    connection: Option<Connection>,
    begun: Time,
    /// Share of requests that something happens to.
    pub trouble: f64,
    rng: ChaCha8Rng,
}

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Luck {
    Good,
    /// Nothing gets through.
    Lost,
    /// The connection is cut in the middle of the request.
    CutRequest,
    /// All of it arrives, and the answer does not.
    CutAnswer,
    /// It arrives twice, at the same time.
    Twice,
    /// Something between answers in the server's place.
    Intercepted,
}

impl Phone {
    pub fn new(address: SocketAddr, audit: AuditId, join: Operation, mut rng: ChaCha8Rng) -> Self {
        let participant = ParticipantId(join.id());
        let secret: [u8; 32] = rng.random();
        let secret = shared::attachment::Sha256(secret);
        let mut phone = Self {
            disk: Disk::default(),
            outbox: Outbox::restore(rng.random(), [], []),
            participant,
            address,
            audit,
            credential: format!("authorization: Bearer {participant}.{secret}"),
            connection: None,
            begun: chrono::Utc::now(),
            trouble: 0.0,
            rng,
        };
        phone.save(join, []);
        phone
    }

    /// The walker saves something; photos first.
    pub fn save(
        &mut self,
        operation: Operation,
        photos: impl IntoIterator<Item = (AttachmentId, Vec<u8>)>,
    ) {
        self.disk.bytes.extend(photos);
        self.disk.items.push(Item {
            operation: operation.clone(),
            state: State::Waiting,
        });
        self.outbox.handle(self.now(), Input::Added(operation));
    }

    /// The phone is killed and started again.
    pub fn restart(&mut self) {
        self.connection = None;
        let attachments = self.disk.attachments.clone();
        self.outbox = Outbox::restore(self.rng.random(), self.disk.items.clone(), attachments);
    }

    pub fn send_now(&mut self) {
        self.outbox.handle(self.now(), Input::SendNow);
    }

    pub fn is_done(&self) -> bool {
        self.outbox
            .states()
            .all(|(_, state)| *state == State::Verified)
    }

    /// Does what the outbox says for about so long, or until there is nothing to do.
    pub async fn run(&mut self, time: Duration) -> Result<()> {
        let end = tokio::time::Instant::now() + time;
        while tokio::time::Instant::now() < end {
            match self.outbox.poll(self.now()) {
                Output::Save(changes) => self.write(changes)?,
                Output::Send { ticket, batch } => {
                    let body = serde_json::to_vec(&batch)?;
                    let path = format!("/api/v1/audits/{}/sync", self.audit);
                    let answer = self
                        .ask(&request("POST", &path, &self.credential, &body))
                        .await;
                    let input = input(ticket, answer, |body| {
                        let receipt: Receipt = serde_json::from_slice(body).ok()?;
                        Some(Input::Answered { ticket, receipt })
                    });
                    self.outbox.handle(self.now(), input);
                }
                Output::Upload {
                    ticket,
                    attachment,
                    offset,
                    length,
                } => {
                    let (id, bytes) = (attachment.id, &self.disk.bytes[&attachment.id]);
                    let part = &bytes[offset as usize..(offset + length) as usize];
                    let path = format!(
                        "/api/v1/audits/{}/attachments/{id}?offset={offset}",
                        self.audit
                    );
                    let answer = self
                        .ask(&request("PUT", &path, &self.credential, part))
                        .await;
                    let input = input(ticket, answer, |body| {
                        let upload: Upload = serde_json::from_slice(body).ok()?;
                        Some(Input::Uploaded { ticket, upload })
                    });
                    self.outbox.handle(self.now(), input);
                }
                Output::Check { ticket, check } => {
                    let body = serde_json::to_vec(&check)?;
                    let path = format!("/api/v1/audits/{}/sync/check", self.audit);
                    let answer = self
                        .ask(&request("POST", &path, &self.credential, &body))
                        .await;
                    let input = input(ticket, answer, |body| {
                        let lacking = serde_json::from_slice(body).ok()?;
                        Some(Input::Checked { ticket, lacking })
                    });
                    self.outbox.handle(self.now(), input);
                }
                Output::Wait(until) => {
                    let wait =
                        (until - self.now()).to_std().unwrap_or_default() / HASTE.unsigned_abs();
                    let wait = tokio::time::Instant::now() + wait + Duration::from_millis(1);
                    tokio::time::sleep_until(wait.min(end)).await;
                }
                Output::Idle => return Ok(()),
            }
        }
        Ok(())
    }

    fn now(&self) -> Time {
        self.begun + (chrono::Utc::now() - self.begun) * HASTE
    }

    fn write(&mut self, changes: Vec<Change>) -> Result<()> {
        for change in changes {
            match change {
                Change::State {
                    key: Key::Attachment(id),
                    state,
                } => {
                    self.disk.attachments.insert(id, state);
                }
                Change::State { key, state } => {
                    let item = self
                        .disk
                        .items
                        .iter_mut()
                        .find(|i| Key::of(&i.operation) == key);
                    match item {
                        Some(item) => item.state = state,
                        None => bail!("{key:?} is not on the phone"),
                    }
                }
                Change::Superseded { key } => {
                    self.disk.items.retain(|i| Key::of(&i.operation) != key);
                }
            }
        }
        Ok(())
    }

    /// `None` for a request or an answer that did not get through.
    async fn ask(&mut self, request: &[u8]) -> Option<Response> {
        let patience = Duration::from_secs(10);
        let luck = self.luck();
        let asked = tokio::time::timeout(patience, self.try_ask(request, luck)).await;
        let answer = asked.ok().and_then(Result::ok).flatten();
        if answer.is_none() {
            self.connection = None;
        }
        answer
    }

    async fn try_ask(&mut self, request: &[u8], luck: Luck) -> Result<Option<Response>> {
        if luck == Luck::Lost {
            return Ok(None);
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(self.address).await?,
        };
        match luck {
            Luck::CutRequest => {
                let cut = self.rng.random_range(0..request.len());
                connection.send(&request[..cut]).await?;
                return Ok(None);
            }
            Luck::CutAnswer => {
                connection.send(request).await?;
                return Ok(None);
            }
            Luck::Twice => {
                let mut other = Connection::open(self.address).await?;
                other.send(request).await?;
            }
            Luck::Good | Luck::Lost | Luck::Intercepted => {}
        }
        let mut answer = connection.ask(request).await?;
        self.connection = Some(connection);
        if luck == Luck::Intercepted {
            answer.body = b"<html>Sign in to the hotel's network".to_vec();
        }
        Ok(Some(answer))
    }

    fn luck(&mut self) -> Luck {
        if !self.rng.random_bool(self.trouble) {
            return Luck::Good;
        }
        [
            Luck::Lost,
            Luck::CutRequest,
            Luck::CutAnswer,
            Luck::Twice,
            Luck::Intercepted,
        ][self.rng.random_range(0..5)]
    }
}

fn input(
    ticket: u32,
    answer: Option<Response>,
    read: impl FnOnce(&[u8]) -> Option<Input>,
) -> Input {
    let failure = match answer {
        None => Failure::Network,
        Some(answer) if answer.is_success() => match read(&answer.body) {
            Some(input) => return input,
            None => Failure::Unreadable,
        },
        Some(answer) => Failure::Status {
            status: answer.status,
            code: serde_json::from_slice::<Problem>(&answer.body)
                .ok()
                .map(|p| p.code),
            retry_after: answer.retry_after,
        },
    };
    Input::Failed { ticket, failure }
}
