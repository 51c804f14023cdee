//! Joining a walk by its code: no account, and all that is needed to walk offline.

use super::{Json, Path};
use crate::auth::{Client, too_many};
use crate::error::{Error, Result};
use crate::state::{App, now};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use shared::activity::{Activity, JoinCode};
use shared::api::{Code, Pack, PackChecklist, PackDistrict};
use shared::attachment::Sha256;
use shared::id::{ActivityId, AuditId};
use shared::time::from_millis;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(join))
}

/// Everything a phone needs to run an activity with the network off. Wrong codes are limited by
/// address; right ones are not, so that a whole group may join behind one. A phone that has it asks again
/// now and then: of a pack that is still the same it is told just that.
#[utoipa::path(
    get, path = "/join/{code}", tag = "walker",
    params(("code" = String, Path, description = "As typed: case, spaces and hyphens are forgiven")),
    responses((status = OK, body = Pack), (status = NOT_MODIFIED)),
)]
async fn join(
    State(app): State<App>,
    Client(client): Client,
    Path(typed): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    if !app.limits.guess.has(client, now()) {
        return Err(too_many());
    }
    let found = match JoinCode::try_from(typed) {
        Ok(code) => app.db.activity_of_code(&code).await?,
        Err(_) => None,
    };
    let Some((audit, activity)) = found else {
        app.limits.guess.take(client, now());
        return Err(Error::new(
            Code::WrongCode,
            "No walk has this code. It is six letters and digits, such as KRK7BT.",
        ));
    };
    let mut pack = pack(&app, audit, activity).await?;
    let tag = tag(&mut pack)?;
    let unchanged = headers.get(IF_NONE_MATCH) == Some(&tag);
    let about = [
        (ETAG, tag),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    Ok(if unchanged {
        (StatusCode::NOT_MODIFIED, about).into_response()
    } else {
        (about, Json(pack)).into_response()
    })
}

/// Tells one content of a pack from another, whenever it was made.
fn tag(pack: &mut Pack) -> Result<HeaderValue> {
    let made = std::mem::replace(&mut pack.now, from_millis(0));
    let json = serde_json::to_vec(&*pack).map_err(|error| Error::Internal(error.into()))?;
    pack.now = made;
    let tag = format!("\"{}\"", Sha256::of(&json));
    HeaderValue::try_from(tag).map_err(|error| Error::Internal(error.into()))
}

async fn pack(app: &App, audit: AuditId, activity: ActivityId) -> Result<Pack> {
    let gone = || Error::not_found("walk");
    let activity = app.db.activity(audit, activity).await?.ok_or_else(gone)?;
    let mut activity = activity.activity;
    must_be_open(&activity)?;
    for stop in &mut activity.stops {
        stop.note.clear();
    }
    let district = match activity.district {
        Some(district) => app.db.district(audit, district).await?,
        None => None,
    };
    let mut checklists = Vec::with_capacity(activity.checklists.len());
    for assignment in &activity.checklists {
        let form = app.db.form(audit, assignment.version).await?;
        checklists.push(PackChecklist {
            version: assignment.version,
            when: assignment.when,
            form: form.ok_or_else(gone)?,
        });
    }
    let district = district.map(|district| PackDistrict {
        rings: district.rings(),
        name: district.name,
        attribution: district.attribution,
    });
    Ok(Pack {
        audit: app.db.audit(audit).await?.ok_or_else(gone)?,
        activity,
        district,
        checklists,
        now: now(),
    })
}

fn must_be_open(activity: &Activity) -> Result<()> {
    use shared::activity::State::{Closed, Draft, Open};
    match activity.state {
        Open => Ok(()),
        Draft => Err(Error::new(
            Code::WalkNotOpen,
            "This walk has not been opened yet; its facilitator opens it.",
        )),
        Closed => Err(Error::new(
            Code::WalkClosed,
            "This walk is closed: nobody new can join. What phones still hold of it is taken.",
        )),
    }
}
