//! Stops at which walkers feel differently about the same street. Two people who perceive a place
//! otherwise do not disagree: the difference is what is found.
//!
//! Measure: one minus the ordinal consensus of Leik 1966, "A measure of ordinal consensus", *Pacific
//! Sociological Review* 9(2), 85-90. Of m levels with cumulated shares F: `2 * sum of min(F, 1 - F)
//! / (m - 1)`. 0 when all are on one level, 1 when half are at either end. It asks only for the order
//! of the levels. Four walkers on levels 0, 0, 3 and 3 of four: F = 0.5, 0.5, 0.5, so 1; on 1, 1, 2
//! and 2: F = 0, 0.5, 1, so 1/3.

pub mod groups;

use super::ScoredItem;
use super::comparison::Cell;
use super::interval::MIN_WALKERS;
use super::stops::{StopFigure, StopTally};
use super::tally::Figures;
use crate::checklist::model::Measure;
use crate::id::{DistrictId, StopId};

/// From here on walkers are at least half as far apart as they could be.
pub const FAR: f64 = 0.5;

/// One question at one stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Divergent<'a> {
    pub item: &'a ScoredItem,
    pub district: DistrictId,
    pub stop: StopId,
    pub walkers: u32,
    pub figures: &'a Figures,
    /// 0 (all say the same) to 1 (half at either end of the scale).
    pub dispersion: f64,
}

/// How far apart walkers are of whom these shares are on each level, worst to best.
pub fn dispersion(shares: &[f64]) -> f64 {
    let mut cumulated = 0.0;
    let inner = shares.len().saturating_sub(1);
    let sum: f64 = shares
        .iter()
        .take(inner)
        .map(|share| {
            cumulated += share;
            f64::min(cumulated, 1.0 - cumulated).max(0.0)
        })
        .sum();
    2.0 * sum / inner.max(1) as f64
}

/// Where perceptions are [`FAR`] apart, the furthest first, at most so many. Made of a tally as its
/// reader may see it, so that nothing else can show.
pub fn divergent(tally: &StopTally, most: usize) -> Vec<Divergent<'_>> {
    let perceived = tally
        .items
        .iter()
        .filter(|it| it.item.measure == Some(Measure::Perception));
    let mut found: Vec<Divergent> = perceived
        .flat_map(|it| it.stops.iter().filter_map(|at| at_stop(&it.item, at)))
        .filter(|it| it.dispersion >= FAR)
        .collect();
    // Ties in the order of the checklist.
    found.sort_by(|a, b| b.dispersion.total_cmp(&a.dispersion));
    found.truncate(most);
    found
}

fn at_stop<'a>(item: &'a ScoredItem, at: &'a StopFigure) -> Option<Divergent<'a>> {
    let Cell::Shown(figures) = &at.cell else {
        return None;
    };
    (at.walkers as usize >= MIN_WALKERS).then_some(Divergent {
        item,
        district: at.district,
        stop: at.stop?,
        walkers: at.walkers,
        dispersion: dispersion(&figures.shares),
        figures,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stops::by_stop;
    use crate::analysis::tests::{form, row, version};
    use crate::analysis::{Instrument, Row};
    use crate::checklist::model::Node;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn asking(measure: Measure) -> Instrument {
        let mut form = form(&["n", "l", "m", "g"]);
        for node in &mut form.nodes {
            if let Node::Item(item) = node {
                item.measure = Some(measure);
            }
        }
        Instrument::new([(version(1), &form)])
    }

    fn tally(measure: Measure, stops: &[&[u8]]) -> StopTally {
        let at = |stop: usize, walker: usize, level: u8| Row {
            stop: Some(StopId(Uuid::from_u128(stop as u128 + 1))),
            ..row(1, walker as u8, level)
        };
        let rows = stops.iter().enumerate().flat_map(|(stop, levels)| {
            let levels = levels.iter().enumerate();
            levels.map(move |(walker, level)| at(stop, walker, *level))
        });
        by_stop(&asking(measure), rows)
    }

    #[test]
    fn the_examples_of_the_method() {
        assert!((dispersion(&[0.5, 0.0, 0.0, 0.5]) - 1.0).abs() < 1e-12);
        assert!((dispersion(&[0.0, 0.5, 0.5, 0.0]) - 1.0 / 3.0).abs() < 1e-12);
        assert!(dispersion(&[0.0, 0.0, 1.0]).abs() < 1e-12);
        assert!(dispersion(&[]).abs() < 1e-12);
    }

    #[test]
    fn where_walkers_are_furthest_apart_comes_first_and_where_they_agree_not_at_all() {
        let stops: [&[u8]; 4] = [
            &[2, 2, 2, 3, 2, 2],
            &[0, 0, 1, 2, 3, 3],
            &[0, 0, 0, 3, 3, 3],
            // Three walkers say nothing of a street.
            &[0, 3, 3],
        ];
        let tally = tally(Measure::Perception, &stops);
        let found = divergent(&tally, 9);
        let order: Vec<u128> = found.iter().map(|it| it.stop.0.as_u128()).collect();
        assert_eq!(order, [3, 2]);
        assert_eq!(divergent(&tally, 1).len(), 1);
    }

    #[test]
    fn observations_that_differ_are_for_the_agreement_to_say() {
        let tally = tally(Measure::Observation, &[&[0, 0, 0, 3, 3, 3]]);
        assert_eq!(divergent(&tally, 9), []);
    }

    proptest! {
        #[test]
        fn dispersion_is_between_0_and_1_whichever_end_is_read_first(
            counts in proptest::collection::vec(0u32..9, 2..7),
        ) {
            let total: u32 = counts.iter().sum();
            prop_assume!(total > 0);
            let share = |n: &u32| f64::from(*n) / f64::from(total);
            let shares: Vec<f64> = counts.iter().map(share).collect();
            let mirrored: Vec<f64> = shares.iter().rev().copied().collect();
            let found = dispersion(&shares);
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&found));
            prop_assert!((found - dispersion(&mirrored)).abs() < 1e-9);
        }
    }
}
