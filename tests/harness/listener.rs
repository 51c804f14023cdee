//! A desk that listens to what changes.

use super::{Desk, request};
use axum::body::Body;
use axum::http::Method;
use http_body_util::BodyExt;
use shared::api::Change;
use shared::id::AuditId;

/// An open stream of server-sent events.
pub struct Listener {
    body: Body,
    text: String,
}

impl Desk<'_> {
    /// Opens the stream; `again` as a browser does that had one before.
    pub async fn listen(&self, audit: AuditId, again: bool) -> Listener {
        let path = format!("/api/v1/audits/{audit}/events");
        let mut request = request(Method::GET, &path, Body::empty());
        let headers = request.headers_mut();
        headers.insert("cookie", self.cookie.parse().expect("a cookie"));
        if again {
            headers.insert("last-event-id", "1".parse().expect("a header"));
        }
        let response = self.server.open(request).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Listener {
            body: response.into_body(),
            text: String::new(),
        }
    }
}

impl Listener {
    /// The next change that is told.
    pub async fn next(&mut self) -> Change {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: "));
                let change = data.map(|json| serde_json::from_str(json).expect("a change"));
                self.text = rest.into();
                match change {
                    Some(change) => return change,
                    None => continue,
                }
            }
            let frame = self.body.frame().await.expect("more").expect("a frame");
            let bytes = frame.into_data().expect("data");
            self.text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    /// Waits until the server ends the stream.
    pub async fn ends(mut self) {
        while self.body.frame().await.is_some() {}
    }
}
