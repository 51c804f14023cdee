//! Answers of one group of walkers (a district, a stop) to one item, counted, and each walker's
//! answers reduced to that walker's own value.

use super::interval::{self, Interval};
use super::{Judgement, Row};
use crate::id::ParticipantId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a group answered, walker by walker.
#[derive(Clone, Debug)]
pub struct Tally {
    levels: usize,
    /// Where each walker's answers stand.
    walkers: BTreeMap<ParticipantId, usize>,
    /// Each walker's answers by level, walker after walker.
    counts: Vec<u32>,
    /// Whose answer came last: as a rule the next one is theirs too.
    last: Option<(ParticipantId, usize)>,
    cannot_judge: u32,
    off_scale: u32,
}

/// The figures of one group and one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Figures {
    /// Answers on each level, worst to best.
    pub counts: Vec<u32>,
    /// Sum of `counts`.
    pub answers: u32,
    pub cannot_judge: u32,
    /// Answers outside the scale, such as "not tried".
    pub off_scale: u32,
    /// Share of each level, every walker weighing the same; sums to 1, or empty without answers.
    pub shares: Vec<f64>,
    /// Mean of the walkers' mean levels, 0 being the worst; `None` without answers.
    pub mean: Option<f64>,
    /// How far the group is on the good side; `None` without answers.
    pub good: Option<Estimate>,
}

/// A number and how far off it may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Estimate {
    pub value: f64,
    /// 95 % over walkers; `None` with fewer than [`interval::MIN_WALKERS`].
    pub interval: Option<Interval>,
}

impl Tally {
    /// Nothing counted yet, on a scale of so many levels.
    pub fn new(levels: usize) -> Self {
        Self {
            levels,
            walkers: BTreeMap::new(),
            counts: Vec::new(),
            last: None,
            cannot_judge: 0,
            off_scale: 0,
        }
    }

    /// Counts an answer. A level beyond the scale counts as outside it.
    pub fn add(&mut self, row: &Row) {
        match row.judgement {
            Judgement::Level(level) if usize::from(level) < self.levels => {
                let start = self.start_of(row.walker);
                self.counts[start + usize::from(level)] += 1;
            }
            Judgement::CannotJudge => self.cannot_judge += 1,
            Judgement::Level(_) | Judgement::OffScale => self.off_scale += 1,
        }
    }

    /// Where a walker's answers stand, after those of who else has answered.
    fn start_of(&mut self, walker: ParticipantId) -> usize {
        if let Some((last, start)) = self.last
            && last == walker
        {
            return start;
        }
        let end = self.counts.len();
        let start = *self.walkers.entry(walker).or_insert(end);
        if start == end {
            self.counts.resize(end + self.levels, 0);
        }
        self.last = Some((walker, start));
        start
    }

    /// Each walker's answers by level, in the order of their ids.
    fn of_each(&self) -> impl Iterator<Item = (ParticipantId, &[u32])> {
        let all = self.walkers.iter();
        all.map(|(walker, start)| (*walker, &self.counts[*start..*start + self.levels]))
    }

    /// Walkers who gave at least one answer on the scale.
    pub fn walkers(&self) -> u32 {
        self.walkers.len() as u32
    }

    /// Neither an answer nor a "cannot judge".
    pub fn is_empty(&self) -> bool {
        self.walkers.is_empty() && self.cannot_judge == 0 && self.off_scale == 0
    }

    /// Each walker's mean level, in rising order. The mean takes neighbouring levels as equally far
    /// apart, which ordered words do not promise; it is used because the median of three answers
    /// throws most of them away, and what is built on these values (Cliff's delta) only asks which of
    /// two is larger.
    pub fn means(&self) -> Vec<f64> {
        self.values(|level| level as f64)
    }

    /// Each walker's share of answers on the good side of the scale, in rising order; the neutral
    /// middle of an odd scale counts half. Of three answers (bad, neutral, good) the value is 0.5.
    /// In a diverging bar, aligned on the neutral middle, the mean of these is exactly how far the
    /// bar reaches to the good side, so its interval can be drawn at the bar's end.
    pub fn goods(&self) -> Vec<f64> {
        self.values(|level| self.good(level))
    }

    /// Each walker's answers on the good side, as [`Self::goods`] counts them, and all of them.
    pub fn good_of_each(&self) -> impl Iterator<Item = (ParticipantId, f64, u32)> {
        self.of_each().map(|(walker, counts)| {
            let levels = counts.iter().enumerate();
            let good = levels.map(|(level, n)| self.good(level) * f64::from(*n));
            (walker, good.sum(), counts.iter().sum())
        })
    }

