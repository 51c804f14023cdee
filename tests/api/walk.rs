//! Walks: saved, opened, closed, and their code.

use rust_xlsxwriter::Workbook;
use shared::activity::State;
use shared::api::{Code, Published, WalkSummary};
use shared::response::Revision;
use shared::sync::{Outcome, Rule};
use tests::harness::{Server, id, plan};
use tests::on_each_database;

/// A workbook with one question.
fn survey(name: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey").expect("a name");
    for (row, cells) in (0..).zip([
        ["type", "name", "label"],
        ["text", name, "What is it like?"],
    ]) {
        survey.write_row(row, 0, cells).expect("a row");
    }
    workbook.save_to_buffer().expect("a workbook")
}

on_each_database! {
    async fn saving_twice_makes_one_walk_with_one_code(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let path = format!("/audits/{audit}/walks/{}", walk.id);
        let mut again = plan(walk.district.expect("a district"), walk.checklists[0].version);
        again.stops.clone_from(&walk.stops);
        again.title = "Holešovice by day".into();
        let saved: WalkSummary = desk.put(&path, &again).await.json();
        assert_eq!(saved.activity.code, walk.code);
        assert_eq!((saved.activity.title.as_str(), saved.activity.state), ("Holešovice by day", State::Open));
        let all: Vec<WalkSummary> = desk.get(&format!("/audits/{audit}/walks")).await.json();
        assert_eq!(all.len(), 1);
    }

    async fn a_walk_opens_only_with_a_stop_and_a_checklist(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let district = desk.district(audit, "Praha 1").await;
        let version = desk.checklist(audit).await;
        let walk = id::<shared::id::ActivityId>();
        let path = format!("/audits/{audit}/walks/{walk}");
        let mut bare = plan(district, version);
        bare.stops.clear();
        desk.put(&path, &bare).await;
        let refused = desk.set_state(audit, walk, State::Open).await.refused(Code::Conflict);
        assert!(refused.detail.contains("stop"));
        let mut bare = plan(district, version);
        bare.checklists.clear();
        desk.put(&path, &bare).await;
        let refused = desk.set_state(audit, walk, State::Open).await.refused(Code::Conflict);
        assert!(refused.detail.contains("checklist"));
        desk.put(&path, &plan(district, version)).await;
        assert!(desk.set_state(audit, walk, State::Open).await.status.is_success());
    }

    async fn a_stop_with_answers_cannot_be_removed(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        phone.revise(&phone.revision(1)).await;
        let path = format!("/audits/{audit}/walks/{}", walk.id);
        let mut plan = plan(walk.district.expect("a district"), walk.checklists[0].version);
        plan.stops = vec![walk.stops[0].clone(), walk.stops[2].clone()];
        desk.put(&path, &plan).await.refused(Code::Conflict);
        plan.stops = vec![walk.stops[1].clone(), walk.stops[2].clone()];
        let saved: WalkSummary = desk.put(&path, &plan).await.json();
        assert_eq!(saved.activity.stops.len(), 2);
        assert_eq!((saved.walkers, saved.responses), (1, 1));
        desk.set_state(audit, walk.id, State::Draft).await.refused(Code::Conflict);
    }

    async fn answers_to_the_version_asked_before_are_as_good_as_ever(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let district = walk.district.expect("a district");
        let old = desk.phone(&walk).await;
        old.join().await;
        let (newer, never) = (survey("noise"), survey("smell"));
        let path = format!("/audits/{audit}/checklists");
        let newer: Published = desk.post_bytes(&path, newer).await.json();
        let never: Published = desk.post_bytes(&path, never).await.json();
        let mut other = plan(district, newer.version.id);
        other.stops.clone_from(&walk.stops);
        desk.put(&format!("/audits/{audit}/walks/{}", walk.id), &other).await;

        let late = old.revise(&old.revision(0)).await;
        assert!(matches!(late, Outcome::Stored { .. }), "{late:?}");
        let new = desk.phone(&walk).await;
        assert_eq!(new.pack.checklists[0].version, newer.version.id);
        new.join().await;
        let current = new.revise(&new.revision(1)).await;
        assert!(matches!(current, Outcome::Stored { .. }), "{current:?}");
        let unasked = Revision { version: never.version.id, ..new.revision(2) };
        let Outcome::Quarantined { problems, .. } = new.revise(&unasked).await else {
            panic!("a version that was never asked is marked");
        };
        assert_eq!(problems[0].rule, Rule::UnknownVersion);
    }

    async fn what_the_audit_does_not_have_is_not_taken(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let path = format!("/audits/{audit}/walks/{}", id::<shared::id::ActivityId>());
        let version = walk.checklists[0].version;
        desk.put(&path, &plan(id(), version)).await.refused(Code::BadRequest);
        let district = walk.district.expect("a district");
        desk.put(&path, &plan(district, id())).await.refused(Code::BadRequest);
        let mut nowhere = plan(district, version);
        nowhere.stops[0].latitude = 95.0;
        desk.put(&path, &nowhere).await.refused(Code::BadRequest);
        desk.get(&path).await.refused(Code::NotFound);
    }
}
