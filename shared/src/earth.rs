//! Distances on the earth, near enough for a city.

/// Mean radius of the earth in metres.
const RADIUS: f64 = 6_371_008.8;

/// Longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// Metres between two places, on a sphere (haversine).
pub fn metres(from: LonLat, to: LonLat) -> f64 {
    let half = |from: f64, to: f64| libm::sin((to - from).to_radians() / 2.0);
    let (east, north) = (half(from.0, to.0), half(from.1, to.1));
    let shrink = libm::cos(from.1.to_radians()) * libm::cos(to.1.to_radians());
    let chord = north * north + shrink * east * east;
    2.0 * RADIUS * libm::asin(libm::sqrt(chord.min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_km_and_at_60_north_one_of_longitude_half_of_it() {
        let north = metres((14.0, 59.5), (14.0, 60.5));
        assert!((north - 111_195.0).abs() < 1.0, "{north}");
        let east = metres((13.5, 60.0), (14.5, 60.0));
        assert!((east - north / 2.0).abs() < 5.0, "{east}");
    }

    #[test]
    fn a_place_is_nowhere_else_and_the_antipode_is_half_way_round() {
        assert!(metres((14.0, 50.0), (14.0, 50.0)).abs() < 1e-9);
        let half_way = metres((0.0, 0.0), (180.0, 0.0));
        assert!((half_way - std::f64::consts::PI * RADIUS).abs() < 1.0);
    }
}
