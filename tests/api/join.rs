//! Joining by code: what is given, and what a wrong or early or late one is told.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use shared::activity::State;
use shared::api::{Code, Pack};
use tests::harness::{Database, Server, plan, request};
use tests::on_each_database;

on_each_database! {
    async fn a_pack_holds_all_that_a_walk_needs_offline(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let typed = walk.code.as_str().to_lowercase();
        let pack: Pack = server.get(&format!("/api/v1/join/{typed}")).await.json();
        assert_eq!(pack.audit.id, audit);
        assert_eq!(pack.activity.id, walk.id);
        assert_eq!(pack.activity.stops.len(), 3);
        assert_eq!(pack.district.map(|it| it.name), Some("Praha 7".into()));
        assert!(pack.checklists[0].form.items().len() > 10);
    }

    async fn a_pack_that_is_still_the_same_is_not_sent_again(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let path = format!("/api/v1/join/{}", walk.code);
        let tag = server.get(&path).await.header("etag").to_owned();
        let again = || {
            let mut asked = request(Method::GET, &path, Body::empty());
            asked.headers_mut().insert("if-none-match", tag.parse().expect("a header"));
            server.send(asked)
        };
        let same = again().await;
        assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
        let mut other = plan(walk.district.expect("a district"), walk.checklists[0].version);
        other.stops.clone_from(&walk.stops);
        other.title = "Another title".into();
        desk.put(&format!("/audits/{audit}/walks/{}", walk.id), &other).await;
        let changed = again().await;
        assert_ne!(changed.header("etag"), tag);
        assert_eq!(changed.json::<Pack>().activity.title, "Another title");
    }

    async fn notes_for_the_facilitator_stay_at_the_desk(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        assert_eq!(walk.stops[0].note, "Mind the tram.");
        let phone = desk.phone(&walk).await;
        assert!(phone.pack.activity.stops.iter().all(|it| it.note.is_empty()));
    }

    async fn a_wrong_code_is_told_apart_from_a_walk_that_is_not_open(server: Server) {
        server.get("/api/v1/join/BBBBBB").await.refused(Code::WrongCode);
        server.get("/api/v1/join/hello").await.refused(Code::WrongCode);
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let draft = desk
            .draft(audit, walk.district.expect("a district"), walk.checklists[0].version)
            .await;
        let join = |code| async move { server.get(&format!("/api/v1/join/{code}")).await };
        join(draft.code).await.refused(Code::WalkNotOpen);
        desk.set_state(audit, walk.id, State::Closed).await;
        join(walk.code).await.refused(Code::WalkClosed);
    }

    async fn guessing_codes_soon_ends(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        for _ in 0..30 {
            server.get("/api/v1/join/BBBBBB").await.refused(Code::WrongCode);
        }
        let limited = server.get("/api/v1/join/BBBBBB").await;
        limited.refused(Code::TooManyRequests);
        assert_eq!(limited.header("retry-after"), "10");
        // Nor does a lucky guess then tell that it was one.
        let right = server.get(&format!("/api/v1/join/{}", walk.code)).await;
        right.refused(Code::TooManyRequests);
    }
}

/// A request as a reverse proxy passes it on: what the client wrote itself comes first.
fn forwarded(code: &str, from: &str) -> Request<Body> {
    let mut asked = request(Method::GET, &format!("/api/v1/join/{code}"), Body::empty());
    let chain = format!("10.9.8.7, {from}").parse().expect("a header");
    asked.headers_mut().insert("x-forwarded-for", chain);
    asked
}

#[tokio::test]
async fn behind_a_proxy_of_ones_own_clients_are_told_apart() {
    let server = Server::with(Database::Sqlite, &["--behind-proxy"]).await;
    for _ in 0..30 {
        server
            .send(forwarded("BBBBBB", "192.0.2.1"))
            .await
            .refused(Code::WrongCode);
    }
    let guesser = server.send(forwarded("BBBBBB", "192.0.2.1")).await;
    guesser.refused(Code::TooManyRequests);
    let other = server.send(forwarded("BBBBBB", "192.0.2.2")).await;
    other.refused(Code::WrongCode);
}

#[tokio::test]
async fn without_a_proxy_nobody_picks_an_address_of_their_own() {
    let server = Server::start(Database::Sqlite).await;
    for at in 0..30 {
        let from = format!("192.0.2.{at}");
        server
            .send(forwarded("BBBBBB", &from))
            .await
            .refused(Code::WrongCode);
    }
    let limited = server.send(forwarded("BBBBBB", "192.0.2.200")).await;
    limited.refused(Code::TooManyRequests);
}
