//! What was said, question by question, and what researchers say of each answer.

use super::super::checklists::theme_name;
use super::super::icon::{self, Icon};
use super::super::review::About;
use super::super::{Here, say};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::attachment::spoken;
use shared::chart;
use shared::checklist::Form;
use shared::checklist::model::{Item, Kind};
use shared::i18n::desk;
use shared::response::{Answer, Revision, item_path};
use shared::review::{Review, Subject};
use std::collections::BTreeSet;

pub fn item_of<'a>(form: &'a Form, path: &str) -> Option<&'a Item> {
    let plain = item_path(path);
    let mut items = form.items().into_iter();
    items.find(|(of, _)| *of == plain).map(|(_, item)| item)
}

/// The answers, in the order of the questions, each with what researchers say beside it.
#[component]
pub fn Said(
    revision: Revision,
    form: Form,
    review: Memo<Review>,
    speak: Callback<About>,
) -> impl IntoView {
    let order: Vec<String> = form.items().into_iter().map(|(path, _)| path).collect();
    let response = revision.response;
    let spoken = spoken(&revision.attachments);
    let mut answers = revision.answers.0;
    for path in &spoken {
        answers.entry(path.clone()).or_default();
    }
    let mut answers: Vec<_> = answers.into_iter().collect();
    answers.sort_by_key(|(path, _)| {
        let plain = item_path(path);
        order.iter().position(|of| *of == plain)
    });
    let may = Here::get().may_review();
    let line = move |(path, answer): (String, Answer)| {
        let item = item_of(&form, &path);
        let label = item.map(|item| item.label.clone()).unwrap_or_default();
        let shown = path.clone();
        let is_spoken = spoken.contains(&path);
        let question = move || match label.get(&language::tag()) {
            "" => shown.clone(),
            label => label.to_owned(),
        };
        let swatch = item.and_then(|item| {
            let colour = chart::colour(form.level(item, &answer.value)?, form.scale(item)?.len());
            Some(view! { <span class="dot square" style:background-color=colour.fill></span> })
        });
        let note = answer.note.clone();
        let in_words = item.is_none_or(|item| form.choices(item).is_empty()) && !is_spoken;
        let text = (in_words && !answer.value.is_empty()).then(|| answer.value.clone());
        let value = worded(item, &form, &answer, is_spoken);
        let of = path.clone();
        let said = Memo::new(move |_| {
            review.with(|review| review.answers.get(&of).cloned().unwrap_or_default())
        });
        let title = question.clone();
        let about = move || About {
            responses: vec![response],
            subject: Some(Subject::Answer { item: path.clone() }),
            title: title(),
            codes: said.get_untracked().codes,
            text: text
                .clone()
                .map(|text| said.get_untracked().text.unwrap_or(text)),
            place: None,
            note: false,
        };
        let name = question.clone();
        view! {
            <div>
                <dt>{question}</dt>
                <dd class="row-top">
                    <div class="grow">
                        <span class="level">{swatch} {value}</span>
                        {move || {
                            said.get().text.map(|text| view! { <Corrected text /> })
                        }}
                        {(!note.is_empty()).then(|| view! { <p class="quiet small">{note}</p> })}
                        {move || view! { <CodeChips codes=said.get().codes /> }}
                    </div>
                    {may.then(|| view! { <Speak name speak about=about.clone() /> })}
                </dd>
            </div>
        }
    };
    view! { <dl class="said">{answers.into_iter().map(line).collect_view()}</dl> }
}

/// What an answer in words should read, under what it reads.
#[component]
fn Corrected(text: String) -> impl IntoView {
    view! {
        <p>
            <span class="quiet small">{say(desk::REVIEW_CORRECTED)}</span>
            " "
            {text}
        </p>
    }
}

/// Codes that stand on something.
#[component]
pub fn CodeChips(codes: BTreeSet<String>) -> impl IntoView {
    let chip = |code: String| view! { <li class="chip code-chip">{move || theme_name(&code)}</li> };
    (!codes.is_empty()).then(|| {
        view! { <ul class="chips">{codes.into_iter().map(chip).collect_view()}</ul> }
    })
}

/// Opens the dialog about one thing.
#[component]
pub fn Speak(
    #[prop(into)] name: Signal<String>,
    speak: Callback<About>,
    about: impl Fn() -> About + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button icon"
            aria-label=move || t_with(desk::REVIEW_SAY_OF, &[("name", name.get().into())])
            on:click=move |_| speak.run(about())
        >
            <Icon picture=icon::PEN />
        </button>
    }
}

/// An answer's value as the walker saw it.
fn worded(
    item: Option<&Item>,
    form: &Form,
    answer: &Answer,
    is_spoken: bool,
) -> impl Fn() -> String + use<> {
    let choices = item
        .map(|item| form.choices(item).to_vec())
        .unwrap_or_default();
    let answer = answer.clone();
    // Its value is the name of the recording.
    let is_file = is_spoken && item.is_some_and(|item| item.kind == Kind::Audio);
    move || {
        if answer.cannot_judge {
            return t(desk::CANNOT_JUDGE);
        }
        if is_file || answer.value.is_empty() {
            return t(if is_spoken {
                desk::SPOKEN
            } else {
                desk::NOT_ANSWERED
            });
        }
        if choices.is_empty() {
            return answer.value.clone();
        }
        let tag = language::tag();
        let word = |name: &str| {
            let choice = choices.iter().find(|choice| choice.name == name);
            choice.map_or_else(
                || name.to_owned(),
                |choice| choice.label.get(&tag).to_owned(),
            )
        };
        let words: Vec<String> = answer.value.split(' ').map(word).collect();
        words.join(", ")
    }
}
