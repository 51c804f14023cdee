//! What pages have in common: the bar on top, the language, the pill, and what is said of storage.

use super::later;
use super::phone::Phone;
use super::place::Place;
use super::say;
use crate::components::icon::{BACK, Icon, LANGUAGE};
use crate::components::pill::{Pill, Status};
use crate::components::sheet::Sheet;
use crate::device::property;
use crate::language::{self, t};
use js_sys::WebAssembly::RuntimeError;
use leptos::html;
use leptos::prelude::*;
use shared::i18n::{Language, Message, walker};
use wasm_bindgen::JsCast;

/// The bar on top: back, where I am, language.
#[component]
pub fn Top(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] on_back: Option<Callback<()>>,
    /// What the back button says to those who do not see it.
    #[prop(default = walker::BACK)]
    back: Message,
) -> impl IntoView {
    view! {
        <header class="top">
            {on_back
                .map(|on_back| {
                    view! {
                        <button
                            type="button"
                            class="round"
                            aria-label=move || t(back)
                            on:click=move |_| on_back.run(())
                        >
                            <Icon drawing=BACK />
                        </button>
                    }
                })}
            <p class="where">{move || title.get()}</p>
            <WhoButton />
            <LanguageButton />
        </header>
    }
}

/// Who is answering, on a phone that several people share; leads to giving it to somebody else.
#[component]
fn WhoButton() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let open = RwSignal::new(false);
    let shared = Memo::new(move |_| phone.is_shared());
    let name = move || {
        let walk = phone.walk();
        walk.map_or_else(String::new, |walk| walk.participant.nickname.clone())
    };
    move || {
        shared.get().then(|| {
            view! {
                <button
                    type="button"
                    class="who"
                    aria-haspopup="dialog"
                    on:click=move |_| open.set(true)
                >
                    <span>{name}</span>
                </button>
                <Sheet open on_close=move |()| open.set(false) title=Signal::derive(move || t(walker::WHO))>
                    {later::arriving(move || later::people(open))}
                </Sheet>
            }
        })
    }
}

/// The pill of the current walk; it leads to the delivery page.
#[component]
pub fn StatusPill() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let status = Signal::derive(move || status(phone));
    let open = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Delivery(code.clone()));
        }
    };
    view! { <Pill status on_open=open /> }
}

fn status(phone: Phone) -> Status {
    let delivery = phone.delivery().read();
    let (unsent, fleeting) = (phone.unsent_count(), phone.is_fleeting());
    let given = delivery.known && (!delivery.parcels.is_empty() || phone.removed_count() > 0);
    if delivery.problems > 0 {
        Status::Problems(delivery.problems)
    } else if unsent > 0 && fleeting {
        Status::Waiting(unsent)
    } else if delivery.waiting > 0 {
        Status::Waiting(delivery.waiting)
    } else if !fleeting && (unsent > 0 || !given) {
        Status::OnPhone
    } else {
        Status::Delivered
    }
}

/// Says that the last save failed, until one succeeds; and that nothing can be kept here at all.
#[component]
pub fn Unsaved() -> impl IntoView {
    let phone = expect_context::<Phone>();
    view! {
        {phone.is_fleeting().then(|| later::arriving(later::fleeting))}
        {move || {
            phone.unsaved().map(|error| {
                view! {
                    <p class="notice bad" role="alert">{say::unsaved(&error)}</p>
                }
            })
        }}
    }
}

/// The heading of a page; it takes the focus, so that a screen reader begins with it.
#[component]
pub fn Heading(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = node.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <h1 node_ref=node tabindex="-1">
            {move || text.get()}
        </h1>
    }
}

#[component]
fn LanguageButton() -> impl IntoView {
    let open = RwSignal::new(false);
    let phone = expect_context::<Phone>();
    let tags = move || {
        let walk = phone.walk();
        tags(walk.map_or_else(Vec::new, |walk| walk.pack.audit.languages.clone()))
    };
    let choose = move |tag: String| {
        phone.read_in(&tag);
        open.set(false);
    };
    view! {
        <button
            type="button"
            class="round language"
            aria-label=move || t(walker::LANGUAGE)
            on:click=move |_| open.set(true)
        >
            <Icon drawing=LANGUAGE />
            <span aria-hidden="true">{language::tag}</span>
        </button>
        <Sheet open on_close=move |()| open.set(false) title=Signal::derive(move || t(walker::LANGUAGE))>
            <Languages tags=tags() on_choose=choose />
            {move || phone.walk().map(|_| later::arriving(later::second_language))}
        </Sheet>
    }
}

/// The languages of an audit, and after them those that only the interface speaks.
pub fn tags(mut of_audit: Vec<String>) -> Vec<String> {
    let spoken = |tag: &str, tags: &[String]| {
        let language = Language::from_tag(tag);
        tags.iter()
            .any(|other| Language::from_tag(other) == language)
    };
    for language in Language::ALL {
        if !spoken(language.tag(), &of_audit) {
            of_audit.push(language.tag().to_owned());
        }
    }
    of_audit
}

/// Languages, each by its own name.
#[component]
pub fn Languages(tags: Vec<String>, #[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let cards = tags.into_iter().map(|tag| {
        let name = language::own_name(&tag);
        let (lang, chosen) = (tag.clone(), tag.clone());
        let is_current = move || language::tag() == chosen;
        view! {
            <button
                type="button"
                class="card"
                class:chosen=is_current.clone()
                aria-pressed=move || is_current().to_string()
                lang=lang
                on:click=move |_| on_choose.run(tag.clone())
            >
                <span class="words">{name}</span>
            </button>
        }
    });
    view! { <div class="cards">{cards.collect_view()}</div> }
}

/// A fault of our own ends in a trap of the WebAssembly machine, which the browser reports like any
/// other error that nobody caught.
pub fn watch_for_faults() {
    for (event, carries) in [("error", "error"), ("unhandledrejection", "reason")] {
        let listener = window_event_listener_untyped(event, move |event| {
            let error = property(&event, carries);
            if error.is_some_and(|error| error.is_instance_of::<RuntimeError>()) {
                show_broken();
            }
        });
        // As long as the page.
        std::mem::forget(listener);
    }
}

/// After a fault of our own nothing on the page can be trusted, except what is on disk: says so with
/// nothing but the document.
pub fn show_broken() {
    let Some(body) = document().body() else {
        return;
    };
    let root = document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang"));
    let language = tag
        .and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default();
    let say = |message: Message| message.plain(language);
    body.set_inner_html(&format!(
        "<main class=\"page middle\"><h1>{}</h1><p>{}</p><p><a class=\"button\" href=\"/\">{}</a></p>\
         <p><a class=\"button quiet\" href=\"{}\">{}</a></p></main>",
        say(walker::BROKEN_TITLE),
        say(walker::BROKEN),
        say(walker::RELOAD),
        super::rescue::ADDRESS,
        say(walker::RESCUE_SAVE)
    ));
}
