//! Which answers are meant: what the filters of the map come to.

use super::area::Area;
use super::survey::{Mark, Survey};
use crate::id::{ActivityId, ParticipantId, StopId};
use crate::response::Daylight;
use crate::selection::Selection;
use crate::time::{Time, to_millis};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The filters of the map beside the [`Selection`], all optional, in the query string of figures and tiles alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::IntoParams),
    into_params(parameter_in = Query)
)]
#[serde(default)]
pub struct MapFilter {
    /// What gives the colour: `theme`, `side` (bright or dark), or an item as `checklist/path`. Without it an
    /// item that was answered at stops.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", param(ignore))]
    pub selection: Selection,
    /// Width of hexagons in metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// From this zoom on tiles hold single answers in place of hexagons, for those who may see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<u8>,
    /// Hexagons as well where tiles hold single answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hexagons: Option<bool>,
    /// With photos as well, for those who may see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photos: Option<bool>,
}

impl MapFilter {
    /// What of it those have who may not narrow figures.
    #[must_use]
    pub fn plain(self) -> Self {
        Self {
            by: self.by,
            selection: Selection {
                district: self.selection.district,
                ..Selection::default()
            },
            ..Self::default()
        }
    }
}

/// Filters looked up: `None` lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    pub walks: Option<BTreeSet<ActivityId>>,
    pub walkers: Option<BTreeSet<ParticipantId>>,
    pub stop: Option<StopId>,
    pub daylight: Option<Daylight>,
    pub from: Option<Time>,
    pub to: Option<Time>,
    pub area: Option<Area>,
}

/// A sieve made ready for one survey: a look at a mark and no more.
#[derive(Debug)]
pub(super) struct Fit<'a> {
    walks: Option<Vec<bool>>,
    walkers: Option<Vec<bool>>,
    stop: Option<u32>,
    daylight: Option<Daylight>,
    from: i64,
    to: i64,
    area: Option<&'a Area>,
}

impl Sieve {
    pub(super) fn fit<'a>(&'a self, survey: &Survey) -> Fit<'a> {
        let walks = self.walks.as_ref();
        let walkers = self.walkers.as_ref();
        Fit {
            walks: walks.map(|chosen| survey.walks.which(|id| chosen.contains(id))),
            walkers: walkers.map(|chosen| survey.walkers.which(|id| chosen.contains(id))),
            // No mark is at a stop of which the survey does not know.
            stop: self
                .stop
                .map(|stop| survey.stops.find(&stop).unwrap_or(u32::MAX)),
            daylight: self.daylight,
            from: self.from.map_or(i64::MIN, to_millis),
            to: self.to.map_or(i64::MAX, to_millis),
            area: self.area.as_ref(),
        }
    }
}

impl Fit<'_> {
    pub(super) fn lets(&self, mark: &Mark) -> bool {
        let chosen = |among: &Option<Vec<bool>>, index: u32| {
            let among = among.as_ref();
            among.is_none_or(|chosen| chosen.get(index as usize) == Some(&true))
        };
        chosen(&self.walks, mark.walk)
            && chosen(&self.walkers, mark.walker)
            && self.stop.is_none_or(|stop| mark.stop() == Some(stop))
            && self.daylight.is_none_or(|it| mark.daylight == Some(it))
            && (self.from..self.to).contains(&mark.at)
            && self
                .area
                .is_none_or(|area| mark.place.is_some_and(|place| area.holds(place)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_see_figures_alone_narrow_them_by_district_only() {
        let asked = MapFilter {
            by: Some("theme".to_owned()),
            selection: Selection {
                daylight: Some(Daylight::Night),
                people: "gender:woman".parse().ok(),
                ..Selection::default()
            },
            width: Some(25),
            points: Some(0),
            ..MapFilter::default()
        };
        let plain = MapFilter {
            by: Some("theme".to_owned()),
            ..MapFilter::default()
        };
        assert_eq!(asked.plain(), plain);
    }
}
