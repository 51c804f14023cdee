//! Recordings: like photos in parts, verified, and only with the walker's own consent to them; played in
//! parts; seen by the walker, taken back, and brought by a rescue file.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use chrono::Utc;
use shared::api::{Code, Given, NewReview, ResponseDetail, SaveReviews, SavedReviews};
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::AuditId;
use shared::participant::{Consents, Participant};
use shared::response::Revision;
use shared::review::{Act, ReviewState, Subject};
use shared::sync::rescue::Report;
use shared::sync::{Operation, Outcome, Upload};
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::desk::json_request;
use tests::harness::{Answer, Desk, Phone, Server, id, photo, request};
use tests::on_each_database;

/// What a browser might have recorded: a WebM header, and bytes that differ by `seed`.
fn webm(seed: u8) -> Vec<u8> {
    let mut bytes = Vec::from(b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm");
    bytes.extend((0..5_000_u32).map(|at| (at as u8).wrapping_mul(7) ^ seed));
    bytes
}

async fn delivered(phone: &Phone<'_>, bytes: &[u8]) -> Revision {
    phone.join().await;
    let revision = phone.revision_spoken(bytes);
    phone.revise(&revision).await;
    let upload: Upload = phone.put(revision.attachments[0].id, 0, bytes).await.json();
    assert!(upload.verified);
    revision
}

/// Plays a part of a recording at the desk.
async fn play(desk: &Desk<'_>, audit: AuditId, revision: &Revision, range: &str) -> Answer {
    let path = format!(
        "/api/v1/audits/{audit}/attachments/{}",
        revision.attachments[0].id
    );
    let mut asked = request(Method::GET, &path, Body::empty());
    let range = range.parse().expect("a header");
    asked.headers_mut().insert("range", range);
    asked
        .headers_mut()
        .insert("accept-encoding", "br, gzip".parse().expect("a header"));
    desk.send(asked).await
}

async fn by_receipt(phone: &Phone<'_>, mut asked: axum::http::Request<Body>) -> Answer {
    let bearer = format!("Bearer {}", phone.receipt());
    asked
        .headers_mut()
        .insert("authorization", bearer.parse().expect("a header"));
    phone.server.send(asked).await
}

async fn detail(desk: &Desk<'_>, audit: AuditId, revision: &Revision) -> ResponseDetail {
    let path = format!("/audits/{audit}/responses/{}", revision.response);
    desk.get(&path).await.json()
}

on_each_database! {
    async fn a_recording_arrives_in_parts_and_is_played_in_parts(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = webm(1);
        let revision = phone.revision_spoken(&bytes);
        let outcome = phone.revise(&revision).await;
        let digest = revision.digest().expect("JSON");
        assert_eq!(outcome, Outcome::Stored { digest });
        let recording = revision.attachments[0].id;
        let first: Upload = phone.put(recording, 0, &bytes[..1000]).await.json();
        assert_eq!((first.received, first.verified), (1000, false));
        let whole: Upload = phone.put(recording, 1000, &bytes[1000..]).await.json();
        assert!(whole.verified);
        let hash = Sha256::of(&bytes).to_string();
        assert_eq!(
            Server::files(&server.photos()),
            [server.photos().join(&hash[..2]).join(hash)]
        );
        let all = desk.get(&format!("/audits/{audit}/attachments/{recording}")).await;
        assert_eq!((all.header("content-type"), all.header("accept-ranges")), ("audio/webm", "bytes"));
        assert_eq!(all.body, bytes);
        let part = play(&desk, audit, &revision, "bytes=100-299").await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.header("content-range"), format!("bytes 100-299/{}", bytes.len()));
        assert_eq!((part.header("content-encoding"), &part.body[..]), ("", &bytes[100..300]));
        let beyond = play(&desk, audit, &revision, "bytes=900000-").await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
        let row = detail(&desk, audit, &revision).await.row;
        assert_eq!((row.verified, row.problems.len()), (vec![recording], 0));
        assert_eq!(row.revision.attachments[0].seconds, Some(7));
    }

    async fn what_is_announced_as_a_recording_is_one_and_not_endless(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let picture = photo::jpeg(1);
        let smuggled = phone.revision_spoken(&picture);
        phone.revise(&smuggled).await;
        phone.put(smuggled.attachments[0].id, 0, &picture).await.refused(Code::NotARecording);
        let heard = phone.revision_with(&[&webm(1)]);
        phone.revise(&heard).await;
        phone.put(heard.attachments[0].id, 0, &webm(1)).await.refused(Code::NotAnImage);
        let mut endless = phone.revision_spoken(&webm(2));
        endless.attachments[0].size = 8 * 1024 * 1024 + 1;
        phone.revise(&endless).await;
        phone.put(endless.attachments[0].id, 0, &webm(2)).await.refused(Code::TooLarge);
        assert!(Server::files(&server.photos()).is_empty());
    }

    async fn without_consent_to_recordings_none_is_kept_and_photos_are(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let said = phone.said();
        let consents = Consents { audio: false, ..said.consents };
        phone.sync(&[Operation::Join(Participant { consents, ..said })]).await;
        let (bytes, picture) = (webm(1), photo::jpeg(1));
        let mut revision = phone.revision_spoken(&bytes);
        revision.attachments.extend(phone.revision_with(&[&picture]).attachments);
        phone.revise(&revision).await;
        let [recording, seen] = [0, 1].map(|at| revision.attachments[at].id);
        phone.put(recording, 0, &bytes).await.refused(Code::NotFound);
        let upload: Upload = phone.put(seen, 0, &picture).await.json();
        assert!(upload.verified);
        let kept = detail(&desk, audit, &revision).await.row.revision.attachments;
        assert_eq!(kept.iter().map(|it| it.id).collect::<Vec<_>>(), [seen]);
    }

    async fn the_walker_hears_their_recording_and_takes_it_back(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = webm(1);
        let revision = delivered(&phone, &bytes).await;
        let attachment = revision.attachments[0].id;
        let asked = || request(Method::GET, "/api/v1/receipt", Body::empty());
        let given: Given = by_receipt(&phone, asked()).await.json();
        let recordings: Vec<_> = given.responses[0].answers.iter().flat_map(|it| &it.recordings).collect();
        assert_eq!(recordings.len(), 1);
        assert_eq!((recordings[0].id, recordings[0].seconds, recordings[0].arrived), (attachment, Some(7), true));
        assert!(given.consents.audio && given.responses[0].answers.iter().all(|it| it.photos.is_empty()));
        let path = format!("/api/v1/receipt/attachments/{attachment}");
        let own = request(Method::GET, &path, Body::empty());
        assert_eq!(by_receipt(&phone, own).await.body, bytes);
        let target = Target::Photo { response: revision.response, attachment };
        let withdrawal = Withdrawal { id: id(), target, said_at: Utc::now() };
        let asked = json_request(Method::POST, "/receipt/withdrawals", &withdrawal);
        let given: Given = by_receipt(&phone, asked).await.json();
        assert!(given.responses[0].answers.iter().all(|it| it.recordings.is_empty()));
        assert!(Server::files(&server.photos()).is_empty());
        assert!(detail(&desk, audit, &revision).await.row.revision.attachments.is_empty());
        assert!(!play(&desk, audit, &revision, "bytes=0-").await.status.is_success());
    }

    async fn a_hidden_recording_is_in_no_file_and_researchers_still_hear_it(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = webm(1);
        let revision = delivered(&phone, &bytes).await;
        let attachment = revision.attachments[0].id;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        play(&facilitator, audit, &revision, "bytes=0-").await.refused(Code::NotAllowed);
        let file = format!("recordings/{attachment}.webm");
        let files = format!("/audits/{audit}/photos.zip");
        assert!(desk.get(&files).await.unpacked().contains(&file));
        let say = async |state: ReviewState, seen: u32| {
            let subject = Subject::Photo { attachment };
            let act = Act::State { subject, state, revision: 1 };
            let event = NewReview { id: id(), response: revision.response, seen, act };
            let events = SaveReviews { events: vec![event] };
            desk.post(&format!("/audits/{audit}/reviews"), &events).await.json::<SavedReviews>()
        };
        say(ReviewState::Hidden, 0).await;
        assert!(!desk.get(&files).await.unpacked().contains(&file));
        assert!(!desk.get(&format!("/audits/{audit}/everything.zip")).await.unpacked().contains(&file));
        assert_eq!(play(&desk, audit, &revision, "bytes=0-").await.body, bytes);
        assert!(desk.get(&format!("{files}?hidden=true")).await.unpacked().contains(&file));
        say(ReviewState::Received, 1).await;
        assert!(desk.get(&files).await.unpacked().contains(&file));
    }

    async fn a_rescue_file_brings_recordings(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = webm(1);
        let revision = phone.revision_spoken(&bytes);
        let file = phone.rescue(std::slice::from_ref(&revision), &[&bytes]);
        let path = format!("/audits/{audit}/rescue");
        let report: Report = desk.post_bytes(&path, file.clone()).await.json();
        assert_eq!((report.answers.taken, report.photos.taken), (1, 1));
        assert_eq!(play(&desk, audit, &revision, "bytes=0-").await.body, bytes);
        let again: Report = desk.post_bytes(&path, file).await.json();
        assert_eq!((again.photos.taken, again.photos.already), (0, 1));
    }
}
