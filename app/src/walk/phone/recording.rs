//! Recordings of the current walk on the disk: in pieces while somebody speaks, then as a whole.

use super::super::draft::Unfinished;
use super::Phone;
use crate::store::{self, Table, Write};
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use shared::attachment::{Attachment, Sha256};
use shared::id::{AttachmentId, ResponseId};

/// Key of a piece, in the table of the whole ones. No whole one has a `/` in its key.
fn piece_key(id: AttachmentId, number: u32) -> String {
    format!("{id}/{number:04}")
}

impl Phone {
    /// Notes that a recording begins, so that what there is of it is found again.
    pub async fn begin_recording(
        self,
        response: ResponseId,
        unfinished: Unfinished,
    ) -> Result<(), store::Error> {
        self.change(response, |draft| draft.unfinished.push(unfinished))
            .await
    }

    pub async fn keep_piece(
        self,
        id: AttachmentId,
        number: u32,
        bytes: &ArrayBuffer,
    ) -> Result<(), store::Error> {
        let write = Write::bytes(Table::Photos, piece_key(id, number), bytes);
        self.write([write]).await
    }

    /// Makes one recording of its pieces, in the place of an earlier one of the same item; in one
    /// transaction. `None` when there was no piece. `seconds` is as many as there are pieces, where
    /// nobody measured it.
    pub async fn finish_recording(
        self,
        response: ResponseId,
        unfinished: &Unfinished,
        seconds: Option<u32>,
    ) -> Result<Option<Attachment>, store::Error> {
        let (pieces, mut writes) = self.pieces(unfinished.id).await?;
        let bytes = whole(&pieces);
        let attachment = (!bytes.is_empty()).then(|| Attachment {
            id: unfinished.id,
            item: unfinished.item.clone(),
            sha256: Sha256::of(&bytes),
            size: bytes.len() as u64,
            media: unfinished.media,
            caption: String::new(),
            valence: None,
            seconds: Some(seconds.unwrap_or(pieces.len() as u32).max(1)),
        });
        let Some(before) = self.draft_now(response) else {
            return Ok(None);
        };
        let after = self.changed(response, |draft| {
            draft.unfinished.retain(|it| it.id != unfinished.id);
            if let Some(attachment) = &attachment {
                draft.remove_recording(&attachment.item);
                draft.attachments.push(attachment.clone());
            }
        });
        if attachment.is_some() {
            let buffer = Uint8Array::from(&*bytes).buffer();
            let key = unfinished.id.to_string();
            writes.push(Write::bytes(Table::Photos, key, &buffer));
        }
        if let Some(after) = after {
            writes.push(Write::json(Table::Drafts, after.key(), &after));
        }
        let written = self.write(writes).await;
        if written.is_err() {
            // What is not on disk is not shown as part of the answer; the pieces are still there.
            self.changed(response, |draft| {
                draft.attachments = before.attachments;
                draft.unfinished = before.unfinished;
            });
        }
        written.map(|()| attachment)
    }

    /// Throws the pieces of a recording away.
    pub async fn drop_unfinished(
        self,
        response: ResponseId,
        id: AttachmentId,
    ) -> Result<(), store::Error> {
        let (_, mut writes) = self.pieces(id).await?;
        let draft = self.changed(response, |draft| {
            draft.unfinished.retain(|it| it.id != id);
        });
        if let Some(draft) = draft {
            writes.push(Write::json(Table::Drafts, draft.key(), &draft));
        }
        self.write(writes).await
    }

    /// Takes the recording of an item out of an answer. Its bytes go as well, unless they may be on
    /// their way.
    pub async fn remove_recording(
        self,
        response: ResponseId,
        recording: &Attachment,
    ) -> Result<(), store::Error> {
        let draft = self.changed(response, |draft| draft.remove_recording(&recording.item));
        let mut writes = Vec::new();
        if let Some(draft) = draft {
            writes.push(Write::json(Table::Drafts, draft.key(), &draft));
            if draft.sent == 0 {
                let key = recording.id.to_string();
                writes.push(Write::Delete(Table::Photos, key));
            }
        }
        self.write(writes).await
    }

    /// The pieces of a recording in their order, and the writes that remove them.
    async fn pieces(
        self,
        id: AttachmentId,
    ) -> Result<(Vec<ArrayBuffer>, Vec<Write>), store::Error> {
        let store = self.store.get_value().ok_or(store::Error::Blocked)?;
        let (mut pieces, mut writes) = (Vec::new(), Vec::new());
        for number in 0.. {
            let key = piece_key(id, number);
            let Some(piece) = store.bytes(Table::Photos, &key).await? else {
                break;
            };
            pieces.push(piece);
            writes.push(Write::Delete(Table::Photos, key));
        }
        Ok((pieces, writes))
    }
}

fn whole(pieces: &[ArrayBuffer]) -> Vec<u8> {
    let each = pieces.iter().map(|piece| Uint8Array::new(piece).to_vec());
    each.collect::<Vec<_>>().concat()
}
