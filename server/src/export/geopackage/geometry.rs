//! Geometries as GeoPackage stores them: a header of eight bytes, then well-known binary, little endian,
//! longitude before latitude.

use geojson::{Geometry, GeometryValue, Position};

/// WGS 84.
const SYSTEM: i32 = 4326;

/// Little endian, without an envelope, not empty.
const FLAGS: u8 = 1;

const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTIPOLYGON: u32 = 6;

/// A geometry and the corners of what it covers.
pub struct Shape {
    pub bytes: Vec<u8>,
    pub bounds: Bounds,
}

/// West, south, east and north; `None` of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds(pub Option<[f64; 4]>);

impl Bounds {
    fn extend(&mut self, (x, y): (f64, f64)) {
        let [left, bottom, right, top] = self.0.unwrap_or([x, y, x, y]);
        self.0 = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
    }

    /// Those around both.
    pub fn join(&mut self, other: Self) {
        if let Some([left, bottom, right, top]) = other.0 {
            self.extend((left, bottom));
            self.extend((right, top));
        }
    }
}

pub fn point((longitude, latitude): (f64, f64)) -> Shape {
    let mut bytes = header();
    begin(&mut bytes, POINT);
    bytes.extend(longitude.to_le_bytes());
    bytes.extend(latitude.to_le_bytes());
    let bounds = Bounds(Some([longitude, latitude, longitude, latitude]));
    Shape { bytes, bounds }
}

/// A district's outline, always as several areas.
pub fn areas(outline: &Geometry) -> Shape {
    let areas: &[Vec<Vec<Position>>] = match &outline.value {
        GeometryValue::Polygon { coordinates } => std::slice::from_ref(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates,
        _ => &[],
    };
    let (mut bytes, mut bounds) = (header(), Bounds::default());
    begin(&mut bytes, MULTIPOLYGON);
    put(&mut bytes, areas.len());
    for rings in areas {
        begin(&mut bytes, POLYGON);
        put(&mut bytes, rings.len());
        for ring in rings {
            put(&mut bytes, ring.len());
            for position in ring {
                let (longitude, latitude) = (position[0], position[1]);
                bytes.extend(longitude.to_le_bytes());
                bytes.extend(latitude.to_le_bytes());
                bounds.extend((longitude, latitude));
            }
        }
    }
    Shape { bytes, bounds }
}

fn header() -> Vec<u8> {
    let mut bytes = b"GP\0".to_vec();
    bytes.push(FLAGS);
    bytes.extend(SYSTEM.to_le_bytes());
    bytes
}

/// Byte order and kind.
fn begin(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(1);
    bytes.extend(kind.to_le_bytes());
}

fn put(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_header_order_kind_and_two_numbers() {
        let Shape { bytes, bounds } = point((14.5, 50.0));
        assert_eq!(bounds, Bounds(Some([14.5, 50.0, 14.5, 50.0])));
        assert_eq!(bytes[..8], [b'G', b'P', 0, 1, 0xE6, 0x10, 0, 0]);
        assert_eq!(bytes[8..13], [1, 1, 0, 0, 0]);
        assert_eq!(bytes[13..21], 14.5_f64.to_le_bytes());
        assert_eq!(bytes.len(), 29);
    }

    #[test]
    fn bounds_are_of_all_that_was_joined() {
        let mut bounds = Bounds::default();
        bounds.join(Bounds::default());
        assert_eq!(bounds, Bounds(None));
        bounds.join(point((14.5, 50.0)).bounds);
        bounds.join(point((14.4, 50.2)).bounds);
        bounds.join(Bounds::default());
        assert_eq!(bounds, Bounds(Some([14.4, 50.0, 14.5, 50.2])));
    }
}
