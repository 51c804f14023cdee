//! Several people on one phone, and people on paper: each a walker of their own, and how they answered is
//! told.

use chrono::Utc;
use shared::activity::{Activity, State};
use shared::api::{Code, PaperEntry, ResponseDetail, ResponsePage, Roster, WalkSummary};
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::AuditId;
use shared::participant::{Entry, Participant};
use shared::response::Revision;
use shared::sync::{Operation, Outcome, Receipt};
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::{Answer, Desk, Phone, Server, id};
use tests::on_each_database;

/// Somebody with printed sheets; the desk makes what a phone would.
async fn on_paper<'a>(desk: &Desk<'a>, walk: &Activity) -> (Phone<'a>, Participant) {
    let sheet = desk.phone(walk).await;
    let said = Participant {
        entry: Entry::Paper,
        nickname: "Sheet 7".into(),
        ..sheet.said()
    };
    (sheet, said)
}

async fn enter(desk: &Desk<'_>, sheet: &Phone<'_>, operations: Vec<Operation>) -> Answer {
    let activity = sheet.pack.activity.id;
    let path = format!("/audits/{}/walks/{activity}/paper", sheet.audit());
    let secret = Sha256::try_from(sheet.secret.clone()).expect("a secret");
    let entry = PaperEntry {
        participant: sheet.participant,
        secret: Sha256::of(&secret.0),
        operations,
    };
    desk.post(&path, &entry).await
}

async fn roster(desk: &Desk<'_>, audit: AuditId, walk: &Activity) -> Vec<(String, Entry)> {
    let path = format!("/audits/{audit}/walks/{}/roster", walk.id);
    let roster: Roster = desk.get(&path).await.json();
    let walkers = roster.walkers.into_iter();
    walkers.map(|it| (it.nickname, it.entry)).collect()
}

async fn responses(desk: &Desk<'_>, audit: AuditId) -> ResponsePage {
    desk.get(&format!("/audits/{audit}/responses")).await.json()
}

fn join_and(said: &Participant, revision: &Revision) -> Vec<Operation> {
    vec![
        Operation::Join(said.clone()),
        Operation::Revise(revision.clone()),
    ]
}

