//! Joining a walk: fetch its pack, choose a language, read what it is and agree purpose by purpose, say
//! something about oneself or rather not. Nothing is kept before the last step.

use super::about::{Purposes, WhatItIs};
use super::background::BackgroundForm;
use super::joined::Fetched;
use super::later;
use super::phone::Phone;
use super::place::Place;
use super::say;
use super::shell::{Heading, Languages, Top, Unsaved, tags};
use crate::api::{self, Error};
use crate::language::{self, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::JoinCode;
use shared::api::Pack;
use shared::i18n::{Message, walker};
use shared::participant::{Background, Consents, Entry};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Language,
    Consent,
    Background,
}

impl Step {
    fn before(self) -> Option<Self> {
        match self {
            Self::Language => None,
            Self::Consent => Some(Self::Language),
            Self::Background => Some(Self::Consent),
        }
    }
}

#[component]
pub fn Join(code: JoinCode) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let pack = RwSignal::new(None::<Result<Fetched, Error>>);
    let code = StoredValue::new(code);
    let fetch = move || {
        pack.set(None);
        spawn_local(async move {
            let path = format!("/join/{}", code.get_value());
            let fetched = api::get(path).text().await;
            let fetched = fetched.and_then(|text| Fetched::read(text).ok_or(Error::Unreadable));
            // The walker may have left meanwhile.
            pack.try_set(Some(fetched));
        });
    };
    fetch();
    move || match pack.get() {
        None => view! { <Fetching /> }.into_any(),
        Some(Err(error)) => view! { <CannotJoin error on_again=move |()| fetch() /> }.into_any(),
        Some(Ok(fetched)) => {
            view! { <Steps fetched on_leave=move |()| phone.go(Place::Start) /> }.into_any()
        }
    }
}

#[component]
fn Fetching() -> impl IntoView {
    view! {
        <div class="page">
            <Top title=Signal::derive(move || t(walker::APP_NAME)) />
            <main class="middle">
                <p class="busy" role="status">{move || t(walker::JOIN_FETCHING)}</p>
            </main>
        </div>
    }
}

/// Why not, what is safe, what to do.
#[component]
fn CannotJoin(error: Error, #[prop(into)] on_again: Callback<()>) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let (title, sentence) = say::cannot_join(&error);
    view! {
        <div class="page">
            <Top
                title=Signal::derive(move || t(walker::APP_NAME))
                on_back=move |()| phone.go(Place::Start)
            />
            <main class="middle">
                <Heading text=Signal::derive(move || t(title)) />
                <p>{move || t(sentence)}</p>
                <button type="button" class="button" on:click=move |_| on_again.run(())>
                    {move || t(walker::TRY_AGAIN)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| phone.go(Place::Start)
                >
                    {move || t(walker::OTHER_CODE)}
                </button>
            </main>
        </div>
    }
}

#[component]
pub fn Steps(
    fetched: Fetched,
    #[prop(optional)] nickname: String,
    #[prop(optional)] entry: Entry,
    /// Said above what is asked, if anything is to be.
    #[prop(optional, into)]
    said_before: Signal<String>,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let step = RwSignal::new(Step::Language);
    let consents = RwSignal::new(Consents {
        version: fetched.pack.activity.consent_version,
        ..Consents::default()
    });
    let background = RwSignal::new((nickname, Background::default()));
    let title = fetched.pack.activity.title.clone();
    let fetched = StoredValue::new(fetched);
    let back = move |()| match step.get_untracked().before() {
        Some(before) => step.set(before),
        None => on_leave.run(()),
    };
    let joining = RwSignal::new(false);
    let join = move || {
        joining.set(true);
        spawn_local(async move {
            let (nickname, background) = background.get_untracked();
            let said = (nickname, background, consents.get_untracked());
            // A save that fails is shown by `Unsaved`; everything said is still here.
            let joined = phone.join(fetched.get_value(), said, entry).await;
            joining.try_set(joined.is_ok());
        });
    };
    view! {
        <div class="page">
            <Top title=Signal::derive(move || title.clone()) on_back=back />
            <Unsaved />
            {later::arriving(|| async {
                later::calm().await;
                Ok(later::at_last(later::short_lived).await)
            })}
            {move || {
                let said = said_before.get();
                (!said.is_empty()).then(|| view! { <p class="notice">{said}</p> })
            }}
            {move || match step.get() {
                Step::Language => {
                    let choose = move |tag: String| {
                        language::choose(&tag);
                        step.set(Step::Consent);
                    };
                    let tags = fetched.with_value(|it| tags(it.pack.audit.languages.clone()));
                    view! {
                        <main>
                            <Heading text=Signal::derive(move || t(walker::LANGUAGE_TITLE)) />
                            <div class="low">
                                <Languages tags on_choose=choose />
                            </div>
                        </main>
                    }
                        .into_any()
                }
                Step::Consent => {
                    view! { <ConsentStep pack=fetched.get_value().pack consents on_next=move |()| step.set(Step::Background) /> }
                        .into_any()
                }
                Step::Background => {
                    view! {
                        <main>
                            <Heading text=Signal::derive(move || t(walker::BACKGROUND_TITLE)) />
                            <p class="hint">{move || t(walker::BACKGROUND_HINT)}</p>
                            <BackgroundForm background />
                        </main>
                        <Next message=walker::JOIN busy=joining on_next=move |()| join() />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn ConsentStep(
    pack: Arc<Pack>,
    consents: RwSignal<Consents>,
    #[prop(into)] on_next: Callback<()>,
) -> impl IntoView {
    let refused = RwSignal::new(false);
    let next = move |()| {
        if consents.get_untracked().answers {
            on_next.run(());
        } else {
            refused.set(true);
            focus("answers");
        }
    };
    view! {
        <main>
            <Heading text=Signal::derive(move || t(walker::ABOUT_TITLE)) />
            <WhatItIs pack />
            <h2>{move || t(walker::CONSENT_TITLE)}</h2>
            <Purposes
                consents=Signal::derive(move || consents.get())
                on_change=move |changed| {
                    consents.set(changed);
                    refused.set(false);
                }
            />
            <p id="answers-needed" class="notice" role="alert" hidden=move || !refused.get()>
                {move || refused.get().then(|| t(walker::CONSENT_NEEDED))}
            </p>
        </main>
        <Next message=walker::NEXT on_next=next />
    }
}

/// Brings the walker to what is wanted of them.
fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The button at the bottom of a step.
#[component]
fn Next(
    message: Message,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_next: Callback<()>,
) -> impl IntoView {
    view! {
        <footer class="bottom">
            <button
                type="button"
                class="button wide"
                disabled=busy
                on:click=move |_| on_next.run(())
            >
                {move || t(message)}
            </button>
        </footer>
    }
}
