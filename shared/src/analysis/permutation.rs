//! Permutation tests of two groups of walkers: were it of no matter in which group a walker is, how
//! many of the ways to deal the walkers into two such groups would set these as far apart as they are?
//!
//! Two-sided: twice the smaller of the shares on either side. Fisher 1935, *The Design of Experiments*,
//! ch. 21; Ernst 2004, "Permutation methods: a basis for exact inference", *Statistical Science*
//! 19(4), 676-685. Where there are too many ways to count, some are drawn, and the ways as far apart, b
//! of m, give (b + 1) / (m + 1), never 0: Phipson and Smyth 2010, "Permutation p-values should never be
//! zero", *Statistical Applications in Genetics and Molecular Biology* 9(1), 39.

use super::dice::Dice;
use super::rank::{Ranks, mann_whitney};

/// Ways to deal that are counted one by one.
const ARRANGEMENTS: f64 = 100_000.0;
/// Additions that counting the rank sums of all ways may take: about 20 walkers in each group.
const STEPS: usize = 2_000_000;
/// Ways to deal that are drawn; p is steady to about 0.004 near 0.05.
const DRAWS: u32 = 9_999;
/// From so many in both groups the normal distribution says the same.
const MANY: usize = 30;

/// Two-sided p of the difference between two means; `None` when a group is empty. `name` seeds the
/// draws, where there are too many ways to count.
///
/// (1, 2) against (3, 4, 5): of the ten ways to take two of the five, one has a sum of 3 or less:
///
/// ```
/// use shared::analysis::permutation::of_means;
/// assert_eq!(of_means(&[1.0, 2.0], &[3.0, 4.0, 5.0], "light"), Some(0.2));
/// ```
pub fn of_means(first: &[f64], second: &[f64], name: &str) -> Option<f64> {
    let hand = Hand::new(first.iter().chain(second).copied(), first.len())?;
    Some(if ways(hand.scores.len(), hand.dealt) <= ARRANGEMENTS {
        hand.exact()
    } else {
        hand.monte_carlo(DRAWS, name)
    })
}

/// Two-sided p of the difference between two groups by ranks, which is that of
/// [Cliff's delta](super::dominance::cliffs_delta). Right with ties, unlike Mann and Whitney's exact
/// test, of which it is the extension. All ways are counted by adding up rank sums walker by walker
/// (the shift algorithm: Streitberg and Röhmel 1986, "Exact distributions for permutation and rank
/// tests", *Statistical Software Newsletter* 12(1), 10-17); else some are drawn, and from thirty walkers in both
/// groups the normal distribution serves.
///
/// (0, 1) against (1, 2, 2): ranks 1, 2.5 and 2.5, 4.5, 4.5. Of the ten ways two have a sum of 3.5 or less:
///
/// ```
/// use shared::analysis::permutation::of_ranks;
/// assert_eq!(of_ranks(&[0.0, 1.0], &[1.0, 2.0, 2.0], "light"), Some(0.4));
/// ```
pub fn of_ranks(first: &[f64], second: &[f64], name: &str) -> Option<f64> {
    if first.len().min(second.len()) >= MANY {
        return mann_whitney(first, second).map(|test| test.p);
    }
    let ranks = Ranks::of(first.iter().chain(second).copied()).ranks;
    let hand = Hand::new(ranks.into_iter(), first.len())?;
    Some(
        hand.by_shifting()
            .unwrap_or_else(|| hand.monte_carlo(DRAWS, name)),
    )
}

/// Everybody's scores, and how many of them are dealt into the smaller group. The sum of what is dealt
/// says as much as the difference between the two means.
pub struct Hand {
    scores: Vec<f64>,
    dealt: usize,
    sum: f64,
}

impl Hand {
    /// The first of the scores are those of the first group. `None` when a group is empty.
    pub fn new(scores: impl Iterator<Item = f64>, first: usize) -> Option<Self> {
        let mut scores: Vec<f64> = scores.collect();
        let second = scores.len().checked_sub(first)?;
        if second < first {
            scores.rotate_left(first);
        }
        let dealt = first.min(second);
        let sum = scores[..dealt].iter().sum();
        // Sorted, so that the order of the walkers does not show in a draw.
        scores.sort_by(f64::total_cmp);
        (dealt > 0).then_some(Self { scores, dealt, sum })
    }

    /// Counts all ways, one by one.
    pub fn exact(&self) -> f64 {
        let mut tails = self.tails();
        each_sum(&self.scores, self.dealt, 0.0, &mut |sum| tails.count(sum));
        tails.p()
    }

    /// Draws some of the ways.
    pub fn monte_carlo(&self, draws: u32, name: &str) -> f64 {
        let (mut dice, mut tails) = (Dice::new(name), self.tails());
        let mut scores = self.scores.clone();
        for _ in 0..draws {
            dice.choose(&mut scores, self.dealt);
            tails.count(scores[..self.dealt].iter().sum());
        }
        // The way they were dealt is one more.
        tails.count(self.sum);
        tails.p()
    }

