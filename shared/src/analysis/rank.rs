//! Tests of ranks: they ask only which of two values is larger, as ordered words allow.

use super::distribution::{chi_square_above, normal};

/// Up to so many in one group scipy counts all arrangements; so do we.
const EXACT: usize = 8;

/// Values as ranks, 1 being the lowest; equal values share the mean of theirs.
pub struct Ranks {
    /// In the order of the values.
    pub ranks: Vec<f64>,
    /// How many values share each rank, in rising order.
    pub ties: Vec<usize>,
}

impl Ranks {
    /// ```
    /// use shared::analysis::rank::Ranks;
    /// let ranks = Ranks::of([3.0, 1.0, 3.0, 0.0].into_iter());
    /// assert_eq!(ranks.ranks, [3.5, 2.0, 3.5, 1.0]);
    /// assert_eq!(ranks.ties, [1, 1, 2]);
    /// ```
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.collect();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let mut ranks = vec![0.0; values.len()];
        let mut ties = Vec::new();
        let mut below = 0;
        for same in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
            for index in same {
                ranks[*index] = below as f64 + (same.len() + 1) as f64 / 2.0;
            }
            below += same.len();
            ties.push(same.len());
        }
        Self { ranks, ties }
    }

    fn is_tied(&self) -> bool {
        self.ties.iter().any(|n| *n > 1)
    }

    /// Sum of t³ - t over the ties: how much they take from the ranks' variance.
    fn lost(&self) -> f64 {
        let lost = |n: f64| n * n * n - n;
        self.ties.iter().map(|n| lost(*n as f64)).sum()
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's value is the larger; a tie is half a pair.
    pub u: f64,
    /// Two-sided.
    pub p: f64,
}

/// Mann and Whitney's test of two groups. Exact where one group has at most eight values and no two
/// are equal; else by the normal distribution, with the corrections for ties and continuity. `None` when
/// a group is empty. Mann and Whitney 1947, "On a test of whether one of two random variables is
/// stochastically larger than the other", *The Annals of Mathematical Statistics* 18(1), 50-60; the
/// correction for ties: Hollander, Wolfe and Chicken 2014, *Nonparametric Statistical Methods*, 4.1.
///
/// Of the six pairs of (1, 4) and (2, 3, 5), 4 is above 2 and 3: U = 2. Of the ten ways to take two of five
/// ranks, four have U of 2 or less: p = 2 * 0.4.
///
/// ```
/// use shared::analysis::rank::mann_whitney;
/// let test = mann_whitney(&[1.0, 4.0], &[2.0, 3.0, 5.0]).expect("two groups");
/// assert_eq!((test.u, test.p), (2.0, 0.8));
/// ```
pub fn mann_whitney(first: &[f64], second: &[f64]) -> Option<MannWhitney> {
    let (n, m) = (first.len(), second.len());
    if n == 0 || m == 0 {
        return None;
    }
    let ranks = Ranks::of(first.iter().chain(second).copied());
    let sum: f64 = ranks.ranks[..n].iter().sum();
    let u = sum - n as f64 * (n as f64 + 1.0) / 2.0;
    let pairs = n as f64 * m as f64;
    let above = u.max(pairs - u);
    let p = if n.min(m) <= EXACT && !ranks.is_tied() {
        2.0 * at_least(above as usize, n.min(m), n.max(m))
    } else {
        let all = (n + m) as f64;
        let variance = pairs / 12.0 * (all + 1.0 - ranks.lost() / (all * (all - 1.0)));
        2.0 * normal(-(above - pairs / 2.0 - 0.5) / libm::sqrt(variance))
    };
    // All equal: no variance, and nothing that speaks against chance.
    let p = if ranks.ties.len() == 1 { 1.0 } else { p };
    Some(MannWhitney { u, p: p.min(1.0) })
}

