//! The map of what came in: answers as points coloured by a question's score or by theme, stops with
//! how they were answered, and beside it the same as a list.

mod legend;
mod places;

use super::checklists::{THEMES, theme_name};
use super::compare::worded;
use super::icon;
use super::map_view::{Gesture, MapPart, Scene, StopMark};
use super::notice::{Empty, loaded};
use super::review::Names;
use super::{Here, say};
use crate::api;
use crate::language::{self, t, t_with};
use legend::{Colouring, Legend};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use places::Places;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::analysis::comparison::Cell;
use shared::analysis::stops::{ItemAtStops, StopFigure, StopTally};
use shared::api::{Code, PointProperties};
use shared::chart;
use shared::district::District;
use shared::i18n::desk;
use shared::id::{DistrictId, ResponseId, StopId};

/// Names in the address.
const DISTRICT: &str = "district";
const BY: &str = "by";

/// In place of a district's id: all of them.
const ALL: &str = "all";

/// What was read for the map.
#[derive(Clone)]
pub struct Findings {
    points: Vec<Point>,
    tally: StopTally,
    names: Names,
    /// `None` for all.
    district: Option<DistrictId>,
}

#[derive(Clone, Deserialize)]
struct Point {
    geometry: Geometry,
    properties: PointProperties,
}

#[derive(Clone, Deserialize)]
struct Geometry {
    coordinates: (f64, f64),
}

#[derive(Deserialize)]
struct Points {
    features: Vec<Point>,
}

/// What is selected on the map or in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    Stop(StopId),
    Answer(ResponseId),
}

impl Findings {
    /// Of the district of that id, of all, or of the first one: districts may lie far apart.
    async fn fetch(here: Here, wanted: Option<String>) -> Result<Self, api::Error> {
        let names = Names::fetch(here.clone()).await?;
        let district = match wanted {
            Some(id) => id.parse().ok(),
            None => names.districts.first().map(|district| district.id),
        };
        let of = district.map_or_else(String::new, |id: DistrictId| format!("?{DISTRICT}={id}"));
        let (points, tally) = futures::try_join!(
            points(&here, &of),
            api::get(here.call(&format!("stops{of}"))).json(),
        )?;
        Ok(Self {
            points,
            tally,
            names,
            district,
        })
    }
}

/// Single answers; none for those who may only see figures.
async fn points(here: &Here, of: &str) -> Result<Vec<Point>, api::Error> {
    let answer = api::get(here.call(&format!("points{of}")))
        .json::<Points>()
        .await;
    match answer {
        Err(error) if error.code() == Some(Code::NotAllowed) => Ok(Vec::new()),
        answer => answer.map(|points| points.features),
    }
}

#[component]
pub fn Map() -> impl IntoView {
    let here = Here::get();
    let address = use_query_map();
    let district = Memo::new(move |_| address.with(|address| address.get(DISTRICT)));
    let data = LocalResource::new(move || Findings::fetch(here.clone(), district.get()));
    let page = |findings| view! { <Shown findings /> };
    view! { <div class="page">{loaded(data, page)}</div> }
}

#[component]
fn Shown(findings: Findings) -> impl IntoView {
    let address = use_query_map();
    let selected = RwSignal::new(None::<Selected>);
    let count = findings.points.len();
    let district = findings.district;
    let of = findings
        .names
        .districts
        .iter()
        .find(|it| Some(it.id) == district);
    let name = of.map(|district| district.name.clone());
    let head = move || {
        let answers = t_with(desk::ANSWERS, &[("n", count.into())]);
        t_with(desk::MAP_SENTENCE, &[("answers", answers.into())])
    };
    let above = move || {
        let district = name.clone().unwrap_or_else(|| t(desk::ALL_DISTRICTS));
        t_with(desk::MAP_OF, &[("district", district.into())])
    };
    let findings = StoredValue::new(findings);
    let colouring = Memo::new(move |_| {
        let by = address.with(|address| address.get(BY));
        findings.with_value(|findings| Colouring::of(by.as_deref(), &findings.tally))
    });
    let scene = Signal::derive(move || {
        findings.with_value(|it| scene(it, &colouring.get(), selected.get()))
    });
    let done = Callback::new(move |gesture| match gesture {
        Gesture::SelectStop(id) => selected.set(id.parse().ok().map(Selected::Stop)),
        Gesture::SelectPoint(id) => selected.set(id.parse().ok().map(Selected::Answer)),
        _ => {}
    });
    view! {
        <div class="page-head">
            <div>
                <p class="page-name">{above}</p>
                <h1>{head}</h1>
            </div>
        </div>
        <Choices findings district colouring />
        <div class="split-map">
            <div class="stack">
                <MapPart scene label=desk::MAP size="tall" done />
                <Legend findings colouring />
            </div>
            <Places findings colouring selected />
        </div>
        {(count == 0).then(|| view! { <Empty text=desk::MAP_EMPTY drawing=icon::AREAS /> })}
    }
}

