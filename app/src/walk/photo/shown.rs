//! The photos of an answer under its question, and what can be done with the one just taken.

use super::super::draft::Draft;
use super::super::phone::photos::Before;
use super::super::session::Session;
use super::super::session::photos::is_fresh;
use super::editor::Editor;
use super::finding::{Faces, Finding};
use super::sheet::PhotoSheet;
use crate::components::photo::Thumb;
use crate::components::style;
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::activity::When;
use shared::attachment::{Attachment, PER_ANSWER};
use shared::i18n::later;
use shared::id::AttachmentId;

#[component]
pub fn Photos(session: Session, path: StoredValue<String>) -> impl IntoView {
    style::wear(include_str!("../../../style/later/photo.css"));
    let photos = Memo::new(move |_| {
        let draft = session.draft();
        draft.map_or_else(Vec::new, |draft| {
            draft.photos(&path.read_value()).cloned().collect()
        })
    });
    let ids = Memo::new(move |_| photos.read().iter().map(|it| it.id).collect::<Vec<_>>());
    let (open, editing) = (RwSignal::new(None), RwSignal::new(None));
    let (before, finding) = (RwSignal::new(None), Finding::new());
    let taken = Memo::new(move |_| newest(&photos.read()));
    Effect::new(move || {
        if let Some((id, _)) = taken.get() {
            finding.suggest(session, id);
        }
    });
    let full = move || ids.read().len() >= PER_ANSWER;
    view! {
        <div class="extras">
            {move || {
                let thumbs = ids.get().into_iter();
                thumbs
                    .map(|id| view! { <Opener session id open photos /> })
                    .collect_view()
            }}
        </div>
        {move || {
            taken.get()
                .map(|(id, described)| view! { <Offer id described open editing finding /> })
        }}
        <p class="hint" role="status">
            {move || place_of_photo(session).then(|| t(later::PHOTO_PLACE))}
        </p>
        <p class="hint" role="status">
            {move || full().then(|| t_with(later::PHOTO_ENOUGH, &[("n", PER_ANSWER.into())]))}
        </p>
        <p class="hint" role="status">
            {move || (before.get() == Some(Before::Sent)).then(|| t(later::EDIT_WAS_SENT))}
        </p>
        <PhotoSheet session photos open editing />
        <Editor session editing finding on_replaced=move |was| before.set(Some(was)) />
    }
}

/// The photo that was taken last, if it was at this visit, and whether it is described.
fn newest(photos: &[Attachment]) -> Option<(AttachmentId, bool)> {
    let newest = photos.last()?;
    is_fresh(newest.id).then_some((newest.id, !newest.caption.is_empty()))
}

/// The place is older than what is noted there: it came with a photo.
fn place_of_photo(session: Session) -> bool {
    let draft = session.draft();
    let older = |draft: &Draft| {
        let place = draft.geotag.as_ref();
        draft.when == When::Any && place.is_some_and(|place| place.captured_at < draft.started_at)
    };
    draft.as_ref().is_some_and(older)
}

/// A small picture that opens the sheet of its photo.
#[component]
fn Opener(
    session: Session,
    id: AttachmentId,
    open: RwSignal<Option<AttachmentId>>,
    photos: Memo<Vec<Attachment>>,
) -> impl IntoView {
    let phone = session.phone;
    let caption = move || {
        let photos = photos.read();
        let photo = photos.iter().find(|photo| photo.id == id);
        photo.map_or_else(String::new, |photo| photo.caption.clone())
    };
    let name = move || match caption() {
        caption if caption.is_empty() => t(later::PHOTO_OPEN),
        caption => format!("{}: {caption}", t(later::PHOTO_OPEN)),
    };
    view! {
        <button
            type="button"
            class="thumb"
            aria-label=name
            on:click=move |_| open.set(Some(id))
        >
            <Thumb alt=String::new() bytes=move || phone.photo(id) />
        </button>
    }
}

/// What may be worth doing with a photo just taken. Nothing has to be: the next question takes it as it is.
#[component]
fn Offer(
    id: AttachmentId,
    described: bool,
    open: RwSignal<Option<AttachmentId>>,
    editing: RwSignal<Option<AttachmentId>>,
    finding: Finding,
) -> impl IntoView {
    let faces = move || match finding.in_photo(id) {
        Some(Faces::Found(faces)) => faces.len(),
        _ => 0,
    };
    view! {
        <p class="notice" role="status" hidden=move || faces() == 0>
            {move || t_with(later::FACES_FOUND, &[("n", faces().into())])}
        </p>
        <div class="chips">
            <button type="button" class="chip" on:click=move |_| editing.set(Some(id))>
                {move || t(if faces() > 0 { later::FACES_HIDE } else { later::EDIT_TITLE })}
            </button>
            {(!described)
                .then(|| {
                    view! {
                        <button type="button" class="chip" on:click=move |_| open.set(Some(id))>
                            {move || t(later::PHOTO_DESCRIBE)}
                        </button>
                    }
                })}
        </div>
    }
}
