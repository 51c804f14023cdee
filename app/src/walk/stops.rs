//! The walk: its stops along a line like a tram's, what is to be filled in once, and the round button
//! for a spot.

use super::draft::Draft;
use super::joined::Joined;
use super::later;
use super::phone::Phone;
use super::place::Place;
use super::route::{self, Stand, draft_at, of};
use super::session;
use super::shell::{Heading, StatusPill, Top, Unsaved};
use crate::components::icon::{ABOUT, Icon, MAP, NEXT, PLUS, TICK};
use crate::language::{t, t_with, tag};
use leptos::prelude::*;
use shared::activity::{Stop, When};
use shared::api::PackChecklist;
use shared::i18n::walker;
use shared::id::StopId;

#[component]
pub fn Stops() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) />
            <Unsaved />
            <div role="status">
                {move || Phone::is_handed().then(|| later::arriving(later::handed))}
            </div>
            <main class="stops">
                <div class="row">
                    <Heading text=Signal::derive(move || t(walker::STOPS_TITLE)) />
                    <StatusPill />
                </div>
                {later::calmly(later::near)}
                {move || phone.walk().map(|walk| route(phone, &walk))}
                <Links />
                {later::calmly(later::keep)}
            </main>
            <SpotButton />
        </div>
    }
}

/// The line with its stops, and what belongs to no stop.
fn route(phone: Phone, walk: &Joined) -> impl IntoView + use<> {
    let drafts = phone.drafts();
    let at_stops: Vec<PackChecklist> = of(walk, When::Stop);
    let here = at_stop(phone, walk).or_else(|| route::here(walk, &drafts));
    let stops = walk.pack.activity.stops.iter().map(|stop| {
        let each = at_stops.iter().map(|checklist| {
            let draft = draft_at(walk, &drafts, checklist, Some(stop.id)).cloned();
            (checklist.clone(), draft)
        });
        let stand = route::stand(walk, &drafts, stop.id);
        stop_row(phone, stop, each.collect(), (stand, here == Some(stop.id)))
    });
    let stops = stops.collect_view();
    let once = of(walk, When::Once).into_iter().map(|checklist| {
        let draft = draft_at(walk, &drafts, &checklist, None).cloned();
        once_card(phone, checklist, draft.as_ref())
    });
    let once = once.collect_view();
    let spots = drafts
        .iter()
        .filter(|d| d.when == When::Any && d.complete)
        .count();
    view! {
        <ol class="route">{stops}</ol>
        {(here.is_none() && !drafts.is_empty())
            .then(|| view! { {later::calmly(later::ending)} {later::calmly(later::unsent)} })}
        {(!once.is_empty())
            .then(|| view! { <h2>{t(walker::ONCE_TITLE)}</h2> })}
        <div class="cards">{once}</div>
        {(spots > 0)
            .then(|| view! { <p class="hint">{t_with(walker::SPOTS_NOTED, &[("n", spots.into())])}</p> })}
    }
}

/// The stop whose printed sheet led here.
fn at_stop(phone: Phone, walk: &Joined) -> Option<StopId> {
    let Place::Stop(_, number) = phone.place() else {
        return None;
    };
    let mut stops = walk.pack.activity.stops.iter();
    stops
        .find(|stop| stop.position + 1 == number)
        .map(|stop| stop.id)
}

fn stop_row(
    phone: Phone,
    stop: &Stop,
    checklists: Vec<(PackChecklist, Option<Draft>)>,
    (stand, is_here): (Stand, bool),
) -> impl IntoView + use<> {
    let id = stop.id;
    let several = checklists.len() > 1;
    let class = format!(
        "stop {}{}",
        stand.class(),
        if is_here { " here" } else { "" }
    );
    let has_choice = is_here || matches!(stand, Stand::Later | Stand::Skipped);
    let name = stop.name.clone();
    let buttons = checklists.into_iter().map(|(checklist, draft)| {
        let title = checklist.form.title.clone();
        let label = name.clone();
        let number = stop.position + 1;
        let progress = progress(phone, &checklist, draft.as_ref());
        let stop = stop.id;
        view! {
            <OpenButton checklist stop=Some(stop)>
                <span class="words">
                    <span class="level">
                        <span class="unseen">
                            {t_with(walker::STOP_NUMBER, &[("n", number.into())])} ": "
                        </span>
                        {label}
                    </span>
                    <span class="anchor">
                        {several.then(|| format!("{} · ", title.get(&tag())))} {progress}
                    </span>
                </span>
            </OpenButton>
        }
    });
    view! {
        <li class=class aria-current=is_here.then_some("location")>
            <span class="dot" aria-hidden="true">
                {(stand == Stand::Done).then(|| view! { <Icon drawing=TICK /> })}
            </span>
            <div class="stop-body">
                {buttons.collect_view()}
                {stop
                    .do_not_linger
                    .then(|| view! { <p class="linger">{t(walker::DO_NOT_LINGER)}</p> })}
                {has_choice.then(|| later::calmly(move || later::aside(id)))}
            </div>
        </li>
    }
}

