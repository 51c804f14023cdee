//! Rescue files at the desk: taken in once, whatever the phone sent before or sends after.

use axum::http::StatusCode;
use chrono::Utc;
use shared::api::{Code, ResponseDetail, ResponsePage, Roster};
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::AuditId;
use shared::participant::{Entry, Participant};
use shared::response::Revision;
use shared::sync::rescue::{MANIFEST, MAX_BYTES, Reason, Report, Tally};
use shared::sync::{Operation, Outcome, Upload};
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::rescue::{rescue_file, zip};
use tests::harness::{Answer, Desk, Server, id, photo};
use tests::on_each_database;

async fn import(desk: &Desk<'_>, audit: AuditId, file: impl Into<Vec<u8>>) -> Answer {
    let path = format!("/audits/{audit}/rescue");
    desk.post_bytes(&path, file.into()).await
}

fn tally(taken: u32, already: u32) -> Tally {
    Tally {
        taken,
        already,
        ..Tally::default()
    }
}

on_each_database! {
    async fn a_phone_that_the_server_never_heard_of_is_imported(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = photo::jpeg_with_place();
        let revisions = [phone.revision_with(&[&bytes]), phone.revision(1)];
        let file = phone.rescue(&revisions, &[&bytes]);
        let report: Report = import(&desk, audit, file).await.json();
        assert_eq!((report.answers, report.photos), (tally(2, 0), tally(1, 0)));

        let path = format!("/audits/{audit}/responses/{}", revisions[0].response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.row.revision, revisions[0]);
        let path = format!("/audits/{audit}/walks/{}/roster", walk.id);
        let roster: Roster = desk.get(&path).await.json();
        assert_eq!((&*roster.walkers[0].nickname, roster.walkers[0].photos_missing), ("Linh", 0));
        let path = format!("/audits/{audit}/attachments/{}", revisions[0].attachments[0].id);
        let seen = desk.get(&path).await.body;
        assert!(!seen.windows(8).any(|it| it == photo::LATITUDE), "the place is still in the photo");
        assert_eq!(photo::pixels(&seen), photo::pixels(&bytes));
    }

    async fn two_people_who_shared_a_phone_are_two_walkers_in_its_file(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (ana, hana) = (desk.phone(&walk).await, desk.phone(&walk).await);
        let hanas = Participant { nickname: "Hana".into(), entry: Entry::Pair, ..hana.said() };
        let walks = [(&ana, ana.said()), (&hana, hanas)].map(|(person, said)| {
            person.rescued([Operation::Join(said), Operation::Revise(person.revision(0))])
        });
        let report: Report = import(&desk, audit, rescue_file(&walks, &[])).await.json();
        assert_eq!(report.answers, tally(2, 0));
        let path = format!("/audits/{audit}/walks/{}/roster", walk.id);
        let roster: Roster = desk.get(&path).await.json();
        let people: Vec<_> = roster.walkers.iter().map(|it| (&*it.nickname, it.entry)).collect();
        assert_eq!(people, [("Linh", Entry::Own), ("Hana", Entry::Pair)]);
    }

    async fn the_same_file_again_changes_nothing(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        let file = phone.rescue(std::slice::from_ref(&revision), &[&bytes]);
        import(&desk, audit, file.clone()).await.json::<Report>();
        let again: Report = import(&desk, audit, file).await.json();
        assert_eq!((again.answers, again.photos), (tally(0, 1), tally(0, 1)));
        let path = format!("/audits/{audit}/responses/{}", revision.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!(detail.history.len(), 1);
    }

    async fn what_the_phone_had_sent_is_known_and_the_rest_is_taken(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revisions = [phone.revision_with(&[&bytes]), phone.revision(1)];
        phone.revise(&revisions[0]).await;
        let id = revisions[0].attachments[0].id;
        phone.put(id, 0, &bytes[..100]).await;
        let report: Report = import(&desk, audit, phone.rescue(&revisions, &[&bytes])).await.json();
        assert_eq!((report.answers, report.photos), (tally(1, 1), tally(1, 0)));
        let upload: Upload = phone.uploaded(id).await.json();
        assert!(upload.verified);
    }

    async fn wrong_parts_that_the_phone_had_sent_do_not_spoil_the_photo(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let mut broken = bytes[..300].to_vec();
        broken[200] ^= 1;
        phone.put(revision.attachments[0].id, 0, &broken).await;
        let report: Report = import(&desk, audit, phone.rescue(&[revision], &[&bytes])).await.json();
        assert_eq!(report.photos, tally(1, 0));
    }

    async fn the_phone_goes_on_sending_after_its_file_was_imported(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let revision = phone.revision(0);
        import(&desk, audit, phone.rescue(std::slice::from_ref(&revision), &[])).await.json::<Report>();
        let batch = [Operation::Join(phone.said()), Operation::Revise(revision.clone())];
        let outcomes = phone.sync(&batch).await.outcomes;
        let digest = revision.digest().expect("a digest");
        assert_eq!(outcomes[1], Outcome::Already { digest });
        assert!(matches!(phone.revise(&phone.revision(1)).await, Outcome::Stored { .. }));
    }

    async fn what_was_withdrawn_does_not_come_back_by_a_file(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = photo::jpeg(1);
        let (kept, gone) = (phone.revision(1), phone.revision_with(&[&bytes]));
        let file = phone.rescue(&[kept, gone.clone()], &[&bytes]);
        import(&desk, audit, file.clone()).await.json::<Report>();
        let target = Target::Response { response: gone.response };
        let withdrawal = Withdrawal { id: id(), target, said_at: Utc::now() };
        phone.sync(&[Operation::Withdraw(withdrawal)]).await;
        let report: Report = import(&desk, audit, file).await.json();
        assert_eq!((report.answers, report.photos.taken), (tally(0, 2), 0));
        let reasons: Vec<_> = report.photos.refused.into_iter().map(|it| it.reason).collect();
        assert_eq!(reasons, [Reason::Withdrawn]);
        let page: ResponsePage = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert_eq!(page.total, 1);
        let path = format!("/audits/{audit}/attachments/{}", gone.attachments[0].id);
        desk.get(&path).await.refused(Code::NotFound);
    }

    async fn a_file_is_no_way_to_write_as_another_walker(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (linh, thief) = (desk.phone(&walk).await, desk.phone(&walk).await);
        linh.join().await;
        let mine = linh.revision(0);
        linh.revise(&mine).await;
        let over = Revision { id: id(), number: 9, ..mine.clone() };
        let join = Operation::Join(linh.said());
        let mut forged = linh.rescued([join.clone(), Operation::Revise(over.clone())]);
        forged.secret_sha256 = Some(Sha256::of(b"a guess"));
        let mut nobody = linh.rescued([join, Operation::Revise(over.clone())]);
        nobody.secret_sha256 = None;
        let own = [Operation::Join(thief.said()), Operation::Revise(over)];
        let file = rescue_file(&[forged, nobody, thief.rescued(own)], &[]);
        let report: Report = import(&desk, audit, file).await.json();
        let reasons: Vec<_> = report.answers.refused.iter().map(|it| &it.reason).collect();
        assert!(matches!(
            reasons[..],
            [Reason::UnknownWalker, Reason::UnknownWalker, Reason::Malformed { .. }]
        ), "{reasons:?}");
        assert_eq!((report.answers.taken, report.answers.already), (0, 0));
        let path = format!("/audits/{audit}/responses/{}", mine.response);
        let detail: ResponseDetail = desk.get(&path).await.json();
        assert_eq!((detail.history.len(), detail.row.revision), (1, mine));
    }

    async fn one_that_cannot_be_read_or_breaks_rules_does_not_hold_back_the_rest(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let mut odd = phone.revision(0);
        odd.stop = Some(id());
        let mut rescued = phone.rescued([
            Operation::Join(phone.said()),
            Operation::Revise(odd),
            Operation::Revise(phone.revision(1)),
        ]);
        let teleport = serde_json::json!({ "kind": "teleport", "to": "Brno" });
        rescued.operations.insert(1, serde_json::value::to_raw_value(&teleport).expect("JSON"));
        let report: Report = import(&desk, audit, rescue_file(&[rescued], &[])).await.json();
        assert_eq!((report.answers.taken, report.answers.quarantined), (2, 1));
        assert!(matches!(
            &report.answers.refused[..],
            [refused] if matches!(&refused.reason, Reason::Malformed { detail } if detail.contains("teleport"))
        ));
    }

    async fn more_answers_than_a_batch_holds_are_all_taken(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let revisions: Vec<_> = (0..120).map(|n| phone.revision(n % 3)).collect();
        let report: Report = import(&desk, audit, phone.rescue(&revisions, &[])).await.json();
        assert_eq!(report.answers, tally(120, 0));
        let page: ResponsePage = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert_eq!(page.total, 120);
    }

    async fn photos_that_are_damaged_or_not_named_are_said_to_be(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let (good, pdf) = (photo::jpeg(1), b"%PDF-1.7 a form, not a photo".to_vec());
        let revision = phone.revision_with(&[&good, &pdf]);
        let other = phone.revision_with(&[&photo::jpeg(2)]);
        let mut said = phone.said();
        said.consents.photos = false;
        let shy = desk.phone(&walk).await;
        said.id = shy.participant;
        let walks = [
            phone.rescued([Operation::Join(phone.said()), Operation::Revise(revision)]),
            shy.rescued([Operation::Join(said), Operation::Revise(other)]),
        ];
        let file = rescue_file(&walks, &[&good, &pdf, &photo::jpeg(2)]);
        let report: Report = import(&desk, audit, file).await.json();
        assert_eq!(report.photos.taken, 1);
        let reasons: Vec<_> = report.photos.refused.iter().map(|it| &it.reason).collect();
        assert!(reasons.contains(&&Reason::Damaged) && reasons.contains(&&Reason::NotNamed), "{reasons:?}");
    }

    async fn a_photo_whose_bytes_changed_in_the_file_is_not_taken(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = photo::jpeg(1);
        let mut file = phone.rescue(&[phone.revision_with(&[&bytes])], &[&bytes]);
        let at = file.windows(64).position(|it| it == &bytes[100..164]).expect("the photo");
        file[at] ^= 1;
        let report: Report = import(&desk, audit, file).await.json();
        assert_eq!(report.photos.refused[0].reason, Reason::Damaged);
    }

    async fn what_is_no_rescue_file_is_told_so(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let whole = phone.rescue(&[phone.revision(0)], &[]);
        let newer = br#"{"krok_rescue":2,"made_at":"2026-11-23T10:00:00Z","walks":[]}"#;
        let wrong: [&[u8]; 6] = [
            b"",
            b"%PDF-1.7 a form",
            &whole[..whole.len() / 2],
            &zip(&[("photo.jpg", &photo::jpeg(1))]),
            &zip(&[(MANIFEST, b"{\"walks\": 3}")]),
            &zip(&[(MANIFEST, newer)]),
        ];
        for file in wrong {
            import(&desk, audit, file).await.refused(Code::BadRescue);
        }
        let page: ResponsePage = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert_eq!(page.total, 0);
        let large = import(&desk, audit, vec![0; MAX_BYTES + 1]).await;
        large.refused(Code::TooLarge);
    }

    async fn walks_of_another_audit_are_left_out(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (other, far) = desk.walk().await;
        let (here, there) = (desk.phone(&walk).await, desk.phone(&far).await);
        let photo = photo::jpeg(1);
        let walks = [
            here.rescued([Operation::Join(here.said()), Operation::Revise(here.revision(0))]),
            there.rescued([Operation::Join(there.said()), Operation::Revise(there.revision_with(&[&photo]))]),
        ];
        let both: Report = import(&desk, audit, rescue_file(&walks, &[&photo])).await.json();
        let expected = Report { answers: tally(1, 0), elsewhere: 1, ..Report::default() };
        assert_eq!(both, expected);
        let only = rescue_file(&walks[1..], &[&photo]);
        import(&desk, audit, only.clone()).await.refused(Code::RescueElsewhere);
        let report: Report = import(&desk, other, only).await.json();
        assert_eq!((report.answers, report.photos), (tally(1, 0), tally(1, 0)));
    }

    async fn only_those_who_lead_walks_here_may_import(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let file = phone.rescue(&[phone.revision(0)], &[]);
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        import(&viewer, audit, file.clone()).await.refused(Code::NotAllowed);
        let stranger = server.owner().await;
        let elsewhere = stranger.audit().await;
        let guest = Desk::invited(server, Some(elsewhere), Role::Facilitator).await;
        import(&guest, audit, file.clone()).await.refused(Code::NotAllowed);
        let path = format!("/api/v1/audits/{audit}/rescue");
        let open = tests::harness::request(axum::http::Method::POST, &path, file.clone());
        server.send(open).await.refused(Code::SignInNeeded);
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        assert_eq!(import(&facilitator, audit, file).await.status, StatusCode::OK);
    }
}
