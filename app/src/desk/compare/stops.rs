//! Where two sides see the same street differently: one question at one place, the furthest apart first.

use super::super::notice::loaded;
use super::super::review::Names;
use super::super::{Here, say};
use super::choice::{Choice, Pair};
use super::item::{AsTable, Sentences, SidesTable, bars};
use super::take::{Chart, Take};
use super::word::in_side;
use super::{Board, View, Views, with_districts};
use crate::api;
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::activity::Activity;
use shared::analysis::ScoredItem;
use shared::analysis::apart::{ApartAtStop, ApartAtStops, LEAST};
use shared::analysis::side::By;
use shared::export::comparison as csv;
use shared::i18n::desk;
use shared::id::StopId;
use std::sync::Arc;

/// `/desk/:audit/compare/stops`
#[component]
pub fn CompareStops() -> impl IntoView {
    with_districts(|board| view! { <Stops board /> }.into_any())
}

#[component]
fn Stops(board: Board) -> impl IntoView {
    let here = Here::get();
    if !here.may_review() {
        return view! {
            <h1>{say(desk::COMPARE_STOPS)}</h1>
            <Views now=View::Stops />
            <p class="notice">{say(desk::COMPARE_VIEWER)}</p>
        }
        .into_any();
    }
    let names = LocalResource::new(move || Names::fetch(here.clone()));
    view! {
        {move || {
            let by = board.asked.with(|asked| asked.by);
            let head = if by == By::District {
                t(desk::COMPARE_STOPS)
            } else {
                head(board)
            };
            view! {
                <div class="page-head">
                    <div>
                        <h1>{head}</h1>
                    </div>
                </div>
            }
        }}
        <Views now=View::Stops />
        <Choice board />
        {loaded(names, move |names| view! { <Found board names=StoredValue::new(names) /> })}
    }
    .into_any()
}

fn head(board: Board) -> String {
    let Some((first, second)) = board.asked.with(super::asked::Asked::two) else {
        return t(desk::COMPARE_STOPS);
    };
    let name = |side| board.districts.with_value(|it| in_side(side, it));
    let pair = [
        ("first", name(first).into()),
        ("second", name(second).into()),
    ];
    t_with(desk::COMPARE_STOPS_SENTENCE, &pair)
}

#[component]
fn Found(board: Board, names: StoredValue<Names>) -> impl IntoView {
    let here = StoredValue::new(Here::get());
    let question = Memo::new(move |_| {
        board.asked.with(|asked| {
            let pair = asked.two().filter(|_| asked.by != By::District);
            pair.map(|(first, second)| asked.query(&[first, second]))
        })
    });
    let data = LocalResource::new(move || {
        let query = question.get();
        let path =
            query.map(|it| here.with_value(|here| here.call(&format!("comparison/stops{it}"))));
        async move {
            match path {
                Some(path) => api::get(path).json().await.map(Some),
                None => Ok(None),
            }
        }
    });
    let page = move |found: Option<ApartAtStops>| match found {
        None => view! { <p class="notice">{say(desk::COMPARE_STOPS_CHOOSE)}</p> }.into_any(),
        Some(found) => view! { <List board names found=Arc::new(found) /> }.into_any(),
    };
    view! {
        <Pair board />
        {loaded(data, page)}
    }
}

#[component]
fn List(board: Board, names: StoredValue<Names>, found: Arc<ApartAtStops>) -> impl IntoView {
    let k = Here::get().audit.k;
    let few = move |message| t_with(message, &[("k", k.into()), ("least", LEAST.into())]);
    if found.found.is_empty() {
        return view! {
            <p class="notice">{move || few(desk::COMPARE_STOPS_NONE)}</p>
        }
        .into_any();
    }
    let (shown, all) = (found.found.len(), found.all);
    let cut = (all as usize > shown).then(|| {
        let arguments = [("n", shown.into()), ("all", all.into())];
        view! { <p class="small quiet">{move || t_with(desk::COMPARE_STOPS_MORE, &arguments)}</p> }
    });
    let rows = (0..shown).filter_map(|index| {
        let (found, at) = (Arc::clone(&found), found.found.get(index)?.clone());
        let item = found.items.get(at.item as usize)?.clone();
        Some(view! { <Place board names found at item /> })
    });
    let rows = rows.collect_view();
    view! {
        <p class="quiet">{move || few(desk::COMPARE_STOPS_ABOUT)}</p>
        {cut}
        <div>{rows}</div>
    }
    .into_any()
}

