//! Responses for review: a filtered table, and one with its history.

use super::log::note_once;
use super::{Json, Path, Query};
use crate::auth::Member;
use crate::db::response::Cursor;
use crate::error::{Error, Result};
use crate::state::App;
use axum::extract::State;
use shared::api::{Code, Filter, LoggedAct, ResponseDetail, ResponsePage};
use shared::id::{AuditId, ResponseId};
use shared::privacy::{Guarded, Reader, release};
use shared::selection::Selection;
use shared::time::{from_millis, to_millis};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Rows of a page where the filter does not say.
const PAGE: u32 = 50;

/// Most rows of a page.
const MAX_PAGE: u32 = 500;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read))
}

/// A page of responses, newest first.
#[utoipa::path(
    get, path = "/audits/{audit}/responses", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = ResponsePage)),
)]
async fn list(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Json<ResponsePage>> {
    let reader = reader(&app, &member).await?;
    let mut filter = reader.allowed(checked(filter)?);
    if reader.sees_hidden() {
        // Whoever reviews sees what is hidden too.
        filter.hidden.get_or_insert(true);
    }
    let after = filter.after.as_deref().map(read_cursor).transpose()?;
    let limit = filter.limit.unwrap_or(PAGE).clamp(1, MAX_PAGE);
    let mut rows = app.db.responses(audit, &filter, after, limit + 1).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let last = rows.last().filter(|_| more);
    let page = ResponsePage {
        next: last.map(|row| write_cursor(Cursor::at(row))),
        rows,
        total: app.counts.of(&app.db, audit, &filter).await?,
    };
    shown(&app, &member, page).await.map(Json)
}

/// One response with its history and its walker's background.
#[utoipa::path(
    get, path = "/audits/{audit}/responses/{response}", tag = "review",
    responses((status = OK, body = ResponseDetail)),
)]
async fn read(
    State(app): State<App>,
    member: Member,
    Path((audit, response)): Path<(AuditId, ResponseId)>,
) -> Result<Json<ResponseDetail>> {
    let gone = || Error::not_found("response");
    let row = app.db.response(audit, response).await?.ok_or_else(gone)?;
    let walker = app.db.background(audit, row.participant).await?;
    let (background, consents) = walker.ok_or_else(gone)?;
    let detail = ResponseDetail {
        row,
        background,
        consents,
        history: app.db.history(audit, response).await?,
        reviews: app.db.reviews(audit, response).await?,
    };
    let detail = shown(&app, &member, detail).await?;
    note_once(&app, &member, LoggedAct::Opened { response }).await?;
    Ok(Json(detail))
}

/// What of something a member may see: every answer of the review goes through here.
pub(super) async fn shown<T: Guarded>(app: &App, member: &Member, value: T) -> Result<T> {
    let released = release(reader(app, member).await?, value);
    released
        .map(shared::privacy::Released::into_inner)
        .ok_or_else(|| {
            Error::new(
                Code::NotAllowed,
                "Single answers are for those who run the audit, not for viewers.",
            )
        })
}

/// For whom an output is made.
pub(super) async fn reader(app: &App, member: &Member) -> Result<Reader> {
    let audit = app.db.audit(member.audit).await?;
    Ok(Reader {
        role: Some(member.role),
        k: audit.ok_or_else(|| Error::not_found("audit"))?.k,
    })
}

/// A filter that can be run: what is blank is left out.
pub(super) fn checked(mut filter: Filter) -> Result<Filter> {
    filter.theme = filter.theme.filter(|theme| !theme.is_empty());
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    filter.code = filter.code.filter(|code| !code.is_empty());
    let words = filter.theme.iter().chain(&filter.code);
    if words.flat_map(|it| it.chars()).any(|c| !word(c)) {
        return Err(Error::bad_request("A theme or code is one word."));
    }
    Ok(filter)
}

fn write_cursor(cursor: Cursor) -> String {
    format!("{}.{}", to_millis(cursor.received_at), cursor.response)
}

fn read_cursor(text: &str) -> Result<Cursor> {
    text.split_once('.')
        .and_then(|(millis, response)| {
            Some(Cursor {
                received_at: from_millis(millis.parse().ok()?),
                response: response.parse().ok()?,
            })
        })
        .ok_or_else(|| Error::bad_request("`after` is to be taken from the page before."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        let cursor = Cursor {
            received_at: from_millis(1_700_000_000_123),
            response: ResponseId::new(1, [7; 10]),
        };
        assert_eq!(read_cursor(&write_cursor(cursor)).ok(), Some(cursor));
        assert!(read_cursor("yesterday").is_err());
    }
}
