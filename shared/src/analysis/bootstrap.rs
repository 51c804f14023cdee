//! The cluster bootstrap: walkers, each with all their answers, are drawn again from those who came, and
//! the figure is computed anew. A walker is drawn whole, because answers of one person go together
//! (Davison and Hinkley 1997, *Bootstrap Methods and their Application*, 3.8); each group keeps its size.
//!
//! With few walkers these intervals are too short: docs/statistics.md says by how much. Figures of the desk
//! take theirs from [`super::interval`]; these are for figures that have no scale with two ends, and
//! to be held against other software.

use super::dice::Dice;
use super::distribution::{Z95, normal, normal_quantile};
use super::interval::Interval;

/// What the draws gave.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    /// The figure of the walkers as they came.
    value: f64,
    /// In rising order, at least one.
    drawn: Vec<f64>,
    acceleration: f64,
}

impl Bootstrap {
    /// Draws the walkers of each group again, so many times; `name` seeds the draws. `None` when
    /// a group has fewer than two walkers or the figure cannot be computed; draws, and walkers left
    /// out, for which it cannot are passed over.
    ///
    /// Mean level of six walkers, each with the answers they gave:
    ///
    /// ```
    /// use shared::analysis::bootstrap::Bootstrap;
    /// let walkers: [&[f64]; 6] = [&[0.0], &[1.0, 1.0], &[1.0, 2.0], &[2.0], &[3.0, 3.0, 2.0], &[3.0]];
    /// let own = |answers: &&&[f64]| answers.iter().sum::<f64>() / answers.len() as f64;
    /// let mean = |groups: &[Vec<&&[f64]>]| {
    ///     Some(groups[0].iter().map(own).sum::<f64>() / groups[0].len() as f64)
    /// };
    /// let bootstrap = Bootstrap::of(&[&walkers], mean, 2000, "light").expect("six walkers");
    /// let (percentile, bca) = (bootstrap.percentile(), bootstrap.bca());
    /// assert!((percentile.low - 0.86).abs() < 0.1 && (percentile.high - 2.53).abs() < 0.1);
    /// assert!(bca.low < percentile.low, "few are low, so the lower end reaches further");
    /// ```
    pub fn of<W>(
        groups: &[&[W]],
        figure: impl Fn(&[Vec<&W>]) -> Option<f64>,
        draws: usize,
        name: &str,
    ) -> Option<Self> {
        if groups.iter().any(|group| group.len() < 2) {
            return None;
        }
        let mut chosen: Vec<Vec<&W>> = groups.iter().map(|group| group.iter().collect()).collect();
        let value = figure(&chosen)?;
        let left_out: Vec<Vec<f64>> = (0..groups.len())
            .map(|group| {
                let without = |index| {
                    let walker = chosen[group].remove(index);
                    let value = figure(&chosen);
                    chosen[group].insert(index, walker);
                    value
                };
                (0..groups[group].len()).filter_map(without).collect()
            })
            .collect();
        let mut dice = Dice::new(name);
        let draw = |_| {
            for (chosen, group) in chosen.iter_mut().zip(groups) {
                chosen.fill_with(|| &group[dice.below(group.len())]);
            }
            figure(&chosen)
        };
        let found = (0..draws).filter_map(draw).collect();
        Self::from_draws(value, found, &left_out)
    }

    /// From a figure, what the draws gave, and what each group gives without one walker after the other.
    /// `None` without draws.
    pub fn from_draws(value: f64, mut drawn: Vec<f64>, left_out: &[Vec<f64>]) -> Option<Self> {
        drawn.sort_by(f64::total_cmp);
        (!drawn.is_empty()).then(|| Self {
            value,
            drawn,
            acceleration: acceleration(left_out),
        })
    }

    pub fn value(&self) -> f64 {
        self.value
    }

    /// In rising order.
    pub fn draws(&self) -> &[f64] {
        &self.drawn
    }

    /// The middle 95 % of the draws. Efron 1981, "Nonparametric standard errors and confidence
    /// intervals", *The Canadian Journal of Statistics* 9(2), 139-158.
    pub fn percentile(&self) -> Interval {
        self.between(0.025, 0.975)
    }

