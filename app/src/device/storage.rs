//! Asks the browser not to throw away what is stored when space runs low, and how much is left.

use super::{call, property};
use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// True when the browser promises to keep the storage until the person clears it. Browsers decide by
/// how much a site is used, so it is worth asking again.
pub async fn persist() -> bool {
    let manager = property(&window().navigator(), "storage");
    let promise = manager.and_then(|manager| call(&manager, "persist", &[]));
    let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) else {
        return false;
    };
    JsFuture::from(promise)
        .await
        .is_ok_and(|granted| granted.is_truthy())
}

/// Bytes that the browser would still let this page store, as it estimates; `None` where it does not tell.
pub async fn left() -> Option<f64> {
    let manager = property(&window().navigator(), "storage")?;
    let promise = call(&manager, "estimate", &[])?
        .dyn_into::<Promise>()
        .ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    let number = |name| property(&estimate, name)?.as_f64();
    Some(number("quota")? - number("usage")?)
}
