//! Responses as files: what the filters of the review match, in the formats researchers use.

use super::response::{checked, reader};
use super::{Path, Query};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::api::{Code, Filter, ResponseRow};
use shared::audit::Audit;
use shared::checklist::Form;
use shared::export::{Export, Names, csv, file_name, geojson, long, wide};
use shared::id::{AuditId, VersionId};
use shared::privacy::{Released, release};
use std::collections::BTreeMap;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(as_csv))
        .routes(routes!(as_geojson))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Table {
    #[serde(default)]
    #[param(inline)]
    shape: Shape,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Shape {
    /// A line per response.
    #[default]
    Wide,
    /// A line per answer.
    Long,
}

/// Responses as CSV, a line per response or per answer.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.csv", tag = "review",
    params(Filter, Table),
    responses((status = OK, body = String, content_type = "text/csv")),
)]
async fn as_csv(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
    Query(Table { shape }): Query<Table>,
) -> Result<Response> {
    let kept = Kept::read(&app, &member, audit, filter).await?;
    let (what, table) = match shape {
        Shape::Wide => ("responses", wide(&kept.export())),
        Shape::Long => ("answers", long(&kept.export())),
    };
    let name = file_name(&kept.audit, what, table.rows.len(), now(), "csv");
    Ok(file("text/csv; charset=utf-8", &name, csv::write(&table)))
}

/// Responses as GeoJSON; those without a place have no geometry.
#[utoipa::path(
    get, path = "/audits/{audit}/responses.geojson", tag = "review",
    params(Filter),
    responses((status = OK, body = Object, content_type = "application/geo+json")),
)]
async fn as_geojson(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let kept = Kept::read(&app, &member, audit, filter).await?;
    let collection = geojson::collection(&kept.export());
    let count = collection.features.len();
    let name = file_name(&kept.audit, "responses", count, now(), "geojson");
    Ok(file("application/geo+json", &name, collection.to_string()))
}

/// All that an export is made of.
struct Kept {
    audit: Audit,
    responses: Released<Vec<ResponseRow>>,
    forms: BTreeMap<VersionId, Form>,
    names: Names,
}

impl Kept {
    async fn read(app: &App, member: &Member, audit: AuditId, filter: Filter) -> Result<Self> {
        let filter = checked(filter)?;
        let mut rows = app.db.responses(audit, &filter, None, u32::MAX).await?;
        if !filter.asks_for_hidden() {
            let whole = rows.into_iter();
            rows = whole.map(ResponseRow::without_hidden_photos).collect();
        }
        let responses = release(reader(app, member).await?, rows).ok_or_else(|| {
            Error::new(
                Code::NotAllowed,
                "Answers are not for viewers to take away.",
            )
        })?;
        let mut names = Names::default();
        for district in app.db.districts(audit).await? {
            names.districts.insert(district.id, district.name);
        }
        for walk in app.db.activities(audit).await? {
            let walk = walk.activity;
            names.activities.insert(walk.id, walk.title);
            let stops = walk.stops.into_iter().map(|stop| (stop.id, stop.name));
            names.stops.extend(stops);
        }
        let found = app.db.audit(audit).await?;
        Ok(Self {
            audit: found.ok_or_else(|| Error::not_found("audit"))?,
            responses,
            forms: app.db.forms(audit).await?,
            names,
        })
    }

    fn export(&self) -> Export<'_> {
        Export {
            audit: &self.audit,
            responses: &self.responses,
            forms: &self.forms,
            names: &self.names,
            language: self.audit.languages.first().map_or("en", String::as_str),
        }
    }
}

/// An answer that a browser saves under a name; the name's letters beyond ASCII as RFC 6266 has them.
fn file(media_type: &'static str, name: &str, body: String) -> Response {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._".contains(byte);
    let encoded: String = name
        .as_bytes()
        .iter()
        .map(|byte| {
            if plain(byte) {
                char::from(*byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let disposition = format!("attachment; filename*=UTF-8''{encoded}");
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    (headers, body).into_response()
}
