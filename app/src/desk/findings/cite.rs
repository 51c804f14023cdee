//! Citing something where it is seen: an answer or a photo in the review, a question in the comparison.

use super::super::icon;
use super::super::icon::Icon;
use super::super::notice::{Bad, sentence};
use super::super::review::{Dialog, SaveOrCancel};
use super::super::{Here, say};
use super::card::shown;
use super::write::{Failed, Writing};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::finding::cited::CitedFinding;
use shared::finding::{Content, Evidence, SENTENCE_LETTERS, Source};
use shared::i18n::desk;
use shared::id::FindingId;
use shared::text::Text;
use uuid::Uuid;

/// What can be cited, and what it is called.
#[derive(Clone)]
pub struct Citable {
    pub name: String,
    pub source: Source,
}

/// Opens the dialog.
pub fn cite_button(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=move |_| open.set(true)>
            <Icon picture=icon::FINDINGS />
            {say(desk::CITE)}
        </button>
    }
}

#[component]
pub fn CiteDialog(
    open: RwSignal<bool>,
    /// One or more, of which one is chosen.
    #[prop(into)]
    of: Signal<Vec<Citable>>,
    cited: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title=Signal::derive(|| t(desk::CITE))>
            <Fields of cited open />
        </Dialog>
    }
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Choice {
    what: RwSignal<usize>,
    /// The finding; none for a new one.
    finding: RwSignal<Option<FindingId>>,
    text: RwSignal<String>,
    printed: RwSignal<bool>,
}

#[component]
fn Fields(of: Signal<Vec<Citable>>, cited: Callback<()>, open: RwSignal<bool>) -> impl IntoView {
    let here = Here::get();
    let choice = Choice {
        what: RwSignal::new(0),
        finding: RwSignal::new(None),
        text: RwSignal::default(),
        printed: RwSignal::new(true),
    };
    let path = here.call("findings");
    let findings = LocalResource::new(move || api::get(path.clone()).json::<Vec<CitedFinding>>());
    let writing = Writing::new(&here, cited);
    let language = here.audit.languages.first().cloned().unwrap_or_default();
    let language = StoredValue::new(language);
    let bad = RwSignal::new(String::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let all = findings
            .get_untracked()
            .and_then(Result::ok)
            .unwrap_or_default();
        let chosen = of.with_untracked(|of| of.get(choice.what.get_untracked()).cloned());
        let Some((id, seen, content)) =
            chosen.and_then(|chosen| choice.content(&all, chosen.source, &language.get_value()))
        else {
            bad.set(t(desk::FINDING_NEEDS_SENTENCE));
            return;
        };
        spawn_local(async move {
            match writing.save(id, seen, content).await {
                Ok(_) => open.set(false),
                Err(Failed::Otherwise(error)) => bad.set(sentence(&error)),
                Err(Failed::Conflict(_)) => {
                    // Cited once more, it is added to what the other wrote.
                    findings.refetch();
                    bad.set(t(desk::CITE_CONFLICT));
                }
            }
        });
    };
    let failed = move || {
        findings
            .get()
            .and_then(Result::err)
            .map(|error| sentence(&error))
    };
    view! {
        <form class="stack" on:submit=save>
            <Bad text=bad />
            <Bad text=move || failed().unwrap_or_default() />
            <What of choice />
            <Where findings choice />
            <label class="check">
                <input type="checkbox" bind:checked=choice.printed />
                {say(desk::FINDING_PRINT)}
            </label>
            <SaveOrCancel save=desk::CITE_SAVE open />
        </form>
    }
}

/// Which of the things that can be cited.
#[component]
fn What(of: Signal<Vec<Citable>>, choice: Choice) -> impl IntoView {
    let options = move || {
        let of = of.get();
        let option =
            |(at, it): (usize, Citable)| view! { <option value=at.to_string()>{it.name}</option> };
        of.into_iter().enumerate().map(option).collect_view()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event).parse();
        choice.what.set(chosen.unwrap_or_default());
    };
    view! {
        <div class="field">
            <label for="cite-what">{say(desk::CITE_WHAT)}</label>
            <select id="cite-what" autofocus on:change=choose>
                {options}
            </select>
        </div>
    }
}

/// In which finding: one that is there, or a new one with its sentence.
#[component]
fn Where(
    findings: LocalResource<Result<Vec<CitedFinding>, api::Error>>,
    choice: Choice,
) -> impl IntoView {
    let here = StoredValue::new(Here::get());
    let options = move || {
        let all = findings.get().and_then(Result::ok).unwrap_or_default();
        let option = |it: CitedFinding| {
            let name = here.with_value(|here| shown(here, &it.finding.content.text));
            let id = it.finding.id;
            view! {
                <option value=id.to_string() selected=choice.finding.get_untracked() == Some(id)>
                    {name}
                </option>
            }
        };
        all.into_iter().map(option).collect_view()
    };
    let choose = move |event| choice.finding.set(event_target_value(&event).parse().ok());
    let sentence = move || {
        let language = here.with_value(|here| here.audit.languages.first().cloned());
        let language = language.unwrap_or_default();
        let name = shared::i18n::Language::from_tag(&language);
        let name = name.map_or(language, |it| it.name().to_owned());
        t_with(desk::FINDING_SENTENCE, &[("language", name.into())])
    };
    view! {
        <div class="field">
            <label for="cite-where">{say(desk::FINDING)}</label>
            <select id="cite-where" on:change=choose>
                <option value="">{say(desk::CITE_NEW)}</option>
                {options}
            </select>
        </div>
        <Show when=move || choice.finding.get().is_none()>
            <div class="field">
                <label for="cite-sentence">{sentence}</label>
                <textarea
                    id="cite-sentence"
                    class="short"
                    maxlength=SENTENCE_LETTERS.to_string()
                    bind:value=choice.text
                ></textarea>
            </div>
        </Show>
    }
}

impl Choice {
    /// What is to be saved; `None` when a new finding has no sentence.
    fn content(
        self,
        all: &[CitedFinding],
        source: Source,
        language: &str,
    ) -> Option<(FindingId, u32, Content)> {
        let evidence = Evidence {
            printed: self.printed.get_untracked() && !matches!(source, Source::Response { .. }),
            source,
        };
        let chosen = self.finding.get_untracked();
        if let Some(found) = all.iter().find(|it| Some(it.finding.id) == chosen) {
            let mut content = found.finding.content.clone();
            content.evidence.retain(|it| it.source != evidence.source);
            content.evidence.push(evidence);
            return Some((found.finding.id, found.finding.version, content));
        }
        let content = Content {
            text: Text::of(language, self.text.get_untracked()),
            listed: true,
            evidence: vec![evidence],
            ..Content::default()
        };
        let content = content.tidy();
        let written = !content.text.is_empty();
        written.then(|| (FindingId(Uuid::now_v7()), 0, content))
    }
}
