//! Phone, link and server in one simulated time.

mod invariants;

use crate::phone::Phone;
use crate::script::{AnswerFate, Fate, Fortune, Script, Step};
use crate::server::{Server, status};
use shared::id::AttachmentId;
use shared::sync::check::Check;
use shared::sync::outbox::{Failure, Input, Output};
use shared::time::{Time, from_millis, to_millis};
use std::collections::BTreeMap;

pub struct World {
    now: Time,
    phone: Phone,
    server: Server,
    fates: Vec<Fate>,
    /// By the second in which they happen, then in the order in which they were caused.
    events: BTreeMap<(i64, usize), Event>,
    caused: usize,
    pub requests: usize,
    wake: Option<Time>,
    /// The server lost what it had acknowledged.
    restored: bool,
}

enum Event {
    AtServer {
        request: Request,
        fortune: Fortune,
        /// None for a copy whose answer nobody waits for.
        answer: Option<(Sender, AnswerFate)>,
    },
    AtPhone {
        sender: Sender,
        input: Input,
    },
}

/// Which request, of which life of the phone.
#[derive(Clone, Copy)]
struct Sender {
    life: u32,
    ticket: u32,
}

#[derive(Clone)]
enum Request {
    Sync(String),
    Put {
        id: AttachmentId,
        offset: u64,
        bytes: Vec<u8>,
    },
    Check(Check),
}

impl World {
    pub fn new(script: &Script) -> Self {
        let now = from_millis(1_000_000);
        Self {
            now,
            phone: Phone::new(now),
            server: Server::new(script.body_limit),
            fates: script.fates.clone(),
            events: BTreeMap::new(),
            caused: 0,
            requests: 0,
            wake: None,
            restored: false,
        }
    }

    pub fn take(&mut self, step: &Step) {
        let now = self.now;
        let outbox = &mut self.phone.outbox;
        match step {
            Step::Save {
                response,
                complete,
                nature,
                photos,
                retract,
            } => self
                .phone
                .save(now, *response, *complete, *nature, *retract, photos),
            Step::Track(points) => self.phone.track(now, *points),
            Step::Join => self.phone.join(now),
            Step::Pass(seconds) => return self.pass(i64::from(*seconds)),
            Step::Online => outbox.handle(now, Input::Online),
            Step::Offline => outbox.handle(now, Input::Offline),
            Step::Woken => outbox.handle(now, Input::Woken),
            Step::SendNow => outbox.handle(now, Input::SendNow),
            Step::RestartPhone => self.phone.restart(),
            Step::KillBeforeSave => self.phone.kill_before_save = true,
            Step::RestartServer(share) => self.server.restart(*share),
            Step::Backup => self.server.backup = self.server.disk.clone(),
            Step::Restore => {
                self.server.disk = self.server.backup.clone();
                self.restored = true;
            }
        }
        self.drive();
        self.check();
    }

    /// Lets time go by.
    pub fn pass(&mut self, seconds: i64) {
        let end = to_millis(self.now) + seconds * 1000;
        loop {
            let event = self.events.first_key_value().map(|((at, _), _)| *at);
            let wake = self.wake.map(to_millis);
            let next = [event, wake].into_iter().flatten().min();
            let Some(next) = next.filter(|next| *next <= end) else {
                break;
            };
            self.now = from_millis(next.max(to_millis(self.now)));
            if event == Some(next) {
                let (_, event) = self.events.pop_first().expect("just seen");
                self.happen(event);
            }
            self.drive();
            self.check();
        }
        self.now = from_millis(end);
    }

    /// From now on nothing goes wrong but what is wrong with the things themselves.
    pub fn heal(&mut self) {
        self.fates = vec![Fate::GOOD];
        self.phone.kill_before_save = false;
        if self.restored {
            // The walker opens the app again.
            self.phone.restart();
        }
        self.phone.outbox.handle(self.now, Input::Online);
        self.drive();
        let before = self.requests;
        self.pass(60 * 60);
        // Each thing once, each part once, a few for halving, and the hopeless at the longest wait.
        let bytes: usize = self.phone.disk.bytes.values().map(Vec::len).sum();
        let phone = &self.phone;
        let things = phone.saved.len() + phone.photos.len() + phone.walked.len();
        let most = 40 + 4 * things + bytes / (16 * 1024) + 60 * 60 / 75;
        assert!(
            self.requests - before <= most,
            "{} requests",
            self.requests - before
        );
    }

