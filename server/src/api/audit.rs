//! Audits.

use super::Json;
use crate::auth::Desk;
use crate::error::{Error, Result};
use crate::secret::fresh;
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use shared::api::{AuditAccess, NewAudit};
use shared::audit::{Audit, DEFAULT_K, MapView, Role};
use utoipa_axum::{router::OpenApiRouter, routes};

/// A city fits the screen.
const CITY_ZOOM: f64 = 12.0;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(add))
}

/// Adds an audit; the signed-in account becomes its owner.
#[utoipa::path(
    post, path = "/audits", tag = "desk",
    request_body = NewAudit, responses((status = CREATED, body = AuditAccess)),
)]
async fn add(
    State(app): State<App>,
    desk: Desk,
    Json(new): Json<NewAudit>,
) -> Result<(StatusCode, Json<AuditAccess>)> {
    let audit = audit(new)?;
    app.db.add_audit(&audit, Some(desk.account), now()).await?;
    let role = Role::Owner;
    Ok((StatusCode::CREATED, Json(AuditAccess { audit, role })))
}

fn audit(new: NewAudit) -> Result<Audit> {
    if new.name.trim().is_empty() || new.city.trim().is_empty() {
        return Err(Error::bad_request("An audit needs a name and a city."));
    }
    if new.time_zone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Error::bad_request(format!(
            "“{}” is not a time zone; one is written like Europe/Prague.",
            new.time_zone
        )));
    }
    if new.languages.is_empty() {
        return Err(Error::bad_request("An audit needs at least one language."));
    }
    if !super::is_on_earth(new.longitude, new.latitude) {
        return Err(Error::bad_request("The place is not on earth."));
    }
    Ok(Audit {
        id: fresh(now()),
        name: new.name.trim().to_owned(),
        city: new.city.trim().to_owned(),
        time_zone: new.time_zone,
        languages: new.languages,
        view: MapView {
            longitude: new.longitude,
            latitude: new.latitude,
            zoom: CITY_ZOOM,
        },
        k: DEFAULT_K,
        demo: false,
    })
}
