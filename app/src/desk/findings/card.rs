//! One finding in the list: its sentence, what it rests on, who wrote it, and what can be done with it.

use super::super::checklists::theme_name;
use super::super::icon::{self, Icon};
use super::super::notice::{Bad, sentence};
use super::super::{Here, moment, say};
use super::editor::Editing;
use super::evidence::Piece;
use super::{Bench, api};
use crate::language::{self, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::finding::Finding;
use shared::finding::cited::CitedFinding;
use shared::i18n::{Message, desk};
use shared::id::FindingId;
use shared::text::Text;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A sentence in the reader's language, or in the first of the audit's that it is written in.
pub fn shown(here: &Here, text: &Text) -> String {
    let preferred: Vec<&str> = here.audit.languages.iter().map(String::as_str).collect();
    let found = text.shown(&language::tag(), &preferred);
    found.map_or_else(String::new, |it| it.text.to_owned())
}

#[component]
pub fn Card(finding: CitedFinding, bench: Bench, open: Memo<Option<FindingId>>) -> impl IntoView {
    let here = Here::get();
    let CitedFinding { finding, cited } = finding;
    let id = finding.id;
    let text = finding.content.text.clone();
    let name = Signal::derive(move || shown(&here, &text));
    let theme = finding.content.theme.clone();
    let listed = finding.content.listed;
    let evidence = finding.content.evidence.clone();
    let pieces = evidence.into_iter().zip(cited).map(|(evidence, cited)| {
        let printed = evidence.printed;
        view! {
            <Piece evidence cited names=bench.names>
                {printed.then(|| view! { <span class="entry-mark">{say(desk::FINDING_PRINTED)}</span> })}
            </Piece>
        }
    });
    let pieces: Vec<_> = pieces.collect();
    let pointed = move || open.get() == Some(id);
    Effect::new(move || {
        if pointed() {
            show_soon(id);
        }
    });
    view! {
        <li class="finding card" class:selected=pointed id=format!("finding-{id}") tabindex="-1">
            <span class="finding-number" aria-hidden="true">
                {move || bench.place(id)}
            </span>
            <div class="stack">
                <div class="stack tight-stack">
                    <p class="row small quiet">
                        {(!theme.is_empty()).then(|| view! { <span>{move || theme_name(&theme)}</span> })}
                        <span class="state">
                            <span class="dot" class:good=listed></span>
                            {say(if listed { desk::FINDING_LISTED } else { desk::FINDING_UNLISTED })}
                        </span>
                    </p>
                    <h2>{name}</h2>
                </div>
                {if pieces.is_empty() {
                    view! { <p class="quiet">{say(desk::FINDING_NO_EVIDENCE)}</p> }.into_any()
                } else {
                    view! { <ul class="evidence-list" aria-label=say(desk::FINDING_EVIDENCE)>{pieces}</ul> }
                        .into_any()
                }}
                <Foot finding name bench />
            </div>
        </li>
    }
}

/// Brings a finding that is pointed at into view, once it is drawn.
fn show_soon(id: FindingId) {
    focus_soon(format!("finding-{id}"));
}

fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

#[component]
fn Foot(finding: Finding, name: Signal<String>, bench: Bench) -> impl IntoView {
    let here = Here::get();
    let zone = here.audit.time_zone.clone();
    let id = finding.id;
    let (by, at, version) = (finding.name.clone(), finding.at, finding.version);
    let wrote = move || {
        let time = moment::ago(at, moment::now(), &zone);
        let arguments = [
            ("n", version.into()),
            ("name", by.clone().into()),
            ("time", time.into()),
        ];
        t_with(desk::FINDING_BY, &arguments)
    };
    let finding = StoredValue::new(finding);
    let shift = move |by: isize, button: &'static str| {
        bench.shift(id, by);
        focus_soon(format!("{button}-{id}"));
    };
    let arrow = move |by: isize, button: &'static str, picture, message: Message| {
        let last = move || {
            let place = bench.place(id);
            if by < 0 {
                place == 1
            } else {
                place == bench.findings.with(Vec::len)
            }
        };
        view! {
            <button
                type="button"
                class="button icon"
                id=format!("{button}-{id}")
                aria-label=move || t_with(message, &[("name", name.get().into())])
                aria-disabled=move || last().then_some("true")
                on:click=move |_| shift(by, button)
            >
                <Icon picture />
            </button>
        }
    };
    view! {
        <div class="row">
            <p class="quiet small grow">{wrote}</p>
            {arrow(-1, "up", icon::UP, desk::FINDING_UP)}
            {arrow(1, "down", icon::DOWN, desk::FINDING_DOWN)}
            <button
                type="button"
                class="button"
                aria-label=move || t_with(desk::FINDING_EDIT_NAME, &[("name", name.get().into())])
                on:click=move |_| {
                    let editing = finding.with_value(|it| bench.editing_of(it));
                    bench.editing.set(Some(editing));
                }
            >
                {say(desk::EDIT)}
            </button>
        </div>
        {(version > 1).then(|| view! { <Earlier id version /> })}
    }
}

/// What it said before, fetched when it is asked for.
#[component]
fn Earlier(id: FindingId, version: u32) -> impl IntoView {
    let here = Here::get();
    let path = here.call(&format!("findings/{id}/history"));
    let zone = StoredValue::new(here.audit.time_zone.clone());
    let here = StoredValue::new(here);
    let versions = RwSignal::new(Vec::<Finding>::new());
    let failed = RwSignal::new(String::new());
    let fetch = move |_| {
        let path = path.clone();
        spawn_local(async move {
            match api::get(path).json::<Vec<Finding>>().await {
                Ok(mut all) => {
                    all.retain(|it| it.version < version);
                    all.reverse();
                    let _ = versions.try_set(all);
                }
                Err(error) => {
                    let _ = failed.try_set(sentence(&error));
                }
            }
        });
    };
    let line = move |it: Finding| {
        let text = move || here.with_value(|here| shown(here, &it.content.text));
        let wrote = move || {
            let time = zone.with_value(|zone| moment::day_and_time(it.at, zone));
            format!("{} · {time}", it.name)
        };
        view! {
            <li>
                <p class="small quiet">{wrote}</p>
                <p>{text}</p>
            </li>
        }
    };
    view! {
        <details on:toggle=fetch>
            <summary>{say(desk::FINDING_HISTORY)}</summary>
            <Bad text=failed />
            <ol class="events">{move || versions.get().into_iter().map(line).collect_view()}</ol>
        </details>
    }
}

impl Bench {
    /// The editor of a finding, with what is there of its evidence.
    fn editing_of(self, finding: &Finding) -> Editing {
        let cited = self.findings.with_untracked(|all| {
            let found = all.iter().find(|it| it.finding.id == finding.id);
            found.map(|it| it.cited.clone()).unwrap_or_default()
        });
        Editing {
            finding: Some(finding.clone()),
            cited,
        }
    }
}
