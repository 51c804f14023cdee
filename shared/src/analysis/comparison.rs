//! Districts side by side: each scored item with its figures per district, and how far apart the
//! districts are.

use super::dominance::{cliffs_delta, superiority};
use super::holm::holm;
use super::interval::{self, Interval};
use super::permutation::of_ranks;
use super::tally::{Figures, Tally};
use super::{Instrument, Row, ScoredItem};
use crate::id::DistrictId;
use serde::{Deserialize, Serialize};

/// Body of `GET /api/v1/audits/{audit}/comparison`, after [`crate::privacy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Comparison {
    /// In the order of the checklists; items that nobody answered are left out.
    pub items: Vec<ItemComparison>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemComparison {
    #[serde(flatten)]
    pub item: ScoredItem,
    /// One per district, in the order asked for.
    pub districts: Vec<DistrictFigure>,
    /// One per pair of districts that both have walkers, in their order.
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DistrictFigure {
    pub district: DistrictId,
    /// Walkers behind the figure.
    pub walkers: u32,
    pub cell: Cell,
}

/// What may be said of one group and one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Cell {
    /// Nobody was asked, or nobody answered.
    Empty,
    Shown(Figures),
    /// Fewer walkers than the audit shows: a result, and worded as one.
    TooFew,
    /// Hidden because a hidden neighbour could be computed from it.
    Withheld,
}

impl Cell {
    /// The figures, where they may be shown.
    pub fn figures(&self) -> Option<&Figures> {
        match self {
            Self::Shown(figures) => Some(figures),
            Self::Empty | Self::TooFew | Self::Withheld => None,
        }
    }
}

/// How far apart two districts are, the walkers' mean levels taken as their values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Difference {
    pub first: DistrictId,
    pub second: DistrictId,
    /// Walkers of each.
    pub walkers: (u32, u32),
    /// [Cliff's delta](super::dominance::cliffs_delta): above 0 when the first district is rated higher.
    pub delta: f64,
    /// 95 % over the walkers of both.
    pub interval: Option<Interval>,
    /// How often a walker of the first rates higher than one of the second, a tie being half.
    pub superiority: f64,
    /// Of the [permutation test](super::permutation::of_ranks); `None` with too few walkers.
    pub p: Option<f64>,
    /// `p` as [Holm](super::holm::holm) adjusts it for all differences of the comparison that the
    /// reader sees.
    pub adjusted: Option<f64>,
    pub reading: Reading,
}

