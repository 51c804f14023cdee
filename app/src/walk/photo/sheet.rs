//! The sheet of one photo: what it shows, which side, its place among the others, and taking it away.

use super::super::session::Session;
use crate::components::field::Field;
use crate::components::photo::Thumb;
use crate::components::sheet::Sheet;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::attachment::{Attachment, Valence};
use shared::checklist::Kind;
use shared::i18n::{later, walker};
use shared::id::AttachmentId;

#[component]
pub fn PhotoSheet(
    session: Session,
    /// Of the answer, in their order.
    photos: Memo<Vec<Attachment>>,
    open: RwSignal<Option<AttachmentId>>,
    editing: RwSignal<Option<AttachmentId>>,
) -> impl IntoView {
    let close = move |()| open.set(None);
    let inside = move || {
        let id = open.get()?;
        // What is typed into the sheet must not make it anew.
        let photo = photos
            .read_untracked()
            .iter()
            .find(|it| it.id == id)?
            .clone();
        Some(view! { <Inside session photo photos open editing /> })
    };
    view! {
        <Sheet
            open=Signal::derive(move || open.read().is_some())
            on_close=close
            title=Signal::derive(move || t(later::PHOTO_TITLE))
        >
            {inside}
        </Sheet>
    }
}

#[component]
fn Inside(
    session: Session,
    photo: Attachment,
    photos: Memo<Vec<Attachment>>,
    open: RwSignal<Option<AttachmentId>>,
    editing: RwSignal<Option<AttachmentId>>,
) -> impl IntoView {
    let (id, phone) = (photo.id, session.phone);
    let caption = move |text: String| {
        spawn_local(async move {
            session.change_photo(id, |photo| photo.caption = text).await;
        });
    };
    let edit = move |_| {
        open.set(None);
        editing.set(Some(id));
    };
    let removed = photo.clone();
    let remove = move |_| {
        let removed = removed.clone();
        open.set(None);
        spawn_local(async move { session.remove_photo(&removed).await });
    };
    view! {
        <div class="preview">
            <Thumb alt=photo.caption.clone() bytes=move || phone.photo(id) />
        </div>
        <Order session photo=photo.clone() photos />
        <button type="button" class="button plain" on:click=edit>
            {move || t(later::EDIT_TITLE)}
        </button>
        <p class="legend" id="caption-label">{move || t(later::PHOTO_CAPTION)}</p>
        <Field
            kind=Kind::Text
            value=photo.caption.clone()
            labelled_by="caption-label".to_owned()
            on_typed=caption
        />
        <p class="hint">{move || t(later::PHOTO_CAPTION_WHY)}</p>
        <Sides session photo />
        <div class="row">
            <button type="button" class="button quiet danger" on:click=remove>
                {move || t(later::PHOTO_REMOVE)}
            </button>
            <button type="button" class="button" on:click=move |_| open.set(None)>
                {move || t(walker::DONE)}
            </button>
        </div>
    }
}

/// Which of how many, and before the one before it.
#[component]
fn Order(session: Session, photo: Attachment, photos: Memo<Vec<Attachment>>) -> impl IntoView {
    let photo = StoredValue::new(photo);
    let place = Memo::new(move |_| {
        let photos = photos.read();
        let id = photo.read_value().id;
        let place = photos.iter().position(|it| it.id == id).unwrap_or_default();
        (place + 1, photos.len())
    });
    let up = move |_| {
        spawn_local(async move { session.move_photo_up(&photo.get_value()).await });
    };
    let words = move || {
        let (n, of) = place.get();
        t_with(later::PHOTO_OF, &[("n", n.into()), ("of", of.into())])
    };
    move || {
        (place.read().1 > 1).then(|| {
            view! {
                <div class="row">
                    <p role="status">{words}</p>
                    <button
                        type="button"
                        class="button quiet"
                        disabled=move || place.read().0 == 1
                        on:click=up
                    >
                        {move || t(later::PHOTO_UP)}
                    </button>
                </div>
            }
        })
    }
}

/// Bright or dark side; a second tap takes it back.
#[component]
fn Sides(session: Session, photo: Attachment) -> impl IntoView {
    let valence = RwSignal::new(photo.valence);
    let side = move |side: Valence, message| {
        let chosen = move || valence.get() == Some(side);
        let toggle = move |_| {
            valence.set((!chosen()).then_some(side));
            spawn_local(async move {
                let said = valence.get_untracked();
                session
                    .change_photo(photo.id, |photo| photo.valence = said)
                    .await;
            });
        };
        view! {
            <button
                type="button"
                class="chip"
                class:chosen=chosen
                aria-pressed=move || chosen().to_string()
                on:click=toggle
            >
                {move || t(message)}
            </button>
        }
    };
    view! {
        <div class="chips">
            {side(Valence::Bright, later::SIDE_BRIGHT)} {side(Valence::Dark, later::SIDE_DARK)}
        </div>
    }
}
