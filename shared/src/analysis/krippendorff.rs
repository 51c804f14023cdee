//! How far walkers observed the same: percent agreement and Krippendorff's alpha.

use super::ratings::Ratings;

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
pub struct Agreement {
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
    pub fn agreement(&self, metric: Metric) -> Option<Agreement> {
        self.weighted(metric, &vec![1.0; self.walkers])
    }

    /// The same with weights for the walkers, as the interval draws them. A walker's answer weighs as
    /// its walker does and meets those of the others at the place, never another copy of itself; with
    /// equal weights this is the plain figure, and a walker who weighs nothing might not have come.
    pub fn weighted(&self, metric: Metric, weights: &[f64]) -> Option<Agreement> {
        let pairs = self.pairs(weights);
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
        Some(Agreement {
            alpha: (expected > 0.0).then(|| 1.0 - observed / all / expected),
            percent: same / all,
        })
    }

    fn pairs(&self, weights: &[f64]) -> Pairs {
        let mut pairs = Pairs {
            together: vec![0.0; self.levels * self.levels],
            margins: vec![0.0; self.levels],
            squares: 0.0,
        };
        let mut here = vec![0.0; self.levels];
        for place in &self.places {
            here.fill(0.0);
            for (walker, level) in place {
                here[*level] += weights[*walker];
            }
            let all: f64 = here.iter().sum();
            for (walker, level) in place {
                let own = weights[*walker];
                let others = all - own;
                if own <= 0.0 || others <= 0.0 {
                    continue;
                }
                pairs.margins[*level] += own;
                pairs.squares += own * own;
                let row = &mut pairs.together[level * self.levels..][..self.levels];
                for (other, (together, weight)) in row.iter_mut().zip(&here).enumerate() {
                    let itself = if other == *level { own } else { 0.0 };
                    *together += own * (weight - itself) / others;
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
