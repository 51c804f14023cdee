//! Roles, invitations made at the desk, sessions, passwords, tokens of scripts, and the log.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use shared::api::{
    AcceptInvitation, ChangePassword, Code, LogPage, LoggedAct, MadeToken, NewInvitation, NewToken,
    OneTimeLink, OwnSession, People, ResetPassword, Session, SetRole, SignIn,
};
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use tests::harness::desk::{PASSWORD, cookie, json_request};
use tests::harness::{Answer, Desk, Server, id, request};
use tests::on_each_database;

async fn people(desk: &Desk<'_>, audit: AuditId) -> People {
    desk.get(&format!("/audits/{audit}/people")).await.json()
}

async fn account(desk: &Desk<'_>) -> AccountId {
    let session: Session = desk.get("/session").await.json();
    session.account
}

async fn acts(desk: &Desk<'_>, audit: AuditId) -> Vec<LoggedAct> {
    let page: LogPage = desk.get(&format!("/audits/{audit}/log")).await.json();
    page.entries.into_iter().map(|it| it.act).collect()
}

/// The secret at the end of a link.
fn secret(link: &OneTimeLink) -> &str {
    link.link.rsplit('/').next().expect("a path")
}

async fn invite(desk: &Desk<'_>, audit: AuditId, role: Role) -> OneTimeLink {
    let answer = desk
        .post(
            &format!("/audits/{audit}/invitations"),
            &NewInvitation { role },
        )
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    answer.json()
}

/// What a script gets that bears a token.
async fn read(server: &Server, method: Method, path: &str, token: &str) -> Answer {
    let mut request = request(method, &format!("/api/v1{path}"), Body::empty());
    let bearer = format!("Bearer {token}").parse().expect("a header");
    request.headers_mut().insert("authorization", bearer);
    server.send(request).await
}

async fn make_token(desk: &Desk<'_>, audit: AuditId, role: Role) -> String {
    let new = NewToken {
        name: "nightly figures".to_owned(),
        role,
        days: 30,
    };
    let made: MadeToken = desk
        .post(&format!("/audits/{audit}/tokens"), &new)
        .await
        .json();
    made.token
}

