//! Who may see what: the one function that every output goes through, be it screen, interface, map
//! or file. Exports and pages take [`Released`] values, and only [`release`] makes them.
//!
//! | reader | figures (comparison, stops, agreement) | responses and points |
//! | --- | --- | --- |
//! | owner, researcher | all, hidden ones when asked for; groups of people of k or more | all, places as fixed |
//! | facilitator | groups of k walkers or more, no sensitive items | who, where (to about 100 m), when, how complete; no answers |
//! | viewer, public | groups of k walkers or more, no sensitive items | none |
//!
//! The report is read by anyone whom it is mailed to. In the version for all, figures are as above; who
//! walked is counted in groups of k or more; and the only words and photos are those that researchers chose
//! and whose authors agreed to be quoted, never to sensitive items, at a place only where k walkers answered.
//!
//! Districts are compared for all. Groups of walkers, day and night, and visits divide the same answers
//! otherwise than districts do: all groups together less the districts that are shown would be those that
//! are hidden, and a group that lies within another differs from it by few. Such comparisons are for owners
//! and researchers alone, and of groups of people even they are shown those of k or more: a chart is made to be
//! taken away, and what it says of three people it says of persons. (Where two groups differ at a stop, they see what fewer
//! say, with a word that it is not to be published.)
//!
//! On the map those who see figures alone see stops, and hexagons of one width for what was answered at
//! none: two ways to divide the same answers would tell what lies between. See [`MapFigures`].
//!
//! The ways that walkers had recorded are for owners and researchers alone, in every form.
//!
//! What a walker's receipt shows them is their own; it is read from what is stored of that one walker and
//! nobody else, and needs no such decision.
//!
//! A group below k must not be derivable from what is shown either. A district's figure is the sum
//! of its stops, so whoever sees the district and all stops but one could compute the last one. As
//! in primary and complementary cell suppression (Hundepool et al. 2012, *Statistical Disclosure
//! Control*, ch. 4), a further stop is then withheld, until what is hidden has k walkers itself.
//!
//! Two things are beyond one answer's reach and are the caller's: a reader below researcher gets no
//! figures over filters of their own ([`Reader::may_filter`]), because two filters that differ by one
//! walker tell that walker's answers; and figures seen before and after a late walker's answers arrive.

use crate::activity::track::Track;
use crate::analysis::comparison::Cell;
use crate::analysis::side::By;
use crate::analysis::stops::{StopFigure, StopTally};
use crate::api::{
    Change, Filter, Overview, PointProperties, ResponseDetail, ResponsePage, ResponseRow,
};
use crate::audit::Role;
use crate::map::figure::{MapFigures, Question};
use crate::map::tile::Point;
use crate::response::{Answers, Geotag, Revision};
use crate::review::Review;
use crate::selection::Selection;
use part::{Part, hide_small};
use serde::Serialize;
use std::ops::Deref;

mod comparison;
mod part;
mod report;

pub use report::Findings;

/// For whom an output is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Role in the audit; `None` for the public.
    pub role: Option<Role>,
    /// The audit's smallest group.
    pub k: u32,
}

/// What a reader may see: made by [`release`] and nowhere else.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Released<T>(T);

/// Something that holds what walkers said.
pub trait Guarded: Sized {
    /// What of it the reader may see; `None` when nothing.
    fn guarded(self, reader: Reader) -> Option<Self>;
}

/// What of `value` the reader may see; `None` when nothing.
pub fn release<T: Guarded>(reader: Reader, value: T) -> Option<Released<T>> {
    value.guarded(reader).map(Released)
}

impl Reader {
    /// Anyone, without an account.
    pub fn public(k: u32) -> Self {
        Self { role: None, k }
    }

    /// Whether small groups and sensitive items are shown.
    pub fn is_researcher(self) -> bool {
        self.sees_all()
    }

    /// Whether the reader may have other comparisons than of districts.
    pub fn may_compare(self, by: By) -> bool {
        by == By::District || self.sees_all()
    }

    /// Whether figures may be narrowed by the reader's own filters (time, walk, theme).
    pub fn may_filter(self) -> bool {
        self.sees_all()
    }

    /// Whether the reader may ask for what researchers have hidden, and by how it was reviewed.
    pub fn sees_hidden(self) -> bool {
        self.sees_all()
    }

    /// What of a filter the reader may use. Who walkers are, how their answers were reviewed, and places finer
    /// than those that are shown are for researchers, so a filter does not tell them either.
    #[must_use]
    pub fn allowed(self, filter: Filter) -> Filter {
        if self.sees_all() {
            return filter;
        }
        Filter {
            selection: Selection {
                people: None,
                area: None,
                ..filter.selection
            },
            state: None,
            code: None,
            hidden: None,
            ..filter
        }
    }

    /// What a file made for this reader says of its places, and of what is left out.
    pub fn precision(self) -> &'static str {
        if self.sees_all() {
            "places as fixed, all answers"
        } else {
            "places rounded to 0.001 degrees (about 100 m), no answers"
        }
    }

    fn sees_all(self) -> bool {
        matches!(self.role, Some(Role::Owner | Role::Researcher))
    }

    fn sees_responses(self) -> bool {
        self.sees_all() || self.role == Some(Role::Facilitator)
    }
}

