//! Makes a picture small enough for a bad link: beside the page, in a worker of its own that is gone
//! afterwards with all that it held; on the page itself in browsers whose workers cannot draw.

use super::{Unfit, finished, within};
use crate::device::property;
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    MessageEvent, ResizeQuality, Worker,
};

/// Longest edge, in pixels.
const EDGE: u32 = 1600;
/// Most bytes.
const BYTES: u32 = 400 * 1024;
/// Tried one after another until the picture is small enough: edge and JPEG quality.
const TRIES: [(u32, f64); 5] = [
    (EDGE, 0.82),
    (EDGE, 0.7),
    (EDGE, 0.55),
    (1200, 0.6),
    (900, 0.55),
];

const SCRIPT: &str = include_str!("small.js");

/// What is made small: decoded only as large as needed, so that a photo of 40 megapixels never stands in
/// memory whole where the browser can help it.
pub enum Picture<'a> {
    /// With its width and height as a person sees it.
    File(&'a File, (u32, u32)),
    Bitmap(ImageBitmap),
}

impl Picture<'_> {
    fn size(&self) -> (u32, u32) {
        match self {
            Self::File(_, size) => *size,
            Self::Bitmap(bitmap) => (bitmap.width(), bitmap.height()),
        }
    }

    /// Old phones have little memory, and the browser may be slow to look for what is left of it.
    fn free(self) {
        if let Self::Bitmap(bitmap) = self {
            bitmap.close();
        }
    }
}

/// Width, height and JPEG quality.
type Try = (u32, u32, f64);

/// The picture as a JPEG of at most 1600 pixels and, as far as that can be had, 400 KB.
pub async fn small(picture: Picture<'_>) -> Result<Uint8Array, Unfit> {
    let (width, height) = picture.size();
    let tries = TRIES.map(|(edge, quality)| {
        let (width, height) = within(width, height, edge);
        (width, height, quality)
    });
    if property(&window(), "OffscreenCanvas").is_some()
        && let Some(worker) = Worker::start()
    {
        let made = worker.ask(&picture, &tries).await;
        worker.terminate();
        // A worker that could not begin says nothing of the picture.
        if let Ok(answer) = made {
            picture.free();
            let bytes = answer.dyn_into::<ArrayBuffer>();
            return bytes
                .map(|bytes| Uint8Array::new(&bytes))
                .map_err(|_| Unfit::TooLarge);
        }
    }
    on_the_page(picture, &tries).await
}

trait Beside: Sized {
    fn start() -> Option<Self>;
    async fn ask(&self, picture: &Picture<'_>, tries: &[Try]) -> Result<JsValue, JsValue>;
}

impl Beside for Worker {
    fn start() -> Option<Self> {
        let script = Array::of1(&SCRIPT.into());
        let address = Blob::new_with_str_sequence(&script).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&address).ok()?;
        let worker = Self::new(&address).ok();
        super::forget(&address);
        worker
    }

    /// The first answer; an error if the worker cannot run.
    async fn ask(&self, picture: &Picture<'_>, tries: &[Try]) -> Result<JsValue, JsValue> {
        let source: &JsValue = match picture {
            Picture::File(file, _) => file,
            Picture::Bitmap(bitmap) => bitmap,
        };
        let wanted = Object::new();
        let tries = tries.iter().map(|(width, height, quality)| {
            let numbers = [f64::from(*width), f64::from(*height), *quality];
            numbers.into_iter().map(JsValue::from).collect::<Array>()
        });
        super::set(&wanted, "source", source.clone());
        super::set(&wanted, "tries", tries.collect::<Array>());
        super::set(&wanted, "most", BYTES);
        self.post_message(&wanted)?;
        let answer = Promise::new(&mut |resolve, reject| {
            self.set_onmessage(Some(&resolve));
            self.set_onerror(Some(&reject));
        });
        let answer: MessageEvent = JsFuture::from(answer).await?.unchecked_into();
        Ok(answer.data())
    }
}

async fn on_the_page(picture: Picture<'_>, tries: &[Try]) -> Result<Uint8Array, Unfit> {
    let bitmap = match picture {
        Picture::File(file, (width, height)) => decode(file, within(width, height, EDGE)).await?,
        Picture::Bitmap(bitmap) => bitmap,
    };
    let mut smallest = Err(Unfit::TooLarge);
    for each in tries {
        let jpeg = encode(&bitmap, *each).await.ok_or(Unfit::TooLarge)?;
        let fits = jpeg.length() <= BYTES;
        smallest = Ok(jpeg);
        if fits {
            break;
        }
    }
    bitmap.close();
    smallest
}

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

/// `None` when there is too little memory.
async fn encode(bitmap: &ImageBitmap, (width, height, quality): Try) -> Option<Uint8Array> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??;
    let context = context.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    // A transparent picture gets paper behind it: JPEG would make it black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, wide, high);
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, wide, high);
    drawn.ok()?;
    let quality = JsValue::from(quality);
    let blob = Promise::new(&mut |resolve, reject| {
        let made = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        let made = made.unchecked_ref();
        if let Err(error) =
            canvas.to_blob_with_type_and_encoder_options(made, "image/jpeg", &quality)
        {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
    super::bytes(&blob).await
}
