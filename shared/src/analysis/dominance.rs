//! How often a walker of one group rates higher than one of another: an effect size that asks nothing of
//! the scale but an order.

use super::distribution::Z95;
use super::interval::Interval;

/// Cliff's delta: how much more often a value of the first group is above one of the second than
/// below it, over all pairs; from -1 (every first below every second) to 1. Cliff 1993, "Dominance
/// statistics: ordinal analyses to answer ordinal questions", *Psychological Bulletin* 114(3), 494-509.
/// `None` when a group is empty. Its interval is [`super::interval::of_delta`].
///
/// (1, 2) against (1, 3): of four pairs 2 > 1 once, 1 < 3 and 2 < 3 twice, 1 = 1: (1 - 2) / 4.
///
/// ```
/// use shared::analysis::dominance::cliffs_delta;
/// assert_eq!(cliffs_delta(&[1.0, 2.0], &[1.0, 3.0]), Some(-0.25));
/// ```
pub fn cliffs_delta(first: &[f64], second: &[f64]) -> Option<f64> {
    let mut rising = second.to_vec();
    rising.sort_by(f64::total_cmp);
    let wins: f64 = first
        .iter()
        .map(|value| above_less_below(*value, &rising))
        .sum();
    let pairs = first.len() as f64 * second.len() as f64;
    (pairs > 0.0).then(|| wins / pairs)
}

/// Probability of superiority (the common language effect size, Vargha and Delaney's A): how often one
/// of the first group is above one of the second, a tie being half. Vargha and Delaney 2000, "A critique and
/// improvement of the CL common language effect size statistics of McGraw and Wong", *Journal of
/// Educational and Behavioral Statistics* 25(2), 101-132.
///
/// (1, 2) against (1, 3): one of four pairs and a half:
///
/// ```
/// use shared::analysis::dominance::{cliffs_delta, superiority};
/// assert_eq!(cliffs_delta(&[1.0, 2.0], &[1.0, 3.0]).map(superiority), Some(0.375));
/// ```
pub fn superiority(delta: f64) -> f64 {
    delta.midpoint(1.0)
}

/// Cliff's own 95 % interval of his delta, from the consistent estimate of its variance, made
/// asymmetric so that it stays within -1 and 1. Feng and Cliff 2004, "Monte Carlo evaluation of ordinal d
/// with improved confidence interval", *Journal of Modern Applied Statistical Methods* 3(2),
/// 322-332. `None` with fewer than two values in a group.
///
/// Simulated (docs/statistics.md) it holds the truth as often as [`super::interval::of_delta`], against
/// which it is kept; the desk's figures take the latter, which is of one kind with the intervals
/// beside it and keeps its width when all walkers say the same.
///
/// (1, 2, 4) against (2, 3, 5): delta is -4/9.
///
/// ```
/// use shared::analysis::dominance::cliffs_interval;
/// let interval = cliffs_interval(&[1.0, 2.0, 4.0], &[2.0, 3.0, 5.0]).expect("three each");
/// assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "-0.9256 0.5857");
/// ```
pub fn cliffs_interval(first: &[f64], second: &[f64]) -> Option<Interval> {
    let (n, m) = (first.len() as f64, second.len() as f64);
    if first.len().min(second.len()) < 2 {
        return None;
    }
    let delta = cliffs_delta(first, second)?;
    if delta.abs() >= 1.0 {
        // No variance to estimate; what is left is that a pair the other way round might have come.
        let least = n.min(m);
        let end = (least - Z95 * Z95) / (least + Z95 * Z95);
        return Some(Interval {
            low: if delta < 0.0 { -1.0 } else { end },
            high: if delta < 0.0 { -end } else { 1.0 },
        });
    }
    let of_first = squares(first, second, delta) / (n - 1.0);
    let of_second = squares(second, first, -delta) / (m - 1.0);
    let of_pairs = pairs_that_differ(first, second) - n * m * delta * delta;
    let of_pairs = of_pairs / ((n - 1.0) * (m - 1.0));
    let variance = ((m - 1.0) * of_first + (n - 1.0) * of_second + of_pairs) / (n * m);
    let one_less = 1.0 - delta * delta;
    let z2 = Z95 * Z95;
    let reach = Z95 * libm::sqrt(variance) * libm::sqrt(one_less * one_less + z2 * variance);
    let (middle, shrink) = (delta * one_less, one_less + z2 * variance);
    Some(Interval {
        low: ((middle - reach) / shrink).max(-1.0),
        high: ((middle + reach) / shrink).min(1.0),
    })
}

/// Over one group, the squares of how far each value's own delta is from the groups'.
fn squares(group: &[f64], other: &[f64], delta: f64) -> f64 {
    let mut rising = other.to_vec();
    rising.sort_by(f64::total_cmp);
    let own = |value: &f64| above_less_below(*value, &rising) / other.len() as f64;
    let square = |it: &f64| (own(it) - delta) * (own(it) - delta);
    group.iter().map(square).sum()
}

fn pairs_that_differ(first: &[f64], second: &[f64]) -> f64 {
    let differ = |a: &f64| second.iter().filter(|b| a.total_cmp(b).is_ne()).count();
    first.iter().map(differ).sum::<usize>() as f64
}

/// How many of the others a value is above, less how many it is below.
fn above_less_below(value: f64, rising: &[f64]) -> f64 {
    let below = rising.partition_point(|other| *other < value);
    let up_to = rising.partition_point(|other| *other <= value);
    below as f64 - (rising.len() - up_to) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn values() -> impl Strategy<Value = Vec<f64>> {
        vec((0u8..=9).prop_map(|level| f64::from(level) / 3.0), 2..12)
    }

    #[test]
    fn groups_wholly_apart_still_leave_room() {
        let interval = cliffs_interval(&[0.0; 5], &[1.0; 8]).expect("two groups");
        assert!((interval.low + 1.0).abs() < 1e-15);
        assert!((interval.high + 0.131_035_1).abs() < 1e-6, "{interval:?}");
    }

    proptest! {
        #[test]
        fn the_groups_change_places(a in values(), b in values()) {
            let (there, back) = (cliffs_delta(&a, &b), cliffs_delta(&b, &a));
            prop_assert_eq!(there, back.map(|it| -it));
            let (one, other) = (cliffs_interval(&a, &b), cliffs_interval(&b, &a));
            let (one, other) = (one.expect("two groups"), other.expect("two groups"));
            prop_assert!((one.low + other.high).abs() < 1e-12);
        }

        #[test]
        fn delta_is_mann_and_whitneys_u_on_another_scale(a in values(), b in values()) {
            let u = crate::analysis::rank::mann_whitney(&a, &b).expect("two groups").u;
            let delta = cliffs_delta(&a, &b).expect("two groups");
            let pairs = (a.len() * b.len()) as f64;
            prop_assert!((2.0 * u / pairs - 1.0 - delta).abs() < 1e-12);
            prop_assert!((u / pairs - superiority(delta)).abs() < 1e-12);
            let interval = cliffs_interval(&a, &b).expect("two groups");
            prop_assert!(interval.low <= delta && delta <= interval.high);
        }
    }
}
