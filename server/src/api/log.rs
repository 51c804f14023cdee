//! The log of what was seen, taken away and changed, for an audit's owners.

use super::{Json, Path, Query};
use crate::auth::Member;
use crate::db::log::Doer;
use crate::error::Result;
use crate::secret::fresh;
use crate::state::{App, now};
use axum::extract::State;
use chrono::TimeDelta;
use serde::Deserialize;
use shared::api::{LogPage, LoggedAct};
use shared::audit::Role;
use shared::id::{AuditId, LogId};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Entries of a page.
const PAGE: u32 = 100;

/// Reading the same again within this time is not noted again.
const ONCE: TimeDelta = TimeDelta::hours(1);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Before {
    /// Only what was before this entry.
    before: Option<LogId>,
}

/// Who read responses whole, took files away or changed who may do what, newest first.
#[utoipa::path(
    get, path = "/audits/{audit}/log", tag = "people",
    params(Before), responses((status = OK, body = LogPage)),
)]
async fn read(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(Before { before }): Query<Before>,
) -> Result<Json<LogPage>> {
    member.must_be(Role::Owner)?;
    let mut entries = app.db.log_page(audit, before, PAGE + 1).await?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let next = entries.last().map(|it| it.id).filter(|_| more);
    Ok(Json(LogPage { entries, next }))
}

/// Notes what a member did.
pub(super) async fn note(app: &App, member: &Member, act: LoggedAct) -> Result<()> {
    let doer = Doer {
        account: member.account,
        token: member.token.as_deref(),
    };
    app.db
        .log(member.audit, (fresh(now()), now()), doer, &act)
        .await?;
    Ok(())
}

/// Notes what a member read, unless they read the same a moment ago.
pub(super) async fn note_once(app: &App, member: &Member, act: LoggedAct) -> Result<()> {
    let since = now() - ONCE;
    let account = member.account;
    if app
        .db
        .has_logged(member.audit, account, &act, since)
        .await?
    {
        return Ok(());
    }
    note(app, member, act).await
}
