//! One's own account: its sessions and its password.

use super::invitation::check_password;
use super::link::{check, spent};
use super::{Json, Path, short_id};
use crate::auth::{Client, Desk, Device, too_many};
use crate::error::{Error, Result};
use crate::secret::{hash_password, verify_password};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use shared::api::{ChangePassword, Code, OwnSession, ResetPassword, Session};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Of a link that does not work any more.
const SPENT: Code = Code::LinkSpent;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sessions))
        .routes(routes!(end))
        .routes(routes!(change_password))
        .routes(routes!(read_reset, reset))
}

/// Where one is signed in.
#[utoipa::path(
    get, path = "/sessions", tag = "desk", responses((status = OK, body = Vec<OwnSession>)),
)]
async fn sessions(State(app): State<App>, desk: Desk) -> Result<Json<Vec<OwnSession>>> {
    let rows = app.db.sessions(desk.account, now()).await?.into_iter();
    let own = rows.map(|row| OwnSession {
        id: short_id(row.token),
        device: row.device,
        created_at: row.created_at,
        seen_at: row.seen_at,
        current: row.token == desk.session,
    });
    Ok(Json(own.collect()))
}

/// Signs out elsewhere.
#[utoipa::path(
    delete, path = "/sessions/{session}", tag = "desk", responses((status = NO_CONTENT)),
)]
async fn end(
    State(app): State<App>,
    desk: Desk,
    Path(session): Path<String>,
) -> Result<StatusCode> {
    let rows = app.db.sessions(desk.account, now()).await?;
    let found = rows.into_iter().find(|row| short_id(row.token) == session);
    let found = found.ok_or_else(|| Error::not_found("session"))?;
    app.db.end_session(found.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets another password; all sessions end, and this browser gets a new one.
#[utoipa::path(
    put, path = "/session/password", tag = "desk",
    request_body = ChangePassword, responses((status = OK, body = Session)),
)]
async fn change_password(
    State(app): State<App>,
    desk: Desk,
    Client(client): Client,
    device: Device,
    Json(change): Json<ChangePassword>,
) -> Result<Response> {
    let account = app.db.account(desk.account).await?;
    let account = account.ok_or_else(|| Error::not_found("account"))?;
    let attempt = (client, account.email.to_lowercase());
    if !app.limits.sign_in.has(attempt.clone(), now()) {
        return Err(too_many());
    }
    if !verify_password(change.old, Some(account.password)).await? {
        app.limits.sign_in.take(attempt, now());
        return Err(Error::new(
            Code::WrongPassword,
            "This is not your password now.",
        ));
    }
    check_password(&change.new)?;
    let hash = hash_password(change.new).await?;
    app.db.set_password(account.id, &hash).await?;
    super::session::begin(&app, account.id, &device).await
}

/// Whether a link by which one sets another password still works.
#[utoipa::path(
    get, path = "/password-reset/{token}", tag = "desk", responses((status = NO_CONTENT)),
)]
async fn read_reset(
    State(app): State<App>,
    Client(client): Client,
    Path(token): Path<String>,
) -> Result<StatusCode> {
    let token = check(&app, client, &token, SPENT)?;
    match app.db.reset_account(token.hash(), now()).await? {
        Some(_) => Ok(StatusCode::NO_CONTENT),
        None => Err(spent(&app, client, SPENT)),
    }
}

/// Sets the password by a link, ends all sessions of the account and signs in.
#[utoipa::path(
    post, path = "/password-reset/{token}", tag = "desk",
    request_body = ResetPassword, responses((status = OK, body = Session)),
)]
async fn reset(
    State(app): State<App>,
    Client(client): Client,
    device: Device,
    Path(token): Path<String>,
    Json(ResetPassword { password }): Json<ResetPassword>,
) -> Result<Response> {
    let token = check(&app, client, &token, SPENT)?;
    let account = app.db.reset_account(token.hash(), now()).await?;
    let account = account.ok_or_else(|| spent(&app, client, SPENT))?;
    check_password(&password)?;
    let hash = hash_password(password).await?;
    if !app.db.reset_password(token.hash(), &hash, now()).await? {
        return Err(spent(&app, client, SPENT));
    }
    super::session::begin(&app, account.id, &device).await
}
