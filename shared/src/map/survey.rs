//! An audit's answers, packed: some seventy bytes a response, so that a million of them fit into a small
//! server and are counted in the time of a blink.

use super::place::Place;
use crate::analysis::packed::{BLANK, pack, unpack};
use crate::analysis::{Instrument, MAX_LEVELS, Row};
use crate::api::ResponseRow;
use crate::attachment::Valence;
use crate::id::{ActivityId, DistrictId, ParticipantId, ResponseId, StopId};
use crate::index::Index;
use crate::response::{Answers, Daylight};
use crate::time::to_millis;
use std::collections::{BTreeSet, HashMap};

/// In place of an index.
const NONE: u32 = u32::MAX;

/// One response, as far as a map has to do with it.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub response: ResponseId,
    /// Which state of the response this is: whatever the store counts changes by.
    stamp: i64,
    /// When it was given by the phone's clock, in milliseconds.
    pub(super) at: i64,
    pub(super) walker: u32,
    pub(super) walk: u32,
    stop: u32,
    pub(super) place: Option<Place>,
    pub(super) daylight: Option<Daylight>,
    /// The theme that the walker named.
    theme: u32,
    side: Option<Valence>,
    pub(super) photos: bool,
}

impl Mark {
    pub(super) fn stop(&self) -> Option<u32> {
        (self.stop != NONE).then_some(self.stop)
    }
}

/// What gives answers their colour; each answer is of one class at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Index into the instrument's items; the classes are its levels.
    Item(usize),
    /// The theme that the walker named.
    Theme,
    /// The dark side and the bright.
    Side,
}

/// All responses of an audit that count, packed.
#[derive(Debug, Default)]
pub struct Survey {
    instrument: Instrument,
    marks: Vec<Mark>,
    /// One per mark and item.
    levels: Vec<u8>,
    numbers: HashMap<ResponseId, u32>,
    pub(super) walkers: Index<ParticipantId>,
    pub(super) walks: Index<ActivityId>,
    pub(super) stops: Index<StopId>,
    pub(super) themes: Index<String>,
    /// Marks walker by walker, so that who answered often is counted once without remembering who did.
    order: Vec<u32>,
}

impl Survey {
    /// Nothing yet, by the items of these checklists.
    pub fn new(instrument: Instrument) -> Self {
        Self {
            instrument,
            ..Self::default()
        }
    }

    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// How many responses it holds.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Which state of a response it holds.
    pub fn stamp(&self, response: ResponseId) -> Option<i64> {
        let number = self.numbers.get(&response)?;
        Some(self.marks[*number as usize].stamp)
    }

    /// The same of all that it holds.
    pub fn stamps(&self) -> impl Iterator<Item = i64> {
        self.marks.iter().map(|mark| mark.stamp)
    }

    /// Holds a response as it counts (see [`ResponseRow::counted`]), in place of what it held of it before.
    /// What is hidden does not count.
    pub fn put(&mut self, response: &ResponseRow, stamp: i64) {
        let revision = &response.revision;
        self.remove(revision.response);
        if response.is_hidden() {
            return;
        }
        let theme = revision.answers.theme().map(str::to_owned);
        let geotag = revision.geotag.as_ref();
        let mark = Mark {
            response: revision.response,
            stamp,
            at: to_millis(revision.captured_at),
            walker: self.walkers.number(&response.participant),
            walk: self.walks.number(&response.activity),
            stop: revision.stop.map_or(NONE, |stop| self.stops.number(&stop)),
            place: geotag.map(|it| Place::of((it.longitude, it.latitude))),
            daylight: revision.daylight,
            theme: theme.map_or(NONE, |theme| self.themes.number(&theme)),
            side: side(response),
            photos: revision.attachments.iter().any(|it| !it.media.is_audio()),
        };
        let number = self.marks.len();
        self.numbers.insert(mark.response, number as u32);
        self.marks.push(mark);
        let items = self.instrument.items().len();
        self.levels.resize((number + 1) * items, BLANK);
        for (item, judgement) in self.instrument.judgements(response) {
            self.levels[number * items + item] = pack(judgement);
        }
    }

