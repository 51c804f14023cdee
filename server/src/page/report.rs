//! The City Audit Report as a page: one file without anything from elsewhere, so that it can be mailed
//! and printed. What it says was released for its reader before ([`crate::report`]); here it is only put
//! into words and pictures.

mod apart;
mod compared;
mod finding;
mod method;
mod press;
mod style;
mod walked;

use super::{document, policy};
use crate::report::Report;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};
use press::Press;
use shared::audit::Audit;
use shared::i18n::{Language, report as words};

/// What the report speaks.
const LANGUAGES: [Language; 4] = [
    Language::English,
    Language::Czech,
    Language::Ukrainian,
    Language::Vietnamese,
];

/// The language that is asked for, if the report speaks it; else the first of the audit's.
pub fn language(audit: &Audit, tag: &str) -> Language {
    let spoken = |tag: &str| Language::from_tag(tag).filter(|it| LANGUAGES.contains(it));
    let own = || audit.languages.iter().find_map(|tag| spoken(tag));
    spoken(tag).or_else(own).unwrap_or_default()
}

/// The page as an answer; `file`: to be saved.
pub fn answer(report: &Report, language: Language, file: bool) -> Response {
    let (page, style) = draw(report, language);
    let headers = [
        (CONTENT_SECURITY_POLICY, policy(&style)),
        // Asked again each time: something may have been withdrawn.
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    let name = format!("attachment; filename=\"{}\"", file_name(report, language));
    let saved = file.then_some([(CONTENT_DISPOSITION, name)]);
    (headers, saved, Html(page)).into_response()
}

/// `krok-praha-report-public-cs.html`
pub fn file_name(report: &Report, language: Language) -> String {
    let demo = if report.audit.demo { "-demo" } else { "" };
    let version = if report.reader.is_researcher() {
        "researchers"
    } else {
        "public"
    };
    let city = shared::export::plain(&report.audit.city);
    format!("krok{city}-report-{version}{demo}-{}.html", language.tag())
}

/// The whole page, and the style in it.
pub fn draw(report: &Report, language: Language) -> (String, String) {
    let press = Press::new(report, language);
    let title = press.with(
        words::TITLE_OF,
        &[("audit", report.audit.name.as_str().into())],
    );
    let style = style::of(&title);
    let body = html! {
        main {
            (head(&press))
            (contents(&press))
            (finding::section(&press))
            (walked::walks(&press))
            (walked::people(&press))
            (compared::section(&press))
            (apart::divergence(&press))
            (method::section(&press))
        }
    };
    (document(&title, language, &style, &body), style)
}

/// City and audit, for whom it is, when it was made, and how much there is.
fn head(press: &Press) -> Markup {
    let Report {
        audit,
        counts,
        walks,
        reader,
        ..
    } = press.report;
    let banner = if reader.is_researcher() {
        press.say(words::FOR_RESEARCHERS)
    } else {
        press.with(words::FOR_ALL, &[("k", reader.k.into())])
    };
    let facts = [
        press.number(words::WALKS_N, walks.len() as u32),
        press.number(words::WALKERS_N, counts.walkers),
        press.number(words::SHEETS_N, counts.responses),
        press.number(words::PHOTOS_N, counts.photos),
    ];
    html! {
        header {
            p.kind { (press.say(words::TITLE)) }
            h1 { (audit.name) }
            p.city { (audit.city) @if let Some(days) = press.days() { " · " (days) } }
            ul.facts { @for fact in &facts { li { (fact) } } }
            p.banner { (banner) }
            @if audit.demo { p.banner { (press.say(words::DEMO)) } }
            p.made { (press.made()) }
        }
    }
}

fn contents(press: &Press) -> Markup {
    let sections = [
        ("findings", words::FINDINGS),
        ("walks", words::WALKS),
        ("people", words::PEOPLE),
        ("compared", words::COMPARED),
        ("divergence", words::DIVERGENCE),
        ("method", words::METHOD),
    ];
    html! {
        nav aria-label=(press.say(words::CONTENTS)) {
            ol { @for (id, name) in sections { li { a href=(format!("#{id}")) { (press.say(name)) } } } }
        }
    }
}
