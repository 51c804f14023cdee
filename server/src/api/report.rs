//! The City Audit Report as one file.

use super::log::note_once;
use super::response::reader;
use super::{Path, Query};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::page;
use crate::report::gather;
use crate::state::{App, now};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use shared::api::{Code, LoggedAct};
use shared::id::AuditId;
use shared::privacy::Reader;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Tag of one of the audit's languages; the first when it is left out.
    #[serde(default)]
    language: String,
    /// For whom; when it is left out, all that the reader may see.
    #[param(inline)]
    version: Option<Version>,
    /// To be saved as a file instead of shown.
    #[serde(default)]
    file: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Version {
    /// For anyone: no small groups, no sensitive items.
    Public,
    /// For the audit's researchers.
    Researchers,
}

/// The report of an audit: one page without anything from elsewhere, to be read, printed or mailed.
/// The same data give the same bytes, but for the moment in which it was made.
#[utoipa::path(
    get, path = "/audits/{audit}/report", tag = "finding",
    params(Wanted),
    responses((status = OK, body = String, content_type = "text/html")),
)]
async fn report(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let mut reader = reader(&app, &member).await?;
    match wanted.version {
        Some(Version::Researchers) if !reader.is_researcher() => {
            return Err(Error::new(
                Code::NotAllowed,
                "The report with small groups is for the audit's researchers; ask for `version=public`.",
            ));
        }
        Some(Version::Public) => reader = Reader::public(reader.k),
        Some(Version::Researchers) | None => {}
    }
    let audit = app.db.audit(audit).await?;
    let audit = audit.ok_or_else(|| Error::not_found("audit"))?;
    let language = page::report::language(&audit, &wanted.language);
    let report = gather(&app.db, &app.blobs, audit, reader, now()).await?;
    let act = LoggedAct::Reported {
        language: language.tag().to_owned(),
    };
    note_once(&app, &member, act).await?;
    Ok(page::report::answer(&report, language, wanted.file))
}
