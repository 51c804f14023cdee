//! From which day to which: two sliders over the days on which answers were given.

use super::super::moment::{day, day_of};
use super::super::review::{FROM, TO};
use super::super::say;
use super::{Board, Here, goer};
use chrono::{Days as Count, NaiveDate};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::i18n::{Message, desk};

/// The sliders; nothing where all answers are of one day.
#[component]
pub fn TimeSliders(board: Board) -> impl IntoView {
    let zone = StoredValue::new(Here::get().audit.time_zone);
    let span = Memo::new(move |_| {
        let (first, last) = board.figures.with(|figures| figures.as_ref()?.span)?;
        let day = |time| zone.with_value(|zone| day_of(time, zone));
        day(first)
            .zip(day(last))
            .filter(|(first, last)| first < last)
    });
    move || {
        span.get().map(|(first, last)| {
            view! {
                <fieldset class="sliders">
                    <legend class="unseen">{say(desk::MAP_TIME)}</legend>
                    <Slider name=FROM label=desk::MAP_FROM first last />
                    <Slider name=TO label=desk::MAP_TO first last />
                </fieldset>
            }
        })
    }
}

#[component]
fn Slider(name: &'static str, label: Message, first: NaiveDate, last: NaiveDate) -> impl IntoView {
    let address = use_query_map();
    let go = goer();
    let unset = if name == FROM { first } else { last };
    let chosen = move || {
        let set = address.with(|address| address.get(name)?.parse::<NaiveDate>().ok());
        set.unwrap_or(unset).clamp(first, last)
    };
    let days = (last - first).num_days();
    // What the thumb says while it is dragged; the address changes when it is let go.
    let at = RwSignal::new((chosen() - first).num_days());
    Effect::new(move || at.set((chosen() - first).num_days()));
    let date = move || {
        let passed = Count::new(at.get().clamp(0, days).unsigned_abs());
        first.checked_add_days(passed).unwrap_or(first)
    };
    let id = format!("map-{name}");
    let change = move |_| {
        let day = date();
        let set = (day != unset).then(|| day.to_string());
        go(&[(name, set)]);
    };
    view! {
        <div class="slider">
            <label for=id.clone()>{say(label)}</label>
            <input
                id=id
                type="range"
                min="0"
                max=days
                prop:value=at
                aria-valuetext=move || day(date())
                on:input=move |event| {
                    at.set(event_target_value(&event).parse().unwrap_or_default());
                }
                on:change=change
            />
            <output>{move || day(date())}</output>
        </div>
    }
}
