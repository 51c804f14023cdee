//! Which stop a walker seems to be at. Only ever a suggestion: a fix among tall houses may be a street
//! away, so that a fix that cannot tell says nothing.

use super::Stop;
use crate::earth::metres;
use crate::response::{Geotag, Source};

/// A fix with a larger radius, in metres, holds half a district: it says nothing of stops.
const COARSEST: f64 = 100.0;

/// The one stop that the fix is at, as far as the fix can tell: its circle reaches into the stop's, and no
/// other stop is nearly as near. `None` for a pin, which is no news to whoever put it.
pub fn near<'a>(stops: &'a [Stop], fix: &Geotag) -> Option<&'a Stop> {
    let accuracy = known_to(fix)?;
    let mut reached: Vec<(f64, &Stop)> = stops
        .iter()
        .map(|stop| (distance(stop, fix), stop))
        .filter(|(distance, stop)| distance - stop.radius <= accuracy)
        .collect();
    reached.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    match reached.as_slice() {
        [] => None,
        [(_, only)] => Some(only),
        [(nearest, stop), (second, _), ..] => {
            let told_apart = second - nearest > accuracy;
            told_apart.then_some(stop)
        }
    }
}

/// The fix is surely not at the stop: their circles do not touch.
pub fn is_away(stop: &Stop, fix: &Geotag) -> bool {
    known_to(fix).is_some_and(|accuracy| distance(stop, fix) - stop.radius > accuracy)
}

/// Radius of a fix, in metres, that is good enough to be asked.
fn known_to(fix: &Geotag) -> Option<f64> {
    let accuracy = fix.accuracy.filter(|_| fix.source == Source::Gps);
    accuracy.filter(|metres| (0.0..=COARSEST).contains(metres))
}

fn distance(stop: &Stop, fix: &Geotag) -> f64 {
    metres(
        (stop.longitude, stop.latitude),
        (fix.longitude, fix.latitude),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::StopId;
    use crate::time::from_millis;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// Degrees of latitude in a metre.
    const METRE: f64 = 1.0 / 111_195.0;

    /// A stop so many metres north of the first.
    fn stop(position: u32, north: f64, radius: f64) -> Stop {
        Stop {
            id: StopId(Uuid::from_u128(u128::from(position))),
            position,
            name: format!("stop {position}"),
            longitude: 14.45,
            latitude: 50.1 + north * METRE,
            radius,
            note: String::new(),
            do_not_linger: false,
        }
    }

    fn fix(north: f64, accuracy: f64) -> Geotag {
        Geotag {
            longitude: 14.45,
            latitude: 50.1 + north * METRE,
            accuracy: Some(accuracy),
            captured_at: from_millis(0),
            source: Source::Gps,
            original: None,
        }
    }

    fn position(stops: &[Stop], fix: &Geotag) -> Option<u32> {
        near(stops, fix).map(|stop| stop.position)
    }

    #[test]
    fn a_fix_within_a_stop_or_reaching_into_it_suggests_it() {
        let stops = [stop(0, 0.0, 40.0), stop(1, 300.0, 40.0)];
        assert_eq!(position(&stops, &fix(10.0, 8.0)), Some(0));
        assert_eq!(position(&stops, &fix(55.0, 20.0)), Some(0));
        assert_eq!(position(&stops, &fix(310.0, 8.0)), Some(1));
        assert_eq!(position(&stops, &fix(150.0, 20.0)), None);
    }

    #[test]
    fn a_fix_that_cannot_tell_two_stops_apart_suggests_neither() {
        let stops = [stop(0, 0.0, 40.0), stop(1, 60.0, 40.0)];
        assert_eq!(position(&stops, &fix(28.0, 10.0)), None);
        assert_eq!(position(&stops, &fix(0.0, 10.0)), Some(0));
        assert_eq!(position(&stops, &fix(0.0, 80.0)), None);
    }

    #[test]
    fn a_coarse_fix_and_a_pin_suggest_nothing() {
        let stops = [stop(0, 0.0, 40.0)];
        assert_eq!(position(&stops, &fix(0.0, 101.0)), None);
        assert_eq!(position(&stops, &fix(0.0, f64::NAN)), None);
        let pin = Geotag {
            source: Source::Pin,
            ..fix(0.0, 5.0)
        };
        assert_eq!(position(&stops, &pin), None);
        assert!(!is_away(&stops[0], &pin));
    }

    #[test]
    fn a_fix_is_away_only_when_it_surely_is() {
        let stop = stop(0, 0.0, 40.0);
        assert!(is_away(&stop, &fix(80.0, 20.0)));
        assert!(!is_away(&stop, &fix(80.0, 50.0)));
    }

    proptest! {
        #[test]
        fn what_is_suggested_is_never_away_and_is_the_nearest(
            north in prop::collection::vec(-500.0..500.0_f64, 1..8),
            at in -500.0..500.0_f64,
            accuracy in 1.0..100.0_f64,
        ) {
            let stops = north.iter().zip(0..).map(|(north, n)| stop(n, *north, 40.0));
            let stops: Vec<Stop> = stops.collect();
            let fix = fix(at, accuracy);
            if let Some(found) = near(&stops, &fix) {
                prop_assert!(!is_away(found, &fix));
                let nearest = stops.iter().all(|other| distance(found, &fix) <= distance(other, &fix));
                prop_assert!(nearest);
            }
        }
    }
}
