//! Putting a stop aside: skipped, or to be gone on with later. Either can be undone at any time.

use super::phone::Phone;
use super::route::{self, Aside, Stand};
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Message, later};
use shared::id::StopId;

/// What can be said of a stop below its name on the route.
#[component]
pub fn Choice(stop: StopId) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let stand = Memo::new(move |_| {
        let walk = phone.walk()?;
        Some(route::stand(&walk, &phone.drafts(), stop))
    });
    move || match stand.get()? {
        Stand::Open => Some(view! { <Skip stop /> }.into_any()),
        Stand::Begun => Some(
            view! { <Put stop aside=Some(Aside::Later) message=later::STOP_LATER /> }.into_any(),
        ),
        Stand::Later => Some(said(stop, later::STOP_LATER_SAID).into_any()),
        Stand::Skipped => Some(said(stop, later::STOP_SKIPPED).into_any()),
        Stand::Done => None,
    }
}

#[component]
pub fn Skip(stop: StopId, #[prop(optional, into)] on_done: Option<Callback<()>>) -> impl IntoView {
    view! { <Put stop aside=Some(Aside::Skipped) message=later::STOP_SKIP on_done /> }
}

/// What was said, and taking it back.
fn said(stop: StopId, message: Message) -> impl IntoView {
    view! {
        <p class="aside">
            <span role="status">{move || t(message)}</span>
            <Put stop aside=None message=later::UNDO />
        </p>
    }
}

#[component]
fn Put(
    stop: StopId,
    aside: Option<Aside>,
    message: Message,
    #[prop(optional_no_strip)] on_done: Option<Callback<()>>,
) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let put = move |_| {
        spawn_local(async move {
            // A failed save is shown by `Unsaved`, and the stop stays as it was.
            if let (Ok(()), Some(on_done)) = (phone.put_aside(stop, aside).await, on_done) {
                on_done.run(());
            }
        });
    };
    view! {
        <button type="button" class="button quiet small" on:click=put>
            {move || t(message)}
        </button>
    }
}
