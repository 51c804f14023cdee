//! Day, dusk or night at a place and a moment: known from the sun, so that no walker is asked.

use crate::response::Daylight;
use crate::time::Time;

/// The sun's upper rim is on the horizon when its centre is this far below, refraction included.
const SUNRISE: f64 = -0.833;

/// End of civil twilight: about when a town switches its lamps on.
const CIVIL_TWILIGHT: f64 = -6.0;

/// Day while the sun is up, dusk (at dawn too) through civil twilight, night after it.
pub fn daylight(longitude: f64, latitude: f64, time: Time) -> Daylight {
    let elevation = solar_elevation(longitude, latitude, time);
    if elevation >= SUNRISE {
        Daylight::Day
    } else if elevation >= CIVIL_TWILIGHT {
        Daylight::Dusk
    } else {
        Daylight::Night
    }
}

/// Elevation of the sun's centre above the horizon in degrees, without refraction, to about 0.01
/// degrees between 1900 and 2100: the equations of NOAA's Global Monitoring Laboratory
/// ("General Solar Position Calculations" and its spreadsheet), after Meeus, *Astronomical
/// Algorithms*, 1991.
pub fn solar_elevation(longitude: f64, latitude: f64, time: Time) -> f64 {
    let unix_days = time.timestamp_millis() as f64 / 86_400_000.0;
    // Julian centuries since noon of 1 January 2000.
    let t = (unix_days - 10_957.5) / 36_525.0;
    let sun = Sun::at(t);
    let utc_minutes = unix_days.rem_euclid(1.0) * 1440.0;
    let true_solar_minutes = utc_minutes + sun.equation_of_time + 4.0 * longitude;
    let hour_angle = (true_solar_minutes / 4.0 - 180.0).to_radians();
    let latitude = latitude.to_radians();
    let sine = libm::sin(latitude) * libm::sin(sun.declination)
        + libm::cos(latitude) * libm::cos(sun.declination) * libm::cos(hour_angle);
    libm::asin(sine.clamp(-1.0, 1.0)).to_degrees()
}

struct Sun {
    /// Radians.
    declination: f64,
    /// Minutes that a sundial is ahead of a clock.
    equation_of_time: f64,
}

impl Sun {
    /// At Julian centuries since 2000; names and numbers as in NOAA's spreadsheet.
    fn at(t: f64) -> Self {
        let mean_longitude = (280.466_46 + t * (36_000.769_83 + t * 0.000_303_2)).to_radians();
        let anomaly = (357.529_11 + t * (35_999.050_29 - 0.000_153_7 * t)).to_radians();
        let eccentricity = 0.016_708_634 - t * (0.000_042_037 + 0.000_000_126_7 * t);
        let centre = libm::sin(anomaly) * (1.914_602 - t * (0.004_817 + 0.000_014 * t))
            + libm::sin(2.0 * anomaly) * (0.019_993 - 0.000_101 * t)
            + libm::sin(3.0 * anomaly) * 0.000_289;
        let node = (125.04 - 1_934.136 * t).to_radians();
        let apparent =
            mean_longitude + (centre - 0.005_69 - 0.004_78 * libm::sin(node)).to_radians();
        let mean_obliquity =
            23.0 + (26.0 + (21.448 - t * (46.815 + t * (0.000_59 - t * 0.001_813))) / 60.0) / 60.0;
        let obliquity = (mean_obliquity + 0.002_56 * libm::cos(node)).to_radians();
        let y = libm::tan(obliquity / 2.0) * libm::tan(obliquity / 2.0);
        let equation = y * libm::sin(2.0 * mean_longitude)
            - 2.0 * eccentricity * libm::sin(anomaly)
            + 4.0 * eccentricity * y * libm::sin(anomaly) * libm::cos(2.0 * mean_longitude)
            - 0.5 * y * y * libm::sin(4.0 * mean_longitude)
            - 1.25 * eccentricity * eccentricity * libm::sin(2.0 * anomaly);
        Self {
            declination: libm::asin(libm::sin(obliquity) * libm::sin(apparent)),
            equation_of_time: 4.0 * equation.to_degrees(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRAGUE: (f64, f64) = (14.4208, 50.0880);

    fn at(time: &str) -> Time {
        time.parse().expect("a time")
    }

    #[test]
    fn the_sun_over_prague_stands_where_other_almanacs_say() {
        // Geometric elevations by PyEphem 4.2 (VSOP87), pressure 0.
        for (time, expected) in [
            ("2018-06-18T15:00:00Z", 37.3589),
            ("2018-06-18T19:30:00Z", -2.6647),
            ("2018-07-30T04:00:00Z", 3.6627),
            ("2026-11-23T15:30:00Z", -3.7398),
            ("2026-12-21T11:00:00Z", 16.4728),
            ("2026-11-23T20:00:00Z", -45.5235),
        ] {
            let elevation = solar_elevation(PRAGUE.0, PRAGUE.1, at(time));
            assert!((elevation - expected).abs() < 0.01, "{time}: {elevation}");
        }
    }

    #[test]
    fn dusk_begins_at_sunset_and_ends_with_civil_twilight() {
        // PyEphem 4.2, 18 June 2018: sunset 19:14:50, end of civil twilight 19:59:40 UTC.
        for (time, expected) in [
            ("2018-06-18T19:14:00Z", Daylight::Day),
            ("2018-06-18T19:16:00Z", Daylight::Dusk),
            ("2018-06-18T19:59:00Z", Daylight::Dusk),
            ("2018-06-18T20:01:00Z", Daylight::Night),
            ("2018-06-18T23:30:00Z", Daylight::Night),
            ("2018-06-19T02:30:00Z", Daylight::Dusk),
        ] {
            assert_eq!(daylight(PRAGUE.0, PRAGUE.1, at(time)), expected, "{time}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_place_and_moment_has_a_daylight(
            longitude in -180.0..180.0, latitude in -90.0..90.0, millis in i64::MIN..i64::MAX,
        ) {
            let time = crate::time::from_millis(millis);
            let elevation = solar_elevation(longitude, latitude, time);
            proptest::prop_assert!((-90.0..=90.0).contains(&elevation));
        }
    }
}
