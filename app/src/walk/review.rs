//! The end of a checklist: what is missing, where it was and under what sky, and "done", which nothing
//! on this page can block.

use super::place::Place;
use super::say;
use super::session::Session;
use super::shell::Heading;
use crate::components::icon::{DUSK, Icon, MOON, NEXT, PIN, SUN, TICK};
use crate::device::location::Fix;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::filling::{Progress, Screen};
use shared::i18n::{later, walker};
use shared::response::Daylight;

#[component]
pub fn Review(session: Session) -> impl IntoView {
    let missing = Memo::new(move |_| missing(session));
    let finishing = RwSignal::new(false);
    let finish = move |_| {
        finishing.set(true);
        spawn_local(async move {
            // A save that fails is shown by `Unsaved`, and the button can be pressed again.
            if session.finish().await {
                session.leave();
            }
            finishing.try_set(false);
        });
    };
    let title = move || {
        let n = missing.read().len();
        if n == 0 {
            t(later::REVIEW_ALL)
        } else {
            t_with(later::REVIEW_MISSING, &[("n", n.into())])
        }
    };
    view! {
        <main class="review">
            <Heading text=Signal::derive(title) />
            {move || {
                let rows = missing.get().into_iter().map(|(screen, label)| {
                    view! {
                        <li>
                            <button
                                type="button"
                                class="open"
                                on:click=move |_| session.jump(screen)
                            >
                                <span class="words">{label}</span>
                                <Icon drawing=NEXT />
                            </button>
                        </li>
                    }
                });
                view! { <ul class="missing">{rows.collect_view()}</ul> }
            }}
            <p class="hint" hidden=move || missing.read().is_empty()>
                {move || t(later::REVIEW_HINT)}
            </p>
            <Where session />
            <Light session />
        </main>
        <footer class="bottom">
            <button type="button" class="button wide" disabled=finishing on:click=finish>
                <Icon drawing=TICK />
                {move || t(walker::DONE)}
            </button>
        </footer>
    }
}

/// Screens with something unanswered, and what they ask.
fn missing(session: Session) -> Vec<(usize, String)> {
    let progress = session.progress();
    let filling = session.filling().read();
    let screens = session.screens().into_iter().enumerate();
    let open = screens.filter(|(index, _)| progress.get(*index) != Some(&Progress::Answered));
    open.filter_map(|(index, screen)| match screen {
        Screen::Questions { items, .. } => {
            let label = filling.item(items.first()?)?.label.text;
            Some((index, label))
        }
        Screen::Another { .. } => None,
    })
    .collect()
}

/// Where it was, how that is known, and a way to put it right.
#[component]
fn Where(session: Session) -> impl IntoView {
    let agreed = move || {
        session
            .phone
            .walk()
            .is_some_and(|walk| walk.participant.consents.place)
    };
    let adjust = move |_| {
        if let Some(code) = session.phone.place_now().code() {
            session.phone.go(Place::Pin(code.clone(), session.response));
        }
    };
    let words = move || match (
        session.draft().and_then(|draft| draft.geotag),
        session.fix(),
    ) {
        (_, Some(Fix::Denied)) => t(later::PLACE_DENIED),
        (Some(geotag), _) => say::place(&geotag),
        (None, Some(Fix::Searching)) => t(later::PLACE_SEARCHING),
        (None, _) => t(later::PLACE_NONE),
    };
    view! {
        <section class="fact" hidden=move || !agreed()>
            <h2>{move || t(later::PLACE)}</h2>
            <p role="status">{words}</p>
            <button type="button" class="button quiet" on:click=adjust>
                <Icon drawing=PIN />
                {move || t(later::PIN_MOVE)}
            </button>
        </section>
    }
}

/// Day, dusk or night, as time and place say, and as the walker corrects it.
#[component]
fn Light(session: Session) -> impl IntoView {
    let now = Memo::new(move |_| session.draft().and_then(|draft| draft.daylight));
    let choice = move |daylight, drawing| {
        let chosen = move || now.get() == Some(daylight);
        view! {
            <button
                type="button"
                class="chip"
                class:chosen=chosen
                aria-pressed=move || chosen().to_string()
                on:click=move |_| session.set_daylight(daylight)
            >
                <Icon drawing />
                {move || say::daylight(daylight)}
            </button>
        }
    };
    view! {
        <section class="fact">
            <h2>{move || t(later::DAYLIGHT)}</h2>
            <div class="chips">
                {choice(Daylight::Day, SUN)} {choice(Daylight::Dusk, DUSK)}
                {choice(Daylight::Night, MOON)}
            </div>
        </section>
    }
}
