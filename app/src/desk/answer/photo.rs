//! The photos of an answer, and what researchers say of each.

use super::super::review::{About, Acting, StateSign};
use super::super::{Here, say};
use super::said::{CodeChips, Speak, item_of};
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::ResponseRow;
use shared::attachment::Attachment;
use shared::checklist::Form;
use shared::i18n::desk;
use shared::id::ResponseId;
use shared::review::{Act, PhotoReview, Review, ReviewState, Subject};

#[component]
pub fn Photos(
    row: ResponseRow,
    form: Form,
    review: Memo<Review>,
    acting: Acting,
    speak: Callback<About>,
) -> impl IntoView {
    let here = Here::get();
    let response = row.revision.response;
    let number = row.revision.number;
    let attachments = row.revision.attachments.into_iter();
    let photos = attachments.filter(|it| !it.media.is_audio()).map(|photo| {
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
        let id = photo.id;
        let said = Memo::new(move |_| {
            review.with(|review| review.photos.get(&id).cloned().unwrap_or_default())
        });
        let hidden = move || said.with(|said| said.state == ReviewState::Hidden);
        let name = Signal::derive(words.clone());
        let tools = here
            .may_review()
            .then(|| view! { <Tools photo response number said name acting speak /> });
        view! {
            <figure class:veiled=hidden>
                <a href=src.clone() target="_blank" rel="external">
                    <img src=src.clone() alt=words.clone() loading="lazy" />
                </a>
                <figcaption>{words}</figcaption>
                {move || view! { <CodeChips codes=said.get().codes /> }}
                {tools}
            </figure>
        }
        .into_any()
    });
    let photos: Vec<_> = photos.collect();
    (!photos.is_empty()).then(|| view! { <div class="photos">{photos}</div> })
}

#[component]
fn Tools(
    photo: Attachment,
    response: ResponseId,
    number: u32,
    said: Memo<PhotoReview>,
    name: Signal<String>,
    acting: Acting,
    speak: Callback<About>,
) -> impl IntoView {
    let subject = Subject::Photo {
        attachment: photo.id,
    };
    let hidden = move || said.with(|said| said.state == ReviewState::Hidden);
    let hide = {
        let subject = subject.clone();
        move |_| {
            let (state, word) = if hidden() {
                (ReviewState::Received, desk::REVIEW_PHOTO_SHOWN)
            } else {
                (ReviewState::Hidden, desk::REVIEW_PHOTO_HIDDEN)
            };
            let act = Act::State {
                subject: subject.clone(),
                state,
                revision: number,
            };
            acting.save(vec![(response, act)], say(word)());
        }
    };
    let about = move || About {
        responses: vec![response],
        subject: Some(subject.clone()),
        title: name.get_untracked(),
        codes: said.get_untracked().codes,
        ..About::default()
    };
    view! {
        <div class="row">
            <button type="button" class="button" aria-pressed=move || hidden().to_string() on:click=hide>
                {say(desk::REVIEW_HIDE)}
            </button>
            <Speak name speak about />
            <Show when=hidden>
                <StateSign state=Signal::stored(ReviewState::Hidden) />
            </Show>
        </div>
    }
}