/// How far a response is, in words.
fn progress(phone: Phone, checklist: &PackChecklist, draft: Option<&Draft>) -> String {
    match draft {
        Some(draft) if draft.complete && draft.answered < draft.asked => t_with(
            walker::PROGRESS_DONE_PARTLY,
            &[
                ("answered", draft.answered.into()),
                ("asked", draft.asked.into()),
            ],
        ),
        Some(draft) if draft.complete => t(walker::PROGRESS_DONE),
        Some(draft) if draft.answered > 0 => t_with(
            walker::PROGRESS_BEGUN,
            &[
                ("answered", draft.answered.into()),
                ("asked", draft.asked.into()),
            ],
        ),
        _ => {
            let asked = session::asked(phone, checklist.version);
            t_with(walker::PROGRESS_OPEN, &[("n", asked.into())])
        }
    }
}

/// Opens a checklist where it was left.
#[component]
fn OpenButton(checklist: PackChecklist, stop: Option<StopId>, children: Children) -> impl IntoView {
    let phone = expect_context::<Phone>();
    view! {
        <button type="button" class="open" on:click=move |_| phone.open(&checklist, stop)>
            {children()}
            <Icon drawing=NEXT />
        </button>
    }
}

fn once_card(
    phone: Phone,
    checklist: PackChecklist,
    draft: Option<&Draft>,
) -> impl IntoView + use<> {
    let title = checklist.form.title.get(&tag()).to_owned();
    let progress = progress(phone, &checklist, draft);
    view! {
        <OpenButton checklist stop=None>
            <span class="words">
                <span class="level">{title}</span>
                <span class="anchor">{progress}</span>
            </span>
        </OpenButton>
    }
}

#[component]
fn Links() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let go = move |place: fn(shared::activity::JoinCode) -> Place| {
        if let Some(code) = phone.place_now().code() {
            phone.go(place(code.clone()));
        }
    };
    view! {
        <nav class="links">
            <button type="button" class="button quiet" on:click=move |_| go(Place::Map)>
                <Icon drawing=MAP />
                {move || t(walker::MAP)}
            </button>
            <button type="button" class="button quiet" on:click=move |_| go(Place::About)>
                <Icon drawing=ABOUT />
                {move || t(walker::ABOUT_LINK)}
            </button>
            <button type="button" class="button quiet" on:click=move |_| go(Place::Gave)>
                <Icon drawing=TICK />
                {move || t(walker::GAVE_LINK)}
            </button>
        </nav>
    }
}

/// The button at the bottom: something caught the walker's eye.
#[component]
fn SpotButton() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let spot = move || {
        phone
            .walk()
            .and_then(|walk| of(&walk, When::Any).into_iter().next())
    };
    let open = move |checklist: &PackChecklist| {
        let draft = phone.draft_for(checklist, None);
        let code = phone.place_now().code().cloned();
        if let (Some(draft), Some(code)) = (draft, code) {
            phone.go(Place::Spot(code, draft.response));
        }
    };
    move || {
        spot().map(|checklist| {
            view! {
                <footer class="bottom">
                    <button
                        type="button"
                        class="button wide lamp"
                        on:click=move |_| open(&checklist)
                    >
                        <Icon drawing=PLUS />
                        {move || t(walker::SPOT)}
                    </button>
                </footer>
            }
        })
    }
}
