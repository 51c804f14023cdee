//! The messages of the walker's phone, in the one language it speaks now.

use super::{Case, Fetched, Language, Part};
use std::borrow::Cow;
use std::sync::RwLock;

type Texts = Vec<Vec<Part>>;

/// The texts of a catalogue stand at its place in [`Fetched`].
static INSTALLED: RwLock<(Language, [Texts; 2])> =
    RwLock::new((Language::English, [Texts::new(), Texts::new()]));

/// Makes the phone speak `language`. `words` has a message in each line, in the order of their keys in
/// English: `{name}` stands for an argument, `{name|one:…|few:…|:…}` for one of several texts, the last
/// one if no other fits. What was installed in another language is forgotten.
pub fn install(language: Language, catalogue: Fetched, words: &str) {
    let texts = words.lines().map(|mut line| parts(&mut line)).collect();
    // Nothing that holds this lock can panic, so it cannot be poisoned.
    if let Ok(mut installed) = INSTALLED.write() {
        if installed.0 != language {
            *installed = (language, [Texts::new(), Texts::new()]);
        }
        installed.1[catalogue as usize] = texts;
    }
}

/// Calls `read` with a message; a number that no message has says nothing.
pub(super) fn with(catalogue: Fetched, number: u16, read: impl FnOnce(Language, &[Part])) {
    if let Ok(installed) = INSTALLED.read()
        && let Some(parts) = installed.1[catalogue as usize].get(usize::from(number))
    {
        read(installed.0, parts);
    }
}

/// Up to the end of the text, or of the case that it is.
fn parts(text: &mut &str) -> Vec<Part> {
    let mut parts = Vec::new();
    loop {
        let words = until(text, ['{', '|', '}']);
        if !words.is_empty() {
            parts.push(Part::Say(owned(words)));
        }
        let Some(rest) = text.strip_prefix('{') else {
            return parts;
        };
        *text = rest;
        let name = owned(until(text, ['|', '}', '{']));
        let cases = cases(text);
        parts.push(if cases.is_empty() {
            Part::Fill(name)
        } else {
            Part::Choose(name, Cow::Owned(cases))
        });
    }
}

/// What stands between the name and the closing brace.
fn cases(text: &mut &str) -> Vec<Case> {
    let mut cases = Vec::new();
    while let Some(rest) = text.strip_prefix('|') {
        *text = rest;
        let key = owned(until(text, [':', '}', '|']));
        *text = text.strip_prefix(':').unwrap_or(text);
        cases.push((key, Cow::Owned(parts(text))));
    }
    *text = text.strip_prefix('}').unwrap_or(text);
    cases
}

fn until<'a>(text: &mut &'a str, ends: [char; 3]) -> &'a str {
    let (before, rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
    *text = rest;
    before
}

fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

#[cfg(test)]
#[allow(dead_code, reason = "the rest is for the build script")]
#[path = "../../fluent.rs"]
mod fluent;

#[cfg(test)]
mod tests {
    use super::fluent;
    use crate::i18n::{Fetched, Language, install, later, walker};
    use std::path::Path;

    /// As `cargo xtask dist` writes it.
    fn learn(language: Language) {
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        for (catalogue, (name, _)) in [Fetched::Walker, Fetched::Later]
            .into_iter()
            .zip(fluent::FETCHED)
        {
            let read = |tag| fluent::read(&locales, tag, name).expect("a catalogue");
            let words = fluent::words(&read("en"), &read(language.tag()));
            install(
                language,
                catalogue,
                &words.expect("words that can be written"),
            );
        }
    }

    #[test]
    fn a_phone_speaks_what_is_installed_with_its_plurals() {
        let spots = |n: u32| walker::SPOTS_NOTED.text(Language::English, &[("n", n.into())]);
        learn(Language::English);
        assert_eq!(spots(1), "You noted 1 spot.");
        assert_eq!(spots(2), "You noted 2 spots.");
        assert_eq!(walker::NOTE.plain(Language::English), "Note");
        assert_eq!(later::NOTE_TITLE.plain(Language::English), "Your note");
        learn(Language::Ukrainian);
        let said: Vec<String> = [1, 2, 5, 21].into_iter().map(spots).collect();
        assert_ne!(said[0], said[1].replace('2', "1"), "{said:?}");
        assert_ne!(said[1], said[2].replace('5', "2"), "{said:?}");
        assert_eq!(said[3], said[0].replace('1', "21"), "{said:?}");
        for language in Language::ALL {
            learn(*language);
            assert!(!spots(7).contains('{'), "{}", spots(7));
        }
        let none = later::NOTE_TITLE.plain(Language::Arabic);
        assert_ne!(none, "");
        install(Language::English, Fetched::Walker, "");
        assert_eq!(later::NOTE_TITLE.plain(Language::English), "");
    }
}
