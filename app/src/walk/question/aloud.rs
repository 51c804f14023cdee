//! A quiet button at the question: the device reads question, hint and answers out loud, what is on the
//! screen in the language in which it stands there, and shows where it is.

use crate::components::icon::{Icon, SPEAKER, STOP};
use crate::device::speech::{Speech, Voices, has_voice};
use crate::language::{self, t};
use leptos::html;
use leptos::prelude::*;
use shared::i18n::later;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is read, in the order of the page.
const READ: &str = ".asked, .ask > .hint, .cards .level, .cards .anchor";

/// Marks what is being read.
const NOW: &str = "read-now";

#[component]
pub fn Aloud() -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    let speech = StoredValue::new_local(None::<Speech>);
    let (speaks, reading) = (RwSignal::new(false), RwSignal::new(false));
    let ask = move || {
        let place = place.try_get_untracked().flatten();
        place.and_then(|it| it.closest(".ask").ok().flatten())
    };
    // There is a voice for the question; its answers are in the same language as a rule.
    let look = move || {
        let question = ask().and_then(|ask| ask.query_selector(".asked").ok().flatten());
        speaks.try_set(question.is_some_and(|it| has_voice(&language_of(&it))));
    };
    let voices = StoredValue::new_local(Voices::watch(look));
    let stop = move || {
        speech.try_set_value(None);
        if let Some(ask) = ask() {
            mark(&ask, None);
        }
        reading.try_set(false);
    };
    Effect::new(move || {
        place.get();
        language::tag();
        // The question itself is rendered by then.
        request_animation_frame(look);
        stop();
    });
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() {
            stop();
        }
    });
    on_cleanup(move || {
        hidden.remove();
        speech.try_set_value(None);
        voices.try_set_value(None);
    });
    // The language may change while this is on its way, and the question with it: then it is shown nowhere,
    // and its signals are gone.
    let is_reading = move || reading.try_get().unwrap_or(false);
    let is_mute = move || !speaks.try_get().unwrap_or(false);
    let press = move |_| {
        let (Some(ask), false) = (ask(), reading.get_untracked()) else {
            return stop();
        };
        let parts = parts(&ask);
        let texts: Vec<_> = parts
            .iter()
            .map(|it| (text_of(it), language_of(it)))
            .collect();
        let reached = move |now: Option<usize>| match now {
            Some(now) => mark(&ask, parts.get(now)),
            None => stop(),
        };
        let started = Speech::start(texts, reached);
        reading.set(started.is_some());
        speech.set_value(started);
    };
    let name = move || {
        t(if is_reading() {
            later::READ_STOP
        } else {
            later::READ_ALOUD
        })
    };
    view! {
        <span node_ref=place class="aloud" hidden=is_mute>
            <button type="button" class="round" aria-label=name on:click=press>
                {move || view! { <Icon drawing=if is_reading() { STOP } else { SPEAKER } /> }}
            </button>
        </span>
    }
}

/// What of a question is read.
fn parts(ask: &Element) -> Vec<Element> {
    let Ok(found) = ask.query_selector_all(READ) else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    each.filter(|it| !text_of(it).is_empty()).collect()
}

fn text_of(part: &Element) -> String {
    part.text_content().unwrap_or_default().trim().to_owned()
}

/// The tag of the nearest element that says one.
fn language_of(part: &Element) -> String {
    let speaking = part.closest("[lang]:not([lang=''])").ok().flatten();
    let tag = speaking.and_then(|it| it.get_attribute("lang"));
    tag.unwrap_or_default()
}

/// Marks one part of a question, or the card that it stands in, and no other.
fn mark(ask: &Element, part: Option<&Element>) {
    if let Ok(Some(before)) = ask.query_selector(&format!(".{NOW}")) {
        let _ = before.class_list().remove_1(NOW);
    }
    let Some(part) = part else { return };
    let card = part.closest(".card").ok().flatten();
    let _ = card.as_ref().unwrap_or(part).class_list().add_1(NOW);
}
