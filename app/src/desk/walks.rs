//! The walks of an audit, and the way to plan the next one.

use super::icon::{self, Icon};
use super::notice::{Empty, loaded};
use super::table::TableFrame;
use super::{Here, moment, say};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use shared::activity::State;
use shared::api::WalkSummary;
use shared::district::District;
use shared::i18n::{Message, desk};

type Listed = (Vec<WalkSummary>, Vec<District>);

#[component]
pub fn Walks() -> impl IntoView {
    let here = Here::get();
    let data = LocalResource::new(move || {
        let here = here.clone();
        async move {
            futures::try_join!(
                api::get(here.call("walks")).json(),
                api::get(here.call("districts")).json()
            )
        }
    });
    view! { <div class="page">{loaded(data, list)}</div> }
}

fn list((walks, districts): Listed) -> impl IntoView {
    let count = walks.len();
    let head = move || t_with(desk::WALKS_SENTENCE, &[("n", count.into())]);
    if walks.is_empty() {
        return view! {
            <h1 class="unseen">{head}</h1>
            <Empty text=desk::WALKS_EMPTY drawing=icon::ROUTE>
                <NewWalk />
            </Empty>
        }
        .into_any();
    }
    let rows = walks
        .into_iter()
        .map(|walk| row(walk, &districts))
        .collect_view();
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
            </div>
            <NewWalk />
        </div>
        <TableFrame label=desk::WALKS>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::WALK)}</th>
                        <th scope="col">{say(desk::DISTRICT)}</th>
                        <th scope="col">{say(desk::WALK_DATE)}</th>
                        <th scope="col">{say(desk::WALK_STATE)}</th>
                        <th scope="col">{say(desk::WALK_JOIN_CODE)}</th>
                        <th scope="col" class="number">
                            {say(desk::STOPS_TITLE)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::WALK_WALKERS)}
                        </th>
                        <th scope="col" class="number">
                            {say(desk::WALK_ANSWERS)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
    }
    .into_any()
}

fn row(walk: WalkSummary, districts: &[District]) -> impl IntoView + use<> {
    let activity = walk.activity;
    let href = Here::get().page(&format!("walks/{}", activity.id));
    let mut named = districts.iter();
    let district = named.find(|district| Some(district.id) == activity.district);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{activity.title}</a>
            </th>
            <td>{district.map(|district| district.name.clone())}</td>
            <td class="nowrap">{move || moment::day(activity.date)}</td>
            <td>
                <StateWord state=activity.state />
            </td>
            <td>
                <code>{activity.code.to_string()}</code>
            </td>
            <td class="number">{activity.stops.len()}</td>
            <td class="number">{walk.walkers}</td>
            <td class="number">{walk.responses}</td>
        </tr>
    }
}

/// Draft, open or closed, as a dot and a word.
#[component]
pub fn StateWord(state: State) -> impl IntoView {
    let (dot, word): (_, Message) = match state {
        State::Draft => ("dot", desk::STATE_DRAFT),
        State::Open => ("dot good", desk::STATE_OPEN),
        State::Closed => ("dot bad", desk::STATE_CLOSED),
    };
    view! {
        <span class="state">
            <span class=dot></span>
            {say(word)}
        </span>
    }
}

#[component]
fn NewWalk() -> impl IntoView {
    let here = Here::get();
    here.may_plan().then(|| {
        view! {
            <a class="button primary" href=here.page("walks/new")>
                <Icon picture=icon::PLUS />
                {say(desk::WALK_NEW)}
            </a>
        }
    })
}