    /// 95 %, corrected for bias and for a spread that changes with the figure (BCa). Efron 1987, "Better
    /// bootstrap confidence intervals", *Journal of the American Statistical Association* 82(397),
    /// 171-185.
    pub fn bca(&self) -> Interval {
        let n = self.drawn.len() as f64;
        let below = self.drawn.partition_point(|it| *it < self.value) as f64;
        let up_to = self.drawn.partition_point(|it| *it <= self.value) as f64;
        // All draws on one side say "far", not "infinitely far".
        let share = ((below + up_to) / (2.0 * n)).clamp(0.5 / n, 1.0 - 0.5 / n);
        let bias = normal_quantile(share);
        let corrected = |z: f64| {
            let moved = bias + z;
            normal(bias + moved / (1.0 - self.acceleration * moved))
        };
        self.between(corrected(-Z95), corrected(Z95))
    }

    fn between(&self, low: f64, high: f64) -> Interval {
        Interval {
            low: quantile(&self.drawn, low),
            high: quantile(&self.drawn, high),
        }
    }
}

/// How fast the figure's spread changes with it, from the jackknife; of several groups as in Efron and
/// Tibshirani 1993, *An Introduction to the Bootstrap*, 14.3 and 22.
fn acceleration(left_out: &[Vec<f64>]) -> f64 {
    let (mut cubes, mut squares) = (0.0, 0.0);
    for values in left_out.iter().filter(|values| !values.is_empty()) {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        for value in values {
            let influence = (n - 1.0) / n * (mean - value);
            cubes += influence * influence * influence;
            squares += influence * influence;
        }
    }
    // Nobody moves the figure.
    if squares <= 0.0 {
        return 0.0;
    }
    cubes / (6.0 * squares * libm::sqrt(squares))
}

/// Linear between two neighbours, as in R's seventh type and numpy. Hyndman and Fan 1996, "Sample
/// quantiles in statistical packages", *The American Statistician* 50(4), 361-365.
fn quantile(rising: &[f64], share: f64) -> f64 {
    let place = share * (rising.len() - 1) as f64;
    let below = rising[place as usize];
    let above = rising[(place as usize + 1).min(rising.len() - 1)];
    below + (above - below) * (place - libm::floor(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::dominance::cliffs_delta;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn mean(groups: &[Vec<&f64>]) -> Option<f64> {
        let values = groups.first()?;
        Some(values.iter().copied().sum::<f64>() / values.len() as f64)
    }

    fn delta(groups: &[Vec<&f64>]) -> Option<f64> {
        let own = |group: &Vec<&f64>| group.iter().map(|it| **it).collect::<Vec<f64>>();
        cliffs_delta(&own(&groups[0]), &own(&groups[1]))
    }

    #[test]
    fn one_walker_cannot_be_drawn_again() {
        assert!(Bootstrap::of(&[&[1.0]], mean, 100, "one").is_none());
        assert!(Bootstrap::of(&[&[1.0, 2.0], &[1.0]], delta, 100, "one").is_none());
    }

    #[test]
    fn walkers_who_agree_leave_no_width() {
        // Why the desk's figures do not use these.
        let same = Bootstrap::of(&[&[2.0; 5]], mean, 100, "same").expect("five");
        assert_eq!((same.percentile().low, same.percentile().high), (2.0, 2.0));
        assert_eq!((same.bca().low, same.bca().high), (2.0, 2.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_interval_lies_within_what_was_drawn(
            a in vec(0.0f64..3.0, 2..12), b in vec(0.0f64..3.0, 2..12),
        ) {
            let bootstrap = Bootstrap::of(&[&a, &b], delta, 200, "any").expect("two groups");
            for interval in [bootstrap.percentile(), bootstrap.bca()] {
                prop_assert!(-1.0 <= interval.low && interval.low <= interval.high);
                prop_assert!(interval.high <= 1.0);
            }
            let again = Bootstrap::of(&[&a, &b], delta, 200, "any").expect("two groups");
            prop_assert_eq!(bootstrap.bca(), again.bca());
        }

        #[test]
        fn another_unit_of_measure_moves_the_interval_with_it(a in vec(0.0f64..3.0, 3..12)) {
            let moved: Vec<f64> = a.iter().map(|v| 10.0 * v - 4.0).collect();
            let interval = |values: &[f64]| {
                Bootstrap::of(&[values], mean, 200, "any").expect("a group").percentile()
            };
            let (plain, moved) = (interval(&a), interval(&moved));
            prop_assert!((10.0 * plain.low - 4.0 - moved.low).abs() < 1e-9);
            prop_assert!((10.0 * plain.high - 4.0 - moved.high).abs() < 1e-9);
        }
    }
}
