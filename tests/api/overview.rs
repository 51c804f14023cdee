//! Where an audit stands: how much is filled in, which phones hold something, what there is to review.

use super::finding::answered;
use shared::api::{Code, Overview, WalkStanding};
use shared::audit::Role;
use shared::sync::{Batch, Operation};
use tests::harness::{Desk, Server};
use tests::on_each_database;

async fn overview(desk: &Desk<'_>, audit: shared::id::AuditId) -> Overview {
    desk.get(&format!("/audits/{audit}/overview")).await.json()
}

on_each_database! {
    async fn coverage_counts_walkers_at_each_stop_and_what_is_missing(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for stops in [&[0, 1, 2][..], &[0, 1], &[0]] {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            for stop in stops {
                phone.revise(&phone.revision(*stop)).await;
            }
        }
        // Someone who has only begun, and someone who answered the first stop twice.
        let begun = desk.phone(&walk).await;
        begun.join().await;
        let mut revision = begun.revision(0);
        revision.complete = false;
        begun.revise(&revision).await;
        let twice = desk.phone(&walk).await;
        twice.join().await;
        for _ in 0..2 {
            twice.revise(&twice.revision(0)).await;
        }
        let seen = overview(&desk, audit).await;
        let WalkStanding { summary, answered, begun, coverage } = &seen.walks[0];
        assert_eq!((summary.walkers, *answered, *begun), (5, 5, 1));
        assert_eq!((coverage[0].responses, coverage[0].walkers), (8, 4));
        assert_eq!(coverage[0].stops, [4, 2, 1]);
        assert_eq!(seen.walks[0].missing(), 1 + 3 + 4);
        assert_eq!(seen.districts, 1);
        let review = seen.review.expect("an owner reviews");
        assert_eq!((review.received, review.accepted), (9, 0));
        // The checklist that ships speaks all its languages.
        let translated = &seen.checklists[0];
        assert!(translated.texts > 20);
        assert!(translated.languages.iter().all(|it| it.texts == translated.texts), "{translated:?}");
    }

    async fn phones_that_hold_something_or_never_sent_are_named_to_those_who_run_walks(server: Server) {
        let desk = server.owner().await;
        let (audit, walk, _, _) = answered(&desk).await;
        let silent = desk.phone(&walk).await;
        silent.join().await;
        let holding = desk.phone(&walk).await;
        let operations = vec![Operation::Join(holding.said()), Operation::Revise(holding.revision(0))];
        holding.post_sync(&Batch { operations, waiting: 3 }).await;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        for desk in [&desk, &facilitator] {
            let phones = overview(desk, audit).await.phones;
            let told: Vec<_> = phones.iter().map(|it| (it.participant, it.waiting, it.responses)).collect();
            assert_eq!(told, [(holding.participant, 3, 1), (silent.participant, 0, 0)]);
        }
        assert_eq!(overview(&facilitator, audit).await.review, None);
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let seen = overview(&viewer, audit).await;
        assert_eq!((seen.phones, seen.review), (vec![], None));
        server.get(&format!("/api/v1/audits/{audit}/overview")).await.refused(Code::SignInNeeded);
    }
}
