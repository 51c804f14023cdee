//! The recordings of an answer.

use super::super::{Here, say};
use super::said::item_of;
use crate::components::player::clock;
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::ResponseRow;
use shared::checklist::Form;
use shared::i18n::desk;

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
