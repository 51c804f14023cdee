//! A feature's geometry as a district's outline, or why it cannot be one.

use super::{Expected, MAX_POINTS, Reason};
use crate::district::label_point;
use geojson::{Geometry, GeometryValue, Position};
use serde_json::Value;

/// The outline, and a point for the name inside it.
pub(super) fn read(feature: &Value, expected: Expected) -> Result<(Geometry, (f64, f64)), Reason> {
    let geometry = match feature["type"].as_str() {
        Some("Feature") => &feature["geometry"],
        Some(_) => feature,
        None => return Err(Reason::NotAFeature),
    };
    let coordinates = &geometry["coordinates"];
    let value = match geometry["type"].as_str() {
        Some("Polygon") => GeometryValue::Polygon {
            coordinates: polygon(coordinates, expected)?,
        },
        Some("MultiPolygon") => GeometryValue::MultiPolygon {
            coordinates: list(coordinates)?
                .iter()
                .map(|rings| polygon(rings, expected))
                .collect::<Result<_, _>>()?,
        },
        Some(kind) => return Err(Reason::NotAnArea(kind.chars().take(40).collect())),
        None => return Err(Reason::NoGeometry),
    };
    let outline = Geometry::new(value);
    let points = points(&outline);
    if points > MAX_POINTS {
        return Err(Reason::TooDetailed(points));
    }
    let label = label_point(&outline).ok_or(Reason::NoArea)?;
    Ok((outline, label))
}

fn polygon(rings: &Value, expected: Expected) -> Result<Vec<Vec<Position>>, Reason> {
    let rings = list(rings)?;
    if rings.is_empty() {
        return Err(Reason::NoArea);
    }
    rings
        .iter()
        .zip(1..)
        .map(|(positions, ring)| {
            let positions = list(positions)?;
            let places = positions
                .iter()
                .map(|position| place(position, expected))
                .collect::<Result<Vec<_>, _>>()?;
            if places.first() != places.last() {
                return Err(Reason::Unclosed { ring });
            }
            if places.len() < 4 {
                let points = places.len();
                return Err(Reason::TooFewPoints { ring, points });
            }
            Ok(places.into_iter().map(Position::from).collect())
        })
        .collect()
}

fn place(position: &Value, expected: Expected) -> Result<[f64; 2], Reason> {
    let [x, y, ..] = list(position)?.as_slice() else {
        return Err(Reason::BadCoordinates);
    };
    let (Some(x), Some(y)) = (x.as_f64(), y.as_f64()) else {
        return Err(Reason::BadCoordinates);
    };
    let fits = |longitude: f64, latitude: f64| longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
    let near = |longitude: f64, latitude: f64| {
        let close =
            |(lon, lat): (f64, f64)| (longitude - lon).abs() < 2.0 && (latitude - lat).abs() < 2.0;
        expected.near.map(close)
    };
    if fits(x, y) {
        let swapped = near(x, y) == Some(false) && near(y, x) == Some(true);
        return if swapped {
            Err(Reason::Swapped { x, y })
        } else {
            Ok([x, y])
        };
    }
    if fits(y, x) {
        return Err(Reason::Swapped { x, y });
    }
    let guess = guess(x, y);
    Err(Reason::OtherSystem { x, y, guess })
}

/// What system metres of this size are likely to be in.
fn guess(x: f64, y: f64) -> &'static str {
    let (low, high) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    let within = |value: f64, from: f64, to: f64| from <= value && value <= to;
    if within(low, 430_000.0, 910_000.0) && within(high, 930_000.0, 1_330_000.0) {
        ", but metres of S-JTSK (EPSG:5514)"
    } else if within(x, 100_000.0, 900_000.0) && within(y, 1_000_000.0, 9_400_000.0) {
        ", but metres, perhaps of a UTM zone"
    } else if high <= 20_048_966.2 {
        ", but metres, perhaps of Web Mercator (EPSG:3857)"
    } else {
        ""
    }
}

fn list(value: &Value) -> Result<&Vec<Value>, Reason> {
    value.as_array().ok_or(Reason::BadCoordinates)
}

fn points(outline: &Geometry) -> usize {
    let count = |rings: &Vec<Vec<Position>>| rings.iter().map(Vec::len).sum::<usize>();
    match &outline.value {
        GeometryValue::Polygon { coordinates } => count(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().map(count).sum(),
        _ => 0,
    }
}
