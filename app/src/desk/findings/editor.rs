//! The dialog in which a finding is written: its sentence by language, its theme, whether the report has
//! it, and which of its evidence the report shows.

use super::super::checklists::theme_name;
use super::super::icon::{self, Icon};
use super::super::notice::{Bad, sentence};
use super::super::review::Dialog;
use super::super::{Here, say};
use super::Bench;
use super::card::shown;
use super::evidence::{Piece, words};
use super::write::Failed;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::finding::cited::Cited;
use shared::finding::{Content, Evidence, Finding, NOTE_LETTERS, SENTENCE_LETTERS, Source};
use shared::i18n::{Language, desk};
use shared::id::FindingId;
use shared::text::Text;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The finding that is being written; none for a new one.
#[derive(Clone, Default)]
pub struct Editing {
    pub finding: Option<Finding>,
    pub cited: Vec<Cited>,
}

#[component]
pub fn EditorDialog(bench: Bench) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        let wanted = bench.editing.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move || {
        if !open.get() && bench.editing.with_untracked(Option::is_some) {
            bench.editing.set(None);
        }
    });
    let title = move || {
        let known = bench
            .editing
            .with(|it| it.as_ref().is_some_and(|it| it.finding.is_some()));
        t(if known {
            desk::FINDING_EDIT
        } else {
            desk::FINDING_NEW
        })
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            {move || {
                bench.editing.get_untracked().map(|editing| view! { <Fields editing bench open /> })
            }}
        </Dialog>
    }
}

/// What is being written.
#[derive(Clone, Copy)]
struct Draft {
    id: FindingId,
    /// Version that was seen.
    seen: RwSignal<u32>,
    texts: StoredValue<Vec<(String, RwSignal<String>)>>,
    theme: RwSignal<String>,
    listed: RwSignal<bool>,
    evidence: RwSignal<Vec<(Evidence, Cited)>>,
}

impl Draft {
    fn of(editing: Editing, languages: &[String]) -> Self {
        let Editing { finding, cited } = editing;
        let content = finding.as_ref().map(|it| it.content.clone());
        let content = content.unwrap_or_else(|| Content {
            listed: true,
            ..Content::default()
        });
        // Languages in which it is written already stay, whatever the audit speaks.
        let own = content.text.0.keys().filter(|it| !languages.contains(it));
        let tags = languages.iter().chain(own);
        let field = |tag: &String| {
            let text = content.text.0.get(tag).cloned().unwrap_or_default();
            (tag.clone(), RwSignal::new(text))
        };
        Self {
            id: finding
                .as_ref()
                .map_or_else(|| FindingId(Uuid::now_v7()), |it| it.id),
            seen: RwSignal::new(finding.as_ref().map_or(0, |it| it.version)),
            texts: StoredValue::new(tags.map(field).collect()),
            theme: RwSignal::new(content.theme.clone()),
            listed: RwSignal::new(content.listed),
            evidence: RwSignal::new(content.evidence.into_iter().zip(cited).collect()),
        }
    }

    fn content(self) -> Content {
        let texts = self.texts.with_value(|texts| {
            let texts = texts.iter();
            texts
                .map(|(tag, text)| (tag.clone(), text.get_untracked()))
                .collect()
        });
        let content = Content {
            text: Text(texts),
            theme: self.theme.get_untracked(),
            listed: self.listed.get_untracked(),
            evidence: self
                .evidence
                .get_untracked()
                .into_iter()
                .map(|(evidence, _)| evidence)
                .collect(),
        };
        content.tidy()
    }
}

#[component]
fn Fields(editing: Editing, bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let here = Here::get();
    let known = editing.finding.clone();
    let draft = Draft::of(editing, &here.audit.languages);
    let bad = RwSignal::new(String::new());
    let here = StoredValue::new(here);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let content = draft.content();
        if content.text.is_empty() {
            bad.set(t(desk::FINDING_NEEDS_SENTENCE));
            return;
        }
        spawn_local(async move {
            let seen = draft.seen.get_untracked();
            match bench.writing.save(draft.id, seen, content).await {
                Ok(_) => open.set(false),
                Err(Failed::Otherwise(error)) => bad.set(sentence(&error)),
                Err(Failed::Conflict(theirs)) => {
                    let text = here.with_value(|here| shown(here, &theirs.content.text));
                    let name = theirs.name.clone();
                    let arguments = [("name", name.into()), ("text", text.into())];
                    bad.set(t_with(desk::FINDING_CONFLICT, &arguments));
                    // Whoever saves again has seen it.
                    draft.seen.set(theirs.version);
                }
            }
        });
    };
    view! {
        <form class="stack" on:submit=save>
            <Bad text=bad />
            <Sentences draft />
            <div class="fields">
                <Theme draft bench />
                <label class="check">
                    <input type="checkbox" bind:checked=draft.listed />
                    <span>
                        {say(desk::FINDING_LISTED)}
                        <span class="quiet small">" " {say(desk::FINDING_LISTED_HINT)}</span>
                    </span>
                </label>
            </div>
            <Pieces draft bench />
            <Note draft />
            <div class="row">
                <button type="submit" class="button primary">
                    {say(desk::SAVE)}
                </button>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(desk::CANCEL)}
                </button>
                <span class="grow"></span>
                {known.map(|finding| {
                    let remove = move |_| {
                        bench.writing.remove(&finding);
                        open.set(false);
                    };
                    view! {
                        <button type="button" class="button plain" on:click=remove>
                            {say(desk::FINDING_REMOVE)}
                        </button>
                    }
                })}
            </div>
        </form>
    }
}

