//! Districts, groups of walkers, day and night, or two visits side by side: each scored item with its figures
//! per side, and how far apart the sides are.

mod difference;
mod theme;

pub use difference::{Difference, Reading, Size};
pub use theme::{ThemeCell, ThemeComparison, ThemeFigure};

pub(super) use difference::{delta_of, difference};

use super::holm::holm;
use super::parallel;
use super::side::{By, Side};
use super::tally::{Figures, Tally};
use super::{Instrument, Row, ScoredItem};
use crate::id::DistrictId;
use serde::{Deserialize, Serialize};

/// Body of `GET /api/v1/audits/{audit}/comparison`, after [`crate::privacy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Comparison {
    pub by: By,
    /// What is compared, in the order asked for.
    pub sides: Vec<Side>,
    /// In the order of the checklists; items that nobody answered are left out.
    pub items: Vec<ItemComparison>,
    /// In the order of the checklists too.
    pub themes: Vec<ThemeComparison>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemComparison {
    #[serde(flatten)]
    pub item: ScoredItem,
    /// One per side, in the order asked for.
    pub sides: Vec<SideFigure>,
    /// One per pair of sides that both have walkers, in their order.
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SideFigure {
    pub side: Side,
    /// Walkers behind the figure.
    pub walkers: u32,
    pub cell: Cell,
}

/// What may be said of one group and one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Cell {
    /// Nobody was asked, or nobody answered.
    Empty,
    Shown(Figures),
    /// Fewer walkers than the audit shows: a result, and worded as one.
    TooFew,
    /// Hidden because a hidden neighbour could be computed from it.
    Withheld,
}

impl Cell {
    /// The figures, where they may be shown.
    pub fn figures(&self) -> Option<&Figures> {
        match self {
            Self::Shown(figures) => Some(figures),
            Self::Empty | Self::TooFew | Self::Withheld => None,
        }
    }
}

/// All items by all districts, nothing hidden yet.
pub fn compare(
    instrument: &Instrument,
    districts: &[DistrictId],
    rows: impl IntoIterator<Item = Row>,
) -> Comparison {
    let sides: Vec<Side> = districts.iter().copied().map(Side::District).collect();
    let sorted = rows.into_iter().filter_map(|row| {
        let side = districts.iter().position(|it| *it == row.district);
        Some((side?, row))
    });
    compare_sides(instrument, By::District, &sides, sorted)
}

/// All items by all sides, nothing hidden yet; rows come with the number of the side that they are on.
pub fn compare_sides(
    instrument: &Instrument,
    by: By,
    sides: &[Side],
    rows: impl IntoIterator<Item = (usize, Row)>,
) -> Comparison {
    let scored = instrument.items();
    let mut tallies: Vec<Vec<Tally>> = scored
        .iter()
        .map(|item| vec![Tally::new(item.levels.len()); sides.len()])
        .collect();
    for (side, row) in rows {
        let tallies = tallies.get_mut(row.item);
        if let Some(tally) = tallies.and_then(|it| it.get_mut(side)) {
            tally.add(&row);
        }
    }
    let answered: Vec<(&ScoredItem, &[Tally])> = scored
        .iter()
        .zip(&tallies)
        .filter(|(_, tallies)| tallies.iter().any(|tally| !tally.is_empty()))
        .map(|(item, tallies)| (item, tallies.as_slice()))
        .collect();
    let mut comparison = Comparison {
        by,
        sides: sides.to_vec(),
        items: parallel::each(&answered, |(item, tallies)| {
            compare_item(item, sides, tallies)
        }),
        themes: theme::by_theme(sides, &answered),
    };
    comparison.adjust();
    comparison
}

impl Comparison {
    /// Adjusts the p-values for one another: anew after some differences have been hidden, for theirs
    /// would show in the others'.
    pub fn adjust(&mut self) {
        let differences = self.items.iter_mut().flat_map(|item| &mut item.differences);
        let tested: Vec<(&mut Difference, f64)> =
            differences.filter_map(|it| it.p.map(|p| (it, p))).collect();
        let p: Vec<f64> = tested.iter().map(|(_, p)| *p).collect();
        for ((difference, _), adjusted) in tested.into_iter().zip(holm(&p)) {
            difference.adjusted = Some(adjusted);
        }
    }
}

fn compare_item(item: &ScoredItem, sides: &[Side], tallies: &[Tally]) -> ItemComparison {
    let columns: Vec<(Side, &Tally)> = sides.iter().copied().zip(tallies).collect();
    let pairs = (0..columns.len()).flat_map(|i| (i + 1..columns.len()).map(move |j| (i, j)));
    let pair = |(i, j): (usize, usize)| {
        let (first, second) = (columns[i], columns[j]);
        difference(item, first, second, &name(item, &[first.0, second.0]))
    };
    ItemComparison {
        item: item.clone(),
        sides: columns
            .iter()
            .map(|(side, tally)| figure(item, *side, tally))
            .collect(),
        differences: pairs.filter_map(pair).collect(),
    }
}

fn figure(item: &ScoredItem, side: Side, tally: &Tally) -> SideFigure {
    SideFigure {
        side,
        walkers: tally.walkers(),
        cell: cell(tally, &name(item, &[side])),
    }
}

/// The figures of a group, before privacy.
pub(super) fn cell(tally: &Tally, name: &str) -> Cell {
    if tally.is_empty() {
        Cell::Empty
    } else {
        Cell::Shown(tally.figures(name))
    }
}

/// Seed of an interval: the same item and sides give the same draws.
fn name(item: &ScoredItem, sides: &[Side]) -> String {
    let mut name = format!("{}/{}", item.checklist, item.path);
    for side in sides {
        name.push(' ');
        name.push_str(&side.word());
    }
    name
}

#[cfg(test)]
mod tests;
