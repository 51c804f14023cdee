//! Faces in a photo, suggested for hiding. Nothing is hidden that the walker does not see hidden and keep so.

use super::super::session::Session;
use super::mark::{Area, Point};
use crate::device::face::{Face, look};
use crate::device::photo;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::AttachmentId;

/// What is known of the faces in a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Faces {
    Looking,
    Found(Vec<Area>),
    /// Not looked for, because the phone saves data.
    Unasked,
    /// The phone could not look for them now.
    Cannot,
}

/// The search in one photo at a time.
#[derive(Clone, Copy)]
pub struct Finding {
    of: RwSignal<Option<AttachmentId>>,
    faces: RwSignal<Faces>,
}

impl Finding {
    pub fn new() -> Self {
        Self {
            of: RwSignal::new(None),
            faces: RwSignal::new(Faces::Looking),
        }
    }

    /// What is known of a photo.
    pub fn in_photo(self, id: AttachmentId) -> Option<Faces> {
        (self.of.get() == Some(id)).then(|| self.faces.get())
    }

    /// Begins to look, if this photo is another than the last and the phone does not save data.
    pub fn suggest(self, session: Session, id: AttachmentId) {
        if self.of.get_untracked() == Some(id) {
            return;
        }
        self.of.set(Some(id));
        if look::saves_data() {
            self.faces.set(Faces::Unasked);
        } else {
            self.look(session, id);
        }
    }

    /// Looks, whatever it costs.
    pub fn look(self, session: Session, id: AttachmentId) {
        self.of.set(Some(id));
        self.faces.set(Faces::Looking);
        let is_wanted = move || self.of.try_get_untracked().flatten() == Some(id);
        spawn_local(async move {
            let faces = search(session, id, is_wanted).await;
            if let Some(faces) = faces.filter(|_| is_wanted()) {
                self.faces.try_set(faces);
            }
        });
    }
}

/// `None` once nobody wants to know any more.
async fn search(session: Session, id: AttachmentId, is_wanted: impl Fn() -> bool) -> Option<Faces> {
    let bytes = session.phone.photo(id).await?;
    let Ok(bitmap) = photo::reopen(&bytes).await else {
        return Some(Faces::Cannot);
    };
    let size = (bitmap.width(), bitmap.height());
    let found = look::faces(&bitmap, is_wanted).await;
    bitmap.close();
    match found {
        Ok(faces) => faces.map(|faces| {
            let heads = faces.iter().map(|face| head(face, size));
            Faces::Found(heads.collect())
        }),
        Err(look::CannotLook) => Some(Faces::Cannot),
    }
}

/// A face as it is found reaches from the brows to the mouth; who somebody is shows in more than that.
fn head(face: &Face, size: (u32, u32)) -> Area {
    let at = |x: f64, y: f64| Point {
        x: face.left + face.side * x,
        y: face.top + face.side * y,
    };
    Area::between(at(-0.15, -0.3), at(1.15, 1.25), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_a_face_go_hair_ears_and_chin() {
        let face = Face {
            left: 100.0,
            top: 100.0,
            side: 100.0,
        };
        let expected = Area {
            left: 85,
            top: 70,
            width: 130,
            height: 155,
        };
        assert_eq!(head(&face, (1600, 1200)), expected);
        let corner = head(&face, (150, 150));
        assert_eq!(
            (corner.left + corner.width, corner.top + corner.height),
            (150, 150)
        );
    }
}
