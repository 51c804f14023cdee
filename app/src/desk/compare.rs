//! Side by side, question by question: districts, groups of walkers, day and night, two visits. How answers spread
//! over the scale, how sure one may be of it, and what the difference is in words.

mod asked;
mod choice;
mod item;
mod overview;
mod stops;
mod take;
mod themes;
mod word;

pub use stops::CompareStops;
pub use themes::CompareThemes;
pub use word::worded;

use super::checklists::theme_name;
use super::findings::CiteDialog;
use super::notice::{Bad, Empty, loaded};
use super::{Here, agreement, icon, say};
use crate::api;
use crate::language::{t, t_with};
use asked::Asked;
use choice::{Choice, Pair};
use item::{Citing, Item};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use overview::{Overview, by_size};
use shared::analysis::comparison::{Comparison, ItemComparison};
use shared::analysis::side::{By, Side};
use shared::district::District;
use shared::i18n::{Message, desk};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Board {
    districts: StoredValue<Vec<District>>,
    asked: Memo<Asked>,
}

#[component]
pub fn Compare() -> impl IntoView {
    with_districts(|board| view! { <Questions board /> }.into_any())
}

/// A page of the comparison, once the districts are known.
fn with_districts(page: fn(Board) -> AnyView) -> impl IntoView {
    let here = Here::get();
    let (path, researcher) = (here.call("districts"), here.may_review());
    let data = LocalResource::new(move || api::get(path.clone()).json::<Vec<District>>());
    let shown = move |districts: Vec<District>| {
        let address = use_query_map();
        let districts = StoredValue::new(districts);
        let asked = Memo::new(move |_| {
            let of = |districts: &Vec<District>| {
                address.with(|address| Asked::of(address, districts, researcher))
            };
            districts.with_value(of)
        });
        page(Board { districts, asked })
    };
    view! { <div class="page">{loaded(data, shown)}</div> }
}

/// The figures of what is asked, asked again whenever it changes.
fn compared(board: Board) -> LocalResource<Result<Comparison, api::Error>> {
    let here = Here::get();
    let question = Memo::new(move |_| {
        board.asked.with(|asked| {
            let none = asked.sides.is_empty();
            (!none).then(|| asked.query(&asked.sides))
        })
    });
    LocalResource::new(move || {
        let path = question
            .get()
            .map(|query| here.call(&format!("comparison{query}")));
        async move {
            match path {
                Some(path) => api::get(path).json().await,
                None => Ok(Comparison::default()),
            }
        }
    })
}

#[component]
fn Questions(board: Board) -> impl IntoView {
    let data = compared(board);
    let agreed = agreement::fetch();
    let head = move || match data.get() {
        Some(Ok(comparison)) if !comparison.items.is_empty() => sentence(&comparison),
        _ => t(desk::COMPARE),
    };
    let page = move |comparison: Comparison| view! { <Items board comparison agreed /> };
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
            </div>
        </div>
        <Views now=View::Questions />
        <Choice board />
        {loaded(data, page)}
    }
}

/// What of the comparison is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Questions,
    Themes,
    Stops,
}

