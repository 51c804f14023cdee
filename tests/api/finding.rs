//! Findings: written by two, cited, taken back, and who may.

use super::receipt::{telling, withdraw};
use super::review::futures_join;
use serde_json::json;
use shared::activity::Activity;
use shared::analysis::comparison::Comparison;
use shared::api::{Code, FindingConflict, FindingOrder, NewReview, SaveFinding, SaveReviews};
use shared::audit::Role;
use shared::finding::cited::{CitedFinding, Standing};
use shared::finding::{Content, Evidence, Finding, Source};
use shared::id::{AuditId, DistrictId, FindingId};
use shared::response::Revision;
use shared::review::{Act, ReviewState, Subject};
use shared::text::Text;
use shared::withdrawal::Target;
use tests::harness::desk::json_request;
use tests::harness::{Answer, Desk, Phone, Server, id, photo};
use tests::on_each_database;

pub fn evidence(source: Source) -> Evidence {
    Evidence {
        source,
        printed: true,
    }
}

/// The response, its first photo, and the answer that the photo belongs to.
pub fn all_of(revision: &Revision) -> Vec<Evidence> {
    let response = revision.response;
    let photo = &revision.attachments[0];
    vec![
        evidence(Source::Response { response }),
        evidence(Source::Answer {
            response,
            item: photo.item.clone(),
        }),
        evidence(Source::Photo {
            response,
            attachment: photo.id,
        }),
    ]
}

pub fn content(sentence: &str, evidence: Vec<Evidence>) -> Content {
    Content {
        text: Text::of("en", sentence),
        theme: "lighting".into(),
        listed: true,
        evidence,
    }
}

pub async fn save(
    desk: &Desk<'_>,
    audit: AuditId,
    of: FindingId,
    seen: u32,
    content: &Content,
) -> Answer {
    let content = content.clone();
    let path = format!("/audits/{audit}/findings/{of}");
    desk.put(&path, &SaveFinding { seen, content }).await
}

async fn list(desk: &Desk<'_>, audit: AuditId) -> Vec<CitedFinding> {
    desk.get(&format!("/audits/{audit}/findings")).await.json()
}

async fn standings(desk: &Desk<'_>, audit: AuditId) -> Vec<Standing> {
    let findings = list(desk, audit).await;
    findings[0].cited.iter().map(|it| it.standing).collect()
}

/// An audit in which one walker, who agrees to be quoted, answered with a photo and a note.
pub async fn answered<'a>(desk: &Desk<'a>) -> (AuditId, Activity, Phone<'a>, Revision) {
    let (audit, walk) = desk.walk().await;
    let phone = desk.phone(&walk).await;
    let mut said = phone.said();
    said.consents.quotes = true;
    phone.sync(&[shared::sync::Operation::Join(said)]).await;
    let bytes = photo::jpeg(1);
    let revision = telling(&phone, &bytes);
    phone.revise(&revision).await;
    phone.put(revision.attachments[0].id, 0, &bytes).await;
    (audit, walk, phone, revision)
}

