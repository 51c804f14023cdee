//! Makes of what a camera or gallery gives a photo that a bad link can carry: at most 1600 pixels and
//! 400 KB, upright, and without anything that the camera wrote into it (place, time, owner), because
//! only the picture itself is drawn anew.

mod exif;
pub mod hide;

use super::{call, local_now, set};
use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, File, HtmlCanvasElement, HtmlImageElement, ImageBitmap, ImageBitmapOptions,
    ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d, ResizeQuality,
};

/// Longest edge, in pixels.
const EDGE: u32 = 1600;
/// Most bytes.
const BYTES: u32 = 400 * 1024;
/// Tried one after another until the photo is small enough: edge and JPEG quality.
const TRIES: [(u32, f64); 5] = [
    (EDGE, 0.82),
    (EDGE, 0.7),
    (EDGE, 0.55),
    (1200, 0.6),
    (900, 0.55),
];

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
    let (width, height) = size(file).await.ok_or(Unfit::NotAPicture)?;
    let bitmap = decode(file, within(width, height, EDGE)).await?;
    compress(bitmap).await
}

/// Where and when a chosen file says that it was taken.
pub async fn taken(file: &File) -> Option<exif::Taken> {
    let head = file.slice_with_i32_and_i32(0, exif::HEAD).ok()?;
    let buffer: Promise = call(&head, "arrayBuffer", &[])?.dyn_into().ok()?;
    let buffer = JsFuture::from(buffer).await.ok()?;
    exif::read(&Uint8Array::new(&buffer).to_vec(), *local_now().offset())
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
    compress(bitmap.dyn_into().map_err(|_| Unfit::TooLarge)?).await
}

async fn compress(bitmap: ImageBitmap) -> Result<Uint8Array, Unfit> {
    let mut smallest = Err(Unfit::TooLarge);
    for (edge, quality) in TRIES {
        let jpeg = encode(&bitmap, edge, quality).await?;
        let fits = jpeg.length() <= BYTES;
        smallest = Ok(jpeg);
        if fits {
            break;
        }
    }
    bitmap.close();
    smallest
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

/// Decodes no larger than needed: the browser scales while it decodes, so that a 40-megapixel photo
/// never stands in memory whole where the browser can help it.
async fn decode(file: &File, (width, height): (u32, u32)) -> Result<ImageBitmap, Unfit> {
    let options = ImageBitmapOptions::new();
    options.set_resize_quality(ResizeQuality::Medium);
    options.set_resize_width(width);
    options.set_resize_height(height);
    let resized = window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options);
    let bitmap = match finished(resized).await {
        Ok(bitmap) => bitmap,
        // Older browsers refuse the options.
        Err(_) => finished(window().create_image_bitmap_with_blob(file))
            .await
            .map_err(|_| Unfit::TooLarge)?,
    };
    bitmap.dyn_into().map_err(|_| Unfit::TooLarge)
}

async fn encode(bitmap: &ImageBitmap, edge: u32, quality: f64) -> Result<Uint8Array, Unfit> {
    let (width, height) = within(bitmap.width(), bitmap.height(), edge);
    let canvas = OffscreenCanvas::new(width, height).map_err(|_| Unfit::TooLarge)?;
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|found| {
        let context = found.dyn_into::<OffscreenCanvasRenderingContext2d>();
        context.ok()
    });
    let context = context.ok_or(Unfit::TooLarge)?;
    let (wide, high) = (f64::from(width), f64::from(height));
    // A transparent picture gets paper behind it: JPEG would make it black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, wide, high);
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, wide, high)
        .map_err(|_| Unfit::TooLarge)?;
    let options = ImageEncodeOptions::new();
    options.set_type("image/jpeg");
    options.set_quality(quality);
    let blob = finished(canvas.convert_to_blob_with_options(&options))
        .await
        .map_err(|_| Unfit::TooLarge)?;
    let buffer = call(&blob, "arrayBuffer", &[]).and_then(|promise| promise.dyn_into().ok());
    let buffer: Promise = buffer.ok_or(Unfit::TooLarge)?;
    let buffer = JsFuture::from(buffer).await;
    buffer
        .map(|buffer| Uint8Array::new(&buffer))
        .map_err(|_| Unfit::TooLarge)
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
