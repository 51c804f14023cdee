//! What is below the stops: that one's way can be recorded and the phone shared, and what helps it to keep what it holds, room and
//! a place on the home screen, when there is something to say of them.

use super::people::Add;
use super::phone::Phone;
use super::track::TrackSwitch;
use crate::device::face::look;
use crate::device::install::{self, Offer};
use crate::device::storage;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::later;

/// Bytes below which room is short: some 200 photos.
const SHORT: f64 = 80e6;

#[component]
pub fn Keep() -> impl IntoView {
    let left = RwSignal::new(None::<f64>);
    spawn_local(async move {
        // Gone meanwhile, or a browser that does not tell: nothing is said.
        left.try_set(storage::left().await);
    });
    let phone = expect_context::<Phone>();
    if phone
        .walk_now()
        .is_some_and(|walk| walk.participant.consents.photos)
    {
        spawn_local(look::fetch_ahead());
    }
    let short = move || left.get().filter(|left| *left < SHORT);
    let offer = RwSignal::new(install::offer());
    let install = move |_| {
        offer.set(None);
        spawn_local(install::prompt());
    };
    view! {
        {phone
            .is_fleeting()
            .then(|| view! { <p class="notice">{move || t(later::FLEETING_RECEIPT)}</p> })}
        <TrackSwitch />
        <Add message=later::PEOPLE_SHARE />
        {move || {
            short()
                .map(|left| {
                    let megabytes = (left / 1e6).max(0.0) as usize;
                    let words = t_with(later::STORAGE_LOW, &[("n", megabytes.into())]);
                    view! { <p class="notice" role="status">{words}</p> }
                })
        }}
        {move || {
            offer
                .get()
                .map(|offer| {
                    let how = match offer {
                        Offer::Prompt => {
                            view! {
                                <button type="button" class="button quiet" on:click=install>
                                    {move || t(later::KEEP_INSTALL)}
                                </button>
                            }
                                .into_any()
                        }
                        Offer::ByHand => view! { <p>{move || t(later::KEEP_BY_HAND)}</p> }.into_any(),
                    };
                    view! {
                        <section class="keep">
                            <h2>{move || t(later::KEEP_TITLE)}</h2>
                            <p class="hint">{move || t(later::KEEP_WHY)}</p>
                            {how}
                        </section>
                    }
                })
        }}
    }
}
