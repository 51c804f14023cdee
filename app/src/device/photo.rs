//! Makes of what a camera or gallery gives a photo that a bad link can carry: at most 1600 pixels and
//! 400 KB, upright, and without anything that the camera wrote into it (place, time, owner), because
//! only the picture itself is drawn anew.

mod exif;
pub mod hide;
mod small;

use super::{call, local_now, set};
use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use leptos::prelude::window;
use small::{Picture, small};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlCanvasElement, HtmlImageElement, ImageBitmap};

/// Why there is no photo; nothing else on the phone is touched by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Not a picture, whatever its name says, or one that this browser cannot read.
    NotAPicture,
    /// A picture, but the phone has too little memory for it.
    TooLarge,
}

/// Reads a chosen file.
pub async fn prepare(file: &File) -> Result<Uint8Array, Unfit> {
    let size = size(file).await.ok_or(Unfit::NotAPicture)?;
    small(Picture::File(file, size)).await
}

/// Where and when a chosen file says that it was taken.
pub async fn taken(file: &File) -> Option<exif::Taken> {
    let head = file.slice_with_i32_and_i32(0, exif::HEAD).ok()?;
    exif::read(&bytes(&head).await?.to_vec(), *local_now().offset())
}

async fn bytes(blob: &Blob) -> Option<Uint8Array> {
    let buffer: Promise = call(blob, "arrayBuffer", &[])?.dyn_into().ok()?;
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// Reads a photo that was prepared before, to work on it.
pub async fn reopen(bytes: &ArrayBuffer) -> Result<ImageBitmap, Unfit> {
    let blob = blob(bytes).ok_or(Unfit::TooLarge)?;
    let bitmap = finished(window().create_image_bitmap_with_blob(&blob)).await;
    let bitmap = bitmap.map_err(|_| Unfit::TooLarge)?;
    bitmap.dyn_into().map_err(|_| Unfit::TooLarge)
}

/// What a canvas shows, as a photo.
pub async fn of_canvas(canvas: &HtmlCanvasElement) -> Result<Uint8Array, Unfit> {
    let bitmap = finished(window().create_image_bitmap_with_html_canvas_element(canvas)).await;
    let bitmap = bitmap.map_err(|_| Unfit::TooLarge)?;
    let bitmap = bitmap.dyn_into().map_err(|_| Unfit::TooLarge)?;
    small(Picture::Bitmap(bitmap)).await
}

/// Width and height as a person sees the picture, from its head alone: nothing is decoded yet.
async fn size(file: &File) -> Option<(u32, u32)> {
    let address = web_sys::Url::create_object_url_with_blob(file).ok()?;
    let image = HtmlImageElement::new().ok()?;
    let loaded = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
        image.set_src(&address);
    });
    let loaded = JsFuture::from(loaded).await;
    forget(&address);
    loaded.ok()?;
    let size = (image.natural_width(), image.natural_height());
    (size.0 > 0 && size.1 > 0).then_some(size)
}

/// The size that fits into a square of `edge`, never larger than the picture is.
fn within(width: u32, height: u32, edge: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    let scale = (f64::from(edge) / f64::from(longest)).min(1.0);
    let scaled = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    (scaled(width), scaled(height))
}

async fn finished(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

/// An address under which a page can show bytes that it holds; give it back with [`forget`].
pub fn address(bytes: &ArrayBuffer) -> Option<String> {
    web_sys::Url::create_object_url_with_blob(&blob(bytes)?).ok()
}

fn blob(bytes: &ArrayBuffer) -> Option<Blob> {
    let kind = Object::new();
    set(&kind, "type", "image/jpeg");
    let parts = js_sys::Array::of1(bytes);
    Blob::new_with_u8_array_sequence_and_options(&parts, kind.unchecked_ref()).ok()
}

pub fn forget(address: &str) {
    let _ = web_sys::Url::revoke_object_url(address);
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_photo_keeps_its_proportions_and_never_grows() {
        assert_eq!(within(8000, 5000, 1600), (1600, 1000));
        assert_eq!(within(3000, 4000, 1600), (1200, 1600));
        assert_eq!(within(640, 480, 1600), (640, 480));
        assert_eq!(within(10_000, 1, 1600), (1600, 1));
    }
}