#[component]
fn Place(
    board: Board,
    names: StoredValue<Names>,
    found: Arc<ApartAtStops>,
    at: ApartAtStop,
    item: ScoredItem,
) -> impl IntoView {
    let place = name_of(names, &at);
    let label = item.label.clone();
    let question = move || label.get(&language::tag()).to_owned();
    let title = Signal::derive({
        let (place, question) = (place.clone(), question.clone());
        move || format!("{}: {}", place, question())
    });
    let links = links(names, &at, &item);
    let chart = Chart {
        title,
        what: format!("stop {} {}", place, item.path),
        picture: Arc::new({
            let (sides, item) = (at.sides.clone(), item.clone());
            move || {
                let tag = language::tag();
                let levels: Vec<&str> = item.levels.iter().map(|it| it.get(&tag)).collect();
                let draw =
                    |districts: &Vec<_>| bars(item.label.get(&tag), &levels, &sides, districts);
                board.districts.with_value(draw)
            }
        }),
        csv: Arc::new({
            let one = ApartAtStops {
                found: vec![at.clone()],
                items: found.items.clone(),
                ..ApartAtStops::clone(&found)
            };
            move |compared| csv::at_stops(&one, compared)
        }),
    };
    let picture = Arc::clone(&chart.picture);
    let stop = Callback::new(move |id: StopId| stop_name(names, id));
    let (levels, sides) = (item.levels.clone(), at.sides.clone());
    view! {
        <article class="item-row">
            <div class="stack">
                <div>
                    <h2>{place}</h2>
                    <p>{question}</p>
                </div>
                {links}
            </div>
            <div class="stack">
                <div class="charts" inner_html=move || picture()></div>
                <div class="beside-chart">
                    <AsTable title>
                        <SidesTable board levels=levels.clone() sides=sides.clone() />
                    </AsTable>
                    <Take board chart stop />
                </div>
            </div>
            <Sentences board differences=vec![at.difference] />
        </article>
    }
}

/// The place on the map, and the answers of each walk that stopped there.
fn links(names: StoredValue<Names>, at: &ApartAtStop, item: &ScoredItem) -> impl IntoView + use<> {
    let here = Here::get();
    let first = at.stops.first().copied();
    let map = first.map(|stop| {
        let walk = walk_of(names, stop, |walk| walk.id.to_string()).unwrap_or_default();
        let district = at
            .district
            .map_or_else(|| "all".to_owned(), |id| id.to_string());
        let by = item.key();
        here.page(&format!(
            "map?by={by}&district={district}&walk={walk}&stop={stop}"
        ))
    });
    let several = at.stops.len() > 1;
    let answers = at.stops.iter().filter_map(|stop| {
        let walk = walk_of(names, *stop, |walk| (walk.id, walk.title.clone()))?;
        let href = here.page(&format!("review?walk={}&stop={stop}", walk.0));
        let word = move || {
            if several {
                let walk = walk.1.as_str().into();
                t_with(desk::COMPARE_STOP_ANSWERS_OF, &[("walk", walk)])
            } else {
                t(desk::COMPARE_STOP_ANSWERS)
            }
        };
        Some(view! {
            <li>
                <a href=href>{word}</a>
            </li>
        })
    });
    let answers = answers.collect_view();
    view! {
        <ul class="small stop-links">
            {map
                .map(|href| {
                    view! {
                        <li>
                            <a href=href>{say(desk::COMPARE_STOP_MAP)}</a>
                        </li>
                    }
                })} {answers}
        </ul>
    }
}

/// As the first walk that stopped there calls it.
fn name_of(names: StoredValue<Names>, at: &ApartAtStop) -> String {
    let stop = at.stops.first().copied();
    stop.map(|stop| stop_name(names, stop)).unwrap_or_default()
}

fn stop_name(names: StoredValue<Names>, id: StopId) -> String {
    let name = |walk: &Activity| {
        let mut stops = walk.stops.iter();
        stops.find(|it| it.id == id).map(|it| it.name.clone())
    };
    walk_of(names, id, name).flatten().unwrap_or_default()
}

fn walk_of<T>(names: StoredValue<Names>, id: StopId, read: impl Fn(&Activity) -> T) -> Option<T> {
    names.with_value(|names| {
        let mut walks = names.walks.iter();
        let found = walks.find(|walk| walk.stops.iter().any(|it| it.id == id));
        found.map(read)
    })
}
