//! Putting the pin where one really stood. The fix it is moved from is kept beside it.

use super::map::{Credit, dots, outline};
use super::phone::Phone;
use super::place::Place;
use super::say;
use super::session::Session;
use super::shell::{Heading, Top, Unsaved};
use crate::components::ground::{Frame, Ground, LonLat};
use crate::device::location::rounded;
use crate::device::now;
use crate::language::t;
use leptos::prelude::*;
use shared::i18n::{later, walker};
use shared::id::ResponseId;
use shared::response::{Geotag, Source};

/// Metres from edge to edge of the map: a street corner can be told from the next.
const EXTENT: f64 = 350.0;

#[component]
pub fn PinPage(response: ResponseId) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let session = Session::open(phone, response);
    session.map(|session| view! { <Pinning session /> })
}

#[component]
fn Pinning(session: Session) -> impl IntoView {
    let phone = session.phone;
    let geotag = Memo::new(move |_| session.draft().and_then(|draft| draft.geotag));
    let back = move |()| match (phone.place_now().code(), phone.draft_now(session.response)) {
        // The review, where the walker came from.
        (Some(code), Some(draft)) => {
            let review = untrack(move || session.screens().len());
            phone.go(Place::Fill(code.clone(), draft.response, review));
        }
        _ => session.leave(),
    };
    let put = move |(longitude, latitude): LonLat| {
        session.set_place(moved(geotag.get_untracked(), longitude, latitude));
    };
    let fix = move || {
        let geotag = geotag.get()?;
        let fix = geotag.original.as_deref().unwrap_or(&geotag);
        Some(((fix.longitude, fix.latitude), fix.accuracy?))
    };
    let pin = move || {
        let geotag = geotag.get();
        let known = geotag.map(|geotag| (geotag.longitude, geotag.latitude));
        known.or_else(|| Some(centre(session)))
    };
    let frame = Frame::around(&[untrack(pin).unwrap_or_default()], EXTENT);
    view! {
        <div class="page">
            <Top title=Signal::derive(move || t(later::PLACE)) on_back=back />
            <Unsaved />
            <main class="map">
                <Heading text=Signal::derive(move || t(later::PIN_TITLE)) />
                <p class="hint">{move || t(later::PIN_HINT)}</p>
                {move || {
                    phone
                        .walk()
                        .map(|walk| {
                            view! {
                                <Ground
                                    frame
                                    outline=outline(&walk)
                                    dots=dots(&walk, &[])
                                    label=Signal::derive(move || t(later::PIN_LABEL))
                                    fix=Signal::derive(fix)
                                    pin=Signal::derive(pin)
                                    on_pin=put
                                />
                            }
                        })
                }}
                <p role="status">{move || geotag.get().map(|geotag| say::place(&geotag))}</p>
                <Credit phone />
            </main>
            <footer class="bottom">
                <button type="button" class="button wide" on:click=move |_| back(())>
                    {move || t(walker::DONE)}
                </button>
            </footer>
        </div>
    }
}

/// A pin moved from what was known before; only a fix is worth keeping as the original.
fn moved(before: Option<Geotag>, longitude: f64, latitude: f64) -> Geotag {
    let original = match before {
        Some(fix) if fix.source == Source::Gps => Some(Box::new(fix)),
        Some(pin) => pin.original,
        None => None,
    };
    Geotag {
        longitude: rounded(longitude, 7),
        latitude: rounded(latitude, 7),
        accuracy: None,
        captured_at: now(),
        source: Source::Pin,
        original,
    }
}

/// Where to begin when nothing is known: the stop, else the middle of the city.
fn centre(session: Session) -> LonLat {
    let draft = session.phone.draft_now(session.response);
    let walk = session.phone.walk_now();
    let stop = draft.and_then(|draft| draft.stop);
    walk.map_or((0.0, 0.0), |walk| walk.whereabouts(stop))
}
