//! How a walker's answers got in, where it was not on a phone of their own.

use super::say;
use leptos::prelude::*;
use shared::i18n::{Message, desk};
use shared::participant::Entry;

/// Beside a walker's name.
#[component]
pub fn EntryMark(entry: Entry) -> impl IntoView {
    word(entry).map(|message| view! { <span class="entry-mark">{say(message)}</span> })
}

fn word(entry: Entry) -> Option<Message> {
    match entry {
        Entry::Own => None,
        Entry::Pair => Some(desk::ENTRY_PAIR),
        Entry::Proxy => Some(desk::ENTRY_PROXY),
        Entry::Paper => Some(desk::ENTRY_PAPER),
    }
}
