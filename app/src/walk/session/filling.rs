//! A response as the engine has it: made of its draft, and what of it goes back there.

use super::super::draft::Draft;
use super::super::phone::Phone;
use crate::device::local_now;
use crate::language;
use shared::attachment::spoken;
use shared::checklist::filling::{Filling, Progress, Situation};
use shared::checklist::prepared::Prepared;
use shared::id::VersionId;
use shared::response::{Answers, Daylight};
use std::sync::Arc;

/// How many questions a new response of this version asks.
pub fn asked(phone: Phone, version: VersionId) -> usize {
    let situation = Situation {
        now: local_now(),
        language: language::tag(),
        daylight: Some(Daylight::Day),
        seed: 0,
    };
    let form = phone.form(version);
    form.map_or(0, |form| Filling::start(form, situation).progress().len())
}

/// A response open to be filled in.
pub fn filling(draft: &Draft, form: Arc<Prepared>) -> Filling {
    let situation = Situation {
        now: local_now(),
        language: language::tag_now(),
        daylight: draft.daylight,
        seed: draft.seed,
    };
    if draft.is_empty() {
        return Filling::start(form, situation);
    }
    let mut filling = Filling::resume(form, &draft.answers, situation);
    filling.set_spoken(spoken(&draft.attachments));
    filling
}

/// What of a filling goes into its draft: answers, how many are asked, how many answered.
pub fn snapshot(filling: &Filling) -> (Answers, u32, u32) {
    let progress = filling.progress();
    let answered = progress
        .iter()
        .filter(|(_, how)| *how == Progress::Answered);
    let counts = (progress.len() as u32, answered.count() as u32);
    (filling.answers(), counts.0, counts.1)
}
