//! A response as it counts: what figures, maps and files are made of.
//!
//! What is hidden is in none of them, unless a researcher asks for it. A corrected place or stop is
//! used where something is computed; files show it beside the original, in columns of its own.

use super::{ReviewEvent, ReviewState};
use crate::api::ResponseRow;
use crate::earth::LonLat;
use crate::id::AttachmentId;
use crate::response::{Geotag, Source};
use crate::review::{Act, Subject};
use crate::withdrawal::{Target, Withdrawn};

impl ResponseRow {
    /// Researchers have taken it out of what is shown.
    pub fn is_hidden(&self) -> bool {
        self.review.state == ReviewState::Hidden
    }

    /// Longitude and latitude that count: those that researchers say are right, else as fixed.
    pub fn place(&self) -> Option<LonLat> {
        let fixed = self.revision.geotag.as_ref();
        let corrected = self.review.place;
        corrected
            .map(|it| (it.longitude, it.latitude))
            .or_else(|| fixed.map(|it| (it.longitude, it.latitude)))
    }

    /// Without the photos that are hidden.
    #[must_use]
    pub fn without_hidden_photos(mut self) -> Self {
        let photos = std::mem::take(&mut self.review.photos);
        let hidden = |id: &AttachmentId| {
            let photo = photos.get(id);
            photo.is_some_and(|photo| photo.state == ReviewState::Hidden)
        };
        self.revision.attachments.retain(|it| !hidden(&it.id));
        self.verified.retain(|id| !hidden(id));
        self.review.photos = photos;
        self.review.photos.retain(|id, _| {
            let mut left = self.revision.attachments.iter();
            left.any(|it| it.id == *id)
        });
        self
    }

    /// At the place and stop that researchers say are right, without hidden photos.
    #[must_use]
    pub fn counted(self) -> Self {
        let mut row = self.without_hidden_photos();
        if let Some(stop) = row.review.stop {
            row.revision.stop = Some(stop);
        }
        if let Some(place) = row.review.place {
            let captured_at = row.revision.captured_at;
            let original = row.revision.geotag.take().map(Box::new);
            row.revision.geotag = Some(Geotag {
                longitude: place.longitude,
                latitude: place.latitude,
                accuracy: None,
                captured_at: original.as_ref().map_or(captured_at, |it| it.captured_at),
                source: Source::Pin,
                original,
            });
        }
        row
    }
}

/// Erases from events what goes when a walker takes something back: what is said of that very thing,
/// and every note, because a note may quote anything. True when something had to go. Who did something
/// and when stays.
pub fn forget(events: &mut [ReviewEvent], target: &Target) -> bool {
    let mut erased = false;
    for event in events {
        if event.act != Act::Erased && quotes(event, target) {
            event.act = Act::Erased;
            erased = true;
        }
    }
    erased
}

fn quotes(event: &ReviewEvent, target: &Target) -> bool {
    let response = event.response;
    let gone = Withdrawn(vec![target.clone()]);
    let of = |subject: &Subject| match (subject, target) {
        (Subject::Answer { item }, _) => gone.covers_answer(response, item),
        (Subject::Photo { attachment }, Target::Photo { attachment: it, .. }) => attachment == it,
        _ => gone.covers(response),
    };
    match &event.act {
        Act::Note { .. } => true,
        Act::State { subject, .. } | Act::Code { subject, .. } | Act::Uncode { subject, .. } => {
            of(subject)
        }
        Act::CorrectText { item, .. } => gone.covers_answer(response, item),
        Act::CorrectPlace { .. } | Act::CorrectStop { .. } => gone.covers(response),
        Act::Undo { .. } | Act::Erased | Act::TakeBack { .. } => false,
    }
}
