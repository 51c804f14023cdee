//! Turns the Fluent files in `locales/` into constants: a message that the code names and English
//! lacks is a compile error, and the server and the desk read no text file. The walker's phone does, one
//! for the language it speaks: of its messages only the numbers are made here.

#[allow(dead_code, reason = "the rest is for xtask")]
#[path = "fluent.rs"]
mod fluent;

use fluent::{CATALOGUES, FETCHED, Messages, Part};
use std::path::Path;
use std::{env, fs};

fn main() {
    for file in ["locales", "build.rs", "fluent.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let mut code = String::new();
    let mut gaps = Vec::new();
    for (catalogue, languages) in CATALOGUES {
        let read = |language| fluent::read(Path::new("locales"), language, catalogue);
        let translations = languages.iter().map(|language| read(language));
        let translations: Vec<Messages> = translations
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{error}"));
        write_catalogue(&mut code, catalogue, &translations);
        for (language, messages) in languages.iter().zip(&translations).skip(1) {
            let place = format!("{language}/{catalogue}.ftl");
            compare(&place, &translations[0], messages, &mut gaps);
        }
    }
    code.push_str(&format!(
        "/// What a translation lacks or has too much of; a test wants it empty.\n\
         pub const GAPS: &[&str] = &{gaps:?};\n"
    ));
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("messages.rs");
    fs::write(target, code).expect("OUT_DIR can be written");
}

fn write_catalogue(code: &mut String, catalogue: &str, translations: &[Messages]) {
    code.push_str(&format!(
        "pub mod {catalogue} {{\n    \
         #[allow(unused_imports)]\n    \
         use super::{{Fetched, Message, Part, Source}};\n    \
         #[allow(unused_imports)]\n    \
         use std::borrow::Cow::Borrowed as B;\n"
    ));
    let fetched = FETCHED.iter().find(|(name, _)| *name == catalogue);
    for (number, key) in translations[0].keys().enumerate() {
        let name = key.replace('-', "_").to_uppercase();
        let source = if let Some((_, name)) = fetched {
            format!("Source::Installed(Fetched::{name}, {number})")
        } else {
            let patterns = translations.iter().map(|messages| match messages.get(key) {
                Some(parts) => format!("Some({})", constant(parts)),
                None => "None".to_owned(),
            });
            let patterns = patterns.collect::<Vec<_>>().join(", ");
            format!("Source::Compiled(&[{patterns}])")
        };
        code.push_str(&format!(
            "    pub const {name}: Message = Message({source});\n"
        ));
    }
    code.push_str("}\n");
}

/// The parts as a Rust expression.
fn constant(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Say(words) => format!("Part::Say(B({words:?}))"),
        Part::Fill(name) => format!("Part::Fill(B({name:?}))"),
        Part::Choose(name, cases) => {
            let cases = cases
                .iter()
                .map(|(key, parts)| format!("(B({key:?}), B({}))", constant(parts)));
            let cases = cases.collect::<Vec<_>>().join(", ");
            format!("Part::Choose(B({name:?}), B(&[{cases}]))")
        }
    });
    format!("&[{}]", parts.collect::<Vec<_>>().join(", "))
}

fn compare(place: &str, english: &Messages, translated: &Messages, gaps: &mut Vec<String>) {
    for (key, parts) in english {
        match translated.get(key) {
            None => gaps.push(format!("{place} lacks {key}")),
            Some(other) if fluent::variables(other) != fluent::variables(parts) => {
                gaps.push(format!("{place}: {key} has other variables than English"));
            }
            Some(_) => {}
        }
    }
    let unknown = translated.keys().filter(|key| !english.contains_key(*key));
    gaps.extend(unknown.map(|key| format!("{place} has {key}, which English lacks")));
}
