//! What phones send: stored once, judged after, never refused when it parses.

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use shared::activity::State;
use shared::api::{Code, ResponseDetail, ResponsePage, Roster};
use shared::response::Answer;
use shared::sync::{Operation, Outcome, Receipt, Rule};
use tests::harness::{Phone, Server, id};
use tests::on_each_database;

on_each_database! {
    async fn a_second_upload_changes_nothing(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let revision = phone.revision(0);
        let batch = [Operation::Join(phone.said()), Operation::Revise(revision.clone())];
        let first = phone.sync(&batch).await.outcomes;
        let digest = revision.digest().expect("a digest");
        assert_eq!(first[1], Outcome::Stored { digest });
        let second = phone.sync(&batch).await.outcomes;
        assert!(matches!(second[0], Outcome::Already { .. }));
        assert_eq!(second[1], Outcome::Already { digest });
        let path = format!("/audits/{audit}/responses/{}", revision.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.history.len(), 1);
        assert_eq!(detail.row.revision, revision);
    }

    async fn two_copies_at_the_same_time_are_stored_once(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let batch = [Operation::Join(phone.said()), Operation::Revise(phone.revision(0))];
        let (one, two) = tokio::join!(phone.sync(&batch), phone.sync(&batch));
        let stored = |receipt: &Receipt| matches!(receipt.outcomes[1], Outcome::Stored { .. });
        assert_eq!([stored(&one), stored(&two)].iter().filter(|it| **it).count(), 1);
        let page: ResponsePage = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert_eq!(page.total, 1);
    }

    async fn an_older_revision_that_comes_late_is_history_only(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let old = phone.revision(0);
        let new = shared::response::Revision { id: id(), number: 2, ..old.clone() };
        phone.revise(&new).await;
        assert!(matches!(phone.revise(&old).await, Outcome::Stored { .. }));
        let path = format!("/audits/{audit}/responses/{}", old.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.row.revision.id, new.id);
        let numbers: Vec<_> = detail.history.iter().map(|it| it.revision.number).collect();
        assert_eq!(numbers, [1, 2]);
    }

    async fn an_answer_that_breaks_rules_is_kept_and_marked(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let mut revision = phone.revision(0);
        let item = revision.answers.0.keys().next().expect("an answer").clone();
        revision.answers.0.insert(item.clone(), Answer::of("purple"));
        revision.stop = Some(id());
        let Outcome::Quarantined { problems, .. } = phone.revise(&revision).await else {
            panic!("it should be quarantined");
        };
        let rules: Vec<_> = problems.iter().map(|it| it.rule).collect();
        assert!(rules.contains(&Rule::NotAChoice) && rules.contains(&Rule::UnknownStop));
        let page: ResponsePage = desk
            .get(&format!("/audits/{audit}/responses?quarantined=true"))
            .await
            .json();
        assert_eq!(page.rows[0].revision.answers.0[&item].value, "purple");
        assert_eq!(page.rows[0].problems, problems);
    }

    async fn one_that_cannot_be_read_does_not_hold_back_the_rest(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let value = |operation: Operation| serde_json::to_value(operation).expect("JSON");
        let batch = json!({ "operations": [
            value(Operation::Join(phone.said())),
            { "kind": "teleport", "to": "Brno" },
            value(Operation::Revise(phone.revision(0))),
        ]});
        let outcomes = phone.post_sync(&batch).await.json::<Receipt>().outcomes;
        assert!(matches!(&outcomes[1], Outcome::Malformed { reason } if reason.contains("teleport")));
        assert!(matches!(outcomes[2], Outcome::Stored { .. }));
    }

    async fn what_was_filled_in_offline_arrives_after_the_walk_was_closed(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let (said, early) = (phone.said(), phone.revision(0));
        desk.set_state(audit, walk.id, State::Closed).await;
        let join = phone.sync(&[Operation::Join(said)]).await.outcomes.remove(0);
        assert!(matches!(join, Outcome::Stored { .. }), "{join:?}");
        assert!(matches!(phone.revise(&early).await, Outcome::Stored { .. }));
        let mut late = phone.revision(1);
        late.started_at = Utc::now() + TimeDelta::seconds(5);
        let Outcome::Quarantined { problems, .. } = phone.revise(&late).await else {
            panic!("it was begun after the close");
        };
        assert_eq!(problems[0].rule, Rule::AfterClose);
    }

    async fn a_change_of_the_walk_is_seen_by_the_next_submission(server: Server) {
        let desk = server.owner().await;
        let (audit, mut walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        phone.revise(&phone.revision(0)).await;
        let mut plan = tests::harness::plan(
            walk.district.expect("a district"),
            walk.checklists[0].version,
        );
        let mut added = walk.stops[0].clone();
        added.id = id();
        walk.stops.push(added.clone());
        plan.stops = walk.stops;
        let path = format!("/audits/{audit}/walks/{}", walk.id);
        assert!(desk.put(&path, &plan).await.status.is_success());
        let mut revision = phone.revision(0);
        revision.stop = Some(added.id);
        assert!(matches!(phone.revise(&revision).await, Outcome::Stored { .. }));
    }

    async fn a_phone_that_is_not_known_is_asked_to_join(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let batch = json!({ "operations": [Operation::Revise(phone.revision(0))] });
        phone.post_sync(&batch).await.refused(Code::SignInNeeded);
        let path = format!("/api/v1/audits/{}/sync", phone.audit());
        let stranger = tests::harness::request(axum::http::Method::POST, &path, batch.to_string());
        server.send(stranger).await.refused(Code::SignInNeeded);
    }

    async fn nobody_joins_with_another_walks_code(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let mut said = phone.said();
        said.code = shared::activity::JoinCode::new([0; 6]);
        let outcome = phone.sync(&[Operation::Join(said)]).await.outcomes.remove(0);
        assert!(matches!(outcome, Outcome::Malformed { .. }));
        let batch = json!({ "operations": [Operation::Revise(phone.revision(0))] });
        phone.post_sync(&batch).await.refused(Code::SignInNeeded);
    }

    async fn a_walker_cannot_write_as_another_or_into_anothers_response(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (linh, thief) = (desk.phone(&walk).await, desk.phone(&walk).await);
        linh.join().await;
        thief.join().await;
        let mine = linh.revision(0);
        linh.revise(&mine).await;
        let mut over = thief.revision(0);
        over.response = mine.response;
        over.number = 9;
        assert!(matches!(thief.revise(&over).await, Outcome::Malformed { .. }));
        let mut same = thief.revision(0);
        same.id = mine.id;
        assert!(matches!(thief.revise(&same).await, Outcome::Malformed { .. }));
        let pretender = Phone { participant: linh.participant, ..desk.phone(&walk).await };
        let batch = json!({ "operations": [Operation::Join(linh.said())] });
        pretender.post_sync(&batch).await.refused(Code::SignInNeeded);
        let path = format!("/audits/{audit}/responses/{}", mine.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!((detail.history.len(), detail.row.revision), (1, mine));
    }

    async fn what_was_not_agreed_to_is_not_kept(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let mut said = phone.said();
        said.consents.place = false;
        phone.sync(&[Operation::Join(said)]).await;
        let revision = phone.revision(0);
        let Outcome::Quarantined { problems, .. } = phone.revise(&revision).await else {
            panic!("it held a place");
        };
        assert_eq!(problems[0].rule, Rule::NotAgreed);
        let page: Value = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert!(!page.to_string().contains("longitude"));
    }

    async fn the_roster_says_who_is_how_far_and_what_their_phone_holds(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let photo = tests::harness::photo::jpeg(1);
        let batch = json!({
            "operations": [
                Operation::Join(phone.said()),
                Operation::Revise(phone.revision_with(&[&photo])),
                Operation::Revise(phone.revision(2)),
            ],
            "waiting": 4,
        });
        phone.post_sync(&batch).await;
        let path = format!("/audits/{audit}/walks/{}/roster", walk.id);
        let roster: Roster = desk.get(&path).await.json();
        let row = &roster.walkers[0];
        assert_eq!((row.nickname.as_str(), row.waiting), ("Linh", 4));
        assert_eq!((row.answered.as_slice(), row.elsewhere), ([1, 0, 1].as_slice(), 0));
        assert_eq!(row.photos_missing, 1);
    }

    async fn a_batch_over_the_limit_is_told_so_in_words(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let large = json!({ "operations": [], "padding": "x".repeat(1024 * 1024) });
        phone.post_sync(&large).await.refused(Code::TooLarge);
        let many = json!({ "operations": vec![Value::Null; 51] });
        phone.post_sync(&many).await.refused(Code::BadRequest);
        phone.post_sync(&json!([1])).await.refused(Code::BadRequest);
    }
}
