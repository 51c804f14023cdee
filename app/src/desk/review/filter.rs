//! The filters of the review table: they stand in the address bar, so that a view can be kept and
//! sent to someone, and above the table as chips that can be taken off.

use super::super::checklists::{THEMES, theme_name};
use super::super::icon::{self, Icon};
use super::super::{Here, say};
use super::{STATES, state_word};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use shared::activity::{Activity, Stop};
use shared::api::{ResponseRow, WalkSummary};
use shared::district::District;
use shared::i18n::{Message, desk};

/// The filters, as the interface and the address bar name them.
const FILTERS: [(&str, Message); 9] = [
    ("state", desk::FILTER_STATE),
    ("walk", desk::WALK),
    ("district", desk::DISTRICT),
    ("stop", desk::STOP),
    ("theme", desk::THEME),
    ("daylight", desk::FILTER_DAYLIGHT),
    ("quarantined", desk::FILTER_PROBLEMS),
    ("photos", desk::FILTER_PHOTOS),
    ("code", desk::REVIEW_CODE_FILTER),
];

/// What ids in rows and filters are called.
#[derive(Clone)]
pub struct Names {
    pub walks: Vec<Activity>,
    pub districts: Vec<District>,
    /// Codes of the audit, for those who may use them.
    pub codes: Vec<String>,
}

impl Names {
    pub async fn fetch(here: Here) -> Result<Self, api::Error> {
        let may = here.may_review();
        let codes = async {
            if may {
                api::get(here.call("themes")).json().await
            } else {
                Ok(Vec::new())
            }
        };
        let (walks, districts, codes) = futures::try_join!(
            api::get(here.call("walks")).json::<Vec<WalkSummary>>(),
            api::get(here.call("districts")).json(),
            codes,
        )?;
        let walks = walks.into_iter().map(|walk| walk.activity).collect();
        Ok(Self {
            walks,
            districts,
            codes,
        })
    }

    pub fn stop(&self, row: &ResponseRow) -> Option<&str> {
        let walk = self.walks.iter().find(|walk| walk.id == row.activity)?;
        let mut stops = walk.stops.iter();
        stops
            .find(|stop| Some(stop.id) == row.revision.stop)
            .map(|stop| stop.name.as_str())
    }

    /// The stops of a response's walk.
    pub fn stops(&self, row: &ResponseRow) -> &[Stop] {
        let mut walks = self.walks.iter();
        let walk = walks.find(|walk| walk.id == row.activity);
        walk.map_or(&[], |walk| &walk.stops)
    }

    pub fn walk(&self, row: &ResponseRow) -> &str {
        let mut walks = self.walks.iter();
        walks
            .find(|walk| walk.id == row.activity)
            .map_or("", |walk| &walk.title)
    }

    /// What a filter can be set to: value and word.
    fn choices(&self, filter: &str, walk: Option<&str>) -> Vec<(String, String)> {
        let worded = |choices: &[(&str, Message)]| {
            let pairs = choices
                .iter()
                .map(|(value, word)| ((*value).to_owned(), t(*word)));
            pairs.collect::<Vec<_>>()
        };
        match filter {
            "walk" => self
                .walks
                .iter()
                .map(|it| (it.id.to_string(), it.title.clone()))
                .collect(),
            "district" => {
                let districts = self.districts.iter();
                districts
                    .map(|it| (it.id.to_string(), it.name.clone()))
                    .collect()
            }
            "stop" => {
                let walks = self
                    .walks
                    .iter()
                    .filter(|it| walk == Some(it.id.to_string().as_str()));
                let stops = walks.flat_map(|walk| &walk.stops);
                stops
                    .map(|stop| (stop.id.to_string(), stop.name.clone()))
                    .collect()
            }
            "state" => {
                let states = STATES.iter();
                states
                    .map(|it| (it.word().to_owned(), t(state_word(*it))))
                    .collect()
            }
            "code" => {
                let codes = self.codes.iter();
                codes.map(|it| (it.clone(), theme_name(it))).collect()
            }
            "theme" => worded(&THEMES),
            "daylight" => worded(&[
                ("day", desk::DAYLIGHT_DAY),
                ("dusk", desk::DAYLIGHT_DUSK),
                ("night", desk::DAYLIGHT_NIGHT),
            ]),
            "quarantined" => worded(&[
                ("true", desk::WITH_PROBLEMS),
                ("false", desk::WITHOUT_PROBLEMS),
            ]),
            "photos" => worded(&[("true", desk::WITH_PHOTOS), ("false", desk::WITHOUT_PHOTOS)]),
            _ => Vec::new(),
        }
    }
}

/// The filters of the address, as the interface takes them: `&walk=...&photos=true`.
pub fn filters_of(address: &ParamsMap) -> String {
    let mut own = ParamsMap::new();
    for (name, _) in FILTERS {
        if let Some(value) = address.get(name) {
            own.insert(name, value);
        }
    }
    own.to_query_string().replacen('?', "&", 1)
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
    let set = {
        let go = go.clone();
        move |name: &'static str, value: Option<String>| match name {
            // A stop belongs to its walk.
            "walk" => go(&[(name, value), ("stop", None)]),
            _ => go(&[(name, value)]),
        }
    };
    let walk = move || address.with(|address| address.get("walk"));
    let chip = {
        let set = set.clone();
        move |(name, message): (&'static str, Message)| {
            let value = address.with(|address| address.get(name))?;
            let choices = names.with_value(|names| names.choices(name, walk().as_deref()));
            let word = choices
                .into_iter()
                .find(|(it, _)| *it == value)
                .map_or(value, |(_, word)| word);
            let label = t_with(desk::FILTER_REMOVE, &[("name", word.clone().into())]);
            let set = set.clone();
            Some(view! {
                <li class="chip">
                    <span class="quiet">{say(message)}</span>
                    {word}
                    <button type="button" aria-label=label on:click=move |_| set(name, None)>
                        <Icon picture=icon::CROSS />
                    </button>
                </li>
            })
        }
    };
    let field = move |(name, message): (&'static str, Message)| {
        let choices = names.with_value(|names| names.choices(name, walk().as_deref()));
        let current = address.with(|address| address.get(name));
        let options = choices.into_iter().map(|(value, word)| {
            let selected = current.as_ref() == Some(&value);
            view! {
                <option value=value selected=selected>
                    {word}
                </option>
            }
        });
        let options = options.collect_view();
        let closed = matches!(name, "state" | "code") && !may;
        let none = closed || (name == "stop" && walk().is_none());
        let set = set.clone();
        view! {
            <div class="field" hidden=none>
                <label for=format!("filter-{name}")>{say(message)}</label>
                <select
                    id=format!("filter-{name}")
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        set(name, Some(value).filter(|value| !value.is_empty()));
                    }
                >
                    <option value="">{say(desk::ANY)}</option>
                    {options}
                </select>
            </div>
        }
    };
    view! {
        <section class="stack" aria-label=say(desk::FILTERS)>
            <ul class="chips">
                {move || FILTERS.into_iter().filter_map(&chip).collect_view()}
            </ul>
            <details>
                <summary>{say(desk::FILTER_ADD)}</summary>
                <div class="fields">{move || FILTERS.map(&field).collect_view()}</div>
            </details>
        </section>
    }
}
