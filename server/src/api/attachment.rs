//! Photos and recordings: taken from phones in parts, and given to the desk.

use super::response::shown;
use super::{Body, Json, Path, Query};
use crate::auth::{Member, Walker};
use crate::db::attachment::Announced;
use crate::error::{Error, Result};
use crate::state::App;
use crate::upload;
use crate::{media, thumbnail};
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::api::{Change, Code};
use shared::id::{AttachmentId, AuditId};
use shared::sync::Upload;
use tokio::task::spawn_blocking;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Largest part; phones send a quarter of it.
const PART_BYTES: usize = 1024 * 1024;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read, receive))
        .routes(routes!(small))
        .layer(DefaultBodyLimit::max(PART_BYTES))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Offset {
    /// Where in the attachment the part begins.
    #[serde(default)]
    offset: u64,
}

/// To the walker's phone, how much of an attachment has arrived; to the desk, its content.
#[utoipa::path(
    get, path = "/audits/{audit}/attachments/{id}", tag = "attachment",
    responses(
        (status = OK, description = "With a walker's credential: the upload", body = Upload),
        (status = 200, description = "With a session: the photo or recording, if its bytes are \
         verified; in parts if asked so", content_type = "image/jpeg"),
    ),
)]
async fn read(
    State(app): State<App>,
    Path((_audit, id)): Path<(AuditId, AttachmentId)>,
    request: Request,
) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    if parts.headers.contains_key(AUTHORIZATION) {
        let walker = Walker::from_request_parts(&mut parts, &app).await?;
        let announced = announced(&app, walker, id).await?;
        return Ok(Json(upload::state(&app, &announced)?).into_response());
    }
    let member = Member::from_request_parts(&mut parts, &app).await?;
    show(&app, &member, id, &parts.headers).await
}

/// Takes a part of an attachment that a stored revision of this walker names. The last part is
/// answered when all bytes are on disk and their SHA-256 is the one announced; if it is another, the
/// upload starts again from 0.
#[utoipa::path(
    put, path = "/audits/{audit}/attachments/{id}", tag = "attachment",
    params(Offset),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = Upload)),
)]
async fn receive(
    State(app): State<App>,
    walker: Walker,
    Path((audit, id)): Path<(AuditId, AttachmentId)>,
    Query(Offset { offset }): Query<Offset>,
    Body(bytes): Body,
) -> Result<Json<Upload>> {
    let _receiving = app.erasing.read().await;
    let announced = announced(&app, walker, id).await?;
    let upload = upload::take(&app, audit, announced, offset, bytes).await?;
    if upload.verified {
        app.live.tell(audit, Change::Arrival);
    }
    Ok(Json(upload))
}

/// A small JPEG of a photo, for maps and lists; the photo itself where no small one can be made of it.
#[utoipa::path(
    get, path = "/audits/{audit}/attachments/{id}/thumbnail", tag = "attachment",
    responses((status = OK, content_type = "image/jpeg", body = Vec<u8>)),
)]
async fn small(
    State(app): State<App>,
    member: Member,
    Path((_audit, id)): Path<(AuditId, AttachmentId)>,
) -> Result<Response> {
    let photo = content(&app, &member, id).await?;
    let making = app.thumbnails.acquire().await;
    let _making = making.map_err(|error| Error::Internal(error.into()))?;
    let bytes = spawn_blocking(move || thumbnail::of(&photo).unwrap_or(photo)).await;
    let bytes = bytes.map_err(|error| Error::Internal(error.into()))?;
    media::serve(&HeaderMap::new(), bytes)
}

/// The attachment, if a stored revision of this very walker names it.
async fn announced(app: &App, walker: Walker, id: AttachmentId) -> Result<Announced> {
    app.db
        .attachment(walker.audit, id)
        .await?
        .filter(|announced| announced.participant == walker.participant)
        .ok_or_else(|| {
            Error::new(
                Code::NotFound,
                "No stored answer of this walker names this attachment; send the answer first.",
            )
        })
}

/// A photo or recording is for those who may see it in its response.
async fn show(app: &App, member: &Member, id: AttachmentId, asked: &HeaderMap) -> Result<Response> {
    media::serve(asked, content(app, member, id).await?)
}

async fn content(app: &App, member: &Member, id: AttachmentId) -> Result<Vec<u8>> {
    let gone = || Error::not_found("attachment, or its bytes have not arrived yet");
    let announced = app.db.attachment(member.audit, id).await?;
    let announced = announced.ok_or_else(gone)?;
    let content = announced.content.ok_or_else(gone)?;
    let response = app.db.response(member.audit, announced.response).await?;
    let response = shown(app, member, response.ok_or_else(gone)?).await?;
    if !response.verified.contains(&id) {
        return Err(Error::new(
            Code::NotAllowed,
            "Photos and recordings are for the audit's researchers.",
        ));
    }
    let blobs = app.blobs.clone();
    let bytes = spawn_blocking(move || blobs.read(content)).await;
    Ok(bytes.map_err(|error| Error::Internal(error.into()))??)
}
