//! Walks: planned, opened, closed, and who is on them.

use super::{Json, Path};
use crate::auth::Member;
use crate::db::activity::{Saved, StoredActivity};
use crate::error::{Error, Result};
use crate::secret::random;
use crate::state::{App, now};
use axum::extract::State;
use shared::activity::{Activity, JoinCode, Kind, State as Phase, Stop, When};
use shared::api::{Roster, SaveWalk, SetState, WalkSummary};
use shared::audit::Role;
use shared::id::{ActivityId, AuditId};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Version of the consent text that the app shows now.
const CONSENT_VERSION: u32 = 1;

/// Most stops of a walk.
const STOPS: usize = 100;

/// How often another code is drawn when one is taken.
const DRAWS: usize = 5;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read, save))
        .routes(routes!(set_state))
        .routes(routes!(roster))
}

/// All walks of an audit, newest day first.
#[utoipa::path(
    get, path = "/audits/{audit}/walks", tag = "desk",
    responses((status = OK, body = Vec<WalkSummary>)),
)]
async fn list(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Vec<WalkSummary>>> {
    let walks = app.db.activities(audit).await?;
    Ok(Json(
        walks
            .into_iter()
            .map(|walk| summary(&member, walk))
            .collect(),
    ))
}

/// One walk.
#[utoipa::path(
    get, path = "/audits/{audit}/walks/{activity}", tag = "desk",
    responses((status = OK, body = WalkSummary)),
)]
async fn read(
    State(app): State<App>,
    member: Member,
    Path((_audit, activity)): Path<(AuditId, ActivityId)>,
) -> Result<Json<WalkSummary>> {
    Ok(Json(summary(&member, find(&app, &member, activity).await?)))
}

/// Saves a walk whole. The desk makes its id, so that saving twice makes one; its code is drawn here
/// and stays.
#[utoipa::path(
    put, path = "/audits/{audit}/walks/{activity}", tag = "desk",
    request_body = SaveWalk, responses((status = OK, body = WalkSummary)),
)]
async fn save(
    State(app): State<App>,
    member: Member,
    Path((audit, id)): Path<(AuditId, ActivityId)>,
    Json(walk): Json<SaveWalk>,
) -> Result<Json<WalkSummary>> {
    member.must_be(Role::Facilitator)?;
    check(&walk)?;
    let mut activity = Activity {
        id,
        kind: walk.kind,
        title: walk.title.trim().to_owned(),
        district: walk.district,
        date: walk.date,
        state: Phase::Draft,
        code: JoinCode::new(random()),
        consent_version: CONSENT_VERSION,
        stops: walk.stops,
        checklists: walk.checklists,
    };
    for _ in 0..DRAWS {
        match app.db.save_activity(audit, &activity, now()).await? {
            Saved::CodeTaken => activity.code = JoinCode::new(random()),
            saved => {
                told(saved)?;
                break;
            }
        }
    }
    Ok(Json(summary(&member, find(&app, &member, id).await?)))
}

/// Opens a walk, or closes it: then nobody new can join, and late answers still arrive.
#[utoipa::path(
    post, path = "/audits/{audit}/walks/{activity}/state", tag = "desk",
    request_body = SetState, responses((status = OK, body = WalkSummary)),
)]
async fn set_state(
    State(app): State<App>,
    member: Member,
    Path((audit, id)): Path<(AuditId, ActivityId)>,
    Json(SetState { state }): Json<SetState>,
) -> Result<Json<WalkSummary>> {
    member.must_be(Role::Facilitator)?;
    let walk = find(&app, &member, id).await?;
    may_become(&walk, state)?;
    app.db.set_state(audit, id, state, now()).await?;
    Ok(Json(summary(&member, find(&app, &member, id).await?)))
}

/// Who joined, how far they are, and whose phone still holds unsent answers.
#[utoipa::path(
    get, path = "/audits/{audit}/walks/{activity}/roster", tag = "desk",
    responses((status = OK, body = Roster)),
)]
async fn roster(
    State(app): State<App>,
    member: Member,
    Path((audit, id)): Path<(AuditId, ActivityId)>,
) -> Result<Json<Roster>> {
    member.must_be(Role::Facilitator)?;
    let walk = find(&app, &member, id).await?;
    Ok(Json(Roster {
        walkers: app.db.roster(audit, &walk.activity).await?,
        now: now(),
    }))
}

/// A walk of the member's audit.
pub async fn find(app: &App, member: &Member, id: ActivityId) -> Result<StoredActivity> {
    let walk = app.db.activity(member.audit, id).await?;
    walk.ok_or_else(|| Error::not_found("walk"))
}

/// Notes on stops are for those who lead the walk.
pub(super) fn summary(member: &Member, mut walk: StoredActivity) -> WalkSummary {
    if member.must_be(Role::Facilitator).is_err() {
        for stop in &mut walk.activity.stops {
            stop.note.clear();
        }
    }
    WalkSummary {
        activity: walk.activity,
        walkers: walk.walkers,
        responses: walk.responses,
    }
}

fn check(walk: &SaveWalk) -> Result<()> {
    let place = |stop: &Stop| {
        super::is_on_earth(stop.longitude, stop.latitude)
            && (1.0..=10_000.0).contains(&stop.radius)
            && !stop.name.trim().is_empty()
    };
    let wrong = if walk.title.trim().is_empty() {
        "A walk needs a title."
    } else if walk.stops.len() > STOPS {
        "A walk has at most 100 stops."
    } else if !walk.stops.iter().all(place) {
        "Each stop needs a name, a place on earth and a radius of 1 to 10,000 m."
    } else {
        return Ok(());
    };
    Err(Error::bad_request(wrong))
}

fn told(saved: Saved) -> Result<()> {
    match saved {
        Saved::Done => Ok(()),
        Saved::CodeTaken => Err(Error::Internal(anyhow::anyhow!("no free join code"))),
        Saved::StopHasAnswers => Err(Error::conflict(
            "A stop that you removed has answers (or belongs to another walk); keep it.",
        )),
        Saved::Unknown => Err(Error::bad_request(
            "This audit does not have that district or checklist version.",
        )),
    }
}

fn may_become(walk: &StoredActivity, state: Phase) -> Result<()> {
    let activity = &walk.activity;
    let asked_at_stops = activity.checklists.iter().any(|it| it.when == When::Stop);
    let wrong = match state {
        Phase::Draft if walk.walkers > 0 => "Someone has joined: it cannot be a draft again.",
        Phase::Open if activity.checklists.is_empty() => "It needs a checklist before it opens.",
        Phase::Open if activity.kind == Kind::Walk && activity.stops.is_empty() => {
            "It needs a stop before it opens."
        }
        Phase::Open if asked_at_stops && activity.stops.is_empty() => {
            "A checklist is asked at each stop, but there is no stop."
        }
        _ => return Ok(()),
    };
    Err(Error::conflict(wrong))
}
