//! GeoJSON for maps: one feature per response, with the columns of the wide table as properties.

use super::{Cell, Export, wide};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position};
use serde_json::Value;

/// Responses as features, also those without a place: their geometry is null, so that none is lost.
pub fn collection(export: &Export) -> FeatureCollection {
    let table = wide(export);
    let feature = |row: &Vec<Cell>| {
        let mut properties: JsonObject = table
            .columns
            .iter()
            .cloned()
            .zip(row.iter().map(value))
            .collect();
        let mut take = |name: &str| properties.remove(name).and_then(|it| it.as_f64());
        let place = take("longitude").zip(take("latitude"));
        Feature {
            bbox: None,
            geometry: place.map(point),
            id: None,
            properties: Some(properties),
            foreign_members: None,
        }
    };
    let about = [
        ("audit", Value::from(export.audit.name.as_str())),
        ("demo", export.audit.demo.into()),
        ("responses", table.rows.len().into()),
    ];
    let about = about.map(|(name, value)| (name.to_owned(), value));
    FeatureCollection {
        bbox: None,
        features: table.rows.iter().map(feature).collect(),
        foreign_members: Some(JsonObject::from_iter(about)),
    }
}

fn point((longitude, latitude): (f64, f64)) -> Geometry {
    Geometry::new(GeometryValue::Point {
        coordinates: Position::from([longitude, latitude]),
    })
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Blank => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Number(number) => (*number).into(),
        Cell::Truth(truth) => (*truth).into(),
    }
}
