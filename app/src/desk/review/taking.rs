//! Taking back what a walker asks in person to have back: what goes and what stays is said before it happens.

use super::super::say;
use super::acting::Acting;
use super::keys::Dialog;
use crate::language::t;
use leptos::prelude::*;
use shared::i18n::{Message, desk};
use shared::withdrawal::Target;

/// What is about to be taken back.
#[derive(Clone)]
pub struct Taking {
    pub target: Target,
    pub title: Message,
    /// What goes with it.
    pub what: Message,
}

#[component]
pub fn TakeBackDialog(taking: RwSignal<Option<Taking>>, acting: Acting) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(taking.with(Option::is_some)));
    Effect::new(move || {
        if !open.get() && taking.with_untracked(Option::is_some) {
            taking.set(None);
        }
    });
    let word = move |read: fn(&Taking) -> Message| {
        move || taking.with(|it| it.as_ref().map(|it| t(read(it))).unwrap_or_default())
    };
    let confirm = move |_| {
        if let Some(taking) = taking.get_untracked() {
            acting.take_back(taking.target);
        }
        open.set(false);
    };
    view! {
        <Dialog open title=Signal::derive(word(|it| it.title))>
            <div class="stack">
                <p>{word(|it| it.what)}</p>
                <p>
                    <strong>{say(desk::TAKE_BACK_FOR_GOOD)}</strong>
                </p>
                <p>{say(desk::TAKE_BACK_STAYS)}</p>
                <div class="row">
                    <button type="button" class="button primary danger" on:click=confirm>
                        {say(desk::TAKE_BACK)}
                    </button>
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say(desk::CANCEL)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
