//! The photos of a draft: their bytes are on the disk in the transaction that names them, and go in the one
//! that names them no more.

use super::Phone;
use crate::device::{new_id, now};
use crate::store::{self, Table, Write};
use crate::sync::outgoing;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use shared::attachment::Attachment;
use shared::id::{AttachmentId, ResponseId, WithdrawalId};
use shared::sync::Operation;
use shared::withdrawal::{Target, Withdrawal};

/// Where a photo was that is on the phone no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nowhere else.
    Here,
    /// Handed over for sending, and now taken back.
    Sent,
}

impl Phone {
    /// Gives a draft a photo, in one transaction with its bytes.
    pub async fn add_photo(
        self,
        response: ResponseId,
        photo: Attachment,
        bytes: &ArrayBuffer,
    ) -> Result<(), store::Error> {
        let id = photo.id;
        let Some(draft) = self.changed(response, |draft| draft.attachments.push(photo)) else {
            return Ok(());
        };
        let writes = [
            Write::bytes(Table::Photos, id.to_string(), bytes),
            Write::json(Table::Drafts, draft.key(), &draft),
        ];
        let written = self.write(writes).await;
        if written.is_err() {
            // What is not on disk is not shown as part of the answer.
            self.changed(response, |draft| draft.attachments.retain(|a| a.id != id));
        }
        written
    }

    pub async fn photo(self, id: AttachmentId) -> Option<ArrayBuffer> {
        let store = self.store.get_value()?;
        store.bytes(Table::Photos, &id.to_string()).await.ok()?
    }

    /// Puts another photo in the place of one, or none, and leaves no trace of the one that goes: not on
    /// this phone, not in what waits to be sent, and where it was handed over already, it is taken back.
    pub async fn replace_photo(
        self,
        response: ResponseId,
        old: AttachmentId,
        new: Option<(Attachment, ArrayBuffer)>,
    ) -> Result<Before, store::Error> {
        let of = self.draft_now(response).map(|draft| draft.seat());
        let walk = of.and_then(|seat| self.walk_of(seat));
        let (Some(store), Some(walk)) = (self.store.get_value(), walk) else {
            return Err(store::Error::Blocked);
        };
        let target = Target::Photo {
            response,
            attachment: old,
        };
        let sent = outgoing::names(&store, walk.seat, old).await?;
        let mut writes = self.erasing(&walk, &target).await?;
        // Nothing is awaited from here to the write: a tap in between must not be overwritten.
        let before = self
            .draft_now(response)
            .map_or_else(Vec::new, |draft| draft.attachments);
        let bytes = new.as_ref().map(|(photo, bytes)| (photo.id, bytes.clone()));
        let photo = new.map(|(photo, _)| photo);
        let changed = self.changed(response, |draft| put(&mut draft.attachments, old, photo));
        if let Some(draft) = &changed {
            writes.push(Write::json(Table::Drafts, draft.key(), draft));
        }
        if let Some((id, bytes)) = bytes {
            writes.push(Write::bytes(Table::Photos, id.to_string(), &bytes));
        }
        let written = if sent {
            let withdrawal = Withdrawal {
                id: new_id(WithdrawalId::new),
                target,
                said_at: now(),
            };
            let operation = Operation::Withdraw(withdrawal);
            self.enqueue(&walk, operation, writes).await
        } else {
            self.write(writes).await
        };
        if let Err(error) = written {
            self.changed(response, |draft| draft.attachments = before);
            return Err(error);
        }
        Ok(if sent { Before::Sent } else { Before::Here })
    }
}

/// Puts a photo, or none, where another one was.
fn put(photos: &mut Vec<Attachment>, old: AttachmentId, new: Option<Attachment>) {
    let Some(place) = photos.iter().position(|photo| photo.id == old) else {
        return photos.extend(new);
    };
    photos.splice(place..=place, new);
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::attachment::{Media, Sha256};

    fn photo(number: u128) -> Attachment {
        Attachment {
            id: AttachmentId(uuid::Uuid::from_u128(number)),
            item: "light".to_owned(),
            sha256: Sha256([0; 32]),
            size: 1,
            media: Media::Jpeg,
            caption: String::new(),
            valence: None,
            seconds: None,
        }
    }

    #[test]
    fn a_photo_takes_the_place_of_the_one_it_replaces() {
        let mut photos = vec![photo(1), photo(2), photo(3)];
        put(&mut photos, photo(2).id, Some(photo(9)));
        assert_eq!(photos, [photo(1), photo(9), photo(3)]);
        put(&mut photos, photo(1).id, None);
        assert_eq!(photos, [photo(9), photo(3)]);
        put(&mut photos, photo(1).id, Some(photo(4)));
        assert_eq!(photos, [photo(9), photo(3), photo(4)]);
    }
}
