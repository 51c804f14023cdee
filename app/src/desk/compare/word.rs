//! Figures and differences in words.

use crate::language::{t, t_with};
use shared::analysis::comparison::{Cell, Difference, DistrictFigure, Reading, Size};
use shared::district::District;
use shared::i18n::{Argument, desk};
use shared::id::DistrictId;

/// "7 walkers, 42 answers", or why there is no figure.
pub fn number(figure: &DistrictFigure) -> String {
    worded(&figure.cell, figure.walkers)
}

/// What a cell says beside its picture.
pub fn worded(cell: &Cell, walkers: u32) -> String {
    match cell {
        Cell::Shown(figures) if figures.answers > 0 => {
            let walkers = t_with(desk::WALKERS, &[("n", walkers.into())]);
            let answers = t_with(desk::ANSWERS, &[("n", figures.answers.into())]);
            t_with(
                desk::COMPARE_N,
                &[("walkers", walkers.into()), ("answers", answers.into())],
            )
        }
        Cell::Shown(_) | Cell::Empty => t(desk::COMPARE_NOBODY),
        Cell::TooFew => t_with(desk::COMPARE_TOO_FEW, &[("n", walkers.into())]),
        Cell::Withheld => t(desk::COMPARE_WITHHELD),
    }
}

pub fn name(id: DistrictId, districts: &[District]) -> String {
    let mut districts = districts.iter();
    districts
        .find(|district| district.id == id)
        .map_or_else(String::new, |it| it.name.clone())
}

/// A difference as a sentence, and the figures behind it.
pub fn difference(of: &Difference, districts: &[District]) -> (String, Option<String>) {
    let (first, second) = (name(of.first, districts), name(of.second, districts));
    let pair = [
        ("first", first.as_str().into()),
        ("second", second.as_str().into()),
    ];
    let sentence = match of.reading {
        Reading::TooFew => t_with(desk::COMPARE_DIFFERENCE_FEW, &pair),
        Reading::Open {
            first_lower,
            second_lower,
        } if first_lower.max(second_lower) <= Size::Small => t_with(desk::COMPARE_ALIKE, &pair),
        Reading::Open { .. } => t_with(desk::COMPARE_OPEN, &pair),
        Reading::Lower {
            district,
            least,
            most,
        } => {
            let (lower, higher) = if district == of.first {
                (first, second)
            } else {
                (second, first)
            };
            let same = least == most;
            let message = if same {
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
    };
    let figures = of.interval.map(|interval| {
        let arguments = [
            ("delta", Argument::Decimal(of.delta, 2)),
            ("low", Argument::Decimal(interval.low, 2)),
            ("high", Argument::Decimal(interval.high, 2)),
            ("n", of.walkers.0.into()),
            ("m", of.walkers.1.into()),
        ];
        let delta = t_with(desk::COMPARE_DELTA, &arguments);
        of.adjusted
            .map_or(delta.clone(), |p| format!("{delta}; {}", chance(p)))
    });
    (sentence, figures)
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
