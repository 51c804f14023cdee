//! Importing at the desk what a phone saved as a file.

use super::{Body, Json, Path};
use crate::auth::Member;
use crate::erase::erase;
use crate::error::{Error, Result};
use crate::rescue;
use crate::state::{App, now};
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use shared::api::Change;
use shared::audit::Role;
use shared::id::AuditId;
use shared::sync::rescue::{MAX_BYTES, Report};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// A file stands in memory while it is imported: one at a time.
static IMPORTING: Semaphore = Semaphore::const_new(1);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(import))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
}

/// Takes a rescue file of a walker's phone as if the phone had sent what is in it. Importing it again,
/// or after the phone sent some of it, changes nothing of what is stored. What cannot be stored is named
/// with the reason, and does not hold back the rest.
#[utoipa::path(
    post, path = "/audits/{audit}/rescue", tag = "desk",
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = OK, body = Report)),
)]
async fn import(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    request: Request,
) -> Result<Json<Report>> {
    member.must_be(Role::Facilitator)?;
    let turn = IMPORTING.acquire().await;
    let _turn = turn.map_err(|error| Error::Internal(error.into()))?;
    let Body(bytes) = Body::from_request(request, &app).await?;
    let report = rescue::import(&app, audit, bytes, now()).await?;
    // The phone may have withdrawn something that only the file tells of.
    erase(&app).await?;
    app.live.tell(audit, Change::Arrival);
    Ok(Json(report))
}