    fn drive(&mut self) {
        // Photos that are gone take two polls each, and no time.
        for _ in 0..8 + 2 * self.phone.photos.len() {
            match self.phone.outbox.poll(self.now) {
                Output::Save(changes) => {
                    if std::mem::take(&mut self.phone.kill_before_save) {
                        self.phone.restart();
                    } else {
                        self.phone.write(changes);
                    }
                }
                Output::Send { ticket, batch } => {
                    let body = serde_json::to_string(&batch).expect("a batch is JSON");
                    self.transmit(ticket, &Request::Sync(body));
                }
                Output::Upload {
                    ticket,
                    attachment,
                    offset,
                    length,
                } => self.transmit_part(ticket, attachment.id, offset, length),
                Output::Check { ticket, check } => self.transmit(ticket, &Request::Check(check)),
                Output::Wait(until) => {
                    assert!(until > self.now, "waits for what is past");
                    self.wake = Some(until);
                    return;
                }
                Output::Idle => {
                    self.wake = None;
                    return;
                }
            }
        }
        panic!("the outbox does not come to rest");
    }

    fn transmit_part(&mut self, ticket: u32, id: AttachmentId, offset: u64, length: u64) {
        if let Some(bytes) = self.phone.disk.bytes.get(&id) {
            let bytes = bytes[offset as usize..(offset + length) as usize].to_vec();
            self.transmit(ticket, &Request::Put { id, offset, bytes });
        } else {
            let failure = Failure::Missing;
            self.phone
                .outbox
                .handle(self.now, Input::Failed { ticket, failure });
        }
    }

    fn transmit(&mut self, ticket: u32, request: &Request) {
        let fate = self.fates[self.requests % self.fates.len()];
        self.requests += 1;
        let sender = Sender {
            life: self.phone.life,
            ticket,
        };
        let mut answer = Some((sender, fate.answer));
        for after in fate.copies.into_iter().flatten() {
            let event = Event::AtServer {
                request: request.clone(),
                fortune: fate.server,
                answer: answer.take(),
            };
            self.cause(after, event);
        }
        if answer.is_some() && !matches!(fate.answer, AnswerFate::Silence) {
            self.cause(1, failed(sender, Failure::Network));
        }
    }

    fn cause(&mut self, after: u16, event: Event) {
        self.caused += 1;
        let at = to_millis(self.now) + i64::from(after) * 1000;
        self.events.insert((at, self.caused), event);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::AtPhone { sender, input } => {
                if sender.life == self.phone.life {
                    self.phone.outbox.handle(self.now, input);
                }
            }
            Event::AtServer {
                request,
                fortune,
                answer,
            } => {
                let input = |ticket, result| match result {
                    Ok(input) => input,
                    Err(failure) => Input::Failed { ticket, failure },
                };
                let ticket = answer.map_or(0, |(sender, _)| sender.ticket);
                let result = self.serve(request, fortune, ticket);
                match answer {
                    Some((sender, AnswerFate::Arrives(after))) => {
                        let input = input(ticket, result);
                        self.cause(after, Event::AtPhone { sender, input });
                    }
                    Some((sender, AnswerFate::Lost)) => {
                        self.cause(1, failed(sender, Failure::Network));
                    }
                    Some((sender, AnswerFate::Unreadable)) => {
                        self.cause(1, failed(sender, Failure::Unreadable));
                    }
                    Some((_, AnswerFate::Silence)) | None => {}
                }
            }
        }
    }

    fn serve(&mut self, request: Request, fortune: Fortune, ticket: u32) -> Result<Input, Failure> {
        match fortune {
            Fortune::DiesBeforeCommit => {
                self.server.restart(200);
                return Err(Failure::Network);
            }
            Fortune::Status(code) => return Err(status(code, None)),
            Fortune::Serves | Fortune::DiesAfterCommit => {}
        }
        let answer = match request {
            Request::Sync(body) => {
                let receipt = self.server.sync(self.now, &body, &self.phone.natures)?;
                Input::Answered { ticket, receipt }
            }
            Request::Put { id, offset, bytes } => {
                let nature = self.phone.photos[&id];
                let upload = self.server.put(id, offset, &bytes, nature)?;
                Input::Uploaded { ticket, upload }
            }
            Request::Check(check) => {
                let lacking = self.server.check(&check)?;
                Input::Checked { ticket, lacking }
            }
        };
        if let Fortune::DiesAfterCommit = fortune {
            self.server.restart(100);
            return Err(Failure::Network);
        }
        Ok(answer)
    }
}

fn failed(sender: Sender, failure: Failure) -> Event {
    let ticket = sender.ticket;
    Event::AtPhone {
        sender,
        input: Input::Failed { ticket, failure },
    }
}
