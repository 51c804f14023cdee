//! Asks the browser not to throw away what is stored when space runs low, how much is left, and whether
//! it outlives the window.

use super::{call, property};
use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
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
    let (quota, usage) = (estimated(&manager, "quota"), estimated(&manager, "usage"));
    Some(quota.await? - usage.await?)
}

async fn estimated(manager: &JsValue, what: &str) -> Option<f64> {
    let promise = call(manager, "estimate", &[])?.dyn_into::<Promise>();
    let estimate = JsFuture::from(promise.ok()?).await.ok()?;
    property(&estimate, what)?.as_f64()
}

/// Whether what is stored goes with the window, as in a private one. No browser says so, and some give it
/// away: Firefox has no service worker there, Safari no files, Chromium (until it hid that too) a quota
/// taken from memory instead of the disk.
pub async fn is_short_lived() -> bool {
    let navigator = window().navigator();
    if window().is_secure_context() && property(&navigator, "serviceWorker").is_none() {
        return true;
    }
    let Some(manager) = property(&navigator, "storage") else {
        return false;
    };
    let files = call(&manager, "getDirectory", &[]);
    if let Some(files) = files.and_then(|files| files.dyn_into::<Promise>().ok())
        && JsFuture::from(files).await.is_err()
    {
        return true;
    }
    let heap = property(&window(), "performance")
        .and_then(|performance| property(&performance, "memory"))
        .and_then(|memory| property(&memory, "jsHeapSizeLimit"))
        .and_then(|limit| limit.as_f64());
    let quota = estimated(&manager, "quota").await;
    heap.zip(quota).is_some_and(|(heap, quota)| quota < heap)
}
