//! What an answer has beside it: photos and a note, and the sheet in which the note is written.

use super::super::photo::shown::Photos;
use super::super::session::Session;
use super::answer;
use crate::components::field::Field;
use crate::components::sheet::Sheet;
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::Kind;
use shared::i18n::{later, walker};

/// Note and photos that the answer has.
#[component]
pub fn Extras(session: Session, path: StoredValue<String>) -> impl IntoView {
    let note = Memo::new(move |_| answer(session, &path.read_value()).note);
    view! {
        <Photos session path />
        <p class="note">{move || note.get()}</p>
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
