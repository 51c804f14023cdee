//! Districts side by side, question by question.

use super::press::Press;
use maud::{Markup, PreEscaped, html};
use shared::analysis::ScoredItem;
use shared::analysis::comparison::{Cell, Difference, ItemComparison, Reading, SideFigure, Size};
use shared::analysis::side::Side;
use shared::analysis::tally::Figures;
use shared::chart::{Bar, Diverging, diverging};
use shared::checklist::model::Measure;
use shared::i18n::{Argument, report as words};
use shared::id::DistrictId;

/// Pixels: as wide as the text on A4, and as a phone is.
const WIDE: u32 = 640;
const NARROW: u32 = 300;

/// Most differences at the head of the comparison.
const LARGEST: usize = 6;

pub fn section(press: &Press) -> Markup {
    let items = &press.report.comparison.items;
    html! {
        section id="compared" {
            h2 { (press.say(words::COMPARED)) }
            @if items.is_empty() {
                p { (press.say(words::COMPARED_NONE)) }
            } @else {
                (largest(press, items))
                p.about { (press.say(words::COMPARED_ABOUT)) }
                @for (theme, items) in by_theme(items) {
                    section {
                        h3 { (press.theme(theme)) }
                        @for item in items { (one(press, item)) }
                    }
                }
            }
        }
    }
}

/// Differences that the answers settle, the largest first.
fn largest(press: &Press, items: &[ItemComparison]) -> Markup {
    let settled = |it: &&Difference| matches!(it.reading, Reading::Lower { .. });
    let mut found: Vec<(&ItemComparison, &Difference)> = items
        .iter()
        .flat_map(|item| {
            item.differences
                .iter()
                .filter(settled)
                .map(move |it| (item, it))
        })
        .collect();
    found.sort_by(|(_, a), (_, b)| b.delta.abs().total_cmp(&a.delta.abs()));
    found.truncate(LARGEST);
    html! {
        div.largest {
            h3 { (press.say(words::LARGEST)) }
            @if found.is_empty() { p { (press.say(words::LARGEST_NONE)) } }
            ul {
                @for (item, difference) in found {
                    li { strong { (press.text(&item.item.label)) } " " (sentence(press, difference)) }
                }
            }
        }
    }
}

/// Items by theme, both in the order of the checklists.
fn by_theme(items: &[ItemComparison]) -> Vec<(&str, Vec<&ItemComparison>)> {
    let mut groups: Vec<(&str, Vec<&ItemComparison>)> = Vec::new();
    for item in items {
        let theme = item.item.theme.as_str();
        match groups.iter_mut().find(|(of, _)| *of == theme) {
            Some((_, group)) => group.push(item),
            None => groups.push((theme, vec![item])),
        }
    }
    groups
}

/// One item with all its districts and what is to be said of each two.
fn one(press: &Press, item: &ItemComparison) -> Markup {
    html! {
        article.item {
            h4 { (press.text(&item.item.label)) " " (kind(press, &item.item)) }
            (chart(press, item, &|_| true))
            ul.differences {
                @for difference in &item.differences {
                    li {
                        (sentence(press, difference))
                        @if let Some(figures) = figures_of(press, difference) { " " span.aside { (figures) } }
                    }
                }
            }
        }
    }
}

/// Observation or perception, and whether few may see it.
fn kind(press: &Press, item: &ScoredItem) -> Markup {
    let measure = match item.measure {
        Some(Measure::Observation) => Some(words::OBSERVATION),
        Some(Measure::Perception) => Some(words::PERCEPTION),
        None => None,
    };
    html! {
        @if let Some(measure) = measure { span.aside { (press.say(measure)) } }
        @if item.sensitive { " " span.sensitive { (press.say(words::SENSITIVE)) } }
    }
}

