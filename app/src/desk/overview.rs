//! Where the audit stands: what came in so far, what waits for somebody, what is open now, how much is
//! filled in where, which phones hold something, and which step comes next. It follows what happens.

mod coverage;
mod phones;
mod translation;

use super::notice::{Bad, sentence};
use super::{Here, live, say};
use crate::api;
use crate::language::t_with;
use coverage::Walks;
use leptos::prelude::*;
use phones::Phones;
use shared::activity::State;
use shared::api::{Overview as Standing, ReviewStanding, WalkStanding};
use shared::i18n::{Message, desk};
use shared::id::ActivityId;
use translation::Translations;

#[component]
pub fn Overview() -> impl IntoView {
    let here = Here::get();
    let path = StoredValue::new(here.call("overview"));
    let data = LocalResource::new(move || api::get(path.get_value()).json::<Standing>());
    live::listen(&here, move |_| data.refetch());
    // What is drawn stays while it is read again, so that nobody loses their place.
    let standing = RwSignal::new(None::<Standing>);
    Effect::new(move || {
        if let Some(Ok(fresh)) = data.get() {
            standing.set(Some(fresh));
        }
    });
    let there = Memo::new(move |_| standing.with(Option::is_some));
    let failed = move || data.get().and_then(Result::err);
    view! {
        <div class="page">
            <Bad text=move || failed().map(|error| sentence(&error)).unwrap_or_default() />
            {move || {
                if there.get() {
                    view! { <Page standing /> }.into_any()
                } else if failed().is_some() {
                    view! {
                        <div class="row">
                            <button type="button" class="button" on:click=move |_| data.refetch()>
                                {say(desk::TRY_AGAIN)}
                            </button>
                        </div>
                    }
                        .into_any()
                } else {
                    view! { <p class="quiet" role="status">{say(desk::LOADING)}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// A part of what was read last; it is drawn anew only when it changed.
fn part<T>(
    standing: RwSignal<Option<Standing>>,
    read: impl Fn(&Standing) -> T + Send + Sync + 'static,
) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| standing.with(|it| it.as_ref().map(&read).unwrap_or_default()))
}

#[component]
fn Page(standing: RwSignal<Option<Standing>>) -> impl IntoView {
    let here = Here::get();
    let name = format!("{} · {}", here.audit.city, here.audit.name);
    let walks = part(standing, |it| it.walks.clone());
    let empty = Memo::new(move |_| walks.with(Vec::is_empty));
    let steps = part(standing, |it| (it.districts > 0, !it.checklists.is_empty()));
    move || {
        if empty.get() {
            let (districts, checklists) = steps.get();
            view! {
                <Head name=name.clone()>
                    <h1>{say(desk::OVERVIEW_EMPTY)}</h1>
                </Head>
                <FirstSteps districts checklists />
            }
            .into_any()
        } else {
            view! {
                <Head name=name.clone()>
                    <h1>{move || walks.with(|walks| said(walks))}</h1>
                </Head>
                <Waiting standing />
                <OpenWalks walks />
                <Walks walks />
                <Phones standing />
                <Translations standing />
            }
            .into_any()
        }
    }
}

fn said(walks: &[WalkStanding]) -> String {
    let walkers: u32 = walks.iter().map(|walk| walk.summary.walkers).sum();
    let answers: u32 = walks.iter().map(|walk| walk.summary.responses).sum();
    t_with(
        desk::OVERVIEW_SENTENCE,
        &[
            (
                "walkers",
                t_with(desk::WALKERS, &[("n", walkers.into())]).into(),
            ),
            (
                "answers",
                t_with(desk::ANSWERS, &[("n", answers.into())]).into(),
            ),
            ("walks", walks.len().into()),
        ],
    )
}

#[component]
fn Head(name: String, children: Children) -> impl IntoView {
    view! {
        <div class="page-head">
            <div>
                <p class="page-name">{name}</p>
                {children()}
            </div>
        </div>
    }
}

#[component]
fn FirstSteps(districts: bool, checklists: bool) -> impl IntoView {
    let here = Here::get();
    let step = |path: &str, message: Message, done: bool| {
        view! {
            <li class:done=done>
                <a href=here.page(path)>{say(message)}</a>
                {done.then(|| view! { <span class="quiet">{say(desk::OVERVIEW_STEP_DONE)}</span> })}
            </li>
        }
    };
    view! {
        <ol class="steps">
            {step("districts", desk::OVERVIEW_STEP_DISTRICTS, districts)}
            {step("checklists", desk::OVERVIEW_STEP_CHECKLISTS, checklists)}
            {step("walks/new", desk::OVERVIEW_STEP_WALK, false)}
        </ol>
    }
}

/// What somebody has to look at, each a link to it.
#[component]
fn Waiting(standing: RwSignal<Option<Standing>>) -> impl IntoView {
    let here = Here::get();
    if !here.may_plan() {
        return ().into_any();
    }
    let counts = part(standing, |it| {
        (it.review.unwrap_or_default(), it.phones.len())
    });
    let here = StoredValue::new(here);
    let link = move |(path, message, n): (&'static str, Message, u32)| {
        let href = here.with_value(|here| {
            if path.starts_with('#') {
                path.to_owned()
            } else {
                here.page(path)
            }
        });
        view! {
            <li>
                <a class="button" href=href rel=path.starts_with('#').then_some("external")>
                    {move || t_with(message, &[("n", n.into())])}
                </a>
            </li>
        }
    };
    let list = move || {
        let (review, phones) = counts.get();
        let ReviewStanding {
            received,
            flagged,
            problems,
            ..
        } = review;
        let all = [
            ("review?state=received", desk::OVERVIEW_TO_REVIEW, received),
            ("review?state=flagged", desk::OVERVIEW_FLAGGED, flagged),
            ("review?quarantined=true", desk::OVERVIEW_PROBLEMS, problems),
            ("#phones", desk::OVERVIEW_PHONES_N, phones as u32),
        ];
        let there: Vec<_> = all.into_iter().filter(|(_, _, n)| *n > 0).collect();
        if there.is_empty() {
            view! { <p class="quiet">{say(desk::OVERVIEW_QUIET)}</p> }.into_any()
        } else {
            view! { <ul class="waiting">{there.into_iter().map(link).collect_view()}</ul> }
                .into_any()
        }
    };
    view! {
        <section class="stack">
            <h2>{say(desk::OVERVIEW_ATTENTION)}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// Those that people can join now, with their codes.
#[component]
fn OpenWalks(walks: Memo<Vec<WalkStanding>>) -> impl IntoView {
    let open = Memo::new(move |_| {
        walks.with(|walks| {
            let open = walks.iter();
            let open = open.filter(|it| it.summary.activity.state == State::Open);
            open.map(|it| it.summary.activity.clone())
                .collect::<Vec<_>>()
        })
    });
    let here = StoredValue::new(Here::get());
    view! {
        <section class="stack">
            <h2>{say(desk::OVERVIEW_OPEN_WALKS)}</h2>
            <Show when=move || open.with(Vec::is_empty)>
                <p class="quiet">{say(desk::OVERVIEW_NO_OPEN_WALK)}</p>
            </Show>
            <ul class="cards">
                <For each=move || open.get() key=|it| (it.id, it.title.clone()) let:walk>
                    <li class="card stack">
                        <h3>
                            <a href=here
                                .with_value(|here| here.page(&format!("walks/{}", walk.id)))>
                                {walk.title.clone()}
                            </a>
                        </h3>
                        <p class="code">{walk.code.to_string()}</p>
                        <p class="quiet">{counted(walks, walk.id)}</p>
                    </li>
                </For>
            </ul>
        </section>
    }
}

/// "7 walkers · 42 answers", as it is now.
fn counted(walks: Memo<Vec<WalkStanding>>, id: ActivityId) -> impl Fn() -> String {
    move || {
        let found = walks.with(|walks| {
            let mut walks = walks.iter();
            let walk = walks.find(|it| it.summary.activity.id == id);
            walk.map(|it| (it.summary.walkers, it.summary.responses))
        });
        let (walkers, responses) = found.unwrap_or_default();
        let walkers = t_with(desk::WALKERS, &[("n", walkers.into())]);
        let answers = t_with(desk::ANSWERS, &[("n", responses.into())]);
        format!("{walkers} · {answers}")
    }
}
