//! Responses as files: what the filters of the review match, in the formats researchers use.

use super::log::note;
use super::response::{checked, reader};
use super::{Path, Query};
use crate::auth::Member;
use crate::error::Result;
use crate::export::{Format, Job, body};
use crate::state::App;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::api::{Filter, LoggedAct};
use shared::export::{Shape, file_name};
use shared::id::AuditId;
use shared::selection::Selection;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(as_csv))
        .routes(routes!(as_geojson))
        .routes(routes!(as_workbook))
        .routes(routes!(as_geopackage))
        .routes(routes!(codebook))
        .routes(routes!(photos))
        .routes(routes!(everything))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Lines {
    #[serde(default)]
    #[param(inline)]
    shape: Of,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Of {
    /// A line per response.
    #[default]
    Wide,
    /// A line per answer.
    Long,
}

impl Of {
    fn shape(self) -> Shape {
        match self {
            Self::Wide => Shape::Wide,
            Self::Long => Shape::Long,
        }
    }
}

/// Responses as CSV, a line per response or per answer.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.csv", tag = "review",
    params(Selection, Filter, Lines),
    responses((status = OK, body = String, content_type = "text/csv")),
)]
async fn as_csv(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
    Query(Lines { shape }): Query<Lines>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Csv(shape.shape())).await
}

/// What the columns of both tables are, as CSV: type, question, codes and words in every language.
#[utoipa::path(
    get, path = "/audits/{audit}/codebook.csv", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = String, content_type = "text/csv")),
)]
async fn codebook(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Codebook).await
}

/// Responses as GeoJSON; those without a place have no geometry.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.geojson", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = Object, content_type = "application/geo+json")),
)]
async fn as_geojson(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Geojson).await
}

/// Responses as a workbook for spreadsheets, with codebook and methods.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.xlsx", tag = "review",
    params(Selection, Filter, Lines),
    responses((
        status = OK, body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )),
)]
async fn as_workbook(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
    Query(Lines { shape }): Query<Lines>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Xlsx(shape.shape())).await
}

/// Responses, stops and districts as a GeoPackage with styles for QGIS.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.gpkg", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = Vec<u8>, content_type = "application/geopackage+sqlite3")),
)]
async fn as_geopackage(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Geopackage).await
}

/// Photos as a ZIP, with a table of what each is.
#[utoipa::path(
    get, path = "/audits/{audit}/photos.zip", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = Vec<u8>, content_type = "application/zip")),
)]
async fn photos(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Photos).await
}

/// All of these in one ZIP.
#[utoipa::path(
    get, path = "/audits/{audit}/everything.zip", tag = "review",
    params(Selection, Filter),
    responses((status = OK, body = Vec<u8>, content_type = "application/zip")),
)]
async fn everything(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    file(&app, &member, audit, filter, Format::Archive).await
}

/// A file that a browser saves under a name.
async fn file(
    app: &App,
    member: &Member,
    audit: AuditId,
    filter: Filter,
    format: Format,
) -> Result<Response> {
    let job = Job::prepare(app, reader(app, member).await?, audit, checked(filter)?).await?;
    let name = file_name(&job.about, format.what(), format.extension());
    let act = LoggedAct::Exported {
        file: name.clone(),
        filter: job.about.filter.clone(),
    };
    note(app, member, act).await?;
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        // Asked again each time: something may have been withdrawn.
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, body(job, format)).into_response())
}
