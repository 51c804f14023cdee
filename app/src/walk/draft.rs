//! A response as the phone holds it: saved whole at every tap, sent as a revision when the walker
//! is done or puts it aside.

use crate::sync::seat::Seat;
use serde::{Deserialize, Serialize};
use shared::activity::When;
use shared::attachment::{Attachment, Media};
use shared::id::{
    ActivityId, AttachmentId, ParticipantId, ResponseId, RevisionId, StopId, VersionId,
};
use shared::response::{Answers, Daylight, Geotag, Revision};
use shared::time::Time;

#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a field of the record on disk, and none follows from another"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub response: ResponseId,
    pub activity: ActivityId,
    /// Who began it; `None` in records of the app that knew one person per walk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    pub version: VersionId,
    pub when: When,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopId>,
    #[serde(deserialize_with = "shared::time::text::moment")]
    pub started_at: Time,
    #[serde(deserialize_with = "shared::time::text::moment")]
    pub touched_at: Time,
    /// For choices in random order: the same order whenever this response is opened.
    pub seed: u64,
    /// Everything filled in, relevant or not.
    #[serde(default)]
    pub answers: Answers,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfinished: Vec<Unfinished>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geotag: Option<Geotag>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daylight: Option<Daylight>,
    /// The walker wants to finish it by its own version of the checklist, although there is a newer one.
    #[serde(default)]
    pub stays: bool,
    /// The walker said "done".
    #[serde(default)]
    pub complete: bool,
    /// Number of the last revision handed over for sending; 0 when none was.
    #[serde(default)]
    pub sent: u32,
    /// Changed after that revision.
    #[serde(default)]
    pub unsent: bool,
    /// The screen to open it on, from 0.
    #[serde(default)]
    pub screen: u32,
    /// How many questions are asked and how many of them are answered, for the list of stops.
    #[serde(default)]
    pub asked: u32,
    #[serde(default)]
    pub answered: u32,
    /// It has arrived, and what was filled in is no longer on this phone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// A recording under way, or one that the page died over: what there is of it lies in pieces on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    pub id: AttachmentId,
    /// Path of the item whose answer it is to be.
    pub item: String,
    pub media: Media,
}

impl Draft {
    pub fn new(
        response: ResponseId,
        seat: Seat,
        (version, when): (VersionId, When),
        stop: Option<StopId>,
        (now, seed): (Time, u64),
    ) -> Self {
        Self {
            response,
            activity: seat.activity,
            person: seat.person,
            version,
            when,
            stop,
            started_at: now,
            touched_at: now,
            seed,
            answers: Answers::default(),
            attachments: Vec::new(),
            unfinished: Vec::new(),
            geotag: None,
            daylight: None,
            stays: false,
            complete: false,
            sent: 0,
            unsent: false,
            screen: 0,
            asked: 0,
            answered: 0,
            removed: false,
        }
    }

    /// What stays once it has arrived: that it was given.
    pub fn emptied(self) -> Self {
        Self {
            answers: Answers::default(),
            attachments: Vec::new(),
            geotag: None,
            daylight: None,
            removed: true,
            ..self
        }
    }

    /// Whose it is.
    pub fn seat(&self) -> Seat {
        Seat {
            activity: self.activity,
            person: self.person,
        }
    }

    /// Key of its record.
    pub fn key(&self) -> String {
        format!("{}{}", self.seat().prefix(), self.response)
    }

    /// Nothing was filled in: not worth sending, nor keeping.
    pub fn is_empty(&self) -> bool {
        self.answers.0.is_empty() && self.attachments.is_empty()
    }

    /// Photos of one item.
    pub fn photos<'a>(&'a self, item: &'a str) -> impl Iterator<Item = &'a Attachment> {
        let of_item = move |it: &&Attachment| it.item == item && !it.media.is_audio();
        self.attachments.iter().filter(of_item)
    }

    /// The recording of one item.
    pub fn recording(&self, item: &str) -> Option<&Attachment> {
        let mut attachments = self.attachments.iter();
        attachments.find(|it| it.item == item && it.media.is_audio())
    }

    pub fn remove_recording(&mut self, item: &str) {
        self.attachments
            .retain(|it| it.item != item || !it.media.is_audio());
    }

    /// The next revision, of what is to be sent (`submission`: relevant answers only).
    pub fn revision(&self, id: RevisionId, submission: Answers, now: Time) -> Revision {
        Revision {
            id,
            response: self.response,
            number: self.sent + 1,
            version: self.version,
            stop: self.stop,
            complete: self.complete,
            started_at: self.started_at,
            captured_at: now,
            daylight: self.daylight,
            geotag: self.geotag.clone(),
            answers: submission,
            attachments: self.attachments.clone(),
        }
    }
}
