//! Importing what a walker's phone saved as a file, and in words what came of it.

use super::file::Import;
use super::notice::Good;
use super::{Here, say};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Message, desk};
use shared::sync::rescue::{Reason, Refused, Report};
use web_sys::File;

#[component]
pub fn ImportRescue() -> impl IntoView {
    let path = StoredValue::new(Here::get().call("rescue"));
    let busy = RwSignal::new(false);
    let done = RwSignal::new(None::<Report>);
    let failed = RwSignal::new(None::<api::Error>);
    let import = move |file: File| {
        busy.set(true);
        done.set(None);
        failed.set(None);
        spawn_local(async move {
            let call = api::post(path.get_value()).file(&file, "application/zip");
            match call.json().await {
                Ok(report) => done.set(Some(report)),
                Err(error) => failed.set(Some(error)),
            }
            busy.set(false);
        });
    };
    let good = move || match &*done.read() {
        Some(report) => summary(report),
        None if busy.get() => t(desk::RESCUE_BUSY),
        None => String::new(),
    };
    let refused = move || done.read().as_ref().map(refusals).unwrap_or_default();
    view! {
        <section class="stack">
            <h2>{say(desk::RESCUE)}</h2>
            <p>{say(desk::RESCUE_ABOUT)}</p>
            <Import
                label=desk::RESCUE_IMPORT
                hint=desk::RESCUE_IMPORT_HINT
                accept=".zip,application/zip"
                chosen=import
                failed
            />
            <Good text=good />
            {move || list(refused())}
        </section>
    }
}

/// What was not taken, with the reasons.
fn list(refused: Vec<String>) -> Option<impl IntoView> {
    let count = refused.len();
    (count > 0).then(|| {
        let items = refused.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <div class="notice bad" role="alert">
                <p>{t_with(desk::RESCUE_REFUSED, &[("n", count.into())])}</p>
                <ul>{items.collect_view()}</ul>
            </div>
        }
    })
}

/// What was taken, in sentences; what there was none of is not mentioned.
fn summary(report: &Report) -> String {
    let counts: [(Message, u32); 6] = [
        (desk::RESCUE_ANSWERS_TAKEN, report.answers.taken),
        (desk::RESCUE_QUARANTINED, report.answers.quarantined),
        (desk::RESCUE_ANSWERS_ALREADY, report.answers.already),
        (desk::RESCUE_PHOTOS_TAKEN, report.photos.taken),
        (desk::RESCUE_PHOTOS_ALREADY, report.photos.already),
        (desk::RESCUE_ELSEWHERE, report.elsewhere),
    ];
    let said = counts.into_iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> = said
        .map(|(message, n)| t_with(message, &[("n", n.into())]))
        .collect();
    let nothing = said.is_empty() && refusals(report).is_empty();
    if nothing {
        t(desk::RESCUE_EMPTY)
    } else {
        said.join(" ")
    }
}

fn refusals(report: &Report) -> Vec<String> {
    let line = |what: Message, refused: &Refused| {
        format!("{} {}: {}", t(what), refused.what, reason(&refused.reason))
    };
    let answers = report.answers.refused.iter();
    let answers = answers.map(|refused| line(desk::RESCUE_REFUSED_ANSWER, refused));
    let photos = report.photos.refused.iter();
    let photos = photos.map(|refused| line(desk::RESCUE_REFUSED_PHOTO, refused));
    answers.chain(photos).collect()
}

fn reason(reason: &Reason) -> String {
    t(match reason {
        Reason::Malformed { detail } => {
            return t_with(
                desk::RESCUE_MALFORMED,
                &[("detail", detail.as_str().into())],
            );
        }
        Reason::UnknownWalker => desk::RESCUE_UNKNOWN_WALKER,
        Reason::NotNamed => desk::RESCUE_NOT_NAMED,
        Reason::Withdrawn => desk::RESCUE_WITHDRAWN,
        Reason::Damaged => desk::RESCUE_DAMAGED,
        Reason::TooLarge => desk::RESCUE_TOO_LARGE,
        Reason::Busy => desk::RESCUE_BEING_SENT,
    })
}
