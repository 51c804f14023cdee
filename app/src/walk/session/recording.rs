//! Answers that are spoken: what a recording means for its question.

use super::super::draft::Unfinished;
use super::Session;
use crate::store;
use shared::attachment::{Attachment, spoken};
use shared::checklist::Kind;

impl Session {
    pub fn recording(self, path: &str) -> Option<Attachment> {
        self.draft()?.recording(path).cloned()
    }

    /// What there is of a recording of this item that was never ended.
    pub fn unfinished(self, path: &str) -> Option<Unfinished> {
        let unfinished = self.draft()?.unfinished.into_iter();
        unfinished.rev().find(|it| it.item == path)
    }

    /// Makes an answer of what was recorded; false when there was nothing. The questions may have been
    /// left meanwhile: then it goes on its way at once.
    pub async fn finish_recording(
        self,
        unfinished: &Unfinished,
        seconds: Option<u32>,
    ) -> Result<bool, store::Error> {
        let finishing = self
            .phone
            .finish_recording(self.response, unfinished, seconds);
        if finishing.await?.is_none() {
            return Ok(false);
        }
        if !self.heard(&unfinished.item).await {
            self.hand_over_kept().await?;
        }
        Ok(true)
    }

    pub async fn remove_recording(self, recording: &Attachment) -> Result<(), store::Error> {
        let removing = self.phone.remove_recording(self.response, recording);
        removing.await?;
        self.heard(&recording.item).await;
        Ok(())
    }

    /// The recording of an item is another than before. An item that is a recording itself has its name
    /// as its value. False when nobody fills this in any more.
    async fn heard(self, path: &str) -> bool {
        let Some(draft) = self.phone.draft_now(self.response) else {
            return false;
        };
        let recording = draft.recording(path);
        let name = recording.map_or_else(String::new, |it| {
            format!("{}.{}", it.id, it.media.extension())
        });
        self.apply(|filling| {
            filling.set_spoken(spoken(&draft.attachments));
            let state = filling.item(path);
            if state.is_some_and(|state| state.item.kind == Kind::Audio) {
                filling.answer(path, &name)
            } else {
                Ok(())
            }
        })
        .await
    }
}