/// The views, each of the same sides.
#[component]
fn Views(now: View) -> impl IntoView {
    let here = StoredValue::new(Here::get());
    let address = use_query_map();
    let views = [
        (View::Questions, "compare", desk::COMPARE_QUESTIONS),
        (View::Themes, "compare/themes", desk::COMPARE_THEMES),
        (View::Stops, "compare/stops", desk::COMPARE_STOPS),
    ];
    let link = move |(view, path, name): (View, &'static str, Message)| {
        let href = move || {
            let query = address.with(ParamsMap::to_query_string);
            here.with_value(|here| format!("{}{query}", here.page(path)))
        };
        view! {
            <li>
                <a href=href aria-current=(view == now).then_some("page")>
                    {say(name)}
                </a>
            </li>
        }
    };
    view! {
        <nav class="views" aria-label=say(desk::COMPARE_VIEWS)>
            <ul>{views.map(link).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Items(board: Board, comparison: Comparison, agreed: agreement::Data) -> impl IntoView {
    if comparison.items.is_empty() {
        let visit = board.asked.with_untracked(|asked| asked.by == By::Visit);
        let text = if visit {
            desk::COMPARE_NO_VISITS
        } else {
            desk::COMPARE_EMPTY
        };
        return view! { <Empty text drawing=icon::BARS /> }.into_any();
    }
    let items: Vec<_> = comparison.items.into_iter().map(Arc::new).collect();
    let items = Arc::new(items);
    let citing = Citing::default();
    let two = Memo::new(move |_| board.asked.with(Asked::two));
    let by_size = Memo::new(move |_| board.asked.with(|asked| asked.by_size));
    let overview = {
        let items = Arc::clone(&items);
        move || {
            let items = Arc::clone(&items);
            two.get()
                .map(|pair| view! { <Overview board items pair /> })
        }
    };
    let all = move || {
        let pair = two.get().filter(|_| by_size.get());
        listed(board, &items, pair, agreed, citing)
    };
    request_animation_frame(show_target);
    view! {
        <details>
            <summary>{say(desk::COMPARE_HOW)}</summary>
            <p>{say(desk::COMPARE_HOW_TEXT)}</p>
        </details>
        <Pair board ordered=true />
        {overview}
        <Bad text=move || agreement::trouble(agreed) />
        {all}
        <CiteDialog open=citing.open of=citing.of cited=Callback::new(|()| ()) />
    }
    .into_any()
}

/// A link to a question came before the question did: goes there anew.
fn show_target() {
    let location = window().location();
    if let Ok(hash) = location.hash()
        && !hash.is_empty()
    {
        drop(location.replace(&hash));
    }
}

/// All questions: by theme, or by the size of a pair's difference and then those without one.
fn listed(
    board: Board,
    items: &[Arc<ItemComparison>],
    pair: Option<(Side, Side)>,
    agreed: agreement::Data,
    citing: Citing,
) -> AnyView {
    let row = |item: Arc<ItemComparison>| view! { <Item board item agreed citing /> };
    let Some(pair) = pair else {
        let section = |(theme, items): (String, Vec<Arc<ItemComparison>>)| {
            let rows = items.into_iter().map(row).collect_view();
            view! {
                <section>
                    <h2 class="theme">{move || named_theme(&theme)}</h2>
                    {rows}
                </section>
            }
        };
        return by_theme(items)
            .into_iter()
            .map(section)
            .collect_view()
            .into_any();
    };
    let mut sorted = by_size(items, pair);
    let without = items
        .iter()
        .filter(|item| !sorted.iter().any(|it| Arc::ptr_eq(it, item)));
    let without: Vec<_> = without.cloned().collect();
    sorted.extend(without);
    let rows = sorted.into_iter().map(row).collect_view();
    view! {
        <section>
            <h2 class="theme">{say(desk::COMPARE_ORDER_SIZE)}</h2>
            {rows}
        </section>
    }
    .into_any()
}

fn named_theme(theme: &str) -> String {
    if theme.is_empty() {
        t(desk::COMPARE_THEME_NONE)
    } else {
        theme_name(theme)
    }
}

/// "16 walkers in 3 districts". A side has at least as many walkers as its best answered question.
fn sentence(comparison: &Comparison) -> String {
    let mut walkers: BTreeMap<Side, u32> = BTreeMap::new();
    for figure in comparison.items.iter().flat_map(|item| &item.sides) {
        let most = walkers.entry(figure.side).or_insert(0);
        *most = figure.walkers.max(*most);
    }
    walkers.retain(|_, count| *count > 0);
    let all: u32 = walkers.values().sum();
    let people = t_with(desk::WALKERS, &[("n", all.into())]);
    match comparison.by {
        By::District => t_with(
            desk::COMPARE_SENTENCE,
            &[
                ("walkers", people.into()),
                ("districts", walkers.len().into()),
            ],
        ),
        By::Part(_) => t_with(
            desk::COMPARE_GROUPS_SENTENCE,
            &[
                ("walkers", people.into()),
                ("by", word::by_name(comparison.by).into()),
            ],
        ),
        // The same walkers may be on several sides.
        By::Light | By::Visit => word::by_name(comparison.by),
    }
}

/// Items by theme, both in the order of the checklists.
fn by_theme(items: &[Arc<ItemComparison>]) -> Vec<(String, Vec<Arc<ItemComparison>>)> {
    let mut groups: Vec<(String, Vec<Arc<ItemComparison>>)> = Vec::new();
    for item in items {
        let theme = &item.item.theme;
        match groups.iter_mut().find(|(of, _)| of == theme) {
            Some((_, group)) => group.push(Arc::clone(item)),
            None => groups.push((theme.clone(), vec![Arc::clone(item)])),
        }
    }
    groups
}
