//! What the map shows in figures: how a question was answered stop by stop and hexagon by hexagon. The
//! table beside the map says the same.

use super::grid::{Grid, Hexagon};
use super::place::{Place, degrees};
use super::sieve::{Fit, Sieve};
use super::survey::{By, Mark, Survey};
use crate::analysis::ScoredItem;
use crate::analysis::comparison::Cell;
use crate::analysis::stops::StopFigure;
use crate::analysis::tally::Figures;
use crate::attachment::Valence;
use crate::id::{ActivityId, AttachmentId, DistrictId, ResponseId, StopId};
use crate::time::{Time, from_millis};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Most answers, and most hexagons, of which the table beside the map has a row.
pub const LISTED: usize = 200;

/// Most photos on the map at once.
pub const PICTURES: usize = 60;

/// Most single answers in a tile; where it would be more, hexagons say how many.
pub const POINTS: u32 = 2000;

/// Tiles are not made beyond this zoom; the map enlarges these.
pub const LAST_ZOOM: u8 = 18;

/// Body of `GET /api/v1/audits/{audit}/map`, after [`crate::privacy`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MapFigures {
    /// Questions that the map can be coloured by, in the order of the checklists.
    pub items: Vec<ScoredItem>,
    pub question: Question,
    /// Answers to it that the filters let through, those without a place among them.
    pub answers: u32,
    /// Walkers who gave them; for researchers.
    pub walkers: Option<u32>,
    /// Responses that the filters let through, whatever they answer; for researchers.
    pub responses: Option<u32>,
    /// Answers of each class.
    pub counts: Vec<u32>,
    pub stops: Vec<StopFigure>,
    /// Of the hexagons listed here, in metres.
    pub width: u32,
    /// Those of most walkers first; [`LISTED`] of them.
    pub hexagons: Vec<HexagonFigure>,
    /// How many hexagons there are.
    pub hexagons_in_all: u32,
    /// First and last moment of what the filters but those of time let through; for researchers.
    #[cfg_attr(feature = "schema", schema(value_type = Option<Vec<String>>))]
    pub span: Option<(Time, Time)>,
    /// From this zoom on tiles can show single answers; for researchers. `None`: nowhere, there are too many.
    pub points_from: Option<u8>,
    /// Newest answers, [`LISTED`] of them; for researchers.
    pub listed: Vec<Listed>,
    /// Newest photos, [`PICTURES`] of them; for researchers.
    pub pictures: Vec<Picture>,
}

/// What the classes are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum Question {
    /// The levels of an item, worst to best.
    Item { item: ScoredItem },
    /// The themes that walkers named.
    Theme { themes: Vec<String> },
    /// The dark side, and the bright.
    Side,
}

/// How a question was answered in a hexagon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HexagonFigure {
    /// `None`: what was answered without a place.
    pub hexagon: Option<Hexagon>,
    /// Longitude and latitude of its middle.
    pub centre: Option<(f64, f64)>,
    /// Where answers at stops are counted by themselves: whose walks these are, none of them at a stop.
    /// `None`: all answers given there.
    pub district: Option<DistrictId>,
    /// Walkers behind the figure.
    pub walkers: u32,
    pub cell: Cell,
}

/// A single answer in the table beside the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Listed {
    pub response: ResponseId,
    pub stop: Option<StopId>,
    pub walk: ActivityId,
    /// Index into the question's classes.
    pub class: u32,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Time,
    /// Longitude and latitude.
    pub place: Option<(f64, f64)>,
}

/// A photo on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Picture {
    pub attachment: AttachmentId,
    pub response: ResponseId,
    pub caption: String,
    pub side: Option<Valence>,
    /// Longitude and latitude.
    pub place: (f64, f64),
}

/// What is to be counted.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    pub by: By,
    pub sieve: &'a Sieve,
    pub grid: Grid,
    /// In which district each walk is.
    pub districts: &'a BTreeMap<ActivityId, DistrictId>,
}

/// Answers of one place, counted walker by walker.
#[derive(Debug)]
struct Group {
    /// Whose answers are being counted.
    walker: u32,
    own: Vec<u32>,
    walkers: u32,
    counts: Vec<u32>,
    /// Sums of the walkers' shares of each class.
    shares: Vec<f64>,
}

impl Survey {
    /// Answers, walkers and answers of each class that a task is about.
    pub fn totals(&self, task: &Task<'_>) -> (u32, u32, Vec<u32>) {
        let all = self.gather(task, |_| Some(()));
        let group = all.into_values().next().map(Group::finish);
        match group {
            Some((walkers, Cell::Shown(figures))) => (figures.answers, walkers, figures.counts),
            _ => (0, 0, vec![0; self.classes(task.by)]),
        }
    }

