//! The way a walker had recorded: kept once and coarsely, shown to researchers and to nobody else, gone when
//! it is taken back.

use super::receipt::{given, outputs, withdraw};
use chrono::{TimeDelta, Utc};
use serde_json::Value;
use server::backup::write;
use server::config::Address;
use shared::activity::Activity;
use shared::activity::track::{Point, Segment};
use shared::api::Code;
use shared::audit::Role;
use shared::id::{AuditId, SegmentId};
use shared::participant::{Consents, Participant};
use shared::sync::check::{Check, Lacking};
use shared::sync::rescue::Report;
use shared::sync::{Operation, Outcome};
use shared::withdrawal::Target;
use tests::harness::{Database, Desk, Phone, Server, id, photo};
use tests::on_each_database;

/// A longitude that nothing else here has, and what of it is kept.
const LONGITUDE: f64 = 14.975_312_34;
const KEPT: &str = "14.9753";

/// So many points, 111 m and a minute apart, as many hours ago.
fn segment(points: u32) -> Segment {
    let began = Utc::now() - TimeDelta::hours(points.into());
    let point = |n: u32| Point {
        longitude: LONGITUDE,
        latitude: f64::from(50_100 + n) / 1_000.0,
        at: shared::time::from_millis(shared::time::to_millis(began))
            + TimeDelta::minutes(n.into()),
    };
    Segment {
        id: id::<SegmentId>(),
        points: (0..points).map(point).collect(),
    }
}

async fn send(phone: &Phone<'_>, segment: &Segment) -> Outcome {
    let receipt = phone.sync(&[Operation::Track(segment.clone())]).await;
    receipt.outcomes[0].clone()
}

fn stored(segment: &Segment) -> Outcome {
    let digest = segment.digest().expect("a digest");
    Outcome::Stored { digest }
}

async fn tracks(desk: &Desk<'_>, audit: AuditId, walk: &Activity) -> Vec<Value> {
    let path = format!("/audits/{audit}/walks/{}/tracks.geojson", walk.id);
    let collection: Value = desk.get(&path).await.json();
    collection["features"].as_array().expect("features").clone()
}

/// All bytes of the database's files as text.
fn on_disk(server: &Server) -> String {
    let files = Server::files(server.folder.path()).into_iter();
    let bytes = files.flat_map(|file| std::fs::read(file).expect("a file"));
    String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
}

