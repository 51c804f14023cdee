//! Who is answering on a phone that several people share: a sheet from the bar on top, in which one tap
//! gives the phone to somebody else, by name.

use super::joined::Joined;
use super::phone::Phone;
use super::place::Place;
use crate::components::icon::{Icon, NEXT, PLUS, TICK};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Message, later};
use shared::participant::Entry;

/// What is in the sheet.
#[component]
pub fn People(open: RwSignal<bool>) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let answering = move || phone.walk().map(|walk| walk.participant.id);
    let rows = move || {
        let people = phone.people().into_iter();
        let rows = people.map(|walk| {
            if answering() == Some(walk.participant.id) {
                answering_now(&walk).into_any()
            } else {
                give_to(phone, &walk, open).into_any()
            }
        });
        rows.collect_view()
    };
    view! {
        <div class="cards">{rows}</div>
        <p class="hint">{move || t(later::PEOPLE_HINT)}</p>
        <Add />
    }
}

fn answering_now(walk: &Joined) -> impl IntoView + use<> {
    let name = walk.participant.nickname.clone();
    view! {
        <p class="card chosen" aria-current="true">
            <span class="words">
                <span class="level">{name}</span>
                <span class="anchor">{move || t(later::PEOPLE_NOW)}</span>
            </span>
            <Icon drawing=TICK />
        </p>
    }
}

fn give_to(phone: Phone, walk: &Joined, open: RwSignal<bool>) -> impl IntoView + use<> {
    let said = &walk.participant;
    let (id, name) = (said.id, StoredValue::new(said.nickname.clone()));
    let message = if said.entry == Entry::Proxy {
        later::PEOPLE_ENTER_FOR
    } else {
        later::PEOPLE_GIVE
    };
    let give = move |_| {
        open.set(false);
        spawn_local(async move {
            // A failed save is shown by `Unsaved`, and the phone stays with whoever had it.
            let _ = phone.hand_to(id).await;
        });
    };
    view! {
        <button type="button" class="card" on:click=give>
            <span class="words">
                <span class="level">{name.get_value()}</span>
                <span class="anchor">
                    {move || t_with(message, &[("name", name.get_value().into())])}
                </span>
            </span>
            <Icon drawing=NEXT />
        </button>
    }
}

/// Leads to where one more person joins.
#[component]
pub fn Add(#[prop(default = later::PEOPLE_ADD)] message: Message) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let add = move |_| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Another(code.clone()));
        }
    };
    view! {
        <button type="button" class="button quiet" on:click=add>
            <Icon drawing=PLUS />
            {move || t(message)}
        </button>
    }
}

/// Said once when the phone has changed hands.
#[component]
pub fn Handed() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let sentence = move || {
        let said = phone.walk()?.participant.clone();
        let message = if said.entry == Entry::Proxy {
            later::PEOPLE_HANDED_PROXY
        } else {
            later::PEOPLE_HANDED
        };
        Some(t_with(message, &[("name", said.nickname.into())]))
    };
    view! { <p class="notice handed">{sentence}</p> }
}
