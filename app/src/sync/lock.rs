//! One tab at a time runs a loop: a Web Lock held until the tab is closed or killed.

use crate::device::{call, property};
use futures::future::select;
use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Waits until no other tab holds the lock, then holds it for good. Browsers without locks have one
/// tab as a rule, and sending twice does no harm.
pub async fn hold(name: &str) {
    let Some(locks) = property(&window().navigator(), "locks") else {
        return;
    };
    let mut asked = None;
    let held = Promise::new(&mut |resolve: Function, _reject| {
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            let _ = resolve.call0(&JsValue::NULL);
            // Never resolved: the lock is let go when the tab goes.
            Promise::new(&mut |_resolve, _reject| {})
        });
        asked = call(&locks, "request", &[&name.into(), &callback]);
    });
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
        return;
    };
    // The request itself ends only by being refused, as where the browser keeps nothing.
    select(JsFuture::from(held), JsFuture::from(asked)).await;
}
