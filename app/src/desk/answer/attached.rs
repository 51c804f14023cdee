//! One photo or recording of an answer, and what researchers do with it: hide it, code it, take it back
//! for its walker.

use super::super::review::{About, Acting, Bench, StateSign, Taking};
use super::super::say;
use super::said::Speak;
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::attachment::Attachment;
use shared::i18n::{Message, desk};
use shared::id::{AttachmentId, ResponseId};
use shared::response::Revision;
use shared::review::{Act, PhotoReview, Review, ReviewState, Subject};
use shared::withdrawal::Target;

#[derive(Clone, Copy)]
pub struct Attached {
    id: AttachmentId,
    is_audio: bool,
    response: ResponseId,
    /// Number of the walker's revision that is shown.
    revision: u32,
    said: Memo<PhotoReview>,
}

impl Attached {
    pub fn of(attachment: &Attachment, revision: &Revision, review: Memo<Review>) -> Self {
        let id = attachment.id;
        Self {
            id,
            is_audio: attachment.media.is_audio(),
            response: revision.response,
            revision: revision.number,
            said: Memo::new(move |_| {
                review.with(|review| review.photos.get(&id).cloned().unwrap_or_default())
            }),
        }
    }

    /// What researchers say of it.
    pub fn said(self) -> PhotoReview {
        self.said.get()
    }

    pub fn is_hidden(self) -> bool {
        self.said.with(|said| said.state == ReviewState::Hidden)
    }

    fn subject(self) -> Subject {
        Subject::Photo {
            attachment: self.id,
        }
    }

    /// Hides it, or shows it again.
    fn toggle(self, acting: Acting) {
        let hidden = self.is_hidden();
        let act = Act::State {
            subject: self.subject(),
            state: if hidden {
                ReviewState::Received
            } else {
                ReviewState::Hidden
            },
            revision: self.revision,
        };
        acting.save(vec![(self.response, act)], t(self.done(hidden)));
    }

    fn taking(self) -> Taking {
        let (title, what) = if self.is_audio {
            (desk::TAKE_BACK_RECORDING, desk::TAKE_BACK_RECORDING_WHAT)
        } else {
            (desk::TAKE_BACK_PHOTO, desk::TAKE_BACK_PHOTO_WHAT)
        };
        let target = Target::Photo {
            response: self.response,
            attachment: self.id,
        };
        Taking {
            target,
            title,
            what,
        }
    }

    fn done(self, was_hidden: bool) -> Message {
        match (self.is_audio, was_hidden) {
            (false, false) => desk::REVIEW_PHOTO_HIDDEN,
            (false, true) => desk::REVIEW_PHOTO_SHOWN,
            (true, false) => desk::REVIEW_RECORDING_HIDDEN,
            (true, true) => desk::REVIEW_RECORDING_SHOWN,
        }
    }
}

#[component]
pub fn Tools(
    of: Attached,
    #[prop(into)] name: Signal<String>,
    bench: Bench,
    speak: Callback<About>,
) -> impl IntoView {
    let about = move || About {
        responses: vec![of.response],
        subject: Some(of.subject()),
        title: name.get_untracked(),
        codes: of.said.get_untracked().codes,
        ..About::default()
    };
    view! {
        <div class="row">
            <button
                type="button"
                class="button"
                aria-pressed=move || of.is_hidden().to_string()
                on:click=move |_| of.toggle(bench.acting)
            >
                {say(desk::REVIEW_HIDE)}
            </button>
            <Speak name speak about />
            <button
                type="button"
                class="button plain"
                aria-label=move || t_with(desk::TAKE_BACK_OF, &[("name", name.get().into())])
                on:click=move |_| bench.taking.set(Some(of.taking()))
            >
                {say(desk::TAKE_BACK)}
            </button>
            <Show when=move || of.is_hidden()>
                <StateSign state=Signal::stored(ReviewState::Hidden) />
            </Show>
        </div>
    }
}
