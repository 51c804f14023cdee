//! One walker who is like nobody else, and every address there is: what may not be known of them is in no
//! answer to those who see figures alone.

use super::receipt::{CAPTION, NOTE, telling};
use serde_json::Value;
use shared::activity::Activity;
use shared::audit::Role;
use shared::id::AuditId;
use shared::map::Place;
use shared::participant::Participant;
use shared::response::Revision;
use shared::sync::{Operation, Upload};
use tests::harness::{Answer, Desk, Phone, Server, photo};
use tests::on_each_database;

const NICKNAME: &str = "Rarissima";

/// Asked for as well, where an address takes it.
const QUERIES: [&str; 11] = [
    "",
    "?shape=long",
    "?by=theme&photos=true",
    "?by=side&points=0&hexagons=true",
    "?width=25&points=0&photos=true&hidden=true",
    "?limit=500&people=gender:woman",
    "?area=14.437,50.104_14.438,50.104_14.4375,50.105&from=2018-01-01T00:00:00Z",
    "?by=gender",
    "?by=gender&sides=woman,man",
    "?by=light&sides=day,night",
    "?by=visit",
];

/// At two stops six walkers like each other; at the third, alone, the one.
async fn planted<'a>(desk: &Desk<'a>, walk: &Activity, bytes: &[u8]) -> (Phone<'a>, Revision) {
    for _ in 0..6 {
        let phone = desk.phone(walk).await;
        phone.join().await;
        phone.revise(&phone.revision(0)).await;
        phone.revise(&phone.revision(1)).await;
    }
    let rare = desk.phone(walk).await;
    let said = Participant {
        nickname: NICKNAME.into(),
        ..rare.said()
    };
    let mut revision = telling(&rare, bytes);
    revision.stop = Some(walk.stops[2].id);
    if let Some(place) = &mut revision.geotag {
        place.longitude = 14.437_219_7;
        place.latitude = 50.104_417_3;
    }
    let operations = [Operation::Join(said), Operation::Revise(revision.clone())];
    rare.sync(&operations).await;
    let attachment = revision.attachments[0].id;
    let upload: Upload = rare.put(attachment, 0, bytes).await.json();
    assert!(upload.verified);
    (rare, revision)
}

/// Every address of the document that is read, within an audit, about what was planted.
async fn addresses(server: &Server, audit: AuditId, walk: &Activity, of: &Revision) -> Vec<String> {
    let document: Value = server.get("/api/v1/openapi.json").await.json();
    let place = of.geotag.as_ref().expect("a place");
    let place = Place::of((place.longitude, place.latitude));
    let known = [
        ("audit", audit.to_string()),
        ("activity", walk.id.to_string()),
        ("response", of.response.to_string()),
        ("id", of.attachments[0].id.to_string()),
        ("version", of.version.to_string()),
        // Of a finding there is none; asking for one must tell nothing all the same.
        ("finding", of.response.to_string()),
        ("zoom", "14".to_owned()),
        ("x", (place.x >> 18).to_string()),
        ("y", (place.y >> 18).to_string()),
    ];
    let paths = document["paths"].as_object().expect("paths").iter();
    let read = paths.filter(|(path, item)| {
        // Events never end; they name no walker, which a test of theirs shows.
        path.starts_with("/api/v1/audits/{audit}/")
            && item.get("get").is_some()
            && !path.ends_with("/events")
    });
    let concrete = |(path, _): (&String, &Value)| {
        let filled = known.iter().fold(path.clone(), |path, (name, value)| {
            path.replace(&format!("{{{name}}}"), value)
        });
        assert!(!filled.contains('{'), "this test does not know {path}");
        filled.trim_start_matches("/api/v1").to_owned()
    };
    read.map(concrete).collect()
}

fn holds(answer: &Answer, secret: &[u8]) -> bool {
    let mut parts = answer.body.windows(secret.len());
    parts.any(|part| part == secret)
        || answer
            .unpacked()
            .contains(&*String::from_utf8_lossy(secret))
}

on_each_database! {
    async fn nothing_of_a_rare_person_is_in_any_answer_to_those_who_see_figures_alone(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let bytes = photo::jpeg(1);
        let (rare, revision) = planted(&desk, &walk, &bytes).await;
        let secrets = [
            NICKNAME.to_owned(), NOTE.to_owned(), CAPTION.to_owned(), rare.participant.to_string(),
            revision.response.to_string(), revision.attachments[0].id.to_string(),
            "14.4372".to_owned(), "50.1044".to_owned(),
        ];
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let addresses = addresses(server, audit, &walk, &revision).await;
        assert!(addresses.len() > 20, "{addresses:?}");
        let mut told = 0;
        for address in &addresses {
            for query in QUERIES {
                let path = format!("{address}{query}");
                let answer = viewer.get(&path).await;
                for secret in &secrets {
                    assert!(!holds(&answer, secret.as_bytes()), "{path} tells {secret}: {}", answer.text());
                }
                assert!(!holds(&answer, &bytes[..200]), "{path} shows the photo");
                let stranger = server.get(&format!("/api/v1{path}")).await;
                assert!(stranger.status.is_client_error(), "{path}: {}", stranger.status);
                // To show that they can be found: the owner is told.
                let whole = desk.get(&path).await;
                told += usize::from(secrets.iter().any(|secret| holds(&whole, secret.as_bytes())));
            }
        }
        assert!(told > 30, "only {told} answers tell the owner anything");
    }
}