/// A field for each of the audit's languages.
#[component]
fn Sentences(draft: Draft) -> impl IntoView {
    let field = |(at, (tag, text)): (usize, (String, RwSignal<String>))| {
        let id = format!("sentence-{tag}");
        let language =
            Language::from_tag(&tag).map_or_else(|| tag.clone(), |it| it.name().to_owned());
        let label = move || {
            t_with(
                desk::FINDING_SENTENCE,
                &[("language", language.clone().into())],
            )
        };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <textarea
                    id=id
                    class="short"
                    lang=tag
                    autofocus=at == 0
                    maxlength=SENTENCE_LETTERS.to_string()
                    bind:value=text
                ></textarea>
            </div>
        }
    };
    let texts = draft.texts.get_value();
    texts.into_iter().enumerate().map(field).collect_view()
}

#[component]
fn Theme(draft: Draft, bench: Bench) -> impl IntoView {
    let chosen = draft.theme.get_untracked();
    let codes = bench.names.with_value(|names| names.codes.clone());
    let own = Some(chosen.clone()).filter(|it| !it.is_empty());
    let themes: BTreeSet<String> = codes.into_iter().chain(own).collect();
    let option = |theme: String| {
        let name = theme_name(&theme);
        let selected = theme == chosen;
        view! {
            <option value=theme selected=selected>
                {name}
            </option>
        }
    };
    view! {
        <div class="field">
            <label for="finding-theme">{say(desk::THEME)}</label>
            <select
                id="finding-theme"
                on:change=move |event| draft.theme.set(event_target_value(&event))
            >
                <option value="">{say(desk::FINDING_NO_THEME)}</option>
                {themes.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The evidence: shown in the report or not, and taken off.
#[component]
fn Pieces(draft: Draft, bench: Bench) -> impl IntoView {
    let piece = move |(evidence, cited): (Evidence, Cited)| {
        let source = StoredValue::new(evidence.source.clone());
        let name = words(&evidence, &cited, bench.names);
        let takes = !matches!(evidence.source, Source::Response { .. });
        let printed = evidence.printed;
        let print = move |event| {
            let on = event_target_checked(&event);
            draft.evidence.update_untracked(|all| {
                let mut found = all
                    .iter_mut()
                    .filter(|(it, _)| source.with_value(|of| it.source == *of));
                if let Some((evidence, _)) = found.next() {
                    evidence.printed = on;
                }
            });
        };
        let drop = move |_| {
            draft
                .evidence
                .update(|all| all.retain(|(it, _)| source.with_value(|of| it.source != *of)));
        };
        let label = move || t_with(desk::FINDING_DROP, &[("name", name.clone().into())]);
        view! {
            <Piece evidence cited names=bench.names>
                {takes
                    .then(|| {
                        view! {
                            <label class="check">
                                <input type="checkbox" checked=printed on:change=print />
                                {say(desk::FINDING_PRINT)}
                            </label>
                        }
                    })}
                <button type="button" class="button icon" aria-label=label on:click=drop>
                    <Icon picture=icon::CROSS />
                </button>
            </Piece>
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="label">{say(desk::FINDING_EVIDENCE)}</legend>
            {move || {
                let all = draft.evidence.get();
                if all.is_empty() {
                    view! { <p class="quiet small">{say(desk::FINDING_EVIDENCE_HOW)}</p> }.into_any()
                } else {
                    view! {
                        <ul class="evidence-list">{all.into_iter().map(piece).collect_view()}</ul>
                    }
                        .into_any()
                }
            }}
        </fieldset>
    }
}

/// What was said in a focus group, or read.
#[component]
fn Note(draft: Draft) -> impl IntoView {
    let from = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let add = move |_| {
        let source = Source::Note {
            from: from.get_untracked().trim().to_owned(),
            text: text.get_untracked().trim().to_owned(),
        };
        let empty = text.with_untracked(|text| text.trim().is_empty());
        let known = draft
            .evidence
            .with_untracked(|all| all.iter().any(|(it, _)| it.source == source));
        if empty || known {
            return;
        }
        let evidence = Evidence {
            source,
            printed: true,
        };
        draft
            .evidence
            .update(|all| all.push((evidence, Cited::default())));
        from.set(String::new());
        text.set(String::new());
    };
    view! {
        <details>
            <summary>{say(desk::FINDING_NOTE)}</summary>
            <div class="stack">
                <div class="field">
                    <label for="note-text">{say(desk::FINDING_NOTE_TEXT)}</label>
                    <textarea
                        id="note-text"
                        class="short"
                        maxlength=NOTE_LETTERS.to_string()
                        bind:value=text
                    ></textarea>
                </div>
                <div class="field">
                    <label for="note-from">{say(desk::FINDING_NOTE_FROM)}</label>
                    <input id="note-from" maxlength="200" bind:value=from />
                    <span class="hint">{say(desk::FINDING_NOTE_FROM_HINT)}</span>
                </div>
                <div class="row">
                    <button type="button" class="button" on:click=add>
                        {say(desk::FINDING_NOTE_ADD)}
                    </button>
                </div>
            </div>
        </details>
    }
}
