//! Walk by walk how much is filled in: a square for each stop, with the number of walkers who finished
//! the checklist there.

use super::super::walks::StateWord;
use super::super::{Here, moment, say};
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::activity::{Activity, When};
use shared::api::{Coverage, WalkStanding};
use shared::i18n::desk;
use shared::id::ActivityId;

/// Most walks on the page, the newest; all are on a page of their own.
const WALKS: usize = 12;

#[component]
pub fn Walks(walks: Memo<Vec<WalkStanding>>) -> impl IntoView {
    let here = Here::get();
    let all = here.page("walks");
    let shown = move || {
        walks.with(|walks| {
            let shown = walks.iter().take(WALKS);
            shown
                .map(|it| it.summary.activity.clone())
                .collect::<Vec<_>>()
        })
    };
    let more = move || walks.with(|walks| walks.len() > WALKS);
    view! {
        <section class="stack">
            <h2>{say(desk::OVERVIEW_COVERAGE)}</h2>
            <p class="quiet small">{say(desk::OVERVIEW_COVERAGE_HINT)}</p>
            <ul class="coverage">
                <For each=shown key=key let:activity>
                    <Walk activity walks />
                </For>
            </ul>
            <Show when=more>
                <p>
                    <a href=all.clone()>{say(desk::OVERVIEW_MORE_WALKS)}</a>
                </p>
            </Show>
        </section>
    }
}

/// Drawn anew when the walk itself is another; figures change in place.
fn key(activity: &Activity) -> String {
    let stops: Vec<&str> = activity
        .stops
        .iter()
        .map(|stop| stop.name.as_str())
        .collect();
    let checklists = activity.checklists.len();
    format!(
        "{} {} {:?} {checklists} {}",
        activity.id,
        activity.title,
        activity.state,
        stops.join("\n")
    )
}

#[component]
fn Walk(activity: Activity, walks: Memo<Vec<WalkStanding>>) -> impl IntoView {
    let here = Here::get();
    let id = activity.id;
    let href = here.page(&format!("walks/{id}"));
    let date = activity.date;
    let (state, title) = (activity.state, activity.title.clone());
    let figures = move || figures(walks, id);
    let lines = (0..activity.checklists.len())
        .map(|at| view! { <Line activity=activity.clone() at walks /> });
    view! {
        <li>
            <div class="row">
                <h3>
                    <a href=href>{title}</a>
                </h3>
                <span class="quiet">{move || moment::day(date)}</span>
                <StateWord state />
            </div>
            <p class="quiet">{figures}</p>
            {lines.collect_view()}
        </li>
    }
}

fn of<T>(
    walks: Memo<Vec<WalkStanding>>,
    id: ActivityId,
    read: impl Fn(&WalkStanding) -> T,
) -> Option<T> {
    walks.with(|walks| {
        let mut walks = walks.iter();
        walks.find(|it| it.summary.activity.id == id).map(read)
    })
}

/// "9 walkers · 7 answered · 3 checklists begun · 12 checklists missing"
fn figures(walks: Memo<Vec<WalkStanding>>, id: ActivityId) -> String {
    let counts = of(walks, id, |it| {
        (it.summary.walkers, it.answered, it.begun, it.missing())
    });
    let (walkers, answered, begun, missing) = counts.unwrap_or_default();
    let mut said = vec![
        t_with(desk::WALKERS, &[("n", walkers.into())]),
        t_with(desk::OVERVIEW_ANSWERED, &[("n", answered.into())]),
    ];
    for (message, n) in [
        (desk::OVERVIEW_BEGUN, begun),
        (desk::OVERVIEW_MISSING, missing),
    ] {
        if n > 0 {
            said.push(t_with(message, &[("n", n.into())]));
        }
    }
    said.join(" · ")
}

/// One checklist of a walk: at each stop, or once, or how many there are.
#[component]
fn Line(activity: Activity, at: usize, walks: Memo<Vec<WalkStanding>>) -> impl IntoView {
    let id = activity.id;
    let coverage = Memo::new(move |_| {
        of(walks, id, |it| (it.coverage.get(at).cloned(), it.answered)).unwrap_or_default()
    });
    let title = move || {
        coverage.with(|(coverage, _)| {
            let title = coverage
                .as_ref()
                .map(|it| it.title.get(&language::tag()).to_owned());
            title.unwrap_or_default()
        })
    };
    let when = activity.checklists.get(at).map(|it| it.when);
    let numbers = match when {
        Some(When::Stop) => view! { <Strip activity coverage /> }.into_any(),
        _ => {
            view! { <p>{move || coverage.with(|(coverage, of)| once(coverage.as_ref(), *of))}</p> }
                .into_any()
        }
    };
    view! {
        <div class="coverage-line">
            <p class="small">{title}</p>
            {numbers}
        </div>
    }
}

/// Of a checklist that is asked once how many have it; of one for any time how many there are.
fn once(coverage: Option<&Coverage>, answered: u32) -> String {
    coverage.map_or_else(String::new, |it| match it.when {
        When::Any => t_with(desk::ANSWERS, &[("n", it.responses.into())]),
        When::Stop | When::Once => {
            let arguments = [("n", it.walkers.into()), ("total", answered.into())];
            t_with(desk::OVERVIEW_OF, &arguments)
        }
    })
}

#[component]
fn Strip(activity: Activity, coverage: Memo<(Option<Coverage>, u32)>) -> impl IntoView {
    let stop = |(at, stop): (usize, shared::activity::Stop)| {
        let here = move || {
            coverage.with(|(coverage, answered)| {
                let stops = coverage.as_ref().map(|it| it.stops.as_slice());
                (
                    stops.and_then(|it| it.get(at)).copied().unwrap_or_default(),
                    *answered,
                )
            })
        };
        let share = move || match here() {
            (0, _) => "none",
            (n, of) if n >= of => "all",
            _ => "some",
        };
        let named = Signal::derive(move || {
            let (n, of) = here();
            let arguments = [
                ("stop", stop.name.as_str().into()),
                ("n", n.into()),
                ("total", of.into()),
            ];
            t_with(desk::OVERVIEW_AT, &arguments)
        });
        view! {
            <li data-share=share title=named>
                <span aria-hidden="true">{move || here().0}</span>
                <span class="unseen">{named}</span>
            </li>
        }
    };
    view! { <ol class="strip">{activity.stops.into_iter().enumerate().map(stop).collect_view()}</ol> }
}
