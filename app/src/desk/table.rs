//! The frame that every table of the desk stands in.

use super::say;
use leptos::prelude::*;
use shared::i18n::Message;

/// A table that scrolls within its frame, head and all; the frame takes the focus, so that the
/// keyboard can scroll it.
#[component]
pub fn TableFrame(label: Message, children: Children) -> impl IntoView {
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=say(label)>
            <table>{children()}</table>
        </div>
    }
}
