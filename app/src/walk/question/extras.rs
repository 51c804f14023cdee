//! What an answer has beside it: a note and photos, and the sheets that they open in.

use super::super::session::Session;
use super::answer;
use crate::components::field::Field;
use crate::components::photo::Thumb;
use crate::components::sheet::Sheet;
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::attachment::{Attachment, Valence};
use shared::checklist::Kind;
use shared::i18n::{later, walker};

/// Note and photos that the answer has.
#[component]
pub fn Extras(session: Session, path: StoredValue<String>) -> impl IntoView {
    let note = Memo::new(move |_| answer(session, &path.read_value()).note);
    let photos = Memo::new(move |_| {
        let draft = session.draft();
        draft.map_or_else(Vec::new, |draft| {
            draft.photos(&path.read_value()).cloned().collect()
        })
    });
    let open = RwSignal::new(None::<Attachment>);
    view! {
        <div class="extras">
            {move || {
                let phone = session.phone;
                let thumbs = photos.get().into_iter().map(|photo| {
                    let id = photo.id;
                    let alt = photo.caption.clone();
                    view! {
                        <button
                            type="button"
                            class="thumb"
                            aria-label=t(later::PHOTO_OPEN)
                            on:click=move |_| open.set(Some(photo.clone()))
                        >
                            <Thumb alt bytes=move || phone.photo(id) />
                        </button>
                    }
                });
                thumbs.collect_view()
            }}
            <p class="note">{move || note.get()}</p>
        </div>
        <PhotoSheet session open />
    }
}

/// Caption, bright or dark, and taking it back.
#[component]
fn PhotoSheet(session: Session, open: RwSignal<Option<Attachment>>) -> impl IntoView {
    let close = move |()| open.set(None);
    let inside = move || {
        open.get().map(|photo| {
            let id = photo.id;
            let caption = move |text: String| {
                spawn_local(async move {
                    session.change_photo(id, |photo| photo.caption = text).await;
                });
            };
            let removed = photo.clone();
            let remove = move |_| {
                let removed = removed.clone();
                close(());
                spawn_local(async move {
                    session.remove_photo(&removed).await;
                });
            };
            view! {
                <p class="legend" id="caption-label">{move || t(later::PHOTO_CAPTION)}</p>
                <Field
                    kind=Kind::Text
                    value=photo.caption.clone()
                    labelled_by="caption-label".to_owned()
                    on_typed=caption
                />
                <Sides session photo />
                <div class="row">
                    <button type="button" class="button quiet danger" on:click=remove>
                        {move || t(later::PHOTO_REMOVE)}
                    </button>
                    <button type="button" class="button" on:click=move |_| close(())>
                        {move || t(walker::DONE)}
                    </button>
                </div>
            }
        })
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

/// The sheet in which the note is written.
#[component]
pub fn Note(session: Session, path: StoredValue<String>, open: RwSignal<bool>) -> impl IntoView {
    let note = move |text: String| {
        let path = path.get_value();
        spawn_local(async move {
            session.note(&path, &text).await;
        });
    };
    let label = StoredValue::new(format!("note-{}", path.get_value().replace('/', "-")));
    view! {
        <Sheet
            open
            on_close=move |()| open.set(false)
            title=Signal::derive(move || t(later::NOTE_TITLE))
        >
            <p class="hint" id=label.get_value()>{move || t(later::NOTE_HINT)}</p>
            <Field
                kind=Kind::Text
                long=true
                value=untrack(move || answer(session, &path.read_value())).note
                labelled_by=label.get_value()
                on_typed=note
            />
            <button type="button" class="button wide" on:click=move |_| open.set(false)>
                {move || t(walker::DONE)}
            </button>
        </Sheet>
    }
}
