//! Intervals over walkers: how much a figure would move had other walkers of the same kind come.
//!
//! Method: the Bayesian bootstrap (Rubin 1981, *The Annals of Statistics* 9(1), 130-134) with the
//! walker as the unit: each draw gives every walker a random weight, all from one flat Dirichlet
//! distribution, and the figure is computed anew; the interval holds the middle 95 % of the draws.
//! Two half walkers are added, one at each end of the scale. Without them five walkers who agree
//! would give an interval without width, as the ordinary percentile bootstrap does; with them, and
//! answers that are all good or all bad, the interval is Jeffreys' for a proportion, which keeps
//! its promise at small n (Brown, Cai and DasGupta 2001, *Statistical Science* 16(2), 101-133).
//! Chosen by simulation over the percentile, BCa and Student's intervals, and for Cliff's delta over Cliff's
//! own: with five to fifteen walkers it alone holds the truth as often as it says whatever the
//! population (docs/statistics.md, `cargo xtask bench statistics`).
//!
//! The draws are seeded by the figure's name alone: see [`super::dice`].

use super::dice::Dice;
use serde::{Deserialize, Serialize};
use std::f64::consts::TAU;

/// Fewest walkers (in each group) for an interval. With fewer, there is nothing to see but the
/// answers themselves.
pub const MIN_WALKERS: usize = 5;

/// Enough for ends that are steady to about one in a hundred.
const DRAWS: usize = 1000;

/// Both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The middle 95 % of the draws, and the value.
    pub(super) fn around(value: f64, mut draws: Vec<f64>) -> Self {
        draws.sort_by(f64::total_cmp);
        let at = |share: f64| draws[(share * (draws.len() - 1) as f64) as usize];
        Self {
            low: at(0.025).min(value),
            high: at(0.975).max(value),
        }
    }
}

/// Interval of the mean of walkers' values, each within 0..=1. `None` with fewer than [`MIN_WALKERS`].
///
/// Ten walkers of whom seven are at 1 and three at 0: about (0.39, 0.90), where the exact Jeffreys
/// interval is the quantiles of Beta(7.5, 3.5).
pub fn of_mean(values: &[f64], name: &str) -> Option<Interval> {
    if values.len() < MIN_WALKERS {
        return None;
    }
    let tied = tied(values, &[], 1.0);
    let mut dice = Dice::new(name);
    let draw = |_| {
        let (mut sum, mut weights) = (0.0, 0.0);
        for group in &tied {
            let weight = dice.weight(group.first, group.is_end);
            sum += weight * group.value;
            weights += weight;
        }
        sum / weights
    };
    let draws = (0..DRAWS).map(draw).collect();
    let sum: f64 = tied.iter().map(|it| it.value * it.first as f64).sum();
    Some(Interval::around(sum / values.len() as f64, draws))
}

/// Interval of [Cliff's delta](super::dominance::cliffs_delta) between the values of two groups
/// on a scale from 0 to `top`. `None` when either has fewer than [`MIN_WALKERS`].
pub fn of_delta(first: &[f64], second: &[f64], top: f64, name: &str) -> Option<Interval> {
    if first.len().min(second.len()) < MIN_WALKERS {
        return None;
    }
    let tied = tied(first, second, top);
    let mut dice = Dice::new(name);
    let mut weigh = |group: &Tied| {
        let first = dice.weight(group.first, group.is_end);
        (first, dice.weight(group.second, group.is_end))
    };
    let draws = (0..DRAWS)
        .map(|_| delta(tied.iter().map(&mut weigh)))
        .collect();
    let count = |group: &Tied| (group.first as f64, group.second as f64);
    Some(Interval::around(delta(tied.iter().map(count)), draws))
}

/// How many walkers of each group share a value.
struct Tied {
    value: f64,
    first: usize,
    second: usize,
    /// The worst or the best value: half a walker of each group stands here besides.
    is_end: bool,
}

/// Values from 0 to `top` in rising order, both ends among them.
fn tied(first: &[f64], second: &[f64], top: f64) -> Vec<Tied> {
    let ends = [(0.0, 0, 0), (top, 0, 0)].into_iter();
    let mut all: Vec<(f64, usize, usize)> = ends
        .chain(first.iter().map(|value| (*value, 1, 0)))
        .chain(second.iter().map(|value| (*value, 0, 1)))
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut tied: Vec<Tied> = all
        .chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq())
        .map(|same| Tied {
            value: same[0].0,
            first: same.iter().map(|it| it.1).sum(),
            second: same.iter().map(|it| it.2).sum(),
            is_end: false,
        })
        .collect();
    let last = tied.len() - 1;
    tied[0].is_end = true;
    tied[last].is_end = true;
    tied
}

/// Cliff's delta in one pass over both groups' weights at each value, in rising order: what lies here
/// in one group wins over what lies below in the other.
fn delta(weights: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut below_first, mut below_second, mut wins) = (0.0, 0.0, 0.0);
    for (first, second) in weights {
        wins += first * below_second - second * below_first;
        below_first += first;
        below_second += second;
    }
    wins / (below_first * below_second)
}

