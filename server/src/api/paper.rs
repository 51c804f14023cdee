//! Printed sheets, typed in at the desk: through the same intake as what phones send, so that sending one
//! twice changes nothing, and marked with who typed it in.

use super::{Json, Path};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::intake::Submission;
use crate::state::{App, now};
use axum::extract::{DefaultBodyLimit, State as FromApp};
use shared::activity::State;
use shared::api::{Code, PaperEntry};
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::{ActivityId, AuditId};
use shared::participant::Entry;
use shared::sync::{BATCH_BYTES, BATCH_OPERATIONS, Operation, Receipt};
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(enter))
        .layer(DefaultBodyLimit::max(BATCH_BYTES))
}

/// Takes what a walker wrote on paper. The walker is new, and joins with the first operation, or one whose
/// sheets were typed in before: nobody speaks here for a walker who has a phone of their own.
#[utoipa::path(
    post, path = "/audits/{audit}/walks/{activity}/paper", tag = "desk",
    request_body = PaperEntry, responses((status = OK, body = Receipt)),
)]
async fn enter(
    FromApp(app): FromApp<App>,
    member: Member,
    Path((audit, activity)): Path<(AuditId, ActivityId)>,
    Json(entry): Json<PaperEntry>,
) -> Result<Json<Receipt>> {
    member.must_be(Role::Facilitator)?;
    let walk = super::walk::find(&app, &member, activity).await?;
    if walk.activity.state == State::Draft {
        return Err(Error::conflict(
            "This walk was never opened: nobody has been on it.",
        ));
    }
    check(&entry, activity)?;
    let secret = secret(&app, audit, activity, &entry).await?;
    let operations: Vec<String> = entry
        .operations
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<_, _>>()
        .map_err(|error| Error::Internal(error.into()))?;
    let operations: Vec<&str> = operations.iter().map(String::as_str).collect();
    let submission = Submission {
        audit,
        participant: entry.participant,
        secret,
        operations: app.intake.judge(audit, &operations).await?,
        waiting: 0,
        entered_by: Some(member.account),
        now: now(),
    };
    app.intake.take(submission).await.map(Json)
}

/// What a desk may say for a walker.
fn check(entry: &PaperEntry, activity: ActivityId) -> Result<()> {
    if entry.operations.len() > BATCH_OPERATIONS {
        return Err(Error::bad_request(format!(
            "One request holds at most {BATCH_OPERATIONS} operations."
        )));
    }
    for operation in &entry.operations {
        match operation {
            Operation::Join(said) if said.entry == Entry::Paper && said.activity == activity => {}
            Operation::Join(_) => {
                return Err(Error::bad_request(
                    "A walker entered here is of this walk and has the entry `paper`.",
                ));
            }
            Operation::Revise(_) => {}
            Operation::Track(_) => {
                return Err(Error::bad_request(
                    "Paper does not know which way it was carried.",
                ));
            }
            Operation::Withdraw(_) => {
                return Err(Error::bad_request(
                    "Only the walker withdraws, by the receipt.",
                ));
            }
        }
    }
    Ok(())
}

/// The hash that the walker's submissions are proved by.
async fn secret(
    app: &App,
    audit: AuditId,
    activity: ActivityId,
    entry: &PaperEntry,
) -> Result<Sha256> {
    let known = app.db.paper_walker(audit, entry.participant).await?;
    match known {
        Some((of, Entry::Paper, secret)) if of == activity => Ok(secret),
        Some(_) => Err(Error::new(
            Code::NotAllowed,
            "This walker answers on a phone, or is of another walk: nothing is typed in for them.",
        )),
        None if matches!(entry.operations.first(), Some(Operation::Join(_))) => Ok(entry.secret),
        None => Err(Error::bad_request(
            "A walker who is not known yet joins with the first operation.",
        )),
    }
}
