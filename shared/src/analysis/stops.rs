//! Stop by stop: how each scored item was answered at each place, for the review map.

use super::comparison::{Cell, cell};
use super::tally::Tally;
use super::{Instrument, Row, ScoredItem};
use crate::id::{DistrictId, StopId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    let mut tallies: BTreeMap<usize, BTreeMap<(DistrictId, Option<StopId>), Tally>> =
        BTreeMap::new();
    for row in rows {
        if let Some(item) = instrument.items().get(row.item) {
            let stops = tallies.entry(row.item).or_default();
            let tally = stops.entry((row.district, row.stop));
            tally
                .or_insert_with(|| Tally::new(item.levels.len()))
                .add(&row);
        }
    }
    let items = tallies.iter().map(|(index, stops)| {
        let item = &instrument.items()[*index];
        ItemAtStops {
            item: item.clone(),
            stops: stops.iter().map(|entry| figure(item, entry)).collect(),
        }
    });
    StopTally {
        items: items.collect(),
    }
}

fn figure(
    item: &ScoredItem,
    ((district, stop), tally): (&(DistrictId, Option<StopId>), &Tally),
) -> StopFigure {
    let place = stop.map_or_else(|| district.to_string(), |stop| stop.to_string());
    StopFigure {
        district: *district,
        stop: *stop,
        walkers: tally.walkers(),
        cell: cell(tally, &format!("{}/{} {place}", item.checklist, item.path)),
    }
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