on_each_database! {
    async fn a_way_is_kept_once_coarsely_and_measured(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let (first, alone) = (segment(4), segment(1));
        assert_eq!(send(&phone, &first).await, stored(&first));
        let digest = first.digest().expect("a digest");
        assert_eq!(send(&phone, &first).await, Outcome::Already { digest });
        assert_eq!(send(&phone, &alone).await, stored(&alone));
        let seen = tracks(&desk, audit, &walk).await;
        assert_eq!(seen.len(), 1);
        let properties = &seen[0]["properties"];
        assert_eq!(properties["participant"], phone.participant.to_string());
        assert_eq!((&properties["points"], &properties["metres"]), (&5.into(), &334.0.into()));
        let lines = seen[0]["geometry"]["coordinates"].as_array().expect("lines");
        assert_eq!(lines.len(), 1, "a point alone is no line");
        assert_eq!(lines[0][0], serde_json::json!([14.9753, 50.1]));
        let way = given(&phone).await.track.expect("a way");
        assert_eq!((way.points, way.metres.round()), (5, 334.0));
        // A rescue file had held it while it still grew.
        let longer = segment_of(&first, 6);
        assert_eq!(send(&phone, &longer).await, stored(&longer));
        assert_eq!(send(&phone, &first).await, Outcome::Already { digest: longer.digest().expect("a digest") });
        assert_eq!(given(&phone).await.track.expect("a way").points, 7);
        // Nobody adds to it but whoever walked it.
        let other = desk.phone(&walk).await;
        other.join().await;
        assert!(matches!(send(&other, &segment_of(&first, 9)).await, Outcome::Malformed { .. }));
        assert_eq!(given(&other).await.track, None);
    }

    async fn without_consent_nothing_of_it_is_kept_and_the_phone_is_done(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let said = phone.said();
        let consents = Consents { track: false, ..said.consents };
        let way = segment(4);
        let silent = Operation::Join(Participant { consents, ..said.clone() });
        let receipt = phone.sync(&[silent, Operation::Track(way.clone())]).await;
        let digest = way.digest().expect("a digest");
        assert_eq!(receipt.outcomes[1], Outcome::Already { digest });
        assert_eq!(tracks(&desk, audit, &walk).await, Vec::<Value>::new());
        assert!(!on_disk(server).contains(KEPT));
        // Agreed to later on the walk: what is recorded from then on is kept.
        phone.sync(&[Operation::Join(Participant { number: 2, ..said })]).await;
        let later = segment(2);
        assert_eq!(send(&phone, &later).await, stored(&later));
    }

    async fn only_those_who_research_see_it_and_no_output_leaks_it(server: Server) {
        let owner = server.owner().await;
        let (audit, walk) = owner.walk().await;
        let phone = owner.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let way = segment(4);
        send(&phone, &way).await;
        let path = format!("walks/{}/tracks.geojson", walk.id);
        for role in [Role::Owner, Role::Researcher, Role::Facilitator, Role::Viewer] {
            let desk = Desk::invited(server, Some(audit), role).await;
            let mut seen = outputs(&desk, audit, &walk, &revision).await;
            for more in ["codebook.csv", "responses.xlsx", "responses.gpkg", "agreement", "findings", "report", "report?version=researchers"] {
                seen += &desk.get(&format!("/audits/{audit}/{more}")).await.unpacked();
                seen.push('\n');
            }
            let elsewhere: String = seen.split_inclusive('\n').filter(|it| !it.contains("MultiLineString")).collect();
            assert!(!elsewhere.contains(KEPT) && !elsewhere.contains(&way.id.to_string()), "{elsewhere}");
            let answer = desk.get(&format!("/audits/{audit}/{path}")).await;
            if role <= Role::Researcher {
                assert!(answer.text().contains(KEPT));
            } else {
                answer.refused(Code::NotAllowed);
                assert!(!seen.contains(KEPT));
            }
        }
        server.get(&format!("/api/v1/audits/{audit}/{path}")).await.refused(Code::SignInNeeded);
        // Who had it is known afterwards.
        assert!(owner.get(&format!("/audits/{audit}/log")).await.text().contains("krok-tracks-"));
        let stranger = server.owner().await;
        let (elsewhere, _) = stranger.walk().await;
        stranger.get(&format!("/audits/{elsewhere}/{path}")).await.refused(Code::NotFound);
    }

    async fn what_is_taken_back_is_gone_from_server_and_disk_and_stays_gone(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, other) = (desk.phone(&walk).await, desk.phone(&walk).await);
        for walker in [&phone, &other] {
            walker.join().await;
            walker.revise(&walker.revision(0)).await;
        }
        let way = segment(5);
        send(&phone, &way).await;
        send(&other, &Segment { points: segment(3).points.into_iter().map(|it| Point { longitude: 14.5, ..it }).collect(), id: id() }).await;
        // PostgreSQL keeps its files elsewhere.
        assert_eq!(on_disk(server).contains(KEPT), matches!(server.address, Address::Sqlite(_)));
        let seen = withdraw(&phone, Target::Track).await;
        assert_eq!((seen.track, seen.withdrawn), (None, vec![Target::Track]));
        assert!(seen.responses[0].withdrawn_at.is_none(), "answers stay");
        assert_eq!(tracks(&desk, audit, &walk).await.len(), 1, "the other's stays");
        // Again, and what the phone had not sent yet.
        for late in [way.clone(), segment(3)] {
            let digest = late.digest().expect("a digest");
            assert_eq!(send(&phone, &late).await, Outcome::Already { digest });
        }
        assert_eq!(given(&phone).await.track, None);
        withdraw(&other, Target::Everything).await;
        assert_eq!(tracks(&desk, audit, &walk).await, Vec::<Value>::new());
        // Of it stay an id and when it came.
        server.app.db.close().await;
        assert!(!on_disk(server).contains(KEPT));
    }

    async fn a_rescue_file_brings_it_and_a_restored_server_asks_for_it(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let (early, late) = (segment(3), segment(2));
        let walked = [Operation::Join(phone.said()), Operation::Track(early.clone())];
        let file = tests::harness::rescue::rescue_file(&[phone.rescued(walked)], &[]);
        let path = format!("/audits/{audit}/rescue");
        for _ in 0..2 {
            let report: Report = desk.post_bytes(&path, file.clone()).await.json();
            assert_eq!((report.answers.taken, report.answers.refused), (0, vec![]));
        }
        assert_eq!(given(&phone).await.track.map(|it| it.points), Some(3));
        let backup = server.folder.path().join("backup.tar");
        write(&server.app.db, &server.app.blobs, &backup).await.expect("a backup");
        send(&phone, &late).await;
        let check = Check { join: 1, tracks: vec![early.id, late.id], ..Check::default() };
        assert_eq!(phone.check(&check).await.json::<Lacking>(), Lacking::default());
        for database in Database::all() {
            let restored = Server::restored(database, &backup).await;
            let phone = phone.before(&restored);
            let lacking: Lacking = phone.check(&check).await.json();
            assert_eq!(lacking, Lacking { tracks: vec![late.id], ..Lacking::default() });
            assert_eq!(send(&phone, &late).await, stored(&late));
            assert_eq!(given(&phone).await.track.map(|it| it.points), Some(5));
            withdraw(&phone, Target::Track).await;
            assert_eq!(phone.check(&check).await.json::<Lacking>(), Lacking::default());
            restored.stop().await;
        }
    }
}

/// The same segment with another number of points.
fn segment_of(segment: &Segment, points: u32) -> Segment {
    Segment {
        id: segment.id,
        ..self::segment(points)
    }
}