on_each_database! {
    async fn a_finding_sent_twice_is_one_and_every_save_is_kept(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, revision) = answered(&desk).await;
        let of = id();
        let dark = content("It is dark.", all_of(&revision));
        let first: Finding = save(&desk, audit, of, 0, &dark).await.json();
        let again: Finding = save(&desk, audit, of, 0, &dark).await.json();
        assert_eq!(first, again);
        assert_eq!((first.version, first.name.as_str()), (1, "Jana"));
        let darker = content("It is too dark.", all_of(&revision));
        let second: Finding = save(&desk, audit, of, 1, &darker).await.json();
        assert_eq!(second.version, 2);
        // Nothing changed: nothing is kept.
        let same: Finding = save(&desk, audit, of, 2, &darker).await.json();
        assert_eq!(same.version, 2);
        let path = format!("/audits/{audit}/findings/{of}/history");
        let history: Vec<Finding> = desk.get(&path).await.json();
        let said: Vec<&str> = history.iter().map(|it| it.content.text.get("en")).collect();
        assert_eq!(said, ["It is dark.", "It is too dark."]);
        let path = format!("/audits/{audit}/findings?response={}", revision.response);
        let citing: Vec<CitedFinding> = desk.get(&path).await.json();
        assert_eq!(citing[0].finding, second);
        let excerpt = citing[0].cited[1].excerpt.as_ref().expect("an answer");
        assert!(!excerpt.note.is_empty() && !excerpt.question.is_empty());
        let path = format!("/audits/{audit}/findings?response={of}");
        assert_eq!(desk.get(&path).await.json::<Vec<CitedFinding>>(), []);
    }

    async fn two_researchers_never_overwrite_each_other_silently(server: Server) {
        let jana = server.owner().await;
        let (audit, _, _, _) = answered(&jana).await;
        let petr = Desk::invited(server, Some(audit), Role::Researcher).await;
        let of = id();
        save(&jana, audit, of, 0, &content("It is dark.", vec![])).await.json::<Finding>();
        save(&petr, audit, of, 1, &content("It is very dark.", vec![])).await.json::<Finding>();
        let answer = save(&jana, audit, of, 1, &content("It is light.", vec![])).await;
        answer.refused(Code::Conflict);
        let conflict: FindingConflict = serde_json::from_slice(&answer.body).expect("a conflict");
        assert_eq!(conflict.current.content.text.get("en"), "It is very dark.");
        let path = format!("/audits/{audit}/findings/{of}?seen=1");
        jana.delete(&path).await.refused(Code::Conflict);
        // Of the same id made by two, one is kept.
        let other = content("Nobody is here.", vec![]);
        save(&petr, audit, of, 0, &other).await.refused(Code::Conflict);
        assert_eq!(list(&jana, audit).await[0].finding.content.text.get("en"), "It is very dark.");
    }

    async fn of_many_at_once_one_is_kept_and_the_others_are_told(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, _) = answered(&desk).await;
        let of = id();
        let contents: Vec<Content> = (0..8).map(|n| content(&format!("Sentence {n}."), vec![])).collect();
        let sent = contents.iter().map(|content| save(&desk, audit, of, 0, content));
        let answers = futures_join(sent).await;
        let kept = answers.iter().filter(|it| it.status.is_success()).count();
        assert_eq!(kept, 1);
        for refused in answers.iter().filter(|it| !it.status.is_success()) {
            refused.refused(Code::Conflict);
        }
        assert_eq!(list(&desk, audit).await.len(), 1);
    }

    async fn a_removed_finding_is_off_the_list_and_can_be_brought_back(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, _) = answered(&desk).await;
        let of = id();
        let dark = content("It is dark.", vec![]);
        save(&desk, audit, of, 0, &dark).await.json::<Finding>();
        let path = format!("/audits/{audit}/findings/{of}?seen=1");
        let removed: Finding = desk.delete(&path).await.json();
        assert!(removed.removed);
        assert_eq!(desk.delete(&path).await.json::<Finding>(), removed);
        assert_eq!(list(&desk, audit).await, []);
        save(&desk, audit, of, 2, &dark).await.json::<Finding>();
        assert_eq!(list(&desk, audit).await.len(), 1);
        let path = format!("/audits/{audit}/findings/{}?seen=1", id::<FindingId>());
        desk.delete(&path).await.refused(Code::NotFound);
    }

    async fn findings_have_the_order_that_the_last_one_to_look_gave_them(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, _) = answered(&desk).await;
        let ids: Vec<FindingId> = (0..3).map(|_| id()).collect();
        for of in &ids {
            save(&desk, audit, *of, 0, &content("It is dark.", vec![])).await.json::<Finding>();
        }
        let path = format!("/audits/{audit}/finding-order");
        let wanted = vec![ids[2], ids[0], ids[1]];
        let order = FindingOrder { before: ids.clone(), wanted: wanted.clone() };
        for _ in 0..2 {
            assert!(desk.post(&path, &order).await.status.is_success());
        }
        let now: Vec<FindingId> = list(&desk, audit).await.iter().map(|it| it.finding.id).collect();
        assert_eq!(now, wanted);
        let late = FindingOrder { before: ids.clone(), wanted: vec![ids[1], ids[0], ids[2]] };
        desk.post(&path, &late).await.refused(Code::Conflict);
    }

    async fn what_is_cited_must_be_there_and_what_goes_later_says_so(server: Server) {
        let desk = server.owner().await;
        let (audit, _, phone, revision) = answered(&desk).await;
        let of = id();
        let unknown = vec![evidence(Source::Response { response: id() })];
        save(&desk, audit, of, 0, &content("It is dark.", unknown)).await.refused(Code::NoSuchEvidence);
        assert_eq!(list(&desk, audit).await, [], "nothing is left of it");
        let dark = content("It is dark.", all_of(&revision));
        save(&desk, audit, of, 0, &dark).await.json::<Finding>();
        assert_eq!(standings(&desk, audit).await, [Standing::Stands; 3]);
        let hide = NewReview {
            id: id(),
            response: revision.response,
            seen: 0,
            act: Act::State { subject: Subject::Response, state: ReviewState::Hidden, revision: 1 },
        };
        desk.post(&format!("/audits/{audit}/reviews"), &SaveReviews { events: vec![hide] }).await;
        assert_eq!(standings(&desk, audit).await, [Standing::Hidden; 3]);
        withdraw(&phone, Target::Response { response: revision.response }).await;
        assert_eq!(standings(&desk, audit).await, [Standing::Withdrawn; 3]);
        // It can still be written on, but not cited anew.
        let still = content("It was dark.", all_of(&revision));
        save(&desk, audit, of, 1, &still).await.json::<Finding>();
        save(&desk, audit, id(), 0, &still).await.refused(Code::NoSuchEvidence);
    }

    async fn what_is_compared_is_a_question_and_districts_of_the_audit(server: Server) {
        let desk = server.owner().await;
        let (audit, walk, _, _) = answered(&desk).await;
        let path = format!("/audits/{audit}/comparison");
        let comparison: Comparison = desk.get(&path).await.json();
        let asked = &comparison.items[0].item;
        let district = walk.district.expect("a district");
        let compared = |item: &str, districts: &[DistrictId]| {
            let source = Source::Comparison {
                checklist: asked.checklist.clone(),
                item: item.to_owned(),
                districts: districts.to_vec(),
            };
            content("It is darker here.", vec![evidence(source)])
        };
        let (_, elsewhere) = desk.walk().await;
        let other = elsewhere.district.expect("a district");
        for wrong in [
            compared("shoes", &[district]),
            compared(&asked.path, &[id()]),
            compared(&asked.path, &[district, other]),
        ] {
            let refused = save(&desk, audit, id(), 0, &wrong).await;
            let problem = refused.refused(Code::NoSuchComparison);
            assert!(problem.detail.contains("a question or a district"), "{}", problem.detail);
        }
        assert_eq!(list(&desk, audit).await, [], "nothing is left of them");
        let of = id();
        let right = compared(&asked.path, &[district]);
        save(&desk, audit, of, 0, &right).await.json::<Finding>();
        assert_eq!(standings(&desk, audit).await, [Standing::Stands]);
    }

    async fn findings_are_for_researchers(server: Server) {
        let owner = server.owner().await;
        let (audit, _, _, _) = answered(&owner).await;
        let of = id();
        save(&owner, audit, of, 0, &content("It is dark.", vec![])).await.json::<Finding>();
        for role in [Role::Facilitator, Role::Viewer] {
            let desk = Desk::invited(server, Some(audit), role).await;
            let path = format!("/audits/{audit}/findings");
            desk.get(&path).await.refused(Code::NotAllowed);
            desk.get(&format!("{path}/{of}/history")).await.refused(Code::NotAllowed);
            save(&desk, audit, of, 1, &content("Light.", vec![])).await.refused(Code::NotAllowed);
            desk.delete(&format!("{path}/{of}?seen=1")).await.refused(Code::NotAllowed);
        }
        let elsewhere = Desk::invited(server, Some(owner.audit().await), Role::Owner).await;
        elsewhere.get(&format!("/audits/{audit}/findings")).await.refused(Code::NotAllowed);
    }

    async fn what_cannot_be_a_finding_is_refused_with_a_sentence(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, _) = answered(&desk).await;
        let path = format!("/audits/{audit}/findings/{}", id::<FindingId>());
        let bodies = [
            json!({}),
            json!({ "seen": 0, "text": { "en": "  " } }),
            json!({ "seen": 0, "text": { "en": "x".repeat(1001) } }),
            json!({ "seen": 0, "text": { "en": "Dark." }, "evidence": [{ "kind": "note", "from": "", "text": "" }] }),
            json!({ "seen": 0, "text": { "en": "Dark." }, "theme": "two words" }),
        ];
        for body in bodies {
            desk.put(&path, &body).await.refused(Code::BadRequest);
        }
        let unread = json_request(axum::http::Method::PUT, &path, &"no object");
        desk.send(unread).await.refused(Code::BadRequest);
        assert_eq!(list(&desk, audit).await, []);
    }
}
