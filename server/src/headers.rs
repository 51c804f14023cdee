//! What a browser is told about everything that it gets from here.

use crate::state::State;
use axum::extract;
use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::BTreeSet;

/// Types of data and style: a browser neither shows them as a page nor runs them as a worker, and the
/// rules for those would be half a kilobyte with each on a walker's bad network.
const INERT: [&str; 3] = ["application/json", "application/wasm", "text/css"];

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Where pages of this server may get what they show and run.
#[derive(Clone, Debug)]
pub struct Policy(HeaderValue);

impl Policy {
    pub fn of(app: &State) -> Self {
        Self(content_policy(app))
    }
}

/// Adds the headers that keep a page apart from others, where its handler has not set its own.
pub async fn guard(
    extract::State(Policy(content)): extract::State<Policy>,
    request: extract::Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if is_inert(headers) {
        return response;
    }
    let rules = [
        (CONTENT_SECURITY_POLICY, content),
        (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (
            PERMISSIONS,
            HeaderValue::from_static("geolocation=(self), camera=(self), microphone=(self)"),
        ),
    ];
    for (name, value) in rules {
        headers.entry(name).or_insert(value);
    }
    response
}

fn is_inert(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let essence = media.and_then(|it| it.split(';').next());
    essence.is_some_and(|it| INERT.contains(&it.trim()))
}

/// No inline script, nothing from elsewhere but the operator's basemap and layers.
fn content_policy(app: &State) -> HeaderValue {
    let layers = app.settings.layers.iter().map(|layer| layer.url.as_str());
    let maps = app.settings.basemap.as_deref().into_iter().chain(layers);
    let maps: BTreeSet<&str> = maps.filter_map(origin).collect();
    let maps = maps.into_iter().collect::<Vec<_>>().join(" ");
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; \
         img-src 'self' blob: data: {maps}; media-src 'self' blob:; connect-src 'self' {maps}; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'self'"))
}

/// Scheme and host of an address elsewhere; `None` for a path on this server.
fn origin(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    Some(&url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_basemap_elsewhere_opens_the_policy() {
        assert_eq!(
            origin("https://maps.example.org/style.json"),
            Some("https://maps.example.org")
        );
        assert_eq!(origin("/basemap.pmtiles"), None);
    }
}
