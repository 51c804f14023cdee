//! Keeps the screen on while something needs the page on it.

use super::{call, property};
use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The screen stays on until this is dropped or the page is hidden; then whoever needs it asks again.
pub struct Awake(JsValue);

impl Awake {
    /// `None` where the browser cannot, or will not, as with an empty battery.
    pub async fn ask() -> Option<Self> {
        let lock = property(&window().navigator(), "wakeLock")?;
        let asked = call(&lock, "request", &[&"screen".into()])?;
        let asked = asked.dyn_into::<Promise>().ok()?;
        JsFuture::from(asked).await.ok().map(Self)
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        call(&self.0, "release", &[]);
    }
}
