//! One question: its bars side by side, the same as a table, and what the differences are in words.

use super::super::findings::Citable;
use super::super::icon::{self, Icon};
use super::super::table::TableFrame;
use super::super::{Here, agreement, checklists, say};
use super::Board;
use super::take::{Chart, Take};
use super::word::{figures, number, said, side_name};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::analysis::comparison::{Cell, Difference, ItemComparison, SideFigure};
use shared::analysis::side::By;
use shared::analysis::tally::{Estimate, Figures};
use shared::chart::{Bar, Diverging, diverging};
use shared::district::District;
use shared::export::comparison as csv;
use shared::finding::Source;
use shared::i18n::{Argument, desk};
use shared::text::Text;
use std::sync::Arc;

/// Pixels; the picture scales, its text should not become small.
const WIDE: u32 = 620;
const NARROW: u32 = 320;

/// The question that is being cited in a finding, with the districts that are shown.
#[derive(Clone, Copy, Default)]
pub struct Citing {
    pub open: RwSignal<bool>,
    pub of: RwSignal<Vec<Citable>>,
}

impl Citing {
    fn cite(self, item: &ItemComparison) {
        let source = Source::Comparison {
            checklist: item.item.checklist.clone(),
            item: item.item.path.clone(),
            districts: item
                .sides
                .iter()
                .filter_map(|it| it.side.district())
                .collect(),
        };
        let name = item.item.label.get(&language::tag_now()).to_owned();
        self.of.set(vec![Citable { name, source }]);
        self.open.set(true);
    }
}

/// Where a question stands on the page; the same in every link to it.
pub fn anchor(item: &ItemComparison) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let levels = item.item.levels.len();
    let key: String = item.item.key().chars().map(word).collect();
    format!("question-{key}-{levels}")
}

#[component]
pub fn Item(
    board: Board,
    item: Arc<ItemComparison>,
    agreed: agreement::Data,
    citing: Citing,
) -> impl IntoView {
    let districts = board.asked.with_untracked(|asked| asked.by == By::District);
    let cite = (districts && Here::get().may_review()).then(|| cite(Arc::clone(&item), citing));
    let (label, scored) = (item.item.label.clone(), item.item.clone());
    let measure = item.item.measure.map(checklists::measure);
    let picture = {
        let item = Arc::clone(&item);
        move || {
            board
                .districts
                .with_value(|districts| draw(&item, districts))
        }
    };
    let chart = Chart {
        title: Signal::derive({
            let label = label.clone();
            move || label.get(&language::tag()).to_owned()
        }),
        what: item.item.path.clone(),
        picture: Arc::new(picture.clone()),
        csv: Arc::new({
            let item = Arc::clone(&item);
            move |compared| csv::item(&item, compared)
        }),
    };
    let title = chart.title;
    let (id, differences) = (anchor(&item), item.differences.clone());
    let (levels, sides) = (item.item.levels.clone(), item.sides.clone());
    view! {
        <article class="item-row" id=id tabindex="-1">
            <div>
                <h3>{move || label.get(&language::tag()).to_owned()}</h3>
                <p class="small quiet">{move || measure.map(t)}</p>
                <p class="small quiet">{move || agreement::line(agreed, &scored)}</p>
                {cite}
            </div>
            <div class="stack">
                <div class="charts" inner_html=picture></div>
                <div class="beside-chart">
                    <AsTable title>
                        <SidesTable board levels=levels.clone() sides=sides.clone() />
                    </AsTable>
                    <Take board chart />
                </div>
            </div>
            <Sentences board differences />
        </article>
    }
}

#[component]
pub fn Sentences(board: Board, differences: Vec<Difference>) -> impl IntoView {
    let line = move |of: &Difference| {
        let text = board.districts.with_value(|districts| said(of, districts));
        let figures = figures(of).into_iter();
        let figures = figures.map(|line| view! { <p class="small quiet">{line}</p> });
        view! {
            <li>
                <p>{text}</p>
                {figures.collect_view()}
            </li>
        }
    };
    view! { <ul class="stack">{move || differences.iter().map(line).collect_view()}</ul> }
}

/// Cites the question in a finding.
fn cite(item: Arc<ItemComparison>, citing: Citing) -> impl IntoView {
    let label = item.item.label.clone();
    let name = move || {
        let question = label.get(&language::tag()).to_owned();
        format!("{}: {question}", t(desk::CITE))
    };
    view! {
        <button
            type="button"
            class="button plain"
            aria-label=name
            on:click=move |_| citing.cite(&item)
        >
            <Icon picture=icon::FINDINGS />
            {say(desk::CITE)}
        </button>
    }
}

