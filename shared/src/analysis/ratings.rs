//! What several walkers observed at the same places: the only thing that agreement is measured of.

use super::ScoredItem;
use crate::checklist::model::Measure;

/// An item about what is there, not about what somebody feels. There is no other way to one than
/// [`Observed::of`], and no way to [`Ratings`] without one: so no perception can enter a figure of
/// agreement, in which a difference between people would look like somebody's mistake.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a>(&'a ScoredItem);

impl<'a> Observed<'a> {
    /// `None` for a perception, and for an item that does not say what it measures.
    pub fn of(item: &'a ScoredItem) -> Option<Self> {
        (item.measure == Some(Measure::Observation)).then_some(Self(item))
    }

    pub fn item(self) -> &'a ScoredItem {
        self.0
    }
}

/// Levels by place and walker. Places that only one walker judged say nothing of agreement and are left
/// out, as are walkers who judged no other place.
#[derive(Clone, Debug)]
pub struct Ratings {
    pub(super) levels: usize,
    pub(super) walkers: usize,
    /// At each place the walkers, by number, and their levels.
    pub(super) places: Vec<Vec<(usize, usize)>>,
}

impl Ratings {
    /// Of a table with a row for each walker and a column for each place; `None` where a walker did not
    /// judge. A level beyond the item's scale counts as not judged.
    pub fn new(of: Observed<'_>, table: &[Vec<Option<u8>>]) -> Self {
        let columns = table.iter().map(Vec::len).max().unwrap_or(0);
        let place = |column: usize| -> Vec<(usize, usize)> {
            let level = |row: &Vec<Option<u8>>| Some(usize::from((*row.get(column)?)?));
            let rows = table.iter().enumerate();
            rows.filter_map(|(walker, row)| Some((walker, level(row)?)))
                .collect()
        };
        Self::at_places(of, (0..columns).map(place))
    }

    /// Of each place with its walkers by number, in rising order, and their levels. A level beyond the item's scale
    /// counts as not judged.
    pub fn at_places(of: Observed<'_>, places: impl Iterator<Item = Vec<(usize, usize)>>) -> Self {
        let levels = of.0.levels.len();
        let mut places: Vec<_> = places
            .map(|mut place| {
                place.retain(|(_, level)| *level < levels);
                place
            })
            .filter(|place| place.len() > 1)
            .collect();
        let mut numbers: Vec<usize> = places.iter().flatten().map(|(walker, _)| *walker).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for (walker, _) in places.iter_mut().flatten() {
            *walker = numbers.partition_point(|number| number < walker);
        }
        Self {
            levels,
            walkers: numbers.len(),
            places,
        }
    }

    /// Walkers who judged a place that another judged too.
    pub fn walkers(&self) -> usize {
        self.walkers
    }

    /// Places that two walkers or more judged.
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// Answers at these places.
    pub fn answers(&self) -> usize {
        self.places.iter().map(Vec::len).sum()
    }

    /// Answers on the level that was given most often.
    pub fn commonest(&self) -> usize {
        self.counts().into_iter().max().unwrap_or(0)
    }

    /// Walkers who somewhere gave another level than the one given most often.
    pub fn who_vary(&self) -> usize {
        let counts = self.counts();
        let commonest = (0..self.levels).max_by_key(|level| counts[*level]);
        let mut varies = vec![false; self.walkers];
        for (walker, level) in self.places.iter().flatten() {
            varies[*walker] |= Some(*level) != commonest;
        }
        varies.into_iter().filter(|it| *it).count()
    }

    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.levels];
        for (_, level) in self.places.iter().flatten() {
            counts[*level] += 1;
        }
        counts
    }
}
