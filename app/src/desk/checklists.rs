//! The questions: a workbook is read and checked first, its errors shown by sheet and row, and
//! published as a version only when a researcher says so.

use super::file::{self, Import};
use super::notice::{Bad, Empty, Good, loaded};
use super::table::TableFrame;
use super::{Here, icon, moment, say};
use crate::api;
use crate::language::{self, t, t_with};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use shared::api::{Checklist, Published, WorkbookReport};
use shared::checklist::Form;
use shared::checklist::model::{Item, Kind, Measure};
use shared::checklist::xlsform::{Diagnostic, Severity};
use shared::i18n::{Message, desk};
use web_sys::File;

/// XLSX, which is what XLSForm workbooks are.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A workbook that was read, waiting for the word to publish it.
#[derive(Clone)]
struct Candidate {
    report: WorkbookReport,
    bytes: SendWrapper<Uint8Array>,
}

#[component]
pub fn Checklists() -> impl IntoView {
    let here = Here::get();
    let path = StoredValue::new(here.call("checklists"));
    let data = LocalResource::new(move || api::get(path.get_value()).json::<Vec<Checklist>>());
    let candidate = RwSignal::new(None::<Candidate>);
    let published = RwSignal::new(None::<Published>);
    let failed = RwSignal::new(None::<api::Error>);
    let check = move |file: File| {
        published.set(None);
        spawn_local(async move {
            let bytes = file::bytes(&file).await.unwrap_or_default();
            let call = api::post(format!("{}/check", path.get_value())).bytes(&bytes, WORKBOOK);
            let answer = call.json::<WorkbookReport>().await;
            failed.set(answer.as_ref().err().cloned());
            let bytes = SendWrapper::new(bytes);
            candidate.set(answer.ok().map(|report| Candidate { report, bytes }));
        });
    };
    let publish = move || {
        let Some(Candidate { bytes, .. }) = candidate.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let call = api::post(path.get_value()).bytes(&bytes, WORKBOOK);
            match call.json::<Published>().await {
                Ok(done) => {
                    published.set(Some(done));
                    candidate.set(None);
                    data.refetch();
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <div class="page">
            {loaded(data, list)}
            <Import
                label=desk::CHECKLIST_UPLOAD
                hint=desk::CHECKLIST_UPLOAD_HINT
                accept=".xlsx"
                chosen=check
                failed
            />
            <Good text=move || published.get().map(|it| outcome(&it)).unwrap_or_default() />
            {move || candidate.get().map(|it| view! { <Checked report=it.report publish=publish /> })}
        </div>
    }
}

fn outcome(published: &Published) -> String {
    let title = published.title.get(&language::tag()).to_owned();
    let arguments = [
        ("title", title.into()),
        ("n", published.version.number.into()),
    ];
    let message = if published.unchanged {
        desk::CHECKLIST_UNCHANGED
    } else {
        desk::CHECKLIST_WAS_PUBLISHED
    };
    t_with(message, &arguments)
}

/// What a workbook says, or what is wrong with it.
#[component]
fn Checked(report: WorkbookReport, publish: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let errors = report
        .diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    let remarks = report.diagnostics.len() - errors;
    let form = report.form.clone();
    let ready = move || {
        let title = form.title.get(&language::tag()).to_owned();
        let items = t_with(desk::ITEMS, &[("n", questions(&form).len().into())]);
        t_with(
            desk::CHECKLIST_CHECKED,
            &[("title", title.into()), ("items", items.into())],
        )
    };
    let form = report.form;
    view! {
        <section class="stack-wide">
            {if errors > 0 {
                let text = move || t_with(desk::CHECKLIST_HAS_ERRORS, &[("n", errors.into())]);
                view! { <Bad text /> }.into_any()
            } else {
                view! {
                    <div class="stack">
                        <div role="status">
                            <h2>{ready}</h2>
                        </div>
                        <div class="row">
                            <button
                                type="button"
                                class="button primary"
                                on:click=move |_| publish()
                            >
                                {say(desk::CHECKLIST_PUBLISH)}
                            </button>
                            {(remarks > 0)
                                .then(|| {
                                    view! {
                                        <span class="quiet">
                                            {move || {
                                                t_with(
                                                    desk::CHECKLIST_HAS_WARNINGS,
                                                    &[("n", remarks.into())],
                                                )
                                            }}
                                        </span>
                                    }
                                })}
                        </div>
                    </div>
                }
                    .into_any()
            }}
            {(!report.diagnostics.is_empty())
                .then(|| view! { <Diagnostics diagnostics=report.diagnostics /> })}
            {(errors == 0).then(|| view! { <Preview form /> })}
        </section>
    }
}

#[component]
fn Diagnostics(diagnostics: Vec<Diagnostic>) -> impl IntoView {
    let row = |found: Diagnostic| {
        let (dot, word) = match found.severity {
            Severity::Error => ("dot bad", desk::SEVERITY_ERROR),
            Severity::Warning => ("dot wait", desk::SEVERITY_WARNING),
        };
        let place = if found.row > 0 {
            found.row.to_string()
        } else {
            String::new()
        };
        view! {
            <tr>
                <td>
                    <span class="state">
                        <span class=dot></span>
                        {say(word)}
                    </span>
                </td>
                <td class="nowrap">{found.sheet}</td>
                <td class="number">{place}</td>
                <td class="nowrap">{found.column}</td>
                <td>{found.message} " " {found.remedy}</td>
            </tr>
        }
    };
    view! {
        <TableFrame label=desk::WHAT_IS_WRONG>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::STATUS)}</th>
                        <th scope="col">{say(desk::SHEET)}</th>
                        <th scope="col" class="number">
                            {say(desk::ROW)}
                        </th>
                        <th scope="col">{say(desk::COLUMN)}</th>
                        <th scope="col">{say(desk::WHAT_IS_WRONG)}</th>
                    </tr>
                </thead>
                <tbody>{diagnostics.into_iter().map(row).collect_view()}</tbody>
            </TableFrame>
    }
}