/// A difference as a sentence says it; the interface has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "reading", rename_all = "snake_case")]
pub enum Reading {
    /// Too few walkers to say.
    TooFew,
    /// The interval holds "no difference". The districts may be alike or differ either way by up to
    /// the sizes given.
    Open {
        /// At most this much when the first is rated lower.
        first_lower: Size,
        /// At most this much when the second is rated lower.
        second_lower: Size,
    },
    /// One district is rated lower by something between two sizes.
    Lower {
        district: DistrictId,
        least: Size,
        most: Size,
    },
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

/// All items by all districts, nothing hidden yet.
pub fn compare(
    instrument: &Instrument,
    districts: &[DistrictId],
    rows: impl IntoIterator<Item = Row>,
) -> Comparison {
    let scored = instrument.items();
    let mut tallies: Vec<Vec<Tally>> = scored
        .iter()
        .map(|item| vec![Tally::new(item.levels.len()); districts.len()])
        .collect();
    for row in rows {
        let column = districts.iter().position(|it| *it == row.district);
        if let (Some(column), Some(tallies)) = (column, tallies.get_mut(row.item)) {
            tallies[column].add(&row);
        }
    }
    let answered = scored
        .iter()
        .zip(&tallies)
        .filter(|(_, tallies)| tallies.iter().any(|tally| !tally.is_empty()));
    let mut comparison = Comparison {
        items: answered
            .map(|(item, tallies)| compare_item(item, districts, tallies))
            .collect(),
    };
    comparison.adjust();
    comparison
}

impl Comparison {
    /// Adjusts the p-values for one another: anew after some differences have been hidden, for theirs
    /// would show in the others'.
    pub fn adjust(&mut self) {
        let differences = self.items.iter_mut().flat_map(|item| &mut item.differences);
        let tested: Vec<(&mut Difference, f64)> =
            differences.filter_map(|it| it.p.map(|p| (it, p))).collect();
        let p: Vec<f64> = tested.iter().map(|(_, p)| *p).collect();
        for ((difference, _), adjusted) in tested.into_iter().zip(holm(&p)) {
            difference.adjusted = Some(adjusted);
        }
    }
}

fn compare_item(item: &ScoredItem, districts: &[DistrictId], tallies: &[Tally]) -> ItemComparison {
    let columns: Vec<(DistrictId, &Tally)> = districts.iter().copied().zip(tallies).collect();
    let figure = |(district, tally): &(DistrictId, &Tally)| DistrictFigure {
        district: *district,
        walkers: tally.walkers(),
        cell: cell(tally, &name(item, &[*district])),
    };
    let pairs = (0..columns.len()).flat_map(|i| (i + 1..columns.len()).map(move |j| (i, j)));
    ItemComparison {
        item: item.clone(),
        districts: columns.iter().map(figure).collect(),
        differences: pairs
            .filter_map(|(i, j)| difference(item, columns[i], columns[j]))
            .collect(),
    }
}

/// The figures of a group, before privacy.
pub(super) fn cell(tally: &Tally, name: &str) -> Cell {
    if tally.is_empty() {
        Cell::Empty
    } else {
        Cell::Shown(tally.figures(name))
    }
}

fn difference(
    item: &ScoredItem,
    (first, tally_first): (DistrictId, &Tally),
    (second, tally_second): (DistrictId, &Tally),
) -> Option<Difference> {
    let (a, b) = (tally_first.means(), tally_second.means());
    let delta = cliffs_delta(&a, &b)?;
    let top = (item.levels.len() - 1) as f64;
    let name = name(item, &[first, second]);
    let interval = interval::of_delta(&a, &b, top, &name);
    Some(Difference {
        first,
        second,
        walkers: (tally_first.walkers(), tally_second.walkers()),
        delta,
        interval,
        superiority: superiority(delta),
        p: interval.and_then(|_| of_ranks(&a, &b, &name)),
        adjusted: None,
        reading: interval.map_or(Reading::TooFew, |it| read(first, second, it)),
    })
}

fn read(first: DistrictId, second: DistrictId, interval: Interval) -> Reading {
    let (low, high) = (Size::of(interval.low), Size::of(interval.high));
    if interval.contains(0.0) {
        return Reading::Open {
            first_lower: low,
            second_lower: high,
        };
    }
    Reading::Lower {
        district: if interval.high < 0.0 { first } else { second },
        least: low.min(high),
        most: low.max(high),
    }
}

/// Seed of an interval: the same item and districts give the same draws.
fn name(item: &ScoredItem, districts: &[DistrictId]) -> String {
    let mut name = format!("{}/{}", item.checklist, item.path);
    for district in districts {
        name.push(' ');
        name.push_str(&district.to_string());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::{district, instrument, row};
    use crate::analysis::{Judgement, Row};
    use proptest::prelude::*;

    #[test]
    fn a_figure_is_over_walkers_not_over_answers() {
        // Walker 1 answers 3 three times, walker 2 answers 0 once: the district is in the middle.
        let rows = [(1, 3), (1, 3), (1, 3), (2, 0)].map(|(walker, level)| row(1, walker, level));
        let comparison = compare(&instrument(), &[district(1)], rows);
        let Cell::Shown(figures) = &comparison.items[0].districts[0].cell else {
            panic!("nothing is hidden here")
        };
        assert_eq!(figures.counts, [1, 0, 0, 3]);
        assert_eq!(figures.shares, [0.5, 0.0, 0.0, 0.5]);
        assert_eq!(figures.mean, Some(1.5));
        assert_eq!(figures.good.map(|it| it.value), Some(0.5));
    }

    #[test]
    fn what_the_server_writes_the_app_reads() {
        let rows = (0..8).map(|walker| row(1, walker, walker % 4));
        let whole = compare(&instrument(), &[district(1), district(2)], rows);
        let json = serde_json::to_string(&whole).expect("JSON");
        let read: Comparison = serde_json::from_str(&json).expect("the same type");
        assert_eq!(read.items[0].item, whole.items[0].item);
        let figures = read.items[0].districts[0].cell.figures();
        assert_eq!(figures.map(|it| it.counts.clone()), Some(vec![2; 4]));
        assert_eq!(read.items[0].districts[1].cell, Cell::Empty);
    }

    #[test]
    fn a_clear_gap_names_the_lower_district_and_an_unclear_one_stays_open() {
        let low = (0..8).map(|walker| row(1, walker, 0));
        let high = (10..18).map(|walker| row(2, walker, 3));
        let both = [district(1), district(2)];
        let clear = compare(&instrument(), &both, low.clone().chain(high));
        let difference = &clear.items[0].differences[0];
        assert_eq!((difference.delta, difference.walkers), (-1.0, (8, 8)));
        // One way in C(16, 8) on either side; a single difference needs no adjustment.
        assert_eq!(difference.p, Some(2.0 / 12_870.0));
        assert_eq!(
            (difference.adjusted, difference.superiority),
            (difference.p, 0.0)
        );
        assert!(matches!(
            difference.reading,
            Reading::Lower { district: lower, most: Size::Large, .. } if lower == district(1)
        ));

        let same = (10..18).map(|walker| row(2, walker, 0));
        let alike = compare(&instrument(), &both, low.clone().chain(same));
        let difference = &alike.items[0].differences[0];
        assert!(matches!(difference.reading, Reading::Open { .. }));

        let few = (10..13).map(|walker| row(2, walker, 3));
        let few = compare(&instrument(), &both, low.chain(few));
        let difference = &few.items[0].differences[0];
        assert_eq!((difference.reading, difference.p), (Reading::TooFew, None));
    }

    #[test]
    fn the_more_is_compared_the_larger_each_p_becomes() {
        let group = |place: u8, level| (0..6).map(move |n| row(place, 10 * place + n, level));
        let rows = || group(1, 0).chain(group(2, 3)).chain(group(3, 3));
        let adjusted = |places: &[u8]| -> Vec<Option<f64>> {
            let districts: Vec<DistrictId> = places.iter().copied().map(district).collect();
            let comparison = compare(&instrument(), &districts, rows());
            comparison.items[0]
                .differences
                .iter()
                .map(|it| it.adjusted)
                .collect()
        };
        let p = 2.0 / 924.0;
        assert_eq!(adjusted(&[1, 2]), [Some(p)]);
        assert_eq!(
            adjusted(&[1, 2, 3]),
            [Some(3.0 * p), Some(3.0 * p), Some(1.0)]
        );
    }

    fn any_row() -> impl Strategy<Value = Row> {
        (1u8..=2, 0u8..12, 0u8..6).prop_map(|(place, walker, answer)| Row {
            judgement: match answer {
                4 => Judgement::CannotJudge,
                5 => Judgement::OffScale,
                level => Judgement::Level(level),
            },
            ..row(place, walker, 0)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_order_of_the_answers_does_not_matter(
            rows in proptest::collection::vec(any_row(), 0..60),
            shuffled in Just(()).prop_perturb(|(), rng| rng),
        ) {
            let mut other = rows.clone();
            let mut rng = shuffled;
            for i in (1..other.len()).rev() {
                other.swap(i, rng.random_range(0..=i));
            }
            let both = [district(1), district(2)];
            let compare = |rows| compare(&instrument(), &both, rows);
            prop_assert_eq!(compare(rows), compare(other));
        }

        #[test]
        fn saying_it_again_makes_nobody_surer(
            levels in proptest::collection::vec(0u8..4, 5..12), again in 2usize..6,
        ) {
            let once = levels.iter().zip(0..).map(|(level, walker)| row(1, walker, *level));
            let often = once.clone().flat_map(|row| std::iter::repeat_n(row, again));
            let good = |rows: Vec<Row>| match &compare(&instrument(), &[district(1)], rows).items[0]
                .districts[0].cell
            {
                Cell::Shown(figures) => figures.good,
                _ => None,
            };
            prop_assert_eq!(good(once.collect()), good(often.collect()));
        }
    }
}
