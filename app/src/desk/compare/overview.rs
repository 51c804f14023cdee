//! All questions at a glance: how far apart the two sides are on each, the furthest first.

use super::super::say;
use super::super::table::TableFrame;
use super::Board;
use super::item::anchor;
use super::take::{Chart, Take};
use super::word::{delta, in_side, pair_n, said, side_name};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::analysis::comparison::{Difference, ItemComparison};
use shared::analysis::side::Side;
use shared::chart::{Forest, ForestRow, forest, whisker};
use shared::export::comparison as csv;
use shared::i18n::desk;
use std::sync::Arc;

/// Shown at first; the rest on demand.
const FIRST: usize = 8;

/// As a file, in pixels.
const WIDE: u32 = 860;

/// Items with the difference of a pair, the largest first; equal ones in the order of the checklists.
pub fn by_size(items: &[Arc<ItemComparison>], pair: (Side, Side)) -> Vec<Arc<ItemComparison>> {
    let size = |item: &Arc<ItemComparison>| difference(item, pair).map(|it| it.delta.abs());
    let mut sized: Vec<(f64, Arc<ItemComparison>)> = items
        .iter()
        .filter_map(|item| Some((size(item)?, Arc::clone(item))))
        .collect();
    sized.sort_by(|a, b| b.0.total_cmp(&a.0));
    sized.into_iter().map(|(_, item)| item).collect()
}

/// The difference of a pair, from the first to the second whichever way it was counted.
fn difference(item: &ItemComparison, (first, second): (Side, Side)) -> Option<Difference> {
    let mut all = item.differences.iter();
    let found = all.find(|it| {
        (it.first, it.second) == (first, second) || (it.first, it.second) == (second, first)
    });
    let found = found?.clone();
    Some(if found.first == first {
        found
    } else {
        found.turned()
    })
}

#[component]
pub fn Overview(
    board: Board,
    items: Arc<Vec<Arc<ItemComparison>>>,
    pair: (Side, Side),
) -> impl IntoView {
    let sorted = Arc::new(by_size(&items, pair));
    let named = move |name: fn(Side, &[shared::district::District]) -> String| {
        let of = |side| board.districts.with_value(|it| name(side, it));
        [("first", of(pair.0).into()), ("second", of(pair.1).into())]
    };
    let title = Signal::derive(move || t_with(desk::COMPARE_LARGEST, &named(side_name)));
    if sorted.is_empty() {
        return view! {
            <section class="stack">
                <h2>{title}</h2>
                <p class="quiet">{say(desk::COMPARE_LARGEST_NONE)}</p>
            </section>
        }
        .into_any();
    }
    let chart = Chart {
        title,
        what: format!("differences {} {}", pair.0.by().word(), shorter(pair)),
        picture: Arc::new({
            let sorted = Arc::clone(&sorted);
            move || draw(board, &sorted, pair)
        }),
        csv: Arc::new({
            let sorted = Arc::clone(&sorted);
            move |compared| csv::differences(sorted.iter().map(AsRef::as_ref), compared)
        }),
    };
    let count = sorted.len();
    let more = RwSignal::new(false);
    let rows = move || {
        let shown = if more.get() { count } else { FIRST };
        let shown = sorted.iter().take(shown);
        shown.map(|item| row(board, item, pair)).collect_view()
    };
    let rest = (count > FIRST).then(|| {
        view! {
            <button
                type="button"
                class="button"
                aria-expanded=move || more.get().to_string()
                on:click=move |_| more.update(|more| *more = !*more)
            >
                {move || {
                    let message = if more.get() {
                        desk::COMPARE_FEWER
                    } else {
                        desk::COMPARE_ALL
                    };
                    t_with(message, &[("n", count.into())])
                }}
            </button>
        }
    });
    view! {
        <section class="stack compare-overview">
            <h2>{title}</h2>
            <p class="small quiet">
                {move || t_with(desk::COMPARE_DIRECTION, &named(in_side))}
            </p>
            <TableFrame label=desk::COMPARE_DIFFERENCE>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::COMPARE_QUESTION)}</th>
                        <th scope="col">{say(desk::COMPARE_DIFFERENCE)}</th>
                        <th scope="col">{say(desk::COMPARE_DELTA_COLUMN)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            <div class="beside-chart">{rest} <Take board chart /></div>
        </section>
    }
    .into_any()
}

/// Districts have long ids and no place in a file's name.
fn shorter(pair: (Side, Side)) -> String {
    let word = |side: Side| {
        side.district()
            .map_or_else(|| side.word(), |_| String::new())
    };
    format!("{} {}", word(pair.0), word(pair.1))
}

fn row(board: Board, item: &ItemComparison, pair: (Side, Side)) -> Option<impl IntoView + use<>> {
    let of = difference(item, pair)?;
    let label = item.item.label.clone();
    let picture = whisker(of.delta, of.interval);
    let words = board.districts.with_value(|districts| said(&of, districts));
    Some(view! {
        <tr>
            <th scope="row">
                <a href=format!("#{}", anchor(item)) rel="external">
                    {label.get(&language::tag()).to_owned()}
                </a>
                <p class="small quiet">{words}</p>
            </th>
            <td inner_html=picture></td>
            <td class="figures">
                <p>{delta(&of)}</p>
                <p class="small quiet">{pair_n(&of)}</p>
            </td>
        </tr>
    })
}

fn draw(board: Board, items: &[Arc<ItemComparison>], pair: (Side, Side)) -> String {
    let tag = language::tag_now();
    let end = |side: Side| {
        let side = board.districts.with_value(|it| in_side(side, it));
        t_with(desk::COMPARE_END, &[("side", side.into())])
    };
    let (first, second) = (end(pair.0), end(pair.1));
    let rows: Vec<(&str, Difference, String)> = items
        .iter()
        .filter_map(|item| {
            let of = difference(item, pair)?;
            let n = format!("{}; {}", delta(&of), pair_n(&of));
            Some((item.item.label.get(&tag), of, n))
        })
        .collect();
    let rows: Vec<ForestRow> = rows
        .iter()
        .map(|(name, of, n)| ForestRow {
            name,
            n,
            delta: of.delta,
            interval: of.interval,
        })
        .collect();
    let name = |side| board.districts.with_value(|it| side_name(side, it));
    forest(&Forest {
        title: &format!(
            "{} / {}: {}",
            name(pair.0),
            name(pair.1),
            t(desk::COMPARE_DIFFERENCE)
        ),
        ends: (&first, &second),
        rows: &rows,
        width: WIDE,
    })
}
