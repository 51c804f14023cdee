//! What the interface says, in the walker's or researcher's language. The texts are in `locales/`
//! as Fluent files, and `build.rs` makes a constant of each. Those of the desk and of the server's pages
//! hold their texts. Those of the walker's phone are numbers: a phone fetches the texts of the one
//! language that it speaks, first those up to the first question, then the others, and [`install`]s them.
//!
//! ```
//! use shared::i18n::{Language, desk};
//! assert_eq!(desk::WALKERS.text(Language::Czech, &[("n", 3.into())]), "3 chodci");
//! ```

mod installed;
mod number;

pub use installed::install;

use std::borrow::Cow;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Czech,
    Ukrainian,
    Vietnamese,
    /// The phone only.
    Arabic,
}

impl Language {
    /// What a walker's phone speaks.
    pub const ALL: &'static [Self] = &[
        Self::English,
        Self::Czech,
        Self::Ukrainian,
        Self::Vietnamese,
        Self::Arabic,
    ];

    /// What the desk speaks.
    pub const DESK: &'static [Self] = &[Self::English, Self::Czech];

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Czech => "cs",
            Self::Ukrainian => "uk",
            Self::Vietnamese => "vi",
            Self::Arabic => "ar",
        }
    }

    /// The language's name for those who speak it.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Czech => "Čeština",
            Self::Ukrainian => "Українська",
            Self::Vietnamese => "Tiếng Việt",
            Self::Arabic => "العربية",
        }
    }

    /// Which way lines run: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a tag such as `cs` or `cs-CZ`; `None` when the interface does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.tag() == primary)
    }
}

/// A message in all languages of its catalogue; English is never missing.
#[derive(Clone, Copy)]
pub struct Message(Source);

#[derive(Clone, Copy)]
enum Source {
    /// In the order of [`Language::ALL`].
    Compiled(&'static [Option<&'static [Part]>]),
    /// The number of a message among those [installed](install).
    Installed(Fetched, u16),
}

/// A catalogue that a phone fetches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// What is said up to the first question.
    Walker,
    /// What is said after it.
    Later,
}

#[derive(Clone)]
enum Part {
    Say(Cow<'static, str>),
    /// The argument of this name.
    Fill(Cow<'static, str>),
    /// One of the cases, by the argument: its text, its number, or its plural category. The default
    /// has the key `""`.
    Choose(Cow<'static, str>, Cow<'static, [Case]>),
}

type Case = (Cow<'static, str>, Cow<'static, [Part]>);

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument<'a> {
    Text(Cow<'a, str>),
    /// A count, written with the language's separators and open to its plurals.
    Count(u64),
    /// A number rounded to that many decimal places.
    Decimal(f64, usize),
}

impl Message {
    /// The message in `language` (English where a translation is missing), its variables filled
    /// from `arguments`. A variable without argument shows its own name, so that it is noticed.
    ///
    /// A message of the walker's phone speaks the language that is installed, whichever is asked for.
    pub fn text(self, language: Language, arguments: &[(&str, Argument)]) -> String {
        let mut text = String::new();
        match self.0 {
            Source::Compiled(translations) => {
                let translated = translations.get(language as usize).copied().flatten();
                let english = || Some((Language::English, translations.first().copied()??));
                let found = translated.map(|parts| (language, parts)).or_else(english);
                if let Some((language, parts)) = found {
                    write(&mut text, language, parts, arguments);
                }
            }
            Source::Installed(catalogue, number) => {
                installed::with(catalogue, number, |language, parts| {
                    write(&mut text, language, parts, arguments);
                });
            }
        }
        text
    }

    /// The message without arguments.
    pub fn plain(self, language: Language) -> String {
        self.text(language, &[])
    }
}

fn write(text: &mut String, language: Language, parts: &[Part], arguments: &[(&str, Argument)]) {
    let find = |name: &str| {
        let mut found = arguments.iter().filter(|(key, _)| *key == name);
        found.next().map(|(_, argument)| argument)
    };
    for part in parts {
        match part {
            Part::Say(words) => text.push_str(words),
            Part::Fill(name) => match find(name) {
                Some(argument) => text.push_str(&argument.shown(language)),
                None => text.extend(["{$", name, "}"]),
            },
            Part::Choose(name, cases) => {
                let keys = find(name).map(|argument| argument.keys(language));
                let keys = keys.unwrap_or_default();
                let chosen = cases.iter().find(|(key, _)| keys.iter().any(|k| k == key));
                let default = || cases.iter().find(|(key, _)| key.is_empty());
                if let Some((_, parts)) = chosen.or_else(default) {
                    write(text, language, parts, arguments);
                }
            }
        }
    }
}

impl Argument<'_> {
    fn shown(&self, language: Language) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Count(count) => Cow::Owned(language.count(*count)),
            Self::Decimal(value, places) => Cow::Owned(language.decimal(*value, *places)),
        }
    }

    /// Variant keys that this argument matches, the exact one before the plural category.
    fn keys(&self, language: Language) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text.clone().into_owned()],
            Self::Count(count) => vec![count.to_string(), language.plural(*count).to_owned()],
            Self::Decimal(..) => vec![language.plural_of_fraction().to_owned()],
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u32> for Argument<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<i32> for Argument<'_> {
    /// A negative count is written as zero: there are no such counts.
    fn from(count: i32) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(0))
    }
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_translation_is_complete() {
        assert!(GAPS.is_empty(), "{GAPS:#?}");
    }

    #[test]
    fn the_desk_is_english_where_it_does_not_speak_the_language() {
        let say = |language| desk::WALKERS.text(language, &[("n", 2.into())]);
        assert_eq!(say(Language::Vietnamese), "2 walkers");
    }

    #[test]
    fn czech_has_its_plurals() {
        let say = |n: u32| desk::WALKERS.text(Language::Czech, &[("n", n.into())]);
        assert_eq!(
            [say(1), say(4), say(5), say(1200)],
            ["1 chodec", "4 chodci", "5 chodců", "1\u{a0}200 chodců"]
        );
    }

    #[test]
    fn a_forgotten_argument_is_seen() {
        assert_eq!(desk::WALKERS.plain(Language::English), "{$n} walkers");
    }

    #[test]
    fn a_region_does_not_hide_a_language() {
        assert_eq!(Language::from_tag("cs-CZ"), Some(Language::Czech));
        assert_eq!(Language::from_tag("de"), None);
    }
}