    /// How many responses a sieve lets through.
    pub fn count(&self, sieve: &Sieve) -> u32 {
        let fit = sieve.fit(self);
        self.by_walker().filter(|(_, mark)| fit.lets(mark)).count() as u32
    }

    /// Stop by stop, by district; `stop` is `None` for what was answered at none.
    pub fn stop_figures(&self, task: &Task<'_>) -> Vec<StopFigure> {
        let district = self.district_of(task);
        let groups = self.gather(task, |mark| Some((district(mark)?, mark.stop())));
        let figures = groups.into_iter().map(|((district, stop), group)| {
            let (walkers, cell) = group.finish();
            StopFigure {
                district,
                stop: stop.and_then(|stop| self.stops.get(stop).copied()),
                walkers,
                cell,
            }
        });
        let mut figures: Vec<StopFigure> = figures.collect();
        figures.sort_by_key(|figure| (figure.district, figure.stop));
        figures
    }

    /// All answers with a place, hexagon by hexagon, those of most walkers first.
    pub fn hexagons(&self, task: &Task<'_>) -> Vec<HexagonFigure> {
        self.hexagons_where(task, |_| true)
    }

    /// The same of some places alone, such as those of a tile.
    pub fn hexagons_where(
        &self,
        task: &Task<'_>,
        counts: impl Fn(Place) -> bool,
    ) -> Vec<HexagonFigure> {
        self.hexagons_by(task, |mark| {
            let place = mark.place.filter(|place| counts(*place))?;
            Some((None, Some(task.grid.hexagon(place))))
        })
    }

    /// The same of answers at no stop alone, each district's by itself: what of places can be shown beside
    /// the figures of stops. What has no place is one figure more.
    pub fn hexagons_beside_stops(&self, task: &Task<'_>) -> Vec<HexagonFigure> {
        let district = self.district_of(task);
        self.hexagons_by(task, |mark| {
            let hexagon = mark.place.map(|place| task.grid.hexagon(place));
            let at_none = mark.stop().is_none();
            at_none.then_some((Some(district(mark)?), hexagon))
        })
    }

    fn hexagons_by(
        &self,
        task: &Task<'_>,
        key: impl Fn(&Mark) -> Option<(Option<DistrictId>, Option<Hexagon>)>,
    ) -> Vec<HexagonFigure> {
        let groups = self.gather(task, key);
        let figures = groups.into_iter().map(|((district, hexagon), group)| {
            let (walkers, cell) = group.finish();
            HexagonFigure {
                hexagon,
                centre: hexagon.map(|it| degrees(task.grid.centre(it))),
                district,
                walkers,
                cell,
            }
        });
        let mut figures: Vec<HexagonFigure> = figures.collect();
        figures.sort_by_key(|it| (std::cmp::Reverse(it.walkers), it.district, it.hexagon));
        figures
    }

    /// Newest answers first, at most so many.
    pub fn newest(&self, task: &Task<'_>, most: usize) -> Vec<Listed> {
        let fit = task.sieve.fit(self);
        let found = self.by_walker().filter_map(|(number, mark)| {
            let class = self.class(number, task.by).filter(|_| fit.lets(mark))?;
            Some((mark, class))
        });
        let found = last(found.collect(), most, |(mark, _)| mark);
        let listed = found.into_iter().filter_map(|(mark, class)| {
            Some(Listed {
                response: mark.response,
                stop: mark.stop().and_then(|stop| self.stops.get(stop).copied()),
                walk: *self.walks.get(mark.walk)?,
                class: class as u32,
                at: from_millis(mark.at),
                place: mark.place.map(|place| degrees(place.units())),
            })
        });
        listed.collect()
    }

    /// Responses with a place and photos, whatever the question, newest first.
    pub fn with_photos(&self, sieve: &Sieve, most: usize) -> Vec<ResponseId> {
        let fit = sieve.fit(self);
        let found = self.by_walker().map(|(_, mark)| mark);
        let found = found.filter(|mark| mark.photos && mark.place.is_some() && fit.lets(mark));
        let found = last(found.collect(), most, |mark| mark);
        found.into_iter().map(|mark| mark.response).collect()
    }

    /// First and last moment of what a sieve lets through.
    pub fn span(&self, sieve: &Sieve) -> Option<(Time, Time)> {
        let fit = sieve.fit(self);
        let times = self.by_walker().filter(|(_, mark)| fit.lets(mark));
        let times = times.map(|(_, mark)| mark.at);
        let both = times.fold(None, |both: Option<(i64, i64)>, at| {
            Some(both.map_or((at, at), |(first, last)| (first.min(at), last.max(at))))
        });
        both.map(|(first, last)| (from_millis(first), from_millis(last)))
    }

