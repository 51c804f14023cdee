//! Tokens by which scripts read an audit.

use super::log::note;
use super::{Json, Path, short_id};
use crate::auth::{Member, TOKEN};
use crate::db::session::ApiToken;
use crate::error::{Error, Result};
use crate::secret::Token;
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use chrono::TimeDelta;
use shared::api::{LoggedAct, MadeToken, NewToken, TokenRow};
use shared::audit::Role;
use shared::id::AuditId;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The longest that a token works, in days.
const LONGEST: u16 = 366;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(add))
        .routes(routes!(revoke))
}

pub(super) fn row(token: ApiToken) -> TokenRow {
    TokenRow {
        id: short_id(token.token),
        name: token.name,
        role: token.role,
        by: token.by,
        expires_at: token.expires_at,
        used_at: token.used_at,
    }
}

/// Makes a token by which a script reads this audit as somebody with the role would. It changes nothing,
/// and ends with its maker's role.
#[utoipa::path(
    post, path = "/audits/{audit}/tokens", tag = "people",
    request_body = NewToken, responses((status = CREATED, body = MadeToken)),
)]
async fn add(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Json(new): Json<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>)> {
    member.must_be(Role::Owner)?;
    let name = new.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::bad_request("A token needs a name."));
    }
    if new.role == Role::Owner {
        return Err(Error::bad_request(
            "A token reads as a researcher at the most.",
        ));
    }
    if !(1..=LONGEST).contains(&new.days) {
        return Err(Error::bad_request(format!(
            "A token works for 1 to {LONGEST} days."
        )));
    }
    let secret = Token::new();
    let token = ApiToken {
        token: secret.hash(),
        audit,
        account: member.account,
        by: String::new(),
        name: name.clone(),
        role: new.role,
        expires_at: now() + TimeDelta::days(new.days.into()),
        used_at: None,
    };
    app.db.add_token(&token, now()).await?;
    let role = new.role;
    note(&app, &member, LoggedAct::TokenMade { name, role }).await?;
    let token = format!("{TOKEN}{secret}");
    Ok((StatusCode::CREATED, Json(MadeToken { token })))
}

/// Ends a token at once.
#[utoipa::path(
    delete, path = "/audits/{audit}/tokens/{token}", tag = "people",
    responses((status = NO_CONTENT)),
)]
async fn revoke(
    State(app): State<App>,
    member: Member,
    Path((audit, token)): Path<(AuditId, String)>,
) -> Result<StatusCode> {
    member.must_be(Role::Owner)?;
    let tokens = app.db.tokens(audit, now()).await?;
    let found = tokens.into_iter().find(|it| short_id(it.token) == token);
    let found = found.ok_or_else(|| Error::not_found("token"))?;
    app.db.revoke_token(found.token).await?;
    let act = LoggedAct::TokenRevoked { name: found.name };
    note(&app, &member, act).await?;
    Ok(StatusCode::NO_CONTENT)
}
