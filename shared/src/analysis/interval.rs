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

/// From so many walkers on, values are taken to the nearest of [`STEPS`] steps of the scale: what is drawn then
/// takes as long for a city as for a street, and the ends move by less than the draws themselves do.
const MANY: usize = 400;

/// Halves, thirds, quarters and fifths of a scale are steps themselves.
const STEPS: f64 = 60.0;

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

/// The same where some are in both groups: one value in each for everybody, `None` in the group that they are
/// not in. Whoever is in both has one weight, which their values share in both groups, so that what
/// is their own way of judging moves the groups together and widens nothing. (The cluster bootstrap with the
/// walker as the cluster: Davison and Hinkley 1997, *Bootstrap Methods and their Application*, 3.8; with the
/// weights and half walkers of this module.)
pub fn of_delta_of_same(
    values: &[(Option<f64>, Option<f64>)],
    top: f64,
    name: &str,
) -> Option<Interval> {
    let firsts: Vec<f64> = values.iter().filter_map(|it| it.0).collect();
    let seconds: Vec<f64> = values.iter().filter_map(|it| it.1).collect();
    if firsts.len().min(seconds.len()) < MIN_WALKERS {
        return None;
    }
    let scale: Vec<f64> = tied(&firsts, &seconds, top)
        .iter()
        .map(|it| it.value)
        .collect();
    let walkers = firsts.len() + seconds.len();
    let at = |value: f64| {
        let value = stepped(value, walkers, top);
        scale.partition_point(|it| it.total_cmp(&value).is_lt())
    };
    let mut alike: Vec<(Option<usize>, Option<usize>)> = values
        .iter()
        .map(|(first, second)| (first.map(at), second.map(at)))
        .collect();
    alike.sort_unstable();
    let alike: Vec<_> = alike.chunk_by(|a, b| a == b).collect();
    let weighed = |weigh: &mut dyn FnMut(usize) -> f64, ends: [(f64, f64); 2]| {
        let mut weights = vec![(0.0, 0.0); scale.len()];
        weights[0] = ends[0];
        weights[scale.len() - 1] = ends[1];
        for group in &alike {
            let (weight, (first, second)) = (weigh(group.len()), group[0]);
            if let Some(at) = first {
                weights[at].0 += weight;
            }
            if let Some(at) = second {
                weights[at].1 += weight;
            }
        }
        delta(weights.into_iter())
    };
    let mut dice = Dice::new(name);
    let draw = |_| {
        let ends = [(); 2].map(|()| (dice.half_a_walker(), dice.half_a_walker()));
        weighed(&mut |n| dice.walkers(n), ends)
    };
    let draws = (0..DRAWS).map(draw).collect();
    let value = weighed(&mut |n| n as f64, [(0.0, 0.0); 2]);
    Some(Interval::around(value, draws))
}

/// How many walkers of each group share a value.
struct Tied {
    value: f64,
    first: usize,
    second: usize,
    /// The worst or the best value: half a walker of each group stands here besides.
    is_end: bool,
}

/// What a value counts as among so many.
fn stepped(value: f64, walkers: usize, top: f64) -> f64 {
    if walkers < MANY {
        return value;
    }
    libm::round(value / top * STEPS) / STEPS * top
}

/// Values from 0 to `top` in rising order, both ends among them.
fn tied(first: &[f64], second: &[f64], top: f64) -> Vec<Tied> {
    let ends = [(0.0, 0, 0), (top, 0, 0)].into_iter();
    let stepped = |value: &f64| stepped(*value, first.len() + second.len(), top);
    let mut all: Vec<(f64, usize, usize)> = ends
        .chain(first.iter().map(|value| (stepped(value), 1, 0)))
        .chain(second.iter().map(|value| (stepped(value), 0, 1)))
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

    /// Each walker's weight is exponential, so that of several is Gamma(n); a logarithm serves sixteen of them.
    fn walkers(&mut self, n: usize) -> f64 {
        if n > 16 {
            return self.gamma(n as f64);
        }
        let product: f64 = (0..n).map(|_| self.uniform()).product();
        -libm::log(product)
    }

    /// Gamma(shape), the shape being 1 or more: Marsaglia and Tsang 2000, "A simple method for generating gamma
    /// variables", *ACM Transactions on Mathematical Software* 26(3), 363-372.
    fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let normal = self.normal();
            let root = 1.0 + c * normal;
            let v = root * root * root;
            if v <= 0.0 {
                continue;
            }
            let (square, uniform) = (normal * normal, self.uniform());
            // Their squeeze: what lies below it lies below the bound, which takes two logarithms.
            if uniform < 1.0 - 0.0331 * square * square {
                return d * v;
            }
            let bound = 0.5 * square + d * (1.0 - v + libm::log(v));
            if libm::log(uniform) < bound {
                return d * v;
            }
        }
    }

    /// Box and Muller's.
    fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        radius * libm::cos(TAU * self.uniform())
    }

    /// Gamma(1/2): half the square of a normal number (Box-Muller).
    fn half_a_walker(&mut self) -> f64 {
        let cosine = libm::cos(TAU * self.uniform());
        self.walkers(1) * cosine * cosine
    }
}

#[cfg(test)]
mod tests;
