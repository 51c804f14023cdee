//! Stop by stop: how each scored item was answered at each place, for the review map.

use super::comparison::{Cell, cell};
use super::packed::{Packed, Place};
use super::parallel;
use super::tally::Tally;
use super::{Instrument, Row, ScoredItem};
use crate::id::{DistrictId, StopId};
use serde::{Deserialize, Serialize};

/// Body of `GET /api/v1/audits/{audit}/stops`, after [`crate::privacy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StopTally {
    /// In the order of the checklists; items that nobody answered are left out.
    pub items: Vec<ItemAtStops>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemAtStops {
    #[serde(flatten)]
    pub item: ScoredItem,
    /// By district, then stop.
    pub stops: Vec<StopFigure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StopFigure {
    pub district: DistrictId,
    /// `None`: answers that belong to no stop.
    pub stop: Option<StopId>,
    /// Walkers behind the figure.
    pub walkers: u32,
    pub cell: Cell,
}

/// All items by all stops at which they were answered, nothing hidden yet.
pub fn by_stop(instrument: &Instrument, rows: impl IntoIterator<Item = Row>) -> StopTally {
    let scored = instrument.items();
    let packed = Packed::new(scored.len(), rows);
    let sorted = packed.sorted(at);
    let numbers: Vec<usize> = (0..scored.len()).collect();
    let mut items = parallel::each(&numbers, |number| {
        let is_same = |a: &u32, b: &u32| at(&packed.place(*a)) == at(&packed.place(*b));
        let stops = sorted.chunk_by(is_same);
        ItemAtStops {
            item: scored[*number].clone(),
            stops: stops
                .filter_map(|entries| figure(&scored[*number], *number, &packed, entries))
                .collect(),
        }
    });
    items.retain(|it| !it.stops.is_empty());
    StopTally { items }
}

fn at(place: &Place) -> (DistrictId, Option<StopId>) {
    (place.district, place.stop)
}

/// Of the entries of one stop; `None` if nobody answered the item there.
fn figure(
    item: &ScoredItem,
    number: usize,
    packed: &Packed,
    entries: &[u32],
) -> Option<StopFigure> {
    let mut tally = Tally::new(item.levels.len());
    for row in entries.iter().filter_map(|it| packed.row(*it, number)) {
        tally.add(&row);
    }
    if tally.is_empty() {
        return None;
    }
    let (district, stop) = at(&packed.place(*entries.first()?));
    let place = stop.map_or_else(|| district.to_string(), |stop| stop.to_string());
    Some(StopFigure {
        district,
        stop,
        walkers: tally.walkers(),
        cell: cell(&tally, &format!("{}/{} {place}", item.checklist, item.path)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::{instrument, row};
    use uuid::Uuid;

    #[test]
    fn each_stop_has_its_own_distribution_and_what_belongs_to_none_stays_apart() {
        let stop = Some(StopId(Uuid::from_u128(7)));
        let at_stop = |walker, level| Row {
            stop,
            ..row(1, walker, level)
        };
        let rows = [at_stop(1, 0), at_stop(2, 3), at_stop(2, 3), row(1, 3, 1)];
        let tally = by_stop(&instrument(), rows);
        let counts = |figure: &StopFigure| figure.cell.figures().map(|it| it.counts.clone());
        let found: Vec<_> = tally.items[0]
            .stops
            .iter()
            .map(|figure| (figure.stop, figure.walkers, counts(figure)))
            .collect();
        assert_eq!(
            found,
            [
                (None, 1, Some(vec![0, 1, 0, 0])),
                (stop, 2, Some(vec![1, 0, 0, 2])),
            ]
        );
    }
}
