//! The first page: type or scan the code of a walk, or go on with one joined before.

use super::joined::Joined as Joining;
use super::later;
use super::phone::Phone;
use super::place::Place;
use super::shell::{Heading, Top};
use crate::components::icon::{Icon, NEXT, SCAN};
use crate::device::scanner::{self, Camera};
use crate::language::t;
use gloo_timers::future::TimeoutFuture;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::JoinCode;
use shared::i18n::walker;

/// Milliseconds between two looks through the camera.
const LOOK_EVERY: u32 = 250;

#[component]
pub fn Start() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let scanning = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let found = move |code| phone.go(Place::Walk(code));
    let no_camera = move |()| {
        scanning.set(false);
        refused.set(true);
    };
    view! {
        <div class="page">
            <Top title=Signal::derive(move || t(walker::APP_NAME)) />
            <main class="start">
                <Heading text=Signal::derive(move || t(walker::START_TITLE)) />
                <CodeForm on_code=found />
                {scanner::is_possible()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button quiet"
                                on:click=move |_| scanning.update(|on| *on = !*on)
                            >
                                <Icon drawing=SCAN />
                                {move || {
                                    t(if scanning.get() { walker::SCAN_STOP } else { walker::SCAN })
                                }}
                            </button>
                        }
                    })}
                {move || {
                    scanning
                        .get()
                        .then(|| {
                            later::arriving(move || {
                                later::scanner(Callback::new(found), Callback::new(no_camera))
                            })
                        })
                }}
                {move || {
                    refused
                        .get()
                        .then(|| {
                            view! { <p class="notice" role="alert">{t(walker::SCAN_REFUSED)}</p> }
                        })
                }}
                <p class="hint">{move || t(walker::START_HINT)}</p>
                <Joined />
                <button type="button" class="button quiet" on:click=move |_| phone.go(Place::Receipt)>
                    {move || t(walker::RECEIPT_HAVE)}
                </button>
            </main>
        </div>
    }
}

#[component]
fn CodeForm(#[prop(into)] on_code: Callback<JoinCode>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match scanner::code_in(&typed.get_untracked()) {
            Some(code) => on_code.run(code),
            None => wrong.set(true),
        }
    };
    view! {
        <form class="code" on:submit=submit novalidate>
            <label for="code">{move || t(walker::CODE_LABEL)}</label>
            <div class="row">
                <input
                    id="code"
                    class="field"
                    autocapitalize="characters"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder="KRK 7BT"
                    aria-describedby="code-wrong"
                    aria-invalid=move || wrong.get().to_string()
                    prop:value=typed
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        wrong.set(false);
                    }
                />
                <button type="submit" class="button">
                    {move || t(walker::CODE_GO)}
                </button>
            </div>
            <p id="code-wrong" class="wrong" role="alert">
                {move || wrong.get().then(|| t(walker::CODE_NOT_A_CODE))}
            </p>
        </form>
    }
}

/// What the camera sees, until it sees a code.
#[component]
pub fn Scanner(on_code: Callback<JoinCode>, on_refused: Callback<()>) -> impl IntoView {
    let node = NodeRef::<html::Video>::new();
    let open = StoredValue::new(true);
    on_cleanup(move || open.set_value(false));
    spawn_local(async move {
        let Some(camera) = Camera::open().await else {
            return on_refused.run(());
        };
        // Gone meanwhile: the value went with the view.
        while open.try_get_value() == Some(true) {
            if let Some(video) = node.get_untracked() {
                if video.src_object().is_none() {
                    camera.show(&video);
                }
                if let Some(code) = camera.look(&video).await {
                    return on_code.run(code);
                }
            }
            TimeoutFuture::new(LOOK_EVERY).await;
        }
    });
    view! { <video class="scanner" node_ref=node playsinline muted></video> }
}

/// Walks that this phone has joined.
#[component]
fn Joined() -> impl IntoView {
    let phone = expect_context::<Phone>();
    move || {
        let walks = phone.walks();
        (!walks.is_empty()).then(|| {
            let same = |a: &Joining, b: &Joining| a.pack.activity.id == b.pack.activity.id;
            // People who share the phone are on the same walk.
            let once = |at: &usize| !walks[at + 1..].iter().any(|walk| same(walk, &walks[*at]));
            let rows = (0..walks.len()).rev().filter(once).map(|at| {
                let walk = &walks[at];
                let activity = &walk.pack.activity;
                let (title, city) = (activity.title.clone(), walk.pack.audit.city.clone());
                let code = activity.code.clone();
                view! {
                    <li>
                        <button
                            type="button"
                            class="card"
                            on:click=move |_| phone.go(Place::Walk(code.clone()))
                        >
                            <span class="words">
                                <span class="level">{title}</span>
                                <span class="anchor">{city}</span>
                            </span>
                            <Icon drawing=NEXT />
                        </button>
                    </li>
                }
            });
            view! {
                <section class="joined">
                    <h2>{t(walker::START_JOINED)}</h2>
                    <ul class="cards">{rows.collect_view()}</ul>
                </section>
            }
        })
    }
}
