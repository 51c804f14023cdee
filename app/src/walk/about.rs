//! What a walk is and what the walker agreed to: read before joining, and any time after, when each
//! consent can be given or taken back.

use super::phone::Phone;
use super::place::Place;
use super::shell::{Heading, StatusPill, Top, Unsaved};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Pack;
use shared::i18n::{Message, later, walker};
use shared::participant::Consents;
use std::sync::Arc;

#[component]
pub fn About() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let consents = Signal::derive(move || {
        let walk = phone.walk();
        walk.map_or_else(Consents::default, |walk| walk.participant.consents)
    });
    let change = move |changed: Consents| {
        spawn_local(async move {
            // A failed save is shown by `Unsaved`, and the switch stays where it was.
            let _ = phone.say_again(|said| said.consents = changed).await;
        });
    };
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Walk(code.clone()));
        }
    };
    let gave = move || {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Gave(code.clone()));
        }
    };
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=back />
            <Unsaved />
            <main>
                <Heading text=Signal::derive(move || t(walker::ABOUT_TITLE)) />
                {move || phone.walk().map(|walk| view! { <WhatItIs pack=walk.pack.clone() /> })}
                <h2>{move || t(walker::CONSENT_TITLE)}</h2>
                <Purposes consents on_change=change />
                <LaterPurposes consents on_change=change />
                <p class="hint">{move || t(later::CONSENT_CHANGE)}</p>
                <button type="button" class="button quiet" on:click=move |_| gave()>
                    {move || t(walker::GAVE_LINK)}
                </button>
                <StatusPill />
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| phone.go(Place::Start)
                >
                    {move || t(walker::OTHER_CODE)}
                </button>
            </main>
        </div>
    }
}

/// Who does this, where, how long, and what it asks of the walker.
#[component]
pub fn WhatItIs(pack: Arc<Pack>) -> impl IntoView {
    let stops = pack.activity.stops.len();
    let district = pack.district.as_ref();
    let district = district.map(|district| district.name.clone());
    let city = pack.audit.city.clone();
    let name = pack.audit.name.clone();
    let place = move || {
        let place = district.clone().unwrap_or_else(|| city.clone());
        t_with(
            walker::ABOUT_WALK,
            &[("place", place.into()), ("n", stops.into())],
        )
    };
    view! {
        {pack
            .audit
            .demo
            .then(|| view! { <p class="notice">{move || t(walker::DEMO)}</p> })}
        <div class="prose">
            <p>{place}</p>
            <p>{move || t(walker::ABOUT_WHAT)}</p>
            <p>{move || t_with(walker::ABOUT_WHO, &[("name", name.as_str().into())])}</p>
            <p>{move || t(walker::ABOUT_ANONYMOUS)}</p>
        </div>
    }
}

/// A purpose: what is agreed to, and what happens without.
struct Purpose {
    id: &'static str,
    title: Message,
    /// What it is for.
    what: Message,
    /// What happens when it is off.
    without: Message,
    read: fn(&Consents) -> bool,
    write: fn(&mut Consents, bool),
}

const PURPOSES: [Purpose; 4] = [
    Purpose {
        id: "answers",
        title: walker::CONSENT_ANSWERS,
        what: walker::CONSENT_ANSWERS_WHAT,
        without: walker::CONSENT_ANSWERS_WITHOUT,
        read: |consents| consents.answers,
        write: |consents, on| consents.answers = on,
    },
    Purpose {
        id: "place",
        title: walker::CONSENT_PLACE,
        what: walker::CONSENT_PLACE_WHAT,
        without: walker::CONSENT_PLACE_WITHOUT,
        read: |consents| consents.place,
        write: |consents, on| consents.place = on,
    },
    Purpose {
        id: "photos",
        title: walker::CONSENT_PHOTOS,
        what: walker::CONSENT_PHOTOS_WHAT,
        without: walker::CONSENT_PHOTOS_WITHOUT,
        read: |consents| consents.photos,
        write: |consents, on| consents.photos = on,
    },
    Purpose {
        id: "quotes",
        title: walker::CONSENT_QUOTES,
        what: walker::CONSENT_QUOTES_WHAT,
        without: walker::CONSENT_QUOTES_WITHOUT,
        read: |consents| consents.quotes,
        write: |consents, on| consents.quotes = on,
    },
];

/// Each purpose as a sentence with a switch.
#[component]
pub fn Purposes(
    consents: Signal<Consents>,
    #[prop(into)] on_change: Callback<Consents>,
) -> impl IntoView {
    let purposes = PURPOSES.iter();
    let purposes = purposes.map(|purpose| row(purpose, consents, on_change));
    view! { <div class="purposes">{purposes.collect_view()}</div> }
}

/// Recordings of the voice and of the way: asked about when somebody first wants to record, and from then
/// on among the other purposes.
#[component]
pub fn LaterPurposes(
    consents: Signal<Consents>,
    #[prop(into)] on_change: Callback<Consents>,
) -> impl IntoView {
    view! {
        <div class="purposes">
            {row(&VOICE, consents, on_change)} {row(&TRACK, consents, on_change)}
        </div>
    }
}

static VOICE: Purpose = Purpose {
    id: "audio",
    title: later::CONSENT_AUDIO,
    what: later::CONSENT_AUDIO_WHAT,
    without: later::CONSENT_AUDIO_WITHOUT,
    read: |consents| consents.audio,
    write: |consents, on| consents.audio = on,
};

static TRACK: Purpose = Purpose {
    id: "track",
    title: later::CONSENT_TRACK,
    what: later::CONSENT_TRACK_WHAT,
    without: later::CONSENT_TRACK_WITHOUT,
    read: |consents| consents.track,
    write: |consents, on| consents.track = on,
};

fn row(
    purpose: &'static Purpose,
    consents: Signal<Consents>,
    on_change: Callback<Consents>,
) -> impl IntoView {
    let on = move || (purpose.read)(&consents.get());
    let change = move |on: bool| {
        let mut changed = consents.get_untracked();
        (purpose.write)(&mut changed, on);
        on_change.run(changed);
    };
    view! {
        <div class="purpose">
            <label for=purpose.id>{move || t(purpose.title)}</label>
            <input
                id=purpose.id
                class="switch"
                type="checkbox"
                role="switch"
                aria-describedby=format!("{0}-what {0}-needed", purpose.id)
                prop:checked=on
                on:change=move |event| change(event_target_checked(&event))
            />
            <p id=format!("{}-what", purpose.id)>
                {move || t(purpose.what)} " " <span>{move || t(purpose.without)}</span>
            </p>
        </div>
    }
}
