//! Findings: written, ordered, and read with what is there of their evidence.

use super::response::shown;
use super::{Json, Path, Query};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::finding::{Verdict, Wish, order, witnesses, write};
use crate::review::Author;
use crate::state::{App, now};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::api::{Change, Code, FindingConflict, FindingOrder, SaveFinding};
use shared::audit::Role;
use shared::finding::Finding;
use shared::finding::cited::{CitedFinding, Known};
use shared::id::{AuditId, FindingId, ResponseId};
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(save, remove))
        .routes(routes!(history))
        .routes(routes!(put_in_order))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Citing {
    /// Only those that rest on this response or on a part of it.
    response: Option<ResponseId>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Seen {
    /// Version that whoever removes it saw.
    seen: u32,
}

/// Findings in the order of the report, with what is there of what they cite.
#[utoipa::path(
    get, path = "/audits/{audit}/findings", tag = "finding",
    params(Citing), responses((status = OK, body = Vec<CitedFinding>)),
)]
async fn list(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(Citing { response }): Query<Citing>,
) -> Result<Json<Vec<CitedFinding>>> {
    member.must_be(Role::Researcher)?;
    let mut findings = app.db.findings(audit).await?;
    if let Some(response) = response {
        findings.retain(|it| it.content.cites(response));
    }
    let witnesses = witnesses(&app.db, audit, &findings).await?;
    let forms = app.db.forms(audit).await?;
    let known = Known {
        witnesses: &witnesses,
        forms: &forms,
    };
    let cited: Vec<_> = findings.into_iter().map(|it| known.finding(it)).collect();
    shown(&app, &member, cited).await.map(Json)
}

/// Saves a finding whole, as a version of its own. Whoever writes it makes its id, so that saving twice
/// makes one; what somebody else wrote since is not overwritten.
#[utoipa::path(
    put, path = "/audits/{audit}/findings/{finding}", tag = "finding",
    request_body = SaveFinding,
    responses(
        (status = OK, body = Finding),
        (status = CONFLICT, body = FindingConflict, content_type = "application/problem+json"),
    ),
)]
async fn save(
    State(app): State<App>,
    member: Member,
    Path((_audit, finding)): Path<(AuditId, FindingId)>,
    Json(SaveFinding { seen, content }): Json<SaveFinding>,
) -> Result<Response> {
    let wish = (seen, Wish::Save(content.tidy()));
    apply(&app, &member, finding, wish).await
}

/// Takes a finding off the list. Its versions stay, and saving it again brings it back.
#[utoipa::path(
    delete, path = "/audits/{audit}/findings/{finding}", tag = "finding",
    params(Seen),
    responses(
        (status = OK, body = Finding),
        (status = CONFLICT, body = FindingConflict, content_type = "application/problem+json"),
    ),
)]
async fn remove(
    State(app): State<App>,
    member: Member,
    Path((_audit, finding)): Path<(AuditId, FindingId)>,
    Query(Seen { seen }): Query<Seen>,
) -> Result<Response> {
    apply(&app, &member, finding, (seen, Wish::Remove)).await
}

/// All versions of a finding, oldest first: who wrote what, and when.
#[utoipa::path(
    get, path = "/audits/{audit}/findings/{finding}/history", tag = "finding",
    responses((status = OK, body = Vec<Finding>)),
)]
async fn history(
    State(app): State<App>,
    member: Member,
    Path((audit, finding)): Path<(AuditId, FindingId)>,
) -> Result<Json<Vec<Finding>>> {
    member.must_be(Role::Researcher)?;
    let versions = app.db.finding_history(audit, finding).await?;
    if versions.is_empty() {
        return Err(Error::not_found("finding"));
    }
    Ok(Json(versions))
}

/// Puts findings in the order in which the report has them.
#[utoipa::path(
    post, path = "/audits/{audit}/finding-order", tag = "finding",
    request_body = FindingOrder, responses((status = NO_CONTENT)),
)]
async fn put_in_order(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Json(wish): Json<FindingOrder>,
) -> Result<StatusCode> {
    member.must_be(Role::Researcher)?;
    let mut tx = app.db.write().await?;
    if !order(&mut tx, audit, &wish).await? {
        return Err(Error::conflict(
            "Somebody else has ordered the findings meanwhile, or they are not the same ones. Look again.",
        ));
    }
    tx.commit().await?;
    tell(&app, &member);
    Ok(StatusCode::NO_CONTENT)
}

async fn apply(app: &App, member: &Member, id: FindingId, wish: (u32, Wish)) -> Result<Response> {
    member.must_be(Role::Researcher)?;
    let author = Author {
        audit: member.audit,
        account: member.account,
        now: now(),
    };
    let mut tx = app.db.write().await?;
    match write(&app.db, &mut tx, author, id, wish).await? {
        Verdict::Kept(finding) => {
            tx.commit().await?;
            tell(app, member);
            Ok(Json(finding).into_response())
        }
        Verdict::Conflict(current) => Ok(conflict(*current)),
        Verdict::Refused(violation) => Err(Error::bad_request(violation.to_string())),
        Verdict::NoSuchEvidence => Err(Error::new(
            Code::NoSuchEvidence,
            "It cites an answer or a photo that is not there, or was taken back.",
        )),
        Verdict::NoSuchComparison => Err(Error::new(
            Code::NoSuchComparison,
            "It compares a question or a district that this audit does not have.",
        )),
        Verdict::Gone => Err(Error::not_found("finding")),
    }
}

fn tell(app: &App, member: &Member) {
    let by = member.account;
    app.live.tell(member.audit, Change::Finding { by });
}

fn conflict(current: Finding) -> Response {
    let detail = format!(
        "{} has written this finding meanwhile. Nothing of this request was kept; look again.",
        current.name
    );
    let problem = Error::new(Code::Conflict, detail).problem();
    let headers = [(header::CONTENT_TYPE, "application/problem+json")];
    let body = axum::Json(FindingConflict { problem, current });
    (StatusCode::CONFLICT, headers, body).into_response()
}
