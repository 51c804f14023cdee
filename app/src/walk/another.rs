//! One more person on this phone: who they are called, who enters what they say, and then all that anybody
//! who joins is asked. Works without a network: the walk is here already.

use super::join::Steps;
use super::phone::Phone;
use super::place::Place;
use super::shell::{Heading, Top, Unsaved};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Message, later, walker};
use shared::participant::Entry;

/// What is known of them before they join.
#[derive(Clone, Copy)]
struct Newcomer {
    name: RwSignal<String>,
    entry: RwSignal<Entry>,
    /// All of this was said.
    ready: RwSignal<bool>,
}

#[component]
pub fn Another() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let newcomer = Newcomer {
        name: RwSignal::new(String::new()),
        entry: RwSignal::new(Entry::Pair),
        ready: RwSignal::new(false),
    };
    let back = move |()| {
        // They may have chosen another language.
        if let Some(walk) = phone.walk_now() {
            language::choose(&walk.participant.language);
        }
        newcomer.ready.set(false);
    };
    move || {
        if !newcomer.ready.get() {
            return view! { <Names newcomer /> }.into_any();
        }
        let Some(walk) = phone.walk_now() else {
            return ().into_any();
        };
        let entry = newcomer.entry.get_untracked();
        let read = move || match entry {
            Entry::Proxy => t_with(later::ANOTHER_READ, &[("name", newcomer.name.get().into())]),
            _ => String::new(),
        };
        let nickname = newcomer.name.get_untracked();
        view! {
            <Steps
                fetched=walk.fetched()
                nickname
                entry
                said_before=Signal::derive(read)
                on_leave=back
            />
        }
        .into_any()
    }
}

#[component]
fn Names(newcomer: Newcomer) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let own_name = phone
        .walk_now()
        .map(|walk| walk.participant.nickname.clone());
    let nameless = own_name.as_ref().is_some_and(|name| name.trim().is_empty());
    let own = RwSignal::new(own_name.unwrap_or_default());
    let wrong = RwSignal::new(false);
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Walk(code.clone()));
        }
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let names = (own.get_untracked(), newcomer.name.get_untracked());
        if !can_be_told_apart(phone, nameless, (&names.0, &names.1)) {
            return wrong.set(true);
        }
        newcomer.name.set(names.1.trim().to_owned());
        spawn_local(async move {
            let named = if nameless {
                let name = names.0.trim().to_owned();
                phone.say_again(|said| said.nickname = name).await
            } else {
                Ok(())
            };
            // A failed save is shown by `Unsaved`.
            if named.is_ok() {
                newcomer.ready.try_set(true);
            }
        });
    };
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=back />
            <Unsaved />
            <form class="another" on:submit=next novalidate>
                <main>
                    <Heading text=Signal::derive(move || t(later::ANOTHER_TITLE)) />
                    <p>{move || t(later::ANOTHER_HINT)}</p>
                    {nameless
                        .then(|| {
                            view! { <Name id="own-name" label=later::ANOTHER_OWN_NAME name=own wrong /> }
                        })}
                    <Name id="other-name" label=later::ANOTHER_NAME name=newcomer.name wrong />
                    <p id="names-wrong" class="wrong" role="alert">
                        {move || wrong.get().then(|| t(later::ANOTHER_NAMES_NEEDED))}
                    </p>
                    <WhoEnters entry=newcomer.entry />
                </main>
                <footer class="bottom">
                    <button type="submit" class="button wide">
                        {move || t(walker::NEXT)}
                    </button>
                </footer>
            </form>
        </div>
    }
}

/// Everybody on this phone has a name, and no two the same one.
fn can_be_told_apart(phone: Phone, nameless: bool, (own, other): (&str, &str)) -> bool {
    let plain = |name: &str| name.trim().to_lowercase();
    let others = untrack(|| phone.people());
    let mut names: Vec<String> = others
        .iter()
        .map(|walk| plain(&walk.participant.nickname))
        .collect();
    if nameless {
        names.retain(|name| !name.is_empty());
        names.push(plain(own));
    }
    let other = plain(other);
    !other.is_empty() && !names.contains(&other) && !names.iter().any(String::is_empty)
}

#[component]
fn Name(
    id: &'static str,
    label: Message,
    name: RwSignal<String>,
    wrong: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="ask">
            <label class="legend" for=id>{move || t(label)}</label>
            <input
                id=id
                class="field"
                maxlength="40"
                autocomplete="off"
                aria-describedby="names-wrong"
                aria-invalid=move || wrong.get().to_string()
                prop:value=name
                on:input=move |event| {
                    name.set(event_target_value(&event));
                    wrong.set(false);
                }
            />
        </div>
    }
}

/// They themselves, or whoever holds the phone now.
#[component]
fn WhoEnters(entry: RwSignal<Entry>) -> impl IntoView {
    let ways = [
        (Entry::Pair, later::ANOTHER_PAIR),
        (Entry::Proxy, later::ANOTHER_PROXY),
    ];
    let options = ways.map(|(way, message)| {
        let id = format!("entry-{}", way.word());
        view! {
            <input
                type="radio"
                class="unseen"
                id=id.clone()
                name="entry"
                prop:checked=move || entry.get() == way
                on:change=move |_| entry.set(way)
            />
            <label class="chip" for=id>{move || t(message)}</label>
        }
    });
    view! {
        <fieldset class="ask">
            <legend class="legend">{move || t(later::ANOTHER_WHO)}</legend>
            <div class="chips">{options.into_iter().collect_view()}</div>
        </fieldset>
    }
}
