//! What the other walkers said at the same stop: seven answers there are seven views of one place.

use super::super::{Here, say};
use super::said::item_of;
use crate::api;
use crate::language::{self, t_with};
use leptos::prelude::*;
use shared::api::{ResponsePage, ResponseRow};
use shared::chart;
use shared::checklist::Form;
use shared::i18n::desk;
use shared::id::StopId;
use shared::response::item_path;
use std::collections::BTreeMap;

/// Most walkers that are compared with.
const MOST: u32 = 100;

#[component]
pub fn Others(row: ResponseRow, form: Form) -> impl IntoView {
    let stop = row.review.stop.or(row.revision.stop);
    stop.map(|stop| view! { <AtStop stop row form /> })
}

#[component]
fn AtStop(stop: StopId, row: ResponseRow, form: Form) -> impl IntoView {
    let here = Here::get();
    let version = row.revision.version;
    let path = here.call(&format!(
        "responses?limit={MOST}&hidden=false&stop={stop}&version={version}"
    ));
    let data = LocalResource::new(move || {
        let path = path.clone();
        async move { api::get(path).json::<ResponsePage>().await.ok() }
    });
    let (own, form) = (StoredValue::new(row), StoredValue::new(form));
    let shown = move || {
        let rows = data.get().flatten()?.rows;
        let others: Vec<ResponseRow> = rows
            .into_iter()
            .filter(|it| own.with_value(|own| it.revision.response != own.revision.response))
            .collect();
        if others.is_empty() {
            return Some(view! { <p class="quiet">{say(desk::OTHERS_NONE)}</p> }.into_any());
        }
        let n = others.len();
        let items = form.with_value(|form| own.with_value(|own| questions(form, own, &others)));
        Some(
            view! {
                <p class="quiet small">{move || t_with(desk::OTHERS_SENTENCE, &[("n", n.into())])}</p>
                <ul class="others">{items.into_iter().map(line).collect_view()}</ul>
            }
            .into_any(),
        )
    };
    view! {
        <section class="stack">
            <h3>{say(desk::OTHERS)}</h3>
            {shown}
        </section>
    }
}

/// One scored question: how many gave each level, and which this walker gave.
struct Question {
    label: shared::text::Text,
    /// Of each level: its word, its colour, how many others, whether this walker.
    levels: Vec<(shared::text::Text, &'static str, usize, bool)>,
}

fn questions(form: &Form, own: &ResponseRow, others: &[ResponseRow]) -> Vec<Question> {
    let mut found: BTreeMap<usize, Question> = BTreeMap::new();
    let order: Vec<String> = form.items().into_iter().map(|(path, _)| path).collect();
    for (path, answer) in &own.revision.answers.0 {
        let plain = item_path(path);
        let Some((item, at)) = item_of(form, path).zip(order.iter().position(|it| *it == plain))
        else {
            continue;
        };
        let Some(scale) = form.scale(item).filter(|scale| scale.len() > 1) else {
            continue;
        };
        let level = |row: &ResponseRow| {
            let answer = row.revision.answers.0.get(path)?;
            form.level(item, &answer.value)
        };
        let mine = form.level(item, &answer.value);
        let levels = scale.iter().enumerate().map(|(index, choice)| {
            let n = others
                .iter()
                .filter(|row| level(row) == Some(index))
                .count();
            let colour = chart::colour(index, scale.len()).fill;
            (choice.label.clone(), colour, n, mine == Some(index))
        });
        let question = Question {
            label: item.label.clone(),
            levels: levels.collect(),
        };
        found.insert(at, question);
    }
    found.into_values().collect()
}

fn line(question: Question) -> impl IntoView {
    let label = question.label;
    let level = |(word, colour, n, mine): (shared::text::Text, &'static str, usize, bool)| {
        let words = move || {
            let word = word.get(&language::tag()).to_owned();
            let arguments = [("n", n.into()), ("level", word.into())];
            let message = if mine {
                desk::OTHERS_AND_THIS
            } else {
                desk::OTHERS_LEVEL
            };
            t_with(message, &arguments)
        };
        (n > 0 || mine).then(|| {
            view! {
                <li class:mine=mine>
                    <span class="dot square" style:background-color=colour></span>
                    {words}
                </li>
            }
        })
    };
    view! {
        <li>
            <p>{move || label.get(&language::tag()).to_owned()}</p>
            <ul>{question.levels.into_iter().map(level).collect_view()}</ul>
        </li>
    }
}
