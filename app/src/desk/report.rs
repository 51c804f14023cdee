//! The City Audit Report: in which language, for whom, and what of the findings is in it.

use super::notice::{Bad, sentence};
use super::{Here, say};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use shared::finding::cited::{CitedFinding, Standing};
use shared::i18n::{Language, Message, desk};

/// What the report speaks.
const LANGUAGES: [Language; 4] = [
    Language::Czech,
    Language::English,
    Language::Ukrainian,
    Language::Vietnamese,
];

#[component]
pub fn Report() -> impl IntoView {
    let here = Here::get();
    let k = here.audit.k;
    let researcher = here.may_review();
    let about = move || t_with(desk::REPORT_PUBLIC_ABOUT, &[("k", k.into())]);
    view! {
        <div class="page">
            <div class="page-head">
                <div>
                    <h1>{say(desk::REPORT_TITLE)}</h1>
                    <p class="quiet">{say(desk::REPORT_ABOUT)}</p>
                </div>
            </div>
            {researcher.then(|| view! { <Inside /> })}
            <ul class="report-versions">
                <li class="card stack">
                    <h2>{say(desk::REPORT_PUBLIC)}</h2>
                    <p>{about}</p>
                    <Links version="public" of=desk::REPORT_PUBLIC />
                </li>
                {researcher
                    .then(|| {
                        view! {
                            <li class="card stack">
                                <h2>{say(desk::REPORT_RESEARCHERS)}</h2>
                                <p>{say(desk::REPORT_RESEARCHERS_ABOUT)}</p>
                                <Links version="researchers" of=desk::REPORT_RESEARCHERS />
                            </li>
                        }
                    })}
            </ul>
            <p class="quiet">{say(desk::REPORT_HOW)}</p>
        </div>
    }
}

/// The audit's languages, as far as the report speaks them; all that it speaks when there are none.
fn languages(here: &Here) -> Vec<Language> {
    let tags = here.audit.languages.iter();
    let spoken = tags.filter_map(|tag| Language::from_tag(tag));
    let spoken: Vec<Language> = spoken.filter(|it| LANGUAGES.contains(it)).collect();
    if spoken.is_empty() {
        LANGUAGES.to_vec()
    } else {
        spoken
    }
}

/// To read and to save, in each language.
#[component]
fn Links(version: &'static str, of: Message) -> impl IntoView {
    let here = Here::get();
    let line = |language: Language| {
        let tag = language.tag();
        let query = format!("report?language={tag}&version={version}");
        let open = format!("/api/v1{}", here.call(&query));
        let save = format!("{open}&file=true");
        let called = move |message: Message| {
            move || {
                let (name, of) = (language.name(), say(of)());
                t_with(
                    message,
                    &[("language", name.into()), ("version", of.into())],
                )
            }
        };
        view! {
            <li class="row">
                <span class="grow" lang=tag>
                    {language.name()}
                </span>
                <a
                    class="button"
                    href=open
                    target="_blank"
                    rel="external"
                    aria-label=called(desk::REPORT_OPEN_IN)
                >
                    {say(desk::REPORT_OPEN)}
                </a>
                <a
                    class="button"
                    href=save
                    download
                    rel="external"
                    aria-label=called(desk::REPORT_SAVE_IN)
                >
                    {say(desk::REPORT_SAVE)}
                </a>
            </li>
        }
    };
    view! { <ul class="report-links">{languages(&here).into_iter().map(line).collect_view()}</ul> }
}

/// How many findings are in it, and what was chosen and is not printed.
#[component]
fn Inside() -> impl IntoView {
    let here = Here::get();
    let path = here.call("findings");
    let data = LocalResource::new(move || api::get(path.clone()).json::<Vec<CitedFinding>>());
    let failed = move || data.get().and_then(Result::err);
    let href = here.page("findings");
    let said = move || {
        let findings = data.get()?.ok()?;
        let listed = findings.iter().filter(|it| it.finding.content.listed);
        let n = listed.clone().count();
        let chosen = listed.flat_map(|it| it.finding.content.evidence.iter().zip(&it.cited));
        let chosen: Vec<Standing> = chosen
            .filter(|(evidence, _)| evidence.printed)
            .map(|(_, cited)| cited.standing)
            .collect();
        let printed = chosen.iter().filter(|it| **it == Standing::Stands).count();
        Some((n, printed, chosen.len() - printed))
    };
    let sentence_of = move || {
        said().map(|(n, printed, _)| {
            let arguments = [("n", n.into()), ("m", printed.into())];
            t_with(desk::REPORT_INSIDE, &arguments)
        })
    };
    let missing = move || {
        let (_, _, missing) = said()?;
        (missing > 0).then(|| t_with(desk::REPORT_NOT_PRINTED, &[("n", missing.into())]))
    };
    view! {
        <div class="stack">
            <Bad text=move || failed().map(|error| sentence(&error)).unwrap_or_default() />
            <p>{sentence_of} " " <a href=href>{say(desk::FINDINGS)}</a></p>
            {move || missing().map(|text| view! { <p class="notice wait">{text}</p> })}
        </div>
    }
}
