//! Sides, figures and differences in words.

use crate::language::{t, t_with};
use shared::analysis::comparison::{Cell, Difference, Reading, SideFigure, Size, ThemeCell};
use shared::analysis::side::{By, Side};
use shared::district::District;
use shared::i18n::{Argument, Message, desk};
use shared::participant::Part;

/// What is compared.
pub fn by_name(by: By) -> String {
    t(match by {
        By::District => desk::COMPARE_BY_DISTRICT,
        By::Light => desk::COMPARE_BY_LIGHT,
        By::Visit => desk::COMPARE_BY_VISIT,
        By::Part(Part::Role) => desk::PEOPLE_ROLE,
        By::Part(Part::Gender) => desk::PEOPLE_GENDER,
        By::Part(Part::Age) => desk::PEOPLE_AGE,
        By::Part(Part::Years) => desk::PEOPLE_YEARS,
        By::Part(Part::Knows) => desk::PEOPLE_KNOWS,
        By::Part(Part::Mobility) => desk::PEOPLE_MOBILITY,
    })
}

/// "women", "by night", "Praha 7".
pub fn side_name(side: Side, districts: &[District]) -> String {
    of_side(desk::COMPARE_SIDE, side, districts)
}

/// "by women", "by night", "in Praha 7".
pub fn in_side(side: Side, districts: &[District]) -> String {
    of_side(desk::COMPARE_IN, side, districts)
}

fn of_side(message: Message, side: Side, districts: &[District]) -> String {
    let id = side.district();
    let mut districts = districts.iter();
    let district = districts.find(|it| Some(it.id) == id);
    let name = district.map(|it| it.name.clone()).unwrap_or_default();
    let word = if id.is_some() {
        "other".to_owned()
    } else {
        side.to_string().replace(':', "-")
    };
    t_with(message, &[("side", word.into()), ("name", name.into())])
}

/// "7 walkers, 42 answers", or why there is no figure.
pub fn number(figure: &SideFigure) -> String {
    worded(&figure.cell, figure.walkers)
}

/// What a cell says beside its picture.
pub fn worded(cell: &Cell, walkers: u32) -> String {
    match cell {
        Cell::Shown(figures) if figures.answers > 0 => counted(walkers, figures.answers),
        Cell::Shown(_) | Cell::Empty => t(desk::COMPARE_NOBODY),
        Cell::TooFew => t_with(desk::COMPARE_TOO_FEW, &[("n", walkers.into())]),
        Cell::Withheld => t(desk::COMPARE_WITHHELD),
    }
}

/// The same of a theme.
pub fn of_theme(cell: ThemeCell, walkers: u32) -> String {
    match cell {
        ThemeCell::Shown { .. } => t_with(desk::N_SHOWN, &[("n", walkers.into())]),
        ThemeCell::Empty => t(desk::COMPARE_NOBODY),
        ThemeCell::TooFew => t_with(desk::COMPARE_TOO_FEW, &[("n", walkers.into())]),
        ThemeCell::Withheld => t(desk::COMPARE_WITHHELD),
    }
}

fn counted(walkers: u32, answers: u32) -> String {
    let walkers = t_with(desk::WALKERS, &[("n", walkers.into())]);
    let answers = t_with(desk::ANSWERS, &[("n", answers.into())]);
    t_with(
        desk::COMPARE_N,
        &[("walkers", walkers.into()), ("answers", answers.into())],
    )
}

/// A difference as a sentence.
pub fn said(of: &Difference, districts: &[District]) -> String {
    let (first, second) = (in_side(of.first, districts), in_side(of.second, districts));
    let pair = [
        ("first", first.as_str().into()),
        ("second", second.as_str().into()),
    ];
    match of.reading {
        Reading::TooFew => t_with(desk::COMPARE_DIFFERENCE_FEW, &pair),
        Reading::Open {
            first_lower,
            second_lower,
        } if first_lower.max(second_lower) <= Size::Small => t_with(desk::COMPARE_ALIKE, &pair),
        Reading::Open { .. } => t_with(desk::COMPARE_OPEN, &pair),
        Reading::Lower { side, least, most } => {
            let (lower, higher) = if side == of.first {
                (first, second)
            } else {
                (second, first)
            };
            let message = if least == most {
                desk::COMPARE_LOWER_SAME
            } else {
                desk::COMPARE_LOWER
            };
            let arguments = [
                ("lower", lower.into()),
                ("higher", higher.into()),
                ("least", word(least).into()),
                ("most", word(most).into()),
            ];
            t_with(message, &arguments)
        }
    }
}

/// The figures behind the sentence, a line each.
pub fn figures(of: &Difference) -> Vec<String> {
    let Some(interval) = of.interval else {
        return vec![pair_n(of)];
    };
    let arguments = [
        ("delta", Argument::Decimal(of.delta, 2)),
        ("low", Argument::Decimal(interval.low, 2)),
        ("high", Argument::Decimal(interval.high, 2)),
        ("n", of.walkers.0.into()),
        ("m", of.walkers.1.into()),
    ];
    let delta = t_with(desk::COMPARE_DELTA, &arguments);
    let delta = of
        .adjusted
        .map_or(delta.clone(), |p| format!("{delta}; {}", chance(p)));
    let both = (of.both > 0).then(|| t_with(desk::COMPARE_BOTH, &[("n", of.both.into())]));
    [Some(delta), both].into_iter().flatten().collect()
}

/// "9 and 8 walkers".
pub fn pair_n(of: &Difference) -> String {
    let arguments = [("n", of.walkers.0.into()), ("m", of.walkers.1.into())];
    t_with(desk::COMPARE_PAIR_N, &arguments)
}

/// "-0.42 (-0.71 to 0.02)"; without its interval where there is none.
pub fn delta(of: &Difference) -> String {
    let delta = Argument::Decimal(of.delta, 2);
    let Some(interval) = of.interval else {
        return t_with(desk::COMPARE_DELTA_ALONE, &[("delta", delta)]);
    };
    let arguments = [
        ("delta", delta),
        ("low", Argument::Decimal(interval.low, 2)),
        ("high", Argument::Decimal(interval.high, 2)),
    ];
    t_with(desk::COMPARE_DELTA_SHORT, &arguments)
}

/// A p-value, adjusted, in words.
fn chance(p: f64) -> String {
    if p < 0.001 {
        t(desk::COMPARE_P_SMALL)
    } else {
        t_with(desk::COMPARE_P, &[("p", Argument::Decimal(p, 3))])
    }
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
