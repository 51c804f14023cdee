//! Where the audit stands: what came in so far, what is open now, and which step comes next.

use super::notice::loaded;
use super::{Here, live, say};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use shared::activity::State;
use shared::api::{Checklist, WalkSummary};
use shared::district::District;
use shared::i18n::{Message, desk};

#[derive(Clone)]
struct Standing {
    walks: Vec<WalkSummary>,
    districts: usize,
    checklists: usize,
}

#[component]
pub fn Overview() -> impl IntoView {
    let here = Here::get();
    let ours = here.clone();
    let data = LocalResource::new(move || {
        let here = here.clone();
        async move { fetch(&here).await }
    });
    live::listen(&ours, move |_| data.refetch());
    view! { <div class="page">{loaded(data, page)}</div> }
}

async fn fetch(here: &Here) -> Result<Standing, api::Error> {
    let (walks, districts, checklists) = futures::try_join!(
        api::get(here.call("walks")).json(),
        api::get(here.call("districts")).json::<Vec<District>>(),
        api::get(here.call("checklists")).json::<Vec<Checklist>>(),
    )?;
    Ok(Standing {
        walks,
        districts: districts.len(),
        checklists: checklists.len(),
    })
}

fn page(standing: Standing) -> impl IntoView {
    let here = Here::get();
    let name = format!("{} · {}", here.audit.city, here.audit.name);
    if standing.walks.is_empty() {
        view! {
            <Head name>
                <h1>{say(desk::OVERVIEW_EMPTY)}</h1>
            </Head>
            <FirstSteps districts=standing.districts checklists=standing.checklists />
        }
        .into_any()
    } else {
        let headline = {
            let walks = standing.walks.clone();
            move || sentence(&walks)
        };
        view! {
            <Head name>
                <h1>{headline}</h1>
            </Head>
            <OpenWalks walks=standing.walks />
        }
        .into_any()
    }
}

fn sentence(walks: &[WalkSummary]) -> String {
    let walkers: u32 = walks.iter().map(|walk| walk.walkers).sum();
    let answers: u32 = walks.iter().map(|walk| walk.responses).sum();
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
fn FirstSteps(districts: usize, checklists: usize) -> impl IntoView {
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
            {step("districts", desk::OVERVIEW_STEP_DISTRICTS, districts > 0)}
            {step("checklists", desk::OVERVIEW_STEP_CHECKLISTS, checklists > 0)}
            {step("walks/new", desk::OVERVIEW_STEP_WALK, false)}
        </ol>
    }
}

#[component]
fn OpenWalks(walks: Vec<WalkSummary>) -> impl IntoView {
    let here = Here::get();
    let open: Vec<_> = walks
        .into_iter()
        .filter(|walk| walk.activity.state == State::Open)
        .map(|walk| {
            let href = here.page(&format!("walks/{}", walk.activity.id));
            let (walkers, responses) = (walk.walkers, walk.responses);
            view! {
                <li class="card stack">
                    <h3>
                        <a href=href>{walk.activity.title.clone()}</a>
                    </h3>
                    <p class="code">{walk.activity.code.to_string()}</p>
                    <p class="quiet">
                        {move || t_with(desk::WALKERS, &[("n", walkers.into())])} " · "
                        {move || t_with(desk::ANSWERS, &[("n", responses.into())])}
                    </p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h2>{say(desk::OVERVIEW_OPEN_WALKS)}</h2>
            {if open.is_empty() {
                view! { <p class="quiet">{say(desk::OVERVIEW_NO_OPEN_WALK)}</p> }.into_any()
            } else {
                view! { <ul class="cards">{open}</ul> }.into_any()
            }}
        </section>
    }
}
