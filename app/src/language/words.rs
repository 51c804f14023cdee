//! The words of the walker's page, two files for each language: what is said up to the first question,
//! fetched along with the app, and the rest. The desk's are compiled in.

use crate::api;
use crate::device::property;
use leptos::prelude::window;
use shared::i18n::{Fetched, Language, install};
use std::cell::Cell;
use wasm_bindgen::JsValue;

thread_local! {
    /// What the page really speaks, and whether it has its words for after the first question.
    static SPOKEN: Cell<(Language, bool)> = const { Cell::new((Language::English, false)) };
}

/// What `app/start/words.js` left on the window.
fn left() -> Option<JsValue> {
    property(&window(), "krokWords")
}

/// Installs the words that were fetched along with the app.
pub fn begin() {
    let text = |name| property(&left()?, name)?.as_string();
    if let (Some(tag), Some(words)) = (text("language"), text("text")) {
        let language = Language::from_tag(&tag).unwrap_or_default();
        install(language, Fetched::Walker, &words);
        SPOKEN.set((language, false));
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
    let Some(words) = fetched("walker", language).await else {
        return;
    };
    let later = match SPOKEN.get() {
        (_, true) => match fetched("later", language).await {
            None => return,
            some => some,
        },
        _ => None,
    };
    install(language, Fetched::Walker, &words);
    SPOKEN.set((language, later.is_some()));
    if let Some(words) = later {
        install(language, Fetched::Later, &words);
    }
}

/// Sees to it that the page can say what comes after the first question; `false` when it cannot now.
pub async fn later() -> bool {
    loop {
        let (language, complete) = SPOKEN.get();
        if complete || left().is_none() {
            return true;
        }
        let Some(words) = fetched("later", language).await else {
            return false;
        };
        // Another language may have been chosen meanwhile.
        if SPOKEN.get().0 == language {
            install(language, Fetched::Later, &words);
            SPOKEN.set((language, true));
        }
    }
}

async fn fetched(catalogue: &str, language: Language) -> Option<String> {
    let addresses = property(&property(&left()?, "addresses")?, catalogue)?;
    let address = property(&addresses, language.tag())?.as_string()?;
    api::asset(&address).text().await.ok()
}
