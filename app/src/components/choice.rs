//! Answers as cards, full width and within reach of a thumb: one of several, or several.

use super::icon::{Icon, TICK, bars, face};
use leptos::prelude::*;
use shared::checklist::filling::{ChoiceState, Words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// How the cards look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Words,
    /// A face beside the words of each level.
    Faces,
}

/// One of several. Arrow keys move between cards without choosing, because choosing moves on.
#[component]
pub fn OneOf(
    choices: Vec<ChoiceState>,
    /// The same in a second language, if there is one.
    second: Vec<Words>,
    /// Names of what is chosen: one, or none.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    look: Look,
    /// Id of the element with the question.
    labelled_by: String,
    /// Id of the element with its hint.
    described_by: String,
    /// What is shown as chosen is on disk.
    #[prop(into)]
    saved: Signal<bool>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let first = choices.first().map(|choice| choice.name.clone());
    let mut second = second.into_iter();
    let cards = choices.into_iter().map(|choice| {
        let second = second.next();
        let name = StoredValue::new(choice.name.clone());
        let is_first = first.as_deref() == Some(choice.name.as_str());
        let selected = Memo::new(move |_| name.with_value(|name| chosen.read().contains(name)));
        // One stop for the Tab key: the chosen card, else the first.
        let stop = move || selected.get() || (is_first && chosen.read().is_empty());
        view! {
            <button
                type="button"
                role="radio"
                class="card"
                class:chosen=selected
                aria-checked=move || selected.get().to_string()
                tabindex=move || if stop() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(name.get_value())
            >
                {inside(choice, second, look)}
                <Ticked selected saved />
            </button>
        }
    });
    view! {
        <div
            class="cards"
            role="radiogroup"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:keydown=|event| move_focus(&event)
        >
            {cards.collect_view()}
        </div>
    }
}

/// Any number of several.
#[component]
pub fn SomeOf(
    choices: Vec<ChoiceState>,
    /// The same in a second language, if there is one.
    second: Vec<Words>,
    #[prop(into)] chosen: Signal<Vec<String>>,
    labelled_by: String,
    described_by: String,
    #[prop(into)] saved: Signal<bool>,
    /// All that is chosen now, in the order of the choices.
    #[prop(into)]
    on_choose: Callback<Vec<String>>,
) -> impl IntoView {
    let names: Vec<String> = choices.iter().map(|choice| choice.name.clone()).collect();
    let names = StoredValue::new(names);
    let toggle = move |toggled: &String| {
        let chosen = chosen.get_untracked();
        let mut names = names.get_value();
        names.retain(|name| chosen.contains(name) != (name == toggled));
        on_choose.run(names);
    };
    let mut second = second.into_iter();
    let cards = choices.into_iter().map(|choice| {
        let second = second.next();
        let name = StoredValue::new(choice.name.clone());
        let selected = Memo::new(move |_| name.with_value(|name| chosen.read().contains(name)));
        view! {
            <button
                type="button"
                role="checkbox"
                class="card several"
                class:chosen=selected
                aria-checked=move || selected.get().to_string()
                on:click=move |_| name.with_value(toggle)
            >
                {inside(choice, second, Look::Words)}
                <Ticked selected saved />
            </button>
        }
    });
    view! {
        <div class="cards" role="group" aria-labelledby=labelled_by aria-describedby=described_by>
            {cards.collect_view()}
        </div>
    }
}

/// The words of a card: an anchored level ("little: I would miss a step") in two weights. Levels that are
/// called by their numbers have a picture of the scale beside them.
fn inside(choice: ChoiceState, second: Option<Words>, look: Look) -> impl IntoView {
    let drawing = match (look, choice.level) {
        (Look::Faces, Some(level)) => Some(face(level)),
        (Look::Words, Some(level)) if choice.name == level.to_string() => Some(bars(level)),
        _ => None,
    };
    let drawing = drawing.map(|drawing| view! { <Icon drawing /> });
    let text = choice.label.text;
    let text = if text.is_empty() { choice.name } else { text };
    let words = match text.split_once(": ") {
        Some((level, anchor)) => view! {
            <span class="level">{level.to_owned()}<span class="unseen">": "</span></span>
            <span class="anchor">{anchor.to_owned()}</span>
        }
        .into_any(),
        None => view! { <span class="level">{text}</span> }.into_any(),
    };
    view! {
        {drawing}
        <span class="words" lang=choice.label.language>
            {words}
            {second.map(|second| view! {
                <span class="second" lang=second.language dir="auto">{second.text}</span>
            })}
        </span>
    }
}

/// The tick: there once the choice is on disk.
#[component]
fn Ticked(selected: Memo<bool>, saved: Signal<bool>) -> impl IntoView {
    view! {
        <span class="ticked" class:saved=move || selected.get() && saved.get()>
            <Icon drawing=TICK />
        </span>
    }
}

fn move_focus(event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => true,
        "ArrowUp" | "ArrowLeft" => false,
        _ => return,
    };
    event.prevent_default();
    let card = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let next = card.and_then(|card| {
        let sibling = if forward {
            card.next_element_sibling()
        } else {
            card.previous_element_sibling()
        };
        sibling.and_then(|sibling| sibling.dyn_into::<HtmlElement>().ok())
    });
    if let Some(next) = next {
        let _ = next.focus();
    }
}