/// Which district, and what gives the points their colour.
#[component]
fn Choices(
    findings: StoredValue<Findings>,
    district: Option<DistrictId>,
    colouring: Memo<Colouring>,
) -> impl IntoView {
    let (address, location, navigate) = (use_query_map(), use_location(), use_navigate());
    let set = move |name: &'static str, value: String| {
        let mut wanted = address.get_untracked();
        wanted.remove(name);
        if !value.is_empty() {
            wanted.insert(name, value);
        }
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        let path = location.pathname.get_untracked();
        navigate(&format!("{path}{}", wanted.to_query_string()), options);
    };
    let colour = {
        let set = set.clone();
        move |event| set(BY, event_target_value(&event))
    };
    let choose = move |event| set(DISTRICT, event_target_value(&event));
    let option = |it: &District| {
        view! {
            <option value=it.id.to_string() selected=Some(it.id) == district>
                {it.name.clone()}
            </option>
        }
    };
    let districts = findings.with_value(|it| it.names.districts.iter().map(option).collect_view());
    let items = move || {
        let tag = language::tag();
        let option = |it: &ItemAtStops| {
            let key = legend::key(&it.item);
            let chosen = colouring.with(|colouring| colouring.key() == key);
            view! {
                <option value=key selected=chosen>
                    {it.item.label.get(&tag).to_owned()}
                </option>
            }
        };
        findings.with_value(|it| it.tally.items.iter().map(option).collect_view())
    };
    view! {
        <div class="fields">
            <div class="field">
                <label for="map-district">{say(desk::DISTRICT)}</label>
                <select id="map-district" on:change=choose>
                    <option value=ALL selected=district.is_none()>
                        {say(desk::ALL_DISTRICTS)}
                    </option>
                    {districts}
                </select>
            </div>
            <div class="field">
                <label for="map-by">{say(desk::MAP_COLOUR_BY)}</label>
                <select id="map-by" on:change=colour>
                    <option value="theme" selected=move || colouring.get() == Colouring::Theme>
                        {say(desk::THEME)}
                    </option>
                    <optgroup label=say(desk::MAP_BY_ITEM)>{items}</optgroup>
                </select>
            </div>
        </div>
    }
}

fn scene(findings: &Findings, colouring: &Colouring, selected: Option<Selected>) -> Scene {
    let district = findings.district;
    let districts: Vec<District> = findings
        .names
        .districts
        .iter()
        .filter(|it| district.is_none_or(|district| it.id == district))
        .cloned()
        .collect();
    let mut scene = Scene::of_districts(&districts);
    scene.points = findings
        .points
        .iter()
        .map(|it| feature(it, colouring, selected))
        .collect();
    let walks = findings.names.walks.iter();
    let walks = walks.filter(|walk| district.is_none() || walk.district == district);
    for stop in walks.flat_map(|walk| &walk.stops) {
        let figure = colouring.figure(&findings.tally, stop.id);
        let said = figure.map_or_else(
            || t(desk::COMPARE_NOBODY),
            |it| worded(&it.cell, it.walkers),
        );
        scene.stops.push(StopMark {
            id: stop.id.to_string(),
            lon: stop.longitude,
            lat: stop.latitude,
            face: figure.map_or_else(|| (stop.position + 1).to_string(), ring),
            label: format!("{}: {said}", stop.name),
            movable: false,
            selected: selected == Some(Selected::Stop(stop.id)),
        });
    }
    scene
}

fn feature(point: &Point, colouring: &Colouring, selected: Option<Selected>) -> Value {
    let (lon, lat) = point.geometry.coordinates;
    let id = point.properties.response;
    json!({
        "type": "Feature",
        "properties": {
            "id": id,
            "colour": colouring.colour(&point.properties),
            "selected": selected == Some(Selected::Answer(id)),
        },
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
    })
}

/// A stop's answers as a ring of their levels with the number of walkers in it; a grey ring where it
/// cannot be said.
fn ring(figure: &StopFigure) -> String {
    const RADIUS: f64 = 15.0;
    let round = std::f64::consts::TAU * RADIUS;
    let mut arcs = String::new();
    if let Cell::Shown(figures) = &figure.cell {
        let mut begin = 0.0;
        for (level, share) in figures.shares.iter().enumerate() {
            let (length, colour) = (
                share * round,
                chart::colour(level, figures.shares.len()).fill,
            );
            arcs += &format!(
                r#"<circle cx="20" cy="20" r="{RADIUS}" fill="none" stroke="{colour}" stroke-width="7" stroke-dasharray="{length:.2} {round:.2}" stroke-dashoffset="{:.2}" transform="rotate(-90 20 20)"/>"#,
                -begin
            );
            begin += length;
        }
    }
    if arcs.is_empty() {
        arcs = format!(
            r##"<circle cx="20" cy="20" r="{RADIUS}" fill="none" stroke="#8A8F9B" stroke-width="7" stroke-dasharray="3 4"/>"##
        );
    }
    format!(
        r#"<svg viewBox="0 0 40 40" aria-hidden="true">{arcs}<text x="20" y="24.5" text-anchor="middle" font-size="13" font-weight="600" fill="currentColor">{}</text></svg>"#,
        figure.walkers
    )
}
