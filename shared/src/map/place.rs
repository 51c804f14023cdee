//! Places on the square that web maps are drawn on (Web Mercator, EPSG:3857), in whole units of about a
//! centimetre: a tile is a range of them, and nothing is computed twice.

use crate::earth::LonLat;
use std::f64::consts::{PI, TAU};

/// The side of the square in units.
pub const SIDE: f64 = 4_294_967_296.0;

/// Metres around the equator of EPSG:3857, which is the side of the square there.
const EQUATOR: f64 = 40_075_016.685_578_49;

/// The square ends at this latitude, north and south.
const LAST_LATITUDE: f64 = 85.051_128_779_806_59;

/// From the square's north-west corner: east and south.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub x: u32,
    pub y: u32,
}

impl Place {
    pub fn of((longitude, latitude): LonLat) -> Self {
        let radians = latitude.clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians();
        let north = libm::log(libm::tan(PI / 4.0 + radians / 2.0)) / TAU;
        // A cast of a float stays within the type.
        Self {
            x: ((longitude / 360.0 + 0.5) * SIDE) as u32,
            y: ((0.5 - north) * SIDE) as u32,
        }
    }

    /// East and south, for computing with.
    pub fn units(self) -> (f64, f64) {
        (f64::from(self.x), f64::from(self.y))
    }
}

/// Longitude and latitude of a point given in units.
pub fn degrees((x, y): (f64, f64)) -> LonLat {
    let longitude = (x / SIDE - 0.5) * 360.0;
    let latitude = libm::atan(libm::sinh((0.5 - y / SIDE) * TAU));
    (longitude, latitude.to_degrees())
}

/// How many units a metre is at a latitude: the map stretches towards the poles.
pub fn per_metre(latitude: f64) -> f64 {
    let latitude = latitude.clamp(-LAST_LATITUDE, LAST_LATITUDE);
    SIDE / (EQUATOR * libm::cos(latitude.to_radians()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again_within_two_centimetres() {
        for place in [(14.4387, 50.0989), (-70.65, -33.45), (0.0, 0.0)] {
            let (longitude, latitude) = degrees(Place::of(place).units());
            let apart = crate::earth::metres(place, (longitude, latitude));
            assert!(apart < 0.02, "{place:?} is {apart} m off");
        }
    }

    #[test]
    fn the_tile_of_prague_is_the_one_that_every_web_map_has() {
        let prague = Place::of((14.4208, 50.088));
        let at = |zoom: u32| (prague.x >> (32 - zoom), prague.y >> (32 - zoom));
        assert_eq!(at(1), (1, 0));
        assert_eq!(at(10), (553, 346));
    }

    #[test]
    fn a_metre_is_longer_on_the_map_in_the_north() {
        let ratio = per_metre(60.0) / per_metre(0.0);
        assert!((ratio - 2.0).abs() < 1e-9, "{ratio}");
    }
}
