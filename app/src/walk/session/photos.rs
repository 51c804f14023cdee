//! The photos of an answer: taken, described, put in order, worked on and removed.

use super::super::draft::Draft;
use super::super::phone::photos::Before;
use super::super::say;
use super::{FRESH, Session};
use crate::device::photo::{self, Unfit};
use crate::device::{new_id, now};
use crate::language::t;
use crate::store;
use js_sys::Uint8Array;
use leptos::prelude::*;
use shared::activity::When;
use shared::attachment::{Attachment, Media, PER_ANSWER, Sha256};
use shared::checklist::Kind;
use shared::i18n::later;
use shared::id::AttachmentId;
use shared::response::{Geotag, Source};
use web_sys::File;

impl Session {
    /// Gives an item photos, as many as it has room for.
    pub async fn add_photos(self, path: &str, files: Vec<File>) -> Result<(), PhotoTrouble> {
        for file in files {
            let draft = self.phone.draft_now(self.response);
            let has_room = draft.is_some_and(|draft| draft.photos(path).count() < PER_ANSWER);
            if !has_room {
                break;
            }
            self.add_photo(path, &file).await?;
            self.take_place(&file).await;
        }
        Ok(())
    }

    /// Gives an item a photo, as it came: what is done to it comes after it is safe.
    async fn add_photo(self, path: &str, file: &File) -> Result<(), PhotoTrouble> {
        let bytes = photo::prepare(file).await.map_err(PhotoTrouble::Unfit)?;
        let attachment = Attachment {
            id: new_id(AttachmentId::new),
            item: path.to_owned(),
            sha256: Sha256::of(&bytes.to_vec()),
            size: u64::from(bytes.length()),
            media: Media::Jpeg,
            caption: String::new(),
            valence: None,
            seconds: None,
        };
        FRESH.with_borrow_mut(|fresh| fresh.push(attachment.id));
        let buffer = bytes.buffer();
        let added = self
            .phone
            .add_photo(self.response, attachment.clone(), &buffer);
        added.await.map_err(PhotoTrouble::Unsaved)?;
        self.name_photo(path).await;
        Ok(())
    }

    /// What is noted any time may be noted later, from a photo that says where and when it was taken: that
    /// is then the place of the note, if the walker agreed to give places and has not said another.
    async fn take_place(self, file: &File) {
        let agreed = self.phone.walk_now();
        let agreed = agreed.is_some_and(|walk| walk.participant.consents.place);
        let draft = self.phone.draft_now(self.response);
        let wants = |draft: Draft| {
            let by_hand = draft.geotag.is_some_and(|it| it.source == Source::Pin);
            draft.when == When::Any && !by_hand
        };
        if !agreed || !draft.is_some_and(wants) {
            return;
        }
        if let Some(taken) = photo::taken(file).await {
            self.place_of_photo(Geotag {
                longitude: taken.longitude,
                latitude: taken.latitude,
                accuracy: taken.accuracy,
                captured_at: taken.at.unwrap_or_else(now),
                source: Source::Gps,
                original: None,
            });
        }
    }

    /// An item that is a photo has the name of its newest photo as its value.
    async fn name_photo(self, path: &str) {
        let is_photo = self.filling.try_with_untracked(|filling| {
            let state = filling.item(path);
            state.is_some_and(|state| state.item.kind == Kind::Image)
        });
        let draft = self.phone.draft_now(self.response);
        if let Some(draft) = draft.filter(|_| is_photo == Some(true)) {
            let newest = draft.photos(path).last();
            let name = newest.map_or_else(String::new, |photo| format!("{}.jpg", photo.id));
            self.answer(path, &name).await;
        }
    }

    /// Changes what is said of a photo.
    pub async fn change_photo(
        self,
        id: AttachmentId,
        change: impl FnOnce(&mut Attachment),
    ) -> bool {
        self.save(|draft| {
            let photo = draft.attachments.iter_mut().find(|photo| photo.id == id);
            if let Some(photo) = photo {
                change(photo);
            }
        })
        .await
    }

    /// Shows a photo before the one that was before it.
    pub async fn move_photo_up(self, photo: &Attachment) {
        self.save(|draft| up(&mut draft.attachments, photo)).await;
        self.name_photo(&photo.item).await;
    }

    /// Puts what the walker made of a photo in its place.
    pub async fn replace_photo(
        self,
        old: AttachmentId,
        bytes: &Uint8Array,
    ) -> Result<Before, PhotoTrouble> {
        let draft = self.phone.draft_now(self.response);
        let attachments = draft.map_or_else(Vec::new, |draft| draft.attachments);
        // Taken away meanwhile, on another device.
        let Some(was) = attachments.into_iter().find(|photo| photo.id == old) else {
            return Ok(Before::Here);
        };
        let item = was.item.clone();
        let new = Attachment {
            id: new_id(AttachmentId::new),
            sha256: Sha256::of(&bytes.to_vec()),
            size: u64::from(bytes.length()),
            ..was
        };
        let new = Some((new, bytes.buffer()));
        let before = self.phone.replace_photo(self.response, old, new).await;
        let before = before.map_err(PhotoTrouble::Unsaved)?;
        FRESH.with_borrow_mut(|fresh| fresh.retain(|id| *id != old));
        self.name_photo(&item).await;
        Ok(before)
    }

    /// A failed removal is shown by `Unsaved`.
    pub async fn remove_photo(self, photo: &Attachment) {
        let removed = self.phone.replace_photo(self.response, photo.id, None);
        if removed.await.is_ok() {
            self.name_photo(&photo.item).await;
        }
    }
}

/// Whether a photo was taken at the question on the screen.
pub fn is_fresh(id: AttachmentId) -> bool {
    FRESH.with_borrow(|fresh| fresh.contains(&id))
}

/// Moves a photo before the one of the same item that is before it.
fn up(photos: &mut [Attachment], moved: &Attachment) {
    let Some(place) = photos.iter().position(|photo| photo.id == moved.id) else {
        return;
    };
    let before = photos[..place].iter().rposition(|it| it.item == moved.item);
    if let Some(before) = before {
        photos.swap(before, place);
    }
}

/// Why a photo was not taken into an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoTrouble {
    Unfit(Unfit),
    Unsaved(store::Error),
}

impl PhotoTrouble {
    /// What happened, what is safe, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unfit(Unfit::NotAPicture) => t(later::PHOTO_NOT_A_PICTURE),
            Self::Unfit(Unfit::TooLarge) => t(later::PHOTO_TOO_LARGE),
            Self::Unsaved(error) => say::unsaved(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn photo(number: u128, item: &str) -> Attachment {
        Attachment {
            id: AttachmentId(Uuid::from_u128(number)),
            item: item.to_owned(),
            sha256: Sha256([0; 32]),
            size: 1,
            media: Media::Jpeg,
            caption: String::new(),
            valence: None,
            seconds: None,
        }
    }

    #[test]
    fn a_photo_moves_up_among_those_of_its_own_answer() {
        let (first, other, second) = (photo(1, "light"), photo(2, "signs"), photo(3, "light"));
        let mut photos = [first.clone(), other.clone(), second.clone()];
        up(&mut photos, &second);
        assert_eq!(photos, [second.clone(), other.clone(), first.clone()]);
        up(&mut photos, &second);
        assert_eq!(photos, [second, other, first]);
    }
}