/// What walkers are asked: not notes, calculations and metadata.
fn questions(form: &Form) -> Vec<&Item> {
    let asked = |item: &&Item| {
        !matches!(
            item.kind,
            Kind::Note | Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
        )
    };
    form.items()
        .into_iter()
        .map(|(_, item)| item)
        .filter(asked)
        .collect()
}

#[component]
fn Preview(form: Form) -> impl IntoView {
    let rows = move || {
        let tag = language::tag();
        let row = |item: &Item| {
            let scale = match form.scale(item) {
                Some(scale) => scale,
                None => form.choices(item).iter().collect(),
            };
            let words: Vec<&str> = scale.iter().map(|choice| choice.label.get(&tag)).collect();
            view! {
                <tr>
                    <th scope="row">{item.label.get(&tag).to_owned()}</th>
                    <td class="nowrap">{t(kind(&item.kind))}</td>
                    <td>{words.join(" · ")}</td>
                    <td class="nowrap">{item.measure.map(|it| t(measure(it)))}</td>
                    <td class="nowrap">{theme_name(&item.theme)}</td>
                </tr>
            }
        };
        questions(&form).into_iter().map(row).collect_view()
    };
    view! {
        <TableFrame label=desk::CHECKLIST_QUESTIONS>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::QUESTION)}</th>
                        <th scope="col">{say(desk::KIND)}</th>
                        <th scope="col">{say(desk::SCALE)}</th>
                        <th scope="col">{say(desk::MEASURE)}</th>
                        <th scope="col">{say(desk::THEME)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
    }
}

fn kind(kind: &Kind) -> Message {
    match kind {
        Kind::SelectOne { .. } => desk::KIND_CHOICE,
        Kind::SelectMultiple { .. } | Kind::Rank { .. } => desk::KIND_SEVERAL,
        Kind::Text => desk::KIND_TEXT,
        Kind::Integer | Kind::Decimal | Kind::Range { .. } => desk::KIND_NUMBER,
        Kind::Image => desk::KIND_PHOTO,
        Kind::Audio => desk::KIND_AUDIO,
        Kind::Note | Kind::Acknowledge => desk::KIND_NOTE,
        Kind::Date | Kind::Time | Kind::DateTime => desk::KIND_DATE,
        Kind::Geopoint | Kind::Geotrace | Kind::Geoshape => desk::KIND_PLACE,
        _ => desk::KIND_OTHER,
    }
}

pub fn measure(measure: Measure) -> Message {
    match measure {
        Measure::Observation => desk::MEASURE_OBSERVATION,
        Measure::Perception => desk::MEASURE_PERCEPTION,
    }
}

/// The themes that ship, as checklists name them.
pub const THEMES: [(&str, Message); 9] = [
    ("safety", desk::THEME_SAFETY),
    ("lighting", desk::THEME_LIGHTING),
    ("signage", desk::THEME_SIGNAGE),
    ("services", desk::THEME_SERVICES),
    ("mixing", desk::THEME_MIXING),
    ("hate", desk::THEME_HATE),
    ("space", desk::THEME_SPACE),
    ("access", desk::THEME_ACCESS),
    ("feeling", desk::THEME_FEELING),
];

/// A theme of the vocabulary that ships, in the reader's language; an own theme as it is written.
pub fn theme_name(theme: &str) -> String {
    let known = THEMES.iter().find(|(name, _)| *name == theme);
    known.map_or_else(|| theme.to_owned(), |(_, message)| t(*message))
}

fn list(checklists: Vec<Checklist>) -> impl IntoView {
    let count = checklists.len();
    let head = move || t_with(desk::CHECKLISTS_SENTENCE, &[("n", count.into())]);
    if checklists.is_empty() {
        return view! {
            <h1 class="unseen">{head}</h1>
            <Empty text=desk::CHECKLISTS_EMPTY drawing=icon::SHEET />
        }
        .into_any();
    }
    let rows = checklists.into_iter().flat_map(|checklist| {
        let title = checklist.title;
        checklist
            .versions
            .into_iter()
            .rev()
            .map(move |version| (title.clone(), version))
    });
    let zone = Here::get().audit.time_zone;
    let row = move |(title, version): (shared::text::Text, shared::api::ChecklistVersion)| {
        let zone = zone.clone();
        let published = move || moment::day_and_time(version.published_at, &zone);
        view! {
            <tr>
                <th scope="row">{move || title.get(&language::tag()).to_owned()}</th>
                <td class="number">{version.number}</td>
                <td class="number">{version.items}</td>
                <td>{version.languages.join(", ")}</td>
                <td class="nowrap">{published}</td>
            </tr>
        }
    };
    view! {
        <h1>{head}</h1>
        <TableFrame label=desk::CHECKLISTS>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::CHECKLIST)}</th>
                        <th scope="col" class="number">
                            {say(desk::CHECKLIST_VERSION)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::CHECKLIST_QUESTIONS)}
                        </th>
                        <th scope="col">{say(desk::CHECKLIST_LANGUAGES)}</th>
                        <th scope="col">{say(desk::CHECKLIST_PUBLISHED)}</th>
                    </tr>
                </thead>
                <tbody>{rows.map(row).collect_view()}</tbody>
            </TableFrame>
    }
    .into_any()
}
