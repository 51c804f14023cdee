//! How far walkers observed the same: percent agreement and Krippendorff's alpha, with intervals over
//! walkers and places.
//!
//! Both are drawn again, walkers and places, because a figure of agreement is read as one of the question:
//! would others, elsewhere, answer it alike? Drawing places alone takes these walkers for all there
//! are, drawing walkers alone these places, and either interval is then far too short
//! (docs/statistics.md). An answer is drawn as often as its walker and its place together: Owen 2007,
//! "The pigeonhole bootstrap", *The Annals of Applied Statistics* 1(2), 386-411.

use super::dice::Dice;
use super::interval::Interval;
use super::ratings::Ratings;
use super::tally::Estimate;

/// Draws of an interval, and how few are enough where many answers make it narrow.
const DRAWS: usize = 1000;
const FEWEST_DRAWS: usize = 200;
/// Answers that may be looked at, over all draws.
const LOOKS: usize = 4_000_000;

/// How far apart two levels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Different or not.
    Nominal,
    /// By how many answers lie between them.
    Ordinal,
    /// By the square of the steps between them.
    Interval,
}

/// Two ways to say it of the same answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// Krippendorff's alpha: 1 when all agree, 0 when they agree as answers dealt out by chance would,
    /// below when they agree less. `None` when all answers are the same, for then nobody can tell.
    pub alpha: Option<f64>,
    /// Share, over all answers, of the others at the same place who said the same: 0 to 1.
    pub percent: f64,
}

impl Ratings {
    /// Krippendorff 2011, "Computing Krippendorff's alpha-reliability",
    /// <https://repository.upenn.edu/asc_papers/43>; 2018, *Content Analysis*, 4th ed., ch. 12.
    /// Places need not have been judged by everybody. `None` when no two walkers judged the same place.
    ///
    /// His example C: four observers, twelve units, levels 1 to 5, some missing.
    ///
    /// ```
    /// use shared::analysis::ScoredItem;
    /// use shared::analysis::krippendorff::Metric;
    /// use shared::analysis::ratings::{Observed, Ratings};
    /// use shared::checklist::model::Measure;
    /// use shared::text::Text;
    ///
    /// let item = ScoredItem {
    ///     measure: Some(Measure::Observation),
    ///     levels: vec![Text::default(); 5],
    ///     ..ScoredItem::default()
    /// };
    /// let row = |row: &str| -> Vec<Option<u8>> {
    ///     row.chars().map(|it| Some(it.to_digit(10)? as u8 - 1)).collect()
    /// };
    /// let table = [
    ///     row("123321412***"),
    ///     row("1233224125*3"),
    ///     row("*3332342251*"),
    ///     row("12332441251*"),
    /// ];
    /// let ratings = Ratings::new(Observed::of(&item).expect("an observation"), &table);
    /// let alpha = |metric| ratings.agreement(metric).and_then(|it| it.alpha);
    /// let rounded = |metric| alpha(metric).map(|it| format!("{it:.3}"));
    /// assert_eq!(rounded(Metric::Nominal).as_deref(), Some("0.743"));
    /// assert_eq!(rounded(Metric::Ordinal).as_deref(), Some("0.815"));
    /// assert_eq!(rounded(Metric::Interval).as_deref(), Some("0.849"));
    /// ```
    pub fn agreement(&self, metric: Metric) -> Option<Alike> {
        self.weighted(
            metric,
            &vec![1.0; self.walkers],
            &vec![1.0; self.places.len()],
        )
    }

    /// The same with weights, one for each walker and one for each place. An answer weighs as its
    /// walker and its place together, and meets those of the other walkers there, never a copy of
    /// itself; with equal weights this is the plain figure, and who weighs nothing might not have come.
    pub fn weighted(&self, metric: Metric, walkers: &[f64], places: &[f64]) -> Option<Alike> {
        let pairs = self.pairs(walkers, places);
        let all: f64 = pairs.margins.iter().sum();
        if all <= 0.0 {
            return None;
        }
        let (mut observed, mut expected, mut same) = (0.0, 0.0, 0.0);
        for (a, of_a) in pairs.margins.iter().enumerate() {
            for (b, of_b) in pairs.margins.iter().enumerate() {
                let together = pairs.together[a * self.levels + b];
                if a == b {
                    same += together;
                } else {
                    let apart = metric.squared(&pairs.margins, a, b);
                    observed += apart * together;
                    expected += apart * of_a * of_b;
                }
            }
        }
        let expected = expected / (all * all - pairs.squares);
        Some(Alike {
            alpha: (expected > 0.0).then(|| 1.0 - observed / all / expected),
            percent: same / all,
        })
    }

