//! Whether walkers at the same place observed the same: item by item, and for each item the places at
//! which they did not.

use super::interval::MIN_WALKERS;
use super::krippendorff::Metric;
use super::packed::{Packed, Place};
use super::parallel;
use super::ratings::{Observed, Ratings};
use super::tally::Estimate;
use super::{Instrument, Judgement, Row, ScoredItem};
use crate::activity::{Activity, Kind, When};
use crate::api::ResponseRow;
use crate::id::{ActivityId, DistrictId, StopId};
use serde::{Deserialize, Serialize};

/// Fewest places for alpha: from fewer there is nothing to tell what chance would give.
const MIN_PLACES: usize = 5;

/// Most places to name. A city that is walked for years has more than anybody reads, and than a small server holds.
const WORST: usize = 1000;

/// From this share of answers on one level, alpha is at the mercy of the few others: it can be near 0
/// though nearly all agree (Feinstein and Cicchetti 1990, "High agreement but low kappa", *Journal of
/// Clinical Epidemiology* 43(6), 543-549). The limit itself is ours.
const SAME: f64 = 0.9;

/// Body of `GET /api/v1/audits/{audit}/agreement`, after [`crate::privacy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// Observations that somebody judged, in the order of the checklists. Perceptions are never among
    /// them: two people who feel differently do not disagree.
    pub items: Vec<ItemAgreement>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemAgreement {
    #[serde(flatten)]
    pub item: ScoredItem,
    /// Walkers who judged a place that another walker judged too.
    pub walkers: u32,
    /// Places (a stop of a walk, or a walk as a whole) that two walkers or more judged.
    pub places: u32,
    /// One of each walker at each of these places.
    pub answers: u32,
    pub agreed: Agreed,
    /// Where walkers agree least comes first; at most a thousand.
    pub by_place: Vec<PlaceAgreement>,
}

/// What can be said of an item's agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Agreed {
    /// Fewer walkers than a figure needs, or than the audit shows.
    TooFewWalkers,
    /// Too few places to tell agreement from chance.
    TooFewPlaces { percent: Estimate },
    /// Nearly all answers are the same, or all but those of one walker: nothing to agree about.
    TooLittleVariation { percent: Estimate },
    Measured {
        /// Krippendorff's alpha for ordered levels.
        alpha: Estimate,
        /// Percent agreement, as a share.
        percent: Estimate,
    },
}

/// How the walkers at one place answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlaceAgreement {
    pub district: DistrictId,
    pub walk: ActivityId,
    /// `None`: the walk as a whole.
    pub stop: Option<StopId>,
    /// Walkers on each level, worst to best.
    pub counts: Vec<u32>,
    /// Share of the pairs of walkers who said the same.
    pub percent: f64,
}

/// Whether all walkers of an activity give this answer of the same place: at a stop, or once for a
/// whole walk. What is noted any time, or sent in from anywhere, is of as many places.
pub fn is_of_one_place(activity: &Activity, response: &ResponseRow) -> bool {
    let mut assignments = activity.checklists.iter();
    let assigned = assignments.find(|it| it.version == response.revision.version);
    match assigned.map(|it| it.when) {
        Some(When::Stop) => response.revision.stop.is_some(),
        Some(When::Once) => activity.kind == Kind::Walk,
        Some(When::Any) | None => false,
    }
}

/// Every observation, nothing hidden yet; `rows` of responses that [`is_of_one_place`] lets through.
pub fn agree(instrument: &Instrument, rows: impl IntoIterator<Item = Row>) -> Agreement {
    let scored = instrument.items();
    let packed = Packed::new(scored.len(), rows);
    let (sorted, walkers) = (packed.sorted(|place| *place), packed.walker_ranks());
    let observed: Vec<(usize, Observed)> = scored
        .iter()
        .enumerate()
        .filter_map(|(number, item)| Some((number, Observed::of(item)?)))
        .collect();
    let items = parallel::each(&observed, |(number, of)| {
        let is_same = |a: &u32, b: &u32| packed.place(*a) == packed.place(*b);
        let at = sorted.chunk_by(is_same).map(|entries| Judged {
            place: packed.place(entries[0]),
            ratings: middles(&packed, entries, *number)
                .map(|(walker, level)| (walkers[walker as usize] as usize, level.into()))
                .collect(),
        });
        let judged: Vec<Judged> = at.filter(|it| !it.ratings.is_empty()).collect();
        (!judged.is_empty()).then(|| item_agreement(*of, judged))
    });
    Agreement {
        items: items.into_iter().flatten().collect(),
    }
}

