//! Sentences for what can go wrong and for where things are: what happened, what is safe, what to do.

use super::route::Stand;
use crate::api::Error;
use crate::device::now;
use crate::language::{t, t_with};
use crate::store;
use shared::api::Code;
use shared::i18n::{Message, later, walker};
use shared::response::{Daylight, Geotag, Source};
use shared::sync::outbox::{Failure, Reason, State};
use shared::time::Time;

/// Why a walk cannot be joined now: a headline and a sentence.
pub fn cannot_join(error: &Error) -> (Message, Message) {
    match error {
        Error::NoAnswer => (walker::JOIN_OFFLINE_TITLE, walker::JOIN_OFFLINE),
        Error::Unreadable => (walker::JOIN_UNREADABLE_TITLE, walker::JOIN_UNREADABLE),
        Error::Refused { .. } => match error.code() {
            Some(Code::WrongCode | Code::NotFound) => {
                (walker::JOIN_WRONG_CODE_TITLE, walker::JOIN_WRONG_CODE)
            }
            Some(Code::WalkNotOpen) => (walker::JOIN_NOT_OPEN_TITLE, walker::JOIN_NOT_OPEN),
            Some(Code::WalkClosed) => (walker::JOIN_CLOSED_TITLE, walker::JOIN_CLOSED),
            Some(Code::TooManyRequests) => (walker::JOIN_TOO_MANY_TITLE, walker::JOIN_TOO_MANY),
            _ => (walker::JOIN_FAILED_TITLE, walker::JOIN_FAILED),
        },
    }
}

/// Why the last save failed.
pub fn unsaved(error: &store::Error) -> String {
    match error {
        store::Error::Full => t(walker::STORAGE_FULL),
        store::Error::Blocked => t(walker::STORAGE_BLOCKED),
        store::Error::Broken(detail) => t_with(
            walker::STORAGE_BROKEN,
            &[("detail", detail.as_str().into())],
        ),
    }
}

/// Where a thing is.
pub fn state(state: &State) -> String {
    t(match state {
        State::Waiting => later::STATE_ON_PHONE,
        State::Received => later::STATE_RECEIVED,
        State::Verified => later::STATE_VERIFIED,
        State::Problem { .. } => later::STATE_PROBLEM,
    })
}

/// Why the server did not take a thing.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Malformed { detail } => t_with(
            later::REASON_MALFORMED,
            &[("detail", detail.as_str().into())],
        ),
        Reason::TooLarge => t(later::REASON_TOO_LARGE),
        Reason::Differs => t(later::REASON_DIFFERS),
        Reason::Refused { status, .. } => t_with(
            later::REASON_REFUSED,
            &[("status", u32::from(*status).into())],
        ),
        Reason::Damaged => t(later::REASON_DAMAGED),
        Reason::Missing => t(later::REASON_MISSING),
    }
}

/// Why nothing moves now.
pub fn trouble(failure: &Failure) -> String {
    t(match failure {
        Failure::Network => later::TROUBLE_NETWORK,
        Failure::Unreadable => later::TROUBLE_UNREADABLE,
        Failure::Missing => later::TROUBLE_SERVER,
        Failure::Status { status, .. } => match status {
            429 | 503 => later::TROUBLE_BUSY,
            401 | 403 | 404 | 410 => later::TROUBLE_SHUT,
            _ => later::TROUBLE_SERVER,
        },
    })
}

/// How long ago, as people say it.
pub fn ago(time: Time) -> String {
    let minutes = (now() - time).num_minutes().max(0) as u32;
    match minutes {
        0 => t(later::JUST_NOW),
        1..60 => t_with(later::MINUTES_AGO, &[("n", minutes.into())]),
        60..1440 => t_with(later::HOURS_AGO, &[("n", (minutes / 60).into())]),
        _ => t_with(later::DAYS_AGO, &[("n", (minutes / 1440).into())]),
    }
}

/// How a place is known, and how well.
pub fn place(geotag: &Geotag) -> String {
    let metres = geotag.accuracy.map_or(0, |accuracy| accuracy.ceil() as u32);
    match geotag.source {
        Source::Gps => t_with(later::PLACE_GPS, &[("n", metres.into())]),
        Source::Pin => t(later::PLACE_PIN),
        Source::Stop => t(later::PLACE_STOP),
    }
}

pub fn daylight(daylight: Daylight) -> String {
    t(match daylight {
        Daylight::Day => later::DAYLIGHT_DAY,
        Daylight::Dusk => later::DAYLIGHT_DUSK,
        Daylight::Night => later::DAYLIGHT_NIGHT,
    })
}

/// How far a stop is; nothing of one that is open.
pub fn stand(stand: Stand) -> Option<String> {
    match stand {
        Stand::Open => None,
        Stand::Begun => Some(t(later::STAND_BEGUN)),
        Stand::Later => Some(t(later::STOP_LATER_SAID)),
        Stand::Skipped => Some(t(later::STOP_SKIPPED)),
        Stand::Done => Some(t(walker::PROGRESS_DONE)),
    }
}
