//! What researchers append to what came in, and the audit's codes.

use super::{Json, Path};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::review::{Author, Verdict, append};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::api::{Change, Code, REVIEW_EVENTS, ReviewConflict, SaveReviews, SavedReviews};
use shared::audit::Role;
use shared::id::AuditId;
use shared::review::ReviewEvent;
use std::collections::BTreeSet;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(save))
        .routes(routes!(themes))
}

/// Appends events to the reviews of responses: all or, where one would overwrite what another
/// researcher decided meanwhile, none. Sending them again changes nothing.
#[utoipa::path(
    post, path = "/audits/{audit}/reviews", tag = "review",
    request_body = SaveReviews,
    responses(
        (status = OK, body = SavedReviews),
        (status = CONFLICT, body = ReviewConflict, content_type = "application/problem+json"),
    ),
)]
async fn save(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Json(SaveReviews { events }): Json<SaveReviews>,
) -> Result<Response> {
    member.must_be(Role::Researcher)?;
    if events.is_empty() || events.len() > REVIEW_EVENTS {
        return Err(Error::bad_request(format!(
            "A request appends 1 to {REVIEW_EVENTS} events."
        )));
    }
    let author = Author {
        audit,
        account: member.account,
        now: now(),
    };
    let mut tx = app.db.write().await?;
    match append(&mut tx, author, events).await? {
        Verdict::Kept(responses) => {
            tx.commit().await?;
            let changed = responses.iter().map(|it| it.response).collect();
            let change = Change::Review {
                responses: changed,
                by: member.account,
            };
            app.live.tell(audit, change);
            Ok(Json(SavedReviews { responses }).into_response())
        }
        Verdict::Conflict(meanwhile) => Ok(conflict(meanwhile)),
        Verdict::Refused(violation) => Err(Error::bad_request(violation.to_string())),
        Verdict::Gone => Err(Error::not_found("response")),
        Verdict::Taken => Err(Error::bad_request(
            "An event's id is that of another event.",
        )),
    }
}

/// The codes of an audit: the themes of its checklists and those that researchers have used.
#[utoipa::path(
    get, path = "/audits/{audit}/themes", tag = "review",
    responses((status = OK, body = Vec<String>)),
)]
async fn themes(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Vec<String>>> {
    member.must_be(Role::Researcher)?;
    let mut themes: BTreeSet<String> = app.db.themes(audit).await?.into_iter().collect();
    for (_, form) in app.db.forms(audit).await? {
        let items = form.items().into_iter();
        themes.extend(items.map(|(_, item)| item.theme.clone()));
    }
    themes.remove("");
    Ok(Json(themes.into_iter().collect()))
}

fn conflict(meanwhile: Vec<ReviewEvent>) -> Response {
    let who: BTreeSet<&str> = meanwhile.iter().map(|event| event.name.as_str()).collect();
    let who: Vec<&str> = who.into_iter().collect();
    let detail = format!(
        "Decided otherwise meanwhile by {}. Nothing of this request was kept; look again.",
        who.join(", ")
    );
    let problem = Error::new(Code::Conflict, detail).problem();
    let headers = [(header::CONTENT_TYPE, "application/problem+json")];
    let body = axum::Json(ReviewConflict { problem, meanwhile });
    (StatusCode::CONFLICT, headers, body).into_response()
}
