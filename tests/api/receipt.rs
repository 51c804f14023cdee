//! Receipts: what their holder sees, and that what is withdrawn is gone from every output and stays gone.

use axum::body::Body;
use axum::http::{Method, Request};
use chrono::Utc;
use shared::activity::Activity;
use shared::api::{Code, Given, ResponsePage, Roster, WalkSummary};
use shared::attachment::Sha256;
use shared::checklist::model::Item;
use shared::id::{AttachmentId, AuditId};
use shared::participant::{Consents, Participant};
use shared::receipt::ReceiptCode;
use shared::response::Revision;
use shared::sync::{Batch, Operation, Outcome, Upload};
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::desk::json_request;
use tests::harness::{Answer, Desk, Phone, Server, id, photo, request};
use tests::on_each_database;

/// Words that nothing else here says.
pub const NOTE: &str = "quince and zebra";
pub const CAPTION: &str = "heron over the weir";

/// Asks by a receipt.
async fn by(server: &Server, code: &ReceiptCode, mut request: Request<Body>) -> Answer {
    let bearer = format!("Bearer {code}").parse().expect("a header");
    request.headers_mut().insert("authorization", bearer);
    server.send(request).await
}

pub async fn given(phone: &Phone<'_>) -> Given {
    let request = request(Method::GET, "/api/v1/receipt", Body::empty());
    by(phone.server, &phone.receipt(), request).await.json()
}

pub fn withdrawal(target: Target) -> Withdrawal {
    Withdrawal {
        id: id(),
        target,
        said_at: Utc::now(),
    }
}

pub async fn withdraw(phone: &Phone<'_>, target: Target) -> Given {
    let request = json_request(Method::POST, "/receipt/withdrawals", &withdrawal(target));
    by(phone.server, &phone.receipt(), request).await.json()
}

/// A response with words and a photo that can be told from all others.
pub fn telling(phone: &Phone<'_>, bytes: &[u8]) -> Revision {
    let mut revision = phone.revision_with(&[bytes]);
    let items = phone.pack.checklists[0].form.items();
    let alone = |it: &Item| {
        items
            .iter()
            .filter(|(_, other)| other.theme == it.theme)
            .count()
            == 1
    };
    let answered = |path: &str| revision.answers.0.contains_key(path);
    let (item, _) = items
        .iter()
        .find(|(path, it)| answered(path) && !it.theme.is_empty() && alone(it))
        .expect("an answer with a theme that no other has");
    revision.attachments[0].caption = CAPTION.into();
    revision.attachments[0].item.clone_from(item);
    let answer = revision.answers.0.entry(item.clone()).or_default();
    answer.note = NOTE.into();
    revision
}

/// A walker who gave [`telling`] and one response more, all of it delivered.
pub async fn walker<'a>(desk: &Desk<'a>, walk: &Activity, bytes: &[u8]) -> (Phone<'a>, Revision) {
    let phone = desk.phone(walk).await;
    phone.join().await;
    let revision = telling(&phone, bytes);
    phone.revise(&revision).await;
    phone.revise(&phone.revision(1)).await;
    let upload: Upload = phone.put(revision.attachments[0].id, 0, bytes).await.json();
    assert!(upload.verified);
    (phone, revision)
}

/// All that the desk can get of an audit, as one text.
pub async fn outputs(desk: &Desk<'_>, audit: AuditId, walk: &Activity, of: &Revision) -> String {
    let whole = [
        "responses".to_owned(),
        "responses.csv".to_owned(),
        "responses.csv?shape=long".to_owned(),
        "responses.geojson".to_owned(),
        "everything.zip".to_owned(),
        "points".to_owned(),
        "stops".to_owned(),
        "map?photos=true".to_owned(),
        "map?by=theme".to_owned(),
        "map?by=side".to_owned(),
        "tiles/0/0/0".to_owned(),
        "tiles/0/0/0?points=0".to_owned(),
        "comparison".to_owned(),
        "walks".to_owned(),
        "overview".to_owned(),
        "findings".to_owned(),
        "report?version=public".to_owned(),
        "report?version=researchers".to_owned(),
        format!("walks/{}/roster", walk.id),
        format!("walks/{}/tracks.geojson", walk.id),
        format!("responses/{}", of.response),
        format!("attachments/{}", of.attachments[0].id),
        format!("attachments/{}/thumbnail", of.attachments[0].id),
    ];
    let mut text = String::new();
    for path in whole {
        let answer = desk.get(&format!("/audits/{audit}/{path}")).await;
        text += &format!("{path} {}\n{}\n", answer.status, answer.unpacked());
    }
    text
}

pub async fn shows(desk: &Desk<'_>, audit: AuditId, photo: AttachmentId) -> bool {
    let answer = desk
        .get(&format!("/audits/{audit}/attachments/{photo}"))
        .await;
    answer.status.is_success()
}

