//! What changes in an audit, as server-sent events: two researchers see each other's work, and the
//! desk sees answers come.

use super::Path;
use super::response::reader;
use crate::auth::Member;
use crate::error::Result;
use crate::live::Listener;
use crate::state::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::Stream;
use futures::stream::unfold;
use shared::api::Change;
use shared::id::AuditId;
use shared::privacy::{Reader, release};
use std::convert::Infallible;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How often an idle stream says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// How long one stream lasts. The browser then asks again, and is asked who it is.
const LASTS: Duration = Duration::from_mins(5);

/// Where a stream says that it begins; a browser repeats it when it asks again.
const BEGUN: &str = "1";

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(events))
}

/// Changes of an audit while they happen. Each event's data is a `Change`. Nothing is kept for who is
/// away: a browser that had a stream before (`Last-Event-ID`) is told first that it may have missed
/// something.
#[utoipa::path(
    get, path = "/audits/{audit}/events", tag = "review",
    responses((status = OK, body = Change, content_type = "text/event-stream")),
)]
async fn events(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let course = Course {
        reader: reader(&app, &member).await?,
        listener: app.live.listen(audit),
        until: Instant::now() + LASTS,
        first: true,
        resumed: headers.contains_key("last-event-id"),
    };
    let stream = unfold(course, |mut course| async {
        let event = course.next().await?;
        Some((Ok(event), course))
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

/// One stream under way.
struct Course {
    reader: Reader,
    listener: Listener,
    until: Instant,
    first: bool,
    resumed: bool,
}

impl Course {
    async fn next(&mut self) -> Option<Event> {
        if std::mem::take(&mut self.first) {
            // Sent at once, so that the browser knows it is heard.
            let hello = Event::default().id(BEGUN);
            return if self.resumed {
                hello.json_data(Change::Missed).ok()
            } else {
                Some(hello.comment("listening"))
            };
        }
        loop {
            let change = timeout_at(self.until, self.listener.next()).await.ok()??;
            if let Some(change) = release(self.reader, change) {
                return Event::default().json_data(&change).ok();
            }
        }
    }
}
