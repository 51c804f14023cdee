//! The photos of an answer, and what researchers say of each.

use super::super::review::{About, Bench};
use super::super::{Here, say};
use super::attached::{Attached, Tools};
use super::said::{CodeChips, item_of};
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::ResponseRow;
use shared::checklist::Form;
use shared::i18n::desk;
use shared::review::Review;

#[component]
pub fn Photos(
    row: ResponseRow,
    form: Form,
    review: Memo<Review>,
    bench: Bench,
    speak: Callback<About>,
) -> impl IntoView {
    let here = Here::get();
    let revision = &row.revision;
    let photos = revision.attachments.iter();
    let photos = photos.filter(|it| !it.media.is_audio()).map(|photo| {
        if !row.verified.contains(&photo.id) {
            return view! { <p class="notice wait">{say(desk::PHOTO_MISSING)}</p> }.into_any();
        }
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
        let of = Attached::of(photo, revision, review);
        let name = Signal::derive(words.clone());
        let tools = here
            .may_review()
            .then(|| view! { <Tools of name bench speak /> });
        view! {
            <figure class:veiled=move || of.is_hidden()>
                <a href=src.clone() target="_blank" rel="external">
                    <img src=src.clone() alt=words.clone() loading="lazy" />
                </a>
                <figcaption>{words}</figcaption>
                {move || view! { <CodeChips codes=of.said().codes /> }}
                {tools}
            </figure>
        }
        .into_any()
    });
    let photos: Vec<_> = photos.collect();
    (!photos.is_empty()).then(|| view! { <div class="photos">{photos}</div> })
}
