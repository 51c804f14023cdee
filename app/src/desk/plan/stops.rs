//! The route of a walk: stops on the map and as a list. Whatever the mouse does, the keyboard does.

mod row;
mod take;

use super::super::icon::{self, Icon};
use super::super::map_view::{Gesture, MapPart, Scene, StopMark};
use super::super::{Here, say};
use super::Draft;
use crate::language::{t, t_with};
use leptos::prelude::*;
use row::Row;
use shared::activity::Stop;
use shared::district::District;
use shared::i18n::desk;
use shared::id::{DistrictId, StopId};
pub use take::{Pasting, Reusing};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Metres around a stop that count as being there, unless the planner says otherwise.
const RADIUS: f64 = 40.0;

/// Where stops are placed, named and put in order.
#[component]
pub fn Stops(draft: Draft, districts: Vec<District>) -> impl IntoView {
    let stops = draft.stops;
    let here = Here::get();
    let selected = RwSignal::new(None::<StopId>);
    let middle = {
        let districts = districts.clone();
        let view = here.audit.view;
        move || {
            let last =
                stops.with_untracked(|stops| stops.last().map(|it| (it.longitude, it.latitude)));
            let chosen = draft.district.get_untracked();
            let district = districts
                .iter()
                .find(|district| Some(district.id) == chosen);
            // Beside the last stop, so that the two can be told apart.
            last.map(|(lon, lat)| (lon + 0.001, lat))
                .or(district.map(|district| district.label))
                .unwrap_or((view.longitude, view.latitude))
        }
    };
    let place = move |lon: f64, lat: f64| {
        let id = StopId(Uuid::now_v7());
        let name = format!(
            "{} {}",
            t(desk::STOP_NEW_NAME),
            stops.with_untracked(Vec::len) + 1
        );
        stops.update(|stops| {
            stops.push(stop(id, name, lon, lat));
            number(stops);
        });
        selected.set(Some(id));
        focus_soon(format!("name-{id}"));
    };
    let begun = Begun::with(&draft);
    let scene = Signal::derive(move || scene(&draft, &districts, begun, selected.get()));
    let done = Callback::new(move |gesture| match gesture {
        Gesture::Place(lon, lat) => place(lon, lat),
        Gesture::Move(id, lon, lat) => change(stops, id.parse().ok(), |stop| {
            (stop.longitude, stop.latitude) = (rounded(lon), rounded(lat));
        }),
        Gesture::SelectStop(id) => {
            selected.set(id.parse().ok());
            focus_soon(format!("name-{id}"));
        }
        Gesture::SelectPoint(_)
        | Gesture::SelectDistrict(_)
        | Gesture::SelectHexagon(_)
        | Gesture::Area(_)
        | Gesture::View(..) => {}
    });
    view! {
        <p class="quiet">{say(desk::STOPS_ON_MAP)}</p>
        <div class="split-map">
            <MapPart scene label=desk::STOPS_TITLE size="tall" done />
            <div class="stack">
                <Show when=move || stops.with(Vec::is_empty)>
                    <p class="quiet">{say(desk::STOPS_EMPTY)}</p>
                </Show>
                <ol class="stop-list">
                    <For each=move || stops.get() key=|stop| stop.id let:stop>
                        <Row stops id=stop.id />
                    </For>
                </ol>
                <div class="row">
                    <button
                        type="button"
                        class="button"
                        title=say(desk::STOP_ADD_HINT)
                        on:click=move |_| {
                            let (lon, lat) = middle();
                            place(lon, lat);
                        }
                    >
                        <Icon picture=icon::PLUS />
                        {say(desk::STOP_ADD)}
                    </button>
                </div>
            </div>
        </div>
    }
}

/// How editing began: a walk that has stops is looked at by its stops, and the view stays while they
/// move; another district is looked at as a whole.
#[derive(Clone, Copy)]
struct Begun {
    district: Option<DistrictId>,
    extent: Option<[f64; 4]>,
}

impl Begun {
    fn with(draft: &Draft) -> Self {
        let mut around = Scene::default();
        draft.stops.with_untracked(|stops| {
            for stop in stops {
                around.reach(stop.longitude, stop.latitude);
            }
        });
        Self {
            district: draft.district.get_untracked(),
            extent: around.extent,
        }
    }
}

fn scene(draft: &Draft, districts: &[District], begun: Begun, selected: Option<StopId>) -> Scene {
    let chosen = draft.district.get();
    let shown: Vec<District> = match districts.iter().find(|it| Some(it.id) == chosen) {
        Some(district) => vec![district.clone()],
        None => districts.to_vec(),
    };
    let mut scene = Scene::of_districts(&shown);
    if chosen == begun.district {
        scene.extent = begun.extent.or(scene.extent);
    }
    scene.placing = true;
    draft.stops.with(|stops| {
        scene.route = stops
            .iter()
            .map(|stop| (stop.longitude, stop.latitude))
            .collect();
        scene.stops = stops.iter().map(|stop| mark(stop, selected)).collect();
    });
    scene
}

fn mark(stop: &Stop, selected: Option<StopId>) -> StopMark {
    let number = stop.position + 1;
    let title = t_with(desk::STOP_NUMBER, &[("n", number.into())]);
    StopMark {
        id: stop.id.to_string(),
        lon: stop.longitude,
        lat: stop.latitude,
        face: number.to_string(),
        label: format!("{title}: {}", stop.name),
        movable: true,
        selected: selected == Some(stop.id),
    }
}

fn stop(id: StopId, name: String, longitude: f64, latitude: f64) -> Stop {
    Stop {
        id,
        position: 0,
        name,
        longitude: rounded(longitude),
        latitude: rounded(latitude),
        radius: RADIUS,
        note: String::new(),
        do_not_linger: false,
    }
}

/// Six decimals are 10 cm; more is noise.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Gives stops their positions by their order in the list.
fn number(stops: &mut [Stop]) {
    for (position, stop) in (0..).zip(stops) {
        stop.position = position;
    }
}

fn change(stops: RwSignal<Vec<Stop>>, id: Option<StopId>, with: impl FnOnce(&mut Stop)) {
    stops.update(|stops| {
        if let Some(stop) = stops.iter_mut().find(|stop| Some(stop.id) == id) {
            with(stop);
        }
    });
}

/// Puts the focus on an element once the view has followed the change just made.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
