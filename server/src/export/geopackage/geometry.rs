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

pub fn point((longitude, latitude): (f64, f64)) -> Vec<u8> {
    let mut bytes = header();
    begin(&mut bytes, POINT);
    bytes.extend(longitude.to_le_bytes());
    bytes.extend(latitude.to_le_bytes());
    bytes
}

/// A district's outline, always as several areas.
pub fn areas(outline: &Geometry) -> Vec<u8> {
    let areas: &[Vec<Vec<Position>>] = match &outline.value {
        GeometryValue::Polygon { coordinates } => std::slice::from_ref(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates,
        _ => &[],
    };
    let mut bytes = header();
    begin(&mut bytes, MULTIPOLYGON);
    put(&mut bytes, areas.len());
    for rings in areas {
        begin(&mut bytes, POLYGON);
        put(&mut bytes, rings.len());
        for ring in rings {
            put(&mut bytes, ring.len());
            for position in ring {
                for number in &position.as_slice()[..2] {
                    bytes.extend(number.to_le_bytes());
                }
            }
        }
    }
    bytes
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
        let bytes = point((14.5, 50.0));
        assert_eq!(bytes[..8], [b'G', b'P', 0, 1, 0xE6, 0x10, 0, 0]);
        assert_eq!(bytes[8..13], [1, 1, 0, 0, 0]);
        assert_eq!(bytes[13..21], 14.5_f64.to_le_bytes());
        assert_eq!(bytes.len(), 29);
    }
}
