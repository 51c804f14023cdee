//! The sign that the way is being recorded, above every page, with one tap to pause it.

use super::recorder::{attend, held, turn};
use crate::components::icon::{Icon, PAUSE, PLAY};
use crate::components::style;
use crate::language::{self, t};
use crate::walk::phone::Phone;
use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::track::recording::Stage;
use shared::i18n::later;
use wasm_bindgen::JsCast;

/// Milliseconds until the words are asked for again where they could not be had.
const AGAIN: u32 = 2_000;

/// Puts the sign above the page, once its words are here: nothing is recorded without it.
pub async fn put_up(phone: Phone) {
    while !language::learn_later().await {
        TimeoutFuture::new(AGAIN).await;
    }
    style::wear(include_str!("../../../style/later/track.css"));
    let (Ok(place), Some(body)) = (document().create_element("div"), document().body()) else {
        return;
    };
    if body.prepend_with_node_1(&place).is_ok() {
        let place = place.unchecked_into();
        // It stays as long as the page.
        mount_to(place, move || view! { <Bar phone /> }).forget();
    }
}

#[component]
fn Bar(phone: Phone) -> impl IntoView {
    let answering = Memo::new(move |_| {
        let walk = phone.walk()?;
        let agreed = walk.participant.consents.allow_track() && !walk.withdrawn;
        Some((walk.seat, agreed))
    });
    Effect::new(move |_| {
        // At a place of no walk nobody else is answering.
        if let Some((seat, agreed)) = answering.get() {
            spawn_local(attend(phone, seat, agreed));
        }
    });
    let held = held();
    let stage = Memo::new(move |_| held.with(|held| held.recording.stage));
    move || {
        match stage.get() {
        Stage::Off => ().into_any(),
        Stage::On => view! {
            <aside class="tracking">
                <p role="status">{move || t(later::TRACK_RECORDING)}</p>
                <button type="button" class="button quiet" on:click=move |_| turn(phone, Stage::Paused)>
                    <Icon drawing=PAUSE />
                    {move || t(later::PAUSE)}
                </button>
            </aside>
        }
        .into_any(),
        Stage::Paused => view! {
            <aside class="tracking paused">
                <p role="status">{move || t(later::TRACK_PAUSED)}</p>
                <button type="button" class="button quiet" on:click=move |_| turn(phone, Stage::On)>
                    <Icon drawing=PLAY />
                    {move || t(later::TRACK_GO_ON)}
                </button>
            </aside>
        }
        .into_any(),
    }
    }
}
