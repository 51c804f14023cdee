use super::*;
use crate::district::{District, collection};
use crate::id::DistrictId;
use proptest::prelude::*;
use serde_json::json;

const PRAGUE: Expected = Expected {
    near: Some((14.42, 50.09)),
    language: "cs",
};

fn square(x: f64, y: f64, side: f64) -> Value {
    json!([
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y]
    ])
}

fn feature(geometry: &Value) -> Value {
    json!({ "type": "Feature", "properties": { "NAZEV_MC": "Praha 7" }, "geometry": geometry })
}

fn why(geometry: &Value) -> String {
    let import = read(&feature(geometry).to_string(), PRAGUE).expect("GeoJSON");
    import
        .skipped
        .first()
        .map_or(String::new(), ToString::to_string)
}

fn district(found: &Found) -> District {
    District {
        id: DistrictId(uuid::Uuid::nil()),
        name: found.name.clone(),
        colour: "#1d5b86".to_owned(),
        position: 0,
        outline: found.outline.clone(),
        label: found.label,
        attribution: found.attribution.clone(),
    }
}

#[test]
fn a_bad_feature_is_named_and_the_good_ones_are_taken() {
    let good = feature(&json!({ "type": "Polygon", "coordinates": [square(14.4, 50.0, 0.1)] }));
    let line = json!({ "type": "Feature", "properties": { "title": "Tram 6" },
        "geometry": { "type": "LineString", "coordinates": [[14.4, 50.0], [14.5, 50.1]] } });
    let document = json!({ "type": "FeatureCollection", "attribution": "IPR Praha",
        "features": [line, good, { "type": "Feature", "geometry": null }, 7] });
    let import = read(&document.to_string(), PRAGUE).expect("GeoJSON");
    let found: Vec<_> = import
        .found
        .iter()
        .map(|it| (it.name.as_str(), it.attribution.as_str()))
        .collect();
    assert_eq!(found, [("Praha 7", "IPR Praha")]);
    let skipped: Vec<String> = import.skipped.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(skipped.join("\n"), @"
    Feature 1 (Tram 6): it is a LineString; a district is an area: Polygon or MultiPolygon.
    Feature 3: it has no geometry.
    Feature 4: it is not a GeoJSON feature.
    ");
}

#[test]
fn what_is_wrong_with_coordinates_is_said_in_words() {
    let polygon = |ring: Value| json!({ "type": "Polygon", "coordinates": [ring] });
    let reasons = [
        why(&polygon(json!([
            [14.4, 50.0],
            [14.5, 50.0],
            [14.5, 50.1],
            [14.4, 50.1]
        ]))),
        why(&polygon(json!([[14.4, 50.0], [14.5, 50.0], [14.4, 50.0]]))),
        why(&polygon(json!([
            [14.4, 50.0],
            [14.5, 50.0],
            [14.6, 50.0],
            [14.4, 50.0]
        ]))),
        why(&polygon(square(-742_000.0, -1_043_000.0, 100.0))),
        why(&polygon(square(1_605_000.0, 6_461_000.0, 100.0))),
        why(&polygon(square(458_000.0, 5_548_000.0, 100.0))),
        why(&polygon(square(50.0, 14.4, 0.1))),
        why(&polygon(square(50.0, 120.0, 0.1))),
        why(&polygon(json!([["14.4", "50.0"]]))),
        why(&json!({ "type": "MultiPolygon", "coordinates": [] })),
    ];
    insta::assert_snapshot!(reasons.join("\n").replace("Feature 1 (Praha 7): ", ""), @"
    ring 1 is not closed: its last point has to be its first again.
    ring 1 has 3 points; an area needs at least 4, the last being the first again.
    its outline has no area.
    its coordinates, such as -742000, -1043000, are not degrees, but metres of S-JTSK (EPSG:5514); export it in WGS 84 (EPSG:4326).
    its coordinates, such as 1605000, 6461000, are not degrees, but metres, perhaps of Web Mercator (EPSG:3857); export it in WGS 84 (EPSG:4326).
    its coordinates, such as 458000, 5548000, are not degrees, but metres, perhaps of a UTM zone; export it in WGS 84 (EPSG:4326).
    its coordinates, such as 50, 14.4, have latitude first; GeoJSON has longitude first.
    its coordinates, such as 50, 120, have latitude first; GeoJSON has longitude first.
    its coordinates are not lists of [longitude, latitude].
    its outline has no area.
    ");
}

#[test]
fn a_document_that_is_no_geojson_says_what_it_is() {
    let error = |text: &str| read(text, PRAGUE).map_err(|it| it.to_string());
    let texts = [
        "PK\u{3}\u{4}",
        "{\"type\": \"Topology\"}",
        "[1, 2]",
        "{\"type\": \"FeatureCollection\"}",
    ];
    let errors: Vec<_> = texts.iter().filter_map(|text| error(text).err()).collect();
    insta::assert_snapshot!(errors.join("\n"), @r#"
    this is not JSON (line 1, column 1); a Shapefile, KML or GeoPackage has to be exported as GeoJSON first
    this is TopoJSON; export it as GeoJSON
    this is JSON, but not GeoJSON: it has no "type" of FeatureCollection, Feature, Polygon or MultiPolygon
    the document holds no features
    "#);
}

#[test]
fn holes_are_outside_and_the_outline_is_inside() {
    let ring = json!({ "type": "MultiPolygon", "coordinates": [
        [square(0.0, 0.0, 9.0), square(3.0, 3.0, 3.0)], [square(20.0, 0.0, 1.0)]] });
    let import = read(&ring.to_string(), Expected::default()).expect("GeoJSON");
    let found = district(&import.found[0]);
    for (x, y, inside) in [
        (1.0, 1.0, true),
        (4.5, 4.5, false),
        (0.0, 4.0, true),
        (9.0, 9.0, true),
        (3.0, 4.0, true),
        (20.5, 0.5, true),
        (15.0, 0.5, false),
        (f64::NAN, 1.0, false),
        (1.0, f64::INFINITY, false),
    ] {
        assert_eq!(found.contains(x, y), inside, "{x}, {y}");
    }
    assert!(
        found.contains(found.label.0, found.label.1),
        "the centre is in the hole"
    );
}

#[test]
fn names_come_in_the_language_asked_for() {
    let named = |properties: Value| {
        let geometry = json!({ "type": "Polygon", "coordinates": [square(14.4, 50.0, 0.1)] });
        let mut feature = feature(&geometry);
        feature["properties"] = properties;
        read(&feature.to_string(), PRAGUE).expect("GeoJSON").found[0]
            .name
            .clone()
    };
    assert_eq!(
        named(json!({ "name": { "en": "Prague 7", "cs": "Praha 7" } })),
        "Praha 7"
    );
    assert_eq!(
        named(json!({ "name": "Prague 7", "name:cs": "Praha 7" })),
        "Praha 7"
    );
    assert_eq!(named(json!({ "name": " ", "Nazev": "Libuš" })), "Libuš");
    assert_eq!(named(json!(null)), "District 1");
}

#[test]
fn what_goes_out_comes_back() {
    let polygon = json!({ "type": "Polygon", "coordinates": [square(14.4, 50.0, 0.1)] });
    let import = read(&feature(&polygon).to_string(), PRAGUE).expect("GeoJSON");
    let out = collection([&district(&import.found[0])]).to_string();
    assert_eq!(read(&out, PRAGUE), Ok(import));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-200i32..200).prop_map(Value::from),
        prop_oneof![
            Just("Feature"),
            Just("Polygon"),
            Just("MultiPolygon"),
            Just("x")
        ]
        .prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("type"),
        Just("features"),
        Just("geometry"),
        Just("coordinates"),
        Just("properties"),
        Just("name"),
    ];
    leaf.prop_recursive(6, 80, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..5).prop_map(|entries| entries
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn no_document_makes_it_fall_over(
        features in proptest::collection::vec(any_json(), 0..4), text in ".{0,60}",
        ring in proptest::collection::vec((-5i8..5, -5i8..5), 0..8),
    ) {
        let collection = json!({ "type": "FeatureCollection", "features": features });
        let mut places: Vec<[i8; 2]> = ring.iter().map(|(x, y)| [*x, *y]).collect();
        places.extend(places.first().copied());
        let polygon = json!({ "type": "Polygon", "coordinates": [places] });
        for document in [collection.to_string(), text, polygon.to_string()] {
            if let Ok(import) = read(&document, Expected::default()) {
                for found in import.found {
                    prop_assert!(district(&found).contains(found.label.0, found.label.1));
                }
            }
        }
    }
}
