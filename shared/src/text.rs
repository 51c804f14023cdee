//! A text in several languages, and which one is shown when the wanted one is missing.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Translations by language tag (BCP 47, lower case: `cs`, `en`, `uk`, `vi`). The empty tag holds a
/// text that was written without naming a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

/// A text as shown: in the language that was found, which may not be the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub text: &'a str,
    /// Tag of the language the text is in; empty when it was written without one.
    pub language: &'a str,
    /// True when the language asked for is missing and another stands in.
    pub fallback: bool,
}

impl Text {
    /// A text in one language.
    pub fn of(language: &str, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language.to_owned(), text.into())]))
    }

    /// Adds a translation.
    #[must_use]
    pub fn and(mut self, language: &str, text: impl Into<String>) -> Self {
        self.0.insert(language.to_owned(), text.into());
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// The text in `language`; else in the first of `preferred` that has one; else any. A text
    /// without a language serves every language. `None` only when there is no text at all.
    pub fn shown<'a>(&'a self, language: &str, preferred: &[&str]) -> Option<Shown<'a>> {
        let exact = self.entry(language).or_else(|| self.entry(""));
        let found = exact
            .or_else(|| preferred.iter().find_map(|tag| self.entry(tag)))
            .or_else(|| self.0.iter().find(|(_, text)| !text.is_empty()))?;
        Some(Shown {
            text: found.1,
            language: found.0,
            fallback: exact.is_none(),
        })
    }

    /// The text in `language` or the best that stands in for it; empty when there is none.
    pub fn get(&self, language: &str) -> &str {
        self.shown(language, &["en"]).map_or("", |shown| shown.text)
    }

    fn entry(&self, language: &str) -> Option<(&String, &String)> {
        self.0
            .get_key_value(language)
            .filter(|(_, text)| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_is_shown_in_another_and_marked() {
        let text = Text::of("cs", "Světlo").and("en", "Light");
        let shown = text
            .shown("vi", &["en"])
            .map(|s| (s.text, s.language, s.fallback));
        assert_eq!(shown, Some(("Light", "en", true)));
        assert_eq!(
            text.shown("cs", &["en"]).map(|s| (s.text, s.fallback)),
            Some(("Světlo", false))
        );
    }

    #[test]
    fn a_text_without_language_serves_all_unmarked() {
        assert_eq!(
            Text::of("", "Light").shown("vi", &[]).map(|s| s.fallback),
            Some(false)
        );
        assert_eq!(Text::default().shown("vi", &[]), None);
    }
}
