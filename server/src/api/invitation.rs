//! Invitations: how the first owner, and everyone after, gets an account.

use super::link::{check, spent};
use super::{Json, Path};
use crate::auth::{Client, Desk, Device};
use crate::db::account::{Account, NotAccepted};
use crate::db::log::Doer;
use crate::error::{Error, Result};
use crate::secret::{Token, fresh, hash_password};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::TimeDelta;
use shared::api::{AcceptInvitation, Code, LoggedAct, Session};
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long an invitation can be accepted.
pub const VALID: TimeDelta = TimeDelta::days(7);

/// Shortest password.
pub const PASSWORD: usize = 10;

/// Of a link that does not work any more.
const SPENT: Code = Code::InvitationSpent;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read, accept))
        .routes(routes!(join))
}

/// Whether an invitation can still be accepted.
#[utoipa::path(get, path = "/invitation/{token}", tag = "desk", responses((status = NO_CONTENT)))]
async fn read(
    State(app): State<App>,
    Client(client): Client,
    Path(token): Path<String>,
) -> Result<StatusCode> {
    let token = check(&app, client, &token, SPENT)?;
    if !app.db.is_invited(token.hash(), now()).await? {
        return Err(spent(&app, client, SPENT));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Accepts an invitation: makes the account and signs it in.
#[utoipa::path(
    post, path = "/invitation/{token}", tag = "desk",
    request_body = AcceptInvitation, responses((status = OK, body = Session)),
)]
async fn accept(
    State(app): State<App>,
    Client(client): Client,
    device: Device,
    Path(token): Path<String>,
    Json(accepted): Json<AcceptInvitation>,
) -> Result<Response> {
    let token = check(&app, client, &token, SPENT)?;
    if !app.db.is_invited(token.hash(), now()).await? {
        return Err(spent(&app, client, SPENT));
    }
    let account = account(accepted).await?;
    match app
        .db
        .accept_invitation(token.hash(), &account, now())
        .await?
    {
        Ok(role) => {
            let joined = app.db.audits_of(account.id).await?;
            let joined: Vec<AuditId> = joined.iter().map(|access| access.audit.id).collect();
            note_joined(&app, account.id, &joined, role).await?;
            super::session::begin(&app, account.id, &device).await
        }
        Err(NotAccepted::Spent) => Err(spent(&app, client, SPENT)),
        Err(NotAccepted::EmailTaken) => Err(Error::conflict(
            "This e-mail address has an account already: sign in with it, then open the link again.",
        )),
    }
}

/// Accepts an invitation with the account that is signed in. It never makes a role weaker.
#[utoipa::path(
    post, path = "/invitation/{token}/join", tag = "desk", responses((status = OK, body = Session)),
)]
async fn join(
    State(app): State<App>,
    desk: Desk,
    Client(client): Client,
    Path(token): Path<String>,
) -> Result<Json<Session>> {
    let token = check(&app, client, &token, SPENT)?;
    let joined = app
        .db
        .join_by_invitation(token.hash(), desk.account, now())
        .await?;
    let (audits, role) = joined.ok_or_else(|| spent(&app, client, SPENT))?;
    note_joined(&app, desk.account, &audits, role).await?;
    super::session::session(&app, desk.account).await.map(Json)
}

async fn note_joined(app: &App, account: AccountId, audits: &[AuditId], role: Role) -> Result<()> {
    let doer = Doer {
        account,
        token: None,
    };
    for audit in audits {
        let act = LoggedAct::Joined { role };
        app.db
            .log(*audit, (fresh(now()), now()), doer, &act)
            .await?;
    }
    Ok(())
}

/// The address at which an invitation is accepted.
pub fn link(public_url: &str, token: Token) -> String {
    format!("{public_url}/desk/invitation/{token}")
}

async fn account(accepted: AcceptInvitation) -> Result<Account> {
    let (email, name) = (accepted.email.trim(), accepted.name.trim());
    let (local, domain) = email.split_once('@').unwrap_or_default();
    if local.is_empty() || domain.is_empty() || email.contains(char::is_whitespace) {
        return Err(Error::bad_request("This is not an e-mail address."));
    }
    if name.is_empty() {
        return Err(Error::bad_request("A name is needed."));
    }
    check_password(&accepted.password)?;
    Ok(Account {
        id: fresh(now()),
        email: email.to_owned(),
        name: name.to_owned(),
        password: hash_password(accepted.password).await?,
    })
}

pub(super) fn check_password(password: &str) -> Result<()> {
    if password.chars().count() < PASSWORD {
        return Err(Error::bad_request(format!(
            "The password needs at least {PASSWORD} characters."
        )));
    }
    Ok(())
}
