//! A phone: what its disk holds, and the walker who fills it.

use crate::script::{Nature, PhotoNature};
use chrono::TimeDelta;
use shared::activity::JoinCode;
use shared::activity::track::{Point, Segment};
use shared::attachment::{Attachment, Media, Sha256};
use shared::id::{
    ActivityId, AttachmentId, ParticipantId, ResponseId, RevisionId, SegmentId, VersionId,
};
use shared::participant::{Background, Consents, Entry, Participant};
use shared::response::{Answer, Answers, Geotag, Revision, Source};
use shared::sync::Operation;
use shared::sync::outbox::{Change, Input, Item, Key, Outbox, State};
use shared::time::{Time, from_millis};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What survives a kill.
#[derive(Default)]
pub struct Disk {
    pub items: Vec<Item>,
    pub attachments: BTreeMap<AttachmentId, State>,
    pub bytes: BTreeMap<AttachmentId, Vec<u8>>,
}

pub struct Phone {
    pub disk: Disk,
    pub outbox: Outbox,
    pub kill_before_save: bool,
    /// Counts restarts: a request's answer reaches only the process that sent it.
    pub life: u32,
    /// Everything that was ever saved, in order.
    pub saved: Vec<Revision>,
    pub walked: Vec<Segment>,
    pub superseded: BTreeSet<RevisionId>,
    pub natures: BTreeMap<RevisionId, Nature>,
    pub photos: BTreeMap<AttachmentId, PhotoNature>,
    joins: u32,
    ids: u128,
}

pub fn activity() -> ActivityId {
    ActivityId(Uuid::from_u128(1))
}

pub fn version() -> VersionId {
    VersionId(Uuid::from_u128(2))
}

pub fn participant() -> ParticipantId {
    ParticipantId(Uuid::from_u128(3))
}

pub fn code() -> JoinCode {
    JoinCode::new([7; JoinCode::LENGTH])
}

impl Phone {
    pub fn new(now: Time) -> Self {
        let mut phone = Self {
            disk: Disk::default(),
            outbox: Outbox::restore(0, [], []),
            kill_before_save: false,
            life: 0,
            saved: Vec::new(),
            walked: Vec::new(),
            superseded: BTreeSet::new(),
            natures: BTreeMap::new(),
            photos: BTreeMap::new(),
            joins: 0,
            ids: 1000,
        };
        phone.join(now);
        phone
    }

    pub fn join(&mut self, now: Time) {
        self.joins += 1;
        let participant = Participant {
            id: participant(),
            number: self.joins,
            activity: activity(),
            code: code(),
            nickname: format!("walker {}", self.joins),
            language: "cs".to_owned(),
            background: Background::default(),
            consents: Consents {
                answers: true,
                place: true,
                photos: true,
                audio: true,
                track: true,
                quotes: false,
                version: 1,
            },
            entry: Entry::Own,
            receipt: None,
            joined_at: from_millis(0),
        };
        self.add(now, Operation::Join(participant));
    }

    /// Saves the next revision of a response: what the last one said, one answer changed or taken
    /// back, the new photos added.
    pub fn save(
        &mut self,
        now: Time,
        response: u8,
        complete: bool,
        nature: Nature,
        retract: bool,
        photos: &[(PhotoNature, u32)],
    ) {
        let response = ResponseId(Uuid::from_u128(100 + u128::from(response)));
        let last = self.saved.iter().rev().find(|r| r.response == response);
        let number = last.map_or(0, |r| r.number) + 1;
        let mut answers = last.map_or_else(Answers::default, |r| r.answers.clone());
        let mut attachments = last.map_or_else(Vec::new, |r| r.attachments.clone());
        if retract {
            answers.0.pop_last();
        } else {
            answers.0.insert(
                format!("item{}", number % 4),
                Answer::of(number.to_string()),
            );
        }
        for (nature, size) in photos {
            attachments.push(self.take_photo(*nature, *size));
        }
        let revision = Revision {
            id: RevisionId(self.id()),
            response,
            number,
            version: version(),
            stop: None,
            complete,
            started_at: from_millis(0),
            captured_at: now,
            daylight: None,
            geotag: Some(geotag(now, number)),
            answers,
            attachments,
        };
        self.natures.insert(revision.id, nature);
        self.saved.push(revision.clone());
        self.add(now, Operation::Revise(revision));
    }

    /// Hands over a part of the walker's way.
    pub fn track(&mut self, now: Time, points: u8) {
        let point = |n: u8| Point {
            longitude: 14.4,
            latitude: (50_100.0 + f64::from(n)) / 1000.0,
            at: now + TimeDelta::minutes(i64::from(n)),
        };
        let segment = Segment {
            id: SegmentId(self.id()),
            points: (0..points).map(point).collect(),
        };
        self.walked.push(segment.clone());
        self.add(now, Operation::Track(segment));
    }

    pub fn restart(&mut self) {
        self.life += 1;
        let attachments = self.disk.attachments.clone();
        self.outbox = Outbox::restore(u64::from(self.life), self.disk.items.clone(), attachments);
    }

    pub fn write(&mut self, changes: Vec<Change>) {
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
                    item.expect("a state of something on disk").state = state;
                }
                Change::Superseded { key } => {
                    let Key::Revision(id) = key else {
                        panic!("{key:?} superseded")
                    };
                    self.superseded.insert(id);
                    self.disk
                        .items
                        .retain(|item| Key::of(&item.operation) != key);
                }
            }
        }
    }

    fn add(&mut self, now: Time, operation: Operation) {
        self.disk.items.push(Item {
            operation: operation.clone(),
            state: State::Waiting,
        });
        self.outbox.handle(now, Input::Added(operation));
    }

    fn take_photo(&mut self, nature: PhotoNature, size: u32) -> Attachment {
        let id = AttachmentId(self.id());
        let mut bytes = id.0.as_bytes().repeat(size as usize / 16 + 1);
        bytes.truncate(size as usize);
        let attachment = Attachment {
            id,
            item: "item1".to_owned(),
            sha256: Sha256::of(&bytes),
            size: u64::from(size),
            media: Media::Jpeg,
            caption: String::new(),
            valence: None,
            seconds: None,
        };
        if nature == PhotoNature::Damaged {
            bytes.fill(0xFF);
        }
        if nature != PhotoNature::Gone {
            self.disk.bytes.insert(id, bytes);
        }
        self.photos.insert(id, nature);
        attachment
    }

    fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }
}

fn geotag(now: Time, number: u32) -> Geotag {
    Geotag {
        // Digits beyond what a quick reader of JSON gets right.
        longitude: 14.420_760_123_456_79 + f64::from(number) / 3e5,
        latitude: 50.088_040_987_654_32 - f64::from(number) / 7e5,
        accuracy: Some(f64::from(number) / 0.3),
        captured_at: now,
        source: Source::Gps,
        original: None,
    }
}
