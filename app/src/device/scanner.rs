//! Reads a QR code with the camera where the browser can (`BarcodeDetector`). Elsewhere the phone's
//! own camera app opens the link in the code, which needs nothing from us.

use super::{call, property, set};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use shared::activity::JoinCode;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamTrack};

pub fn is_possible() -> bool {
    property(&window(), "BarcodeDetector").is_some()
        && property(&window().navigator(), "mediaDevices").is_some()
}

/// A camera that is on; it goes off when dropped.
pub struct Camera {
    stream: MediaStream,
    detector: JsValue,
}

impl Camera {
    /// Turns on the camera that looks away from the person; `None` when it is refused or missing.
    pub async fn open() -> Option<Self> {
        let detector = detector()?;
        let video = Object::new();
        set(&video, "facingMode", "environment");
        let wanted = Object::new();
        set(&wanted, "video", video);
        let devices = property(&window().navigator(), "mediaDevices")?;
        let promise = call(&devices, "getUserMedia", &[&wanted])?;
        let stream = JsFuture::from(promise.dyn_into::<Promise>().ok()?);
        Some(Self {
            stream: stream.await.ok()?.dyn_into().ok()?,
            detector,
        })
    }

    pub fn show(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.stream));
        let _ = video.play();
    }

    /// A join code in what the camera sees now.
    pub async fn look(&self, video: &HtmlVideoElement) -> Option<JoinCode> {
        let promise = call(&self.detector, "detect", &[video])?;
        let found = JsFuture::from(promise.dyn_into::<Promise>().ok()?);
        let found: Array = found.await.ok()?.dyn_into().ok()?;
        found.iter().find_map(|barcode| {
            let text = property(&barcode, "rawValue")?.as_string()?;
            code_in(&text)
        })
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn detector() -> Option<JsValue> {
    let formats = Object::new();
    set(
        &formats,
        "formats",
        Array::of1(&JsValue::from_str("qr_code")),
    );
    let constructor = property(&window(), "BarcodeDetector")?;
    let constructor: js_sys::Function = constructor.dyn_into().ok()?;
    Reflect::construct(&constructor, &Array::of1(&formats)).ok()
}

/// The code at the end of a join link such as `https://krok.example/w/KRK7BT`, or the bare code.
pub fn code_in(text: &str) -> Option<JoinCode> {
    let path = text.split(['?', '#']).next()?.trim_end_matches('/');
    let mut parts = path.rsplit('/');
    parts.find_map(|part| JoinCode::try_from(part.to_owned()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_link_or_a_bare_code_is_read() {
        let code = |text| code_in(text).map(|code| code.to_string());
        let expected = Some("KRK7BT".to_owned());
        assert_eq!(code("https://krok.example/w/KRK7BT"), expected);
        assert_eq!(code("https://krok.example/w/krk7bt/?from=poster"), expected);
        assert_eq!(code("https://krok.example/w/KRK7BT/stop/3"), expected);
        assert_eq!(code("krk-7bt"), expected);
        assert_eq!(code("https://example.org/"), None);
    }
}
