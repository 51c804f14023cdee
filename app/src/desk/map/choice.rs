//! What the map shows: the question, the filters, and what is drawn.

mod option;

use super::super::icon::{self, Icon};
use super::super::say;
use super::time::TimeSliders;
use super::{ALL, AT, Board, DISTRICT, Here, SHOW, goer};
use crate::language::{self, t};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use option::{Options, daylight, people, set, widths};
use shared::analysis::ScoredItem;
use shared::i18n::{Message, desk};
use shared::map::Question;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
pub struct Shows {
    pub stops: bool,
    pub hexagons: bool,
    /// One by one.
    pub answers: bool,
    pub photos: bool,
    /// Numbers of the layers of other sources.
    pub context: Vec<usize>,
}

impl Shows {
    /// As the address says; else stops, with single answers for those who may see them.
    pub fn of(address: &ParamsMap, researcher: bool) -> Self {
        let Some(said) = address.get(SHOW) else {
            return Self {
                stops: true,
                hexagons: !researcher,
                answers: researcher,
                photos: false,
                context: Vec::new(),
            };
        };
        let words: Vec<&str> = said.split(',').collect();
        let has = |word: &str| words.contains(&word);
        Self {
            stops: has("stops"),
            hexagons: has("hexagons"),
            answers: researcher && has("answers"),
            photos: researcher && has("photos"),
            context: words.iter().filter_map(|word| word.parse().ok()).collect(),
        }
    }

    fn words(&self) -> String {
        let kinds = [
            (self.stops, "stops"),
            (self.hexagons, "hexagons"),
            (self.answers, "answers"),
            (self.photos, "photos"),
        ];
        let kinds = kinds.into_iter().filter(|(shown, _)| *shown);
        let kinds = kinds.map(|(_, word)| word.to_owned());
        let context = self.context.iter().map(ToString::to_string);
        let words: Vec<String> = kinds.chain(context).collect();
        words.join(",")
    }
}

#[component]
pub fn Choices(board: Board) -> impl IntoView {
    let researcher = Here::get().may_review();
    let narrow = move || {
        view! {
            <Field board name="daylight" label=desk::FILTER_DAYLIGHT options=Signal::derive(daylight) />
            <Field board name="people" label=desk::MAP_PEOPLE options=Signal::derive(people) />
            <Field board name="width" label=desk::MAP_WIDTH options=Signal::derive(widths) />
        }
    };
    view! {
        <section class="stack" aria-label=say(desk::FILTERS)>
            <div class="map-fields">
                <DistrictField board />
                <ByField board />
                {researcher.then(narrow)}
            </div>
            <div class="row map-shows">
                <Drawn board />
                {researcher.then(|| view! { <AreaButton board /> })}
            </div>
            {researcher.then(|| view! { <TimeSliders board /> })}
        </section>
    }
}

