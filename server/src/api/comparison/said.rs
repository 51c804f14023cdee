//! Responses that figures are made of, counted page by page: all of a large audit at once would not fit into a
//! small server.

use crate::error::{Error, Result};
use crate::pages::Pages;
use crate::state::App;
use shared::analysis::Instrument;
use shared::api::{Filter, ResponseRow};
use shared::id::AuditId;
use tokio::task::spawn_blocking;

/// What `count` makes of an audit's scored items and of the responses that a filter matches, newest first, as they
/// count. It runs apart from the threads that answer phones.
pub async fn said<T: Send + 'static>(
    app: &App,
    audit: AuditId,
    filter: Filter,
    count: impl FnOnce(&Instrument, &mut dyn Iterator<Item = ResponseRow>) -> T + Send + 'static,
) -> Result<T> {
    let forms = app.db.forms(audit).await?;
    let instrument = Instrument::new(forms.iter().map(|(id, form)| (*id, form)));
    let pages = Pages::of(&app.db, audit, filter);
    let counting = spawn_blocking(move || {
        let mut failure = None;
        let whole = pages.map_while(|page| page.map_err(|error| failure = Some(error)).ok());
        let made = count(&instrument, &mut whole.flatten().map(ResponseRow::counted));
        failure.map_or(Ok(made), |error| Err(error.into()))
    });
    counting
        .await
        .map_err(|error| Error::Internal(error.into()))?
}
