//! A spot: something that caught the eye, noted in three taps. The whole checklist on one page, because
//! it is short and nothing of it has to be filled in.

use super::phone::Phone;
use super::question::Question;
use super::session::Session;
use super::shell::{Heading, StatusPill, Top, Unsaved};
use crate::components::icon::{Icon, TICK};
use crate::language::{t, tag};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::filling::Screen;
use shared::i18n::walker;
use shared::id::ResponseId;

#[component]
pub fn Spot(response: ResponseId) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let session = Session::open(phone, response);
    session.map(|session| view! { <Noting session /> })
}

#[component]
fn Noting(session: Session) -> impl IntoView {
    let title = move || {
        let filling = session.filling().read();
        filling.form().form().title.get(&tag()).to_owned()
    };
    let items = Memo::new(move |_| {
        let screens = session.screens().into_iter();
        let items = screens.filter_map(|screen| match screen {
            Screen::Questions { items, .. } => Some(items),
            Screen::Another { .. } => None,
        });
        items.flatten().collect::<Vec<_>>()
    });
    let empty = move || session.draft().is_none_or(|draft| draft.is_empty());
    let finish = move |_| {
        spawn_local(async move {
            // A save that fails is shown by `Unsaved`.
            if session.finish().await {
                session.leave();
            }
        });
    };
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=move |()| session.leave() />
            <Unsaved />
            <main class="spot">
                <div class="row">
                    <Heading text=Signal::derive(title) />
                    <StatusPill />
                </div>
                {move || {
                    let questions = items.get().into_iter();
                    questions
                        .map(|path| view! { <Question session path alone=false /> })
                        .collect_view()
                }}
                <p class="unseen" role="status">
                    {move || (!empty() && session.saved().get()).then(|| t(walker::SAVED))}
                </p>
            </main>
            <footer class="bottom">
                <button type="button" class="button wide" disabled=empty on:click=finish>
                    <Icon drawing=TICK />
                    {move || t(walker::DONE)}
                </button>
            </footer>
        </div>
    }
}
