//! Places: where stops of several walks are the same spot, so that a street can be compared whoever walked it
//! and whenever.

use super::side::Visit;
use crate::activity::Stop;
use crate::earth::metres;
use crate::id::{ActivityId, DistrictId, StopId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Metres within which stops of two walks are one place: across a street, not around a corner.
pub const SAME_PLACE: f64 = 30.0;

/// Degrees of latitude that are surely more than [`SAME_PLACE`].
const FAR: f64 = 0.001;

/// A walk, as far as it matters where it goes.
#[derive(Clone, Debug)]
pub struct Route {
    pub walk: ActivityId,
    pub district: Option<DistrictId>,
    pub day: NaiveDate,
    pub stops: Vec<Stop>,
}

/// The stops of an audit's walks, by place.
#[derive(Clone, Debug, Default)]
pub struct Places {
    all: Vec<Vec<Call>>,
    numbers: BTreeMap<StopId, usize>,
}

/// A stop of a walk at a place.
#[derive(Clone, Copy, Debug)]
struct Call {
    stop: StopId,
    district: Option<DistrictId>,
    day: NaiveDate,
    place: (f64, f64),
}

impl Places {
    /// Walks by day: each stop is at the nearest place within [`SAME_PLACE`] of that place's first stop, or
    /// begins a place of its own. Two stops of one walk are never one place, however near.
    pub fn of(mut walks: Vec<Route>) -> Self {
        walks.sort_by_key(|walk| (walk.day, walk.walk));
        let mut places = Self::default();
        for walk in &walks {
            places.add(walk);
        }
        places
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The place of a stop, by its number.
    pub fn number(&self, stop: StopId) -> Option<usize> {
        self.numbers.get(&stop).copied()
    }

    /// The stops at a place, the first walk's first.
    pub fn stops(&self, place: usize) -> Vec<StopId> {
        let calls = self.all.get(place).into_iter().flatten();
        calls.map(|call| call.stop).collect()
    }

    /// The district of the first walk at a place.
    pub fn district(&self, place: usize) -> Option<DistrictId> {
        self.all.get(place)?.first()?.district
    }

    /// The visit of each stop at which `answered` holds, of places that were visited on two days at least. The
    /// first visit is the first day on which anybody answered there, with all walks of that day; the second
    /// is the next such day. Later days are no part of it, and a place that was visited once is none either:
    /// the same streets stand on both sides. Whoever came both times has a pseudonym for each walk, so that
    /// nobody knows of it.
    pub fn visits(&self, answered: impl Fn(StopId) -> bool) -> BTreeMap<StopId, Visit> {
        let mut visits = BTreeMap::new();
        for calls in &self.all {
            let calls: Vec<&Call> = calls.iter().filter(|it| answered(it.stop)).collect();
            let days: BTreeSet<NaiveDate> = calls.iter().map(|it| it.day).collect();
            let mut days = days.into_iter();
            let (Some(first), Some(second)) = (days.next(), days.next()) else {
                continue;
            };
            for call in calls {
                if call.day == first {
                    visits.insert(call.stop, Visit::First);
                } else if call.day == second {
                    visits.insert(call.stop, Visit::Second);
                }
            }
        }
        visits
    }

    fn add(&mut self, walk: &Route) {
        let place = |stop: &Stop| (stop.longitude, stop.latitude);
        let mut near: Vec<(f64, usize, usize)> = Vec::new();
        for (index, stop) in walk.stops.iter().enumerate() {
            near.extend(self.near(place(stop)).map(|(far, at)| (far, index, at)));
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, index, at) in near {
            if !found.values().any(|taken| *taken == at) {
                found.entry(index).or_insert(at);
            }
        }
        for (index, stop) in walk.stops.iter().enumerate() {
            let at = found.get(&index).copied().unwrap_or(self.all.len());
            if at == self.all.len() {
                self.all.push(Vec::new());
            }
            self.all[at].push(Call {
                stop: stop.id,
                district: walk.district,
                day: walk.day,
                place: place(stop),
            });
            self.numbers.insert(stop.id, at);
        }
    }

    /// Places within reach, and how far they are.
    fn near(&self, from: (f64, f64)) -> impl Iterator<Item = (f64, usize)> {
        let first = self.all.iter().map(|calls| calls[0].place).enumerate();
        let about = first.filter(move |(_, place)| (place.1 - from.1).abs() < FAR);
        let measured = about.map(move |(at, place)| (metres(place, from), at));
        measured.filter(|(far, _)| *far <= SAME_PLACE)
    }
}

/// Walks in districts, of which answers count: all, or those of one district.
pub fn walks_in(
    walks: &BTreeMap<ActivityId, DistrictId>,
    district: Option<DistrictId>,
) -> BTreeMap<ActivityId, DistrictId> {
    let chosen = |of: &DistrictId| district.is_none_or(|it| it == *of);
    let walks = walks.iter().filter(|(_, of)| chosen(of));
    walks.map(|(walk, of)| (*walk, *of)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use uuid::Uuid;

    /// Degrees of latitude in a metre.
    const METRE: f64 = 1.0 / 111_195.0;

    /// A walk on a day of November, with stops so many metres north.
    pub fn walk(number: u128, day: u32, north: &[f64]) -> Route {
        let stop = |(index, metres): (usize, &f64)| Stop {
            id: stop(number, index),
            position: index as u32,
            name: String::new(),
            longitude: 14.45,
            latitude: 50.1 + metres * METRE,
            radius: 40.0,
            note: String::new(),
            do_not_linger: false,
        };
        Route {
            walk: ActivityId(Uuid::from_u128(number)),
            district: None,
            day: NaiveDate::from_ymd_opt(2026, 11, day).expect("a day"),
            stops: north.iter().enumerate().map(stop).collect(),
        }
    }

    pub fn stop(walk: u128, index: usize) -> StopId {
        StopId(Uuid::from_u128(100 * walk + index as u128))
    }

    #[test]
    fn stops_across_a_street_are_one_place_and_around_the_corner_another() {
        let walks = [walk(1, 3, &[0.0, 200.0]), walk(2, 9, &[25.0, 240.0])];
        let places = Places::of(walks.into());
        assert_eq!(places.len(), 3);
        assert_eq!(places.stops(0), [stop(1, 0), stop(2, 0)]);
        assert_eq!(places.stops(1), [stop(1, 1)]);
    }

    #[test]
    fn two_stops_of_one_walk_are_two_places_and_each_finds_its_own_again() {
        let walks = [walk(1, 3, &[0.0, 20.0]), walk(2, 9, &[18.0, 2.0])];
        let places = Places::of(walks.into());
        assert_eq!(places.stops(0), [stop(1, 0), stop(2, 1)]);
        assert_eq!(places.stops(1), [stop(1, 1), stop(2, 0)]);
    }

    #[test]
    fn the_first_day_with_answers_and_the_next_are_the_two_visits() {
        // Planned before all others and never walked; two walks on the first day; one too many.
        let walks = [
            walk(5, 1, &[0.0]),
            walk(1, 3, &[0.0]),
            walk(2, 3, &[4.0]),
            walk(3, 9, &[0.0]),
            walk(4, 20, &[0.0]),
        ];
        let visits = Places::of(walks.into()).visits(|it| it != stop(5, 0));
        let expected = [
            (stop(1, 0), Visit::First),
            (stop(2, 0), Visit::First),
            (stop(3, 0), Visit::Second),
        ];
        assert_eq!(visits, BTreeMap::from(expected));
    }

    #[test]
    fn a_place_that_was_visited_once_is_not_compared() {
        let walks = [walk(1, 3, &[0.0, 500.0]), walk(2, 9, &[0.0])];
        let visits = Places::of(walks.into()).visits(|_| true);
        assert_eq!(visits.len(), 2);
        assert!(!visits.contains_key(&stop(1, 1)));
    }
}
