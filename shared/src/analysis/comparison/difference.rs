//! How far apart two sides are, and what may be said of it.

use super::super::dominance::{cliffs_delta, superiority};
use super::super::interval::{self, Interval};
use super::super::permutation::of_ranks;
use super::super::side::Side;
use super::super::tally::Tally;
use super::ScoredItem;
use serde::{Deserialize, Serialize};

/// How far apart two sides are, the walkers' mean levels taken as their values.
///
/// Groups of different walkers are independent: the interval weighs the walkers of each side by themselves, and
/// p is of the permutation test. Where walkers are on both sides (by day and by night of one walk), who is
/// harsh is harsh on both, and the sides are not independent. Delta then still says how often an answer on
/// one side is above one on the other; its interval weighs each walker once for both sides
/// ([`interval::of_delta_of_same`]), and there is no p, because dealing values to sides at random would take
/// them for those of different people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Difference {
    pub first: Side,
    pub second: Side,
    /// Walkers of each.
    pub walkers: (u32, u32),
    /// Walkers who are on both sides.
    #[serde(default)]
    pub both: u32,
    /// [Cliff's delta](super::super::dominance::cliffs_delta): above 0 when the first side is rated higher.
    pub delta: f64,
    /// 95 % over the walkers of both.
    pub interval: Option<Interval>,
    /// How often a walker of the first rates higher than one of the second, a tie being half.
    pub superiority: f64,
    /// Of the [permutation test](super::super::permutation::of_ranks); `None` with too few walkers, and with walkers
    /// who are on both sides.
    pub p: Option<f64>,
    /// `p` as [Holm](super::super::holm::holm) adjusts it for all differences of the comparison that the
    /// reader sees.
    pub adjusted: Option<f64>,
    pub reading: Reading,
}

impl Difference {
    /// The same, seen from the second side.
    #[must_use]
    pub fn turned(self) -> Self {
        let turned = |it: Interval| Interval {
            low: -it.high,
            high: -it.low,
        };
        Self {
            first: self.second,
            second: self.first,
            walkers: (self.walkers.1, self.walkers.0),
            delta: -self.delta,
            interval: self.interval.map(turned),
            superiority: superiority(-self.delta),
            reading: match self.reading {
                Reading::Open {
                    first_lower,
                    second_lower,
                } => Reading::Open {
                    first_lower: second_lower,
                    second_lower: first_lower,
                },
                reading => reading,
            },
            ..self
        }
    }
}

/// A difference as a sentence says it; the interface has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "reading", rename_all = "snake_case")]
pub enum Reading {
    /// Too few walkers to say.
    TooFew,
    /// The interval holds "no difference". The sides may be alike or differ either way by up to
    /// the sizes given.
    Open {
        /// At most this much when the first is rated lower.
        first_lower: Size,
        /// At most this much when the second is rated lower.
        second_lower: Size,
    },
    /// One side is rated lower by something between two sizes.
    Lower { side: Side, least: Size, most: Size },
}

/// Size of a Cliff's delta in words. Limits 0.147, 0.33, 0.474: Romano, Kromrey, Coraggio and
/// Skowronek 2006, "Exploring methods for evaluating group differences on the NSSE and other
/// surveys", after Cohen's small, medium and large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Size {
    Negligible,
    Small,
    Medium,
    Large,
}

impl Size {
    pub fn of(delta: f64) -> Self {
        match delta.abs() {
            d if d < 0.147 => Self::Negligible,
            d if d < 0.33 => Self::Small,
            d if d < 0.474 => Self::Medium,
            _ => Self::Large,
        }
    }
}

/// Cliff's delta between two sides; `None` where one has no walkers.
pub fn delta_of(first: &Tally, second: &Tally) -> Option<f64> {
    cliffs_delta(&first.means(), &second.means())
}

/// `name` seeds what is drawn.
pub fn difference(
    item: &ScoredItem,
    (first, tally_first): (Side, &Tally),
    (second, tally_second): (Side, &Tally),
    name: &str,
) -> Option<Difference> {
    let (a, b) = (tally_first.means(), tally_second.means());
    let delta = cliffs_delta(&a, &b)?;
    let top = (item.levels.len() - 1) as f64;
    let of_each = tally_first.beside(tally_second);
    let both = of_each.iter().filter(|it| it.0.is_some() && it.1.is_some());
    let both = both.count() as u32;
    let interval = if both == 0 {
        interval::of_delta(&a, &b, top, name)
    } else {
        interval::of_delta_of_same(&of_each, top, name)
    };
    let independent = interval.filter(|_| both == 0);
    Some(Difference {
        first,
        second,
        walkers: (tally_first.walkers(), tally_second.walkers()),
        both,
        delta,
        interval,
        superiority: superiority(delta),
        p: independent.and_then(|_| of_ranks(&a, &b, name)),
        adjusted: None,
        reading: interval.map_or(Reading::TooFew, |it| read(first, second, it)),
    })
}

fn read(first: Side, second: Side, interval: Interval) -> Reading {
    let (low, high) = (Size::of(interval.low), Size::of(interval.high));
    if interval.contains(0.0) {
        return Reading::Open {
            first_lower: low,
            second_lower: high,
        };
    }
    Reading::Lower {
        side: if interval.high < 0.0 { first } else { second },
        least: low.min(high),
        most: low.max(high),
    }
}
