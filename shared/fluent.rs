// Reads the Fluent files in `locales/`, for the build script, which makes constants of them, and for
// `xtask`, which makes of the walker's a file for each language.
//
// Of Fluent it takes messages with text, `{ $variable }` and `{ $variable -> [one] … *[other] … }`.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The languages of each catalogue. English first: it defines which messages there are.
pub const CATALOGUES: [(&str, &[&str]); 5] = [
    ("walker", &["en", "cs", "uk", "vi", "ar"]),
    ("later", &["en", "cs", "uk", "vi", "ar"]),
    ("desk", &["en", "cs"]),
    ("page", &["en", "cs", "uk", "vi"]),
    ("report", &["en", "cs", "uk", "vi"]),
];

/// The catalogues that phones fetch, as `shared::i18n::Fetched` names them: what is said up to the first
/// question, and what is said after it.
pub const FETCHED: [(&str, &str); 2] = [("walker", "Walker"), ("later", "Later")];

pub type Messages = BTreeMap<String, Vec<Part>>;

#[derive(Debug)]
pub enum Part {
    Say(String),
    Fill(String),
    /// Variable, and what each of its values says; the default has the key `""`.
    Choose(String, Vec<(String, Vec<Part>)>),
}

/// The messages of one file below `locales`; the error names file and message.
pub fn read(locales: &Path, language: &str, catalogue: &str) -> Result<Messages, String> {
    let path = format!("{language}/{catalogue}.ftl");
    let source = fs::read_to_string(locales.join(&path)).map_err(|e| format!("{path}: {e}"))?;
    let resource = fluent_syntax::parser::parse(source.as_str())
        .map_err(|(_, errors)| format!("{path} is not valid Fluent: {errors:?}"))?;
    let mut messages = Messages::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => return Err(format!("{path}: no terms ({})", term.id.name)),
            Entry::Junk { content } => return Err(format!("{path}: cannot read {content:?}")),
        };
        let key = message.id.name;
        let wrong = |what: &str| format!("{path}: {key}: {what}");
        if !message.attributes.is_empty() {
            return Err(wrong("attributes are not supported"));
        }
        let value = message.value.ok_or_else(|| wrong("has no text"))?;
        let parts = pattern(&value).map_err(|what| wrong(&what))?;
        if messages.insert(key.to_owned(), parts).is_some() {
            return Err(wrong("stands twice"));
        }
    }
    Ok(messages)
}

fn pattern(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Ok(Part::Say((*value).to_owned())),
        PatternElement::Placeable { expression } => placeable(expression),
    });
    parts.collect()
}

fn placeable(expression: &Expression<&str>) -> Result<Part, String> {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            Ok(Part::Fill(id.name.to_owned()))
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            Ok(Part::Say((*value).to_owned()))
        }
        Expression::Select {
            selector: InlineExpression::VariableReference { id },
            variants,
        } => {
            let cases = variants.iter().map(case).collect::<Result<_, _>>()?;
            Ok(Part::Choose(id.name.to_owned(), cases))
        }
        other => Err(format!("{other:?} is not supported")),
    }
}

fn case(variant: &Variant<&str>) -> Result<(String, Vec<Part>), String> {
    let key = match (&variant.key, variant.default) {
        (_, true) => "",
        (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }, false) => {
            name
        }
    };
    Ok((key.to_owned(), pattern(&variant.value)?))
}

/// The names that a message's text has to be given.
pub fn variables(parts: &[Part]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for part in parts {
        match part {
            Part::Say(_) => {}
            Part::Fill(name) => _ = names.insert(name.as_str()),
            Part::Choose(name, cases) => {
                names.insert(name.as_str());
                names.extend(cases.iter().flat_map(|(_, parts)| variables(parts)));
            }
        }
    }
    names
}

/// A language's messages as `shared::i18n::install` reads them: one in a line, in the order of English.
pub fn words(english: &Messages, translated: &Messages) -> Result<String, String> {
    let mut text = String::new();
    for (key, original) in english {
        let parts = translated.get(key).unwrap_or(original);
        write(&mut text, parts).map_err(|what| format!("{key}: {what}"))?;
        text.push('\n');
    }
    Ok(text)
}

/// `{name}` is a variable, `{name|one:…|:…}` a choice.
fn write(text: &mut String, parts: &[Part]) -> Result<(), String> {
    for part in parts {
        match part {
            Part::Say(words) if words.contains(['{', '}', '|', '\n']) => {
                return Err(format!("{words:?} has a brace, a bar or a line break"));
            }
            Part::Say(words) => text.push_str(words),
            Part::Fill(name) => text.extend(["{", name, "}"]),
            Part::Choose(name, cases) => {
                text.extend(["{", name]);
                for (key, parts) in cases {
                    text.extend(["|", key, ":"]);
                    write(text, parts)?;
                }
                text.push('}');
            }
        }
    }
    Ok(())
}
