//! How a report says things: in its language, with the audit's names and days.

use crate::report::Report;
use chrono::NaiveDate;
use maud::{Markup, html};
use shared::i18n::{Argument, Language, Message, report as words};
use shared::id::{DistrictId, StopId};
use shared::text::{Shown, Text};
use shared::time::Time;

/// All that a page is made of.
pub struct Press<'a> {
    pub report: &'a Report,
    pub language: Language,
}

impl<'a> Press<'a> {
    pub fn new(report: &'a Report, language: Language) -> Self {
        Self { report, language }
    }

    pub fn say(&self, message: Message) -> String {
        message.plain(self.language)
    }

    pub fn with(&self, message: Message, arguments: &[(&str, Argument)]) -> String {
        message.text(self.language, arguments)
    }

    /// A message of one count, `n`.
    pub fn number(&self, message: Message, n: u32) -> String {
        self.with(message, &[("n", n.into())])
    }

    pub fn count(&self, n: u32) -> String {
        self.language.count(n.into())
    }

    /// A text in the report's language, or in the one that stands in for it.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.language.tag())
    }

    /// A text that may be in another language, marked as what it is.
    pub fn own_words(&self, text: &Text) -> Markup {
        let audit: Vec<&str> = self
            .report
            .audit
            .languages
            .iter()
            .map(String::as_str)
            .collect();
        let Some(Shown {
            text,
            language,
            fallback,
        }) = text.shown(self.language.tag(), &audit)
        else {
            return Markup::default();
        };
        let other = fallback.then(|| Language::from_tag(language)).flatten();
        html! {
            @if fallback { span lang=(language) { (text) } } @else { (text) }
            @if let Some(other) = other { " " span.aside lang=(language) { "(" (other.name()) ")" } }
        }
    }

    /// A table that can be moved sideways on a narrow screen, by the keyboard too.
    pub fn table(&self, name: Message, table: &Markup) -> Markup {
        html! {
            div.table role="region" tabindex="0" aria-label=(self.say(name)) { table { (table) } }
        }
    }

    pub fn district(&self, id: DistrictId) -> &'a str {
        let mut districts = self.report.districts.iter();
        districts.find(|it| it.id == id).map_or("", |it| &it.name)
    }

    pub fn stop(&self, id: StopId) -> &'a str {
        let walks = self.report.walks.iter();
        let mut stops = walks.flat_map(|walk| &walk.activity.stops);
        stops.find(|it| it.id == id).map_or("", |it| &it.name)
    }

    /// What a theme is called; those that researchers made up are called as they wrote them.
    pub fn theme(&self, theme: &str) -> String {
        let message = match theme {
            "" => words::THEME_NONE,
            "safety" => words::THEME_SAFETY,
            "lighting" => words::THEME_LIGHTING,
            "signage" => words::THEME_SIGNAGE,
            "services" => words::THEME_SERVICES,
            "mixing" => words::THEME_MIXING,
            "hate" => words::THEME_HATE,
            "space" => words::THEME_SPACE,
            "access" => words::THEME_ACCESS,
            "feeling" => words::THEME_FEELING,
            other => return other.to_owned(),
        };
        self.say(message)
    }

    /// First and last day of the walks.
    pub fn days(&self) -> Option<String> {
        let dates = || self.report.walks.iter().map(|walk| walk.activity.date);
        let (first, last) = (dates().min()?, dates().max()?);
        Some(if first == last {
            self.day(first)
        } else {
            format!("{} – {}", self.day(first), self.day(last))
        })
    }

    /// When it was made, and of what. The only place that differs between two reports of the same data.
    pub fn made(&self) -> Markup {
        let Report { made, counts, .. } = self.report;
        let day = self.day_of(*made);
        let text = match counts.until {
            Some(until) => {
                let until = self.day_of(until);
                self.with(words::MADE, &[("day", day.into()), ("until", until.into())])
            }
            None => self.with(words::MADE_EMPTY, &[("day", day.into())]),
        };
        html! { time datetime=(made.format("%Y-%m-%dT%H:%M:%SZ")) { (text) } }
    }

    /// The day of a moment in the audit's time zone.
    pub fn day_of(&self, time: Time) -> String {
        let zone: chrono_tz::Tz = self.report.audit.time_zone.parse().unwrap_or_default();
        self.day(time.with_timezone(&zone).date_naive())
    }

    pub fn day(&self, day: NaiveDate) -> String {
        let format = match self.language {
            Language::Czech => "%-d. %-m. %Y",
            Language::Ukrainian => "%d.%m.%Y",
            Language::Vietnamese => "%-d/%-m/%Y",
            Language::English | Language::Arabic => "%-d %B %Y",
        };
        day.format(format).to_string()
    }
}
