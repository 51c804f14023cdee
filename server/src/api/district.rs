//! Districts: imported from GeoJSON, listed.

use super::{Body, FILE_BYTES, Json, Path};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::secret::fresh;
use crate::state::{App, now};
use axum::extract::{DefaultBodyLimit, State};
use shared::api::{Code, DistrictImport};
use shared::audit::{Audit, Role};
use shared::district::District;
use shared::district::import::{self, Expected};
use shared::id::AuditId;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Colours that districts get in turn, told apart also by those who do not see red or green.
const COLOURS: [&str; 6] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9",
];

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .layer(DefaultBodyLimit::max(FILE_BYTES))
}

/// The districts of an audit, in their order.
#[utoipa::path(
    get, path = "/audits/{audit}/districts", tag = "desk",
    responses((status = OK, body = Vec<District>)),
)]
async fn list(
    State(app): State<App>,
    _: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Vec<District>>> {
    Ok(Json(app.db.districts(audit).await?))
}

/// Adds the polygons of a GeoJSON document as districts; what is none is named with its reason.
#[utoipa::path(
    post, path = "/audits/{audit}/districts", tag = "desk",
    request_body(content = Object, content_type = "application/geo+json"),
    responses((status = OK, body = DistrictImport)),
)]
async fn add(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Body(document): Body,
) -> Result<Json<DistrictImport>> {
    member.must_be(Role::Facilitator)?;
    let document = std::str::from_utf8(&document)
        .map_err(|_| Error::new(Code::BadGeojson, "The file is not text in UTF-8."))?;
    let audit = app.db.audit(audit).await?;
    let audit = audit.ok_or_else(|| Error::not_found("audit"))?;
    import(&app.db, &audit, document).await.map(Json)
}

/// Adds the districts of a document to an audit, behind those it has.
pub async fn import(db: &Db, audit: &Audit, document: &str) -> Result<DistrictImport> {
    let expected = Expected {
        near: Some((audit.view.longitude, audit.view.latitude)),
        language: audit.languages.first().map_or("", String::as_str),
    };
    let import = import::read(document, expected).map_err(|error| {
        Error::new(Code::BadGeojson, format!("The file is of no use: {error}."))
    })?;
    let first = db.districts(audit.id).await?.len();
    let added: Vec<District> = (first..)
        .zip(import.found)
        .map(|(position, found)| District {
            id: fresh(now()),
            name: found.name,
            colour: COLOURS[position % COLOURS.len()].to_owned(),
            position: u32::try_from(position).unwrap_or(u32::MAX),
            outline: found.outline,
            label: found.label,
            attribution: found.attribution,
        })
        .collect();
    db.add_districts(audit.id, &added).await?;
    Ok(DistrictImport {
        added,
        skipped: import.skipped.iter().map(ToString::to_string).collect(),
    })
}