impl<T> Released<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Guarded for StopTally {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        self.items.retain(|item| !item.item.sensitive);
        for item in &mut self.items {
            item.stops.sort_by_key(|figure| figure.district);
            for parts in item.stops.chunk_by_mut(|a, b| a.district == b.district) {
                hide_small(parts, reader.k);
            }
        }
        Some(self)
    }
}

/// A district's answers are divided by stop, and those at no stop by hexagon; each division hides what is
/// small, and where the whole of a division is hidden so are its parts.
impl Guarded for MapFigures {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        self.items.retain(|item| !item.sensitive);
        if matches!(&self.question, Question::Item { item } if item.sensitive) {
            return None;
        }
        self.stops.sort_by_key(|figure| figure.district);
        for parts in self.stops.chunk_by_mut(|a, b| a.district == b.district) {
            hide_small(parts, reader.k);
        }
        // Those of no one district cut across stops.
        self.hexagons.retain(|figure| figure.district.is_some());
        self.hexagons.sort_by_key(|figure| figure.district);
        for parts in self.hexagons.chunk_by_mut(|a, b| a.district == b.district) {
            let district = parts.first().and_then(|part| part.district);
            let whole = |it: &&StopFigure| Some(it.district) == district && it.stop.is_none();
            let whole = self.stops.iter().find(whole);
            if whole.is_some_and(|whole| matches!(whole.cell, Cell::Shown(_))) {
                hide_small(parts, reader.k);
            } else {
                for part in parts {
                    part.hide(reader.k);
                }
            }
        }
        self.hexagons_in_all = self.hexagons.len() as u32;
        let shown = self.stops.iter().filter_map(|figure| figure.cell.figures());
        self.counts.fill(0);
        for (sum, count) in shown.flat_map(|it| it.counts.iter().enumerate()) {
            self.counts[sum] += count;
        }
        self.answers = self.counts.iter().sum();
        self.walkers = None;
        self.responses = None;
        self.span = None;
        self.points_from = None;
        self.listed.clear();
        self.pictures.clear();
        Some(self)
    }
}

/// Single answers on the map are for researchers.
impl Guarded for Vec<Point> {
    fn guarded(self, reader: Reader) -> Option<Self> {
        reader.sees_all().then_some(self)
    }
}

impl Guarded for ResponseRow {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        if self.is_hidden() {
            return None;
        }
        self.verified.clear();
        self.review = Review::default();
        for problem in &mut self.problems {
            // The words may quote an answer, and the item alone tells that a question was answered.
            problem.item.clear();
            problem.detail.clear();
        }
        let geotag = self.revision.geotag.as_ref().map(blurred);
        self.revision = Revision {
            geotag,
            answers: Answers::default(),
            attachments: Vec::new(),
            ..self.revision
        };
        reader.sees_responses().then_some(self)
    }
}

/// None for those who see no responses even when there are none: whether a filter finds any is
/// an answer too.
impl Guarded for Vec<ResponseRow> {
    fn guarded(self, reader: Reader) -> Option<Self> {
        let rows = self.into_iter().filter_map(|it| it.guarded(reader));
        reader.sees_responses().then(|| rows.collect())
    }
}

impl Guarded for ResponsePage {
    fn guarded(self, reader: Reader) -> Option<Self> {
        Some(Self {
            rows: self.rows.guarded(reader)?,
            ..self
        })
        .filter(|_| reader.sees_responses())
    }
}

/// A walker's background and history are for researchers alone.
impl Guarded for ResponseDetail {
    fn guarded(self, reader: Reader) -> Option<Self> {
        reader.sees_all().then_some(self)
    }
}

/// A line through a district, however coarse, tells who was where when.
impl Guarded for Vec<Track> {
    fn guarded(self, reader: Reader) -> Option<Self> {
        reader.sees_all().then_some(self)
    }
}

/// A point of the map; its feature's coordinates are to be taken from the geotag that is left.
impl Guarded for PointProperties {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if !reader.sees_all() {
            self.scores.clear();
            self.themes.clear();
            self.geotag = blurred(&self.geotag);
        }
        reader.sees_responses().then_some(self)
    }
}

impl Guarded for Vec<PointProperties> {
    fn guarded(self, reader: Reader) -> Option<Self> {
        let points: Option<Self> = self.into_iter().map(|it| it.guarded(reader)).collect();
        points.filter(|_| reader.sees_responses())
    }
}

/// Walks and checklists are for all members; whose phone holds what, for those who run walks; what
/// there is to review, for researchers.
impl Guarded for Overview {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if !reader.sees_responses() {
            self.phones.clear();
        }
        self.review = self.review.filter(|_| reader.sees_all());
        reader.role.is_some().then_some(self)
    }
}

/// That answers came may be known to all members; who reviewed which of them, and what researchers
/// find, to researchers.
impl Guarded for Change {
    fn guarded(self, reader: Reader) -> Option<Self> {
        let work = matches!(self, Self::Review { .. } | Self::Finding { .. });
        let plain = reader.role.is_some() && !work;
        (plain || reader.sees_all()).then_some(self)
    }
}

/// To three decimals (about 100 m), without accuracy and without the fix that a pin was moved from.
fn blurred(geotag: &Geotag) -> Geotag {
    let round = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
    Geotag {
        longitude: round(geotag.longitude),
        latitude: round(geotag.latitude),
        accuracy: None,
        original: None,
        captured_at: geotag.captured_at,
        source: geotag.source,
    }
}

#[cfg(test)]
mod tests;