    /// The mean level of everybody who is in this group, in the other, or in both.
    pub fn beside(&self, other: &Self) -> Vec<(Option<f64>, Option<f64>)> {
        let mean = |(walker, counts)| (walker, own(counts, |level| level as f64));
        let mut ours = self.of_each().map(mean).peekable();
        let mut theirs = other.of_each().map(mean).peekable();
        let mut of_each = Vec::with_capacity(self.walkers.len() + other.walkers.len());
        loop {
            // Both come by their ids.
            let next = match (ours.peek(), theirs.peek()) {
                (Some((first, _)), Some((second, _))) => *first.min(second),
                (Some((walker, _)), None) | (None, Some((walker, _))) => *walker,
                (None, None) => return of_each,
            };
            let ours = ours.next_if(|(walker, _)| *walker == next);
            let theirs = theirs.next_if(|(walker, _)| *walker == next);
            of_each.push((ours.map(|it| it.1), theirs.map(|it| it.1)));
        }
    }

    /// The figures; `name` (item and group) seeds the interval.
    pub fn figures(&self, name: &str) -> Figures {
        let mut counts = vec![0; self.levels];
        for (at, own) in self.counts.iter().enumerate() {
            counts[at % self.levels] += own;
        }
        let (means, goods) = (self.means(), self.goods());
        Figures {
            answers: counts.iter().sum(),
            counts,
            cannot_judge: self.cannot_judge,
            off_scale: self.off_scale,
            shares: self.shares(),
            mean: mean(&means),
            good: mean(&goods).map(|value| Estimate {
                value,
                interval: interval::of_mean(&goods, name),
            }),
        }
    }

    fn good(&self, level: usize) -> f64 {
        match (2 * level + 1).cmp(&self.levels) {
            std::cmp::Ordering::Less => 0.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Greater => 1.0,
        }
    }

    fn values(&self, value: impl Fn(usize) -> f64) -> Vec<f64> {
        let all = self.of_each();
        let mut values: Vec<f64> = all.map(|(_, counts)| own(counts, &value)).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    fn shares(&self) -> Vec<f64> {
        if self.walkers.is_empty() {
            return Vec::new();
        }
        // Each level's shares are sorted before they are summed, so that the order of the
        // walkers' ids does not show in the last digit.
        let share = |level: usize| {
            let own = |(_, counts): (ParticipantId, &[u32])| {
                f64::from(counts[level]) / f64::from(counts.iter().sum::<u32>())
            };
            let mut shares: Vec<f64> = self.of_each().map(own).collect();
            shares.sort_by(f64::total_cmp);
            mean(&shares).unwrap_or_default()
        };
        (0..self.levels).map(share).collect()
    }
}

/// A walker's own value: the mean over their answers.
fn own(counts: &[u32], value: impl Fn(usize) -> f64) -> f64 {
    let weigh = |(level, n): (usize, &u32)| value(level) * f64::from(*n);
    let sum: f64 = counts.iter().enumerate().map(weigh).sum();
    sum / f64::from(counts.iter().sum::<u32>())
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::row;

    fn tally(levels: usize, rows: &[Row]) -> Tally {
        let mut tally = Tally::new(levels);
        for row in rows {
            tally.add(row);
        }
        tally
    }

    #[test]
    fn the_neutral_middle_of_an_odd_scale_counts_half() {
        let odd = tally(3, &[row(1, 1, 0), row(1, 1, 1), row(1, 2, 1), row(1, 3, 2)]);
        assert_eq!(odd.goods(), [0.25, 0.5, 1.0]);
        assert_eq!(odd.means(), [0.5, 1.0, 2.0]);
        let even = tally(4, &[row(1, 1, 0), row(1, 1, 1), row(1, 2, 2), row(1, 3, 3)]);
        assert_eq!(even.goods(), [0.0, 1.0, 1.0]);
    }

    #[test]
    fn cannot_judge_and_not_tried_are_counted_beside_the_scale() {
        let judged = |judgement| Row {
            judgement,
            ..row(1, 2, 0)
        };
        let rows = [
            row(1, 1, 3),
            judged(Judgement::CannotJudge),
            judged(Judgement::OffScale),
            judged(Judgement::Level(9)),
        ];
        let tally = tally(4, &rows);
        let figures = tally.figures("x");
        assert_eq!((tally.walkers(), figures.answers), (1, 1));
        assert_eq!((figures.cannot_judge, figures.off_scale), (1, 2));
        assert_eq!(figures.counts, [0, 0, 0, 1]);
    }

    #[test]
    fn without_answers_on_the_scale_there_is_no_mean() {
        let unsure = Row {
            judgement: Judgement::CannotJudge,
            ..row(1, 1, 0)
        };
        let figures = tally(4, &[unsure]).figures("x");
        assert_eq!((figures.mean, figures.good), (None, None));
        assert!(figures.shares.is_empty());
    }
}
