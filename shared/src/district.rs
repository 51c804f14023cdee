//! A district: a named area of an audit. The outline comes from GeoJSON ([`import`]) and goes out as
//! GeoJSON.

pub mod import;

use crate::id::DistrictId;
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{Area, Centroid, Coord, InteriorPoint, LineString, MultiPolygon, Point, Polygon};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct District {
    pub id: DistrictId,
    pub name: String,
    /// `#rrggbb`.
    pub colour: String,
    /// Order among the audit's districts, from 0.
    pub position: u32,
    /// Polygon or MultiPolygon, WGS84.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub outline: Geometry,
    /// Longitude and latitude of the name on a map; inside the outline.
    pub label: (f64, f64),
    /// Where the outline came from, shown wherever it is shown; empty when nothing is owed.
    #[serde(default)]
    pub attribution: String,
}

impl District {
    /// Whether a place lies in the district; on the outline counts as in, in a hole does not.
    pub fn contains(&self, longitude: f64, latitude: f64) -> bool {
        contains(&self.outline, longitude, latitude)
    }

    /// All rings of the outline, outer ones and holes, as longitude and latitude.
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        let point = |position: &Position| match position.as_slice() {
            [longitude, latitude, ..] => Some((*longitude, *latitude)),
            _ => None,
        };
        let ring = |ring: &Vec<Position>| ring.iter().filter_map(point).collect();
        match &self.outline.value {
            GeometryValue::Polygon { coordinates } => coordinates.iter().map(ring).collect(),
            GeometryValue::MultiPolygon { coordinates } => {
                coordinates.iter().flatten().map(ring).collect()
            }
            _ => Vec::new(),
        }
    }

    /// As a GeoJSON feature: `name`, `colour`, `position`, `label` and `attribution` are its properties.
    pub fn feature(&self) -> Feature {
        let properties = [
            ("name", self.name.as_str().into()),
            ("colour", self.colour.as_str().into()),
            ("position", self.position.into()),
            ("label", vec![self.label.0, self.label.1].into()),
            ("attribution", self.attribution.as_str().into()),
        ];
        let named = properties.map(|(name, value)| (name.to_owned(), value));
        Feature {
            bbox: None,
            geometry: Some(self.outline.clone()),
            id: Some(geojson::feature::Id::String(self.id.to_string())),
            properties: Some(JsonObject::from_iter(named)),
            foreign_members: None,
        }
    }
}

/// Districts as one GeoJSON document; [`import::read`] takes it back.
pub fn collection<'a>(districts: impl IntoIterator<Item = &'a District>) -> FeatureCollection {
    FeatureCollection {
        bbox: None,
        features: districts.into_iter().map(District::feature).collect(),
        foreign_members: None,
    }
}

/// A point inside an outline, for its name: the centre of its largest part, or, where that falls
/// outside (a crescent, a hole), the middle of the widest run through it. `None` when the outline
/// has no area.
pub fn label_point(outline: &Geometry) -> Option<(f64, f64)> {
    let area = area(outline);
    let by_size = |a: &&Polygon, b: &&Polygon| a.unsigned_area().total_cmp(&b.unsigned_area());
    let largest = area.0.iter().max_by(by_size)?;
    if largest.unsigned_area() <= 0.0 {
        return None;
    }
    let inside = |point: &Point| holds(&area, point.x(), point.y());
    let point = largest
        .centroid()
        .filter(inside)
        .or_else(|| largest.interior_point().filter(inside))?;
    Some((point.x(), point.y()))
}

/// Whether a place lies in an outline; on it counts as in, in a hole does not.
pub fn contains(outline: &Geometry, longitude: f64, latitude: f64) -> bool {
    holds(&area(outline), longitude, latitude)
}

fn holds(area: &MultiPolygon, longitude: f64, latitude: f64) -> bool {
    let place = Coord {
        x: longitude,
        y: latitude,
    };
    let finite = longitude.is_finite() && latitude.is_finite();
    finite && area.coordinate_position(&place) != CoordPos::Outside
}

/// The outline for computing with; empty when it is no area.
fn area(outline: &Geometry) -> MultiPolygon {
    match &outline.value {
        GeometryValue::Polygon { coordinates } => MultiPolygon(vec![polygon(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => coordinates
            .iter()
            .map(|rings| polygon(rings))
            .collect::<Vec<_>>()
            .into(),
        _ => MultiPolygon(Vec::new()),
    }
}

fn polygon(rings: &[Vec<Position>]) -> Polygon {
    let ring = |positions: &Vec<Position>| {
        let coordinate = |position: &Position| match position.as_slice() {
            [x, y, ..] => Some(Coord { x: *x, y: *y }),
            _ => None,
        };
        LineString(positions.iter().filter_map(coordinate).collect())
    };
    let mut rings = rings.iter().map(ring);
    let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Polygon::new(outer, rings.collect())
}