/// The bars of an item, of the districts that are wanted: a picture for paper and one for phones.
pub fn chart(press: &Press, item: &ItemComparison, wanted: &dyn Fn(DistrictId) -> bool) -> Markup {
    let levels: Vec<&str> = item.item.levels.iter().map(|it| press.text(it)).collect();
    let shown: Vec<&SideFigure> = item
        .sides
        .iter()
        .filter(|it| it.side.district().is_some_and(wanted))
        .collect();
    let numbers: Vec<String> = shown.iter().map(|it| number(press, it)).collect();
    let bars: Vec<Bar> = shown
        .iter()
        .zip(&numbers)
        .map(|(figure, n)| Bar {
            name: name(press, figure.side),
            n,
            figures: figures(&figure.cell),
        })
        .collect();
    let draw = |width| {
        PreEscaped(diverging(&Diverging {
            title: press.text(&item.item.label),
            levels: &levels,
            bars: &bars,
            width,
            key: true,
        }))
    };
    html! {
        div.chart-wide { (draw(WIDE)) }
        div.chart-narrow { (draw(NARROW)) }
    }
}

/// A report compares districts.
fn name<'a>(press: &'a Press, side: Side) -> &'a str {
    side.district().map_or("", |id| press.district(id))
}

fn figures(cell: &Cell) -> Option<&Figures> {
    cell.figures().filter(|figures| figures.answers > 0)
}

/// "7 walkers, 42 answers", or why there is no figure.
fn number(press: &Press, figure: &SideFigure) -> String {
    match &figure.cell {
        Cell::Shown(figures) if figures.answers > 0 => n_of(press, figure.walkers, figures.answers),
        Cell::Shown(_) | Cell::Empty => press.say(words::NOBODY),
        Cell::TooFew => press.number(words::TOO_FEW, figure.walkers),
        Cell::Withheld => press.say(words::WITHHELD),
    }
}

pub(super) fn n_of(press: &Press, walkers: u32, answers: u32) -> String {
    let walkers = press.number(words::WALKERS_N, walkers);
    let answers = press.number(words::ANSWERS_N, answers);
    press.with(
        words::N_OF,
        &[("walkers", walkers.into()), ("answers", answers.into())],
    )
}

/// A difference in words.
fn sentence(press: &Press, of: &Difference) -> String {
    let (first, second) = (name(press, of.first), name(press, of.second));
    let pair = [("first", first.into()), ("second", second.into())];
    match of.reading {
        Reading::TooFew => press.with(words::DIFFERENCE_FEW, &pair),
        Reading::Open {
            first_lower,
            second_lower,
        } if first_lower.max(second_lower) <= Size::Small => press.with(words::ALIKE, &pair),
        Reading::Open { .. } => press.with(words::OPEN, &pair),
        Reading::Lower { side, least, most } => {
            let lower_first = side == of.first;
            let (lower, higher) = if lower_first {
                (first, second)
            } else {
                (second, first)
            };
            let message = if least == most {
                words::LOWER_SAME
            } else {
                words::LOWER
            };
            let arguments = [
                ("lower", lower.into()),
                ("higher", higher.into()),
                ("least", word(least).into()),
                ("most", word(most).into()),
            ];
            press.with(message, &arguments)
        }
    }
}

/// The figures behind the sentence.
fn figures_of(press: &Press, of: &Difference) -> Option<String> {
    let interval = of.interval?;
    let arguments = [
        ("delta", Argument::Decimal(of.delta, 2)),
        ("low", Argument::Decimal(interval.low, 2)),
        ("high", Argument::Decimal(interval.high, 2)),
    ];
    let delta = press.with(words::DELTA, &arguments);
    Some(match of.adjusted {
        None => delta,
        Some(p) if p < 0.001 => press.with(words::P_SMALL, &[("delta", delta.into())]),
        Some(p) => {
            let p = Argument::Decimal(p, 3);
            press.with(words::P, &[("delta", delta.into()), ("p", p)])
        }
    })
}

/// A size as messages choose by it.
fn word(size: Size) -> &'static str {
    match size {
        Size::Negligible => "negligible",
        Size::Small => "small",
        Size::Medium => "medium",
        Size::Large => "large",
    }
}