on_each_database! {
    async fn an_owner_invites_changes_roles_and_sends_away(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let link = invite(&desk, audit, Role::Researcher).await;
        let waiting = people(&desk, audit).await;
        assert_eq!((waiting.members.len(), waiting.invitations.len()), (1, 1));
        assert!(!waiting.invitations[0].by.clone().unwrap_or_default().is_empty());

        let body = AcceptInvitation { email: "petr@example.org".into(), name: "Petr".into(), password: PASSWORD.into() };
        let accepted = server.send(json_request(Method::POST, &format!("/invitation/{}", secret(&link)), &body)).await;
        let petr = Desk { server, cookie: cookie(&accepted), email: body.email };
        let petr_id = account(&petr).await;
        assert!(people(&desk, audit).await.invitations.is_empty());
        petr.get(&format!("/audits/{audit}/people")).await.refused(Code::NotAllowed);
        petr.get(&format!("/audits/{audit}/log")).await.refused(Code::NotAllowed);

        let path = format!("/audits/{audit}/people/{petr_id}");
        petr.put(&path, &SetRole { role: Role::Owner }).await.refused(Code::NotAllowed);
        assert_eq!(desk.put(&path, &SetRole { role: Role::Viewer }).await.status, StatusCode::NO_CONTENT);
        petr.get(&format!("/audits/{audit}/responses")).await.refused(Code::NotAllowed);
        assert_eq!(desk.delete(&path).await.status, StatusCode::NO_CONTENT);
        petr.get(&format!("/audits/{audit}/walks")).await.refused(Code::NotAllowed);
        desk.delete(&path).await.refused(Code::NotFound);
        assert_eq!(acts(&desk, audit).await, [
            LoggedAct::RoleRemoved { email: "petr@example.org".into() },
            LoggedAct::RoleSet { email: "petr@example.org".into(), role: Role::Viewer },
            LoggedAct::Joined { role: Role::Researcher },
            LoggedAct::Invited { role: Role::Researcher },
        ]);
    }

    async fn an_audit_keeps_an_owner(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let own = format!("/audits/{audit}/people/{}", account(&desk).await);
        desk.delete(&own).await.refused(Code::Conflict);
        desk.put(&own, &SetRole { role: Role::Viewer }).await.refused(Code::Conflict);
        assert_eq!(people(&desk, audit).await.members[0].role, Role::Owner);
        Desk::invited(server, Some(audit), Role::Owner).await;
        assert_eq!(desk.delete(&own).await.status, StatusCode::NO_CONTENT);
    }

    async fn an_invitation_serves_an_account_that_is_there_and_makes_no_role_weaker(server: Server) {
        let desk = server.owner().await;
        let (audit, other) = (desk.audit().await, desk.audit().await);
        let eva = Desk::invited(server, Some(audit), Role::Viewer).await;
        let join = |link: OneTimeLink| format!("/invitation/{}/join", secret(&link));
        let link = join(invite(&desk, other, Role::Researcher).await);
        let session: Session = eva.post(&link, &()).await.json();
        assert_eq!(session.audits.len(), 2);
        eva.post(&link, &()).await.refused(Code::InvitationSpent);
        let link = join(invite(&desk, other, Role::Viewer).await);
        let session: Session = eva.post(&link, &()).await.json();
        let there = session.audits.iter().find(|it| it.audit.id == other).expect("the audit");
        assert_eq!(there.role, Role::Researcher);
        // One that was taken back lets nobody in.
        let link = invite(&desk, audit, Role::Owner).await;
        let waiting = people(&desk, audit).await.invitations.remove(0);
        let path = format!("/audits/{audit}/invitations/{}", waiting.id);
        eva.delete(&path).await.refused(Code::NotAllowed);
        assert_eq!(desk.delete(&path).await.status, StatusCode::NO_CONTENT);
        eva.post(&join(link), &()).await.refused(Code::InvitationSpent);
    }

    async fn a_password_is_reset_by_whoever_owns_all_audits_of_the_person(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let jan = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let jan_id = account(&jan).await;
        let path = format!("/audits/{audit}/people/{jan_id}/password-reset");
        jan.post(&path, &()).await.refused(Code::NotAllowed);
        let link: OneTimeLink = desk.post(&path, &()).await.json();
        let reset = format!("/password-reset/{}", secret(&link));
        assert_eq!(server.get(&format!("/api/v1{reset}")).await.status, StatusCode::NO_CONTENT);
        let send = |password: &str| {
            let body = ResetPassword { password: password.to_owned() };
            let request = json_request(Method::POST, &reset, &body);
            server.send(request)
        };
        send("short").await.refused(Code::BadRequest);
        assert!(send("quite another step").await.status.is_success());
        send("and once more again").await.refused(Code::LinkSpent);
        jan.get("/session").await.refused(Code::SignInNeeded);
        let sign_in = SignIn { email: jan.email.clone(), password: "quite another step".into() };
        assert!(server.send(json_request(Method::POST, "/session", &sign_in)).await.status.is_success());
        // Somebody who works elsewhere too is not theirs to let in.
        let stranger = server.owner().await;
        let elsewhere = stranger.audit().await;
        let link = invite(&stranger, elsewhere, Role::Viewer).await;
        let signed_in = server.send(json_request(Method::POST, "/session", &sign_in)).await;
        let jan = Desk { server, cookie: cookie(&signed_in), email: jan.email };
        assert!(jan.post(&format!("/invitation/{}/join", secret(&link)), &()).await.status.is_success());
        desk.post(&path, &()).await.refused(Code::Conflict);
        let row = people(&desk, audit).await.members.into_iter().find(|it| it.account == jan_id);
        assert!(row.is_some_and(|it| !it.may_reset));
    }

    async fn a_link_for_a_password_ends_when_the_person_works_elsewhere_or_sets_one(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let jan = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let path = format!("/audits/{audit}/people/{}/password-reset", account(&jan).await);
        let set = |link: OneTimeLink| {
            let body = ResetPassword { password: "quite another step".into() };
            server.send(json_request(Method::POST, &format!("/password-reset/{}", secret(&link)), &body))
        };
        // Made while Jan works here only, used after somebody else invited him.
        let link: OneTimeLink = desk.post(&path, &()).await.json();
        let stranger = server.owner().await;
        let elsewhere = stranger.audit().await;
        let invitation = invite(&stranger, elsewhere, Role::Researcher).await;
        assert!(jan.post(&format!("/invitation/{}/join", secret(&invitation)), &()).await.status.is_success());
        set(link).await.refused(Code::LinkSpent);
        assert!(jan.get("/session").await.status.is_success());
        // Made before Eva chose a password herself.
        let eva = Desk::invited(server, Some(audit), Role::Viewer).await;
        let path = format!("/audits/{audit}/people/{}/password-reset", account(&eva).await);
        let link: OneTimeLink = desk.post(&path, &()).await.json();
        let change = ChangePassword { old: PASSWORD.into(), new: "a step of my own".into() };
        assert!(eva.put("/session/password", &change).await.status.is_success());
        set(link).await.refused(Code::LinkSpent);
    }

    async fn one_sees_and_ends_ones_sessions(server: Server) {
        let desk = server.owner().await;
        let sign_in = SignIn { email: desk.email.clone(), password: PASSWORD.into() };
        let mut request = json_request(Method::POST, "/session", &sign_in);
        request.headers_mut().insert("user-agent", "Netscape 4".parse().expect("a header"));
        let second = Desk { server, cookie: cookie(&server.send(request).await), email: desk.email.clone() };
        let sessions: Vec<OwnSession> = desk.get("/sessions").await.json();
        assert_eq!(sessions.len(), 2);
        let other = sessions.iter().find(|it| !it.current).expect("the other one");
        assert_eq!(other.device, "Netscape 4");
        let stranger = server.owner().await;
        stranger.delete(&format!("/sessions/{}", other.id)).await.refused(Code::NotFound);
        assert_eq!(desk.delete(&format!("/sessions/{}", other.id)).await.status, StatusCode::NO_CONTENT);
        second.get("/session").await.refused(Code::SignInNeeded);
        assert!(desk.get("/session").await.status.is_success());
        // Another password ends the others and goes on here.
        let change = |old: &str, new: &str| ChangePassword { old: old.into(), new: new.into() };
        desk.put("/session/password", &change("not this one", "quite another step")).await.refused(Code::WrongPassword);
        desk.put("/session/password", &change(PASSWORD, "short")).await.refused(Code::BadRequest);
        let changed = desk.put("/session/password", &change(PASSWORD, "quite another step")).await;
        desk.get("/session").await.refused(Code::SignInNeeded);
        let here = Desk { server, cookie: cookie(&changed), email: desk.email.clone() };
        let sessions: Vec<OwnSession> = here.get("/sessions").await.json();
        assert_eq!((sessions.len(), sessions[0].current), (1, true));
    }

    async fn a_token_reads_one_audit_as_its_role_and_changes_nothing(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        phone.revise(&phone.revision(0)).await;
        let token = make_token(&desk, audit, Role::Researcher).await;
        let table = format!("/audits/{audit}/responses.csv");
        let file = read(server, Method::GET, &table, &token).await;
        assert!(file.status.is_success());
        assert_eq!(file.text().lines().count(), 2);
        read(server, Method::DELETE, &format!("/audits/{audit}/people/{}", account(&desk).await), &token).await
            .refused(Code::NotAllowed);
        read(server, Method::GET, &format!("/audits/{audit}/people"), &token).await.refused(Code::NotAllowed);
        let other = desk.audit().await;
        read(server, Method::GET, &format!("/audits/{other}/walks"), &token).await.refused(Code::NotAllowed);
        read(server, Method::GET, "/session", &token).await.refused(Code::SignInNeeded);
        let viewer = make_token(&desk, audit, Role::Viewer).await;
        read(server, Method::GET, &table, &viewer).await.refused(Code::NotAllowed);
        // The log says that a script did it, and by which token.
        let page: LogPage = desk.get(&format!("/audits/{audit}/log")).await.json();
        let taken = page.entries.iter().find(|it| matches!(it.act, LoggedAct::Exported { .. }));
        assert_eq!(taken.and_then(|it| it.token.as_deref()), Some("nightly figures"));
        let rows = people(&desk, audit).await.tokens;
        assert_eq!(rows.len(), 2);
        let used = rows.iter().find(|it| it.role == Role::Researcher).expect("the first one");
        assert!(used.used_at.is_some());
        let revoke = format!("/audits/{audit}/tokens/{}", used.id);
        assert_eq!(desk.delete(&revoke).await.status, StatusCode::NO_CONTENT);
        read(server, Method::GET, &table, &token).await.refused(Code::SignInNeeded);
        let never = NewToken { name: "x".into(), role: Role::Owner, days: 30 };
        desk.post(&format!("/audits/{audit}/tokens"), &never).await.refused(Code::BadRequest);
        let never = NewToken { name: "x".into(), role: Role::Viewer, days: 400 };
        desk.post(&format!("/audits/{audit}/tokens"), &never).await.refused(Code::BadRequest);
    }

    async fn a_token_ends_with_its_makers_role(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let eva = Desk::invited(server, Some(audit), Role::Owner).await;
        let token = make_token(&eva, audit, Role::Researcher).await;
        let walks = format!("/audits/{audit}/responses");
        assert!(read(server, Method::GET, &walks, &token).await.status.is_success());
        let path = format!("/audits/{audit}/people/{}", account(&eva).await);
        desk.put(&path, &SetRole { role: Role::Viewer }).await;
        read(server, Method::GET, &walks, &token).await.refused(Code::NotAllowed);
        desk.delete(&path).await;
        read(server, Method::GET, &walks, &token).await.refused(Code::NotAllowed);
    }

    async fn the_log_tells_who_read_what_once_an_hour_page_by_page(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let revision = phone.revision(0);
        phone.revise(&revision).await;
        let path = format!("/audits/{audit}/responses/{}", revision.response);
        for _ in 0..3 {
            assert!(desk.get(&path).await.status.is_success());
        }
        let opened = LoggedAct::Opened { response: revision.response };
        assert_eq!(acts(&desk, audit).await, [opened]);
        for _ in 0..120 {
            invite(&desk, audit, Role::Viewer).await;
        }
        let first: LogPage = desk.get(&format!("/audits/{audit}/log")).await.json();
        let next = first.next.expect("a second page");
        let second: LogPage = desk.get(&format!("/audits/{audit}/log?before={next}")).await.json();
        assert_eq!((first.entries.len(), second.entries.len(), second.next), (100, 21, None));
        let unknown = id::<shared::id::LogId>();
        assert!(desk.get(&format!("/audits/{audit}/log?before={unknown}")).await.status.is_success());
    }
}
