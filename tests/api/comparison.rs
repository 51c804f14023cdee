//! Districts side by side, stops, and points for the map.

use serde_json::Value;
use shared::activity::Activity;
use shared::analysis::agreement::{Agreed, Agreement};
use shared::analysis::comparison::{Cell, Comparison};
use shared::analysis::stops::StopTally;
use shared::audit::Role;
use shared::checklist::model::Measure;
use tests::harness::{Desk, Server};
use tests::on_each_database;

/// Six walkers answer at the first two stops.
async fn six_walk(desk: &Desk<'_>, walk: &Activity) {
    for _ in 0..6 {
        let phone = desk.phone(walk).await;
        phone.join().await;
        phone.revise(&phone.revision(0)).await;
        phone.revise(&phone.revision(1)).await;
    }
}

on_each_database! {
    async fn walkers_and_answers_are_counted_by_district_and_stop(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        six_walk(&desk, &walk).await;
        let path = format!("/audits/{audit}/comparison");
        let comparison: Comparison = desk.get(&path).await.json();
        let figure = &comparison.items[0].sides[0];
        assert_eq!(figure.walkers, 6);
        let Cell::Shown(figures) = &figure.cell else {
            panic!("six walkers are enough");
        };
        assert_eq!(figures.answers, 12);
        let district = walk.district.expect("a district");
        let chosen: Comparison = desk.get(&format!("{path}?sides={district}")).await.json();
        assert_eq!(chosen, comparison);
        let stops: StopTally = desk.get(&format!("/audits/{audit}/stops")).await.json();
        assert_eq!(stops.items[0].stops.len(), 2);
        assert!(stops.items[0].stops.iter().all(|it| it.walkers == 6));
    }

    async fn a_viewer_sees_no_group_below_the_threshold(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for _ in 0..4 {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            phone.revise(&phone.revision(0)).await;
        }
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let path = format!("/audits/{audit}/comparison");
        let seen: Comparison = viewer.get(&path).await.json();
        assert!(!seen.items.is_empty());
        assert!(seen.items.iter().all(|it| it.sides[0].cell == Cell::TooFew));
        let all: Comparison = desk.get(&path).await.json();
        assert!(matches!(all.items[0].sides[0].cell, Cell::Shown(_)));
        // Nor by asking for a part of it.
        let path = format!("/audits/{audit}/stops?stop={}", walk.stops[0].id);
        let stops: StopTally = viewer.get(&path).await.json();
        assert!(stops.items.iter().all(|it| it.stops[0].cell == Cell::TooFew));
        let agreement: Agreement = viewer.get(&format!("/audits/{audit}/agreement")).await.json();
        assert!(agreement.items.iter().all(|it| it.agreed == Agreed::TooFewWalkers));
    }

    async fn observers_agree_over_stops_and_perceptions_are_not_asked_to(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        six_walk(&desk, &walk).await;
        let path = format!("/audits/{audit}/agreement");
        let agreement: Agreement = desk.get(&path).await.json();
        assert!(!agreement.items.is_empty());
        for item in &agreement.items {
            assert_eq!(item.item.measure, Some(Measure::Observation));
            assert_eq!((item.walkers, item.places, item.answers), (6, 2, 12));
            assert!(matches!(item.agreed, Agreed::TooFewPlaces { .. }));
            assert_eq!(item.by_place.len(), 2);
        }
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let seen: Agreement = viewer.get(&path).await.json();
        assert_eq!(seen.items.len(), agreement.items.len());
        assert!(seen.items.iter().all(|it| it.by_place.is_empty()));
    }

    async fn points_are_geojson_with_their_scores(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let mut nowhere = phone.revision(1);
        nowhere.geotag = None;
        phone.revise(&nowhere).await;
        let revision = phone.revision(0);
        phone.revise(&revision).await;
        let points: Value = desk.get(&format!("/audits/{audit}/points")).await.json();
        assert_eq!(points["type"], "FeatureCollection");
        assert_eq!(points["features"].as_array().map(Vec::len), Some(1));
        let point = &points["features"][0];
        assert_eq!(point["geometry"]["coordinates"][0], revision.geotag.expect("a place").longitude);
        assert_eq!(point["properties"]["response"], revision.response.to_string());
        assert!(!point["properties"]["scores"].as_object().expect("scores").is_empty());
    }
}