#[component]
fn DistrictField(board: Board) -> impl IntoView {
    let go = goer();
    let chosen = move || board.filter.with(|filter| filter.selection.district);
    let districts = board.names.with_value(|names| names.districts.clone());
    let options = districts.into_iter().map(|district| {
        view! {
            <option
                value=district.id.to_string()
                selected=move || chosen() == Some(district.id)
            >
                {district.name}
            </option>
        }
    });
    view! {
        <div class="field">
            <label for="map-district">{say(desk::DISTRICT)}</label>
            <select
                id="map-district"
                on:change=move |event| {
                    let value = event_target_value(&event);
                    go(&[(DISTRICT, Some(value)), (AT, None), ("area", None), ("stop", None)]);
                }
            >
                <option value=ALL selected=move || chosen().is_none()>
                    {say(desk::ALL_DISTRICTS)}
                </option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// What gives the colour.
#[component]
fn ByField(board: Board) -> impl IntoView {
    let go = goer();
    let items = Memo::new(move |_| {
        let figures = board.figures.get();
        figures.map_or_else(Vec::new, |figures| figures.items)
    });
    let chosen = Memo::new(move |_| {
        let figures = board.figures.get()?;
        Some(match figures.question {
            Question::Item { item } => item.key(),
            Question::Theme { .. } => "theme".to_owned(),
            Question::Side => "side".to_owned(),
        })
    });
    let option = move |item: ScoredItem| {
        let key = item.key();
        let value = key.clone();
        view! {
            <option value=value selected=move || chosen.get().as_ref() == Some(&key)>
                {item.label.get(&language::tag()).to_owned()}
            </option>
        }
    };
    let is = move |word: &'static str| move || chosen.get().as_deref() == Some(word);
    view! {
        <div class="field">
            <label for="map-by">{say(desk::MAP_COLOUR_BY)}</label>
            <select
                id="map-by"
                on:change=move |event| go(&[("by", Some(event_target_value(&event)))])
            >
                <option value="side" selected=is("side")>
                    {say(desk::MAP_BY_SIDE)}
                </option>
                <option value="theme" selected=is("theme")>
                    {say(desk::MAP_BY_THEME)}
                </option>
                <optgroup label=say(desk::MAP_BY_ITEM)>
                    {move || items.get().into_iter().map(option).collect_view()}
                </optgroup>
            </select>
        </div>
    }
}

#[component]
fn Field(
    board: Board,
    name: &'static str,
    label: Message,
    options: Signal<Options>,
) -> impl IntoView {
    let go = goer();
    let chosen = Memo::new(move |_| board.filter.with(|filter| set(filter, name)));
    let option = move |(value, word): (String, String)| {
        let this = value.clone();
        view! {
            <option value=value selected=move || chosen.get() == this>
                {word}
            </option>
        }
    };
    let group = move |(title, options): (Option<Message>, Vec<(String, String)>)| {
        let options = options.into_iter().map(option).collect_view();
        match title {
            Some(title) => view! { <optgroup label=say(title)>{options}</optgroup> }.into_any(),
            None => options.into_any(),
        }
    };
    view! {
        <div class="field">
            <label for=format!("map-{name}")>{say(label)}</label>
            <select
                id=format!("map-{name}")
                on:change=move |event| {
                    let value = event_target_value(&event);
                    go(&[(name, Some(value).filter(|value| !value.is_empty()))]);
                }
            >
                {move || options.get().into_iter().map(group).collect_view()}
            </select>
        </div>
    }
}

/// What is drawn, each to be switched.
#[component]
fn Drawn(board: Board) -> impl IntoView {
    let researcher = Here::get().may_review();
    let go = goer();
    let switch = move |label: String, of: fn(&mut Shows) -> &mut bool| {
        let go = go.clone();
        let on = move || board.shows.with(|shows| *of(&mut shows.clone()));
        let toggle = move |event| {
            let mut shows = board.shows.get_untracked();
            *of(&mut shows) = event_target_checked(&event);
            go(&[(SHOW, Some(shows.words()))]);
        };
        chip(label, None, on, toggle)
    };
    let go = goer();
    let context = board
        .settings
        .with_value(|settings| settings.layers.clone());
    let context = context.into_iter().enumerate().map(|(number, layer)| {
        let go = go.clone();
        let on = move || board.shows.with(|shows| shows.context.contains(&number));
        let toggle = move |event| {
            let mut shows = board.shows.get_untracked();
            shows.context.retain(|it| *it != number);
            if event_target_checked(&event) {
                shows.context.push(number);
            }
            go(&[(SHOW, Some(shows.words()))]);
        };
        chip(layer.name, Some(desk::MAP_OTHER_SOURCE), on, toggle)
    });
    let context = context.collect_view();
    view! {
        <fieldset class="chips">
            <legend class="unseen">{say(desk::MAP_SHOWS)}</legend>
            {move || {
                let stops = switch(t(desk::MAP_STOPS), |shows| &mut shows.stops);
                let hexagons = switch(t(desk::MAP_HEXAGONS), |shows| &mut shows.hexagons);
                let more = researcher
                    .then(|| {
                        let answers = switch(t(desk::MAP_ANSWERS), |shows| &mut shows.answers);
                        let photos = switch(t(desk::MAP_PHOTOS), |shows| &mut shows.photos);
                        (answers, photos)
                    });
                (stops, hexagons, more)
            }}
            {context}
        </fieldset>
    }
}

fn chip(
    label: String,
    mark: Option<Message>,
    on: impl Fn() -> bool + Send + Sync + 'static,
    toggle: impl FnMut(leptos::ev::Event) + 'static,
) -> impl IntoView {
    view! {
        <label class="chip choice" class:other-source=mark.is_some()>
            <input type="checkbox" prop:checked=on on:change=toggle />
            {label}
            {mark.map(|mark| view! { <span class="quiet">{say(mark)}</span> })}
        </label>
    }
}

/// Draws an area, or takes it off.
#[component]
fn AreaButton(board: Board) -> impl IntoView {
    let go = goer();
    let draw = move || {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || board.drawing.get().to_string()
                on:click=move |_| board.drawing.update(|drawing| *drawing = !*drawing)
            >
                <Icon picture=icon::LASSO />
                {say(desk::MAP_DRAW)}
            </button>
        }
    };
    let clear = move || {
        let go = go.clone();
        view! {
            <span class="chip">
                {say(desk::MAP_AREA)}
                <button
                    type="button"
                    aria-label=say(desk::MAP_AREA_REMOVE)
                    on:click=move |_| go(&[("area", None)])
                >
                    <Icon picture=icon::CROSS />
                </button>
            </span>
        }
    };
    move || {
        let set = board.filter.with(|filter| filter.selection.area.is_some());
        if set {
            clear().into_any()
        } else {
            draw().into_any()
        }
    }
}
