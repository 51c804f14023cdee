//! Hexagons over a city, all of one width in metres. Unlike squares they have six like neighbours, and
//! unlike a heat map each is a place of which one can say how many people answered there.
//!
//! Axial coordinates and rounding after Patel, "Hexagonal Grids" (redblobgames.com/grids/hexagons).

use super::place::{self, Place, SIDE};
use serde::{Deserialize, Serialize};

/// Widths that are offered, in metres.
pub const WIDTHS: [u32; 6] = [25, 50, 100, 250, 500, 1000];

/// The one width for those who see figures alone. One and not several: from grids that overlap, the
/// answers of few people could be computed.
pub const COARSE: u32 = 250;

/// Narrowest on a screen, in pixels: room for a number of three digits.
const NARROWEST: f64 = 28.0;

/// Pixels of a vector tile's side at its own zoom.
const TILE: f64 = 512.0;

/// A hexagon of some grid: its column along the east-west axis, and its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hexagon {
    pub q: i32,
    pub r: i32,
}

/// Hexagons that stand on a corner, of one width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// From the centre to a corner, in units of the map.
    radius: f64,
}

impl Grid {
    /// `metres` from flat side to flat side, measured at a latitude of the city.
    pub fn new(metres: u32, latitude: f64) -> Self {
        let width = f64::from(metres.max(1)) * place::per_metre(latitude);
        Self {
            radius: width / 3.0_f64.sqrt(),
        }
    }

    /// The hexagon that a place lies in.
    pub fn hexagon(&self, place: Place) -> Hexagon {
        let (x, y) = place.units();
        let q = (x * 3.0_f64.sqrt() / 3.0 - y / 3.0) / self.radius;
        let r = (y * 2.0 / 3.0) / self.radius;
        round(q, r)
    }

    /// In units of the map.
    pub fn centre(&self, Hexagon { q, r }: Hexagon) -> (f64, f64) {
        let (q, r) = (f64::from(q), f64::from(r));
        let across = self.radius * 3.0_f64.sqrt();
        (across * (q + r / 2.0), self.radius * 1.5 * r)
    }

    /// Corners from the north, clockwise, in units of the map.
    pub fn corners(&self, hexagon: Hexagon) -> [(f64, f64); 6] {
        let (x, y) = self.centre(hexagon);
        let (half, radius) = (self.radius * 3.0_f64.sqrt() / 2.0, self.radius);
        [
            (x, y - radius),
            (x + half, y - radius / 2.0),
            (x + half, y + radius / 2.0),
            (x, y + radius),
            (x - half, y + radius / 2.0),
            (x - half, y - radius / 2.0),
        ]
    }

    /// From the centre to a corner, in units of the map.
    pub fn radius(&self) -> f64 {
        self.radius
    }
}

/// The width at a zoom: the one wished for, or the narrowest above it in which a number has room.
pub fn width_at(zoom: u8, wished: u32, latitude: f64) -> u32 {
    let pixel = SIDE / (TILE * 2.0_f64.powi(i32::from(zoom)) * place::per_metre(latitude));
    let least = (NARROWEST * pixel).max(f64::from(wished));
    // 25, 50, 100, 250, 500, 1000 ... to more than half the way around the earth.
    let widths = (0..7).flat_map(|power| [25, 50, 100].map(|width| width * 10_u32.pow(power)));
    let mut enough = widths.filter(|width| f64::from(*width) >= least);
    enough.next().unwrap_or(u32::MAX)
}

/// The nearest hexagon to fractional coordinates.
fn round(q: f64, r: f64) -> Hexagon {
    let s = -q - r;
    let (mut near_q, mut near_r, near_s) = (q.round(), r.round(), s.round());
    let (off_q, off_r, off_s) = ((near_q - q).abs(), (near_r - r).abs(), (near_s - s).abs());
    if off_q > off_r && off_q > off_s {
        near_q = -near_r - near_s;
    } else if off_r > off_s {
        near_r = -near_q - near_s;
    }
    Hexagon {
        q: near_q as i32,
        r: near_r as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::earth::metres;
    use crate::map::place::degrees;
    use proptest::prelude::*;

    const PRAGUE: f64 = 50.09;

    #[test]
    fn a_hexagon_is_as_wide_as_it_says() {
        let grid = Grid::new(250, PRAGUE);
        let here = grid.hexagon(Place::of((14.43, PRAGUE)));
        let beside = Hexagon {
            q: here.q + 1,
            ..here
        };
        let apart = metres(degrees(grid.centre(here)), degrees(grid.centre(beside)));
        // A sphere and the map's own radius differ by a tenth of a percent.
        assert!((apart - 250.0).abs() < 1.0, "{apart}");
    }

    #[test]
    fn numbers_keep_room_when_zoomed_out() {
        assert_eq!(width_at(18, 25, PRAGUE), 25);
        assert_eq!(width_at(14, 25, PRAGUE), 100);
        assert_eq!(width_at(14, 250, PRAGUE), 250);
        let narrowest = |zoom: u8| {
            let pixel = 78_271.517 * PRAGUE.to_radians().cos() / 2.0_f64.powi(i32::from(zoom));
            f64::from(width_at(zoom, 25, PRAGUE)) / pixel
        };
        for zoom in 0..=22 {
            assert!(narrowest(zoom) >= NARROWEST, "zoom {zoom}");
        }
    }

    proptest! {
        #[test]
        fn a_place_lies_in_the_hexagon_whose_centre_is_nearest(
            longitude in 14.2..14.7, latitude in 49.9..50.2, width in 25_u32..1000,
        ) {
            let grid = Grid::new(width, PRAGUE);
            let place = Place::of((longitude, latitude));
            let here = grid.hexagon(place);
            let far = |hexagon| {
                let ((x, y), (to_x, to_y)) = (place.units(), grid.centre(hexagon));
                (x - to_x).hypot(y - to_y)
            };
            prop_assert!(far(here) <= grid.radius() * 1.000_001);
            for (q, r) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)] {
                let beside = Hexagon { q: here.q + q, r: here.r + r };
                prop_assert!(far(here) <= far(beside) * 1.000_001);
            }
        }
    }
}
