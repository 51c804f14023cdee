//! Districts side by side, question by question: how answers spread over the scale, how sure one may
//! be of it, and what the difference is in words.

mod word;

use super::checklists::theme_name;
use super::findings::{Citable, CiteDialog};
use super::icon::Icon;
use super::notice::{Bad, Empty, loaded};
use super::{Here, agreement, icon, say};
use crate::api;
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use shared::analysis::comparison::{Cell, Comparison, Difference, DistrictFigure, ItemComparison};
use shared::analysis::tally::Figures;
use shared::chart::{Bar, Diverging, diverging};
use shared::district::District;
use shared::finding::Source;
use shared::i18n::desk;
use shared::id::DistrictId;
use std::collections::BTreeMap;
use word::{difference, name};
pub use word::{number, worded};

/// The districts chosen, in the address: ids joined by commas; all of them when it is missing.
const CHOSEN: &str = "districts";

/// Pixels; the picture scales, its text should not become small.
const WIDE: u32 = 620;
const NARROW: u32 = 320;

#[component]
pub fn Compare() -> impl IntoView {
    let path = Here::get().call("districts");
    let data = LocalResource::new(move || api::get(path.clone()).json::<Vec<District>>());
    view! { <div class="page">{loaded(data, |districts| view! { <Choice districts /> })}</div> }
}

#[component]
fn Choice(districts: Vec<District>) -> impl IntoView {
    let address = use_query_map();
    let all: Vec<DistrictId> = districts.iter().map(|district| district.id).collect();
    let chosen = Memo::new(move |_| {
        let wanted = address.with(|address| address.get(CHOSEN));
        let of = |wanted: String| wanted.split(',').filter_map(|id| id.parse().ok()).collect();
        wanted.map_or_else(|| all.clone(), of)
    });
    let here = Here::get();
    let data = LocalResource::new(move || {
        let ids: Vec<String> = chosen.get().iter().map(ToString::to_string).collect();
        let path = here.call(&format!("comparison?districts={}", ids.join(",")));
        async move {
            if ids.is_empty() {
                return Ok(Comparison::default());
            }
            api::get(path).json().await
        }
    });
    let known = districts.clone();
    let agreed = agreement::fetch();
    let page =
        move |comparison: Comparison| view! { <Items comparison districts=known.clone() agreed /> };
    let head = move || match data.get() {
        Some(Ok(comparison)) if !comparison.items.is_empty() => sentence(&comparison),
        _ => t(desk::COMPARE),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
            </div>
        </div>
        <Districts districts chosen />
        {loaded(data, page)}
    }
}