/// A place at which somebody judged an item.
struct Judged {
    place: Place,
    /// Walkers in the order of their ids, each with the level that is theirs.
    ratings: Vec<(usize, usize)>,
}

/// What each walker says of an item at one place, whose entries come walker by walker.
fn middles(packed: &Packed, entries: &[u32], item: usize) -> impl Iterator<Item = (u32, u8)> {
    let of_one = entries.chunk_by(|a, b| packed.walker(*a) == packed.walker(*b));
    of_one.filter_map(move |own| {
        let judgements = own.iter().filter_map(|it| packed.judgement(*it, item));
        let mut levels: Vec<u8> = judgements.filter_map(Judgement::level).collect();
        Some((packed.walker(own[0]), middle(&mut levels)?))
    })
}

fn item_agreement(of: Observed<'_>, judged: Vec<Judged>) -> ItemAgreement {
    let item = of.item();
    let levels = item.levels.len();
    let mut by_place: Vec<PlaceAgreement> = judged
        .iter()
        .filter_map(|it| place_agreement(it, levels))
        .collect();
    by_place.sort_by(|a, b| a.percent.total_cmp(&b.percent));
    by_place.truncate(WORST);
    let ratings = Ratings::at_places(of, judged.into_iter().map(|it| it.ratings));
    ItemAgreement {
        walkers: ratings.walkers() as u32,
        places: ratings.places() as u32,
        answers: ratings.answers() as u32,
        agreed: agreed(&ratings, &format!("{}/{}", item.checklist, item.path)),
        item: item.clone(),
        by_place,
    }
}

/// A walker's own level at a place: the middle of all that the walker gave there, of two middle ones
/// the lower; `None` of none.
fn middle(levels: &mut [u8]) -> Option<u8> {
    levels.sort_unstable();
    levels.get(levels.len().checked_sub(1)? / 2).copied()
}

fn agreed(ratings: &Ratings, name: &str) -> Agreed {
    let estimates = ratings.estimates(Metric::Ordinal, name);
    let Some((alpha, percent)) = estimates.filter(|_| ratings.walkers() >= MIN_WALKERS) else {
        return Agreed::TooFewWalkers;
    };
    if ratings.places() < MIN_PLACES {
        return Agreed::TooFewPlaces { percent };
    }
    let same = ratings.commonest() as f64 / ratings.answers() as f64;
    match alpha {
        Some(alpha) if same < SAME && ratings.who_vary() > 1 => Agreed::Measured { alpha, percent },
        _ => Agreed::TooLittleVariation { percent },
    }
}

