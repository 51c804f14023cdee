//! The list: a row per answer, which can be ticked to say something of many at once.

use super::super::table::TableFrame;
use super::super::{Here, moment, say};
use super::{ANSWER, About, Bench, Names, Rows, StateSign};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use shared::api::ResponseRow;
use shared::i18n::{Message, desk};
use shared::id::ResponseId;
use shared::response::Daylight;
use shared::review::ReviewState;
use std::collections::BTreeSet;

#[component]
pub fn Listing(
    rows: Rows,
    names: StoredValue<Names>,
    bench: Bench,
    open: Signal<Option<ResponseId>>,
) -> impl IntoView {
    let more = move || rows.page.with(|page| page.as_ref()?.next.clone());
    let shown = move || {
        rows.page.with(|page| {
            let page = page.as_ref()?;
            let arguments = [
                ("shown", page.rows.len().into()),
                ("total", page.total.into()),
            ];
            Some(t_with(desk::SHOWN_OF, &arguments))
        })
    };
    let each = move || {
        rows.page
            .with(|page| page.as_ref().map(|it| it.rows.clone()).unwrap_or_default())
    };
    let may = Here::get().may_review();
    let tick = may.then(|| view! { <th scope="col"><TickAll rows bench /></th> });
    let review = may.then(|| view! { <th scope="col">{say(desk::FILTER_STATE)}</th> });
    view! {
        <TableFrame label=desk::REVIEW>
            <thead>
                <tr>
                    {tick}
                    {review}
                    <th scope="col">{say(desk::STOP)}</th>
                    <th scope="col">{say(desk::ROSTER_WALKER)}</th>
                    <th scope="col" class="wide">
                        {say(desk::WHEN_ANSWERED)}
                    </th>
                    <th scope="col" class="wide">
                        {say(desk::FILTER_DAYLIGHT)}
                    </th>
                    <th scope="col" class="number wide">
                        {say(desk::FILTER_PHOTOS)}
                    </th>
                    <th scope="col" class="wide">
                        {say(desk::STATUS)}
                    </th>
                    <th scope="col" class="wide walk-column">
                        {say(desk::WALK)}
                    </th>
                </tr>
            </thead>
            <tbody>
                <For each key=|row| (row.revision.id, row.verified.len()) let:row>
                    <Row row rows names bench open />
                </For>
            </tbody>
        </TableFrame>
        <div class="row">
            <p class="quiet small">{shown}</p>
            <Show when=move || more().is_some()>
                <button type="button" class="button" on:click=move |_| rows.fetch_more()>
                    {say(desk::MORE)}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Row(
    row: ResponseRow,
    rows: Rows,
    names: StoredValue<Names>,
    bench: Bench,
    open: Signal<Option<ResponseId>>,
) -> impl IntoView {
    let here = Here::get();
    let zone = here.audit.time_zone.clone();
    let address = use_query_map();
    let location = use_location();
    let id = row.revision.response;
    let href = move || {
        let mut wanted = address.get();
        wanted.replace(ANSWER, id.to_string());
        format!("{}{}", location.pathname.get(), wanted.to_query_string())
    };
    let (stop, walk) = names.with_value(|names| {
        (
            names.stop(&row).map(str::to_owned),
            names.walk(&row).to_owned(),
        )
    });
    let place = move || stop.clone().unwrap_or_else(|| t(desk::ROSTER_ELSEWHERE));
    let (nickname, unnamed) = (row.nickname.clone(), row.nickname.is_empty());
    let captured = row.revision.captured_at;
    let photos = row.revision.attachments.len();
    let daylight = row.revision.daylight;
    let before = row.review.state;
    // The row stays in the page while its review changes: whoever stands on it by keyboard stays there.
    let state = Memo::new(move |_| {
        rows.page.with(|page| {
            let mut rows = page.iter().flat_map(|page| &page.rows);
            let found = rows.find(|row| row.revision.response == id);
            found.map_or(before, |row| row.review.state)
        })
    });
    let label = {
        let (place, nickname) = (place.clone(), nickname.clone());
        move || {
            let arguments = [("stop", place().into()), ("name", nickname.clone().into())];
            t_with(desk::REVIEW_TICK, &arguments)
        }
    };
    let ticks = here.may_review().then(|| {
        view! {
            <td>
                <Tick bench id label=Signal::derive(label) />
            </td>
            <td>
                <StateSign state />
            </td>
        }
    });
    view! {
        <tr class:selected=move || open.get() == Some(id)>
            {ticks}
            <th scope="row" class="nowrap">
                <a
                    href=href
                    data-noscroll
                    aria-current=move || (open.get() == Some(id)).then_some("true")
                >
                    {place}
                </a>
            </th>
            <td class:quiet=unnamed>
                {move || if unnamed { t(desk::ROSTER_UNNAMED) } else { nickname.clone() }}
            </td>
            <td class="nowrap wide">{move || moment::day_and_time(captured, &zone)}</td>
            <td class="wide">{move || daylight.map(|it| t(daylight_word(it)))}</td>
            <td class="number wide">{(photos > 0).then_some(photos)}</td>
            <td class="wide">
                <Status row=row.clone() />
            </td>
            <td class="clip wide walk-column">{walk}</td>
        </tr>
    }
}

#[component]
fn Tick(bench: Bench, id: ResponseId, label: Signal<String>) -> impl IntoView {
    let toggle = move |event| {
        let on = event_target_checked(&event);
        bench.ticked.update(|ticked| {
            if on {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=label
            prop:checked=move || bench.ticked.with(|ticked| ticked.contains(&id))
            on:change=toggle
        />
    }
}

/// Ticks all rows that are shown, or none; neither ticked nor blank while some are.
#[component]
fn TickAll(rows: Rows, bench: Bench) -> impl IntoView {
    let toggle = move |event| {
        let shown = rows.page.with_untracked(|page| {
            let rows = page.iter().flat_map(|page| &page.rows);
            rows.map(|row| row.revision.response).collect()
        });
        bench.ticked.set(if event_target_checked(&event) {
            shown
        } else {
            BTreeSet::new()
        });
    };
    let ticked = move || bench.ticked.with(BTreeSet::len);
    let shown = move || {
        rows.page
            .with(|page| page.as_ref().map_or(0, |page| page.rows.len()))
    };
    let all = move || ticked() > 0 && ticked() == shown();
    let some = move || ticked() > 0 && !all();
    view! {
        <input
            type="checkbox"
            aria-label=say(desk::REVIEW_TICK_ALL)
            prop:checked=all
            prop:indeterminate=some
            on:change=toggle
        />
    }
}

/// What can be said of all ticked rows at once.
#[component]
pub fn Bulk(bench: Bench, rows: Rows) -> impl IntoView {
    let ticked = bench.ticked;
    // Filters that change take the ticks with them: nobody acts on rows they do not see.
    Effect::new(move || {
        let shown: Vec<ResponseId> = rows.page.with(|page| {
            let rows = page.iter().flat_map(|page| &page.rows);
            rows.map(|row| row.revision.response).collect()
        });
        if ticked.with_untracked(|ticked| ticked.iter().any(|id| !shown.contains(id))) {
            ticked.update(|ticked| ticked.retain(|id| shown.contains(id)));
        }
    });
    let chosen = move || ticked.with_untracked(|ticked| ticked.iter().copied().collect::<Vec<_>>());
    let button = move |state, word: Message| {
        let act = move |_| {
            bench.acting.set_state(&chosen(), state);
            ticked.update(BTreeSet::clear);
        };
        view! {
            <button type="button" class="button" on:click=act>
                {say(word)}
            </button>
        }
    };
    let code = move |_| {
        let about = About {
            responses: chosen(),
            ..About::default()
        };
        bench.about.set(Some(about));
    };
    view! {
        <Show when=move || ticked.with(|ticked| !ticked.is_empty())>
            <div class="row bulk" role="group" aria-label=say(desk::REVIEW_BULK)>
                <strong>
                    {move || {
                        t_with(desk::REVIEW_SELECTED, &[("n", ticked.with(BTreeSet::len).into())])
                    }}
                </strong>
                {button(ReviewState::Accepted, desk::REVIEW_ACCEPT)}
                {button(ReviewState::Flagged, desk::REVIEW_FLAG)}
                {button(ReviewState::Hidden, desk::REVIEW_HIDE)}
                <button type="button" class="button" on:click=code>
                    {say(desk::REVIEW_CODE)}
                </button>
            </div>
        </Show>
    }
}

pub fn daylight_word(daylight: Daylight) -> Message {
    match daylight {
        Daylight::Day => desk::DAYLIGHT_DAY,
        Daylight::Dusk => desk::DAYLIGHT_DUSK,
        Daylight::Night => desk::DAYLIGHT_NIGHT,
    }
}

/// Whether an answer is whole, unfinished or has problems, as a dot and a word.
#[component]
pub fn Status(row: ResponseRow) -> impl IntoView {
    let problems = row.problems.len();
    let (dot, word): (_, Option<Message>) = match row.revision.complete {
        _ if problems > 0 => ("dot bad", None),
        true => ("dot good", Some(desk::STATUS_COMPLETE)),
        false => ("dot wait", Some(desk::STATUS_PARTIAL)),
    };
    let word = move || match word {
        Some(word) => t(word),
        None => t_with(desk::STATUS_PROBLEMS, &[("n", problems.into())]),
    };
    view! {
        <span class="state">
            <span class=dot></span>
            {word}
        </span>
    }
}