on_each_database! {
    async fn who_holds_a_receipt_sees_what_they_gave_and_nobody_elses(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let bytes = photo::jpeg(1);
        let (phone, revision) = walker(&desk, &walk, &bytes).await;
        let (other, others) = walker(&desk, &walk, &photo::jpeg(2)).await;
        let seen = given(&phone).await;
        assert_eq!((seen.walk.as_str(), seen.nickname.as_str()), ("Holešovice", "Linh"));
        assert_eq!(seen.responses.len(), 2);
        assert!(seen.consents.photos && seen.withdrawn_at.is_none());
        let first = &seen.responses[0];
        assert_eq!((first.response, first.stop.as_str()), (revision.response, "Stop 0"));
        assert!(first.has_place && first.answers.len() > 5);
        let answer = first.answers.iter().find(|it| !it.photos.is_empty()).expect("a photo");
        assert_eq!((answer.note.as_str(), answer.photos[0].caption.as_str()), (NOTE, CAPTION));
        assert!(answer.photos[0].arrived && !answer.label.is_empty() && !answer.said.is_empty());
        let path = |id| format!("/api/v1/receipt/attachments/{id}");
        let own = request(Method::GET, &path(revision.attachments[0].id), Body::empty());
        assert_eq!(by(server, &phone.receipt(), own).await.body, bytes);
        let foreign = request(Method::GET, &path(others.attachments[0].id), Body::empty());
        by(server, &phone.receipt(), foreign).await.refused(Code::NotFound);
        // Another's response under one's own receipt: nothing happens to it.
        withdraw(&phone, Target::Response { response: others.response }).await;
        assert_eq!(given(&other).await.responses[0].withdrawn_at, None);
    }

    async fn a_wrong_code_finds_nothing_and_guessing_ends_soon(server: Server) {
        let stranger = ReceiptCode::of_secret("nobody's");
        let ask = || request(Method::GET, "/api/v1/receipt", Body::empty());
        by(server, &stranger, ask()).await.refused(Code::WrongCode);
        server.get("/api/v1/receipt").await.refused(Code::WrongCode);
        for _ in 0..28 {
            by(server, &stranger, ask()).await.refused(Code::WrongCode);
        }
        by(server, &stranger, ask()).await.refused(Code::TooManyRequests);
    }

    async fn a_withdrawn_photo_is_in_no_output_and_off_the_disk(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let bytes = photo::jpeg(1);
        let (phone, revision) = walker(&desk, &walk, &bytes).await;
        let id = revision.attachments[0].id;
        let before = outputs(&desk, audit, &walk, &revision).await;
        assert!(before.contains(CAPTION) && before.contains(&id.to_string()));
        let photo = Target::Photo { response: revision.response, attachment: id };
        let seen = withdraw(&phone, photo.clone()).await;
        assert!(seen.responses[0].answers.iter().all(|it| it.photos.is_empty()));
        let after = outputs(&desk, audit, &walk, &revision).await;
        assert!(!after.contains(CAPTION) && after.contains(NOTE), "{after}");
        assert!(!shows(&desk, audit, id).await);
        assert!(Server::files(&server.photos()).is_empty());
        // Again, from a phone that does not know, whole and in a part that was under way.
        let again = phone.revise(&revision).await;
        assert!(matches!(again, Outcome::Already { digest } if Ok(digest) == revision.digest().map_err(drop)));
        let later = Revision { id: tests::harness::id(), number: 2, ..revision.clone() };
        let outcome = phone.revise(&later).await;
        assert!(matches!(outcome, Outcome::Stored { digest } if Ok(digest) == later.digest().map_err(drop)));
        let upload: Upload = phone.put(id, 0, &bytes).await.json();
        assert!(upload.verified, "the phone has nothing to send any more");
        assert!(!outputs(&desk, audit, &walk, &revision).await.contains(CAPTION));
        assert!(Server::files(&server.photos()).is_empty());
        withdraw(&phone, photo).await;
    }

    async fn the_same_photo_of_another_walker_stays(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let bytes = photo::jpeg(1);
        let (phone, _) = walker(&desk, &walk, &bytes).await;
        let (_, others) = walker(&desk, &walk, &bytes).await;
        withdraw(&phone, Target::Everything).await;
        assert!(shows(&desk, audit, others.attachments[0].id).await);
        assert_eq!(Server::files(&server.photos()).len(), 1);
    }

    async fn a_withdrawn_answer_goes_with_its_note_photo_and_theme(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, revision) = walker(&desk, &walk, &photo::jpeg(1)).await;
        let item = revision.attachments[0].item.clone();
        let target = Target::Answer { response: revision.response, item: item.clone() };
        let seen = withdraw(&phone, target).await;
        assert!(seen.responses[0].answers.iter().all(|it| it.item != item));
        assert!(seen.responses[0].answers.len() > 5);
        let after = outputs(&desk, audit, &walk, &revision).await;
        assert!(!after.contains(NOTE) && !after.contains(CAPTION), "{after}");
        let late = Revision { id: id(), number: 2, ..revision.clone() };
        phone.revise(&late).await;
        let after = outputs(&desk, audit, &walk, &revision).await;
        assert!(!after.contains(NOTE) && !after.contains(CAPTION), "{after}");
        let items = phone.pack.checklists[0].form.items();
        let theme = &items.iter().find(|(path, _)| *path == item).expect("the item").1.theme;
        let path = format!("/audits/{audit}/responses?theme={theme}");
        let stop = walk.stops[0].id;
        let found: ResponsePage = desk.get(&format!("{path}&stop={stop}")).await.json();
        let elsewhere: ResponsePage = desk.get(&path).await.json();
        assert_eq!((found.total, elsewhere.total), (0, 1));
    }

    async fn everything_withdrawn_is_gone_from_every_output_and_does_not_come_back(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let bytes = photo::jpeg(1);
        let (phone, revision) = walker(&desk, &walk, &bytes).await;
        let seen = withdraw(&phone, Target::Everything).await;
        assert!(seen.withdrawn_at.is_some() && seen.nickname.is_empty() && !seen.consents.answers);
        assert!(seen.responses.iter().all(|it| it.withdrawn_at.is_some() && it.answers.is_empty()));
        let gone = |text: &str| {
            let secrets = [NOTE, CAPTION, "Linh", &phone.participant.to_string()];
            assert!(secrets.iter().all(|secret| !text.contains(*secret)), "{text}");
        };
        gone(&outputs(&desk, audit, &walk, &revision).await);
        // The phone was offline and sends all of it, and more.
        let again = Revision { id: id(), number: 2, ..revision.clone() };
        let said = Participant { number: 2, ..phone.said() };
        let batch = [
            Operation::Join(said),
            Operation::Revise(revision.clone()),
            Operation::Revise(again),
            Operation::Revise(telling(&phone, &bytes)),
        ];
        let receipt = phone.sync(&batch).await;
        for (outcome, sent) in receipt.outcomes.iter().zip(&batch) {
            assert!(matches!(outcome, Outcome::Already { digest } if Ok(*digest) == sent.digest().map_err(drop)));
        }
        gone(&outputs(&desk, audit, &walk, &revision).await);
        assert!(!shows(&desk, audit, revision.attachments[0].id).await);
        assert!(Server::files(&server.photos()).is_empty());
        let roster: Roster = desk.get(&format!("/audits/{audit}/walks/{}/roster", walk.id)).await.json();
        let summary: WalkSummary = desk.get(&format!("/audits/{audit}/walks/{}", walk.id)).await.json();
        assert_eq!((roster.walkers.len(), summary.walkers, summary.responses), (0, 0, 0));
        assert_eq!(given(&phone).await.responses.len(), 2);
    }

    async fn a_phone_withdraws_by_its_queue_too_before_or_after_the_thing_itself(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let revision = telling(&phone, &photo::jpeg(1));
        let response = revision.response;
        let withdrawal = Operation::Withdraw(withdrawal(Target::Response { response }));
        let batch = [withdrawal.clone(), Operation::Revise(revision.clone()), withdrawal.clone()];
        let outcomes = phone.sync(&batch).await.outcomes;
        let digest = withdrawal.digest().expect("a digest");
        assert_eq!(outcomes[0], Outcome::Stored { digest });
        assert_eq!(outcomes[2], Outcome::Already { digest });
        assert!(!outputs(&desk, audit, &walk, &revision).await.contains(NOTE));
        let stranger = desk.phone(&walk).await;
        let batch = Batch { operations: vec![withdrawal], waiting: 0 };
        stranger.post_sync(&batch).await.refused(Code::SignInNeeded);
    }

    async fn a_consent_changed_by_receipt_holds_against_a_phone_that_says_the_old_ones(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let consents = Consents { photos: false, quotes: true, ..phone.said().consents };
        let change = json_request(Method::POST, "/receipt/consents", &consents);
        let seen: Given = by(server, &phone.receipt(), change).await.json();
        assert_eq!(seen.consents, consents);
        let said = Participant { number: 2, language: "cs".into(), ..phone.said() };
        phone.sync(&[Operation::Join(said)]).await;
        assert_eq!(given(&phone).await.consents, consents);
        phone.revise(&phone.revision_with(&[&photo::jpeg(1)])).await;
        assert!(given(&phone).await.responses[0].answers.iter().all(|it| it.photos.is_empty()));
    }

    async fn the_server_keeps_only_the_hash_of_a_receipt(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let holder = server.app.db.holder(phone.receipt().hash()).await.expect("an answer");
        assert_eq!(holder, Some((audit, phone.participant)));
        // Somebody who claims another's receipt does not get it.
        let thief = desk.phone(&walk).await;
        let said = Participant { receipt: Some(phone.receipt().hash()), ..thief.said() };
        thief.sync(&[Operation::Join(said)]).await;
        let holder = server.app.db.holder(phone.receipt().hash()).await.expect("an answer");
        assert_eq!(holder, Some((audit, phone.participant)));
        assert_ne!(Sha256::of(phone.receipt().to_string().as_bytes()), phone.receipt().hash());
    }
}
