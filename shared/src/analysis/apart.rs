//! Places at which two groups see the same street differently: one item at one place, the one group's answers
//! beside the other's. Which of them come first is how far apart they are by Cliff's delta; among so many places some
//! are far apart by chance alone, so that this is where to look, and no test of anything.

use super::comparison::{Difference, SideFigure, cell, delta_of, difference};
use super::parallel;
use super::place::Places;
use super::side::{By, Side};
use super::tally::Tally;
use super::{Instrument, Row, ScoredItem};
use crate::id::{DistrictId, StopId};
use serde::{Deserialize, Serialize};

/// Most that are listed: the rest is closer together than all of them.
const MOST: usize = 60;

/// Fewest walkers of each group: one against one is all or nothing.
pub const LEAST: u32 = 3;

/// Body of `GET /api/v1/audits/{audit}/comparison/stops`, after [`crate::privacy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ApartAtStops {
    pub by: By,
    /// The two groups.
    pub sides: Vec<Side>,
    /// Those that are named below.
    pub items: Vec<ScoredItem>,
    /// The furthest apart first; as far apart, in the order of the checklists.
    pub found: Vec<ApartAtStop>,
    /// How many times both groups answered an item at a place, with at least [`LEAST`] walkers each.
    pub all: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ApartAtStop {
    /// Index into `items`.
    pub item: u32,
    pub district: Option<DistrictId>,
    /// The stops that are at the place, the first walk's first.
    pub stops: Vec<StopId>,
    /// One for each of the two groups.
    pub sides: Vec<SideFigure>,
    pub difference: Difference,
}

/// Two groups place by place; rows come with the numbers of their place and their side. Where either has fewer than
/// [`LEAST`] walkers, nothing is said.
pub fn apart_at_stops(
    instrument: &Instrument,
    (by, sides): (By, [Side; 2]),
    places: &Places,
    rows: impl IntoIterator<Item = ((usize, usize), Row)>,
) -> ApartAtStops {
    let tallies = tally(instrument, places, rows);
    let items = instrument.items().len();
    let enough = |tally: &Tally| tally.walkers() >= LEAST;
    let mut found: Vec<(f64, usize)> = (0..places.len() * items)
        .filter_map(|index| {
            let (first, second) = (tallies[index].0.as_ref()?, tallies[index].1.as_ref()?);
            let delta = delta_of(first, second)?;
            (enough(first) && enough(second)).then_some((delta.abs(), index))
        })
        .collect();
    let all = found.len() as u32;
    // Ties in the order of the checklists, then of the places.
    found.sort_by(|a, b| {
        let order = |index: usize| (index % items, index / items);
        b.0.total_cmp(&a.0).then(order(a.1).cmp(&order(b.1)))
    });
    found.truncate(MOST);
    let mut named: Vec<usize> = found.iter().map(|(_, index)| index % items).collect();
    named.sort_unstable();
    named.dedup();
    let at_stop = |(_, index): &(f64, usize)| {
        let index = *index;
        let (item, place) = (index % items, index / items);
        let both = (tallies[index].0.as_ref()?, tallies[index].1.as_ref()?);
        let scored = &instrument.items()[item];
        let mut at = at_place(scored, sides, both, &places.stops(place))?;
        at.item = named.binary_search(&item).ok()? as u32;
        at.district = places.district(place);
        Some(at)
    };
    let found = parallel::each(&found, at_stop).into_iter();
    ApartAtStops {
        by,
        sides: sides.into(),
        items: named
            .iter()
            .map(|item| instrument.items()[*item].clone())
            .collect(),
        found: found.flatten().collect(),
        all,
    }
}

type Pair = (Option<Tally>, Option<Tally>);

/// By place, then item.
fn tally(
    instrument: &Instrument,
    places: &Places,
    rows: impl IntoIterator<Item = ((usize, usize), Row)>,
) -> Vec<Pair> {
    let scored = instrument.items();
    let mut tallies: Vec<Pair> = vec![(None, None); places.len() * scored.len()];
    for ((place, side), row) in rows {
        let Some(item) = scored.get(row.item) else {
            continue;
        };
        let pair = tallies.get_mut(place * scored.len() + row.item);
        let tally = pair.map(|(first, second)| if side == 0 { first } else { second });
        if let Some(tally) = tally {
            tally
                .get_or_insert_with(|| Tally::new(item.levels.len()))
                .add(&row);
        }
    }
    tallies
}

fn at_place(
    item: &ScoredItem,
    sides: [Side; 2],
    (first, second): (&Tally, &Tally),
    stops: &[StopId],
) -> Option<ApartAtStop> {
    let stop = stops.first()?;
    let name = format!("{}/{} {stop}", item.checklist, item.path);
    let figure = |side: Side, tally: &Tally| SideFigure {
        side,
        walkers: tally.walkers(),
        cell: cell(tally, &format!("{name} {side}")),
    };
    let of_two = format!("{name} {} {}", sides[0], sides[1]);
    let mut difference = difference(item, (sides[0], first), (sides[1], second), &of_two)?;
    // Chosen for being large, it is not tested.
    difference.p = None;
    Some(ApartAtStop {
        item: 0,
        district: None,
        stops: stops.to_vec(),
        sides: vec![figure(sides[0], first), figure(sides[1], second)],
        difference,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::place::tests::walk;
    use crate::analysis::tests::{instrument, row};
    use crate::response::Daylight::{Day, Night};

    const SIDES: [Side; 2] = [Side::Light(Day), Side::Light(Night)];

    fn apart(rows: impl IntoIterator<Item = ((usize, usize), Row)>) -> ApartAtStops {
        let walks = [walk(1, 3, &[0.0, 200.0, 400.0])];
        let places = Places::of(walks.into());
        apart_at_stops(&instrument(), (By::Light, SIDES), &places, rows)
    }

    /// So many walkers who say the same.
    fn group(place: usize, side: usize, walkers: u8, level: u8) -> Vec<((usize, usize), Row)> {
        let walker = |n: u8| 20 * side as u8 + n;
        let rows = (0..walkers).map(|n| ((place, side), row(1, walker(n), level)));
        rows.collect()
    }

    #[test]
    fn the_furthest_apart_come_first_and_those_with_few_not_at_all() {
        let rows = [
            group(0, 0, 5, 2),
            group(0, 1, 5, 2),
            group(1, 0, 5, 3),
            group(1, 1, 6, 0),
            group(2, 0, 5, 3),
            group(2, 1, 2, 0),
        ];
        let found = apart(rows.concat());
        assert_eq!((found.all, found.items.len()), (2, 1));
        let deltas: Vec<f64> = found.found.iter().map(|it| it.difference.delta).collect();
        assert_eq!(deltas, [1.0, 0.0]);
        let furthest = &found.found[0];
        assert_eq!(furthest.stops, [crate::analysis::place::tests::stop(1, 1)]);
        let walkers: Vec<u32> = furthest.sides.iter().map(|it| it.walkers).collect();
        assert_eq!(walkers, [5, 6]);
        assert_eq!((furthest.difference.p, furthest.difference.both), (None, 0));
    }

    #[test]
    fn an_item_that_one_group_alone_answered_is_no_difference() {
        let found = apart(group(0, 0, 5, 2));
        assert_eq!((found.all, found.found.len()), (0, 0));
    }
}