/// `None` for a place that one walker judged alone.
fn place_agreement(of: &Judged, of_levels: usize) -> Option<PlaceAgreement> {
    let mut counts = vec![0u32; of_levels];
    for (_, level) in &of.ratings {
        *counts.get_mut(*level)? += 1;
    }
    let Place {
        district,
        walk,
        stop,
    } = of.place;
    let pairs = |n: u32| f64::from(n) * (f64::from(n) - 1.0);
    let all = pairs(counts.iter().sum());
    let same: f64 = counts.iter().copied().map(pairs).sum();
    (all > 0.0).then(|| PlaceAgreement {
        district,
        walk,
        stop,
        counts,
        percent: same / all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{Assignment, JoinCode, State};
    use crate::analysis::tests::{form, response, row, version};
    use crate::checklist::model::{Measure, Node};
    use crate::response::Answer;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn measuring(measure: Option<Measure>) -> Instrument {
        let mut form = form(&["n", "l", "m", "g", "untried"]);
        for node in &mut form.nodes {
            if let Node::Item(item) = node {
                item.measure = measure;
            }
        }
        Instrument::new([(version(1), &form)])
    }

    fn at(stop: u8, walker: u8, level: u8) -> Row {
        Row {
            stop: Some(StopId(Uuid::from_u128(u128::from(stop)))),
            ..row(1, walker, level)
        }
    }

    /// Walkers in rows, stops in columns.
    fn agreement(table: &[&str]) -> ItemAgreement {
        let rows = (0..).zip(table).flat_map(|(walker, row)| {
            let levels = (0..).zip(row.chars());
            levels
                .filter_map(move |(stop, level)| Some(at(stop, walker, level.to_digit(10)? as u8)))
        });
        let mut items = agree(&measuring(Some(Measure::Observation)), rows).items;
        items.remove(0)
    }

    #[test]
    fn walkers_who_mostly_agree_are_measured_and_the_worst_stop_comes_first() {
        let found = agreement(&["012301", "012321", "012001", "012311", "01231*"]);
        assert_eq!((found.walkers, found.places, found.answers), (5, 6, 29));
        let Agreed::Measured { alpha, percent } = &found.agreed else {
            panic!("enough of all: {found:?}")
        };
        // Of the Python package krippendorff 0.9.
        assert!((alpha.value - 0.574_675_475_520_121_9).abs() < 1e-9);
        assert!((percent.value - 23.0 / 29.0).abs() < 1e-12);
        assert!(
            alpha
                .interval
                .is_some_and(|it| it.low < 0.4 && it.high > 0.7)
        );
        let worst = &found.by_place[0];
        assert_eq!(
            (worst.counts.clone(), worst.percent),
            (vec![2, 2, 1, 0], 0.2)
        );
    }

    #[test]
    fn too_little_to_say_is_said() {
        let state = |table: &[&str]| agreement(table).agreed;
        assert_eq!(state(&["0123012"; 4]), Agreed::TooFewWalkers);
        assert!(matches!(state(&["0123"; 6]), Agreed::TooFewPlaces { .. }));
        assert!(matches!(
            state(&["1111111"; 6]),
            Agreed::TooLittleVariation { .. }
        ));
        // One walker alone sees it otherwise: whether that is the walker or the street, nobody knows.
        let mut one = ["1111111"; 6];
        one[0] = "1302032";
        assert!(matches!(state(&one), Agreed::TooLittleVariation { .. }));
        // Ten of a hundred and more are needed to speak of.
        let mut few = ["1111111"; 8];
        few[0] = "0111111";
        few[1] = "1112111";
        assert!(matches!(state(&few), Agreed::TooLittleVariation { .. }));
    }

    #[test]
    fn walkers_alone_at_their_stops_cannot_agree() {
        let found = agreement(&["0****", "*1***", "**2**", "***3*", "****0"]);
        assert_eq!((found.walkers, found.places), (0, 0));
        assert_eq!(found.agreed, Agreed::TooFewWalkers);
    }

    #[test]
    fn what_a_walker_says_again_at_a_stop_counts_once() {
        let often = [0, 3, 3, 0].map(|level| at(1, 1, level)).into_iter();
        let rows = often.chain([at(1, 2, 0)]);
        let found = agree(&measuring(Some(Measure::Observation)), rows);
        let found = &found.items[0];
        assert_eq!((found.answers, found.by_place[0].percent), (2, 1.0));
    }

    #[test]
    fn only_what_is_said_of_one_place_can_be_agreed_on() {
        let response = response(1, &[("light", Answer::of("g"))]);
        let with = |kind, when| Activity {
            id: response.activity,
            kind,
            title: String::new(),
            district: response.district,
            date: chrono::NaiveDate::default(),
            state: State::Open,
            code: JoinCode::new([0; 6]),
            consent_version: 1,
            stops: Vec::new(),
            checklists: vec![Assignment {
                version: version(1),
                when,
            }],
        };
        assert!(is_of_one_place(&with(Kind::Walk, When::Once), &response));
        assert!(!is_of_one_place(&with(Kind::Walk, When::Stop), &response));
        assert!(!is_of_one_place(&with(Kind::Walk, When::Any), &response));
        assert!(!is_of_one_place(&with(Kind::Call, When::Once), &response));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn no_perception_ever_has_a_figure_of_agreement(
            answers in proptest::collection::vec((0u8..7, 0u8..9, 0u8..4), 0..80),
        ) {
            let rows = || answers.iter().map(|(stop, walker, level)| at(*stop, *walker, *level));
            for measure in [Some(Measure::Perception), None] {
                prop_assert_eq!(agree(&measuring(measure), rows()), Agreement::default());
            }
            let observed = agree(&measuring(Some(Measure::Observation)), rows());
            prop_assert_eq!(observed.items.is_empty(), answers.is_empty());
        }
    }
}
