//! Which findings rest on an answer, and citing it in one.

use super::super::findings::{Citable, CiteDialog, cite_button};
use super::super::notice::{Bad, sentence};
use super::super::{Here, live, say};
use super::said::item_of;
use crate::api;
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::api::{Change, ResponseRow};
use shared::checklist::Form;
use shared::finding::Source;
use shared::finding::cited::CitedFinding;
use shared::i18n::desk;

#[component]
pub fn CitedIn(row: ResponseRow, form: Form) -> impl IntoView {
    let here = Here::get();
    let id = row.revision.response;
    let path = here.call(&format!("findings?response={id}"));
    let data = LocalResource::new(move || api::get(path.clone()).json::<Vec<CitedFinding>>());
    live::listen(&here, move |change| {
        if matches!(change, Change::Finding { .. } | Change::Missed) {
            data.refetch();
        }
    });
    let open = RwSignal::new(false);
    let parts = StoredValue::new((row, form));
    let of = Signal::derive(move || parts.with_value(|(row, form)| citables(row, form)));
    let failed = move || {
        data.get()
            .and_then(Result::err)
            .map(|error| sentence(&error))
    };
    let here = StoredValue::new(here);
    let link = move |it: CitedFinding| {
        let href =
            here.with_value(|here| here.page(&format!("findings?finding={}", it.finding.id)));
        let text = move || {
            let text = &it.finding.content.text;
            let found = here.with_value(|here| {
                let own: Vec<&str> = here.audit.languages.iter().map(String::as_str).collect();
                text.shown(&language::tag(), &own)
                    .map(|it| it.text.to_owned())
            });
            found.unwrap_or_default()
        };
        view! {
            <li>
                <a href=href>{text}</a>
            </li>
        }
    };
    let list = move || {
        let all = data.get()?.ok()?;
        Some(if all.is_empty() {
            view! { <p class="quiet">{say(desk::CITED_NOWHERE)}</p> }.into_any()
        } else {
            view! { <ul class="stack">{all.into_iter().map(link).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <section class="stack">
            <h3>{say(desk::CITED_IN)}</h3>
            <Bad text=move || failed().unwrap_or_default() />
            {list}
            <div class="row">{cite_button(open)}</div>
            <CiteDialog open of cited=Callback::new(move |()| data.refetch()) />
        </section>
    }
}

/// What of an answer can be cited: what was written, photos, each answer, the whole.
fn citables(row: &ResponseRow, form: &Form) -> Vec<Citable> {
    let revision = &row.revision;
    let response = revision.response;
    let tag = language::tag();
    let question = |path: &str| {
        let item = item_of(form, path);
        item.map_or_else(|| path.to_owned(), |item| item.label.get(&tag).to_owned())
    };
    let answers = revision.answers.0.iter().filter(|(_, it)| !it.is_blank());
    let mut answers: Vec<_> = answers.collect();
    // Words first: they are what is quoted.
    answers.sort_by_key(|(_, it)| it.note.is_empty());
    let answer = |(item, answer): (&String, &shared::response::Answer)| {
        let name = question(item);
        Citable {
            name: if answer.note.is_empty() {
                name
            } else {
                let note = t_with(desk::QUOTED, &[("text", answer.note.as_str().into())]);
                format!("{name} {note}")
            },
            source: Source::Answer {
                response,
                item: item.clone(),
            },
        }
    };
    let photos = revision
        .attachments
        .iter()
        .filter(|it| !it.media.is_audio());
    let photo = |(at, it): (usize, &shared::attachment::Attachment)| Citable {
        name: if it.caption.is_empty() {
            let item = question(&it.item);
            format!(
                "{} {}",
                t_with(desk::PHOTO_BY, &[("item", item.into())]),
                at + 1
            )
        } else {
            let caption = t_with(desk::QUOTED, &[("text", it.caption.as_str().into())]);
            format!("{} {caption}", t(desk::EVIDENCE_PHOTO))
        },
        source: Source::Photo {
            response,
            attachment: it.id,
        },
    };
    let whole = Citable {
        name: t(desk::CITE_WHOLE),
        source: Source::Response { response },
    };
    let photos: Vec<Citable> = photos.enumerate().map(photo).collect();
    let answers = answers.into_iter().map(answer);
    photos.into_iter().chain(answers).chain([whole]).collect()
}
