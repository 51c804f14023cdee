//! The language of the page: one signal for the whole page, so that messages can be had from any
//! view, event handler or task, and views that read it follow when it changes.

mod second;
mod words;

pub use second::{choose_second, second};
pub use words::later as learn_later;

use js_sys::{Array, Intl, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Argument, Language, Message};
use std::sync::LazyLock;

/// Tag of the language chosen. Content (checklists) may speak languages that the interface does not.
static TAG: LazyLock<ArcRwSignal<String>> = LazyLock::new(|| ArcRwSignal::new(first()));

/// Where the choice is kept between visits.
const KEY: &str = "krok-language";

/// Tag of the chosen language, for content; reading it in a view makes the view follow.
pub fn tag() -> String {
    TAG.get()
}

/// The same without making a view follow.
pub fn tag_now() -> String {
    TAG.get_untracked()
}

/// The interface's language: the chosen one, or English where the interface does not speak it.
pub fn current() -> Language {
    TAG.with(|tag| Language::from_tag(tag).unwrap_or_default())
}

/// The same without making a view follow, for event handlers and tasks.
pub fn current_now() -> Language {
    TAG.with_untracked(|tag| Language::from_tag(tag).unwrap_or_default())
}

/// Changes the language of the page and remembers it.
pub fn choose(tag: &str) {
    if let Some(storage) = storage() {
        // Blocked storage only costs the memory of the choice.
        let _ = storage.set_item(KEY, tag);
    }
    let tag = tag.to_owned();
    spawn_local(async move {
        words::change(Language::from_tag(&tag).unwrap_or_default()).await;
        TAG.set(tag);
    });
}

/// Takes the words that came with the page, if it has any, and keeps `<html lang dir>` in step; once, at
/// the start of a page.
pub fn follow() {
    words::begin();
    Effect::new(move || {
        let language = words::spoken(current());
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.tag());
            let _ = root.set_attribute("dir", language.direction());
        }
    });
}

/// A message in the current language; follows it in a view.
pub fn t(message: Message) -> String {
    message.plain(current())
}

/// A message with arguments: `t_with(desk::WALKERS, &[("n", 3.into())])`.
pub fn t_with(message: Message, arguments: &[(&str, Argument)]) -> String {
    message.text(current(), arguments)
}

/// A language's name for those who speak it.
pub fn own_name(tag: &str) -> String {
    if let Some(language) = Language::from_tag(tag) {
        return language.name().to_owned();
    }
    let options = Object::new();
    let _ = Reflect::set(&options, &"type".into(), &"language".into());
    let names = Intl::DisplayNames::new(&Array::of1(&tag.into()), &options);
    names.of(tag).map_or_else(|| tag.to_owned(), String::from)
}

/// The language remembered, else the first of the browser's that the interface speaks.
fn first() -> String {
    let remembered = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let browser = || {
        let languages = window().navigator().languages();
        let mut tags = languages.iter().filter_map(|tag| tag.as_string());
        tags.find_map(|tag| Language::from_tag(&tag))
    };
    remembered.unwrap_or_else(|| browser().unwrap_or_default().tag().to_owned())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
