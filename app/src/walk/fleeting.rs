//! A browser that keeps nothing, or only until its window is closed: said before anything is filled in,
//! with another window as the better way and a page that sends each answer at once as the one that always
//! works.

use super::leaving;
use super::phone::Phone;
use crate::device::storage;
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::later;

#[component]
pub fn Blocked() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let go_on = move |_| {
        leaving::ask_before(phone);
        phone.go_on_without_disk();
    };
    view! {
        <div class="page">
            <main class="middle">
                <h1>{move || t(later::BLOCKED_TITLE)}</h1>
                <p>{move || t(later::BLOCKED)}</p>
                <p>{move || t(later::BLOCKED_DO)}</p>
                <h2>{move || t(later::FLEETING_TITLE)}</h2>
                <p>{move || t(later::FLEETING_HOW)}</p>
            </main>
            <footer class="bottom">
                <button type="button" class="button plain wide" on:click=go_on>
                    {move || t(later::FLEETING_GO_ON)}
                </button>
            </footer>
        </div>
    }
}

/// On every page of such a browser: what closing it would cost.
#[component]
pub fn Fleeting() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let words = move || match phone.unsent_count() {
        _ if phone.walk().is_none() => t(later::FLEETING),
        0 => t(later::FLEETING_SENT),
        _ => t(later::FLEETING_UNSENT),
    };
    view! {
        <p class="notice slim" role="status">
            {words}
        </p>
    }
}

/// While joining, and for the rest of the walk in the browser's own words when the window is closed.
#[component]
pub fn ShortLived() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let is_short_lived = RwSignal::new(false);
    if !phone.is_fleeting() {
        spawn_local(async move {
            let is = storage::is_short_lived().await;
            if is {
                leaving::ask_before(phone);
            }
            // The walker may have joined meanwhile.
            is_short_lived.try_set(is);
        });
    }
    move || {
        is_short_lived.get().then(|| {
            view! {
                <p class="notice slim" role="status">
                    {t(later::SHORT_LIVED)}
                </p>
            }
        })
    }
}
