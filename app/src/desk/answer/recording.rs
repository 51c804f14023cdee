//! The recordings of an answer, and what researchers say of each.

use super::super::review::{About, Bench};
use super::super::{Here, say};
use super::attached::{Attached, Tools};
use super::said::{CodeChips, item_of};
use crate::components::player::clock;
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::ResponseRow;
use shared::checklist::Form;
use shared::i18n::desk;
use shared::review::Review;

/// What was spoken, each with the question that it answers.
#[component]
pub fn Recordings(
    row: ResponseRow,
    form: Form,
    review: Memo<Review>,
    bench: Bench,
    speak: Callback<About>,
) -> impl IntoView {
    let here = Here::get();
    let revision = &row.revision;
    let recordings = revision.attachments.iter();
    let recordings = recordings
        .filter(|it| it.media.is_audio())
        .map(|recording| {
            if !row.verified.contains(&recording.id) {
                return view! { <p class="notice wait">{say(desk::RECORDING_MISSING)}</p> }
                    .into_any();
            }
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
            let of = Attached::of(recording, revision, review);
            let name = Signal::derive(words.clone());
            let tools = here
                .may_review()
                .then(|| view! { <Tools of name bench speak /> });
            view! {
                <figure class="recording" class:veiled=move || of.is_hidden()>
                    <figcaption>{words.clone()}</figcaption>
                    <audio
                        controls
                        preload="metadata"
                        src=format!("/api/v1{src}")
                        aria-label=words
                    ></audio>
                    {move || view! { <CodeChips codes=of.said().codes /> }}
                    {tools}
                </figure>
            }
            .into_any()
        });
    recordings.collect_view()
}
