//! Taking in what phones send. Nothing that parses is refused, and an outcome is given only when
//! its effect is on disk.

use super::{Body, Json, Path};
use crate::auth::{Credential, Walker};
use crate::erase::erase;
use crate::error::{Error, Result};
use crate::intake::{Judged, Submission};
use crate::state::{App, now};
use axum::extract::{DefaultBodyLimit, State};
use serde_json::value::RawValue;
use shared::api::Change;
use shared::id::AuditId;
use shared::sync::check::{Check, Lacking};
use shared::sync::{BATCH_BYTES, BATCH_OPERATIONS, Batch, Operation, Receipt};
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sync))
        .routes(routes!(check))
        .layer(DefaultBodyLimit::max(BATCH_BYTES))
}

/// Takes a batch of a phone's operations and answers one outcome for each, in their order. Sending
/// any of them again changes nothing. The first join of a walker makes them known, with the secret
/// of this request.
#[utoipa::path(
    post, path = "/audits/{audit}/sync", tag = "walker",
    request_body = Batch<Operation>,
    responses((status = OK, body = Receipt)),
)]
async fn sync(
    State(app): State<App>,
    credential: Credential,
    Path(audit): Path<AuditId>,
    Body(body): Body,
) -> Result<Json<Receipt>> {
    let batch: Batch<&RawValue> =
        serde_json::from_slice(&body).map_err(|error| Error::bad_request(error.to_string()))?;
    if batch.operations.len() > BATCH_OPERATIONS {
        return Err(Error::bad_request(format!(
            "A batch holds at most {BATCH_OPERATIONS} operations."
        )));
    }
    let operations: Vec<&str> = batch.operations.iter().map(|raw| raw.get()).collect();
    let judged = app.intake.judge(audit, &operations).await?;
    let withdraws = |it: &Judged| matches!(it.operation, Operation::Withdraw(_));
    let erases = judged.iter().flatten().any(withdraws);
    let submission = Submission {
        audit,
        participant: credential.participant,
        secret: credential.secret,
        operations: judged,
        waiting: batch.waiting,
        entered_by: None,
        now: now(),
    };
    let brings = submission.operations.iter().flatten().next().is_some();
    let receipt = app.intake.take(submission).await?;
    if brings {
        app.live.tell(audit, Change::Arrival);
    }
    if erases {
        erase(&app).await?;
    }
    Ok(Json(receipt))
}

/// Tells a phone which of the things that it holds as acknowledged are not here: a server that was
/// restored from a backup is sent again what came after that. Changes nothing.
#[utoipa::path(
    post, path = "/audits/{audit}/sync/check", tag = "walker",
    request_body = Check,
    responses((status = OK, body = Lacking)),
)]
async fn check(
    State(app): State<App>,
    walker: Walker,
    Path(_audit): Path<AuditId>,
    Json(check): Json<Check>,
) -> Result<Json<Lacking>> {
    let stored = app.db.stored(walker.audit, walker.participant).await?;
    Ok(Json(check.lacking(&stored)))
}
