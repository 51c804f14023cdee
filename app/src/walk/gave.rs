//! The end of the walk, and any time before and after: what this phone's walker gave, and their receipt.

use super::ending::RouteSummary;
use super::given::GivenView;
use super::holding::{self, Holding};
use super::phone::Phone;
use super::place::Place;
use super::shell::{Heading, StatusPill, Top, Unsaved};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::later;
use shared::receipt::ReceiptCode;

#[component]
pub fn GavePage() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Walk(code.clone()));
        }
    };
    let removed = move || phone.drafts().iter().filter(|it| it.removed).count();
    let walk = phone.walk_now();
    let code = walk.map(|walk| (walk.seat, ReceiptCode::of_secret(&walk.secret)));
    let heard = RwSignal::new(None);
    if let Some((seat, code)) = code {
        spawn_local(async move {
            // A failed save is shown by `Unsaved`; without a network the phone shows what it knows.
            let _ = phone.receipt().await;
            if let Ok(given) = holding::fetch(code).await {
                let _ = phone.follow(seat, &given).await;
                // The page may be gone.
                heard.try_set(Some(given));
            }
        });
    }
    let is_gone = move || phone.walk().is_some_and(|walk| walk.withdrawn);
    let again = move |_| {
        spawn_local(async move {
            // A failed save is shown by `Unsaved`.
            let _ = phone.let_go().await;
        });
    };
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=back />
            <Unsaved />
            <main class="gave">
                <div class="row">
                    <Heading text=Signal::derive(move || t(later::GAVE_TITLE)) />
                    {move || (!is_gone()).then(|| view! { <StatusPill /> })}
                </div>
                {move || (!is_gone()).then(|| view! { <RouteSummary /> })}
                <p class="notice" hidden=move || removed() == 0>
                    {move || t_with(later::REMOVED_SEE, &[("n", removed().into())])}
                </p>
                {code
                    .map(|(_, code)| {
                        view! { <GivenView holding=Holding::Phone { phone, heard } code /> }
                    })}
                <button type="button" class="button quiet" hidden=move || !is_gone() on:click=again>
                    {move || t(later::JOIN_AGAIN)}
                </button>
            </main>
        </div>
    }
}
