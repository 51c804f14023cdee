//! One walk while it happens: how people join it, who did, and what their phones still hold.

mod newer;
mod tracks;

use super::entry::EntryMark;
use super::notice::{Bad, loaded, sentence};
use super::rescue::ImportRescue;
use super::table::TableFrame;
use super::walks::StateWord;
use super::{Here, moment, say};
use crate::api;
use crate::language::{current, t, t_with};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use newer::NewerVersions;
use send_wrapper::SendWrapper;
use shared::activity::{Activity, State, Stop};
use shared::api::{Roster, RosterRow, SetState, WalkSummary};
use shared::i18n::{Message, desk};
use tracks::Tracks;

/// How often the roster is read again, in milliseconds.
const PULSE: u32 = 5_000;

#[component]
pub fn Walk() -> impl IntoView {
    let here = Here::get();
    let params = use_params_map();
    let data = LocalResource::new(move || {
        let walk = params.with(|params| params.get("walk").unwrap_or_default());
        let path = here.call(&format!("walks/{walk}"));
        async move { api::get(path).json::<WalkSummary>().await }
    });
    view! {
        <div class="page">
            {loaded(data, move |walk| view! { <One activity=walk.activity changed=move || data.refetch() /> })}
        </div>
    }
}

#[component]
fn One(activity: Activity, changed: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let here = Here::get();
    let edit = here.page(&format!("walks/{}/edit", activity.id));
    let answers = here.page(&format!("review?walk={}", activity.id));
    let paper = here.page(&format!("walks/{}/paper", activity.id));
    let draft = activity.state == State::Draft;
    view! {
        <div class="page-head">
            <div>
                <p class="page-name">{move || moment::day(activity.date)}</p>
                <h1>{activity.title.clone()}</h1>
                <p>
                    <StateWord state=activity.state />
                </p>
            </div>
            <div class="row">
                {(!draft).then(|| view! { <a href=answers>{say(desk::REVIEW)}</a> })}
                {here
                    .may_plan()
                    .then(|| {
                        view! {
                            <a class="button" href=edit>
                                {say(desk::EDIT)}
                            </a>
                        }
                    })}
            </div>
        </div>
        <div class="split">
            <Join activity=activity.clone() />
            {here.may_plan().then(|| view! { <StateChange activity=activity.clone() changed /> })}
        </div>
        {(here.may_plan() && activity.state != State::Closed)
            .then(|| view! { <NewerVersions activity=activity.clone() changed /> })}
        {(!draft).then(|| view! { <LiveRoster activity=activity.clone() /> })}
        {(!draft && here.may_review()).then(|| view! { <Tracks activity /> })}
        {(!draft && here.may_plan())
            .then(|| {
                view! {
                    <section class="stack">
                        <h2>{say(desk::PAPER_TITLE)}</h2>
                        <p>{say(desk::PAPER_WHAT)}</p>
                        <div class="row">
                            <a class="button" href=paper>
                                {say(desk::PAPER_OPEN)}
                            </a>
                        </div>
                    </section>
                    <ImportRescue />
                }
            })}
    }
}

/// The code, as people scan, type and print it.
#[component]
fn Join(activity: Activity) -> impl IntoView {
    let here = Here::get();
    let walk = format!("/api/v1{}", here.call(&format!("walks/{}", activity.id)));
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/w/{}", activity.code);
    let poster = {
        let walk = walk.clone();
        move || format!("{walk}/poster?language={}", current().tag())
    };
    let sheets = format!("{walk}/sheets");
    view! {
        <section class="card join">
            <img class="qr" src=format!("{walk}/qr.svg") alt=say(desk::WALK_QR) />
            <div class="stack">
                <h2>{say(desk::WALK_JOIN)}</h2>
                <p class="code">{activity.code.to_string()}</p>
                <p>
                    <a href=address.clone() target="_blank" rel="external">
                        {address.clone()}
                    </a>
                </p>
                <p>
                    <a href=poster target="_blank">
                        {say(desk::WALK_POSTER)}
                    </a>
                </p>
                <p>
                    <a href=sheets target="_blank">
                        {say(desk::WALK_SHEETS)}
                    </a>
                </p>
                {(activity.state == State::Draft)
                    .then(|| view! { <p class="quiet">{say(desk::WALK_DRAFT_HINT)}</p> })}
            </div>
        </section>
    }
}

