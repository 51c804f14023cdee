//! The map: figures and tiles, who sees how much of them, and that they follow what changes.

use super::receipt::withdraw;
use shared::activity::Activity;
use shared::analysis::comparison::Cell;
use shared::api::{Code, NewReview, SaveReviews, SavedReviews};
use shared::audit::Role;
use shared::id::{AuditId, ResponseId};
use shared::map::{MapFigures, Place, Question};
use shared::response::{Daylight, Revision};
use shared::review::{Act, ReviewState, Subject};
use shared::sync::Upload;
use shared::withdrawal::Target;
use std::collections::BTreeSet;
use tests::harness::{Answer, Desk, Phone, Server, id, photo};
use tests::on_each_database;

/// Filters that those who may not narrow figures try in vain.
const NARROW: &str = "daylight=day&people=gender:woman&width=25&points=0&photos=true";

async fn figures(desk: &Desk<'_>, audit: AuditId, query: &str) -> MapFigures {
    desk.get(&format!("/audits/{audit}/map?{query}"))
        .await
        .json()
}

/// The tile that the walk's stops are in.
async fn tile(desk: &Desk<'_>, audit: AuditId, zoom: u32, query: &str) -> Answer {
    let place = Place::of((14.43, 50.1));
    let (x, y) = (place.x >> (32 - zoom), place.y >> (32 - zoom));
    desk.get(&format!("/audits/{audit}/tiles/{zoom}/{x}/{y}?{query}"))
        .await
}

fn holds(tile: &Answer, text: &str) -> bool {
    assert!(tile.status.is_success(), "{}", tile.text());
    let mut parts = tile.body.windows(text.len());
    parts.any(|part| part == text.as_bytes())
}

/// A walker who answered at each of these stops.
async fn walker<'a>(
    desk: &Desk<'a>,
    walk: &Activity,
    stops: &[usize],
) -> (Phone<'a>, Vec<Revision>) {
    let phone = desk.phone(walk).await;
    phone.join().await;
    let mut revisions = Vec::new();
    for stop in stops {
        revisions.push(phone.revision(*stop));
        phone.revise(&revisions[revisions.len() - 1]).await;
    }
    (phone, revisions)
}

/// Answered at none of the stops, some way off.
fn elsewhere(phone: &Phone<'_>, east: f64) -> Revision {
    let mut revision = phone.revision(0);
    revision.stop = None;
    if let Some(place) = &mut revision.geotag {
        place.longitude += east;
    }
    revision
}

async fn review(desk: &Desk<'_>, audit: AuditId, response: ResponseId, act: Act) {
    let event = NewReview {
        id: id(),
        response,
        seen: 0,
        act,
    };
    let body = SaveReviews {
        events: vec![event],
    };
    let _: SavedReviews = desk
        .post(&format!("/audits/{audit}/reviews"), &body)
        .await
        .json();
}

