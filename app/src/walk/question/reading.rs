//! Help with reading a question: the same in a second language below it, and a voice that reads it out.

use super::super::session::Session;
use super::aloud::Aloud;
use crate::language;
use leptos::prelude::*;
use shared::checklist::filling::Words;

/// A question in the second language. A text is empty where there is no translation.
#[derive(Clone, Debug, Default, PartialEq)]
struct Second {
    label: Words,
    hint: Words,
    choices: Vec<Words>,
}

/// Question and hint in the second language; `choices` is filled with what can be chosen.
#[component]
pub fn Reading(
    session: Session,
    path: StoredValue<String>,
    choices: RwSignal<Vec<Words>>,
) -> impl IntoView {
    let second = Memo::new(move |_| {
        let tag = language::second();
        tag.and_then(|tag| translated(session, &path.read_value(), &tag))
            .unwrap_or_default()
    });
    Effect::new(move || {
        let found = second.try_get().unwrap_or_default().choices;
        if choices
            .try_get_untracked()
            .is_some_and(|known| known != found)
        {
            choices.set(found);
        }
    });
    view! {
        {move || {
            // Gone with the question that it belongs to, if that is shown anew meanwhile.
            let Second { label, hint, .. } = second.try_get().unwrap_or_default();
            [label, hint].map(below)
        }}
        <Aloud />
    }
}

fn below(words: Words) -> Option<impl IntoView> {
    (!words.text.is_empty()).then(|| {
        view! {
            <p class="second" lang=words.language dir="auto">
                {words.text}
            </p>
        }
    })
}

/// What the question says in another language, as far as the checklist speaks it.
fn translated(session: Session, path: &str, tag: &str) -> Option<Second> {
    let filling = session.filling().read();
    let mut other = filling.clone();
    other.set_language(tag);
    let (own, other) = (filling.item(path)?, other.item(path)?);
    let choices = own.choices.into_iter().zip(other.choices);
    Some(Second {
        label: unless_same(&own.label, other.label),
        hint: unless_same(&own.hint, other.hint),
        choices: choices
            .map(|(own, other)| unless_same(&own.label, other.label))
            .collect(),
    })
}

/// Nothing where the translation is missing, or is what stands there already.
fn unless_same(own: &Words, other: Words) -> Words {
    if other.fallback || other.text == own.text {
        Words::default()
    } else {
        other
    }
}
