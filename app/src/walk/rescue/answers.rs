//! The answers as a page for people: no script, no address outside the file, readable in any browser.

use super::gather::Readable;
use crate::language::t;
use leptos::prelude::window;
use shared::api::{Pack, PackChecklist};
use shared::attachment::Attachment;
use shared::checklist::{Form, Item, Kind};
use shared::i18n::{later, walker};
use shared::response::{Answer, Revision, item_path};
use shared::sync::rescue::entry;
use shared::time::{Time, to_millis};
use std::fmt::Write;
use wasm_bindgen::JsValue;

const STYLE: &str = "body{font:18px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em}\
    section{border-top:1px solid #999;padding:.5em 0}dt{font-weight:600;margin-top:.7em}dd{margin:0}\
    img{max-width:100%}figure{margin:.7em 0}small{font-weight:400}";

/// `language` is a tag, `direction` that of its script.
pub fn page(language: &str, direction: &str, walks: &[Readable]) -> String {
    let title = escaped(&t(later::RESCUE_ANSWERS));
    let mut page = format!(
        "<!doctype html><html lang=\"{}\" dir=\"{direction}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <style>{STYLE}</style><h1>{title}</h1>",
        escaped(language),
    );
    for walk in walks {
        let title = walk
            .pack
            .as_ref()
            .map_or(&*walk.code, |pack| &*pack.activity.title);
        let shared = walks.iter().filter(|it| it.code == walk.code).count() > 1;
        let name = if shared { &*walk.nickname } else { "" };
        let between = if name.is_empty() { "" } else { " · " };
        let title = escaped(&format!("{title}{between}{name}"));
        add(&mut page, format_args!("<h2>{title}</h2>"));
        for revision in &walk.revisions {
            response(&mut page, language, walk.pack.as_ref(), revision);
        }
    }
    page
}

fn response(page: &mut String, language: &str, pack: Option<&Pack>, revision: &Revision) {
    let checklist = pack.and_then(|pack| {
        let mut all = pack.checklists.iter();
        all.find(|checklist| checklist.version == revision.version)
    });
    let name = escaped(&name(language, pack, checklist, revision));
    let time = escaped(&local(language, revision.captured_at));
    add(
        page,
        format_args!("<section><h3>{name} <small>{time}</small></h3><dl>"),
    );
    let form = checklist.map(|checklist| &checklist.form);
    for (path, answer) in in_order(form, revision) {
        let of_form = form.and_then(|form| Some((form, item(form, path)?)));
        if of_form.is_some_and(|(_, item)| is_filled_in_by_itself(&item.kind)) {
            continue;
        }
        let label = of_form.map(|(_, item)| item.label.get(language));
        let label = label.filter(|label| !label.is_empty()).unwrap_or(path);
        let said = said(language, of_form, answer);
        add(
            page,
            format_args!("<dt>{}</dt><dd>{}</dd>", escaped(label), escaped(&said)),
        );
    }
    page.push_str("</dl>");
    for attachment in &revision.attachments {
        figure(page, language, form, attachment);
    }
    page.push_str("</section>");
}

/// A photo with what it shows, or a recording with the question that it answers.
fn figure(page: &mut String, language: &str, form: Option<&Form>, attachment: &Attachment) {
    let source = entry(attachment.id, attachment.media);
    if attachment.media.is_audio() {
        let item = form.and_then(|form| item(form, &attachment.item));
        let label = item.map_or(&*attachment.item, |item| item.label.get(language));
        let label = escaped(label);
        add(
            page,
            format_args!(
                "<figure><audio controls src=\"{source}\"></audio><figcaption>{label}</figcaption></figure>"
            ),
        );
    } else {
        let caption = escaped(&attachment.caption);
        add(
            page,
            format_args!(
                "<figure><img src=\"{source}\" alt=\"{caption}\"><figcaption>{caption}</figcaption></figure>"
            ),
        );
    }
}

/// The stop, or the checklist where there is no stop.
fn name(
    language: &str,
    pack: Option<&Pack>,
    checklist: Option<&PackChecklist>,
    revision: &Revision,
) -> String {
    let mut stops = pack.into_iter().flat_map(|pack| &pack.activity.stops);
    let stop = stops.find(|stop| Some(stop.id) == revision.stop);
    let title = || checklist.map(|checklist| checklist.form.title.get(language).to_owned());
    stop.map(|stop| stop.name.clone())
        .or_else(title)
        .unwrap_or_default()
}

/// Answers in the order of the questions; those of no question last.
fn in_order<'a>(form: Option<&Form>, revision: &'a Revision) -> Vec<(&'a str, &'a Answer)> {
    let items = form.map_or_else(Vec::new, Form::items);
    let place = |path: &str| {
        let path = item_path(path);
        items
            .iter()
            .position(|(of, _)| *of == path)
            .unwrap_or(usize::MAX)
    };
    let answers = revision.answers.0.iter();
    let mut answers: Vec<_> = answers
        .map(|(path, answer)| (path.as_str(), answer))
        .collect();
    answers.sort_by_key(|(path, _)| place(path));
    answers
}

fn item<'a>(form: &'a Form, path: &str) -> Option<&'a Item> {
    let path = item_path(path);
    let mut items = form.items().into_iter();
    items.find(|(of, _)| *of == path).map(|(_, item)| item)
}

/// Nobody was asked for it.
fn is_filled_in_by_itself(kind: &Kind) -> bool {
    matches!(kind, Kind::Calculate | Kind::Hidden | Kind::Metadata { .. })
}

/// What the walker said, choices by their names.
fn said(language: &str, of_form: Option<(&Form, &Item)>, answer: &Answer) -> String {
    let choices = of_form.map_or(&[][..], |(form, item)| form.choices(item));
    let word = |name: &str| {
        let choice = choices.iter().find(|choice| choice.name == name);
        choice
            .map_or(name, |choice| choice.label.get(language))
            .to_owned()
    };
    let mut parts = Vec::new();
    if answer.cannot_judge {
        parts.push(t(walker::CANNOT_JUDGE));
    } else if choices.is_empty() {
        parts.push(answer.value.clone());
    } else {
        parts.extend(answer.value.split(' ').map(word));
    }
    parts.push(answer.note.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// As people write it in their country, if the phone speaks the same language.
fn local(language: &str, time: Time) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(to_millis(time) as f64));
    let phone = window().navigator().language();
    let phone = phone.filter(|locale| locale.starts_with(language));
    let locale = phone.as_deref().unwrap_or(language);
    date.to_locale_string(locale, &JsValue::UNDEFINED).into()
}

fn add(page: &mut String, more: std::fmt::Arguments) {
    // A string takes whatever is written to it.
    let _ = page.write_fmt(more);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
