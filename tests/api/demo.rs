//! The demo audit: what it holds, and that its seed decides all of it.

use chrono::{DateTime, TimeDelta};
use server::demo::create;
use shared::activity::State;
use shared::api::{Filter, ResponseRow};
use shared::id::AuditId;
use shared::time::Time;
use tests::harness::{Database, Server};
use tests::on_each_database;

fn now() -> Time {
    DateTime::from_timestamp(1_795_392_000, 0).expect("a time")
}

async fn responses(server: &Server) -> (AuditId, Vec<ResponseRow>) {
    let audits = server.app.db.audits().await.expect("audits");
    assert!(audits.len() == 1 && audits[0].demo);
    let audit = audits[0].id;
    let found = server
        .app
        .db
        .responses(audit, &Filter::default(), None, 10_000)
        .await;
    (audit, found.expect("responses"))
}

on_each_database! {
    async fn the_demo_is_three_open_walks_with_walkers_who_differ(server: Server) {
        let walks = create(&server.app.db, &server.app.blobs, 2018, now()).await.expect("a demo");
        assert!(walks.iter().all(|walk| walk.state == State::Open));
        let (audit, rows) = responses(server).await;
        let mut walkers = Vec::new();
        for walk in &walks {
            walkers.push(server.app.db.roster(audit, walk).await.expect("a roster").len());
        }
        assert_eq!(walkers, [9, 8, 11]);

        let photos: usize = rows.iter().map(|row| row.revision.attachments.len()).sum();
        let verified: usize = rows.iter().map(|row| row.verified.len()).sum();
        assert!(photos > 20 && verified == photos, "{verified} of {photos}");
        assert!(rows.iter().any(|row| row.revision.geotag.is_none()), "one kept their place back");
        let late = |row: &&ResponseRow| row.received_at - row.revision.captured_at > TimeDelta::days(1);
        assert!(rows.iter().filter(late).all(|row| row.nickname == "Amina"));
        assert_eq!(rows.iter().filter(late).map(|row| row.activity).collect::<std::collections::BTreeSet<_>>().len(), 3);
    }
}

#[tokio::test]
async fn the_same_seed_makes_the_same_demo() {
    let mut made = Vec::new();
    for seed in [7, 7, 8] {
        let server = Server::start(Database::Sqlite).await;
        create(&server.app.db, &server.app.blobs, seed, now())
            .await
            .expect("a demo");
        made.push(responses(&server).await);
        server.stop().await;
    }
    assert_eq!(made[0], made[1]);
    assert_ne!(made[0].0, made[2].0);
}
