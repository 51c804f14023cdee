//! The way a walker walked, kept as coarsely as it is of use: to see which streets a group took, not where
//! somebody stood. What becomes a point is decided here: on the phone before anything is kept, and on the
//! server again, whatever the phone sent.
//!
//! A way is sent in [`Segment`]s. One that goes on where another ended begins with that one's last point,
//! so that each can be measured and drawn without the others and a missing one leaves a gap, not a line
//! across it.

pub mod recording;

use crate::attachment::Sha256;
use crate::earth::{LonLat, metres};
use crate::id::{ParticipantId, SegmentId};
use crate::response::{Geotag, Source};
use crate::time::Time;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A fix with a larger radius, in metres, may be in another street: it is no point.
pub const ACCURACY: f64 = 50.0;

/// Metres between two points, at least.
pub const APART: f64 = 25.0;

/// Time between two points, at least.
pub const BETWEEN: TimeDelta = TimeDelta::seconds(15);

/// Most points of one walker on one walk: 25 km at the least distance. Whoever forgets to switch it off is
/// not followed home and back.
pub const MOST: u32 = 1_000;

/// Most points of a segment: so few may wait to be handed over for sending.
pub const SEGMENT: usize = 12;

/// Degrees are rounded to four decimals: 11 m to the north, 7 m to the east in Prague.
const ROUNDING: f64 = 10_000.0;

/// Where a walker was, roughly, and when, by the phone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = track::Point))]
pub struct Point {
    pub longitude: f64,
    pub latitude: f64,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub at: Time,
}

/// A part of a way, without a break. Sent again with more points, it takes the place of what it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = track::Segment))]
pub struct Segment {
    pub id: SegmentId,
    pub points: Vec<Point>,
}

/// The whole way of one walker, as far as it has arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    pub participant: ParticipantId,
    /// In the order in which they were walked.
    pub segments: Vec<Segment>,
}

/// How long a way is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = track::Length))]
pub struct Length {
    pub points: u32,
    pub metres: f64,
}

impl Point {
    /// What is kept of a fix: its place, rounded. `None` for one that is too vague, too soon or too near
    /// after the `last` point, and for what is no fix. A clock that was set back counts as time passed.
    pub fn of(fix: &Geotag, last: Option<&Self>) -> Option<Self> {
        let good = fix.source == Source::Gps
            && fix
                .accuracy
                .is_some_and(|metres| (0.0..=ACCURACY).contains(&metres));
        let point = Self {
            longitude: fix.longitude,
            latitude: fix.latitude,
            at: fix.captured_at,
        };
        let point = point.rounded()?;
        (good && last.is_none_or(|last| point.is_news_after(last))).then_some(point)
    }

    /// As coarse as points are; `None` for what is no place on earth.
    fn rounded(self) -> Option<Self> {
        let round = |degrees: f64| (degrees * ROUNDING).round() / ROUNDING;
        let on_earth =
            (-180.0..=180.0).contains(&self.longitude) && (-90.0..=90.0).contains(&self.latitude);
        on_earth.then(|| Self {
            longitude: round(self.longitude),
            latitude: round(self.latitude),
            at: self.at,
        })
    }

    fn is_news_after(&self, last: &Self) -> bool {
        (self.at - last.at).abs() >= BETWEEN && self.metres_from(last) >= APART
    }

    pub fn metres_from(&self, other: &Self) -> f64 {
        metres(self.place(), other.place())
    }

    pub fn place(&self) -> LonLat {
        (self.longitude, self.latitude)
    }
}

impl Segment {
    /// SHA-256 of its JSON as this code writes it; see [`Revision::digest`](crate::response::Revision::digest).
    ///
    /// # Errors
    /// When JSON cannot hold it, which no value of this type brings about.
    pub fn digest(&self) -> Result<Sha256, serde_json::Error> {
        serde_json::to_vec(self).map(|json| Sha256::of(&json))
    }

    /// The same by the rules for points, whatever phone it comes from.
    #[must_use]
    pub fn coarse(self) -> Self {
        let mut points: Vec<Point> = Vec::with_capacity(self.points.len());
        for point in self.points.into_iter().filter_map(Point::rounded) {
            if points.last().is_none_or(|last| point.is_news_after(last)) {
                points.push(point);
            }
        }
        Self { points, ..self }
    }
}

impl Length {
    /// Of these segments together. A point that two of them share is one.
    pub fn of(segments: &[Segment]) -> Self {
        let moments = segments.iter().flat_map(|segment| &segment.points);
        let moments: BTreeSet<Time> = moments.map(|point| point.at).collect();
        let steps = segments
            .iter()
            .flat_map(|segment| segment.points.windows(2));
        Self {
            points: u32::try_from(moments.len()).unwrap_or(u32::MAX),
            metres: steps.map(|step| step[1].metres_from(&step[0])).sum(),
        }
    }
}

#[cfg(test)]
mod tests;