/// Weights of walkers.
impl Dice {
    /// Weight of so many walkers, and of half a one at an end of the scale.
    fn weight(&mut self, walkers: usize, is_end: bool) -> f64 {
        let half = if is_end { self.half_a_walker() } else { 0.0 };
        half + self.walkers(walkers)
    }

    /// Each walker's weight is exponential; a logarithm serves sixteen of them.
    fn walkers(&mut self, mut n: usize) -> f64 {
        let mut weight = 0.0;
        while n > 0 {
            let some = n.min(16);
            let product: f64 = (0..some).map(|_| self.uniform()).product();
            weight -= libm::log(product);
            n -= some;
        }
        weight
    }

    /// Gamma(1/2): half the square of a normal number (Box-Muller).
    fn half_a_walker(&mut self) -> f64 {
        let cosine = libm::cos(TAU * self.uniform());
        self.walkers(1) * cosine * cosine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(interval: Option<Interval>, low: f64, high: f64) {
        let found = interval.expect("enough walkers");
        let close = |a: f64, b: f64| (a - b).abs() < 0.035;
        assert!(
            close(found.low, low) && close(found.high, high),
            "{found:?}"
        );
    }

    #[test]
    fn answers_that_are_all_good_or_all_bad_give_jeffreys_interval() {
        // scipy 1.17: beta.ppf([.025, .975], x + .5, n - x + .5).
        let of = |good: usize, n: usize| {
            let mut values = vec![0.0; n];
            values[..good].fill(1.0);
            of_mean(&values, "jeffreys")
        };
        assert_close(of(7, 10), 0.3942, 0.9073);
        assert_close(of(2, 6), 0.0768, 0.7136);
        assert_close(of(12, 20), 0.3839, 0.7894);
        assert_close(of(7, 7), 0.7076, 1.0);
    }

    #[test]
    fn mixed_answers_give_what_the_method_gives_elsewhere() {
        // The same method in numpy 2, another generator, 400,000 draws.
        let values = [0.0, 0.25, 0.5, 0.5, 0.75, 1.0];
        assert_close(of_mean(&values, "numpy"), 0.2548, 0.7440);
        let first = [0.0, 1.0, 1.0, 2.0, 1.5, 0.5];
        let second = [2.0, 3.0, 1.0, 2.5, 2.0, 3.0, 3.0];
        assert_close(of_delta(&first, &second, 3.0, "numpy"), -0.9362, -0.1402);
    }

    #[test]
    fn walkers_who_agree_still_leave_room_for_others() {
        let interval = of_mean(&[1.0; 5], "unanimous").expect("five walkers");
        assert!(interval.low < 0.7 && interval.high > 0.9999, "{interval:?}");
        let apart = of_delta(&[0.0; 5], &[3.0; 5], 3.0, "apart").expect("five each");
        assert!(apart.low < -0.9999 && apart.high > -0.8, "{apart:?}");
    }

    #[test]
    fn four_walkers_are_too_few() {
        assert_eq!(of_mean(&[0.5; 4], "few"), None);
        assert_eq!(of_delta(&[1.0; 4], &[1.0; 40], 3.0, "few"), None);
    }

    #[test]
    fn the_same_name_and_data_give_the_same_numbers_everywhere() {
        // Pinned: a change here changes published figures.
        let interval = of_mean(&[0.0, 0.25, 0.5, 0.5, 0.75, 1.0], "stop/light 7");
        let text = interval.map(|it| format!("{:.12} {:.12}", it.low, it.high));
        assert_eq!(text.as_deref(), Some("0.265220106058 0.741171865423"));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

        #[test]
        fn an_interval_holds_its_estimate_whatever_the_order(
            values in proptest::collection::vec(0u8..=4, 5..30),
            others in proptest::collection::vec(0u8..=4, 5..30),
        ) {
            let level = |v: &Vec<u8>| v.iter().map(|v| f64::from(*v)).collect::<Vec<_>>();
            let (a, b) = (level(&values), level(&others));
            let share: Vec<f64> = a.iter().map(|v| v / 4.0).collect();
            let mean = share.iter().sum::<f64>() / share.len() as f64;
            let interval = of_mean(&share, "any").expect("enough");
            proptest::prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
            proptest::prop_assert!(interval.low <= mean + 1e-12 && mean <= interval.high + 1e-12);
            let backwards: Vec<f64> = share.iter().rev().copied().collect();
            proptest::prop_assert_eq!(of_mean(&backwards, "any"), Some(interval));

            let delta = crate::analysis::dominance::cliffs_delta(&a, &b).expect("not empty");
            let interval = of_delta(&a, &b, 4.0, "any").expect("enough");
            proptest::prop_assert!(interval.low >= -1.0 && interval.high <= 1.0);
            proptest::prop_assert!(interval.low <= delta + 1e-9 && delta <= interval.high + 1e-9);
        }
    }
}