on_each_database! {
    async fn researchers_see_stops_hexagons_and_single_answers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for _ in 0..6 {
            walker(&desk, &walk, &[0, 1]).await;
        }
        let (_, revisions) = walker(&desk, &walk, &[2]).await;
        let map = figures(&desk, audit, "width=25").await;
        assert!(matches!(&map.question, Question::Item { item } if item.theme == "feeling"));
        assert_eq!((map.answers, map.walkers, map.width), (13, Some(7), 25));
        let mut at_stops: Vec<u32> = map.stops.iter().map(|it| it.walkers).collect();
        at_stops.sort_unstable();
        assert_eq!(at_stops, [1, 6, 6]);
        // Stops are some 70 m apart.
        assert_eq!(map.hexagons.iter().map(|it| it.walkers).collect::<Vec<_>>(), [6, 6, 1]);
        assert_eq!((map.listed.len(), map.points_from), (13, Some(0)));
        assert_eq!(map.listed[0].response, revisions[0].response);
        assert_eq!(figures(&desk, audit, "width=1000").await.hexagons.len(), 1);
        let hexagons = tile(&desk, audit, 14, "").await;
        assert_eq!(hexagons.header("content-type"), "application/vnd.mapbox-vector-tile");
        assert_eq!(hexagons.header("cache-control"), "private, no-store");
        assert!(holds(&hexagons, "hexagons") && holds(&hexagons, "numbers"));
        assert!(!holds(&hexagons, &revisions[0].response.to_string()));
        let points = tile(&desk, audit, 14, "points=12").await;
        assert!(holds(&points, &revisions[0].response.to_string()));
        assert!(!holds(&points, "hexagons"));
        assert!(holds(&tile(&desk, audit, 11, "points=12").await, "hexagons"));
        let both = tile(&desk, audit, 14, "points=12&hexagons=true").await;
        assert!(holds(&both, "hexagons") && holds(&both, "points"));
    }

    async fn filters_narrow_map_and_tiles_alike(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, _) = walker(&desk, &walk, &[0]).await;
        let mut night = phone.revision_by(1, Daylight::Night);
        night.captured_at += chrono::TimeDelta::days(3);
        phone.revise(&night).await;
        let all = figures(&desk, audit, "").await;
        let (first, last) = all.span.expect("times");
        assert!(last - first > chrono::TimeDelta::days(2));
        let area = "14.4305,50.09_14.4315,50.09_14.4315,50.11_14.4305,50.11";
        let stop = walk.stops[1].id;
        let from = (first + chrono::TimeDelta::days(1)).to_rfc3339().replace('+', "%2B");
        let of_second = [
            String::from("daylight=night"), format!("area={area}"), format!("stop={stop}"), format!("from={from}"),
        ];
        for query in of_second {
            let map = figures(&desk, audit, &query).await;
            assert_eq!((map.answers, map.listed[0].response), (1, night.response), "{query}");
            assert_eq!(map.span.is_some_and(|it| it == (first, last)), query.starts_with("from"));
            let points = tile(&desk, audit, 14, &format!("points=0&{query}")).await;
            assert!(holds(&points, &night.response.to_string()), "{query}");
        }
        for (query, answers) in [("people=gender:woman", 2), ("people=gender:man", 0), ("by=theme", 0)] {
            assert_eq!(figures(&desk, audit, query).await.answers, answers, "{query}");
        }
        for wrong in ["people=shoes:red", "area=14,50", "daylight=noon"] {
            desk.get(&format!("/audits/{audit}/map?{wrong}")).await.refused(Code::BadRequest);
            tile(&desk, audit, 14, wrong).await.refused(Code::BadRequest);
        }
        desk.get(&format!("/audits/{audit}/map?by=stop/shoes")).await.refused(Code::NotFound);
        desk.get(&format!("/audits/{audit}/tiles/1/2/0")).await.refused(Code::NotFound);
    }

    async fn the_map_follows_what_arrives_is_reviewed_and_is_withdrawn(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        assert_eq!(figures(&desk, audit, "").await.answers, 0);
        let (phone, revisions) = walker(&desk, &walk, &[0, 1, 2]).await;
        let answers = || async { figures(&desk, audit, "").await.answers };
        assert_eq!(answers().await, 3);
        let again = Revision { id: id(), number: 2, daylight: Some(Daylight::Dusk), ..revisions[0].clone() };
        phone.revise(&again).await;
        assert_eq!(figures(&desk, audit, "daylight=dusk").await.answers, 1);
        let hide = Act::State { subject: Subject::Response, state: ReviewState::Hidden, revision: 1 };
        review(&desk, audit, revisions[1].response, hide).await;
        assert_eq!(answers().await, 2);
        let moved = Act::CorrectStop { stop: walk.stops[1].id };
        review(&desk, audit, revisions[2].response, moved).await;
        let stops = figures(&desk, audit, "").await.stops;
        let stops: BTreeSet<_> = stops.iter().filter_map(|it| it.stop).collect();
        assert_eq!(stops, BTreeSet::from([0, 1].map(|at| walk.stops[at].id)));
        withdraw(&phone, Target::Response { response: revisions[0].response }).await;
        assert_eq!(answers().await, 1);
        assert!(!holds(&tile(&desk, audit, 14, "points=0").await, &revisions[0].response.to_string()));
        withdraw(&phone, Target::Everything).await;
        assert_eq!(answers().await, 0);
        assert!(tile(&desk, audit, 14, "points=0").await.body.is_empty());
    }

    async fn viewers_see_groups_of_k_and_cannot_narrow_them(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for _ in 0..6 {
            let (phone, _) = walker(&desk, &walk, &[0, 1]).await;
            phone.revise(&elsewhere(&phone, 0.01)).await;
        }
        // One who was somewhere nobody else was, and at a stop where nobody else answered.
        let (rare, _) = walker(&desk, &walk, &[2]).await;
        let alone = elsewhere(&rare, 0.02);
        rare.revise(&alone).await;
        for role in [Role::Viewer, Role::Facilitator] {
            let reader = Desk::invited(server, Some(audit), role).await;
            let map = figures(&reader, audit, "").await;
            assert_eq!(map, figures(&reader, audit, NARROW).await);
            let shown = |cell: &Cell| matches!(cell, Cell::Shown(_));
            // The stop where one answered, one more, and what was answered at none.
            assert!(map.stops.iter().all(|it| !shown(&it.cell) || it.walkers >= 5));
            assert_eq!(map.stops.iter().filter(|it| !shown(&it.cell)).count(), 2);
            assert!(map.hexagons.iter().all(|it| !shown(&it.cell)));
            assert_eq!((map.listed.len(), map.pictures.len(), map.walkers, map.span), (0, 0, None, None));
            for zoom in [5, 10, 14, 18] {
                let (plain, narrow) =
                    (tile(&reader, audit, zoom, "").await, tile(&reader, audit, zoom, NARROW).await);
                assert_eq!(plain.body, narrow.body);
                assert!(!holds(&narrow, "points"));
            }
            let sensitive = figures(&desk, audit, "").await.items.into_iter().filter(|it| it.sensitive);
            for item in sensitive {
                let path = format!("/audits/{audit}/map?by={}", item.key());
                reader.get(&path).await.refused(Code::NotAllowed);
            }
        }
        server.get(&format!("/api/v1/audits/{audit}/map")).await.refused(Code::SignInNeeded);
    }

    async fn photos_are_small_pictures_on_the_map_of_researchers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, _) = walker(&desk, &walk, &[]).await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        assert_eq!(figures(&desk, audit, "photos=true").await.pictures, []);
        let attachment = revision.attachments[0].id;
        assert!(phone.put(attachment, 0, &bytes).await.json::<Upload>().verified);
        let map = figures(&desk, audit, "photos=true").await;
        assert_eq!((map.pictures.len(), map.pictures[0].attachment), (1, attachment));
        assert_eq!(figures(&desk, audit, "").await.pictures, []);
        let path = format!("/audits/{audit}/attachments/{attachment}/thumbnail");
        let small = desk.get(&path).await;
        assert_eq!(small.header("content-type"), "image/jpeg");
        for role in [Role::Viewer, Role::Facilitator] {
            let reader = Desk::invited(server, Some(audit), role).await;
            assert_eq!(figures(&reader, audit, "photos=true").await.pictures, []);
            reader.get(&path).await.refused(Code::NotAllowed);
        }
        withdraw(&phone, Target::Photo { response: revision.response, attachment }).await;
        assert_eq!(figures(&desk, audit, "photos=true").await.pictures, []);
        desk.get(&path).await.refused(Code::NotFound);
    }
}
