//! Signing in and out of the desk.

use super::Json;
use crate::auth::{Client, Desk, Device, cookie_name, too_many};
use crate::error::{Error, Result};
use crate::secret::{Token, verify_password};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use shared::api::{Code, Session, SignIn};
use shared::id::AccountId;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long one stays signed in.
const SESSION: TimeDelta = TimeDelta::days(14);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(sign_in, read, sign_out))
}

/// Signs in and sets the session cookie.
#[utoipa::path(
    post, path = "/session", tag = "desk",
    request_body = SignIn, responses((status = OK, body = Session)),
)]
async fn sign_in(
    State(app): State<App>,
    Client(client): Client,
    device: Device,
    Json(sign_in): Json<SignIn>,
) -> Result<Response> {
    let attempt = (client, sign_in.email.to_lowercase());
    if !app.limits.sign_in.has(attempt.clone(), now()) {
        return Err(too_many());
    }
    let account = app.db.account_by_email(&sign_in.email).await?;
    let hash = account.as_ref().map(|account| account.password.clone());
    let right = verify_password(sign_in.password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        app.limits.sign_in.take(attempt, now());
        return Err(Error::new(
            Code::WrongPassword,
            "No account has this e-mail address and password.",
        ));
    };
    begin(&app, account.id, &device).await
}

/// Who is signed in, and to which audits.
#[utoipa::path(get, path = "/session", tag = "desk", responses((status = OK, body = Session)))]
async fn read(State(app): State<App>, desk: Desk) -> Result<Json<Session>> {
    session(&app, desk.account).await.map(Json)
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "desk", responses((status = NO_CONTENT)))]
async fn sign_out(State(app): State<App>, desk: Desk) -> Result<Response> {
    app.db.end_session(desk.session).await?;
    let cookie = cookie(&app, "", TimeDelta::zero());
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]).into_response())
}

/// Begins a session: the answer carries its cookie.
pub(super) async fn begin(app: &App, account: AccountId, device: &Device) -> Result<Response> {
    let token = Token::new();
    let expires_at = now() + SESSION;
    app.db
        .begin_session(token.hash(), (account, &device.0), now(), expires_at)
        .await?;
    let cookie = cookie(app, &token.to_string(), SESSION);
    Ok(([(SET_COOKIE, cookie)], Json(session(app, account).await?)).into_response())
}

pub(super) async fn session(app: &App, id: AccountId) -> Result<Session> {
    let account = app.db.account(id).await?;
    let account = account.ok_or_else(|| Error::not_found("account"))?;
    Ok(Session {
        account: account.id,
        name: account.name,
        email: account.email,
        audits: app.db.audits_of(id).await?,
    })
}

fn cookie(app: &App, value: &str, age: TimeDelta) -> String {
    let secure = if app.public_url.is_secure() {
        "; Secure"
    } else {
        ""
    };
    format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{secure}",
        cookie_name(app),
        age.num_seconds()
    )
}
