//! How far a walker is at each stop, and which stop is next.

use super::draft::Draft;
use super::joined::Joined;
use serde::{Deserialize, Serialize};
use shared::activity::{Stop, When};
use shared::api::PackChecklist;
use shared::id::StopId;

/// What the walker said of a stop that is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aside {
    /// Nothing will be said here.
    Skipped,
    /// Begun, to be gone on with later.
    Later,
}

/// How far a stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Open,
    Begun,
    Later,
    Skipped,
    Done,
}

impl Stand {
    /// What the walker may go to next.
    pub fn is_next(self) -> bool {
        matches!(self, Self::Open | Self::Begun)
    }

    /// Class of its row and of its dot on the map.
    pub fn class(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Begun => "begun",
            Self::Later => "begun later",
            Self::Skipped => "skipped",
            Self::Done => "done",
        }
    }
}

/// Checklists that are filled in at a time.
pub fn of(walk: &Joined, when: When) -> Vec<PackChecklist> {
    let checklists = walk.pack.checklists.iter();
    checklists.filter(|c| c.when == when).cloned().collect()
}

/// The response to a checklist at a stop, or for the whole walk.
pub fn draft_at<'a>(
    walk: &Joined,
    drafts: &'a [Draft],
    checklist: &PackChecklist,
    stop: Option<StopId>,
) -> Option<&'a Draft> {
    drafts
        .iter()
        .rfind(|draft| draft.stop == stop && walk.is_of(draft.version, checklist))
}

pub fn stand(walk: &Joined, drafts: &[Draft], stop: StopId) -> Stand {
    let mut checklists = walk.pack.checklists.iter();
    let done = checklists.all(|checklist| {
        checklist.when != When::Stop
            || draft_at(walk, drafts, checklist, Some(stop)).is_some_and(|draft| draft.complete)
    });
    let mut here = drafts.iter().filter(|draft| draft.stop == Some(stop));
    match walk.aside(stop) {
        _ if done => Stand::Done,
        Some(Aside::Skipped) => Stand::Skipped,
        Some(Aside::Later) => Stand::Later,
        None if here.any(|draft| !draft.is_empty()) => Stand::Begun,
        None => Stand::Open,
    }
}

/// Where the walker is: the stop begun last and not done, else the first that is next after the last done.
pub fn here(walk: &Joined, drafts: &[Draft]) -> Option<StopId> {
    let stops = &walk.pack.activity.stops;
    let is_next = |stop: StopId| stand(walk, drafts, stop).is_next();
    let begun = drafts
        .iter()
        .filter(|draft| draft.when == When::Stop && !draft.is_empty());
    let last = begun.max_by_key(|draft| draft.touched_at);
    let from = match last {
        Some(draft) if !draft.complete && draft.stop.is_some_and(is_next) => return draft.stop,
        Some(draft) => stops.iter().position(|stop| Some(stop.id) == draft.stop),
        None => Some(0),
    };
    let after = stops.iter().skip(from.unwrap_or(0));
    let mut ids = after.chain(stops).map(|stop: &Stop| stop.id);
    ids.find(|stop| is_next(*stop))
}
