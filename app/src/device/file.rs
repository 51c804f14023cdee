//! Giving a file that the page has made to the person: to the app they choose where the browser can
//! share such files, else as a download. Nothing goes through the page's own storage.

use super::{call, property, set};
use js_sys::{Array, Object, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, HtmlElement, Url};

/// What became of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// To another app.
    Shared,
    /// Among the downloads, as far as a page can know.
    Downloaded,
    /// The person changed their mind.
    Kept,
}

/// Gives a file away; `None` where the browser can do neither.
pub async fn give(blob: &Blob, name: &str) -> Option<Given> {
    match share(blob, name).await {
        Some(given) => Some(given),
        None => download(blob, name).map(|()| Given::Downloaded),
    }
}

/// `None` where the browser shares no such file, or not after so long a wait since the tap.
async fn share(blob: &Blob, name: &str) -> Option<Given> {
    let kind = FilePropertyBag::new();
    kind.set_type(&blob.type_());
    let file = File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &kind).ok()?;
    let what = Object::new();
    set(&what, "files", Array::of1(&file));
    let navigator = window().navigator();
    let can = call(&navigator, "canShare", &[&what])?;
    if can.is_falsy() {
        return None;
    }
    let shared: Promise = call(&navigator, "share", &[&what])?.dyn_into().ok()?;
    match JsFuture::from(shared).await {
        Ok(_) => Some(Given::Shared),
        Err(error) => is_abort(&error).then_some(Given::Kept),
    }
}

fn is_abort(error: &JsValue) -> bool {
    let name = property(error, "name").and_then(|name| name.as_string());
    name.as_deref() == Some("AbortError")
}

fn download(blob: &Blob, name: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link = document().create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    // The address is not given back: a browser may read it long after the click, and it ends with
    // the page.
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}
