//! The checklist has changed since this response was begun: what changed, what of the answers cannot move,
//! and the choice, which is the walker's.

use super::session::Session;
use crate::components::sheet::Sheet;
use crate::language::{t, t_with, tag};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{GivenAnswer, PackChecklist};
use shared::checklist::Form;
use shared::checklist::diff::{self, Diff, Moved};
use shared::i18n::{Message, later};
use shared::id::RevisionId;
use shared::receipt::given;
use shared::response::Answers;

/// Asked once when the response is opened: a checklist that changes while it is filled in waits.
#[component]
pub fn Changed(session: Session) -> impl IntoView {
    let newer = StoredValue::new(untrack(move || session.newer()));
    let open = RwSignal::new(newer.with_value(Option::is_some));
    let stay = move |_| {
        open.set(false);
        spawn_local(async move {
            // A failed save is shown by `Unsaved`; it is asked again next time.
            session.stay().await;
        });
    };
    let move_on = move |_| {
        open.set(false);
        spawn_local(async move {
            if let Some((old, newer)) = newer.get_value() {
                // A failed save is shown by `Unsaved`; nothing of the older version is lost.
                session.move_on(&old, &newer).await;
            }
        });
    };
    view! {
        <Sheet
            open
            on_close=move |()| open.set(false)
            title=Signal::derive(move || t(later::CHANGED_TITLE))
        >
            {move || newer.get_value().map(|(old, newer)| what(session, &old, &newer))}
            <button type="button" class="button wide" on:click=move_on>
                {move || t(later::CHANGED_MOVE)}
            </button>
            <button type="button" class="button quiet wide" on:click=stay>
                {move || t(later::CHANGED_STAY)}
            </button>
        </Sheet>
    }
}

/// What changed, in numbers, and the answers that stay behind, by name.
fn what(session: Session, old: &Form, newer: &PackChecklist) -> impl IntoView + use<> {
    let diff = Diff::between(old, &newer.form, &tag());
    let changes = [
        (diff.added.len(), later::CHANGED_ADDED),
        (diff.dropped.len(), later::CHANGED_DROPPED),
        (diff.reworded.len(), later::CHANGED_REWORDED),
        (diff.changed.len(), later::CHANGED_OTHERWISE),
    ];
    let changes = changes.into_iter().filter(|(n, _)| *n > 0);
    let changes = changes.map(|(n, message): (usize, Message)| {
        view! { <li>{t_with(message, &[("n", n.into())])}</li> }
    });
    let left = left(session, old, &newer.form).into_iter();
    let left = left.map(|answer| {
        let said: Vec<String> = answer
            .said
            .iter()
            .map(|it| it.get(&tag()).to_owned())
            .collect();
        view! {
            <li>
                <span class="level">{answer.label.get(&tag()).to_owned()}</span>
                <span class="anchor">{said.join(" · ")}</span>
            </li>
        }
    });
    let left: Vec<_> = left.collect();
    let goes = left.is_empty();
    view! {
        <ul class="changes">{changes.collect_view()}</ul>
        <p>{t(if goes { later::CHANGED_ALL_MOVE } else { later::CHANGED_LEFT })}</p>
        <ul class="changes words" hidden=goes>
            {left}
        </ul>
    }
}

/// Answers that cannot move, with the photos of questions that are gone, in the words of the older version.
fn left(session: Session, old: &Form, new: &Form) -> Vec<GivenAnswer> {
    let Some(draft) = session.phone.draft_now(session.response) else {
        return Vec::new();
    };
    let moved = Moved::between(old, new, &draft.answers);
    let left = moved
        .left
        .into_iter()
        .map(|(path, left)| (path, left.answer));
    let id = RevisionId(draft.response.0);
    let mut revision = draft.revision(id, Answers(left.collect()), draft.touched_at);
    revision
        .attachments
        .retain(|photo| diff::follow(old, new, &photo.item).is_none());
    given::answers(old, &revision, |_| true)
}
