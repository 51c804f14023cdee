//! What a piece of evidence is called, what it says, and where it is to be seen.

use super::super::review::Names;
use super::super::{Here, say};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::finding::cited::{Cited, Excerpt, Standing};
use shared::finding::{Evidence, Source};
use shared::i18n::{Message, desk};
use shared::id::{DistrictId, StopId};

/// One piece, with a link to it; `children` stand at its end.
#[component]
pub fn Piece(
    evidence: Evidence,
    cited: Cited,
    names: StoredValue<Names>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let here = Here::get();
    let href = address(&here, &evidence.source);
    let kind = say(kind(&evidence.source));
    let label = StoredValue::new((evidence.clone(), cited.clone()));
    let words = move || label.with_value(|(evidence, cited)| words(evidence, cited, names));
    let place = cited.excerpt.as_ref().map(|it| place(it, names));
    let sensitive = cited.excerpt.as_ref().is_some_and(|it| it.sensitive);
    let standing = said_of(cited.standing);
    let link = href.map_or_else(
        || view! { <span class="quiet">{kind}</span> }.into_any(),
        |href| view! { <a href=href>{kind}</a> }.into_any(),
    );
    view! {
        <li class="evidence" class:gone=cited.standing == Standing::Withdrawn>
            <div class="grow">
                <p>{link} " " <span class="evidence-words">{words}</span></p>
                {place.filter(|it| !it.is_empty()).map(|it| view! { <p class="quiet small">{it}</p> })}
                {standing.map(|it| view! { <p class="small standing">{say(it)}</p> })}
                {sensitive.then(|| view! { <p class="small standing">{say(desk::FINDING_SENSITIVE)}</p> })}
            </div>
            {children.map(|children| children())}
        </li>
    }
}

fn kind(source: &Source) -> Message {
    match source {
        Source::Response { .. } => desk::EVIDENCE_RESPONSE,
        Source::Answer { .. } => desk::EVIDENCE_ANSWER,
        Source::Photo { .. } => desk::EVIDENCE_PHOTO,
        Source::Comparison { .. } => desk::EVIDENCE_COMPARISON,
        Source::Note { .. } => desk::EVIDENCE_NOTE,
    }
}

fn said_of(standing: Standing) -> Option<Message> {
    match standing {
        Standing::Stands => None,
        Standing::NotAgreed => Some(desk::STANDING_NOT_AGREED),
        Standing::NotArrived => Some(desk::STANDING_NOT_ARRIVED),
        Standing::Hidden => Some(desk::STANDING_HIDDEN),
        Standing::Withdrawn => Some(desk::STANDING_WITHDRAWN),
    }
}

/// Its page: the answer in the review, the districts side by side.
fn address(here: &Here, source: &Source) -> Option<String> {
    Some(match source {
        Source::Comparison { districts, .. } => {
            let ids: Vec<String> = districts.iter().map(ToString::to_string).collect();
            here.page(&format!("compare?sides={}", ids.join(",")))
        }
        other => here.page(&format!("review?answer={}", other.response()?)),
    })
}

/// What it says, in the reader's language where it can be had.
pub fn words(evidence: &Evidence, cited: &Cited, names: StoredValue<Names>) -> String {
    match (&evidence.source, &cited.excerpt) {
        (Source::Note { from, text }, _) if from.is_empty() => quoted(text),
        (Source::Note { from, text }, _) => format!("{} {from}", quoted(text)),
        (
            Source::Comparison {
                item, districts, ..
            },
            excerpt,
        ) => {
            let tag = language::tag();
            let question = excerpt.as_ref().map(|it| it.question.get(&tag));
            let question = question.filter(|it| !it.is_empty()).unwrap_or(item);
            let of: Vec<String> = districts.iter().map(|id| district(names, *id)).collect();
            format!("{question} {}", of.join(", "))
        }
        (Source::Photo { .. }, Some(excerpt)) if !excerpt.caption.is_empty() => {
            quoted(&excerpt.caption)
        }
        (_, Some(excerpt)) => said(excerpt),
        (_, None) => String::new(),
    }
}

/// "Question: answer “note”".
fn said(excerpt: &Excerpt) -> String {
    let tag = language::tag();
    let question = excerpt.question.get(&tag);
    let answer = if excerpt.cannot_judge {
        t(desk::CANNOT_JUDGE)
    } else {
        excerpt.said.get(&tag).to_owned()
    };
    let mut text = question.to_owned();
    if !answer.is_empty() {
        let arguments = [("question", question.into()), ("answer", answer.into())];
        text = t_with(desk::EVIDENCE_SAID, &arguments);
    }
    if !excerpt.note.is_empty() {
        text = format!("{text} {}", quoted(&excerpt.note));
    }
    text
}

fn quoted(text: &str) -> String {
    t_with(desk::QUOTED, &[("text", text.into())])
}

fn place(excerpt: &Excerpt, names: StoredValue<Names>) -> String {
    let stop = excerpt.stop.map(|id| stop(names, id));
    let district = excerpt.district.map(|id| district(names, id));
    let both = stop.into_iter().chain(district);
    let both = both.filter(|it| !it.is_empty());
    both.collect::<Vec<_>>().join(" · ")
}

fn stop(names: StoredValue<Names>, id: StopId) -> String {
    names.with_value(|names| {
        let mut stops = names.walks.iter().flat_map(|walk| &walk.stops);
        let found = stops.find(|it| it.id == id);
        found.map_or_else(String::new, |it| it.name.clone())
    })
}

fn district(names: StoredValue<Names>, id: DistrictId) -> String {
    names.with_value(|names| {
        let mut districts = names.districts.iter();
        let found = districts.find(|it| it.id == id);
        found.map_or_else(String::new, |it| it.name.clone())
    })
}
