//! Answers of a large audit, packed while they are read: a byte for each, and eight for where and whose a response
//! is. So a million responses are counted question by question in the memory of a small server.

use super::{Judgement, Row};
use crate::id::{ActivityId, DistrictId, ParticipantId, StopId};
use crate::index::Index;

/// In place of a level: not answered, "cannot judge", not on the scale.
pub const BLANK: u8 = u8::MAX;
const CANNOT_JUDGE: u8 = u8::MAX - 1;
const OFF_SCALE: u8 = u8::MAX - 2;

pub fn pack(judgement: Judgement) -> u8 {
    match judgement {
        Judgement::Level(level) => level,
        Judgement::OffScale => OFF_SCALE,
        Judgement::CannotJudge => CANNOT_JUDGE,
    }
}

/// `None` for [`BLANK`].
pub fn unpack(byte: u8) -> Option<Judgement> {
    Some(match byte {
        BLANK => return None,
        CANNOT_JUDGE => Judgement::CannotJudge,
        OFF_SCALE => Judgement::OffScale,
        level => Judgement::Level(level),
    })
}

/// Where an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub district: DistrictId,
    pub walk: ActivityId,
    /// `None`: the walk as a whole.
    pub stop: Option<StopId>,
}

/// What one walker answered at one place: at most one answer to each item.
#[derive(Clone, Copy, Debug)]
struct Entry {
    place: u32,
    walker: u32,
}

#[derive(Debug)]
pub struct Packed {
    /// How many there are.
    items: usize,
    places: Index<Place>,
    walkers: Index<ParticipantId>,
    entries: Vec<Entry>,
    /// One per entry and item.
    levels: Vec<u8>,
}

impl Packed {
    /// Of rows of an instrument with so many items.
    pub fn new(items: usize, rows: impl IntoIterator<Item = Row>) -> Self {
        let mut packed = Self {
            items,
            places: Index::default(),
            walkers: Index::default(),
            entries: Vec::new(),
            levels: Vec::new(),
        };
        let mut last = None;
        for row in rows {
            let whose = (row.district, row.walk, row.stop, row.walker);
            let is_free = |levels: &[u8]| levels[levels.len() - items + row.item] == BLANK;
            if last != Some(whose) || !is_free(&packed.levels) {
                packed.begin(&row);
                last = Some(whose);
            }
            let start = packed.levels.len() - items;
            packed.levels[start + row.item] = pack(row.judgement);
        }
        packed
    }

    fn begin(&mut self, row: &Row) {
        let place = Place {
            district: row.district,
            walk: row.walk,
            stop: row.stop,
        };
        self.entries.push(Entry {
            place: self.places.number(&place),
            walker: self.walkers.number(&row.walker),
        });
        self.levels.resize(self.levels.len() + self.items, BLANK);
    }

    /// Numbers of all entries, place by place in the order of `key`, and walker by walker at those that have the same.
    pub fn sorted<K: Ord>(&self, key: impl Fn(&Place) -> K) -> Vec<u32> {
        let (places, walkers) = (ranks(self.places.all(), key), self.walker_ranks());
        let mut sorted: Vec<u32> = (0..self.entries.len() as u32).collect();
        sorted.sort_by_key(|number| {
            let entry = self.entries[*number as usize];
            (places[entry.place as usize], walkers[entry.walker as usize])
        });
        sorted
    }

    /// Of each walker by number the place in the order of their ids.
    pub fn walker_ranks(&self) -> Vec<u32> {
        ranks(self.walkers.all(), |id| *id)
    }

    pub fn place(&self, entry: u32) -> Place {
        self.places.all()[self.entries[entry as usize].place as usize]
    }

    /// The walker's number.
    pub fn walker(&self, entry: u32) -> u32 {
        self.entries[entry as usize].walker
    }

    /// What an entry says to an item, if anything.
    pub fn judgement(&self, entry: u32, item: usize) -> Option<Judgement> {
        unpack(self.levels[entry as usize * self.items + item])
    }

    /// The same as the row that it was.
    pub fn row(&self, entry: u32, item: usize) -> Option<Row> {
        let Place {
            district,
            walk,
            stop,
        } = self.place(entry);
        Some(Row {
            item,
            district,
            walk,
            walker: *self.walkers.get(self.walker(entry))?,
            stop,
            judgement: self.judgement(entry, item)?,
        })
    }
}

/// Of each thing its place in the order of the keys; those with the same key share one.
fn ranks<T, K: Ord>(all: &[T], key: impl Fn(&T) -> K) -> Vec<u32> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| key(&all[*at]));
    let mut ranks = vec![0; all.len()];
    let same = order.chunk_by(|a, b| key(&all[*a]) == key(&all[*b]));
    for (rank, same) in (0..).zip(same) {
        for at in same {
            ranks[*at] = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::row;
    use proptest::prelude::*;

    #[test]
    fn what_was_judged_is_unpacked_as_it_was() {
        for judgement in [
            Judgement::Level(0),
            Judgement::Level(200),
            Judgement::OffScale,
            Judgement::CannotJudge,
        ] {
            assert_eq!(unpack(pack(judgement)), Some(judgement));
        }
        assert_eq!(unpack(BLANK), None);
    }

    proptest! {
        #[test]
        fn every_row_comes_back_place_by_place_and_walker_by_walker(
            answers in proptest::collection::vec((0u8..3, 0u8..4, 0usize..3, 0u8..4), 0..60),
        ) {
            let rows: Vec<Row> = answers
                .iter()
                .map(|(district, walker, item, level)| Row { item: *item, ..row(*district, *walker, *level) })
                .collect();
            let packed = Packed::new(3, rows.clone());
            for item in 0..3 {
                let sorted = packed.sorted(|place| place.district);
                let found: Vec<Row> = sorted.iter().filter_map(|entry| packed.row(*entry, item)).collect();
                let mut expected: Vec<Row> = rows.iter().copied().filter(|it| it.item == item).collect();
                // As given where walker and place are the same.
                expected.sort_by_key(|it| (it.district, it.walker));
                prop_assert_eq!(found, expected);
            }
        }
    }
}
