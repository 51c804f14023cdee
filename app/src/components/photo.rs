//! A photo being taken and a photo shown.

use crate::device::{camera, photo};
use js_sys::ArrayBuffer;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// A button that opens the camera, or the gallery, from which several may be chosen. It is a label around
/// the browser's own file input, which needs no permission and can be given up by its own back button.
#[component]
pub fn PhotoInput(
    class: &'static str,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_files: Callback<Vec<File>>,
    #[prop(optional)] gallery: bool,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = node.get_untracked() else {
            return;
        };
        camera::closed();
        if let Some(list) = input.files() {
            let files = (0..list.length()).filter_map(|index| list.get(index));
            on_files.run(files.collect());
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class=class class:busy=busy>
            <input
                node_ref=node
                class="unseen"
                type="file"
                accept="image/*"
                capture=(!gallery).then_some("environment")
                multiple=gallery
                disabled=busy
                on:click=|_| camera::opened()
                on:cancel=|_: leptos::ev::Event| camera::closed()
                on:change=chosen
            />
            {children()}
        </label>
    }
}

/// A photo that the phone keeps.
#[component]
pub fn Thumb<Load, Loading>(alt: String, bytes: Load) -> impl IntoView
where
    Load: FnOnce() -> Loading + 'static,
    Loading: Future<Output = Option<ArrayBuffer>> + 'static,
{
    let address = RwSignal::new(None::<String>);
    on_cleanup(move || {
        if let Some(address) = address.try_get_untracked().flatten() {
            photo::forget(&address);
        }
    });
    let loading = bytes();
    spawn_local(async move {
        if let Some(bytes) = loading.await {
            // Gone meanwhile: nobody would give the address back.
            if let Some(Some(unused)) = address.try_set(photo::address(&bytes)) {
                photo::forget(&unused);
            }
        }
    });
    view! { <img class="photo" alt=alt src=move || address.get() /> }
}
