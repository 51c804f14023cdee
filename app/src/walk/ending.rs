//! The end of a walk: how many stops are done, and those that the walker meant to come back to.

use super::phone::Phone;
use super::route::{self, Stand};
use super::say;
use crate::components::icon::{Icon, NEXT};
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::activity::Stop;
use shared::i18n::later;

/// Below the route when no stop is next any more.
#[component]
pub fn Ending() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let nothing_left = move || unfinished(phone).is_empty();
    view! {
        <p class="notice" role="status">
            {move || t(if nothing_left() { later::GAVE_ALL_DONE } else { later::ENDING_LEFT })}
        </p>
        <Unfinished />
    }
}

/// How many of the stops are done, and what is left of those begun.
#[component]
pub fn RouteSummary() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let words = move || {
        let stands: Vec<Stand> = stands(phone).into_iter().map(|(_, stand)| stand).collect();
        let count = |wanted| stands.iter().filter(|stand| **stand == wanted).count();
        let (done, skipped) = (count(Stand::Done), count(Stand::Skipped));
        let of = ("of", stands.len().into());
        let done = t_with(later::ROUTE_DONE, &[("n", done.into()), of]);
        let skipped = (skipped > 0).then(|| t_with(later::ROUTE_SKIPPED, &[("n", skipped.into())]));
        (!stands.is_empty()).then(|| {
            [Some(done), skipped]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <p>{move || words().map(|words| words.join(" · "))}</p>
        {move || {
            (!unfinished(phone).is_empty()).then(|| view! { <h2>{t(later::ENDING_LEFT)}</h2> })
        }}
        <Unfinished />
    }
}

/// Stops that were begun, each a way back to it.
#[component]
fn Unfinished() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let rows = move || {
        let rows = unfinished(phone).into_iter().map(|(stop, stand)| {
            let id = stop.id;
            view! {
                <li>
                    <button type="button" class="card" on:click=move |_| phone.open_stop(id)>
                        <span class="words">
                            <span class="level">{stop.position + 1} " · " {stop.name}</span>
                            <span class="anchor">{say::stand(stand)}</span>
                        </span>
                        <Icon drawing=NEXT />
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! { <ul class="cards">{rows}</ul> }
}

fn unfinished(phone: Phone) -> Vec<(Stop, Stand)> {
    let mut all = stands(phone);
    all.retain(|(_, stand)| matches!(stand, Stand::Begun | Stand::Later));
    all
}

fn stands(phone: Phone) -> Vec<(Stop, Stand)> {
    let (walk, drafts) = (phone.walk(), phone.drafts());
    let stand = |stop: &Stop| {
        let walk = walk.as_ref()?;
        Some((stop.clone(), route::stand(walk, &drafts, stop.id)))
    };
    let stops = walk.iter().flat_map(|walk| &walk.pack.activity.stops);
    stops.filter_map(stand).collect()
}
