//! What the app needs to know of its server.

use super::Json;
use crate::state::App;
use axum::extract::State;
use shared::api::Settings;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(settings))
}

/// What the app needs to know of its server: its basemap, if it has one.
#[utoipa::path(get, path = "/settings", tag = "app", responses((status = OK, body = Settings)))]
async fn settings(State(app): State<App>) -> Json<Settings> {
    Json(app.settings.clone())
}
