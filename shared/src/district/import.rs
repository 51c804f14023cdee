//! Districts out of whatever GeoJSON an organiser has: one bad feature does not hold back the
//! rest, and each is named with what is wrong and what to do.

mod outline;

use geojson::Geometry;
use serde_json::{Map, Value};
use std::fmt;

/// Most points of one outline: what a phone can download and draw. Official outlines at one metre
/// have a few thousand.
pub const MAX_POINTS: usize = 20_000;

/// What a document held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    pub found: Vec<Found>,
    /// Features that are no districts.
    pub skipped: Vec<Skipped>,
}

/// A district without what Krok gives it (id, colour, order).
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub name: String,
    /// Polygon or MultiPolygon, WGS84, two dimensions.
    pub outline: Geometry,
    /// Inside the outline.
    pub label: (f64, f64),
    /// What the document says of its source; may be empty.
    pub attribution: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// Place in the document, from 1.
    pub feature: usize,
    pub name: String,
    pub reason: Reason,
}

/// What the document cannot say of itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expected<'a> {
    /// Longitude and latitude of the audit's city: tells when the two are swapped.
    pub near: Option<(f64, f64)>,
    /// Language of the names, where the document has them in several.
    pub language: &'a str,
}

/// The document as a whole is of no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGeojson {
    #[error(
        "this is not JSON (line {line}, column {column}); a Shapefile, KML or GeoPackage has to be exported as GeoJSON first"
    )]
    NotJson { line: usize, column: usize },
    #[error("this is TopoJSON; export it as GeoJSON")]
    TopoJson,
    #[error(
        "this is JSON, but not GeoJSON: it has no \"type\" of FeatureCollection, Feature, Polygon or MultiPolygon"
    )]
    OtherJson,
    #[error("the document holds no features")]
    Empty,
}

/// Why a feature is no district.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Reason {
    #[error("it is not a GeoJSON feature")]
    NotAFeature,
    #[error("it has no geometry")]
    NoGeometry,
    #[error("it is a {0}; a district is an area: Polygon or MultiPolygon")]
    NotAnArea(String),
    #[error("its coordinates are not lists of [longitude, latitude]")]
    BadCoordinates,
    #[error(
        "ring {ring} has {points} points; an area needs at least 4, the last being the first again"
    )]
    TooFewPoints { ring: usize, points: usize },
    #[error("ring {ring} is not closed: its last point has to be its first again")]
    Unclosed { ring: usize },
    #[error(
        "its coordinates, such as {x}, {y}, are not degrees{guess}; export it in WGS 84 (EPSG:4326)"
    )]
    OtherSystem { x: f64, y: f64, guess: &'static str },
    #[error("its coordinates, such as {x}, {y}, have latitude first; GeoJSON has longitude first")]
    Swapped { x: f64, y: f64 },
    #[error("its outline has no area")]
    NoArea,
    #[error("its outline has {0} points, more than {MAX_POINTS}; simplify it to about 1 m")]
    TooDetailed(usize),
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Feature {}", self.feature)?;
        if !self.name.is_empty() {
            write!(f, " ({})", self.name)?;
        }
        write!(f, ": {}.", self.reason)
    }
}

/// Reads a FeatureCollection, a Feature or a bare geometry.
///
/// # Errors
/// When the document is no GeoJSON at all; features that are no districts are in the result.
pub fn read(document: &str, expected: Expected) -> Result<Import, NotGeojson> {
    let text = document.trim_start_matches('\u{feff}');
    let document: Value = serde_json::from_str(text).map_err(|error| NotGeojson::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let features = match document["type"].as_str() {
        Some("FeatureCollection") => document["features"]
            .as_array()
            .map_or(&[][..], Vec::as_slice),
        Some("Topology") => return Err(NotGeojson::TopoJson),
        Some(_) => std::slice::from_ref(&document),
        None => return Err(NotGeojson::OtherJson),
    };
    if features.is_empty() {
        return Err(NotGeojson::Empty);
    }
    let credit = document["attribution"].as_str().unwrap_or_default();
    let mut import = Import::default();
    for (feature, number) in features.iter().zip(1..) {
        let empty = Map::new();
        let properties = feature["properties"].as_object().unwrap_or(&empty);
        let name = name(feature, properties, expected.language);
        match outline::read(feature, expected) {
            Ok((outline, label)) => import.found.push(Found {
                name: name.unwrap_or_else(|| format!("District {number}")),
                outline,
                label,
                attribution: property(properties, &["attribution"], expected.language)
                    .unwrap_or_else(|| credit.to_owned()),
            }),
            Err(reason) => import.skipped.push(Skipped {
                feature: number,
                name: name.unwrap_or_default(),
                reason,
            }),
        }
    }
    Ok(import)
}

/// Where names are found, in this order; case does not matter. The Czech ones are of RÚIAN and IPR Praha.
const NAMES: &[&str] = &[
    "name", "nazev_mc", "naz_mc", "nazev", "naz_obec", "nazev_1", "jmeno", "title", "label",
    "district",
];

fn name(feature: &Value, properties: &Map<String, Value>, language: &str) -> Option<String> {
    let id = || feature["id"].as_str().map(str::to_owned);
    property(properties, NAMES, language).or_else(id)
}

/// First text under one of the keys; a property may hold texts by language.
fn property(properties: &Map<String, Value>, keys: &[&str], language: &str) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let found = |key: &&str| {
        let own = format!("{key}:{language}");
        let entry = |key: &str| {
            properties
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(key))
        };
        let (_, value) = entry(&own).or_else(|| entry(key))?;
        match value {
            Value::Object(texts) => texts
                .get(language)
                .and_then(text)
                .or_else(|| texts.values().find_map(text)),
            value => text(value),
        }
    };
    keys.iter().find_map(found)
}

#[cfg(test)]
mod tests;
