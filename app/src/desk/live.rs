//! What changes in the audit while a page is open, as the server tells it.

use super::Here;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use shared::api::Change;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

/// Arrivals within this time are told once: a whole group may send at the same moment.
const CALM: Duration = Duration::from_secs(1);

/// Calls `heard` with each change until the page that asked is left. The browser connects again by
/// itself, and is then told that it missed something.
pub fn listen(here: &Here, heard: impl Fn(Change) + Copy + 'static) {
    let address = format!("/api/v1{}", here.call("events"));
    let Ok(source) = EventSource::new(&address) else {
        return;
    };
    let waiting = StoredValue::new(false);
    let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let change = event
            .data()
            .as_string()
            .and_then(|json| serde_json::from_str(&json).ok());
        match change {
            Some(change @ Change::Review { .. }) => heard(change),
            Some(change) if waiting.try_get_value() == Some(false) => {
                waiting.set_value(true);
                let tell = move || {
                    // The page may have been left meanwhile.
                    if waiting.try_get_value().is_some() {
                        waiting.set_value(false);
                        heard(change);
                    }
                };
                set_timeout(tell, CALM);
            }
            _ => {}
        }
    });
    source.set_onmessage(Some(told.as_ref().unchecked_ref()));
    let held = SendWrapper::new((source, told));
    on_cleanup(move || held.0.close());
}