/// Share of all arrangements of few and many different values whose U is at least so much. U has
/// the generating function of the Gaussian binomial coefficient, the product over i = 1..=few of
/// (1 - q^(many+i)) / (1 - q^i); each factor leaves whole numbers.
fn at_least(least: usize, few: usize, many: usize) -> f64 {
    let mut ways = vec![0.0; few * many + 1];
    ways[0] = 1.0;
    for i in 1..=few {
        for u in (many + i..ways.len()).rev() {
            ways[u] -= ways[u - many - i];
        }
        for u in i..ways.len() {
            ways[u] += ways[u - i];
        }
    }
    let all: f64 = ways.iter().sum();
    ways[least..].iter().sum::<f64>() / all
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KruskalWallis {
    pub h: f64,
    pub p: f64,
}

/// Kruskal and Wallis' test of several groups, corrected for ties, by the chi-square distribution: fair
/// from about five values a group. `None` with fewer than two groups, an empty one, or when all
/// values are equal. Kruskal and Wallis 1952, "Use of ranks in one-criterion variance analysis",
/// *Journal of the American Statistical Association* 47(260), 583-621.
///
/// (1, 2), (3, 4) and (5, 6): rank sums 3, 7 and 11, so H = 12/42 (9/2 + 49/2 + 121/2) - 21.
///
/// ```
/// use shared::analysis::rank::kruskal_wallis;
/// let test = kruskal_wallis(&[&[1.0, 2.0], &[3.0, 4.0], &[5.0, 6.0]]).expect("three groups");
/// assert!((test.h - 32.0 / 7.0).abs() < 1e-12);
/// assert!((test.p - 0.10170139230422684).abs() < 1e-12);
/// ```
pub fn kruskal_wallis(groups: &[&[f64]]) -> Option<KruskalWallis> {
    if groups.len() < 2 || groups.iter().any(|group| group.is_empty()) {
        return None;
    }
    let ranks = Ranks::of(groups.iter().flat_map(|group| group.iter().copied()));
    if ranks.ties.len() == 1 {
        return None;
    }
    let n = ranks.ranks.len() as f64;
    let mut left = ranks.ranks.as_slice();
    let mut squares = 0.0;
    for group in groups {
        let (own, others) = left.split_at(group.len());
        let sum: f64 = own.iter().sum();
        squares += sum * sum / group.len() as f64;
        left = others;
    }
    let plain = 12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0);
    let h = plain / (1.0 - ranks.lost() / (n * n * n - n));
    Some(KruskalWallis {
        h,
        p: chi_square_above(h, groups.len() as u32 - 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Levels of walkers, some of them equal.
    fn values() -> impl Strategy<Value = Vec<f64>> {
        vec((0u8..12).prop_map(f64::from), 1..14)
    }

    #[test]
    fn walkers_who_all_say_the_same_differ_in_nothing() {
        let same = mann_whitney(&[2.0; 5], &[2.0; 6]).expect("two groups");
        assert_eq!((same.u, same.p), (15.0, 1.0));
        assert_eq!(kruskal_wallis(&[&[2.0; 5], &[2.0; 6]]), None);
        assert_eq!(mann_whitney(&[], &[1.0]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 2.0], &[]]), None);
    }

    proptest! {
        #[test]
        fn the_groups_change_places(a in values(), b in values()) {
            let (there, back) = (mann_whitney(&a, &b), mann_whitney(&b, &a));
            let (there, back) = (there.expect("groups"), back.expect("groups"));
            let pairs = (a.len() * b.len()) as f64;
            prop_assert!((there.u + back.u - pairs).abs() < 1e-9);
            prop_assert!((there.p - back.p).abs() < 1e-15);
            prop_assert!(0.0 < there.p && there.p <= 1.0);
        }

        #[test]
        fn only_the_order_of_values_matters(a in values(), b in values()) {
            let cubed = |values: &[f64]| values.iter().map(|v| v * v * v).collect::<Vec<_>>();
            prop_assert_eq!(mann_whitney(&a, &b), mann_whitney(&cubed(&a), &cubed(&b)));
            let (mut turned, mut other) = (a.clone(), b.clone());
            turned.reverse();
            other.rotate_left(1);
            prop_assert_eq!(mann_whitney(&a, &b), mann_whitney(&turned, &other));
        }

        #[test]
        fn two_groups_by_kruskal_and_wallis_are_two_by_mann_and_whitney_without_continuity(
            a in values(), b in values(),
        ) {
            let ranks = Ranks::of(a.iter().chain(&b).copied());
            prop_assume!(ranks.ties.len() > 1);
            let (n, pairs) = ((a.len() + b.len()) as f64, (a.len() * b.len()) as f64);
            let u = mann_whitney(&a, &b).expect("groups").u;
            let variance = pairs / 12.0 * (n + 1.0 - ranks.lost() / (n * (n - 1.0)));
            let h = kruskal_wallis(&[&a, &b]).expect("groups").h;
            prop_assert!((h - (u - pairs / 2.0).powi(2) / variance).abs() < 1e-9);
        }
    }
}
