//! Photos and recordings of one answer.

use super::super::{Here, say};
use super::item_of;
use crate::components::player::clock;
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::ResponseRow;
use shared::checklist::Form;
use shared::i18n::desk;

#[component]
pub fn Photos(row: ResponseRow, form: Form) -> impl IntoView {
    let here = Here::get();
    let attachments = row.revision.attachments.into_iter();
    let photos = attachments.filter(|it| !it.media.is_audio()).map(|photo| {
        let label = item_of(&form, &photo.item)
            .map(|item| item.label.clone())
            .unwrap_or_default();
        let caption = photo.caption.clone();
        let words = move || {
            let item = label.get(&language::tag()).to_owned();
            if caption.is_empty() {
                t_with(desk::PHOTO_BY, &[("item", item.into())])
            } else {
                caption.clone()
            }
        };
        let src = format!("/api/v1{}", here.call(&format!("attachments/{}", photo.id)));
        if row.verified.contains(&photo.id) {
            view! {
                <figure>
                    <a href=src.clone() target="_blank" rel="external">
                        <img src=src.clone() alt=words.clone() loading="lazy" />
                    </a>
                    <figcaption>{words}</figcaption>
                </figure>
            }
            .into_any()
        } else {
            view! { <p class="notice wait">{say(desk::PHOTO_MISSING)}</p> }.into_any()
        }
    });
    let photos: Vec<_> = photos.collect();
    (!photos.is_empty()).then(|| view! { <div class="photos">{photos}</div> })
}

/// What was spoken, each with the question that it answers.
#[component]
pub fn Recordings(row: ResponseRow, form: Form) -> impl IntoView {
    let here = Here::get();
    let attachments = row.revision.attachments.into_iter();
    let recordings = attachments
        .filter(|it| it.media.is_audio())
        .map(|recording| {
            let label = item_of(&form, &recording.item)
                .map(|item| item.label.clone())
                .unwrap_or_default();
            let time = clock(recording.seconds.unwrap_or_default());
            let words = move || {
                let item = label.get(&language::tag()).to_owned();
                let arguments = [("item", item.into()), ("time", time.as_str().into())];
                t_with(desk::RECORDING_BY, &arguments)
            };
            let src = here.call(&format!("attachments/{}", recording.id));
            if row.verified.contains(&recording.id) {
                view! {
                    <figure class="recording">
                        <figcaption>{words.clone()}</figcaption>
                        <audio
                            controls
                            preload="metadata"
                            src=format!("/api/v1{src}")
                            aria-label=words
                        ></audio>
                    </figure>
                }
                .into_any()
            } else {
                view! { <p class="notice wait">{say(desk::RECORDING_MISSING)}</p> }.into_any()
            }
        });
    recordings.collect_view()
}
