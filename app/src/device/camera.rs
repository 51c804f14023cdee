//! Remembers that the camera is open: a phone with little memory may end the page meanwhile, and what was
//! photographed then never reaches it.

use leptos::prelude::window;
use std::cell::Cell;
use web_sys::Storage;

/// Where the address of the page stands for which the camera was opened.
const KEY: &str = "krok-camera";

thread_local! {
    /// It was this page that opened it.
    static HERE: Cell<bool> = const { Cell::new(false) };
}

pub fn opened() {
    HERE.set(true);
    if let Some((storage, page)) = storage().zip(window().location().pathname().ok()) {
        // Blocked storage only costs the hint.
        let _ = storage.set_item(KEY, &page);
    }
}

/// A photo came from it, or none.
pub fn closed() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Whether this page was ended while its camera was open, and has begun anew.
pub fn was_cut_off() -> bool {
    let page = window().location().pathname().ok();
    let opened = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    !HERE.get() && opened.is_some() && opened == page
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
