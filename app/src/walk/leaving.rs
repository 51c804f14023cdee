//! What is said of unsent answers when a walker is about to leave: the browser's own question, where they
//! go with the page or the window, and a word below the last stop everywhere else. An ordinary phone keeps
//! them and sends them later; a question there would be a false alarm.

use super::phone::Phone;
use crate::device::set;
use crate::language::t_with;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use shared::i18n::later;
use std::cell::Cell;

thread_local! {
    static ASKS: Cell<bool> = const { Cell::new(false) };
}

/// From now on, for as long as the page lives.
pub fn ask_before(phone: Phone) {
    if ASKS.replace(true) {
        return;
    }
    std::mem::forget(window_event_listener(ev::beforeunload, move |event| {
        if untrack(move || phone.unsent_count()) > 0 {
            event.prevent_default();
            // Browsers of some years ago look at this instead.
            set(&event, "returnValue", "unsent");
        }
    }));
}

/// After the last stop: what still has to be sent, for those who put the phone away now.
#[component]
pub fn Unsent() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let unsent = Memo::new(move |_| phone.unsent_count());
    move || {
        let n = unsent.get();
        (n > 0).then(|| {
            let words = t_with(later::UNSENT_AT_END, &[("n", n.into())]);
            view! { <p class="notice">{words}</p> }
        })
    }
}
