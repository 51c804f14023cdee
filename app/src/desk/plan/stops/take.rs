//! Stops taken from elsewhere: a pasted list, or a walk that was planned before.

use super::super::super::notice::Bad;
use super::super::super::say;
use super::super::paste;
use super::{number, stop};
use crate::language::t_with;
use leptos::prelude::*;
use shared::activity::{Activity, Stop};
use shared::i18n::desk;
use shared::id::StopId;
use uuid::Uuid;

/// A list of stops as text, added behind those that are there.
#[component]
pub fn Pasting(stops: RwSignal<Vec<Stop>>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let unread = RwSignal::new(None::<paste::Unread>);
    let add = move |_| match text.with_untracked(|text| paste::read(text)) {
        Ok(places) => {
            append(
                stops,
                places.into_iter().map(|place| {
                    stop(
                        StopId(Uuid::now_v7()),
                        place.name,
                        place.longitude,
                        place.latitude,
                    )
                }),
            );
            text.set(String::new());
            unread.set(None);
        }
        Err(found) => unread.set(Some(found)),
    };
    let wrong = move || {
        let found = unread.get()?;
        let arguments = [("line", found.line.into()), ("text", found.text.into())];
        Some(t_with(desk::STOPS_PASTE_BAD, &arguments))
    };
    view! {
        <details class="grow">
            <summary>{say(desk::STOPS_PASTE)}</summary>
            <div class="stack">
                <div class="field">
                    <label for="paste">{say(desk::STOPS_PASTE_HINT)}</label>
                    <textarea
                        id="paste"
                        rows="4"
                        prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </div>
                <Bad text=move || wrong().unwrap_or_default() />
                <div class="row">
                    <button type="button" class="button" on:click=add>
                        {say(desk::STOPS_PASTE_ADD)}
                    </button>
                </div>
            </div>
        </details>
    }
}

/// The stops of a walk that was planned before, copied.
#[component]
pub fn Reusing(stops: RwSignal<Vec<Stop>>, others: Vec<Activity>) -> impl IntoView {
    if others.is_empty() {
        return None;
    }
    let options = others
        .iter()
        .map(|walk| view! { <option value=walk.id.to_string()>{walk.title.clone()}</option> })
        .collect_view();
    let take = move |event| {
        let id = event_target_value(&event);
        if let Some(walk) = others.iter().find(|walk| walk.id.to_string() == id) {
            let copy = |stop: &Stop| Stop {
                id: StopId(Uuid::now_v7()),
                ..stop.clone()
            };
            append(stops, walk.stops.iter().map(copy));
        }
    };
    Some(view! {
        <div class="field">
            <label for="reuse">{say(desk::STOPS_REUSE)}</label>
            <select id="reuse" on:change=take>
                <option value="">{say(desk::STOPS_REUSE_CHOOSE)}</option>
                {options}
            </select>
        </div>
    })
}

fn append(stops: RwSignal<Vec<Stop>>, more: impl Iterator<Item = Stop>) {
    stops.update(|stops| {
        stops.extend(more);
        number(stops);
    });
}
