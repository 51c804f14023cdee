//! Installs the service worker, which starts the app without a network.

use super::{call, property};
use leptos::prelude::window;

/// Once, when the app is up: it must not compete with the first screen for a slow link. Where it is
/// refused (an address without TLS, a private window), the app works as long as the page is open.
pub fn install() {
    if let Some(container) = property(&window().navigator(), "serviceWorker") {
        call(&container, "register", &[&"/sw.js".into()]);
    }
}
