//! The map of what came in: a question's answers at stops, in hexagons and one by one, narrowed by filters, and
//! beside it the same as tables. All of its state stands in the address.

mod choice;
mod legend;
mod onward;
mod places;
mod scene;
mod time;

use super::compare::worded;
use super::map_view::{Gesture, MapPart};
use super::notice::{Bad, loaded, sentence};
use super::review::{Days, Names, goer};
use super::{Here, live, say};
use crate::api;
use crate::language::{self, t, t_with};
use choice::{Choices, Shows};
use legend::Legend;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use onward::Onward;
use places::Places;
use shared::api::Settings;
use shared::i18n::desk;
use shared::id::{DistrictId, ResponseId, StopId};
use shared::map::{Area, Hexagon, MapFigures, MapFilter, Question};
use shared::selection::Selection;

/// Names in the address that filters of the interface have as well.
const FILTERS: [&str; 7] = ["by", "walk", "stop", "daylight", "people", "area", "width"];

const DISTRICT: &str = "district";

/// In place of a district's id: all of them.
const ALL: &str = "all";

/// What is drawn, joined by commas.
const SHOW: &str = "show";

/// Where the map was left: longitude, latitude and zoom, joined by commas.
const AT: &str = "at";

/// What is selected on the map or in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    Stop(StopId),
    Hexagon(Hexagon),
    Answer(ResponseId),
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Board {
    names: StoredValue<Names>,
    settings: StoredValue<Settings>,
    /// Newest figures that came; those before stay until others are there.
    figures: RwSignal<Option<MapFigures>>,
    failed: RwSignal<Option<api::Error>>,
    filter: Memo<MapFilter>,
    shows: Memo<Shows>,
    selected: RwSignal<Option<Selected>>,
    /// The next line on the map draws an area.
    drawing: RwSignal<bool>,
    /// Grows when answers change while the page is open.
    edition: RwSignal<u32>,
}

#[component]
pub fn Map() -> impl IntoView {
    let here = Here::get();
    let data = LocalResource::new(move || {
        let here = here.clone();
        async move {
            let settings = async { api::get("/settings").json::<Settings>().await };
            futures::try_join!(Names::fetch(here), settings)
        }
    });
    let page = |(names, settings)| view! { <Shown names settings /> };
    view! { <div class="page">{loaded(data, page)}</div> }
}

impl Board {
    fn new(names: Names, settings: Settings) -> Self {
        let here = Here::get();
        let address = use_query_map();
        let first = names.districts.first().map(|district| district.id);
        let (zone, researcher) = (here.audit.time_zone.clone(), here.may_review());
        let board = Self {
            names: StoredValue::new(names),
            settings: StoredValue::new(settings),
            figures: RwSignal::new(None),
            failed: RwSignal::new(None),
            filter: Memo::new(move |_| address.with(|address| filter(address, first, &zone))),
            shows: Memo::new(move |_| address.with(|address| Shows::of(address, researcher))),
            selected: RwSignal::new(None),
            drawing: RwSignal::new(false),
            edition: RwSignal::new(0),
        };
        live::listen(&here, move |_| {
            board.edition.try_update(|edition| *edition += 1);
        });
        let photos = Memo::new(move |_| board.shows.with(|shows| shows.photos));
        let fetched = LocalResource::new(move || {
            board.edition.track();
            let filter = MapFilter {
                photos: photos.get().then_some(true),
                ..board.filter.get()
            };
            let path = here.call(&format!("map{}", query(&filter)));
            async move { api::get(path).json::<MapFigures>().await }
        });
        Effect::new(move || match fetched.get() {
            Some(Ok(figures)) => {
                board.failed.set(None);
                board.figures.set(Some(figures));
            }
            Some(Err(error)) => board.failed.set(Some(error)),
            None => {}
        });
        board
    }

    /// Name of the district that is looked at.
    fn district(self) -> String {
        let chosen = self.filter.with(|filter| filter.selection.district);
        let name = |names: &Names| {
            let mut districts = names.districts.iter();
            let found = districts.find(|it| Some(it.id) == chosen);
            found.map(|district| district.name.clone())
        };
        self.names
            .with_value(name)
            .unwrap_or_else(|| t(desk::ALL_DISTRICTS))
    }
}

