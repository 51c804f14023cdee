//! An area drawn by hand around what one wants to look at.

use super::place::Place;
use crate::earth::LonLat;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What is added around the outermost corners, in degrees: places are known to a centimetre.
const BRIM: f64 = 1e-6;

/// Most corners: more than a hand draws, few enough for an address bar.
pub const MAX_CORNERS: usize = 200;

/// A ring of at least three corners; the last is joined to the first. In text, as an address has it, corners
/// are parted by `_`, longitude and latitude by `,`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Area {
    corners: Vec<LonLat>,
    /// The same in units of the map.
    ring: Vec<(f64, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an area is 3 to {MAX_CORNERS} corners on earth, `longitude,latitude` each, joined by `_`")]
pub struct NotAnArea;

impl Area {
    pub fn new(corners: Vec<LonLat>) -> Result<Self, NotAnArea> {
        let on_earth = |&(longitude, latitude): &LonLat| {
            (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude)
        };
        if !(3..=MAX_CORNERS).contains(&corners.len()) || !corners.iter().all(on_earth) {
            return Err(NotAnArea);
        }
        let ring = corners.iter().map(|it| Place::of(*it).units()).collect();
        Ok(Self { corners, ring })
    }

    pub fn corners(&self) -> &[LonLat] {
        &self.corners
    }

    /// South-west and north-east corner of a box that holds all that it holds.
    pub fn bounds(&self) -> (LonLat, LonLat) {
        let far = f64::INFINITY;
        let grown = |(low, high): (LonLat, LonLat), corner: &LonLat| {
            (
                (low.0.min(corner.0), low.1.min(corner.1)),
                (high.0.max(corner.0), high.1.max(corner.1)),
            )
        };
        let all = self.corners.iter();
        let (low, high) = all.fold(((far, far), (-far, -far)), grown);
        ((low.0 - BRIM, low.1 - BRIM), (high.0 + BRIM, high.1 + BRIM))
    }

    /// Whether a place lies within, by how often a line from it eastwards crosses the ring.
    pub fn holds(&self, place: Place) -> bool {
        let (x, y) = place.units();
        let mut inside = false;
        let mut from = self.ring[self.ring.len() - 1];
        for &to in &self.ring {
            if (from.1 > y) != (to.1 > y) {
                let crossing = from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0);
                inside ^= x < crossing;
            }
            from = to;
        }
        inside
    }
}

impl FromStr for Area {
    type Err = NotAnArea;

    fn from_str(text: &str) -> Result<Self, NotAnArea> {
        let corner = |text: &str| {
            let (longitude, latitude) = text.split_once(',').ok_or(NotAnArea)?;
            let number = |text: &str| text.parse().map_err(|_| NotAnArea);
            Ok((number(longitude)?, number(latitude)?))
        };
        let corners: Result<Vec<LonLat>, NotAnArea> = text.split('_').map(corner).collect();
        Self::new(corners?)
    }
}

impl TryFrom<String> for Area {
    type Error = NotAnArea;

    fn try_from(text: String) -> Result<Self, NotAnArea> {
        text.parse()
    }
}

impl From<Area> for String {
    fn from(area: Area) -> Self {
        area.to_string()
    }
}

/// To five decimals, about a metre.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (longitude, latitude)) in self.corners.iter().enumerate() {
            let joint = if at == 0 { "" } else { "_" };
            write!(f, "{joint}{longitude:.5},{latitude:.5}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_dent_lies_outside() {
        let dented: Area = "14.40,50.10_14.50,50.10_14.45,50.05_14.50,50.00_14.40,50.00"
            .parse()
            .expect("an area");
        let holds = |place| dented.holds(Place::of(place));
        assert!(holds((14.41, 50.05)));
        assert!(!holds((14.48, 50.05)));
        assert!(holds((14.48, 50.09)));
        assert!(!holds((14.41, 50.20)));
        let (low, high) = dented.bounds();
        assert!(low.0 < 14.4 && 14.399 < low.0 && low.1 < 50.0 && 49.999 < low.1);
        assert!(high.0 > 14.5 && 14.501 > high.0 && high.1 > 50.1 && 50.101 > high.1);
    }

    #[test]
    fn an_area_is_read_back_from_an_address() {
        let text = "14.43000,50.09000_14.44000,50.09000_14.44000,50.10000";
        let area: Area = text.parse().expect("an area");
        assert_eq!(area.to_string(), text);
        for wrong in [
            "",
            "14,50",
            "14,50_15,50",
            "14,50_15,50_x,51",
            "14,50_15,50_15,95",
        ] {
            assert_eq!(wrong.parse::<Area>(), Err(NotAnArea), "{wrong}");
        }
        let nan = "14,50_15,50_NaN,51".parse::<Area>();
        assert_eq!(nan, Err(NotAnArea));
    }
}
