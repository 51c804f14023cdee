//! What the desk takes back because its walker asks in person: as gone as by a receipt, with who did it and when.

use super::receipt::{CAPTION, NOTE, given, outputs, shows, walker, withdraw, withdrawal};
use axum::http::StatusCode;
use shared::api::{
    Code, LogPage, LoggedAct, NewReview, ResponseDetail, ResponsePage, SaveReviews, TakenBack,
};
use shared::audit::Role;
use shared::id::{AuditId, ResponseId};
use shared::response::Revision;
use shared::review::{Act, Subject};
use shared::sync::Outcome;
use shared::withdrawal::{Target, Withdrawal};
use tests::harness::{Answer, Desk, Server, id, photo};
use tests::on_each_database;

async fn take(desk: &Desk<'_>, audit: AuditId, withdrawal: &Withdrawal) -> Answer {
    let path = format!("/audits/{audit}/withdrawals");
    desk.post(&path, withdrawal).await
}

async fn note(desk: &Desk<'_>, audit: AuditId, response: ResponseId, text: &str) {
    let subject = Subject::Response;
    let event = NewReview {
        id: id(),
        response,
        seen: 0,
        act: Act::Note {
            subject,
            text: text.into(),
        },
    };
    let events = vec![event];
    let answer = desk
        .post(&format!("/audits/{audit}/reviews"), &SaveReviews { events })
        .await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

async fn stays(desk: &Desk<'_>, audit: AuditId, response: ResponseId) -> Answer {
    desk.get(&format!("/audits/{audit}/responses/{response}/withdrawal"))
        .await
}

/// What the log says was taken back, newest first.
async fn logged(desk: &Desk<'_>, audit: AuditId) -> Vec<LoggedAct> {
    let page: LogPage = desk.get(&format!("/audits/{audit}/log")).await.json();
    let acts = page.entries.into_iter().map(|entry| entry.act);
    acts.filter(|act| matches!(act, LoggedAct::TookBack { .. }))
        .collect()
}

on_each_database! {
    async fn a_response_taken_back_at_the_desk_is_in_no_output_and_a_tombstone_says_who(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, revision) = walker(&desk, &walk, &photo::jpeg(1)).await;
        let response = revision.response;
        note(&desk, audit, response, "Asked about the quince and zebra.").await;
        let petr = Desk::invited(server, Some(audit), Role::Researcher).await;
        let taken = withdrawal(Target::Response { response });
        assert_eq!(take(&petr, audit, &taken).await.status, StatusCode::NO_CONTENT);
        let after = outputs(&desk, audit, &walk, &revision).await;
        for secret in [NOTE, CAPTION, "zebra"] {
            assert!(!after.contains(secret), "{secret} in {after}");
        }
        assert!(Server::files(&server.photos()).is_empty());
        let left: TakenBack = stays(&desk, audit, response).await.json();
        assert_eq!((left.response, left.by.as_deref()), (response, Some("Jana")));
        assert!(left.withdrawn_at >= left.received_at);
        let once = LoggedAct::TookBack { response, attachment: None };
        assert_eq!(logged(&desk, audit).await, std::slice::from_ref(&once));
        // Sent again it changes nothing; by another withdrawal it is not there any more.
        assert_eq!(take(&petr, audit, &taken).await.status, StatusCode::NO_CONTENT);
        take(&desk, audit, &withdrawal(taken.target.clone())).await.refused(Code::NotFound);
        assert_eq!(logged(&desk, audit).await, [once]);
        // The walker's receipt says so, and what their phone still sends is not kept.
        let seen = given(&phone).await;
        assert!(seen.responses[0].withdrawn_at.is_some() && seen.responses[0].answers.is_empty());
        assert!(seen.responses[1].withdrawn_at.is_none());
        assert_eq!((&seen.by_team, &seen.withdrawn), (&vec![taken.target.clone()], &vec![taken.target]));
        let late = Revision { id: id(), number: 2, ..revision.clone() };
        assert!(matches!(phone.revise(&late).await, Outcome::Already { .. }));
        assert!(!outputs(&desk, audit, &walk, &revision).await.contains(NOTE));
        let page: ResponsePage = desk.get(&format!("/audits/{audit}/responses")).await.json();
        assert_eq!(page.total, 1);
    }

    async fn a_photo_taken_back_at_the_desk_is_off_the_disk_and_the_answer_stays(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, revision) = walker(&desk, &walk, &photo::jpeg(1)).await;
        let (response, attachment) = (revision.response, revision.attachments[0].id);
        note(&desk, audit, response, "A heron over the weir, twice.").await;
        let taken = withdrawal(Target::Photo { response, attachment });
        assert_eq!(take(&desk, audit, &taken).await.status, StatusCode::NO_CONTENT);
        let after = outputs(&desk, audit, &walk, &revision).await;
        assert!(!after.contains("heron") && after.contains(NOTE), "{after}");
        assert!(!shows(&desk, audit, attachment).await && Server::files(&server.photos()).is_empty());
        // What the note said is gone; who did what and when stays, and none of it can be undone.
        let path = format!("/audits/{audit}/responses/{response}");
        let detail: ResponseDetail = desk.get(&path).await.json();
        let acts: Vec<&Act> = detail.reviews.iter().map(|it| &it.act).collect();
        let subject = Subject::Photo { attachment };
        assert_eq!(acts, [&Act::Erased, &Act::TakeBack { subject: subject.clone() }]);
        assert_eq!((detail.reviews[1].name.as_str(), detail.row.review.version), ("Jana", 2));
        for act in [Act::Undo { event: detail.reviews[1].id }, Act::TakeBack { subject }] {
            let events = vec![NewReview { id: id(), response, seen: 2, act }];
            let body = SaveReviews { events };
            desk.post(&format!("/audits/{audit}/reviews"), &body).await.refused(Code::BadRequest);
        }
        let act = LoggedAct::TookBack { response, attachment: Some(attachment) };
        assert_eq!(logged(&desk, audit).await, [act]);
        stays(&desk, audit, response).await.refused(Code::NotFound);
        let seen = given(&phone).await;
        assert!(seen.responses[0].answers.iter().all(|it| it.photos.is_empty()));
        assert_eq!(seen.by_team, [taken.target]);
        take(&desk, audit, &withdrawal(Target::Photo { response, attachment })).await.refused(Code::NotFound);
    }

    async fn what_the_walker_took_back_is_not_said_to_be_by_the_desk(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, revision) = walker(&desk, &walk, &photo::jpeg(1)).await;
        let response = revision.response;
        let seen = withdraw(&phone, Target::Response { response }).await;
        assert!(seen.by_team.is_empty() && seen.responses[0].withdrawn_at.is_some());
        let left: TakenBack = stays(&desk, audit, response).await.json();
        assert_eq!(left.by, None);
        take(&desk, audit, &withdrawal(Target::Response { response })).await.refused(Code::NotFound);
        assert!(logged(&desk, audit).await.is_empty());
    }

    async fn only_researchers_of_the_audit_take_back_and_only_a_response_or_a_photo(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (_, revision) = walker(&desk, &walk, &photo::jpeg(1)).await;
        let (other, elsewhere) = desk.walk().await;
        let (_, others) = walker(&desk, &elsewhere, &photo::jpeg(2)).await;
        let response = revision.response;
        let whole = Target::Response { response };
        for role in [Role::Facilitator, Role::Viewer] {
            let colleague = Desk::invited(server, Some(audit), role).await;
            take(&colleague, audit, &withdrawal(whole.clone())).await.refused(Code::NotAllowed);
            stays(&colleague, audit, response).await.refused(Code::NotAllowed);
        }
        take(&desk, other, &withdrawal(whole)).await.refused(Code::NotFound);
        // A photo of another response is none of this one.
        let attachment = others.attachments[0].id;
        take(&desk, audit, &withdrawal(Target::Photo { response, attachment })).await.refused(Code::NotFound);
        let item = revision.attachments[0].item.clone();
        for target in [Target::Everything, Target::Track, Target::Answer { response, item }] {
            take(&desk, audit, &withdrawal(target)).await.refused(Code::BadRequest);
        }
        assert!(outputs(&desk, audit, &walk, &revision).await.contains(CAPTION));
    }
}
