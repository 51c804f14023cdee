//! Walks: saved, opened, closed, and their code.

use shared::activity::State;
use shared::api::{Code, WalkSummary};
use tests::harness::{Server, id, plan};
use tests::on_each_database;

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
