use super::*;
use crate::time::from_millis;
use proptest::prelude::*;
use uuid::Uuid;

/// Degrees of latitude in a metre.
const METRE: f64 = 1.0 / 111_195.0;

/// A fix so many metres north of a corner, so many seconds after the start.
pub(super) fn fix(north: f64, seconds: i64, accuracy: f64) -> Geotag {
    Geotag {
        longitude: 14.45,
        latitude: 50.1 + north * METRE,
        accuracy: Some(accuracy),
        captured_at: from_millis(seconds * 1_000),
        source: Source::Gps,
        original: None,
    }
}

fn segment(id: u128, points: &[Point]) -> Segment {
    Segment {
        id: SegmentId(Uuid::from_u128(id)),
        points: points.to_vec(),
    }
}

#[test]
fn a_point_is_as_coarse_as_promised() {
    let precise = Geotag {
        longitude: 14.438_712_3,
        latitude: 50.098_987_6,
        ..fix(0.0, 0, 8.0)
    };
    let point = Point::of(&precise, None).expect("a point");
    assert_eq!(point.place(), (14.4387, 50.099));
    let json = serde_json::to_string(&point).expect("JSON");
    assert!(
        json.contains("14.4387") && !json.contains("14.43871"),
        "{json}"
    );
}

#[test]
fn too_near_too_soon_or_too_vague_is_no_point() {
    let first = Point::of(&fix(0.0, 0, 8.0), None).expect("a point");
    let after = |fix: Geotag| Point::of(&fix, Some(&first)).is_some();
    assert!(after(fix(40.0, 20, 8.0)));
    assert!(after(fix(40.0, 20, 50.0)));
    assert!(!after(fix(15.0, 20, 8.0)), "too near");
    assert!(!after(fix(40.0, 14, 8.0)), "too soon");
    assert!(!after(fix(40.0, 20, 51.0)), "too vague");
    assert!(!after(fix(40.0, 20, f64::NAN)), "no radius");
    assert!(after(fix(40.0, -3_600, 8.0)), "the clock was set back");
    let pin = Geotag {
        source: Source::Pin,
        ..fix(40.0, 20, 8.0)
    };
    assert!(!after(pin));
    let nowhere = Geotag {
        latitude: 91.0,
        ..fix(0.0, 0, 8.0)
    };
    assert_eq!(Point::of(&nowhere, None), None);
}

#[test]
fn segments_that_share_a_point_are_one_line() {
    let points: Vec<Point> = (0..5)
        .filter_map(|n| Point::of(&fix(f64::from(n) * 100.0, i64::from(n) * 60, 8.0), None))
        .collect();
    let whole = Length::of(&[segment(1, &points)]);
    assert_eq!(whole.points, 5);
    assert!((whole.metres - 400.0).abs() < 15.0, "{whole:?}");
    let parts = [segment(1, &points[..3]), segment(2, &points[2..])];
    assert_eq!(Length::of(&parts).points, 5);
    assert!((Length::of(&parts).metres - whole.metres).abs() < 1e-9);
    // A part that has not arrived is a gap.
    let gap = [segment(1, &points[..2]), segment(3, &points[3..])];
    assert!((Length::of(&gap).metres - 200.0).abs() < 15.0);
}

#[test]
fn the_server_makes_a_phone_that_is_too_precise_coarse() {
    let precise: Vec<Point> = (0..60)
        .map(|n| Point {
            longitude: 14.450_012_3,
            latitude: 50.1 + f64::from(n) * METRE,
            at: from_millis(i64::from(n) * 1_000),
        })
        .collect();
    let coarse = segment(1, &precise).coarse();
    assert!(coarse.points.len() <= 3, "{coarse:?}");
    assert!((coarse.points[0].longitude - 14.45).abs() < 1e-9);
}

proptest! {
    #[test]
    fn points_are_apart_in_space_and_time_and_what_is_kept_is_kept_again(
        fixes in prop::collection::vec((-300.0..300.0_f64, 0..40_i64, 0.0..90.0_f64), 0..60),
    ) {
        let mut points: Vec<Point> = Vec::new();
        let mut seconds = 0;
        for (north, passed, accuracy) in fixes {
            seconds += passed;
            points.extend(Point::of(&fix(north, seconds, accuracy), points.last()));
        }
        for step in points.windows(2) {
            prop_assert!(step[1].at - step[0].at >= BETWEEN);
            prop_assert!(step[1].metres_from(&step[0]) >= APART);
        }
        let kept = segment(1, &points);
        prop_assert_eq!(kept.clone().coarse(), kept.clone());
        let read: Segment = serde_json::from_str(&serde_json::to_string(&kept).expect("JSON")).expect("a segment");
        prop_assert_eq!(read.digest().ok(), kept.digest().ok());
    }
}
