//! Taking back at the desk what a walker asks in person to have back.

use super::{Json, Path};
use crate::auth::Member;
use crate::erase::erase;
use crate::error::{Error, Result};
use crate::review::Author;
use crate::state::{App, now};
use crate::taken_back::{self, Verdict};
use axum::extract::State;
use axum::http::StatusCode;
use shared::api::{Change, TakenBack};
use shared::audit::Role;
use shared::id::{AuditId, ResponseId};
use shared::withdrawal::Withdrawal;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(take_back))
        .routes(routes!(read))
}

/// Takes back a response, or one photo or recording of it, because its walker asks. As with a receipt, whoever
/// makes the withdrawal makes its id, the second arrival changes nothing, and what is withdrawn is in no output
/// from then on. Who did it stays in the history and in the log.
#[utoipa::path(
    post, path = "/audits/{audit}/withdrawals", tag = "review",
    request_body = Withdrawal, responses((status = NO_CONTENT)),
)]
async fn take_back(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Json(withdrawal): Json<Withdrawal>,
) -> Result<StatusCode> {
    member.must_be(Role::Researcher)?;
    let author = Author {
        audit,
        account: member.account,
        now: now(),
    };
    let mut tx = app.db.write().await?;
    match taken_back::take_back(&mut tx, author, &withdrawal).await? {
        Verdict::Taken(response) => {
            tx.commit().await?;
            let change = Change::Review {
                responses: vec![response],
                by: member.account,
            };
            app.live.tell(audit, Change::Arrival);
            app.live.tell(audit, change);
        }
        Verdict::Already => drop(tx),
        Verdict::Gone => return Err(Error::not_found("response, photo or recording")),
        Verdict::Refused => {
            return Err(Error::bad_request(
                "The desk takes back a response, or one photo or recording. Whatever else there is, walkers take back \
                 by their receipts.",
            ));
        }
    }
    // Also when it was taken before: the server may have been stopped before the bytes were gone.
    erase(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What stays of a response that was taken back: when, and by whom if the desk did it.
#[utoipa::path(
    get, path = "/audits/{audit}/responses/{response}/withdrawal", tag = "review",
    responses((status = OK, body = TakenBack)),
)]
async fn read(
    State(app): State<App>,
    member: Member,
    Path((audit, response)): Path<(AuditId, ResponseId)>,
) -> Result<Json<TakenBack>> {
    member.must_be(Role::Researcher)?;
    let stays = app.db.taken_back(audit, response).await?;
    stays
        .map(Json)
        .ok_or_else(|| Error::not_found("withdrawal of this response"))
}
