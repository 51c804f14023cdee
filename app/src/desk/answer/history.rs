//! How an answer came to be what it is: the walker's revisions, and what researchers said of it.

use super::super::checklists::theme_name;
use super::super::review::{Acting, state_word};
use super::super::{Here, moment, say};
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::api::HistoryEntry;
use shared::attachment::Attachment;
use shared::i18n::{Message, desk};
use shared::id::AttachmentId;
use shared::response::Revision;
use shared::review::{Act, ReviewEvent, Subject, holding};

/// Every revision that arrived, newest first, with what it changed.
#[component]
pub fn History(history: Vec<HistoryEntry>) -> impl IntoView {
    let zone = StoredValue::new(Here::get().audit.time_zone);
    let newest = history.iter().map(|entry| entry.revision.number).max();
    let mut sorted = history;
    sorted.sort_by_key(|entry| entry.revision.number);
    let lines: Vec<_> = sorted
        .iter()
        .enumerate()
        .rev()
        .map(|(index, entry)| {
            let before = index.checked_sub(1).map(|before| &sorted[before].revision);
            let changed = before.map(|before| changes(before, &entry.revision));
            let current = Some(entry.revision.number) == newest;
            let (number, captured) = (entry.revision.number, entry.revision.captured_at);
            let typed = entry.entered_by.clone();
            let by = move || {
                let name = typed.clone()?;
                Some(t_with(desk::HISTORY_TYPED, &[("name", name.into())]))
            };
            let what = move || match changed {
                Some(n) => t_with(desk::HISTORY_CHANGED, &[("n", n.into())]),
                None => t(desk::HISTORY_FIRST),
            };
            view! {
                <li>
                    {move || t_with(desk::HISTORY_REVISION, &[("n", number.into())])}
                    {move || current.then(|| format!(" ({})", t(desk::HISTORY_CURRENT)))} " · "
                    {move || moment::day_and_time(captured, &zone.get_value())} " · "
                    <span class="quiet">{what}</span> " " {by}
                </li>
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h3>{say(desk::HISTORY)}</h3>
            <ol class="small">{lines}</ol>
        </section>
    }
}

/// Answers that are new, gone or different.
fn changes(before: &Revision, after: &Revision) -> usize {
    let (before, after) = (&before.answers.0, &after.answers.0);
    let gone = before
        .keys()
        .filter(|path| !after.contains_key(*path))
        .count();
    let other = after
        .iter()
        .filter(|(path, answer)| before.get(*path) != Some(*answer))
        .count();
    gone + other
}

/// All that researchers said, newest first; what still holds can be taken back.
#[component]
pub fn Events(
    events: Memo<Vec<ReviewEvent>>,
    attachments: Vec<Attachment>,
    acting: Acting,
) -> impl IntoView {
    let attachments = StoredValue::new(attachments);
    let kind = move |id| attachments.with_value(|all| kind_of(all, id));
    let zone = StoredValue::new(Here::get().audit.time_zone);
    let line = move |(event, holds): (ReviewEvent, bool)| {
        let (response, id, at) = (event.response, event.id, event.at);
        let can = holds && !event.act.is_final();
        let name = event.name.clone();
        let text = match &event.act {
            Act::Note { text, .. } | Act::CorrectText { text, .. } => Some(text.clone()),
            _ => None,
        };
        view! {
            <li class:undone=!holds>
                <p>
                    <strong>{name}</strong>
                    " "
                    {move || what(&event.act, kind)}
                </p>
                {text.map(|text| view! { <blockquote>{text}</blockquote> })}
                <p class="row quiet small">
                    {move || moment::ago(at, moment::now(), &zone.get_value())}
                    {can
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button plain"
                                    on:click=move |_| acting.undo(vec![(response, id)])
                                >
                                    {say(desk::REVIEW_UNDO)}
                                </button>
                            }
                        })}
                </p>
            </li>
        }
    };
    let each = move || {
        let events = events.get();
        let holds = holding(&events);
        events.into_iter().zip(holds).rev().map(line).collect_view()
    };
    view! {
        <section class="stack">
            <h3>{say(desk::REVIEW_EVENTS)}</h3>
            <Show
                when=move || events.with(|it| !it.is_empty())
                fallback=|| view! { <p class="quiet">{say(desk::REVIEW_NO_EVENTS)}</p> }
            >
                <ol class="events">{each}</ol>
            </Show>
        </section>
    }
}

/// Whether it is a photo or a recording, as far as it is there to tell.
fn kind_of(attachments: &[Attachment], id: AttachmentId) -> Message {
    match attachments.iter().find(|it| it.id == id) {
        Some(recording) if recording.media.is_audio() => desk::RECORDING,
        Some(_) => desk::KIND_PHOTO,
        None => desk::PHOTO_OR_RECORDING,
    }
}

fn what(act: &Act, kind: impl Fn(AttachmentId) -> Message) -> String {
    let of = |subject: &Subject| match subject {
        Subject::Response => String::new(),
        Subject::Answer { item } => format!(" ({item})"),
        Subject::Photo { attachment } => format!(" ({})", t(kind(*attachment))),
    };
    match act {
        Act::State { subject, state, .. } => {
            let state = t(state_word(*state));
            t_with(desk::DID_STATE, &[("state", state.into())]) + &of(subject)
        }
        Act::Code { subject, code } => {
            t_with(desk::DID_CODE, &[("code", theme_name(code).into())]) + &of(subject)
        }
        Act::Uncode { subject, code } => {
            t_with(desk::DID_UNCODE, &[("code", theme_name(code).into())]) + &of(subject)
        }
        Act::Note { subject, .. } => t(desk::DID_NOTE) + &of(subject),
        Act::CorrectPlace { .. } => t(desk::DID_PLACE),
        Act::CorrectStop { .. } => t(desk::DID_STOP),
        Act::CorrectText { item, .. } => format!("{} ({item})", t(desk::DID_TEXT)),
        Act::Undo { .. } => t(desk::DID_UNDO),
        Act::Erased => t(desk::DID_ERASED),
        Act::TakeBack { subject } => t(desk::DID_TAKE_BACK) + &of(subject),
    }
}