    /// Alpha, where there is one, and percent agreement, with 95 % intervals; `name` seeds the draws. A
    /// draw in which nothing varies, or nobody meets another, gives no alpha and is passed over.
    pub fn estimates(&self, metric: Metric, name: &str) -> Option<(Option<Estimate>, Estimate)> {
        let found = self.agreement(metric)?;
        let mut dice = Dice::new(name);
        let mut again = |n: usize| -> Vec<f64> {
            let mut times = vec![0.0; n];
            for _ in 0..n {
                times[dice.below(n)] += 1.0;
            }
            times
        };
        let draws = (LOOKS / self.answers().max(1)).clamp(FEWEST_DRAWS, DRAWS);
        let (mut alphas, mut percents) = (Vec::new(), Vec::new());
        for _ in 0..draws {
            let (walkers, places) = (again(self.walkers), again(self.places.len()));
            if let Some(drawn) = self.weighted(metric, &walkers, &places) {
                alphas.extend(drawn.alpha);
                percents.push(drawn.percent);
            }
        }
        let estimate = |value: f64, draws: Vec<f64>| Estimate {
            value,
            interval: (!draws.is_empty()).then(|| Interval::around(value, draws)),
        };
        let alpha = found.alpha.map(|value| estimate(value, alphas));
        Some((alpha, estimate(found.percent, percents)))
    }

    fn pairs(&self, walkers: &[f64], places: &[f64]) -> Pairs {
        let mut pairs = Pairs {
            together: vec![0.0; self.levels * self.levels],
            margins: vec![0.0; self.levels],
            squares: 0.0,
        };
        let mut here = vec![0.0; self.levels];
        for (place, at) in self.places.iter().zip(places) {
            here.fill(0.0);
            for (walker, level) in place {
                here[*level] += walkers[*walker];
            }
            let all: f64 = here.iter().sum();
            for (walker, level) in place {
                let own = walkers[*walker];
                let others = all - own;
                let answer = at * own;
                if answer <= 0.0 || others <= 0.0 {
                    continue;
                }
                pairs.margins[*level] += answer;
                pairs.squares += answer * answer;
                let row = &mut pairs.together[level * self.levels..][..self.levels];
                for (other, (together, weight)) in row.iter_mut().zip(&here).enumerate() {
                    let itself = if other == *level { own } else { 0.0 };
                    *together += answer * (weight - itself) / others;
                }
            }
        }
        pairs
    }
}

/// Answers met by the others at their place.
struct Pairs {
    /// Coincidences, level by level.
    together: Vec<f64>,
    /// Answers on each level.
    margins: Vec<f64>,
    /// Sum of the squared weights of all answers: what meets itself in the product of the margins.
    squares: f64,
}

impl Metric {
    /// Squared distance between two levels.
    fn squared(self, margins: &[f64], a: usize, b: usize) -> f64 {
        let distance = match self {
            Self::Nominal => f64::from(u8::from(a != b)),
            Self::Interval => a.abs_diff(b) as f64,
            Self::Ordinal => {
                let between: f64 = margins[a.min(b)..=a.max(b)].iter().sum();
                between - f64::midpoint(margins[a], margins[b])
            }
        };
        distance * distance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ScoredItem;
    use crate::analysis::ratings::Observed;
    use crate::checklist::model::Measure;
    use crate::text::Text;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];

    fn ratings(table: &[Vec<Option<u8>>]) -> Ratings {
        let item = ScoredItem {
            measure: Some(Measure::Observation),
            levels: vec![Text::default(); 4],
            ..ScoredItem::default()
        };
        Ratings::new(Observed::of(&item).expect("an observation"), table)
    }

