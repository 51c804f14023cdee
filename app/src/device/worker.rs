//! Installs the service worker, which starts the app without a network.

use super::{call, property};
use js_sys::Promise;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Once, when the app is up: it must not compete with the first screen for a slow link. Where it is
/// refused (an address without TLS, a private window), the app works as long as the page is open.
pub fn install() {
    let container = property(&window().navigator(), "serviceWorker");
    let asked = container.and_then(|container| call(&container, "register", &[&"/sw.js".into()]));
    if let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
    }
}