/// Draft -> open -> closed, and open again.
#[component]
fn StateChange(activity: Activity, changed: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let here = Here::get();
    let path = StoredValue::new(here.call(&format!("walks/{}/state", activity.id)));
    let failed = RwSignal::new(None);
    let ready = !activity.stops.is_empty() && !activity.checklists.is_empty();
    let (next, word, hint): (_, Message, Message) = match activity.state {
        State::Draft if !ready => (State::Open, desk::WALK_OPEN, desk::WALK_NO_STOPS_YET),
        State::Draft => (State::Open, desk::WALK_OPEN, desk::WALK_OPEN_HINT),
        State::Open => (State::Closed, desk::WALK_CLOSE, desk::WALK_CLOSE_HINT),
        State::Closed => (State::Open, desk::WALK_REOPEN, desk::WALK_OPEN_HINT),
    };
    let change = move |_| {
        spawn_local(async move {
            let body = SetState { state: next };
            match api::post(path.get_value()).body(&body).done().await {
                Ok(()) => changed(),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <section class="stack">
            <p>{say(hint)}</p>
            <div class="row">
                <button
                    type="button"
                    class="button"
                    class:primary=next == State::Open
                    disabled=!ready
                    on:click=change
                >
                    {say(word)}
                </button>
            </div>
            <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
        </section>
    }
}

/// The roster, read again every few seconds while the page is open. What was read last stays when
/// the server does not answer.
#[component]
fn LiveRoster(activity: Activity) -> impl IntoView {
    let here = Here::get();
    let zone = StoredValue::new(here.audit.time_zone.clone());
    let path = StoredValue::new(here.call(&format!("walks/{}/roster", activity.id)));
    let roster = RwSignal::new(None::<Roster>);
    let failed = RwSignal::new(None::<api::Error>);
    let look = move || {
        spawn_local(async move {
            match api::get(path.get_value()).json::<Roster>().await {
                Ok(fresh) => {
                    roster.set(Some(fresh));
                    failed.set(None);
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    look();
    let pulse = SendWrapper::new(Interval::new(PULSE, look));
    on_cleanup(move || drop(pulse));
    let state = move || match (roster.get(), failed.get()) {
        (None, None) => t(desk::LOADING),
        (None, Some(error)) => sentence(&error),
        (Some(roster), failed) => {
            let message = if failed.is_some() {
                desk::ROSTER_STALE
            } else {
                desk::ROSTER_LIVE
            };
            let time = moment::day_and_time(roster.now, &zone.get_value());
            t_with(message, &[("time", time.into())])
        }
    };
    let stops = StoredValue::new(activity.stops);
    let code = StoredValue::new(activity.code.to_string());
    view! {
        <section class="stack">
            <h2>{say(desk::ROSTER)}</h2>
            {move || {
                roster
                    .get()
                    .map(|roster| {
                        if roster.walkers.is_empty() {
                            let code = code.get_value();
                            view! {
                                <p class="notice wait">
                                    {move || t_with(desk::ROSTER_EMPTY, &[("code", code.as_str().into())])}
                                </p>
                            }
                                .into_any()
                        } else {
                            view! { <RosterTable roster stops=stops.get_value() /> }.into_any()
                        }
                    })
            }}
            <p class="small quiet">{state}</p>
        </section>
    }
}

#[component]
fn RosterTable(roster: Roster, stops: Vec<Stop>) -> impl IntoView {
    let zone = StoredValue::new(Here::get().audit.time_zone);
    let now = roster.now;
    let heads = stops.into_iter().enumerate().map(|(index, stop)| {
        view! {
            <th scope="col" class="number" title=stop.name.clone()>
                <span aria-hidden="true">{index + 1}</span>
                <span class="unseen">{stop.name.clone()}</span>
            </th>
        }
    });
    let row = move |walker: RosterRow| {
        let unnamed = walker.nickname.is_empty();
        let name = walker.nickname.clone();
        let name = move || {
            if unnamed {
                t(desk::ROSTER_UNNAMED)
            } else {
                name.clone()
            }
        };
        let cells = walker
            .answered
            .iter()
            .map(|count| view! { <td class="number">{done(*count)}</td> });
        let total = walker.answered.iter().sum::<u32>() + walker.elsewhere;
        let holds = |count: u32| {
            view! {
                <td class="number">
                    {(count > 0)
                        .then(|| {
                            view! {
                                <span class="state">
                                    <span class="dot wait"></span>
                                    {count}
                                </span>
                            }
                        })}
                </td>
            }
        };
        let heard = walker.last_heard_at;
        view! {
            <tr>
                <th scope="row" class:quiet=unnamed>
                    {name} <EntryMark entry=walker.entry />
                </th>
                <td>{walker.language.clone()}</td>
                {cells.collect_view()}
                <td class="number">{done(walker.elsewhere)}</td>
                <td class="number">{total}</td>
                {holds(walker.waiting)}
                {holds(walker.photos_missing)}
                <td class="nowrap">{move || moment::ago(heard, now, &zone.get_value())}</td>
            </tr>
        }
    };
    view! {
        <TableFrame label=desk::ROSTER>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::ROSTER_WALKER)}</th>
                        <th scope="col">{say(desk::LANGUAGE)}</th>
                        {heads.collect_view()}
                        <th scope="col" class="number">
                            {say(desk::ROSTER_ELSEWHERE)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::ROSTER_TOTAL)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::ROSTER_WAITING)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::ROSTER_PHOTOS)}
                        </th>
                        <th scope="col">{say(desk::ROSTER_HEARD)}</th>
                    </tr>
                </thead>
                <tbody>{roster.walkers.into_iter().map(row).collect_view()}</tbody>
            </TableFrame>
    }
}

/// A count in the roster; a dash is easier to overlook than a zero.
fn done(count: u32) -> String {
    if count == 0 {
        "–".to_owned()
    } else {
        count.to_string()
    }
}
