//! What is said when the phone ended the page while its camera was open. Most cameras keep the photo in the
//! gallery, so that is offered beside the camera.

use super::super::question::{Taking, add_photos};
use super::super::session::Session;
use crate::components::photo::PhotoInput;
use crate::components::style;
use crate::device::camera;
use crate::language::t;
use leptos::prelude::*;
use shared::i18n::later;

#[component]
pub fn CutOff(session: Session, path: StoredValue<String>) -> impl IntoView {
    style::wear(include_str!("../../../style/later/photo.css"));
    // Said once.
    camera::closed();
    let taking = Taking::default();
    let chosen = RwSignal::new(false);
    let add = move |files: Vec<web_sys::File>| {
        chosen.set(!files.is_empty());
        add_photos(session, path, files, taking);
    };
    view! {
        <div class="notice" role="alert" hidden=chosen>
            <p>{move || t(later::CAMERA_CUT_OFF)}</p>
            <PhotoInput class="text-button" gallery=true busy=taking.busy on_files=add>
                <span>{move || t(later::PHOTO_GALLERY)}</span>
            </PhotoInput>
        </div>
        <p class="wrong" role="alert">{move || taking.trouble.get()}</p>
    }
}
