//! The filters of the review table and of the files: they stand in the address bar, so that a view can be kept
//! and sent to someone, and above the table as chips that can be taken off.

use super::super::icon::{self, Icon};
use super::super::moment::day;
use super::super::{Here, say};
use super::days::{Days, FROM, TO};
use super::names::Names;
use crate::language::{t, t_with};
use chrono::SecondsFormat;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use shared::i18n::{Message, desk};

type Filter = (&'static str, Message);

/// The filters, as the interface and the address bar name them.
const FILTERS: [Filter; 14] = [
    ("state", desk::FILTER_STATE),
    ("walk", desk::WALK),
    ("district", desk::DISTRICT),
    ("stop", desk::STOP),
    ("theme", desk::THEME),
    ("daylight", desk::FILTER_DAYLIGHT),
    (FROM, desk::MAP_FROM),
    (TO, desk::MAP_TO),
    ("people", desk::MAP_PEOPLE),
    (AREA, desk::PLACE),
    ("quarantined", desk::FILTER_PROBLEMS),
    ("photos", desk::FILTER_PHOTOS),
    ("code", desk::REVIEW_CODE_FILTER),
    ("hidden", desk::FILTER_HIDDEN),
];

/// Drawn on the map, and only there.
const AREA: &str = "area";

/// The server does not heed them from others than researchers.
const OF_RESEARCHERS: [&str; 5] = ["state", "people", AREA, "code", "hidden"];

/// The filters of an address, for the address of another page: `?walk=...&photos=true`.
pub fn carried(address: &ParamsMap) -> String {
    filters(address, |_| None)
}

/// The filters of an address, as the interface takes them: `&walk=...&photos=true`.
pub fn filters_of(address: &ParamsMap, zone: &str) -> String {
    let days = Days::of(address);
    let moment = |name: &str| match name {
        FROM => days.from(zone),
        TO => days.to(zone),
        _ => None,
    };
    let moment = |name: &str| Some(moment(name)?.to_rfc3339_opts(SecondsFormat::Secs, true));
    filters(address, moment).replacen('?', "&", 1)
}

fn filters(address: &ParamsMap, other: impl Fn(&str) -> Option<String>) -> String {
    let mut own = ParamsMap::new();
    for (name, _) in FILTERS {
        if let Some(value) = other(name).or_else(|| address.get(name)) {
            own.insert(name, value);
        }
    }
    own.to_query_string()
}

/// Changes the address: each name to its value, or away.
pub fn goer() -> impl Fn(&[(&'static str, Option<String>)]) + Clone + Send + Sync + 'static {
    let (address, location, navigate) = (use_query_map(), use_location(), use_navigate());
    move |changes| {
        let mut wanted = address.get_untracked();
        for (name, value) in changes {
            wanted.remove(name);
            if let Some(value) = value {
                wanted.insert(*name, value.clone());
            }
        }
        let path = location.pathname.get_untracked();
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&format!("{path}{}", wanted.to_query_string()), options);
    }
}

/// Filters set, each with a way to take it off, and behind them those that can be set.
#[component]
pub fn Filters(names: StoredValue<Names>) -> impl IntoView {
    let may = Here::get().may_review();
    let address = use_query_map();
    let go = goer();
    let set = Callback::new(
        move |(name, value): (&'static str, Option<String>)| match name {
            // A stop belongs to its walk.
            "walk" => go(&[(name, value), ("stop", None)]),
            _ => go(&[(name, value)]),
        },
    );
    let open = move |(name, _): &Filter| may || !OF_RESEARCHERS.contains(name);
    let walk = move || address.with(|address| address.get("walk"));
    let choices = move |name| names.with_value(|names| names.choices(name, walk().as_deref()));
    let chip = move |filter: Filter| {
        let value = address.with(|address| address.get(filter.0))?;
        Some(chip(filter, word(filter.0, value, choices(filter.0)), set))
    };
    let field = move |(name, message): Filter| {
        let current = address.with(|address| address.get(name));
        let none = name == AREA || (name == "stop" && walk().is_none());
        let input = match name {
            FROM | TO => day_input(name, current, set).into_any(),
            _ => select(name, current, choices(name), set).into_any(),
        };
        view! {
            <div class="field" hidden=none>
                <label for=format!("filter-{name}")>{say(message)}</label>
                {input}
            </div>
        }
    };
    let filters = move || FILTERS.into_iter().filter(open);
    view! {
        <section class="stack" aria-label=say(desk::FILTERS)>
            <ul class="chips">{move || filters().filter_map(chip).collect_view()}</ul>
            <details>
                <summary>{say(desk::FILTER_ADD)}</summary>
                <div class="fields">{move || filters().map(field).collect_view()}</div>
            </details>
        </section>
    }
}

type Set = Callback<(&'static str, Option<String>)>;

/// What a filter is set to, as people say it.
fn word(name: &str, value: String, choices: Vec<(String, String)>) -> String {
    let date = || value.parse().map(day).ok();
    let chosen = || choices.into_iter().find(|(it, _)| *it == value);
    let word = match name {
        AREA => Some(t(desk::FILTER_AREA_DRAWN)),
        FROM | TO => date(),
        _ => chosen().map(|(_, word)| word),
    };
    word.unwrap_or(value)
}

fn chip((name, message): Filter, word: String, set: Set) -> impl IntoView {
    let label = t_with(desk::FILTER_REMOVE, &[("name", word.clone().into())]);
    view! {
        <li class="chip">
            <span class="quiet">{say(message)}</span>
            {word}
            <button type="button" aria-label=label on:click=move |_| set.run((name, None))>
                <Icon picture=icon::CROSS />
            </button>
        </li>
    }
}

fn select(
    name: &'static str,
    current: Option<String>,
    choices: Vec<(String, String)>,
    set: Set,
) -> impl IntoView {
    let options = choices.into_iter().map(|(value, word)| {
        let selected = current.as_ref() == Some(&value);
        view! {
            <option value=value selected=selected>
                {word}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <select
            id=format!("filter-{name}")
            on:change=move |event| {
                let value = event_target_value(&event);
                set.run((name, Some(value).filter(|value| !value.is_empty())));
            }
        >
            <option value="">{say(desk::ANY)}</option>
            {options}
        </select>
    }
}

fn day_input(name: &'static str, current: Option<String>, set: Set) -> impl IntoView {
    view! {
        <input
            id=format!("filter-{name}")
            type="date"
            value=current
            on:change=move |event| {
                let value = event_target_value(&event);
                set.run((name, Some(value).filter(|value| !value.is_empty())));
            }
        />
    }
}
