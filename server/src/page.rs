//! Pages that the server draws itself: no script, made to be printed.

mod poster;
mod sheet;

use crate::secret::random;
use crate::state::App;
use axum::Router;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use shared::i18n::Language;

pub fn router() -> Router<App> {
    poster::router().merge(sheet::router())
}

/// A whole page with a style of its own and nothing from anywhere else.
fn printed(title: &str, language: Language, styles: &[&str], body: &Markup) -> Response {
    let nonce = format!("{:032x}", u128::from_ne_bytes(random()));
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; frame-ancestors 'none'"
    );
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (title) }
                @for style in styles {
                    style nonce=(nonce) { (PreEscaped(style)) }
                }
            }
            body { (body) }
        }
    };
    (
        [(CONTENT_SECURITY_POLICY, policy)],
        Html(page.into_string()),
    )
        .into_response()
}
