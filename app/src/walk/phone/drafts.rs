//! The responses of the current walk: what is filled in, its photos, and handing it over.

use super::super::draft::Draft;
use super::super::place::Place;
use super::super::route;
use super::Phone;
use crate::device::{self, new_id, now};
use crate::store::{self, Table, Write};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::When;
use shared::analysis::daylight::daylight;
use shared::api::PackChecklist;
use shared::id::{AttachmentId, ResponseId, RevisionId, StopId};
use shared::response::Answers;
use shared::sync::Operation;

impl Phone {
    /// Responses of the person who is answering on the current walk, oldest first.
    pub fn drafts(self) -> Vec<Draft> {
        let seat = self.walk().map(|walk| walk.seat);
        let mut drafts = self.drafts.get();
        drafts.retain(|draft| Some(draft.seat()) == seat);
        drafts
    }

    /// Responses of all who share this phone on the current walk.
    pub fn all_drafts(self) -> Vec<Draft> {
        self.drafts.get()
    }

    /// How many have arrived and are no longer on this phone.
    pub fn removed_count(self) -> usize {
        let drafts = self.drafts.read();
        drafts.iter().filter(|draft| draft.removed).count()
    }

    pub fn draft(self, response: ResponseId) -> Option<Draft> {
        let is = |draft: &&Draft| draft.response == response;
        self.drafts.with(|drafts| drafts.iter().find(is).cloned())
    }

    pub fn draft_now(self, response: ResponseId) -> Option<Draft> {
        let is = |draft: &&Draft| draft.response == response;
        self.drafts
            .with_untracked(|drafts| drafts.iter().find(is).cloned())
    }

    /// The response at a stop (or the one for the whole walk) that can be gone on with, or a new one.
    /// One begun with an older version of the checklist stays with it, unless nothing was filled in yet.
    pub fn draft_for(self, checklist: &PackChecklist, stop: Option<StopId>) -> Option<Draft> {
        let walk = self.walk_now()?;
        let PackChecklist { version, when, .. } = *checklist;
        let same = |draft: &&Draft| {
            draft.seat() == walk.seat
                && draft.stop == stop
                && walk.is_of(draft.version, checklist)
                && !draft.removed
                && (when != When::Any || draft.is_empty())
        };
        let found = self
            .drafts
            .with_untracked(|drafts| drafts.iter().rfind(same).cloned());
        let draft = match found {
            Some(draft) if draft.version == version || !draft.is_empty() => return Some(draft),
            Some(draft) => Draft {
                version,
                screen: 0,
                ..draft
            },
            None => {
                let id = new_id(ResponseId::new);
                let seed = u64::from_le_bytes(device::random());
                let mut draft = Draft::new(id, walk.seat, (version, when), stop, (now(), seed));
                let (longitude, latitude) = walk.whereabouts(stop);
                draft.daylight = Some(daylight(longitude, latitude, now()));
                draft
            }
        };
        self.keep(draft.clone());
        // On disk before the first answer, so that the page opens again on the same question; a failure
        // is said where any other is.
        let write = Write::json(Table::Drafts, draft.key(), &draft);
        spawn_local(async move { _ = self.write([write]).await });
        Some(draft)
    }

    /// Goes to a checklist, where it was left.
    pub fn open(self, checklist: &PackChecklist, stop: Option<StopId>) {
        let draft = self.draft_for(checklist, stop);
        let code = self.place_now().code().cloned();
        if let (Some(draft), Some(code)) = (draft, code) {
            let screen = draft.screen as usize;
            self.go(Place::Fill(code, draft.response, screen));
        }
    }

    /// Goes to the first checklist of a stop that is not done, else to its first.
    pub fn open_stop(self, stop: StopId) {
        let Some(walk) = self.walk_now() else { return };
        let checklists = route::of(&walk, When::Stop);
        let drafts = untrack(|| self.drafts());
        let is_open = |it: &&PackChecklist| {
            let draft = route::draft_at(&walk, &drafts, it, Some(stop));
            draft.is_none_or(|draft| !draft.complete)
        };
        let found = checklists.iter().find(is_open).or(checklists.first());
        if let Some(checklist) = found {
            self.open(checklist, Some(stop));
        }
    }

    /// Changes a draft; the change is on disk when this returns well.
    pub async fn change(
        self,
        response: ResponseId,
        change: impl FnOnce(&mut Draft),
    ) -> Result<(), store::Error> {
        let Some(draft) = self.changed(response, change) else {
            return Ok(());
        };
        self.write([Write::json(Table::Drafts, draft.key(), &draft)])
            .await
    }

    /// Changes a draft in memory.
    pub(super) fn changed(
        self,
        response: ResponseId,
        change: impl FnOnce(&mut Draft),
    ) -> Option<Draft> {
        self.drafts
            .try_update(|drafts| {
                let draft = drafts.iter_mut().find(|d| d.response == response)?;
                change(draft);
                draft.touched_at = now();
                draft.unsent = true;
                Some(draft.clone())
            })
            .flatten()
    }

    /// Hands a draft's next revision over for sending, unless nothing changed since the last. Photos that
    /// are `held` back go with a later one.
    pub async fn hand_over(
        self,
        response: ResponseId,
        submission: Answers,
        held: &[AttachmentId],
    ) -> Result<(), store::Error> {
        match self.draft_now(response).filter(|draft| draft.unsent) {
            Some(draft) => self.hand_over_draft(draft, submission, held).await,
            None => Ok(()),
        }
    }

    /// The same for a draft as it is on disk.
    pub(super) async fn hand_over_draft(
        self,
        mut draft: Draft,
        submission: Answers,
        held: &[AttachmentId],
    ) -> Result<(), store::Error> {
        let response = draft.response;
        // Of whoever began it, whoever is answering by now.
        let Some(walk) = self.walk_of(draft.seat()) else {
            return Ok(());
        };
        let mut revision = draft.revision(new_id(RevisionId::new), submission, now());
        revision.attachments.retain(|it| !held.contains(&it.id));
        draft.sent += 1;
        draft.unsent = revision.attachments.len() < draft.attachments.len();
        walk.participant.consents.limit(&mut revision);
        let write = Write::json(Table::Drafts, draft.key(), &draft);
        self.keep(draft);
        let queued = self
            .enqueue(&walk, Operation::Revise(revision), vec![write])
            .await;
        if queued.is_err() {
            self.changed(response, |_| {});
        }
        queued
    }

    /// Takes a draft into the list of the current walk.
    fn keep(self, draft: Draft) {
        let walk = self.walk_now();
        if walk.is_none_or(|walk| walk.seat.activity != draft.activity) {
            return;
        }
        self.drafts.update(|drafts| {
            match drafts.iter_mut().find(|d| d.response == draft.response) {
                Some(slot) => *slot = draft,
                None => drafts.push(draft),
            }
        });
    }
}
