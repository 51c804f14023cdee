//! Turns the Fluent files in `locales/` into constants: a message that the code names and English
//! lacks is a compile error, and neither phone nor server reads or parses a text file.
//!
//! Of Fluent it takes messages with text, `{ $variable }` and `{ $variable -> [one] … *[other] … }`;
//! anything else stops the build with the file and message named.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

/// English first: it defines which messages there are.
const LANGUAGES: &[&str] = &["en", "cs"];
const CATALOGUES: &[&str] = &["walker", "desk", "page"];

type Messages = BTreeMap<String, Translation>;

struct Translation {
    /// The pattern as a Rust expression.
    code: String,
    variables: BTreeSet<String>,
}

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let mut code = String::new();
    let mut gaps = Vec::new();
    for catalogue in CATALOGUES {
        let translations: Vec<Messages> = LANGUAGES
            .iter()
            .map(|language| read(language, catalogue))
            .collect();
        write_catalogue(&mut code, catalogue, &translations, &mut gaps);
    }
    code.push_str(
        "/// What a translation lacks or has too much of; a test wants it empty.
",
    );
    code.push_str(&format!(
        "pub const GAPS: &[&str] = &{gaps:?};
"
    ));
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("messages.rs");
    fs::write(target, code).expect("OUT_DIR can be written");
}

fn write_catalogue(
    code: &mut String,
    catalogue: &str,
    translations: &[Messages],
    gaps: &mut Vec<String>,
) {
    code.push_str(&format!(
        "pub mod {catalogue} {{\n    use super::{{Message, Part}};\n"
    ));
    for (key, english) in &translations[0] {
        let patterns = translations.iter().map(|messages| match messages.get(key) {
            Some(translation) => format!("Some({})", translation.code),
            None => "None".to_owned(),
        });
        let name = key.replace('-', "_").to_uppercase();
        let patterns = patterns.collect::<Vec<_>>().join(", ");
        code.push_str(&format!(
            "    pub const {name}: Message = Message(&[{patterns}]);\n"
        ));
        for (language, messages) in LANGUAGES.iter().zip(translations).skip(1) {
            match messages.get(key) {
                None => gaps.push(format!("{language}/{catalogue}.ftl lacks {key}")),
                Some(other) if other.variables != english.variables => {
                    gaps.push(format!(
                        "{language}/{catalogue}.ftl: {key} has other variables than English"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    code.push_str("}\n");
    for (language, messages) in LANGUAGES.iter().zip(translations).skip(1) {
        for key in messages
            .keys()
            .filter(|key| !translations[0].contains_key(*key))
        {
            gaps.push(format!(
                "{language}/{catalogue}.ftl has {key}, which English lacks"
            ));
        }
    }
}

fn read(language: &str, catalogue: &str) -> Messages {
    let path = format!("locales/{language}/{catalogue}.ftl");
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let resource = fluent_syntax::parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{path} is not valid Fluent: {errors:?}"));
    let mut messages = Messages::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => panic!("{path}: term {} is not supported", term.id.name),
            Entry::Junk { content } => panic!("{path}: cannot read {content:?}"),
        };
        let key = message.id.name;
        let place = format!("{path}: {key}");
        let value = message
            .value
            .unwrap_or_else(|| panic!("{place} has no text"));
        assert!(
            message.attributes.is_empty(),
            "{place}: attributes are not supported"
        );
        let mut variables = BTreeSet::new();
        let code = pattern(&value, &place, &mut variables);
        let twice = messages.insert(key.to_owned(), Translation { code, variables });
        assert!(twice.is_none(), "{place} stands twice");
    }
    messages
}

fn pattern(pattern: &Pattern<&str>, place: &str, variables: &mut BTreeSet<String>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => format!("Part::Say({value:?})"),
        PatternElement::Placeable { expression } => placeable(expression, place, variables),
    });
    format!("&[{}]", parts.collect::<Vec<_>>().join(", "))
}

fn placeable(
    expression: &Expression<&str>,
    place: &str,
    variables: &mut BTreeSet<String>,
) -> String {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            variables.insert(id.name.to_owned());
            format!("Part::Fill({:?})", id.name)
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            format!("Part::Say({value:?})")
        }
        Expression::Select {
            selector: InlineExpression::VariableReference { id },
            variants,
        } => {
            variables.insert(id.name.to_owned());
            let cases = variants
                .iter()
                .map(|variant| case(variant, place, variables));
            let cases = cases.collect::<Vec<_>>().join(", ");
            format!("Part::Choose({:?}, &[{cases}])", id.name)
        }
        other => panic!("{place}: {other:?} is not supported"),
    }
}

/// A variant as `(key, pattern)`; the default one has the key `""`.
fn case(variant: &Variant<&str>, place: &str, variables: &mut BTreeSet<String>) -> String {
    let key = match (&variant.key, variant.default) {
        (_, true) => "",
        (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }, false) => {
            name
        }
    };
    format!("({key:?}, {})", pattern(&variant.value, place, variables))
}
