//! A server that was restored from an older backup, and the phones that know better.

use chrono::Utc;
use server::backup::write;
use shared::api::{Code, Filter};
use shared::response::Revision;
use shared::sync::check::{Check, Held, Lacking};
use shared::sync::{Operation, Outcome};
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::{Database, Phone, Server, id, photo};
use tests::on_each_database;

fn held(revision: &Revision) -> Held {
    Held {
        response: revision.response,
        revisions: vec![revision.id],
        attachments: revision.attachments.iter().map(|it| it.id).collect(),
    }
}

async fn lacking(phone: &Phone<'_>, check: &Check) -> Lacking {
    phone.check(check).await.json()
}

/// Ids of the revisions that the desk sees.
async fn shown(server: &Server, phone: &Phone<'_>) -> Vec<Revision> {
    let filter = Filter::default();
    let rows = server.app.db.responses(phone.audit(), &filter, None, 10);
    let rows = rows.await.expect("responses");
    rows.into_iter().map(|row| row.revision).collect()
}

on_each_database! {
    async fn what_came_after_the_backup_is_named_and_taken_again(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let early = phone.revision(0);
        phone.revise(&early).await;
        let backup = server.folder.path().join("backup.tar");
        write(&server.app.db, &server.app.blobs, &backup).await.expect("a backup");

        let said = Operation::Join(shared::participant::Participant {
            number: 2,
            ..phone.said()
        });
        let bytes = photo::jpeg(3);
        let late = phone.revision_with(&[&bytes]);
        let withdrawal = Withdrawal {
            id: id(),
            target: Target::Response { response: early.response },
            said_at: Utc::now(),
        };
        let after = [said, Operation::Revise(late.clone()), Operation::Withdraw(withdrawal.clone())];
        phone.sync(&after).await;
        phone.put(late.attachments[0].id, 0, &bytes).await;
        let check = Check {
            join: 2,
            responses: vec![held(&late)],
            withdrawals: vec![withdrawal.id],
            tracks: Vec::new(),
        };
        assert_eq!(lacking(&phone, &check).await, Lacking::default());

        for database in Database::all() {
            let restored = Server::restored(database, &backup).await;
            let phone = phone.before(&restored);
            assert_eq!(lacking(&phone, &check).await, Lacking {
                join: true,
                revisions: vec![late.id],
                attachments: vec![late.attachments[0].id],
                withdrawals: vec![withdrawal.id],
                tracks: Vec::new(),
            });
            let again = phone.sync(&after).await.outcomes;
            assert!(again.iter().all(|it| matches!(it, Outcome::Stored { .. })), "{again:?}");
            phone.put(late.attachments[0].id, 0, &bytes).await;
            assert_eq!(lacking(&phone, &check).await, Lacking::default());
            assert_eq!(shown(&restored, &phone).await, std::slice::from_ref(&late));
            let twice = phone.sync(&after).await.outcomes;
            assert!(twice.iter().all(|it| matches!(it, Outcome::Already { .. })), "{twice:?}");
            assert_eq!(shown(&restored, &phone).await, std::slice::from_ref(&late));
            restored.stop().await;
        }
    }

    async fn a_server_that_lost_the_walker_says_so(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let problem = phone.check(&Check::default()).await.refused(Code::SignInNeeded);
        assert_eq!(problem.status, 401);
    }

    async fn what_was_taken_back_elsewhere_is_not_asked_for(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let (whole, part) = (phone.revision(0), phone.revision_with(&[&photo::jpeg(3)]));
        phone.revise(&whole).await;
        phone.revise(&part).await;
        phone.put(part.attachments[0].id, 0, &photo::jpeg(3)).await;
        let response = Target::Response { response: whole.response };
        let photo = Target::Photo { response: part.response, attachment: part.attachments[0].id };
        for target in [response, photo] {
            let withdrawal = Withdrawal { id: id(), target, said_at: Utc::now() };
            phone.sync(&[Operation::Withdraw(withdrawal)]).await;
        }
        let check = Check {
            join: 1,
            responses: vec![held(&whole), held(&part)],
            withdrawals: vec![],
            tracks: Vec::new(),
        };
        assert_eq!(lacking(&phone, &check).await, Lacking::default());
    }

    async fn another_walkers_answers_are_nobody_elses(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let (one, other) = (desk.phone(&walk).await, desk.phone(&walk).await);
        one.join().await;
        other.join().await;
        let theirs = one.revision(0);
        one.revise(&theirs).await;
        let check = Check { join: 1, responses: vec![held(&theirs)], withdrawals: vec![], tracks: vec![] };
        assert_eq!(lacking(&other, &check).await.revisions, [theirs.id]);
    }
}
