//! Pages that the server draws itself: no script, made to be printed.

mod base64;
mod poster;
pub mod report;
mod sheet;

use crate::state::App;
use axum::Router;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use shared::attachment::Sha256;
use shared::i18n::Language;

pub fn router() -> Router<App> {
    poster::router().merge(sheet::router())
}

/// A whole page with a style of its own and nothing from anywhere else.
fn printed(title: &str, language: Language, style: &str, body: &Markup) -> Response {
    let page = document(title, language, style, body);
    ([(CONTENT_SECURITY_POLICY, policy(style))], Html(page)).into_response()
}

/// What a page may load: its style, which is known by its hash, and pictures that are in the page.
fn policy(style: &str) -> String {
    format!("{}; frame-ancestors 'none'", own_policy(style))
}

/// The same as far as a page can say it itself, for one that is saved as a file.
fn own_policy(style: &str) -> String {
    let hash = base64::encode(&Sha256::of(style.as_bytes()).0);
    format!("default-src 'none'; style-src 'sha256-{hash}'; img-src data:")
}

fn document(title: &str, language: Language, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(own_policy(style));
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}
