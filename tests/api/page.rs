//! Pages the server draws, and the headers that every answer carries.

use axum::body::Body;
use axum::http::Method;
use tests::harness::{Database, Server, request};
use tests::on_each_database;

on_each_database! {
    async fn the_poster_has_code_and_sentences_in_two_languages(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let poster = desk.get(&format!("/audits/{audit}/walks/{}/poster", walk.id)).await;
        let text = poster.text();
        assert!(text.contains(walk.code.as_str()) && text.contains("<svg"));
        assert!(text.contains("lang=\"cs\"") && text.contains("lang=\"en\""));
        assert!(text.contains("Bez účtu") && text.contains("No account"));
        let policy = poster.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
        let qr = desk.get(&format!("/audits/{audit}/walks/{}/qr.svg", walk.id)).await;
        assert_eq!(qr.header("content-type"), "image/svg+xml");
    }

    async fn there_is_a_sheet_for_each_stop_with_a_box_for_each_choice(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let path = format!("/audits/{audit}/walks/{}/sheets", walk.id);
        let czech = desk.get(&path).await.text();
        assert_eq!(czech.matches("<article").count(), walk.stops.len());
        assert!(czech.contains("Jak dobře odsud vidíte kolem sebe?") && czech.contains("Nemohu posoudit"));
        let english = desk.get(&format!("{path}?language=en&stop={}", walk.stops[1].id)).await;
        let policy = english.header("content-security-policy").to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
        let english = english.text();
        assert_eq!(english.matches("<article").count(), 1);
        // Two kinds of light, a question that is asked of some only, and the number by which a stop is found.
        for said in ["Daylight", "Dark: I cannot see where I step", "only if it applies here", "several can be ticked"] {
            assert!(english.contains(said), "{said}");
        }
        assert!(english.contains(&format!("{}-2", walk.code)) && english.contains("2 · Stop 1"));
        // Only what the audit speaks.
        assert_eq!(desk.get(&format!("{path}?language=vi")).await.text().matches("Daylight").count(), 0);
        server.get(&format!("/api/v1{path}")).await.refused(shared::api::Code::SignInNeeded);
    }
}

#[tokio::test]
async fn every_answer_keeps_scripts_and_frames_of_others_out() {
    let server = Server::start(Database::Sqlite).await;
    for path in ["/", "/desk", "/sw.js", "/nothing/here"] {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(
            answer
                .header("permissions-policy")
                .contains("geolocation=(self)")
        );
    }
    // Data is no page: on a bad network it comes without the rules for one.
    let data = server.get("/api/v1/settings").await;
    assert_eq!(data.header("x-content-type-options"), "nosniff");
    assert!(!data.headers.contains_key("content-security-policy"));
}

#[tokio::test]
async fn only_an_operators_basemap_widens_what_pages_may_load() {
    let options = ["--basemap", "https://maps.example.org/prague.pmtiles"];
    let server = Server::with(Database::Sqlite, &options).await;
    let page = server.get("/").await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("connect-src 'self' https://maps.example.org;"),
        "{policy}"
    );
    let answer = server.get("/api/v1/settings").await;
    let settings: shared::api::Settings = answer.json();
    assert_eq!(
        settings.basemap.as_deref(),
        Some("https://maps.example.org/prague.pmtiles")
    );
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_take_it() {
    let server = Server::start(Database::Sqlite).await;
    let mut asked = request(Method::GET, "/api/v1/openapi.json", Body::empty());
    let gzip = "gzip".parse().expect("a header");
    asked.headers_mut().insert("accept-encoding", gzip);
    let answer = server.send(asked).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.body[..2], [0x1F, 0x8B]);
}
