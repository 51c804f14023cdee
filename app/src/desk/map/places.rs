//! What is on the map, as a list: for those who do not see it, and for exact reading.

use super::legend::Colouring;
use super::{Findings, Here, Point, Selected, chart, say, worded};
use crate::language::{self, t};
use leptos::prelude::*;
use shared::activity::Stop;
use shared::analysis::comparison::Cell;
use shared::chart::Distribution;
use shared::i18n::desk;

/// Pixels of a stop's bar.
const WIDTH: u32 = 300;

/// Most answers listed; the table of the review page has all.
const LISTED: usize = 200;

#[component]
pub fn Places(
    findings: StoredValue<Findings>,
    colouring: Memo<Colouring>,
    selected: RwSignal<Option<Selected>>,
) -> impl IntoView {
    let stops = findings.with_value(|findings| {
        let tallied = |stop: &&Stop| {
            let mut figures = findings.tally.items.iter().flat_map(|item| &item.stops);
            figures.any(|figure| figure.stop == Some(stop.id))
        };
        let walks = findings.names.walks.iter().flat_map(|walk| &walk.stops);
        walks.filter(tallied).cloned().collect::<Vec<_>>()
    });
    let stop = move |stop: Stop| view! { <StopRow stop findings colouring selected /> };
    view! {
        <div class="stack places">
            <SelectedAnswer findings colouring selected />
            <h2>{say(desk::MAP_STOPS_LIST)}</h2>
            <ul class="stop-figures">{stops.into_iter().map(stop).collect_view()}</ul>
            <details>
                <summary>{say(desk::MAP_ANSWERS_LIST)}</summary>
                <AnswerList findings colouring />
            </details>
        </div>
    }
}

#[component]
fn StopRow(
    stop: Stop,
    findings: StoredValue<Findings>,
    colouring: Memo<Colouring>,
    selected: RwSignal<Option<Selected>>,
) -> impl IntoView {
    let id = stop.id;
    let chosen = move || selected.get() == Some(Selected::Stop(id));
    let title = stop.name.clone();
    let picture = move || {
        let colouring = colouring.get();
        findings.with_value(|findings| draw(&title, &colouring, findings, id))
    };
    view! {
        <li class:selected=chosen>
            <button
                type="button"
                class="button plain"
                aria-pressed=move || chosen().to_string()
                on:click=move |_| selected.set(Some(Selected::Stop(id)))
            >
                {stop.name}
            </button>
            <div inner_html=picture></div>
        </li>
    }
}

fn draw(
    title: &str,
    colouring: &Colouring,
    findings: &Findings,
    stop: shared::id::StopId,
) -> String {
    let (Colouring::Item(item), Some(figure)) =
        (colouring, colouring.figure(&findings.tally, stop))
    else {
        return String::new();
    };
    let tag = language::tag();
    let levels: Vec<&str> = item.levels.iter().map(|level| level.get(&tag)).collect();
    let none = vec![0; levels.len()];
    let counts = match &figure.cell {
        Cell::Shown(figures) => &figures.counts,
        _ => &none,
    };
    chart::distribution(&Distribution {
        title,
        levels: &levels,
        counts,
        n: &worded(&figure.cell, figure.walkers),
        width: WIDTH,
    })
}

#[component]
fn SelectedAnswer(
    findings: StoredValue<Findings>,
    colouring: Memo<Colouring>,
    selected: RwSignal<Option<Selected>>,
) -> impl IntoView {
    let found = move || {
        let Some(Selected::Answer(id)) = selected.get() else {
            return None;
        };
        let find = |it: &Findings| {
            it.points
                .iter()
                .find(|it| it.properties.response == id)
                .cloned()
        };
        findings.with_value(find)
    };
    view! {
        <div role="status">
            {move || {
                found()
                    .map(|point| {
                        view! {
                            <div class="card stack">
                                <h3>{say(desk::MAP_ANSWER_SELECTED)}</h3>
                                <AnswerLine point findings colouring />
                            </div>
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn AnswerList(findings: StoredValue<Findings>, colouring: Memo<Colouring>) -> impl IntoView {
    let points =
        findings.with_value(|it| it.points.iter().take(LISTED).cloned().collect::<Vec<_>>());
    let line = move |point| view! { <li><AnswerLine point findings colouring /></li> };
    view! { <ul class="stack small">{points.into_iter().map(line).collect_view()}</ul> }
}

/// Where, what, and the way to the whole answer.
#[component]
fn AnswerLine(
    point: Point,
    findings: StoredValue<Findings>,
    colouring: Memo<Colouring>,
) -> impl IntoView {
    let href = Here::get().page(&format!("review?answer={}", point.properties.response));
    let stop = findings.with_value(|findings| {
        let mut stops = findings.names.walks.iter().flat_map(|walk| &walk.stops);
        stops
            .find(|stop| Some(stop.id) == point.properties.stop)
            .map(|stop| stop.name.clone())
    });
    let properties = StoredValue::new(point.properties);
    let colour = move || colouring.with(|it| properties.with_value(|point| it.colour(point)));
    let word = move || colouring.with(|it| properties.with_value(|point| it.word(point)));
    view! {
        <span class="level">
            <span class="dot square" style:background-color=colour></span>
            <span>
                {move || stop.clone().unwrap_or_else(|| t(desk::MAP_ELSEWHERE))} " · " {word} " · "
                <a href=href>{say(desk::MAP_OPEN_ANSWER)}</a>
            </span>
        </span>
    }
}
