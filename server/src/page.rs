//! Pages that the server draws itself: no script, made to be printed.

mod poster;

use crate::state::App;
use axum::Router;

pub fn router() -> Router<App> {
    poster::router()
}