on_each_database! {
    async fn two_people_on_one_phone_are_two_walkers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let entries = [("Ana", Entry::Own), ("Hana", Entry::Pair), ("Bao", Entry::Proxy)];
        for (nickname, entry) in entries {
            let person = desk.phone(&walk).await;
            let said = Participant { nickname: nickname.into(), entry, ..person.said() };
            person.sync(&join_and(&said, &person.revision(0))).await;
        }
        let expected = entries.map(|(nickname, entry)| (nickname.to_owned(), entry));
        assert_eq!(roster(&desk, audit, &walk).await, expected);
        let saved: WalkSummary = desk.get(&format!("/audits/{audit}/walks/{}", walk.id)).await.json();
        assert_eq!((saved.walkers, saved.responses), (3, 3));
        let page = responses(&desk, audit).await;
        let mut told: Vec<_> = page.rows.iter().map(|row| (row.nickname.clone(), row.entry)).collect();
        told.sort_by_key(|(_, entry)| *entry);
        assert_eq!(told, expected);
        let csv = desk.get(&format!("/audits/{audit}/responses.csv")).await.text();
        for (_, entry) in entries {
            assert!(csv.contains(&format!(",{},", entry.word())), "{csv}");
        }
    }

    async fn a_sheet_typed_in_twice_is_one_response_that_says_who_typed_it(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        desk.set_state(audit, walk.id, State::Closed).await;
        desk.set_state(audit, walk.id, State::Open).await;
        let (sheet, said) = on_paper(&desk, &walk).await;
        desk.set_state(audit, walk.id, State::Closed).await;
        let revision = sheet.revision(1);
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let first: Receipt = enter(&facilitator, &sheet, join_and(&said, &revision)).await.json();
        let digest = revision.digest().expect("a digest");
        // Typed in after the walk was closed, as sheets are: that is no problem.
        assert_eq!(first.outcomes[1], Outcome::Stored { digest });
        let second: Receipt = enter(&desk, &sheet, join_and(&said, &revision)).await.json();
        assert_eq!(second.outcomes[1], Outcome::Already { digest });
        assert_eq!(roster(&desk, audit, &walk).await, [("Sheet 7".to_owned(), Entry::Paper)]);
        let page = responses(&desk, audit).await;
        assert_eq!((page.total, page.rows[0].entry), (1, Entry::Paper));
        // A further sheet of the same walker, by somebody else.
        let further = vec![Operation::Revise(sheet.revision(2))];
        let third: Receipt = enter(&desk, &sheet, further).await.json();
        assert!(matches!(third.outcomes[0], Outcome::Stored { .. }));
        assert_eq!(responses(&desk, audit).await.total, 2);
        let path = format!("/audits/{audit}/responses/{}", revision.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.history[0].entered_by.as_deref(), Some("Jana"));
    }

    async fn what_a_phone_sent_names_nobody(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let revision = phone.revision(0);
        phone.revise(&revision).await;
        let path = format!("/audits/{audit}/responses/{}", revision.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.history[0].entered_by, None);
        assert_eq!(detail.row.entry, Entry::Own);
    }

    async fn the_desk_speaks_for_nobody_who_has_a_phone(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let revision = Operation::Revise(phone.revision(0));
        enter(&desk, &phone, vec![revision]).await.refused(Code::NotAllowed);
        let (sheet, said) = on_paper(&desk, &walk).await;
        let revision = sheet.revision(0);
        let own = Participant { entry: Entry::Own, ..said.clone() };
        enter(&desk, &sheet, join_and(&own, &revision)).await.refused(Code::BadRequest);
        let alone = vec![Operation::Revise(revision.clone())];
        enter(&desk, &sheet, alone).await.refused(Code::BadRequest);
        let withdrawal = Withdrawal { id: id(), target: Target::Everything, said_at: Utc::now() };
        let taken = vec![Operation::Join(said.clone()), Operation::Withdraw(withdrawal)];
        enter(&desk, &sheet, taken).await.refused(Code::BadRequest);
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        enter(&viewer, &sheet, join_and(&said, &revision)).await.refused(Code::NotAllowed);
        let (_, elsewhere) = desk.walk().await;
        let stranger = Desk::invited(server, Some(desk.audit().await), Role::Owner).await;
        let refused = enter(&stranger, &sheet, join_and(&said, &revision)).await;
        assert!(refused.status.is_client_error());
        let (other, its) = on_paper(&desk, &elsewhere).await;
        let path = format!("/audits/{audit}/walks/{}/paper", walk.id);
        let entry = PaperEntry {
            participant: other.participant,
            secret: Sha256::of(b"s"),
            operations: vec![Operation::Join(its)],
        };
        desk.post(&path, &entry).await.refused(Code::BadRequest);
        assert_eq!(responses(&desk, audit).await.total, 0);
    }

    async fn a_walker_on_paper_withdraws_by_the_receipt(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (sheet, said) = on_paper(&desk, &walk).await;
        enter(&desk, &sheet, join_and(&said, &sheet.revision(0))).await;
        assert_eq!(responses(&desk, audit).await.total, 1);
        let withdrawal = Withdrawal { id: id(), target: Target::Everything, said_at: Utc::now() };
        let path = "/receipt/withdrawals";
        let mut request = tests::harness::desk::json_request(axum::http::Method::POST, path, &withdrawal);
        let bearer = format!("Bearer {}", sheet.receipt()).parse().expect("a header");
        request.headers_mut().insert("authorization", bearer);
        assert!(server.send(request).await.status.is_success());
        assert_eq!(responses(&desk, audit).await.total, 0);
        assert_eq!(roster(&desk, audit, &walk).await, []);
        // A sheet that is typed in once more comes too late.
        enter(&desk, &sheet, vec![Operation::Revise(sheet.revision(1))]).await;
        assert_eq!(responses(&desk, audit).await.total, 0);
    }
}
