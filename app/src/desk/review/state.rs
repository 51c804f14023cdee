//! How far the review of something has come, as a sign and a word.

use super::super::icon::{self, Icon};
use super::super::say;
use leptos::prelude::*;
use shared::i18n::{Message, desk};
use shared::review::ReviewState;

pub const STATES: [ReviewState; 5] = [
    ReviewState::Received,
    ReviewState::InReview,
    ReviewState::Accepted,
    ReviewState::Flagged,
    ReviewState::Hidden,
];

pub fn state_word(state: ReviewState) -> Message {
    match state {
        ReviewState::Received => desk::STATE_RECEIVED,
        ReviewState::InReview => desk::STATE_IN_REVIEW,
        ReviewState::Accepted => desk::STATE_ACCEPTED,
        ReviewState::Flagged => desk::STATE_FLAGGED,
        ReviewState::Hidden => desk::STATE_HIDDEN,
    }
}

/// Each state has a sign of its own: colour alone would not tell them apart.
#[component]
pub fn StateSign(#[prop(into)] state: Signal<ReviewState>) -> impl IntoView {
    let picture = move || match state.get() {
        ReviewState::Received => icon::RING,
        ReviewState::InReview => icon::HALF,
        ReviewState::Accepted => icon::CHECK,
        ReviewState::Flagged => icon::FLAG,
        ReviewState::Hidden => icon::EYE_OFF,
    };
    view! {
        <span class="state review-state" data-state=move || state.get().word()>
            {move || view! { <Icon picture=picture() /> }}
            <span class="word">{move || say(state_word(state.get()))()}</span>
        </span>
    }
}
