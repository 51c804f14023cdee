//! For the holder of a receipt: see what one gave, change what one agreed to, take back a part or all of
//! it. No account; the code of the receipt is the key, in a header, so that it is in no log.

use super::{Json, Path};
use crate::auth::Holder;
use crate::db::receipt::OwnResponse;
use crate::erase::erase;
use crate::error::{Error, Result};
use crate::intake::withdraw::{Walker, withdraw};
use crate::media;
use crate::state::{App, now};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use shared::activity::Activity;
use shared::activity::track::Length;
use shared::api::{Change, Given, GivenResponse};
use shared::checklist::Form;
use shared::id::{AttachmentId, VersionId};
use shared::participant::Consents;
use shared::receipt::given;
use shared::text::Text;
use shared::withdrawal::Withdrawal;
use std::collections::{BTreeMap, HashSet};
use tokio::task::spawn_blocking;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read))
        .routes(routes!(set_consents))
        .routes(routes!(take_back))
        .routes(routes!(show))
}

/// What the walker of this receipt gave, in their own words, and what became of it.
#[utoipa::path(
    get, path = "/receipt", tag = "receipt",
    responses((status = OK, body = Given)),
)]
async fn read(State(app): State<App>, holder: Holder) -> Result<Response> {
    answer(&app, holder).await
}

/// Changes what the walker agrees to from now on. What was given before stays until it is withdrawn.
#[utoipa::path(
    post, path = "/receipt/consents", tag = "receipt",
    request_body = Consents, responses((status = OK, body = Given)),
)]
async fn set_consents(
    State(app): State<App>,
    holder: Holder,
    Json(consents): Json<Consents>,
) -> Result<Response> {
    let Holder { audit, walker } = holder;
    app.db.set_consents(audit, walker, consents).await?;
    answer(&app, holder).await
}

/// Takes something back. Whoever makes the withdrawal makes its id; the second arrival changes nothing.
/// What is withdrawn is in no output from then on, and is not kept when it arrives later.
#[utoipa::path(
    post, path = "/receipt/withdrawals", tag = "receipt",
    request_body = Withdrawal, responses((status = OK, body = Given)),
)]
async fn take_back(
    State(app): State<App>,
    holder: Holder,
    Json(withdrawal): Json<Withdrawal>,
) -> Result<Response> {
    let walker = Walker {
        audit: holder.audit,
        id: holder.walker,
        now: now(),
        taken_by: None,
    };
    let mut tx = app.db.write().await?;
    withdraw(&mut tx, walker, &withdrawal).await?;
    tx.commit().await?;
    app.live.tell(holder.audit, Change::Arrival);
    erase(&app).await?;
    answer(&app, holder).await
}

/// A photo or recording of the walker's own.
#[utoipa::path(
    get, path = "/receipt/attachments/{id}", tag = "receipt",
    responses((status = 200, description = "The photo or recording", content_type = "image/jpeg")),
)]
async fn show(
    State(app): State<App>,
    holder: Holder,
    Path(id): Path<AttachmentId>,
    asked: HeaderMap,
) -> Result<Response> {
    let gone = || Error::not_found("attachment of this receipt, or its bytes have not arrived yet");
    let own = app.db.attachment(holder.audit, id).await?;
    let own = own.filter(|own| own.participant == holder.walker);
    let content = own.and_then(|own| own.content).ok_or_else(gone)?;
    let blobs = app.blobs.clone();
    let bytes = spawn_blocking(move || blobs.read(content)).await;
    let bytes = bytes.map_err(|error| Error::Internal(error.into()))??;
    media::serve(&asked, bytes)
}

async fn answer(app: &App, holder: Holder) -> Result<Response> {
    let given = given_by(app, holder).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(given)).into_response())
}

/// Everything of this walker's and nothing of anybody else's: a reader who needs no privacy from
/// themselves.
async fn given_by(app: &App, Holder { audit, walker }: Holder) -> Result<Given> {
    let gone = || Error::not_found("walk");
    let held = app.db.held(audit, walker).await?.ok_or_else(gone)?;
    let activity = app.db.activity(audit, held.activity).await?;
    let activity = activity.ok_or_else(gone)?.activity;
    let audit_is = app.db.audit(audit).await?.ok_or_else(gone)?;
    let told = Telling {
        forms: app.db.forms(audit).await?,
        photos: app.db.own_photos(audit, walker).await?,
        activity: &activity,
    };
    let responses = app.db.own_responses(audit, walker).await?;
    let track = Length::of(&app.db.own_track(audit, walker).await?);
    Ok(Given {
        responses: responses
            .into_iter()
            .map(|own| told.response(own))
            .collect(),
        audit: audit_is.name,
        city: audit_is.city,
        nickname: held.nickname,
        joined_at: held.joined_at,
        consents: held.consents,
        withdrawn_at: held.withdrawn_at,
        withdrawn: app.db.withdrawn(audit, walker).await?.0,
        by_team: app.db.taken_back_by_team(audit, walker).await?,
        track: (track.points > 0).then_some(track),
        date: activity.date,
        walk: activity.title.clone(),
    })
}

/// What it takes to say a response in words.
struct Telling<'a> {
    forms: BTreeMap<VersionId, Form>,
    photos: HashSet<AttachmentId>,
    activity: &'a Activity,
}

impl Telling<'_> {
    fn response(&self, own: OwnResponse) -> GivenResponse {
        let mut given = GivenResponse {
            response: own.response,
            received_at: own.received_at,
            withdrawn_at: own.withdrawn_at,
            checklist: Text::default(),
            stop: String::new(),
            has_place: false,
            answers: Vec::new(),
        };
        if let Some(revision) = own.revision {
            let stops = &self.activity.stops;
            let stop = stops.iter().find(|stop| Some(stop.id) == revision.stop);
            given.stop = stop.map_or_else(String::new, |stop| stop.name.clone());
            given.has_place = revision.geotag.is_some();
            if let Some(form) = self.forms.get(&revision.version) {
                given.checklist = form.title.clone();
                given.answers = given::answers(form, &revision, |id| self.photos.contains(&id));
            }
        }
        given
    }
}
