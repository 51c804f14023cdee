//! Themes at a glance: how far each side is on the good side of all items of a theme.

use super::super::interval;
use super::super::parallel;
use super::super::side::Side;
use super::super::tally::{Estimate, Tally};
use super::ScoredItem;
use crate::id::ParticipantId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A theme, side by side. Sensitive items are a row of their own, for what it says is for researchers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ThemeComparison {
    pub theme: String,
    /// Made of the theme's sensitive items alone.
    pub sensitive: bool,
    /// How many items anybody answered.
    pub items: u32,
    /// In the order of the sides.
    pub sides: Vec<ThemeFigure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ThemeFigure {
    pub side: Side,
    /// Walkers behind the figure.
    pub walkers: u32,
    /// The fewest walkers that are behind one of its items: who sees the other items' figures and the theme's
    /// could compute that one's.
    #[serde(skip)]
    pub fewest: u32,
    pub cell: ThemeCell,
}

/// What may be said of a side and a theme.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ThemeCell {
    /// Nobody answered on the scale.
    Empty,
    Shown {
        /// On the items' scales.
        answers: u32,
        /// Each walker's share of answers on the good side, an odd scale's middle being half; then the mean of the
        /// walkers.
        good: Estimate,
    },
    /// Fewer walkers than the audit shows.
    TooFew,
    /// Hidden because a hidden item could be computed from it.
    Withheld,
}

/// Themes in the order of the checklists, of each item's tallies by side.
pub fn by_theme(sides: &[Side], items: &[(&ScoredItem, &[Tally])]) -> Vec<ThemeComparison> {
    let key = |item: &ScoredItem| (item.theme.clone(), item.sensitive);
    let mut themes: Vec<(String, bool)> = Vec::new();
    for (item, _) in items {
        if !themes.contains(&key(item)) {
            themes.push(key(item));
        }
    }
    let compared = |theme: (String, bool)| {
        let of = items.iter().filter(|(item, _)| key(item) == theme);
        let of: Vec<&[Tally]> = of.map(|(_, tallies)| *tallies).collect();
        let columns: Vec<(usize, Side)> = sides.iter().copied().enumerate().collect();
        let figure = |(column, side): &(usize, Side)| {
            let tallies: Vec<&Tally> = of.iter().map(|it| &it[*column]).collect();
            figure(*side, &tallies, &format!("theme {} {side}", theme.0))
        };
        ThemeComparison {
            items: of.len() as u32,
            sides: parallel::each(&columns, figure),
            theme: theme.0.clone(),
            sensitive: theme.1,
        }
    };
    themes.into_iter().map(compared).collect()
}

fn figure(side: Side, items: &[&Tally], name: &str) -> ThemeFigure {
    let mut walkers: BTreeMap<ParticipantId, (f64, u32)> = BTreeMap::new();
    for (walker, good, answers) in items.iter().flat_map(|tally| tally.good_of_each()) {
        let all = walkers.entry(walker).or_default();
        all.0 += good;
        all.1 += answers;
    }
    let answers = walkers.values().map(|(_, answers)| answers).sum();
    let mut shares: Vec<f64> = walkers
        .values()
        .map(|(good, answers)| good / f64::from(*answers))
        .collect();
    shares.sort_by(f64::total_cmp);
    let answered = items.iter().filter(|tally| !tally.is_empty());
    let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
    ThemeFigure {
        side,
        walkers: walkers.len() as u32,
        fewest: answered.map(|tally| tally.walkers()).min().unwrap_or(0),
        cell: if walkers.is_empty() {
            ThemeCell::Empty
        } else {
            ThemeCell::Shown {
                answers,
                good: Estimate {
                    value: mean,
                    interval: interval::of_mean(&shares, name),
                },
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Row;
    use crate::analysis::tests::{district, row};

    fn item(theme: &str, sensitive: bool) -> ScoredItem {
        ScoredItem {
            theme: theme.to_owned(),
            sensitive,
            ..ScoredItem::default()
        }
    }

    fn tally(levels: usize, rows: &[Row]) -> Tally {
        let mut tally = Tally::new(levels);
        for row in rows {
            tally.add(row);
        }
        tally
    }

    fn themes(items: &[(ScoredItem, Tally)]) -> Vec<ThemeComparison> {
        let items: Vec<(&ScoredItem, &[Tally])> = items
            .iter()
            .map(|(item, tally)| (item, std::slice::from_ref(tally)))
            .collect();
        by_theme(&[Side::District(district(1))], &items)
    }

    #[test]
    fn a_walker_weighs_the_same_whatever_they_answered_and_scales_are_taken_at_their_middle() {
        // Walker 1: good, bad and a middle: 0.5 of an answer each. Walker 2: one good answer.
        let four = tally(4, &[row(1, 1, 3), row(1, 1, 0), row(1, 2, 2)]);
        let three = tally(3, &[row(1, 1, 1)]);
        let found = themes(&[(item("light", false), four), (item("light", false), three)]);
        assert_eq!((found.len(), found[0].items), (1, 2));
        let figure = &found[0].sides[0];
        assert_eq!((figure.walkers, figure.fewest), (2, 1));
        let ThemeCell::Shown { answers, good } = figure.cell else {
            panic!("two walkers answered");
        };
        assert_eq!((answers, good.value, good.interval), (4, 0.75, None));
    }

    #[test]
    fn sensitive_items_stand_apart_from_the_rest_of_their_theme() {
        let answered = || tally(4, &[row(1, 1, 3)]);
        let found = themes(&[
            (item("hate", false), answered()),
            (item("hate", true), answered()),
        ]);
        let rows: Vec<(bool, u32)> = found.iter().map(|it| (it.sensitive, it.items)).collect();
        assert_eq!(rows, [(false, 1), (true, 1)]);
    }

    #[test]
    fn where_nobody_answered_there_is_nothing_to_say() {
        let found = themes(&[(item("light", false), tally(4, &[]))]);
        assert_eq!(found[0].sides[0].cell, ThemeCell::Empty);
    }
}