    /// Counts all ways when the scores are ranks: halves at most. `None` where it takes too long.
    fn by_shifting(&self) -> Option<f64> {
        let doubled: Vec<usize> = self.scores.iter().map(|it| (2.0 * it) as usize).collect();
        let largest: usize = doubled.iter().rev().take(self.dealt).sum();
        let steps = doubled.len().saturating_mul(self.dealt);
        if steps.saturating_mul(largest) > STEPS {
            return None;
        }
        // Ways to reach each sum, by how many have been taken.
        let mut ways = vec![vec![0.0; largest + 1]; self.dealt + 1];
        ways[0][0] = 1.0;
        for score in doubled {
            for taken in (1..=self.dealt).rev() {
                let (before, after) = ways.split_at_mut(taken);
                let shifted = after[0].iter_mut().skip(score);
                for (sum, one_less) in shifted.zip(&before[taken - 1]) {
                    *sum += one_less;
                }
            }
        }
        let mut tails = self.tails();
        for (sum, ways) in ways[self.dealt].iter().enumerate() {
            tails.add(sum as f64 / 2.0, *ways);
        }
        Some(tails.p())
    }

    fn tails(&self) -> Tails {
        let size: f64 = self.scores.iter().map(|it| it.abs()).sum();
        Tails {
            sum: self.sum,
            rounding: size * 1e-14,
            all: 0.0,
            at_most: 0.0,
            at_least: 0.0,
        }
    }
}

/// Ways by where they lie to what was found.
struct Tails {
    sum: f64,
    /// Sums this close are the same, added in another order.
    rounding: f64,
    all: f64,
    at_most: f64,
    at_least: f64,
}

impl Tails {
    fn count(&mut self, sum: f64) {
        self.add(sum, 1.0);
    }

    fn add(&mut self, sum: f64, ways: f64) {
        self.all += ways;
        if sum <= self.sum + self.rounding {
            self.at_most += ways;
        }
        if sum >= self.sum - self.rounding {
            self.at_least += ways;
        }
    }

    fn p(&self) -> f64 {
        (2.0 * self.at_most.min(self.at_least) / self.all).min(1.0)
    }
}

/// Ways to choose some of n.
fn ways(n: usize, some: usize) -> f64 {
    let factor = |i: usize| (n - some + i) as f64 / i as f64;
    (1..=some).map(factor).product()
}

fn each_sum(scores: &[f64], take: usize, sum: f64, report: &mut dyn FnMut(f64)) {
    if take == 0 {
        report(sum);
        return;
    }
    for first in 0..=scores.len() - take {
        each_sum(&scores[first + 1..], take - 1, sum + scores[first], report);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn values(most: usize) -> impl Strategy<Value = Vec<f64>> {
        vec((0u8..=9).prop_map(|level| f64::from(level) / 3.0), 1..most)
    }

    #[test]
    fn the_smallest_p_is_one_way_in_all() {
        // Five against five wholly apart: 2 of C(10, 5) = 252.
        let (low, high) = ([0.0, 0.1, 0.2, 0.3, 0.4], [1.0, 1.1, 1.2, 1.3, 1.4]);
        assert_eq!(of_means(&low, &high, "apart"), Some(2.0 / 252.0));
        assert_eq!(of_ranks(&low, &high, "apart"), Some(2.0 / 252.0));
        assert_eq!(of_means(&[], &high, "nobody"), None);
        assert_eq!(of_ranks(&low, &[], "nobody"), None);
    }

    #[test]
    fn drawing_never_gives_zero() {
        let apart: Vec<f64> = (0..60).map(f64::from).collect();
        let hand = Hand::new(apart.into_iter(), 30).expect("two groups");
        assert!((hand.monte_carlo(999, "apart") - 2.0 / 1000.0).abs() < 1e-15);
    }

    #[test]
    fn drawing_comes_near_to_counting() {
        let scores = [0.0, 1.0, 1.0, 2.0, 1.5, 2.0, 3.0, 1.0, 2.5, 2.0, 3.0, 3.0];
        let hand = Hand::new(scores.into_iter(), 5).expect("two groups");
        let (exact, drawn) = (hand.exact(), hand.monte_carlo(20_000, "near"));
        // Twice a binomial share: five of its standard deviations.
        let error = 5.0 * 2.0 * (exact / 2.0 * (1.0 - exact / 2.0) / 20_000.0).sqrt();
        assert!((exact - drawn).abs() < error, "{exact} {drawn}");
    }

    proptest! {
        #[test]
        fn the_groups_and_the_walkers_change_places(a in values(8), b in values(8)) {
            for test in [of_means, of_ranks] {
                let p = test(&a, &b, "any").expect("two groups");
                prop_assert!(0.0 < p && p <= 1.0);
                prop_assert!((p - test(&b, &a, "any").expect("two groups")).abs() < 1e-12);
                let (mut turned, mut other) = (a.clone(), b.clone());
                turned.reverse();
                other.rotate_left(1);
                prop_assert_eq!(Some(p), test(&turned, &other, "any"));
            }
        }

        #[test]
        fn shifting_counts_what_one_by_one_counts(a in values(8), b in values(8)) {
            let ranks = Ranks::of(a.iter().chain(&b).copied()).ranks;
            let hand = Hand::new(ranks.into_iter(), a.len()).expect("two groups");
            let shifted = hand.by_shifting().expect("small");
            prop_assert!((shifted - hand.exact()).abs() < 1e-12);
        }

        #[test]
        fn without_ties_ranks_give_mann_and_whitneys_exact_test(
            order in Just((0..13).map(f64::from).collect::<Vec<f64>>()).prop_shuffle(), n in 1usize..12,
        ) {
            let (a, b) = order.split_at(n);
            let exact = mann_whitney(a, b).expect("two groups").p;
            prop_assert!((of_ranks(a, b, "any").expect("two groups") - exact).abs() < 1e-12);
        }
    }
}