/// What a picture shows, as a table, made when it is asked for.
#[component]
pub fn AsTable(title: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = move || t_with(desk::COMPARE_TABLE_NAMED, &[("name", title.get().into())]);
    view! {
        <details on:toggle=move |_| open.set(true)>
            <summary aria-label=name>{say(desk::COMPARE_TABLE)}</summary>
            {move || open.get().then(|| children())}
        </details>
    }
}

/// The bars of several sides as a table: the numbers on each level.
#[component]
pub fn SidesTable(board: Board, levels: Vec<Text>, sides: Vec<SideFigure>) -> impl IntoView {
    let count = levels.len();
    let heads = levels.into_iter().map(|level| {
        view! {
            <th scope="col" class="number">
                {move || level.get(&language::tag()).to_owned()}
            </th>
        }
    });
    let row = move |figure: &SideFigure| {
        let side = figure.side;
        let shown = figures_of(figure);
        let shares = (0..count).map(|level| {
            let share = shown.and_then(|it| it.shares.get(level).copied());
            view! { <td class="number">{share.map(percent)}</td> }
        });
        let shares = shares.collect_view();
        let good = shown.and_then(|it| it.good).map(estimate);
        let answers = shown.map(|it| it.answers.to_string());
        let answers = answers.unwrap_or_else(|| number(figure));
        view! {
            <tr>
                <th scope="row">
                    {move || board.districts.with_value(|it| side_name(side, it))}
                </th>
                <td class="number">{figure.walkers}</td>
                <td class="number">{answers}</td>
                {shares}
                <td class="number">{good}</td>
            </tr>
        }
    };
    let rows = move || sides.iter().map(&row).collect_view();
    view! {
        <TableFrame label=desk::COMPARE_TABLE>
            <thead>
                <tr>
                    <th scope="col">{say(desk::COMPARE_SIDE_COLUMN)}</th>
                    <th scope="col" class="number">
                        {say(desk::COMPARE_WALKERS_COLUMN)}
                    </th>
                    <th scope="col" class="number">
                        {say(desk::COMPARE_ANSWERS_COLUMN)}
                    </th>
                    {heads.collect_view()}
                    <th scope="col" class="number">
                        {say(desk::COMPARE_GOOD)}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
}

fn percent(share: f64) -> String {
    t_with(
        desk::COMPARE_PERCENT,
        &[("n", Argument::Decimal(100.0 * share, 0))],
    )
}

/// "64 % (41 to 83)".
pub fn estimate(of: Estimate) -> String {
    let whole = |share: f64| Argument::Decimal(100.0 * share, 0);
    match of.interval {
        None => percent(of.value),
        Some(interval) => t_with(
            desk::COMPARE_PERCENT_INTERVAL,
            &[
                ("n", whole(of.value)),
                ("low", whole(interval.low)),
                ("high", whole(interval.high)),
            ],
        ),
    }
}

/// The bars of an item, one per side.
fn draw(item: &ItemComparison, districts: &[District]) -> String {
    let tag = language::tag();
    let levels: Vec<&str> = item.item.levels.iter().map(|it| it.get(&tag)).collect();
    bars(item.item.label.get(&tag), &levels, &item.sides, districts)
}

/// Bars of several sides.
pub fn bars(title: &str, levels: &[&str], sides: &[SideFigure], districts: &[District]) -> String {
    let names: Vec<String> = sides
        .iter()
        .map(|it| side_name(it.side, districts))
        .collect();
    let numbers: Vec<String> = sides.iter().map(number).collect();
    let bars: Vec<Bar> = sides
        .iter()
        .zip(names.iter().zip(&numbers))
        .map(|(figure, (name, n))| Bar {
            name,
            n,
            figures: figures_of(figure),
        })
        .collect();
    diverging(&Diverging {
        title,
        levels,
        bars: &bars,
        width: if is_narrow() { NARROW } else { WIDE },
        key: true,
    })
}

pub fn is_narrow() -> bool {
    let width = window().inner_width().ok();
    let width = width.and_then(|width| width.as_f64());
    width.is_some_and(|it| it < 760.0)
}

fn figures_of(figure: &SideFigure) -> Option<&Figures> {
    match &figure.cell {
        Cell::Shown(figures) if figures.answers > 0 => Some(figures),
        _ => None,
    }
}
