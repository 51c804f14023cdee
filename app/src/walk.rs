//! The walker's phone: from a code on a poster to the last answer delivered. Pages own data and
//! decide what happens; `components` show. What a page shows as saved is on the phone's disk.

mod about;
mod another;
mod arrived;
mod aside;
mod background;
mod changed;
mod delivery;
mod draft;
mod ending;
mod fill;
mod fleeting;
mod gave;
mod given;
mod hint;
mod holding;
mod join;
mod joined;
mod keep;
mod later;
mod leaving;
mod map;
mod near;
mod people;
mod phone;
mod photo;
mod pin;
mod place;
mod question;
mod receipt;
mod rescue;
mod review;
mod route;
mod say;
mod second;
mod session;
mod shell;
mod spot;
mod start;
mod stops;
mod track;

use crate::device::worker;
use crate::language;
use crate::sync;
use leptos::prelude::*;
use leptos::task::spawn_local;
use phone::{Phone, Stage};
use place::Place;

/// Puts the app into the page.
pub fn start() {
    // What ships has no words for a panic.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    shell::watch_for_faults();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    language::follow();
    if place::is_rescue() {
        return later::arriving(later::rescue);
    }
    let phone = Phone::new();
    provide_context(phone);
    place::follow_history(phone);
    spawn_local(async move {
        phone.load().await;
        sync::listen(phone.couriers());
        later::calm().await;
        worker::install();
        later::at_last(|| later::follow_plan(phone)).await;
    });
    (move || match phone.stage() {
        Stage::Loading => ().into_any(),
        // A receipt is read from the server and keeps nothing here.
        Stage::Blocked if matches!(phone.place(), Place::Receipt) => {
            later::arriving(later::receipt)
        }
        Stage::Blocked => later::arriving(later::blocked),
        Stage::Ready => view! { <Pages phone /> }.into_any(),
    })
    .into_any()
}

/// One page at a time. A page is made anew when the place becomes another or somebody else answers: not
/// when the walk changes, nor for the next screen of the same checklist.
#[component]
fn Pages(phone: Phone) -> impl IntoView {
    let page = Memo::new(move |_| match phone.place() {
        Place::Fill(code, response, _) => Place::Fill(code, response, 0),
        place => place,
    });
    let joined = Memo::new(move |_| {
        let place = phone.place();
        place.code().is_some_and(|code| phone.has_joined(code))
    });
    let withdrawn = Memo::new(move |_| phone.walk().is_some_and(|walk| walk.withdrawn));
    let answering = Memo::new(move |_| phone.walk().map(|walk| walk.participant.id));
    move || match (answering.get(), page.get()).1 {
        Place::Start => view! { <start::Start /> }.into_any(),
        Place::Receipt => later::arriving(later::receipt),
        place if !joined.get() => {
            let code = place.code().cloned();
            code.map(|code| view! { <join::Join code /> }).into_any()
        }
        Place::Gave(_) => later::arriving(later::gave),
        _ if withdrawn.get() => later::arriving(later::gave),
        Place::Walk(_) | Place::Stop(..) => view! { <stops::Stops /> }.into_any(),
        Place::Fill(_, response, _) => view! { <fill::Fill response /> }.into_any(),
        Place::Another(_) => later::arriving(later::another),
        Place::Map(_) => later::arriving(later::map),
        Place::About(_) => later::arriving(later::about),
        Place::Delivery(_) => later::arriving(later::delivery),
        Place::Spot(_, response) => later::arriving(move || later::spot(response)),
        Place::Pin(_, response) => later::arriving(move || later::pin(response)),
    }
}