/// Which districts stand side by side.
#[component]
fn Districts(districts: Vec<District>, chosen: Memo<Vec<DistrictId>>) -> impl IntoView {
    let (navigate, location) = (use_navigate(), use_location());
    let order: Vec<DistrictId> = districts.iter().map(|district| district.id).collect();
    let toggle = move |id: DistrictId, on: bool| {
        let before = chosen.get_untracked();
        let keep = |other: &&DistrictId| {
            if **other == id {
                on
            } else {
                before.contains(other)
            }
        };
        let ids: Vec<String> = order.iter().filter(keep).map(ToString::to_string).collect();
        let path = location.pathname.get_untracked();
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&format!("{path}?{CHOSEN}={}", ids.join(",")), options);
    };
    let chip = |district: District| {
        let toggle = toggle.clone();
        let id = district.id;
        view! {
            <label class="chip choice">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id))
                    on:change=move |event| toggle(id, event_target_checked(&event))
                />
                {district.name}
            </label>
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="small quiet">{say(desk::COMPARE_CHOOSE)}</legend>
            <div class="chips">{districts.into_iter().map(chip).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Items(
    comparison: Comparison,
    districts: Vec<District>,
    agreed: agreement::Data,
) -> impl IntoView {
    if comparison.items.is_empty() {
        return view! { <Empty text=desk::COMPARE_EMPTY drawing=icon::BARS /> }.into_any();
    }
    let districts = StoredValue::new(districts);
    let citing = Citing::default();
    let groups = by_theme(comparison.items)
        .into_iter()
        .map(|(theme, items)| {
            let rows = items
                .into_iter()
                .map(|item| view! { <Item item districts agreed citing /> })
                .collect_view();
            let name = move || {
                if theme.is_empty() {
                    t(desk::COMPARE_THEME_NONE)
                } else {
                    theme_name(&theme)
                }
            };
            view! {
                <section>
                    <h2 class="theme">{name}</h2>
                    {rows}
                </section>
            }
        });
    view! {
        <details>
            <summary>{say(desk::COMPARE_HOW)}</summary>
            <p>{say(desk::COMPARE_HOW_TEXT)}</p>
        </details>
        <Bad text=move || agreement::trouble(agreed) />
        {groups.collect_view()}
        <CiteDialog open=citing.open of=citing.of cited=Callback::new(|()| ()) />
    }
    .into_any()
}

/// The question that is being cited in a finding, with the districts that are shown.
#[derive(Clone, Copy, Default)]
struct Citing {
    open: RwSignal<bool>,
    of: RwSignal<Vec<Citable>>,
}

impl Citing {
    fn cite(self, item: &ItemComparison) {
        let source = Source::Comparison {
            checklist: item.item.checklist.clone(),
            item: item.item.path.clone(),
            districts: item.districts.iter().map(|it| it.district).collect(),
        };
        let name = item.item.label.get(&language::tag_now()).to_owned();
        self.of.set(vec![Citable { name, source }]);
        self.open.set(true);
    }
}

/// "16 walkers in 3 districts". A district has at least as many walkers as its best answered question.
fn sentence(comparison: &Comparison) -> String {
    let mut walkers = BTreeMap::new();
    for figure in comparison.items.iter().flat_map(|item| &item.districts) {
        let most = walkers.entry(figure.district).or_insert(0);
        *most = figure.walkers.max(*most);
    }
    walkers.retain(|_, count| *count > 0);
    let all: u32 = walkers.values().sum();
    let people = t_with(desk::WALKERS, &[("n", all.into())]);
    t_with(
        desk::COMPARE_SENTENCE,
        &[
            ("walkers", people.into()),
            ("districts", walkers.len().into()),
        ],
    )
}

/// Items by theme, both in the order of the checklists.
fn by_theme(items: Vec<ItemComparison>) -> Vec<(String, Vec<ItemComparison>)> {
    let mut groups: Vec<(String, Vec<ItemComparison>)> = Vec::new();
    for item in items {
        match groups
            .iter_mut()
            .find(|(theme, _)| *theme == item.item.theme)
        {
            Some((_, group)) => group.push(item),
            None => groups.push((item.item.theme.clone(), vec![item])),
        }
    }
    groups
}

#[component]
fn Item(
    item: ItemComparison,
    districts: StoredValue<Vec<District>>,
    agreed: agreement::Data,
    citing: Citing,
) -> impl IntoView {
    let cite = Here::get().may_review().then(|| cite(item.clone(), citing));
    let (label, scored) = (item.item.label.clone(), item.item.clone());
    let differences = item.differences.clone();
    let measure = item.item.measure.map(super::checklists::measure);
    let picture = move || districts.with_value(|districts| draw(&item, districts));
    let sentences = move || {
        let sentence =
            |it: &Difference| districts.with_value(|districts| difference(it, districts));
        let line = |(text, figures): (String, Option<String>)| {
            view! {
                <li>
                    <p>{text}</p>
                    <p class="small quiet">{figures}</p>
                </li>
            }
        };
        differences.iter().map(sentence).map(line).collect_view()
    };
    view! {
        <article class="item-row">
            <div>
                <h3>{move || label.get(&language::tag()).to_owned()}</h3>
                <p class="small quiet">{move || measure.map(t)}</p>
                <p class="small quiet">{move || agreement::line(agreed, &scored)}</p>
                {cite}
            </div>
            <div class="charts" inner_html=picture></div>
            <ul class="stack">{sentences}</ul>
        </article>
    }
}

/// Cites the question in a finding.
fn cite(item: ItemComparison, citing: Citing) -> impl IntoView {
    let label = item.item.label.clone();
    let name = move || {
        let question = label.get(&language::tag()).to_owned();
        format!("{}: {question}", t(desk::CITE))
    };
    view! {
        <button
            type="button"
            class="button plain"
            aria-label=name
            on:click=move |_| citing.cite(&item)
        >
            <Icon picture=icon::FINDINGS />
            {say(desk::CITE)}
        </button>
    }
}

/// The bars of an item, one per district.
fn draw(item: &ItemComparison, districts: &[District]) -> String {
    let tag = language::tag();
    let levels: Vec<&str> = item
        .item
        .levels
        .iter()
        .map(|level| level.get(&tag))
        .collect();
    let names: Vec<String> = item
        .districts
        .iter()
        .map(|it| name(it.district, districts))
        .collect();
    let numbers: Vec<String> = item.districts.iter().map(number).collect();
    let bars: Vec<Bar> = item
        .districts
        .iter()
        .zip(names.iter().zip(&numbers))
        .map(|(figure, (name, n))| Bar {
            name,
            n,
            figures: figures(figure),
        })
        .collect();
    let narrow = window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .is_some_and(|it| it < 760.0);
    diverging(&Diverging {
        title: item.item.label.get(&tag),
        levels: &levels,
        bars: &bars,
        width: if narrow { NARROW } else { WIDE },
        key: true,
    })
}

fn figures(figure: &DistrictFigure) -> Option<&Figures> {
    match &figure.cell {
        Cell::Shown(figures) if figures.answers > 0 => Some(figures),
        _ => None,
    }
}
