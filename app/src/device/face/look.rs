//! Looks for faces on this phone: fetches the cascade, which no page waits for, and keeps the search from
//! holding up anything else.

use super::{Cascade, Face, Search};
use crate::api;
use crate::device::{property, set};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Promise, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// Kept by the service worker once it was fetched. A new cascade gets a new number.
const CASCADE: &str = "/faces/frontal-1.bin";

/// Milliseconds of one slice; after each the page may do something else.
const SLICE: f64 = 12.0;

/// Longest edge at which pixels are taken from a photo.
const EDGE: f64 = 800.0;

/// The cascade could not be fetched, or the phone has no memory to spare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotLook;

/// The walker asks for as little traffic as possible.
pub fn saves_data() -> bool {
    let connection = property(&window().navigator(), "connection");
    let saves = connection.and_then(|connection| property(&connection, "saveData"));
    saves.is_some_and(|saves| saves.is_truthy())
}

/// Fetches the cascade while there is a network, so that faces are found without one. Where it cannot be
/// kept, it is fetched when it is needed.
pub async fn fetch_ahead() {
    let container = property(&window().navigator(), "serviceWorker");
    let ready = container.and_then(|container| property(&container, "ready"));
    if let Some(ready) = ready.and_then(|ready| ready.dyn_into::<Promise>().ok())
        && !saves_data()
        && JsFuture::from(ready).await.is_ok()
    {
        let _ = api::asset(CASCADE).buffer().await;
    }
}

/// The faces in a photo, largest first, in its own pixels; `None` once `is_wanted` says no.
pub async fn faces(
    photo: &ImageBitmap,
    is_wanted: impl Fn() -> bool,
) -> Result<Option<Vec<Face>>, CannotLook> {
    let bytes = api::asset(CASCADE).buffer().await;
    let bytes = bytes.map_err(|_| CannotLook)?;
    let cascade = Cascade::read(&Uint8Array::new(&bytes).to_vec()).ok_or(CannotLook)?;
    let longer = f64::from(photo.width().max(photo.height()));
    let reduced = (longer / EDGE).max(1.0);
    let (pixels, width) = pixels(photo, reduced).ok_or(CannotLook)?;
    let mut search = Search::new(cascade, &pixels, width);
    loop {
        let until = js_sys::Date::now() + SLICE;
        while js_sys::Date::now() < until {
            if !search.go_on() {
                let faces = search.faces().into_iter();
                return Ok(Some(faces.map(|face| face.enlarged(reduced)).collect()));
            }
        }
        TimeoutFuture::new(0).await;
        if !is_wanted() {
            return Ok(None);
        }
    }
}

/// A photo's pixels when it is smaller by a factor, and how many make a row.
fn pixels(photo: &ImageBitmap, reduced: f64) -> Option<(Vec<u8>, usize)> {
    let side = |side: u32| (f64::from(side) / reduced).floor().max(1.0);
    let (width, height) = (side(photo.width()), side(photo.height()));
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let options = Object::new();
    set(&options, "willReadFrequently", true);
    let context = canvas.get_context_with_context_options("2d", &options);
    let context: CanvasRenderingContext2d = context.ok().flatten()?.dyn_into().ok()?;
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(photo, 0.0, 0.0, width, height);
    drawn.ok()?;
    let pixels = context.get_image_data(0.0, 0.0, width, height).ok()?;
    Some((pixels.data().0, width as usize))
}
