//! A response that was begun with a version of its checklist which is no longer the one that is asked.

use super::filling::snapshot;
use super::{Session, filling};
use leptos::prelude::*;
use shared::api::PackChecklist;
use shared::checklist::Form;
use shared::checklist::diff::{self, Moved};
use shared::checklist::filling::Filling;

impl Session {
    /// The version begun with and the newer one, unless the walker is done or wants to finish as it is.
    pub fn newer(self) -> Option<(Form, PackChecklist)> {
        let draft = self.phone.draft_now(self.response)?;
        let settled = draft.complete || draft.stays || draft.is_empty();
        let walk = self.phone.walk_now().filter(|_| !settled)?;
        let asked = walk.asked_for(draft.version)?;
        let begun = walk.checklist(draft.version)?;
        (asked.version != begun.version).then(|| (begun.form.clone(), asked.clone()))
    }

    /// The walker wants to finish what was begun as it is.
    pub async fn stay(self) -> bool {
        self.save(|draft| draft.stays = true).await
    }

    /// Goes on with the newer version. What was said goes on its way first as it was said, under the version
    /// it was said to, so that what cannot move is kept.
    pub async fn move_on(self, old: &Form, newer: &PackChecklist) -> bool {
        let submission = self.filling.with_untracked(Filling::submission);
        let handed_over = self.phone.hand_over(self.response, submission, &[]).await;
        let draft = self.phone.draft_now(self.response);
        let form = self.phone.form(newer.version);
        let (Ok(()), Some((mut draft, form))) = (handed_over, draft.zip(form)) else {
            return false;
        };
        draft.version = newer.version;
        draft.answers = Moved::between(old, &newer.form, &draft.answers).answers;
        draft.attachments.retain_mut(|photo| {
            let item = diff::follow(old, &newer.form, &photo.item);
            item.map(|item| photo.item = item).is_some()
        });
        let going_on = filling(&draft, form);
        (draft.answers, draft.asked, draft.answered) = snapshot(&going_on);
        draft.screen = 0;
        self.filling.try_set(going_on);
        self.jump(0);
        let saved = self.save(|kept| *kept = draft).await;
        self.read_anew();
        saved
    }
}
