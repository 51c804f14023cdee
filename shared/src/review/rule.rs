//! Which event may be appended to a review, and when it would overwrite what its author has not seen.

use super::{Act, ReviewEvent, ReviewState, Subject, holding};
use crate::id::{AccountId, ReviewId, StopId};
use crate::response::Revision;
use thiserror::Error;

/// Longest code, in letters.
pub const CODE_LETTERS: usize = 40;

/// Longest note or corrected text, in letters.
pub const TEXT_LETTERS: usize = 4_000;

/// Why an event cannot be appended, whoever else is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Violation {
    #[error("The response has no such answer.")]
    NoSuchAnswer,
    #[error("The response has no such photo.")]
    NoSuchPhoto,
    #[error("The walk has no such stop.")]
    NoSuchStop,
    #[error("States are of responses and photos.")]
    NoState,
    #[error("A code is one word of at most 40 letters, digits, hyphens and underscores.")]
    BadCode,
    #[error("A text has 1 to 4,000 letters.")]
    BadText,
    #[error("The place is not on Earth.")]
    BadPlace,
    #[error("Taking back is a withdrawal, not an event of the review.")]
    NoWithdrawal,
    #[error("There is no such event of this response that holds and could be undone.")]
    NothingToUndo,
}

/// What an event decides; two that decide the same overwrite each other.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot<'a> {
    State(&'a Subject),
    Code(&'a Subject, &'a str),
    Note(ReviewId),
    Place,
    Stop,
    Text(&'a str),
}

/// A code as it is kept: lower case, words joined by hyphens.
pub fn code_of(typed: &str) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    words.join("-").to_lowercase()
}

/// Whether `act` may be appended to `events` of a response whose current revision is `revision` and
/// whose walk has these stops.
///
/// # Errors
/// The rule that it breaks.
pub fn check(
    act: &Act,
    revision: &Revision,
    stops: &[StopId],
    events: &[ReviewEvent],
) -> Result<(), Violation> {
    match act {
        Act::State { subject, state, .. } => {
            let of_answer = matches!(subject, Subject::Answer { .. });
            let of_nothing = *subject != Subject::Response && *state == ReviewState::InReview;
            if of_answer || of_nothing {
                return Err(Violation::NoState);
            }
            has(revision, subject)
        }
        Act::Code { subject, code } => {
            is_code(code).then_some(()).ok_or(Violation::BadCode)?;
            has(revision, subject)
        }
        // What is said of an answer that the walker has since removed can still be taken off.
        Act::Uncode { code, .. } => is_code(code).then_some(()).ok_or(Violation::BadCode),
        Act::Note { subject, text } => {
            is_text(text).then_some(()).ok_or(Violation::BadText)?;
            has(revision, subject)
        }
        Act::CorrectPlace {
            longitude,
            latitude,
        } => {
            let on_earth =
                (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude);
            on_earth.then_some(()).ok_or(Violation::BadPlace)
        }
        Act::CorrectStop { stop } => {
            let known = stops.contains(stop);
            known.then_some(()).ok_or(Violation::NoSuchStop)
        }
        Act::CorrectText { item, text } => {
            is_text(text).then_some(()).ok_or(Violation::BadText)?;
            let answered = revision.answers.0.contains_key(item);
            answered.then_some(()).ok_or(Violation::NoSuchAnswer)
        }
        Act::Undo { event } => {
            let target = events.iter().zip(holding(events));
            let found = target.filter(|(it, holds)| *holds && it.id == *event);
            let known = found.filter(|(it, _)| !it.act.is_final()).count() == 1;
            known.then_some(()).ok_or(Violation::NothingToUndo)
        }
        Act::Erased => Err(Violation::NothingToUndo),
        Act::TakeBack { .. } => Err(Violation::NoWithdrawal),
    }
}

/// The events of others after the first `seen` that `act` by `by` would overwrite: they decide the
/// same, otherwise. What only adds (a note, another code) overwrites nothing.
pub fn overwritten<'a>(
    act: &Act,
    by: AccountId,
    seen: u32,
    events: &'a [ReviewEvent],
) -> Vec<&'a ReviewEvent> {
    // The new event has no id yet that anything could name.
    let Some(slot) = slot(act, None, events) else {
        return Vec::new();
    };
    let others = events.iter().filter(|event| event.by != by);
    let unseen = others.filter(|event| event.number > seen);
    let other = |event: &&ReviewEvent| {
        event.act != *act && self::slot(&event.act, Some(event.id), events).as_ref() == Some(&slot)
    };
    unseen.filter(other).collect()
}

fn slot<'a>(act: &'a Act, id: Option<ReviewId>, events: &'a [ReviewEvent]) -> Option<Slot<'a>> {
    Some(match act {
        Act::State { subject, .. } => Slot::State(subject),
        Act::Code { subject, code } | Act::Uncode { subject, code } => Slot::Code(subject, code),
        Act::Note { .. } => Slot::Note(id?),
        Act::CorrectPlace { .. } => Slot::Place,
        Act::CorrectStop { .. } => Slot::Stop,
        Act::CorrectText { item, .. } => Slot::Text(item),
        Act::Undo { event } => {
            let at = events.iter().position(|it| it.id == *event)?;
            // Only what came before can be undone, so this ends.
            return slot(&events[at].act, Some(*event), &events[..at]);
        }
        Act::Erased | Act::TakeBack { .. } => return None,
    })
}

fn has(revision: &Revision, subject: &Subject) -> Result<(), Violation> {
    let photos = &revision.attachments;
    match subject {
        Subject::Response => Ok(()),
        Subject::Answer { item } => {
            let photo = photos.iter().any(|photo| photo.item == *item);
            let known = photo || revision.answers.0.contains_key(item);
            known.then_some(()).ok_or(Violation::NoSuchAnswer)
        }
        Subject::Photo { attachment } => {
            let known = photos.iter().any(|photo| photo.id == *attachment);
            known.then_some(()).ok_or(Violation::NoSuchPhoto)
        }
    }
}

pub(crate) fn is_code(code: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let length = code.chars().count();
    (1..=CODE_LETTERS).contains(&length) && code.chars().all(letter) && code_of(code) == code
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= TEXT_LETTERS
}