    /// The first zoom at which no tile has more than [`POINTS`] answers.
    pub fn points_from(&self, task: &Task<'_>) -> Option<u8> {
        let fit = task.sieve.fit(self);
        let mut tiles: HashMap<(u32, u32), u32> = HashMap::new();
        for place in self.places(task.by, &fit).map(|(_, place, _)| place) {
            let shift = 32 - u32::from(LAST_ZOOM);
            *tiles
                .entry((place.x >> shift, place.y >> shift))
                .or_default() += 1;
        }
        let mut from = None;
        for zoom in (0..=LAST_ZOOM).rev() {
            if tiles.values().any(|count| *count > POINTS) {
                break;
            }
            from = Some(zoom);
            let mut wider: HashMap<(u32, u32), u32> = HashMap::new();
            for ((x, y), count) in tiles {
                *wider.entry((x >> 1, y >> 1)).or_default() += count;
            }
            tiles = wider;
        }
        from
    }

    /// Answers with a place that a sieve lets through, each with its class.
    pub(super) fn places<'a>(
        &'a self,
        by: By,
        fit: &'a Fit<'_>,
    ) -> impl Iterator<Item = (ResponseId, Place, usize)> + 'a {
        self.by_walker().filter_map(move |(number, mark)| {
            let place = mark.place.filter(|_| fit.lets(mark))?;
            Some((mark.response, place, self.class(number, by)?))
        })
    }

    fn district_of(&self, task: &Task<'_>) -> impl Fn(&Mark) -> Option<DistrictId> {
        let walks = self.walks.all().iter();
        let districts: Vec<_> = walks.map(|id| task.districts.get(id).copied()).collect();
        move |mark| districts.get(mark.walk as usize).copied().flatten()
    }

    /// Counts what a task is about into groups. As marks come walker by walker, each group needs to
    /// remember one walker only.
    fn gather<K: Eq + Hash>(
        &self,
        task: &Task<'_>,
        key: impl Fn(&Mark) -> Option<K>,
    ) -> HashMap<K, Group> {
        let fit = task.sieve.fit(self);
        let classes = self.classes(task.by);
        let mut groups: HashMap<K, Group> = HashMap::new();
        for (number, mark) in self.by_walker() {
            let Some(class) = self.class(number, task.by).filter(|_| fit.lets(mark)) else {
                continue;
            };
            if let Some(key) = key(mark) {
                let group = groups.entry(key);
                let group = group.or_insert_with(|| Group::new(mark.walker, classes));
                group.add(mark.walker, class);
            }
        }
        groups
    }
}

impl Group {
    fn new(walker: u32, classes: usize) -> Self {
        Self {
            walker,
            own: vec![0; classes],
            walkers: 0,
            counts: vec![0; classes],
            shares: vec![0.0; classes],
        }
    }

    fn add(&mut self, walker: u32, class: usize) {
        if walker != self.walker {
            self.next();
            self.walker = walker;
        }
        self.own[class] += 1;
    }

    /// Reduces the walker's answers to their own value.
    fn next(&mut self) {
        let all = f64::from(self.own.iter().sum::<u32>());
        self.walkers += 1;
        let sums = self.counts.iter_mut().zip(&mut self.shares);
        for ((count, share), own) in sums.zip(&mut self.own) {
            *count += *own;
            *share += f64::from(*own) / all;
            *own = 0;
        }
    }

    fn finish(mut self) -> (u32, Cell) {
        self.next();
        let walkers = f64::from(self.walkers);
        let shares: Vec<f64> = self.shares.iter().map(|sum| sum / walkers).collect();
        let weigh = |(level, share): (usize, &f64)| level as f64 * share;
        let figures = Figures {
            answers: self.counts.iter().sum(),
            counts: self.counts,
            cannot_judge: 0,
            off_scale: 0,
            mean: Some(shares.iter().enumerate().map(weigh).sum()),
            good: None,
            shares,
        };
        (self.walkers, Cell::Shown(figures))
    }
}

/// The newest of what was found, newest first.
fn last<T>(mut found: Vec<T>, most: usize, mark: impl Fn(&T) -> &Mark) -> Vec<T> {
    let newest = |it: &T| std::cmp::Reverse((mark(it).at, mark(it).response));
    if found.len() > most {
        found.select_nth_unstable_by_key(most, newest);
        found.truncate(most);
    }
    found.sort_unstable_by_key(newest);
    found
}
