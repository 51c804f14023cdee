//! Checklists: workbooks checked, published and read.

use super::{Body, FILE_BYTES, Json, Path};
use crate::auth::Member;
use crate::db::checklist::Publication;
use crate::error::{Error, Result};
use crate::secret::fresh;
use crate::state::{App, now};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use shared::api::{Checklist, Code, Published, WorkbookReport};
use shared::audit::Role;
use shared::checklist::Form;
use shared::checklist::xlsform::{Reading, Severity, read_workbook};
use shared::id::{AuditId, VersionId};
use tokio::task::spawn_blocking;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Name of a form whose workbook names none.
const UNNAMED: &str = "checklist";

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, publish))
        .routes(routes!(check))
        .routes(routes!(form))
        .layer(DefaultBodyLimit::max(FILE_BYTES))
}

/// All checklists of an audit with their versions.
#[utoipa::path(
    get, path = "/audits/{audit}/checklists", tag = "desk",
    responses((status = OK, body = Vec<Checklist>)),
)]
async fn list(
    State(app): State<App>,
    _: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Vec<Checklist>>> {
    Ok(Json(app.db.checklists(audit).await?))
}

/// The content of a version.
#[utoipa::path(
    get, path = "/audits/{audit}/versions/{version}", tag = "desk",
    responses((status = OK, body = Form)),
)]
async fn form(
    State(app): State<App>,
    _: Member,
    Path((audit, version)): Path<(AuditId, VersionId)>,
) -> Result<Json<Form>> {
    let form = app.db.form(audit, version).await?;
    form.map(Json)
        .ok_or_else(|| Error::not_found("checklist version"))
}

/// What an XLSForm workbook says and what is wrong with it. Nothing is kept.
#[utoipa::path(
    post, path = "/audits/{audit}/checklists/check", tag = "desk",
    params(("audit" = AuditId, Path)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = WorkbookReport)),
)]
async fn check(member: Member, Body(workbook): Body) -> Result<Json<WorkbookReport>> {
    member.must_be(Role::Facilitator)?;
    let Reading { form, diagnostics } = read(workbook).await?;
    Ok(Json(WorkbookReport { form, diagnostics }))
}

/// Publishes an XLSForm workbook as the next version of its checklist; the same content again is
/// the version that it was.
#[utoipa::path(
    post, path = "/audits/{audit}/checklists", tag = "desk",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = Published)),
)]
async fn publish(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Body(workbook): Body,
) -> Result<Response> {
    member.must_be(Role::Facilitator)?;
    let reading = read(workbook.clone()).await?;
    if !reading.is_sound() {
        return Err(Error::new(Code::BadWorkbook, first_error(&reading)));
    }
    let publication = Publication {
        version: fresh(now()),
        checklist: fresh(now()),
        form: &reading.form,
        workbook: &workbook,
    };
    let id = app.db.publish(audit, &publication, now()).await?;
    let checklists = app.db.checklists(audit).await?;
    let versions = checklists.into_iter().flat_map(|it| it.versions);
    let version = versions.into_iter().find(|version| version.id == id);
    let published = Published {
        title: reading.form.title.clone(),
        version: version.ok_or_else(|| Error::not_found("checklist version"))?,
        unchanged: id != publication.version,
    };
    Ok(Json(published).into_response())
}

/// Reading a workbook takes a while: not on the threads that answer phones.
async fn read(workbook: Bytes) -> Result<Reading> {
    spawn_blocking(move || read_workbook(&workbook, UNNAMED))
        .await
        .map_err(|error| Error::Internal(error.into()))
}

fn first_error(reading: &Reading) -> String {
    let errors = reading.diagnostics.iter();
    let errors: Vec<_> = errors.filter(|it| it.severity == Severity::Error).collect();
    match errors.first() {
        Some(first) => format!(
            "The workbook has {} errors; the first: {first}",
            errors.len()
        ),
        None => "The workbook has errors.".to_owned(),
    }
}
