//! A second language for what is asked, beside the page's own: for two people with one phone, and for
//! those who read one language and learn the other. Remembered on the phone.

use super::{storage, tag};
use leptos::prelude::*;
use std::sync::LazyLock;

static SECOND: LazyLock<ArcRwSignal<Option<String>>> = LazyLock::new(|| {
    let remembered = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    ArcRwSignal::new(remembered)
});

/// Where the choice is kept between visits.
const KEY: &str = "krok-second-language";

/// Tag of the second language; `None` when there is none, or when it is the page's own. Reading it in a
/// view makes the view follow.
pub fn second() -> Option<String> {
    SECOND.get().filter(|second| *second != tag())
}

/// Changes it and remembers it.
pub fn choose_second(tag: Option<String>) {
    if let Some(storage) = storage() {
        // Blocked storage only costs the memory of the choice.
        let _ = match &tag {
            Some(tag) => storage.set_item(KEY, tag),
            None => storage.remove_item(KEY),
        };
    }
    SECOND.set(tag);
}
