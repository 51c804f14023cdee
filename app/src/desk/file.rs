//! Choosing a file, by dialog or by dropping it, and saying why it could not be taken.

use super::notice::{Bad, sentence};
use super::{Here, say};
use crate::api;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use shared::i18n::Message;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

/// Importing a file, for those who may: where to choose it, and what was wrong with the last.
#[component]
pub fn Import(
    label: Message,
    hint: Message,
    /// File name extensions, as the `accept` attribute takes them.
    accept: &'static str,
    chosen: impl Fn(File) + Copy + Send + 'static,
    failed: RwSignal<Option<api::Error>>,
) -> impl IntoView {
    let may = Here::get().may_plan();
    view! {
        {may.then(|| view! { <ChooseFile label hint accept chosen /> })}
        <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
    }
}

/// A place to drop a file and a button to choose one. The same file can be chosen twice in a row,
/// since it may have been corrected in between.
#[component]
fn ChooseFile(
    label: Message,
    hint: Message,
    accept: &'static str,
    chosen: impl Fn(File) + Copy + Send + 'static,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let take = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            chosen(file);
        }
    };
    let picked = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            input.set_value("");
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event: ev::DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <label class="button file">
                {say(label)}
                <input type="file" accept=accept node_ref=input on:change=picked />
            </label>
            <p class="quiet">{say(hint)}</p>
        </div>
    }
}

/// A file's text; `None` when the browser cannot read it.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A file's bytes; `None` when the browser cannot read it.
pub async fn bytes(file: &File) -> Option<js_sys::Uint8Array> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer))
}
