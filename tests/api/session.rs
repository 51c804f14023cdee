//! Signing in, invitations, roles, and requests from elsewhere.

use axum::http::{Method, StatusCode};
use shared::activity::State;
use shared::api::{Code, Session, SignIn};
use shared::audit::Role;
use tests::harness::desk::{PASSWORD, accept, cookie, invitation, json_request};
use tests::harness::{Database, Desk, Server, id};
use tests::on_each_database;

on_each_database! {
    async fn an_invitation_makes_one_account_and_no_second(server: Server) {
        let token = invitation(server, None, Role::Owner).await;
        let path = format!("/api/v1/invitation/{token}");
        assert_eq!(server.get(&path).await.status, StatusCode::NO_CONTENT);
        let session: Session = accept(server, token, "jana@example.org").await.json();
        assert_eq!((session.email.as_str(), session.name.as_str()), ("jana@example.org", "Jana"));
        accept(server, token, "petr@example.org").await.refused(Code::InvitationSpent);
        server.get(&path).await.refused(Code::InvitationSpent);
        let other = invitation(server, None, Role::Owner).await;
        accept(server, other, "Jana@Example.org").await.refused(Code::Conflict);
        // The one that failed was not used up.
        assert!(accept(server, other, "petr@example.org").await.status.is_success());
    }

    async fn one_signs_in_and_out(server: Server) {
        let desk = server.owner().await;
        let sign_in = |email: &str, password: &str| SignIn {
            email: email.to_owned(),
            password: password.to_owned(),
        };
        let send = |body: SignIn| async move {
            server.send(json_request(Method::POST, "/session", &body)).await
        };
        send(sign_in(&desk.email, "not this one")).await.refused(Code::WrongPassword);
        send(sign_in("nobody@example.org", PASSWORD)).await.refused(Code::WrongPassword);
        let signed_in = send(sign_in(&desk.email.to_uppercase(), PASSWORD)).await;
        let set = signed_in.header("set-cookie");
        assert!(set.starts_with("krok=") && set.contains("HttpOnly") && set.contains("SameSite=Strict"));
        let second = Desk { cookie: cookie(&signed_in), email: desk.email.clone(), ..desk };
        let session: Session = second.get("/session").await.json();
        assert_eq!(session.email, second.email);
        assert_eq!(second.delete("/session").await.status, StatusCode::NO_CONTENT);
        second.get("/session").await.refused(Code::SignInNeeded);
        server.get("/api/v1/session").await.refused(Code::SignInNeeded);
    }

    async fn guessing_a_password_soon_ends(server: Server) {
        let desk = server.owner().await;
        let guess = |password: &str| {
            let body = SignIn { email: desk.email.clone(), password: password.to_owned() };
            server.send(json_request(Method::POST, "/session", &body))
        };
        for _ in 0..10 {
            guess("guess").await.refused(Code::WrongPassword);
        }
        guess(PASSWORD).await.refused(Code::TooManyRequests);
        // Another account is not locked out by it.
        let other = Desk::invited(server, None, Role::Owner).await;
        let body = SignIn { email: other.email.clone(), password: PASSWORD.to_owned() };
        let signed_in = server.send(json_request(Method::POST, "/session", &body)).await;
        assert!(signed_in.status.is_success());
    }

    async fn a_request_from_another_site_changes_nothing(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let path = format!("/audits/{audit}/walks/{}/state", walk.id);
        let close = shared::api::SetState { state: State::Closed };
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let mut request = json_request(Method::POST, &path, &close);
            request.headers_mut().insert(name, value.parse().expect("a header"));
            desk.send(request).await.refused(Code::NotAllowed);
        }
        let mut request = json_request(Method::POST, &path, &close);
        request.headers_mut().insert("sec-fetch-site", "same-origin".parse().expect("a header"));
        assert!(desk.send(request).await.status.is_success());
    }

    async fn a_role_is_for_its_audit_alone_and_weaker_ones_do_less(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let other = desk.audit().await;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let walks = format!("/audits/{audit}/walks");
        assert!(viewer.get(&walks).await.status.is_success());
        viewer.get(&format!("/audits/{other}/walks")).await.refused(Code::NotAllowed);
        viewer.get(&format!("{walks}/{}/roster", walk.id)).await.refused(Code::NotAllowed);
        viewer.set_state(audit, walk.id, State::Closed).await.refused(Code::NotAllowed);
        viewer.get(&format!("/audits/{audit}/responses")).await.refused(Code::NotAllowed);
        assert!(facilitator.set_state(audit, walk.id, State::Closed).await.status.is_success());
        let session: Session = viewer.get("/session").await.json();
        assert_eq!(session.audits.len(), 1);
        assert_eq!(session.audits[0].role, Role::Viewer);
        server.get(&format!("/api/v1/audits/{audit}/walks")).await.refused(Code::SignInNeeded);
        viewer.get(&format!("/audits/{}/walks", id::<shared::id::AuditId>())).await
            .refused(Code::NotAllowed);
    }

    async fn a_weak_account_is_told_what_is_missing(server: Server) {
        let refused = |email: &str, name: &str, password: &str| {
            let body = shared::api::AcceptInvitation {
                email: email.to_owned(),
                name: name.to_owned(),
                password: password.to_owned(),
            };
            async move {
                let token = invitation(server, None, Role::Owner).await;
                let path = format!("/invitation/{token}");
                let answer = server.send(json_request(Method::POST, &path, &body)).await;
                answer.refused(Code::BadRequest).detail
            }
        };
        assert!(refused("jana", "Jana", PASSWORD).await.contains("e-mail"));
        assert!(refused("jana@example.org", " ", PASSWORD).await.contains("name"));
        assert!(refused("jana@example.org", "Jana", "short").await.contains("10 characters"));
    }
}

#[tokio::test]
async fn behind_tls_the_cookie_is_kept_to_host_and_tls() {
    let options = ["--public-url", "https://walk.example.org"];
    let server = Server::with(Database::Sqlite, &options).await;
    let token = invitation(&server, None, Role::Owner).await;
    let accepted = accept(&server, token, "jana@example.org").await;
    let set = accepted.header("set-cookie");
    assert!(
        set.starts_with("__Host-krok=") && set.contains("; Secure"),
        "{set}"
    );
}
