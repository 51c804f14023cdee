//! Findings: the sentences that researchers stand behind, in the order of the report, each with what it
//! rests on. Two who work on them see each other's changes and never overwrite silently.

mod card;
mod cite;
mod editor;
mod evidence;
mod write;

use super::notice::{Bad, Empty, Good, loaded, sentence};
use super::review::Names;
use super::{Here, icon, live, say};
use crate::api;
use crate::language::t_with;
use card::Card;
pub use cite::{Citable, CiteDialog, cite_button};
use editor::{Editing, EditorDialog};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::finding::cited::CitedFinding;
use shared::finding::reorder;
use shared::i18n::desk;
use shared::id::FindingId;
use write::Writing;

/// The finding that is pointed at, in the address.
const OPEN: &str = "finding";

#[component]
pub fn Findings() -> impl IntoView {
    let here = Here::get();
    if !here.may_review() {
        return view! {
            <div class="page">
                <h1>{say(desk::FINDINGS)}</h1>
                <p class="notice">{say(desk::FINDINGS_REFUSED)}</p>
            </div>
        }
        .into_any();
    }
    let names = LocalResource::new(move || Names::fetch(here.clone()));
    view! { <div class="page">{loaded(names, |names| view! { <Desk names /> })}</div> }.into_any()
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Bench {
    findings: RwSignal<Vec<CitedFinding>>,
    writing: Writing,
    editing: RwSignal<Option<Editing>>,
    names: StoredValue<Names>,
}

#[component]
fn Desk(names: Names) -> impl IntoView {
    let here = Here::get();
    let path = StoredValue::new(here.call("findings"));
    let data = LocalResource::new(move || api::get(path.get_value()).json::<Vec<CitedFinding>>());
    live::listen(&here, move |_| data.refetch());
    let bench = Bench {
        findings: RwSignal::default(),
        writing: Writing::new(&here, Callback::new(move |()| data.refetch())),
        editing: RwSignal::new(None),
        names: StoredValue::new(names),
    };
    let arrived = RwSignal::new(false);
    Effect::new(move || {
        if let Some(Ok(findings)) = data.get() {
            bench.findings.set(findings);
            arrived.set(true);
        }
    });
    let failed = move || data.get().and_then(Result::err);
    view! {
        <Head bench />
        <Bad text=move || failed().map(|error| sentence(&error)).unwrap_or_default() />
        <Bad text=bench.writing.bad />
        <Good text=bench.writing.good />
        {move || {
            bench
                .writing
                .removed
                .get()
                .map(|removed| {
                    view! {
                        <div class="row">
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| bench.writing.bring_back(removed.clone())
                            >
                                {say(desk::FINDING_UNDO)}
                            </button>
                        </div>
                    }
                })
        }}
        <Show when=move || arrived.get() && bench.findings.with(Vec::is_empty)>
            <Empty text=desk::FINDINGS_EMPTY drawing=icon::SHEET />
        </Show>
        <List bench />
        <EditorDialog bench />
    }
}

#[component]
fn Head(bench: Bench) -> impl IntoView {
    let here = Here::get();
    let report = here.page("report");
    let head = move || {
        let n = bench.findings.with(Vec::len);
        t_with(desk::FINDINGS_SENTENCE, &[("n", n.into())])
    };
    let listed = move || {
        bench.findings.with(|all| {
            let listed = all.iter().filter(|it| it.finding.content.listed).count();
            t_with(desk::FINDINGS_LISTED, &[("n", listed.into())])
        })
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
                <p class="quiet">{listed} " " {say(desk::FINDINGS_ABOUT)}</p>
            </div>
            <div class="row">
                <a class="button" href=report>
                    {say(desk::REPORT)}
                </a>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| bench.editing.set(Some(Editing::default()))
                >
                    {say(desk::FINDING_NEW)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn List(bench: Bench) -> impl IntoView {
    let address = use_query_map();
    let open = Memo::new(move |_| {
        let id = address.with(|address| address.get(OPEN));
        id.and_then(|id| id.parse::<FindingId>().ok())
    });
    // Drawn anew when something of it changed; moved when only its place did.
    let key = |it: &CitedFinding| {
        let standings: Vec<_> = it.cited.iter().map(|it| it.standing as u8).collect();
        (it.finding.id, it.finding.version, standings)
    };
    view! {
        <ol class="finding-list">
            <For each=move || bench.findings.get() key=key let:finding>
                <Card finding bench open />
            </For>
        </ol>
    }
}

impl Bench {
    /// Moves a finding by one, at once here and then on the server.
    fn shift(self, id: FindingId, by: isize) {
        let before: Vec<FindingId> = self.order();
        let mut wanted = before.clone();
        let from = wanted.iter().position(|it| *it == id);
        let to = from.and_then(|from| from.checked_add_signed(by));
        let (Some(from), Some(to)) = (from, to.filter(|to| *to < wanted.len())) else {
            return;
        };
        wanted.swap(from, to);
        if reorder(&before, &before, &wanted).is_none() {
            return;
        }
        self.findings.update(|all| all.swap(from, to));
        self.writing.order(before, wanted);
    }

    fn order(self) -> Vec<FindingId> {
        let ids = |all: &Vec<CitedFinding>| all.iter().map(|it| it.finding.id).collect();
        self.findings.with_untracked(ids)
    }

    /// Place of a finding in the order, from 1.
    fn place(self, id: FindingId) -> usize {
        let at = |all: &Vec<CitedFinding>| all.iter().position(|it| it.finding.id == id);
        self.findings.with(at).map_or(0, |at| at + 1)
    }
}
