//! The dialog in which codes, a note and corrections are said of a response, an answer or a photo.

use super::super::checklists::theme_name;
use super::super::{Here, say};
use super::acting::Acting;
use super::keys::{Dialog, SaveOrCancel};
use super::place::{Place, Where};
use crate::api;
use crate::language::{t, t_with};
use leptos::html;
use leptos::prelude::*;
use shared::i18n::desk;
use shared::id::ResponseId;
use shared::review::rule::code_of;
use shared::review::{Act, Subject};
use std::collections::BTreeSet;

/// What the dialog is about.
#[derive(Clone, Default)]
pub struct About {
    pub responses: Vec<ResponseId>,
    pub subject: Option<Subject>,
    /// What the answer or photo is called; empty for responses.
    pub title: String,
    /// Codes that stand there.
    pub codes: BTreeSet<String>,
    /// An answer in words, as it was given or corrected.
    pub text: Option<String>,
    /// Where it was answered, for one response alone.
    pub place: Option<Where>,
    /// Opened to write a note rather than to code.
    pub note: bool,
}

#[component]
pub fn SaidDialog(about: RwSignal<Option<About>>, acting: Acting) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        let wanted = about.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move || {
        if !open.get() && about.with_untracked(Option::is_some) {
            about.set(None);
        }
    });
    let title = move || {
        about.with(|about| match about {
            Some(about) if !about.title.is_empty() => about.title.clone(),
            Some(about) if about.responses.len() > 1 => t_with(
                desk::REVIEW_SELECTED,
                &[("n", about.responses.len().into())],
            ),
            _ => t(desk::REVIEW_SAY),
        })
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            {move || {
                about.get_untracked().map(|about| view! { <Fields about acting open /> })
            }}
        </Dialog>
    }
}

/// What is being written.
#[derive(Clone, Copy)]
struct Draft {
    codes: RwSignal<BTreeSet<String>>,
    own: RwSignal<String>,
    note: RwSignal<String>,
    text: RwSignal<String>,
    place: RwSignal<Where>,
}

#[component]
fn Fields(about: About, acting: Acting, open: RwSignal<bool>) -> impl IntoView {
    let draft = Draft {
        codes: RwSignal::new(about.codes.clone()),
        own: RwSignal::default(),
        note: RwSignal::default(),
        text: RwSignal::new(about.text.clone().unwrap_or_default()),
        place: RwSignal::new(about.place.clone().unwrap_or_default()),
    };
    let first = NodeRef::<html::Textarea>::new();
    let writes = about.note;
    Effect::new(move || {
        if let Some(note) = first.get().filter(|_| writes) {
            let _ = note.focus();
        }
    });
    let (has_text, has_place) = (about.text.is_some(), about.place.is_some());
    let before = StoredValue::new(about);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let acts = before.with_value(|about| draft.acts(about));
        acting.save(acts, t(desk::REVIEW_SAVED));
        open.set(false);
    };
    view! {
        <form class="stack" on:submit=save>
            <Codes draft />
            {has_text.then(|| view! { <Text draft /> })}
            {has_place.then(|| view! { <Place place=draft.place /> })}
            <div class="field">
                <label for="review-note">{say(desk::REVIEW_NOTE)}</label>
                <textarea
                    id="review-note"
                    node_ref=first
                    autofocus=writes
                    maxlength="4000"
                    bind:value=draft.note
                ></textarea>
                <span class="hint">{say(desk::REVIEW_NOTE_HINT)}</span>
            </div>
            <SaveOrCancel save=desk::SAVE open />
        </form>
    }
}

#[component]
fn Codes(draft: Draft) -> impl IntoView {
    let path = Here::get().call("themes");
    let known = LocalResource::new(move || {
        let path = path.clone();
        // Without the list, one's own codes can still be written.
        async move {
            api::get(path)
                .json::<BTreeSet<String>>()
                .await
                .unwrap_or_default()
        }
    });
    let all = move || {
        let mut all = known.get().unwrap_or_default();
        draft
            .codes
            .with_untracked(|codes| all.extend(codes.clone()));
        all
    };
    let chip = move |code: String| {
        let (name, checked) = (
            theme_name(&code),
            draft.codes.with_untracked(|it| it.contains(&code)),
        );
        let toggle = move |event| {
            let on = event_target_checked(&event);
            draft.codes.update(|codes| {
                if on {
                    codes.insert(code.clone());
                } else {
                    codes.remove(&code);
                }
            });
        };
        view! {
            <label class="chip choice">
                <input type="checkbox" checked=checked on:change=toggle />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="label">{say(desk::REVIEW_CODES)}</legend>
            <div class="chips">{move || all().into_iter().map(chip).collect_view()}</div>
            <div class="field">
                <label for="review-own">{say(desk::REVIEW_OWN_CODE)}</label>
                <input id="review-own" maxlength="40" bind:value=draft.own />
            </div>
        </fieldset>
    }
}

#[component]
fn Text(draft: Draft) -> impl IntoView {
    view! {
        <div class="field">
            <label for="review-text">{say(desk::REVIEW_CORRECTED)}</label>
            <textarea id="review-text" maxlength="4000" bind:value=draft.text></textarea>
            <span class="hint">{say(desk::REVIEW_CORRECTED_HINT)}</span>
        </div>
    }
}

impl Draft {
    /// What is said otherwise than before.
    fn acts(self, about: &About) -> Vec<(ResponseId, Act)> {
        let subject = about.subject.clone().unwrap_or(Subject::Response);
        let mut wanted = self.codes.get_untracked();
        let own = code_of(&self.own.get_untracked());
        if !own.is_empty() {
            wanted.insert(own);
        }
        let mut acts = Vec::new();
        for code in wanted.difference(&about.codes).cloned() {
            acts.push(Act::Code {
                subject: subject.clone(),
                code,
            });
        }
        for code in about.codes.difference(&wanted).cloned() {
            acts.push(Act::Uncode {
                subject: subject.clone(),
                code,
            });
        }
        let note = self.note.get_untracked().trim().to_owned();
        if !note.is_empty() {
            acts.push(Act::Note {
                subject: subject.clone(),
                text: note,
            });
        }
        acts.extend(self.corrections(about, &subject));
        let each = |id: &ResponseId| {
            acts.iter()
                .map(|act| (*id, act.clone()))
                .collect::<Vec<_>>()
        };
        about.responses.iter().flat_map(each).collect()
    }

    fn corrections(self, about: &About, subject: &Subject) -> Vec<Act> {
        let mut acts = Vec::new();
        let text = self.text.get_untracked().trim().to_owned();
        if let (Some(before), Subject::Answer { item }) = (&about.text, subject)
            && *before != text
            && !text.is_empty()
        {
            acts.push(Act::CorrectText {
                item: item.clone(),
                text,
            });
        }
        let Some(before) = &about.place else {
            return acts;
        };
        acts.extend(self.place.with_untracked(|now| now.corrections(before)));
        acts
    }
}
