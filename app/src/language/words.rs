//! The words of the walker's page, a file for each language; the desk's are compiled in.

use crate::api;
use crate::device::property;
use leptos::prelude::window;
use shared::i18n::{Language, install};
use wasm_bindgen::JsValue;

/// What `app/start/words.js` left on the window.
fn left() -> Option<JsValue> {
    property(&window(), "krokWords")
}

/// Installs the words that were fetched along with the app.
pub fn begin() {
    let text = |name| property(&left()?, name)?.as_string();
    if let (Some(tag), Some(words)) = (text("language"), text("text")) {
        install(Language::from_tag(&tag).unwrap_or_default(), &words);
    }
}

/// The language that the page really speaks when asked for `language`.
pub fn spoken(language: Language) -> Language {
    if left().is_some() || Language::DESK.contains(&language) {
        language
    } else {
        Language::English
    }
}

/// Installs the words of another language. Where they cannot be had, the page goes on speaking as before.
pub async fn change(language: Language) {
    let addresses = left().and_then(|left| property(&left, "addresses"));
    let address = addresses.and_then(|all| property(&all, language.tag())?.as_string());
    if let Some(address) = address
        && let Ok(words) = api::asset(&address).text().await
    {
        install(language, &words);
    }
}
