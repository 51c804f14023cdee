//! The quiet switch below the stops, and the question before it is first switched on.

use super::recorder::{Held, Trouble, held, turn};
use super::said;
use crate::components::sheet::Sheet;
use crate::language::{t, t_with};
use crate::walk::phone::Phone;
use crate::walk::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::track::recording::Stage;
use shared::i18n::later;

#[component]
pub fn TrackSwitch() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let asking = RwSignal::new(false);
    let node = NodeRef::<leptos::html::Input>::new();
    let (known, seen, over) = (held(), held(), held());
    let is_on = Memo::new(move |_| known.with(|held| held.recording.stage != Stage::Off));
    let is_over =
        Memo::new(move |_| over.with(|held| held.recording.taken_back || held.recording.is_full()));
    let change = move |on: bool| {
        let walk = phone.walk_now();
        let agreed = walk.is_some_and(|walk| walk.participant.consents.allow_track());
        match (on, agreed) {
            (false, _) => turn(phone, Stage::Off),
            (true, true) => turn(phone, Stage::On),
            (true, false) => {
                // Not on before it was agreed to.
                if let Some(input) = node.get_untracked() {
                    input.set_checked(false);
                }
                asking.set(true);
            }
        }
    };
    view! {
        <div class="purpose">
            <label for="record-way">{move || t(later::TRACK)}</label>
            <input
                node_ref=node
                id="record-way"
                class="switch"
                type="checkbox"
                role="switch"
                aria-describedby="record-way-what"
                hidden=is_over
                prop:checked=is_on
                on:change=move |event| change(event_target_checked(&event))
            />
            <p id="record-way-what" role="status">{move || seen.with(words)}</p>
        </div>
        <MayRecord phone asking />
    }
}

/// What is to be said of it.
fn words(held: &Held) -> String {
    let recording = &held.recording;
    let told = match held.trouble {
        Some(Trouble::Denied) => Some(later::TRACK_DENIED),
        Some(Trouble::NoLocation) => Some(later::TRACK_IMPOSSIBLE),
        Some(Trouble::Unsaved) => Some(later::TRACK_UNSAVED),
        None if recording.taken_back => Some(later::TRACK_TAKEN_BACK),
        None if recording.is_full() => Some(later::TRACK_FULL),
        None => None,
    };
    if let Some(message) = told {
        return t(message);
    }
    let on = match (recording.stage, held.may_go_dark) {
        (Stage::On, true) => Some(later::TRACK_MAY_GO_DARK),
        (Stage::On, false) => Some(later::TRACK_AWAKE),
        _ => None,
    };
    let so_far =
        (recording.length.points > 0).then(|| t_with(later::GAVE_TRACK, &said(recording.length)));
    match (so_far, on.map(t)) {
        (None, None) => t(later::TRACK_WHAT),
        (so_far, on) => [so_far, on]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Asked once, before anything is recorded.
#[component]
fn MayRecord(phone: Phone, asking: RwSignal<bool>) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let agree = move |_| {
        spawn_local(async move {
            match phone.say_again(|said| said.consents.track = true).await {
                Ok(()) => {
                    turn(phone, Stage::On);
                    asking.try_set(false);
                }
                Err(error) => drop(trouble.try_set(Some(say::unsaved(&error)))),
            }
        });
    };
    view! {
        <Sheet
            open=asking
            on_close=move |()| asking.set(false)
            title=Signal::derive(move || t(later::CONSENT_TRACK))
        >
            <p>{move || t(later::TRACK_CONSENT)}</p>
            <p class="wrong" role="alert">{move || trouble.get()}</p>
            <div class="choice">
                <button type="button" class="button" on:click=agree>
                    {move || t(later::TRACK_AGREE)}
                </button>
                <button type="button" class="button quiet" on:click=move |_| asking.set(false)>
                    {move || t(later::RECORD_NOT_NOW)}
                </button>
            </div>
        </Sheet>
    }
}
