//! A receipt opened anywhere: another phone, a library's computer. Nothing of it is kept here.

use super::given::GivenView;
use super::holding::{self, Holding};
use super::phone::Phone;
use super::place::Place;
use super::shell::{Heading, Top};
use crate::language::t;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Given;
use shared::i18n::{later, walker};
use shared::receipt::ReceiptCode;

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let given = RwSignal::new(None::<Given>);
    let code = RwSignal::new(None::<ReceiptCode>);
    let trouble = RwSignal::new(None::<String>);
    let open = move |found: ReceiptCode| {
        trouble.set(None);
        code.set(Some(found));
        spawn_local(async move {
            let fetched = holding::fetch(found).await;
            // The page may be gone.
            match fetched {
                Ok(fetched) => drop(given.try_set(Some(fetched))),
                Err(error) => {
                    trouble.try_set(Some(holding::trouble(&error)));
                    code.try_set(None);
                }
            }
        });
    };
    if let Some(code) = in_address() {
        open(code);
    }
    let title = move || {
        given
            .read()
            .as_ref()
            .map_or_else(|| t(walker::APP_NAME), |it| it.walk.clone())
    };
    let is_open = Memo::new(move |_| given.read().is_some());
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=move |()| phone.go(Place::Start) />
            <main class="gave">
                {move || match (is_open.get(), code.get()) {
                    (true, Some(code)) => {
                        let holding = Holding::Receipt { code, given };
                        view! {
                            <Heading text=Signal::derive(move || t(later::GAVE_TITLE)) />
                            <GivenView holding code />
                        }
                            .into_any()
                    }
                    (false, Some(_)) => {
                        view! { <p class="busy" role="status">{t(later::RECEIPT_FETCHING)}</p> }
                            .into_any()
                    }
                    (_, None) => view! { <Ask trouble on_code=open /> }.into_any(),
                }}
            </main>
        </div>
    }
}

/// The code behind the `#` of the address, which no server sees.
fn in_address() -> Option<ReceiptCode> {
    let fragment = window().location().hash().ok()?;
    ReceiptCode::parse(fragment.strip_prefix('#')?)
}

#[component]
fn Ask(
    trouble: RwSignal<Option<String>>,
    #[prop(into)] on_code: Callback<ReceiptCode>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match ReceiptCode::parse(&typed.get_untracked()) {
            Some(code) => on_code.run(code),
            None => trouble.set(Some(t(later::RECEIPT_NOT_A_CODE))),
        }
    };
    view! {
        <Heading text=Signal::derive(move || t(later::RECEIPT_ASK)) />
        <p>{move || t(later::RECEIPT_ASK_WHAT)}</p>
        <form class="code" on:submit=submit novalidate>
            <label for="code">{move || t(later::RECEIPT_CODE_LABEL)}</label>
            <input
                id="code"
                class="field"
                autocapitalize="characters"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-describedby="code-wrong"
                aria-invalid=move || trouble.read().is_some().to_string()
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <p id="code-wrong" class="wrong" role="alert">
                {move || trouble.get()}
            </p>
            <button type="submit" class="button wide">
                {move || t(walker::CODE_GO)}
            </button>
        </form>
    }
}
