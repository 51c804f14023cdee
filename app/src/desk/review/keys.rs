//! The review by keyboard: one letter each, and a list of them.

use super::super::icon::{self, Icon};
use super::super::say;
use crate::components::sheet::modal;
use crate::language::t;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::i18n::{Message, desk};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Where a browser keeps that someone wants no letters to act: speech input types them by accident.
const OFF: &str = "krok-review-keys-off";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Next,
    Previous,
    Accept,
    Flag,
    Hide,
    Code,
    Note,
    Undo,
    Help,
}

const KEYS: [(&str, Key, Message); 9] = [
    ("j", Key::Next, desk::KEY_NEXT),
    ("k", Key::Previous, desk::KEY_PREVIOUS),
    ("a", Key::Accept, desk::REVIEW_ACCEPT),
    ("f", Key::Flag, desk::REVIEW_FLAG),
    ("h", Key::Hide, desk::REVIEW_HIDE),
    ("c", Key::Code, desk::REVIEW_CODE),
    ("n", Key::Note, desk::REVIEW_NOTE),
    ("u", Key::Undo, desk::REVIEW_UNDO),
    ("?", Key::Help, desk::KEYS),
];

/// Calls `pressed` for each of the keys, unless they are off or something is being written.
pub fn follow(pressed: impl Fn(Key) + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let Some(key) = key_of(&event) else {
            return;
        };
        if key == Key::Help || !are_off() {
            event.prevent_default();
            pressed(key);
        }
    });
    on_cleanup(move || handle.remove());
}

fn key_of(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok();
    let writes = |it: Element| it.closest("input:not([type=checkbox]), select, textarea, dialog");
    if target.and_then(|it| writes(it).ok().flatten()).is_some() {
        return None;
    }
    let open = document().query_selector("dialog[open]").ok().flatten();
    let typed = event.key();
    let mut keys = KEYS.iter();
    let found = keys.find(|(letter, ..)| *letter == typed)?;
    open.is_none().then_some(found.1)
}

fn are_off() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage
        .and_then(|it| it.get_item(OFF).ok().flatten())
        .is_some()
}

fn set_off(off: bool) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = if off {
            storage.set_item(OFF, "1")
        } else {
            storage.remove_item(OFF)
        };
    }
}

/// What the keys are, and the switch that turns them off.
#[component]
pub fn Keys(open: RwSignal<bool>) -> impl IntoView {
    let line = |(letter, _, message): (&'static str, Key, Message)| {
        view! {
            <div>
                <dt>
                    <kbd>{letter}</kbd>
                </dt>
                <dd>{say(message)}</dd>
            </div>
        }
    };
    view! {
        <Dialog open title=move || t(desk::KEYS)>
            <dl class="keys">{KEYS.map(line).collect_view()}</dl>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=!are_off()
                    on:change=move |event| set_off(!event_target_checked(&event))
                />
                {say(desk::KEYS_ON)}
            </label>
        </Dialog>
    }
}

/// The browser's own dialog: Escape, focus and what lies beneath behave as they should.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = modal(open.into());
    view! {
        <dialog
            class="box"
            node_ref=node
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
        >
            <header class="row">
                <h2 class="grow">{move || title.get()}</h2>
                <button
                    type="button"
                    class="button icon"
                    aria-label=say(desk::CLOSE)
                    on:click=move |_| open.set(false)
                >
                    <Icon picture=icon::CROSS />
                </button>
            </header>
            {move || open.get().then(|| children())}
        </dialog>
    }
}

/// What a form in a dialog ends with.
#[component]
pub fn SaveOrCancel(save: Message, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="row">
            <button type="submit" class="button primary">
                {say(save)}
            </button>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                {say(desk::CANCEL)}
            </button>
        </div>
    }
}
