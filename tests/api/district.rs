//! Districts from GeoJSON.

use serde_json::json;
use shared::api::{Code, DistrictImport};
use shared::district::District;
use tests::harness::Server;
use tests::harness::desk::square;
use tests::on_each_database;

on_each_database! {
    async fn polygons_become_districts_and_the_rest_is_named(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let polygon: serde_json::Value = serde_json::from_str(&square("Praha 7")).expect("JSON");
        let collection = json!({ "type": "FeatureCollection", "features": [
            polygon,
            { "type": "Feature", "properties": { "name": "A lamp" },
              "geometry": { "type": "Point", "coordinates": [14.4, 50.1] } },
        ]});
        let path = format!("/audits/{audit}/districts");
        let import: DistrictImport = desk.post_bytes(&path, collection.to_string()).await.json();
        assert_eq!(import.added.len(), 1);
        assert!(import.skipped[0].contains("A lamp"), "{}", import.skipped[0]);
        desk.post_bytes(&path, square("Praha 1")).await;
        let districts: Vec<District> = desk.get(&path).await.json();
        let named: Vec<_> = districts.iter().map(|it| (it.name.as_str(), it.position)).collect();
        assert_eq!(named, [("Praha 7", 0), ("Praha 1", 1)]);
        assert_ne!(districts[0].colour, districts[1].colour);
    }

    async fn a_broken_file_is_told_what_is_wrong_and_adds_nothing(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let path = format!("/audits/{audit}/districts");
        let cut = &square("Praha 7")[..80];
        let refused = desk.post_bytes(&path, cut.to_owned()).await.refused(Code::BadGeojson);
        assert!(refused.detail.contains("line 1"), "{}", refused.detail);
        desk.post_bytes(&path, "{\"a\":1}").await.refused(Code::BadGeojson);
        desk.post_bytes(&path, vec![0xFF, 0xFE]).await.refused(Code::BadGeojson);
        let districts: Vec<District> = desk.get(&path).await.json();
        assert!(districts.is_empty());
    }
}
