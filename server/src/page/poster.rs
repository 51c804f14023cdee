//! The join poster: code, QR code and a sentence, in two languages side by side.

use super::printed;
use crate::api::walk;
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::{App, State as Server};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use maud::{Markup, PreEscaped, html};
use shared::activity::{Activity, JoinCode};
use shared::i18n::{Language, page};
use shared::id::{ActivityId, AuditId};

pub fn router() -> Router<App> {
    Router::new()
        .route(
            "/api/v1/audits/{audit}/walks/{activity}/poster",
            get(poster),
        )
        .route("/api/v1/audits/{audit}/walks/{activity}/qr.svg", get(qr))
}

async fn poster(
    State(app): State<App>,
    member: Member,
    Path((audit, activity)): Path<(AuditId, ActivityId)>,
) -> Result<Response> {
    let walk = walk::find(&app, &member, activity).await?;
    let audit = app.db.audit(audit).await?;
    let languages = audit.map(|audit| spoken(&audit.languages));
    let link = join_link(&app, &walk.activity.code);
    let qr = qr_svg(&link)?;
    let languages = languages.unwrap_or_default();
    let first = languages.first().copied().unwrap_or_default();
    let body = draw(&walk.activity, &languages, &link, &qr);
    Ok(printed(&walk.activity.title, first, STYLE, &body))
}

async fn qr(
    State(app): State<App>,
    member: Member,
    Path((_audit, activity)): Path<(AuditId, ActivityId)>,
) -> Result<Response> {
    let walk = walk::find(&app, &member, activity).await?;
    let svg = qr_svg(&join_link(&app, &walk.activity.code))?;
    Ok(([(CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

/// Where a code joins.
pub fn join_link(app: &Server, code: &JoinCode) -> String {
    format!("{}/w/{code}", app.public_url.as_str())
}

/// A QR code that still reads when a quarter of it is torn or rained on.
pub(super) fn qr_svg(link: &str) -> Result<String> {
    let code = QRBuilder::new(link)
        .ecl(ECL::Q)
        .build()
        .map_err(|error| Error::Internal(anyhow::anyhow!("QR code: {error:?}")))?;
    Ok(SvgBuilder::default().to_str(&code))
}

/// Those of an audit's languages that the poster speaks, four at most; English and Czech if it speaks none.
pub(super) fn spoken(tags: &[String]) -> Vec<Language> {
    let languages = tags.iter().filter_map(|tag| Language::from_tag(tag));
    let mut spoken: Vec<Language> = languages.filter(|it| *it != Language::Arabic).collect();
    if spoken.is_empty() {
        spoken = vec![Language::English, Language::Czech];
    }
    spoken.truncate(4);
    spoken
}

fn draw(walk: &Activity, languages: &[Language], link: &str, qr: &str) -> Markup {
    let host = link.split_once("://").map_or(link, |(_, rest)| rest);
    let place = host.split_once('/').map_or(host, |(host, _)| host);
    html! {
        main {
            h1 { (walk.title) }
            div.qr role="img" aria-label=(link) { (PreEscaped(qr)) }
            p.code { (walk.code) }
            div.languages {
                @for &language in languages {
                    section lang=(language.tag()) {
                        h2 { (page::POSTER_TITLE.text(language, &[])) }
                        ol {
                            li { (page::POSTER_SCAN.text(language, &[])) }
                            li { (page::POSTER_TYPE.text(language, &[("place", place.into())])) }
                            li { (page::POSTER_ANSWER.text(language, &[])) }
                        }
                        p { (page::POSTER_FREE.text(language, &[])) }
                    }
                }
            }
        }
    }
}

const STYLE: &str = "
@page { size: A4; margin: 14mm }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: #16181d; font: 16px/1.45 system-ui, sans-serif }
main { max-width: 182mm; margin: 0 auto; padding: 8mm 0; text-align: center }
h1 { margin: 0 0 6mm; font-size: 30px; line-height: 1.2 }
.qr svg { width: 84mm; height: 84mm }
.code { margin: 3mm 0 6mm; font: 700 64px/1 ui-monospace, monospace; letter-spacing: .12em }
.languages { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 12mm; text-align: left }
h2 { margin: 0 0 2mm; font-size: 20px }
ol { margin: 0 0 2mm; padding-left: 6mm }
li { margin-bottom: 1mm; font-size: 16px }
section p { margin: 0; font-size: 15px }
@media (max-width: 600px) {
  main { padding: 16px }
  .qr svg { width: 100%; height: auto }
  .code { font-size: 44px }
  .languages { grid-template-columns: 1fr }
}
";
