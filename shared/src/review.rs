//! What researchers make of what came in: states, codes, notes and corrections, as events that are
//! appended and never changed. The answers themselves stay as the walker gave them; a correction
//! stands beside the original, and undoing is one more event.
//!
//! [`fold`] makes of the events of one response what holds now ([`Review`]); [`rule`] says which event
//! may be appended, and when it would overwrite what somebody else did meanwhile; [`counted`] makes of
//! a response and its review what figures are made of.

pub mod counted;
pub mod rule;

use crate::id::{AccountId, AttachmentId, ResponseId, ReviewId, StopId};
use crate::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How far a response or a photo has come in the review.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Nobody has looked at it yet.
    #[default]
    Received,
    InReview,
    Accepted,
    /// Somebody should look at it again.
    Flagged,
    /// In no figure, and seen by nobody but researchers.
    Hidden,
}

/// What of a response an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Subject {
    Response,
    Answer {
        /// Path of the answer.
        item: String,
    },
    Photo {
        attachment: AttachmentId,
    },
}

/// What a researcher does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Of a response or a photo.
    State {
        subject: Subject,
        state: ReviewState,
        /// Number of the walker's revision that was looked at: a later one may say something else.
        revision: u32,
    },
    Code {
        subject: Subject,
        code: String,
    },
    Uncode {
        subject: Subject,
        code: String,
    },
    /// A comment, for the other researchers.
    Note {
        subject: Subject,
        text: String,
    },
    CorrectPlace {
        longitude: f64,
        latitude: f64,
    },
    /// The response was given at another stop of its walk.
    CorrectStop {
        stop: StopId,
    },
    /// What an answer in words should read: a slip, a translation.
    CorrectText {
        item: String,
        text: String,
    },
    /// Takes an earlier event back, which may itself be an undoing.
    Undo {
        event: ReviewId,
    },
    /// Stands where an event was whose words went with what its walker took back.
    Erased,
    /// Took back the response or a photo because its walker asked for it in person. Only a withdrawal appends it.
    TakeBack {
        subject: Subject,
    },
}

impl Act {
    /// What is erased or taken back is gone, whoever wants it again.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Erased | Self::TakeBack { .. })
    }
}

/// One event of a response's review, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReviewEvent {
    pub id: ReviewId,
    pub response: ResponseId,
    /// Counts the events of a response from 1.
    pub number: u32,
    pub by: AccountId,
    /// Name of that account.
    pub name: String,
    /// By the server's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Time,
    #[serde(flatten)]
    pub act: Act,
}

/// What holds of a response after all its events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Review {
    /// How many events there are: whoever adds one says how many they saw.
    pub version: u32,
    pub state: ReviewState,
    /// The walker's revision of which the state was said; 0 when nobody said one.
    pub revision: u32,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub codes: BTreeSet<String>,
    /// By path of the answer; only those of which something is said.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, AnswerReview>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub photos: BTreeMap<AttachmentId, PhotoReview>,
    pub notes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<CorrectedPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopId>,
}

/// What is said of one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AnswerReview {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub codes: BTreeSet<String>,
    /// Beside what the walker wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What is said of one photo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PhotoReview {
    pub state: ReviewState,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub codes: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CorrectedPlace {
    pub longitude: f64,
    pub latitude: f64,
}

impl ReviewState {
    /// The word of the interface and of exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InReview => "in_review",
            Self::Accepted => "accepted",
            Self::Flagged => "flagged",
            Self::Hidden => "hidden",
        }
    }
}

impl Review {
    /// Every code that stands anywhere on the response, for filters.
    pub fn all_codes(&self) -> BTreeSet<&str> {
        let answers = self.answers.values().flat_map(|it| &it.codes);
        let photos = self.photos.values().flat_map(|it| &it.codes);
        let codes = self.codes.iter().chain(answers).chain(photos);
        codes.map(String::as_str).collect()
    }

    /// The walker has saved again since somebody said the state.
    pub fn is_outdated(&self, current: u32) -> bool {
        self.revision != 0 && self.revision < current
    }

    fn codes_of(&mut self, subject: &Subject) -> &mut BTreeSet<String> {
        match subject {
            Subject::Response => &mut self.codes,
            Subject::Answer { item } => &mut self.answers.entry(item.clone()).or_default().codes,
            Subject::Photo { attachment } => &mut self.photos.entry(*attachment).or_default().codes,
        }
    }

    fn apply(&mut self, act: &Act) {
        match act {
            Act::State {
                subject,
                state,
                revision,
            } => match subject {
                Subject::Photo { attachment } => {
                    self.photos.entry(*attachment).or_default().state = *state;
                }
                Subject::Response | Subject::Answer { .. } => {
                    (self.state, self.revision) = (*state, *revision);
                }
            },
            Act::Code { subject, code } => {
                self.codes_of(subject).insert(code.clone());
            }
            Act::Uncode { subject, code } => {
                self.codes_of(subject).remove(code);
            }
            Act::Note { .. } => self.notes += 1,
            Act::CorrectPlace {
                longitude,
                latitude,
            } => {
                self.place = Some(CorrectedPlace {
                    longitude: *longitude,
                    latitude: *latitude,
                });
            }
            Act::CorrectStop { stop } => self.stop = Some(*stop),
            Act::CorrectText { item, text } => {
                self.answers.entry(item.clone()).or_default().text = Some(text.clone());
            }
            Act::Undo { .. } | Act::Erased | Act::TakeBack { .. } => {}
        }
    }

    fn tidy(mut self) -> Self {
        self.answers.retain(|_, it| *it != AnswerReview::default());
        self.photos.retain(|_, it| *it != PhotoReview::default());
        let worked_on = !self.all_codes().is_empty()
            || !self.answers.is_empty()
            || !self.photos.is_empty()
            || self.notes > 0
            || self.place.is_some()
            || self.stop.is_some();
        if self.state == ReviewState::Received && worked_on {
            self.state = ReviewState::InReview;
        }
        self
    }
}

/// Which events hold: all but those that a holding event undoes. An undoing names an event before
/// it, so that going backwards each is decided when it is reached.
pub fn holding(events: &[ReviewEvent]) -> Vec<bool> {
    let mut undone = BTreeSet::new();
    let mut holds: Vec<bool> = events
        .iter()
        .rev()
        .map(|event| {
            let holds = !undone.contains(&event.id);
            if let Act::Undo { event } = &event.act
                && holds
            {
                undone.insert(*event);
            }
            holds
        })
        .collect();
    holds.reverse();
    holds
}

/// What holds after these events, which are all of one response, in the order of their numbers. A
/// response that somebody has worked on without saying a state is in review.
pub fn fold(events: &[ReviewEvent]) -> Review {
    let mut review = Review {
        version: u32::try_from(events.len()).unwrap_or(u32::MAX),
        ..Review::default()
    };
    for (event, holds) in events.iter().zip(holding(events)) {
        if holds {
            review.apply(&event.act);
        }
    }
    review.tidy()
}

#[cfg(test)]
pub(crate) mod tests;
