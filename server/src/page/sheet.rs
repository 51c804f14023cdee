//! Printed checklists: a sheet for each stop, to be filled in with a pen by those who have no phone or want
//! none. The numbers at the boxes are the keys by which the desk types a sheet in, and the square leads a
//! phone to the same stop.

mod question;
mod style;

use super::poster::{join_link, qr_svg, spoken};
use super::printed;
use crate::api::walk;
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::App;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;
use shared::activity::{Activity, Stop, When};
use shared::checklist::Form;
use shared::i18n::{Language, page};
use shared::id::{ActivityId, AuditId, StopId};

pub fn router() -> Router<App> {
    Router::new().route(
        "/api/v1/audits/{audit}/walks/{activity}/sheets",
        get(sheets),
    )
}

/// Lines for what else there is to say.
const NOTES: usize = 2;

#[derive(Debug, Deserialize)]
struct Wanted {
    /// Tag of the language to print in.
    #[serde(default)]
    language: String,
    /// One stop only.
    stop: Option<StopId>,
}

/// All that a sheet is made of.
struct Press<'a> {
    walk: &'a Activity,
    language: Language,
    link: String,
}

async fn sheets(
    State(app): State<App>,
    member: Member,
    Path((audit, activity)): Path<(AuditId, ActivityId)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let walk = walk::find(&app, &member, activity).await?.activity;
    let known = app.db.audit(audit).await?;
    let languages = spoken(&known.map(|audit| audit.languages).unwrap_or_default());
    let asked = Language::from_tag(&wanted.language).filter(|it| languages.contains(it));
    let press = Press {
        language: asked.or(languages.first().copied()).unwrap_or_default(),
        link: join_link(&app, &walk.code),
        walk: &walk,
    };
    let mut pages = Vec::new();
    for assignment in &walk.checklists {
        let form = app.db.form(audit, assignment.version).await?;
        let form = form.ok_or_else(|| Error::not_found("checklist version"))?;
        match assignment.when {
            When::Stop => {
                let stops = walk.stops.iter();
                let stops = stops.filter(|stop| wanted.stop.is_none_or(|only| stop.id == only));
                for stop in stops {
                    pages.push(press.sheet(&form, Some(stop))?);
                }
            }
            When::Once if wanted.stop.is_none() => pages.push(press.sheet(&form, None)?),
            When::Once | When::Any => {}
        }
    }
    let body = html! {
        (switch(&languages, press.language))
        @for page in &pages { (page) }
    };
    Ok(printed(&walk.title, press.language, style::STYLE, &body))
}

/// On the screen only: the other languages.
fn switch(languages: &[Language], current: Language) -> Markup {
    html! {
        nav.switch {
            p { (page::SHEET_PRINT.text(current, &[])) }
            @for &language in languages {
                a href=(format!("?language={}", language.tag()))
                    aria-current=[(language == current).then_some("true")]
                    lang=(language.tag()) { (language.name()) }
            }
        }
    }
}

impl Press<'_> {
    fn say(&self, message: shared::i18n::Message) -> String {
        message.plain(self.language)
    }

    /// One checklist at one stop, or once for the whole walk.
    fn sheet(&self, form: &Form, stop: Option<&Stop>) -> Result<Markup> {
        let (link, number) = match stop {
            Some(stop) => {
                let number = stop.position + 1;
                (format!("{}/stop/{number}", self.link), format!("-{number}"))
            }
            None => (self.link.clone(), String::new()),
        };
        let qr = qr_svg(&link)?;
        let title = match stop {
            Some(stop) => format!("{} · {}", stop.position + 1, stop.name),
            None => form.title.get(self.language.tag()).to_owned(),
        };
        Ok(html! {
            article.sheet {
                header {
                    div {
                        p.walk { (self.walk.title) " · " (self.walk.date.format("%-d. %-m. %Y")) }
                        h1 { (title) }
                        @if stop.is_some() {
                            p.form { (form.title.get(self.language.tag())) }
                        }
                    }
                    figure {
                        div.qr role="img" aria-label=(link) { (maud::PreEscaped(qr)) }
                        figcaption { (self.walk.code) (number) }
                    }
                }
                (self.who())
                p.how { (self.say(page::SHEET_HOW)) }
                (question::questions(form, self.language))
                (self.end())
            }
        })
    }

    /// Who fills it in, and when.
    fn who(&self) -> Markup {
        html! {
            div.who {
                p.field { span { (self.say(page::SHEET_WALKER)) } span.blank {} }
                p.field.short { span { (self.say(page::SHEET_TIME)) } span.blank {} }
                ul.boxes.light {
                    @for (key, word) in [page::SHEET_DAY, page::SHEET_DUSK, page::SHEET_NIGHT].into_iter().enumerate() {
                        li { (question::tick(key + 1, false)) (self.say(word)) }
                    }
                }
            }
        }
    }

    /// Room for more, and what the walker agrees to.
    fn end(&self) -> Markup {
        html! {
            section.end {
                h2 { (self.say(page::SHEET_NOTES)) }
                @for _ in 0..NOTES { p.line {} }
                ul.boxes.agree {
                    li { span.tick.square {} (self.say(page::SHEET_AGREE_ANSWERS)) }
                    li { span.tick.square {} (self.say(page::SHEET_AGREE_QUOTES)) }
                }
            }
        }
    }
}
