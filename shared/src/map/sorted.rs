//! A survey's answers by the side of a comparison that they are on: looked up once for each walk, walker or
//! stop, and then a look at each mark and no more.

use super::survey::{Mark, Survey};
use crate::analysis::Row;
use crate::analysis::place::Places;
use crate::analysis::side::Sorting;
use crate::id::{ActivityId, DistrictId};
use std::collections::BTreeMap;

impl Survey {
    /// All answers that count and are on a side, walker by walker, each with the number of its side. Answers
    /// count that are of a walk in one of the districts.
    pub fn sorted(
        &self,
        districts: &BTreeMap<ActivityId, DistrictId>,
        sorting: &Sorting,
    ) -> impl Iterator<Item = (usize, Row)> {
        self.answers(districts, self.side_of(sorting))
    }

    /// Those given at a place, each with the numbers of its place and its side.
    pub fn sorted_at_places(
        &self,
        districts: &BTreeMap<ActivityId, DistrictId>,
        sorting: &Sorting,
        places: &Places,
    ) -> impl Iterator<Item = ((usize, usize), Row)> {
        let stops = self.stops.all().iter();
        let numbers: Vec<_> = stops.map(|id| places.number(*id)).collect();
        let side = self.side_of(sorting);
        self.answers(districts, move |mark| {
            let place = numbers.get(mark.stop()? as usize).copied().flatten();
            Some((place?, side(mark)?))
        })
    }

    fn answers<Slot: Copy>(
        &self,
        districts: &BTreeMap<ActivityId, DistrictId>,
        slot: impl Fn(&Mark) -> Option<Slot>,
    ) -> impl Iterator<Item = (Slot, Row)> {
        let walks = self.walks.all().iter();
        let districts: Vec<_> = walks.map(|id| districts.get(id).copied()).collect();
        let placed = self.by_walker().filter_map(move |(number, mark)| {
            let district = districts.get(mark.walk as usize).copied().flatten();
            Some((slot(mark)?, district?, number, mark))
        });
        placed.flat_map(|(slot, district, number, mark)| {
            let rows = self.rows_of((number, mark), district);
            rows.map(move |row| (slot, row))
        })
    }

    /// The side of a mark.
    fn side_of(&self, sorting: &Sorting) -> impl Fn(&Mark) -> Option<usize> + use<> {
        type Known = Vec<Option<usize>>;
        let (mut walks, mut walkers, mut stops) = (Known::new(), Known::new(), Known::new());
        let mut light = BTreeMap::new();
        match sorting {
            Sorting::Walks(side) => {
                walks = self
                    .walks
                    .all()
                    .iter()
                    .map(|id| side.get(id).copied())
                    .collect();
            }
            Sorting::Walkers(side) => {
                let all = self.walkers.all().iter();
                walkers = all.map(|id| side.get(id).copied()).collect();
            }
            Sorting::Light(side) => light = side.clone(),
            Sorting::Stops(side) => {
                stops = self
                    .stops
                    .all()
                    .iter()
                    .map(|id| side.get(id).copied())
                    .collect();
            }
        }
        let of = |known: &Known, number: u32| known.get(number as usize).copied().flatten();
        move |mark| {
            of(&walks, mark.walk)
                .or_else(|| of(&walkers, mark.walker))
                .or_else(|| of(&stops, mark.stop()?))
                .or_else(|| light.get(&mark.daylight?).copied())
        }
    }
}