/// The filters of an address, as the interface takes them. Without a district in it the first one:
/// districts may lie far apart.
fn filter(address: &ParamsMap, first: Option<DistrictId>, zone: &str) -> MapFilter {
    let text = |name: &str| address.get(name).filter(|value| !value.is_empty());
    let district = match text(DISTRICT).as_deref() {
        Some(ALL) => None,
        Some(id) => id.parse().ok(),
        None => first,
    };
    let [by, walk, stop, daylight, people, area, width] = FILTERS.map(text);
    let days = Days::of(address);
    let daylight = daylight.and_then(|word| serde_json::from_value(word.into()).ok());
    MapFilter {
        by,
        selection: Selection {
            district,
            walk: walk.and_then(|id| id.parse().ok()),
            stop: stop.and_then(|id| id.parse().ok()),
            daylight,
            from: days.from(zone),
            to: days.to(zone),
            people: people.and_then(|people| people.parse().ok()),
            area: area.and_then(|area| area.parse().ok()),
        },
        width: width.and_then(|width| width.parse().ok()),
        ..MapFilter::default()
    }
}

/// As a query string.
pub fn query(filter: &MapFilter) -> String {
    let fields = serde_json::to_value(filter).unwrap_or_default();
    let mut query = ParamsMap::new();
    for (name, value) in fields.as_object().into_iter().flatten() {
        let text = value.as_str().map(str::to_owned);
        query.insert(name.clone(), text.unwrap_or_else(|| value.to_string()));
    }
    query.to_query_string()
}

#[component]
fn Shown(names: Names, settings: Settings) -> impl IntoView {
    let board = Board::new(names, settings);
    let scene = scene::follow(board);
    let go = goer();
    let address = use_query_map();
    let opened = address.with_untracked(|address| address.get(AT));
    let view_now = StoredValue::new(opened.and_then(|at| scene::position(&at)));
    Effect::new(move || {
        address.track();
        // The router knows nothing of where the map is, and has just written the address without it.
        request_animation_frame(move || {
            if let Some(view) = view_now.try_get_value().flatten() {
                remember(view);
            }
        });
    });
    let done = Callback::new(move |gesture| match gesture {
        Gesture::SelectStop(id) => board.selected.set(id.parse().ok().map(Selected::Stop)),
        Gesture::SelectPoint(id) => board.selected.set(id.parse().ok().map(Selected::Answer)),
        Gesture::SelectHexagon(id) => board
            .selected
            .set(scene::hexagon(&id).map(Selected::Hexagon)),
        Gesture::Area(ring) => {
            board.drawing.set(false);
            if let Ok(area) = Area::new(ring) {
                go(&[("area", Some(area.to_string()))]);
            }
        }
        Gesture::View(lon, lat, zoom) => {
            view_now.set_value(Some((lon, lat, zoom)));
            remember((lon, lat, zoom));
        }
        Gesture::Place(..) | Gesture::Move(..) | Gesture::SelectDistrict(_) => {}
    });
    let above = move || t_with(desk::MAP_OF, &[("district", board.district().into())]);
    view! {
        <div class="page-head">
            <div>
                <p class="page-name">{above}</p>
                <h1>{move || board.figures.with(|it| it.as_ref().map(headline))}</h1>
            </div>
            <Onward board />
        </div>
        <Choices board />
        <Bad text=move || board.failed.get().map(|error| sentence(&error)).unwrap_or_default() />
        <div class="split-map">
            <div class="stack map-side">
                <div class="map-frame">
                    <MapPart scene label=desk::MAP size="tall" done />
                    <Legend board />
                </div>
            </div>
            <Places board />
        </div>
    }
}

/// "Do you feel safe here now? 312 answers of 27 walkers".
fn headline(figures: &MapFigures) -> String {
    let answers = t_with(desk::ANSWERS, &[("n", figures.answers.into())]);
    let counted = match figures.walkers {
        Some(walkers) => {
            let walkers = t_with(desk::WALKERS, &[("n", walkers.into())]);
            t_with(
                desk::COMPARE_N,
                &[("walkers", walkers.into()), ("answers", answers.into())],
            )
        }
        None => answers,
    };
    let question = match &figures.question {
        Question::Item { item } => item.label.get(&language::tag()).to_owned(),
        Question::Theme { .. } => t(desk::MAP_BY_THEME),
        Question::Side => t(desk::MAP_BY_SIDE),
    };
    t_with(
        desk::MAP_HEADLINE,
        &[("question", question.into()), ("counted", counted.into())],
    )
}

/// Keeps in the address where the map was left. Not by way of the router: nothing on the page follows it,
/// and going back is to lead to the page before, not to where the map was.
fn remember((lon, lat, zoom): (f64, f64, f64)) {
    let Ok(address) = web_sys::Url::new(&window().location().href().unwrap_or_default()) else {
        return;
    };
    let at = format!("{lon:.5},{lat:.5},{zoom:.2}");
    address.search_params().set(AT, &at);
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&address.href()));
    }
}