    fn tables() -> impl Strategy<Value = Vec<Vec<Option<u8>>>> {
        (2usize..7, 2usize..9).prop_flat_map(|(walkers, places)| {
            vec(
                vec(proptest::option::weighted(0.8, 0u8..4), places),
                walkers,
            )
        })
    }

    fn near(a: Option<Alike>, b: Option<Alike>) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        match (a, b) {
            (Some(a), Some(b)) => {
                near(a.percent, b.percent) && near(a.alpha.unwrap_or(9.0), b.alpha.unwrap_or(9.0))
            }
            (a, b) => a == b,
        }
    }

    #[test]
    fn walkers_who_all_agree_have_an_alpha_of_one_and_none_where_nothing_varies() {
        let row: Vec<Option<u8>> = [0, 3, 1, 2].map(Some).to_vec();
        let agreed = ratings(&[row.clone(), row.clone(), row]).agreement(Metric::Ordinal);
        assert_eq!(
            agreed.map(|it| (it.alpha, it.percent)),
            Some((Some(1.0), 1.0))
        );
        let same = ratings(&[vec![Some(2); 4], vec![Some(2); 4]]).agreement(Metric::Ordinal);
        assert_eq!(same.map(|it| (it.alpha, it.percent)), Some((None, 1.0)));
        let alone = ratings(&[vec![Some(1), None], vec![None, Some(2)]]);
        assert_eq!(alone.agreement(Metric::Ordinal), None);
    }

    #[test]
    fn the_same_answers_and_name_give_the_same_interval_everywhere() {
        // Pinned: a change here changes published figures.
        let rows = ["012301", "012312", "112301", "002201", "013300"];
        let row = |row: &&str| row.chars().map(|it| Some(it.to_digit(10)? as u8)).collect();
        let ratings = ratings(&rows.iter().map(row).collect::<Vec<_>>());
        let estimates = ratings.estimates(Metric::Ordinal, "stop/light");
        let alpha = estimates.and_then(|(alpha, _)| alpha).expect("variation");
        let interval = alpha.interval.expect("draws");
        let text = format!(
            "{:.12} {:.12} {:.12}",
            alpha.value, interval.low, interval.high
        );
        assert_eq!(text, "0.761125150421 0.018662082649 0.949125514403");
    }

    proptest! {
        #[test]
        fn who_came_first_and_which_stop_does_not_matter(table in tables()) {
            let mut turned = table.clone();
            turned.reverse();
            for row in &mut turned {
                row.rotate_left(1);
            }
            for metric in METRICS {
                let (one, other) = (ratings(&table), ratings(&turned));
                prop_assert!(near(one.agreement(metric), other.agreement(metric)));
            }
        }

        #[test]
        fn a_scale_turned_round_agrees_as_much(table in tables()) {
            let turn = |row: &Vec<Option<u8>>| row.iter().map(|it| it.map(|it| 3 - it)).collect();
            let turned = ratings(&table.iter().map(turn).collect::<Vec<_>>());
            for metric in METRICS {
                prop_assert!(near(ratings(&table).agreement(metric), turned.agreement(metric)));
            }
        }

        #[test]
        fn agreement_keeps_its_bounds_and_only_shares_of_weights_count(table in tables()) {
            let ratings = ratings(&table);
            for metric in METRICS {
                let plain = ratings.agreement(metric);
                if let Some(Alike { alpha, percent }) = plain {
                    prop_assert!((0.0..=1.0 + 1e-12).contains(&percent));
                    prop_assert!(alpha.is_none_or(|it| (-1.0..=1.0 + 1e-12).contains(&it)));
                }
                let (walkers, places) = (vec![3.0; ratings.walkers()], vec![0.5; ratings.places()]);
                prop_assert!(near(plain, ratings.weighted(metric, &walkers, &places)));
            }
        }

        #[test]
        fn an_interval_holds_its_estimate(table in tables()) {
            let ratings = ratings(&table);
            if let Some((alpha, percent)) = ratings.estimates(Metric::Ordinal, "any") {
                for estimate in alpha.into_iter().chain([percent]) {
                    if let Some(interval) = estimate.interval {
                        prop_assert!(interval.contains(estimate.value));
                        prop_assert!(interval.high <= 1.0 + 1e-12);
                    }
                }
            }
        }
    }
}
