//! Taking back what one gave: one photo, one answer, one response, one's way or everything. A withdrawal is an
//! event that is kept, so that the same thing arriving later (from a phone that was offline) is not
//! kept again; of the thing itself nothing stays but its id and when it came.

use crate::attachment::Sha256;
use crate::id::{AttachmentId, ResponseId, WithdrawalId};
use crate::response::Revision;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// One withdrawal, as the walker's phone or the page of a receipt says it. Saying it again changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Withdrawal {
    pub id: WithdrawalId,
    pub target: Target,
    /// By the clock of the device on which it was said.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub said_at: Time,
}

impl Withdrawal {
    /// SHA-256 of its JSON as this code writes it; see [`Revision::digest`].
    ///
    /// # Errors
    /// When JSON cannot hold it, which no value of this type brings about.
    pub fn digest(&self) -> Result<Sha256, serde_json::Error> {
        serde_json::to_vec(self).map(|json| Sha256::of(&json))
    }
}

/// What is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum Target {
    /// All that the walker gave and whatever of it still arrives, and what they said of themselves.
    Everything,
    Response {
        response: ResponseId,
    },
    /// What was said to one item, with its note, its photos and its recording.
    Answer {
        response: ResponseId,
        /// Path of the answer.
        item: String,
    },
    /// A photo or a recording.
    Photo {
        response: ResponseId,
        attachment: AttachmentId,
    },
    /// The way that was recorded, and whatever of it still arrives. Nothing more is recorded on this walk.
    Track,
}

impl Target {
    /// Whether a response is taken back whole.
    pub fn covers(&self, id: ResponseId) -> bool {
        match self {
            Self::Everything => true,
            Self::Response { response } => *response == id,
            Self::Answer { .. } | Self::Photo { .. } | Self::Track => false,
        }
    }

    /// Whether the way that was recorded is taken back.
    pub fn covers_track(&self) -> bool {
        matches!(self, Self::Everything | Self::Track)
    }

    /// Whether it is the answer under this path of a response that is taken back.
    pub fn is_answer(&self, id: ResponseId, path: &str) -> bool {
        matches!(self, Self::Answer { response, item } if *response == id && item == path)
    }

    /// Removes from a revision what is taken back; true when something had to go.
    pub fn remove(&self, revision: &mut Revision) -> bool {
        match self {
            _ if self.covers(revision.response) => {
                let empty = revision.answers.0.is_empty() && revision.attachments.is_empty();
                revision.answers.0.clear();
                revision.attachments.clear();
                revision.geotag.take().is_some() || !empty
            }
            Self::Answer { response, item } if *response == revision.response => {
                let answered = revision.answers.0.remove(item).is_some();
                let photos = revision.attachments.len();
                revision.attachments.retain(|photo| photo.item != *item);
                answered || photos != revision.attachments.len()
            }
            Self::Photo { attachment, .. } => remove_photo(revision, *attachment),
            _ => false,
        }
    }
}

/// A photo goes with the answer that is only its name; any other answer beside it stays.
fn remove_photo(revision: &mut Revision, id: AttachmentId) -> bool {
    let photos = revision.attachments.len();
    revision.attachments.retain(|photo| photo.id != id);
    let name = id.to_string();
    let answers = revision.answers.0.len();
    let is_named = |value: &str| value.split('.').next() == Some(&name);
    revision.answers.0.retain(|_, it| !is_named(&it.value));
    (photos, answers) != (revision.attachments.len(), revision.answers.0.len())
}

/// All that a walker has taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn(pub Vec<Target>);

impl Withdrawn {
    /// Nothing of this walker is kept any more.
    pub fn is_everything(&self) -> bool {
        self.0.contains(&Target::Everything)
    }

    pub fn covers(&self, response: ResponseId) -> bool {
        self.0.iter().any(|target| target.covers(response))
    }

    /// Whether the way that was recorded is taken back.
    pub fn covers_track(&self) -> bool {
        self.0.iter().any(Target::covers_track)
    }

    /// Whether the answer under this path of a response is taken back.
    pub fn covers_answer(&self, id: ResponseId, path: &str) -> bool {
        let is = |target: &Target| target.covers(id) || target.is_answer(id, path);
        self.0.iter().any(is)
    }

    /// Removes from a revision all that is taken back; true when something had to go.
    pub fn remove(&self, revision: &mut Revision) -> bool {
        let mut removed = false;
        for target in &self.0 {
            removed |= target.remove(revision);
        }
        removed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::response;
    use crate::attachment::{Attachment, Media};
    use crate::response::Answer;
    use uuid::Uuid;

    fn photo(number: u128, item: &str) -> Attachment {
        Attachment {
            id: AttachmentId(Uuid::from_u128(number)),
            item: item.to_owned(),
            sha256: Sha256::of(b"photo"),
            size: 5,
            media: Media::Jpeg,
            caption: "the gate".to_owned(),
            valence: None,
            seconds: None,
        }
    }

    /// Answers to `light` (with a photo) and `view` (which is a photo).
    fn revision() -> Revision {
        let (light, view) = (photo(1, "light"), photo(2, "view"));
        let named = Answer::of(format!("{}.jpg", view.id));
        let answers = [("light", Answer::of("dark")), ("view", named)];
        Revision {
            attachments: vec![light, view],
            ..response(1, &answers).revision
        }
    }

    fn left(target: &Target) -> (Vec<String>, usize, bool) {
        let mut revision = revision();
        let removed = target.remove(&mut revision);
        let answers = revision.answers.0.into_keys().collect();
        (answers, revision.attachments.len(), removed)
    }

    #[test]
    fn an_answer_goes_with_its_photos_and_a_photo_with_the_answer_that_names_it() {
        let response = revision().response;
        let answer = |item: &str| Target::Answer {
            response,
            item: item.to_owned(),
        };
        let one = |number| Target::Photo {
            response,
            attachment: AttachmentId(Uuid::from_u128(number)),
        };
        assert_eq!(left(&answer("light")), (vec!["view".to_owned()], 1, true));
        assert!(!left(&answer("noise")).2);
        let both = vec!["light".to_owned(), "view".to_owned()];
        assert_eq!(left(&one(1)), (both, 1, true));
        assert_eq!(left(&one(2)), (vec!["light".to_owned()], 1, true));
        assert_eq!(left(&Target::Response { response }), (vec![], 0, true));
        assert_eq!(left(&Target::Everything), (vec![], 0, true));
    }

    #[test]
    fn another_response_is_left_alone() {
        let other = ResponseId(Uuid::from_u128(99));
        let item = "light".to_owned();
        let answer = Target::Answer {
            response: other,
            item,
        };
        assert!(!left(&answer).2 && !left(&Target::Response { response: other }).2);
    }

    #[test]
    fn a_target_keeps_its_words() {
        let json = serde_json::to_string(&Target::Everything).expect("JSON");
        assert_eq!(json, r#"{"what":"everything"}"#);
    }
}
