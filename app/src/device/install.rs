//! Krok on the home screen: opened from there it starts without a network, and the browser keeps what it
//! has stored.

use super::{call, property};
use js_sys::{Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How this browser puts a page on the home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It asks, when it is told to.
    Prompt,
    /// By hand, from its share menu; until then it forgets what was stored after a week without a visit.
    ByHand,
}

/// Where `app/start/install.js` keeps the browser's offer.
const KEPT: &str = "krokInstall";

/// `None` when Krok was opened from the home screen, or cannot be put there.
pub fn offer() -> Option<Offer> {
    if property(&window(), KEPT).is_some() {
        return Some(Offer::Prompt);
    }
    // Only iOS has this property, and there it says whether the page runs on its own.
    let standalone = property(&window().navigator(), "standalone")?;
    standalone.is_falsy().then_some(Offer::ByHand)
}

/// Lets the browser ask; an offer can be made once.
pub async fn prompt() {
    let Some(offer) = property(&window(), KEPT) else {
        return;
    };
    let _ = Reflect::set(&window(), &KEPT.into(), &JsValue::UNDEFINED);
    let asked = call(&offer, "prompt", &[]);
    if let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        // What the person answers is theirs to know.
        let _ = JsFuture::from(asked).await;
    }
}

/// How many things still wait to be sent, on the app's icon where the home screen shows that.
pub fn badge(waiting: usize) {
    let navigator = window().navigator();
    let shown = match waiting {
        0 => call(&navigator, "clearAppBadge", &[]),
        n => call(&navigator, "setAppBadge", &[&JsValue::from_f64(n as f64)]),
    };
    if let Some(shown) = shown.and_then(|shown| shown.dyn_into::<Promise>().ok()) {
        // Refused where Krok is not on the home screen.
        leptos::task::spawn_local(async move {
            let _ = JsFuture::from(shown).await;
        });
    }
}