    /// Holds nothing of a response any more.
    pub fn remove(&mut self, response: ResponseId) {
        let Some(number) = self.numbers.remove(&response) else {
            return;
        };
        let (number, items) = (number as usize, self.instrument.items().len());
        let last = self.marks.len() - 1;
        self.marks.swap_remove(number);
        self.levels
            .copy_within(last * items..(last + 1) * items, number * items);
        self.levels.truncate(last * items);
        if let Some(moved) = self.marks.get(number) {
            self.numbers.insert(moved.response, number as u32);
        }
    }

    /// Makes it ready to be counted; to be called after changes.
    pub fn settle(&mut self) {
        self.order = (0..self.marks.len() as u32).collect();
        let marks = &self.marks;
        self.order.sort_unstable_by_key(|number| {
            let mark = &marks[*number as usize];
            (mark.walker, mark.response)
        });
    }

    /// What was answered with one mark, as [`Instrument::rows`] makes it of the response.
    pub(super) fn rows_of(
        &self,
        (number, mark): (usize, &Mark),
        district: DistrictId,
    ) -> impl Iterator<Item = Row> {
        let items = self.instrument.items().len();
        let walk = self.walks.get(mark.walk).copied();
        let walker = self.walkers.get(mark.walker).copied();
        let stop = mark.stop().and_then(|stop| self.stops.get(stop).copied());
        let levels = &self.levels[number * items..(number + 1) * items];
        levels.iter().enumerate().filter_map(move |(item, level)| {
            Some(Row {
                item,
                district,
                walk: walk?,
                walker: walker?,
                stop,
                judgement: unpack(*level)?,
            })
        })
    }

    /// The marks with their numbers, walker by walker.
    pub(super) fn by_walker(&self) -> impl Iterator<Item = (usize, &Mark)> {
        let mark = |number: &u32| (*number as usize, &self.marks[*number as usize]);
        self.order.iter().map(mark)
    }

    /// The class of a mark, by its number.
    pub(super) fn class(&self, number: usize, by: By) -> Option<usize> {
        let mark = &self.marks[number];
        match by {
            By::Item(item) => {
                let items = self.instrument.items().len();
                let level = self.levels[number * items + item];
                (usize::from(level) < MAX_LEVELS).then_some(usize::from(level))
            }
            By::Theme => (mark.theme != NONE).then_some(mark.theme as usize),
            By::Side => mark.side.map(|side| match side {
                Valence::Dark => 0,
                Valence::Bright => 1,
            }),
        }
    }

    /// Whether anybody answered it.
    pub fn is_answered(&self, by: By) -> bool {
        (0..self.marks.len()).any(|number| self.class(number, by).is_some())
    }

    /// The stops at which anything was answered.
    pub fn answered_stops(&self) -> BTreeSet<StopId> {
        let mut answered = vec![false; self.stops.all().len()];
        for stop in self.marks.iter().filter_map(Mark::stop) {
            answered[stop as usize] = true;
        }
        let stops = self.stops.all().iter().zip(answered);
        stops.filter(|(_, it)| *it).map(|(id, _)| *id).collect()
    }

    /// How many classes there are.
    pub fn classes(&self, by: By) -> usize {
        match by {
            By::Item(item) => self.instrument.items()[item].levels.len(),
            By::Theme => self.themes.all().len(),
            By::Side => 2,
        }
    }

    /// The themes that walkers named, in the order of their classes.
    pub fn themes(&self) -> &[String] {
        self.themes.all()
    }
}

/// The side that a spot is on: as the walker says it, else as of its first photo.
fn side(response: &ResponseRow) -> Option<Valence> {
    let said = |answers: &Answers| match answers.0.get("side")?.value.as_str() {
        "bright" => Some(Valence::Bright),
        "dark" => Some(Valence::Dark),
        _ => None,
    };
    let revision = &response.revision;
    let of_photo = || revision.attachments.iter().find_map(|it| it.valence);
    said(&revision.answers).or_else(of_photo)
}
