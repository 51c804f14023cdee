//! The map as a part: what a page wants drawn becomes plain data for the element `<krok-map>` (see
//! `app/js/map.js`), which is loaded only where this is used. Who cannot see or use it finds the same
//! in the list or table that every page with a map has beside it.

use super::{Here, say};
use crate::api;
use leptos::ev::Custom;
use leptos::html::custom;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::api::Settings;
use shared::audit::MapView;
use shared::district::District;
use shared::i18n::{Message, desk};
use shared::schematic;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element};

/// What is on a map beside its ground.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// GeoJSON features with `id` and `colour`.
    pub districts: Vec<Value>,
    /// GeoJSON points with `name`, where a district's name stands.
    pub names: Vec<Value>,
    /// The line from stop to stop.
    pub route: Vec<(f64, f64)>,
    /// GeoJSON points with `id`, `colour` and `selected`.
    pub points: Vec<Value>,
    pub stops: Vec<StopMark>,
    /// A click places a stop.
    pub placing: bool,
    /// Credits of what is drawn.
    pub credits: Vec<String>,
    /// Looked at when the map opens, and again when it changes: west, south, east, north.
    pub extent: Option<[f64; 4]>,
    /// Looked at instead when the map opens: longitude, latitude, zoom.
    pub at: Option<(f64, f64, f64)>,
    /// What walkers said, as the server draws it.
    pub answers: Option<AnswerTiles>,
    pub pictures: Vec<PictureMark>,
    /// Layers of other sources.
    pub context: Vec<ContextLayer>,
    /// An area that is chosen.
    pub ring: Vec<(f64, f64)>,
    /// The next line on the map draws an area.
    pub drawing: bool,
}

/// The server's tiles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerTiles {
    /// Their address, with `{z}`, `{x}` and `{y}` in it.
    pub tiles: String,
    /// Made up to this zoom.
    pub last: u8,
    /// Id of the hexagon or answer that is selected.
    pub selected: String,
}

/// A photo, drawn as a button.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PictureMark {
    pub id: String,
    /// The answer that it belongs to.
    pub response: String,
    pub lon: f64,
    pub lat: f64,
    /// Address of a small picture.
    pub src: String,
    pub label: String,
    /// `bright`, `dark` or nothing.
    pub side: &'static str,
    pub selected: bool,
}

/// GeoJSON or a PMTiles archive of the operator's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContextLayer {
    pub id: usize,
    pub url: String,
}

/// A stop, drawn as a button.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StopMark {
    pub id: String,
    pub lon: f64,
    pub lat: f64,
    /// What the button shows: its number, or an SVG of how it was answered.
    pub face: String,
    /// What it is called.
    pub label: String,
    pub movable: bool,
    pub selected: bool,
}

/// What the user did on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    Place(f64, f64),
    Move(String, f64, f64),
    SelectStop(String),
    SelectPoint(String),
    SelectDistrict(String),
    /// Column and row, joined by a colon.
    SelectHexagon(String),
    /// Drawn around something.
    Area(Vec<(f64, f64)>),
    /// Moved to: longitude, latitude, zoom.
    View(f64, f64, f64),
}

impl Scene {
    /// The outlines of districts, looked at as a whole.
    pub fn of_districts(districts: &[District]) -> Self {
        let mut scene = Self::default();
        for district in districts {
            let geometry = serde_json::to_value(&district.outline).unwrap_or_default();
            positions(&geometry["coordinates"], &mut |lon, lat| {
                scene.reach(lon, lat);
            });
            scene.districts.push(json!({
                "type": "Feature",
                "properties": { "id": district.id, "colour": district.colour },
                "geometry": geometry,
            }));
            scene.names.push(json!({
                "type": "Feature",
                "properties": { "name": district.name },
                "geometry": { "type": "Point", "coordinates": district.label },
            }));
            if !district.attribution.is_empty() && !scene.credits.contains(&district.attribution) {
                scene.credits.push(district.attribution.clone());
            }
        }
        scene
    }

    /// Widens what is looked at so that it holds a place.
    pub fn reach(&mut self, lon: f64, lat: f64) {
        let [west, south, east, north] = self.extent.unwrap_or([lon, lat, lon, lat]);
        self.extent = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
    }

    /// As the element takes it.
    fn data(&self, ground: &Ground, here: &Here, label: &str, words: &Value) -> Value {
        let view = here.audit.view;
        let around = [
            view.longitude - 0.03,
            view.latitude - 0.02,
            view.longitude + 0.03,
            view.latitude + 0.02,
        ];
        let line = json!({
            "type": "Feature", "properties": {},
            "geometry": { "type": "LineString", "coordinates": self.route },
        });
        let collection =
            |features: &[Value]| json!({ "type": "FeatureCollection", "features": features });
        let mut credits = vec![ground.credit.clone()];
        credits.extend(
            self.credits
                .iter()
                .filter(|credit| **credit != ground.credit)
                .cloned(),
        );
        credits.retain(|credit| !credit.is_empty());
        json!({
            "label": label,
            "words": words,
            "basemap": ground.basemap,
            "ground": ground.outlines,
            "credit": credits.join(" · "),
            "fit": self.extent.unwrap_or(around),
            "districts": collection(&self.districts),
            "names": collection(&self.names),
            "route": if self.route.len() > 1 { line } else { collection(&[]) },
            "points": collection(&self.points),
            "stops": self.stops,
            "placing": self.placing,
            "at": self.at,
            "answers": self.answers,
            "pictures": self.pictures,
            "context": self.context,
            "ring": self.ring,
            "drawing": self.drawing,
        })
    }
}

/// Calls `found` with each position in nested GeoJSON coordinates.
fn positions(coordinates: &Value, found: &mut impl FnMut(f64, f64)) {
    let Some(list) = coordinates.as_array() else {
        return;
    };
    if let [Value::Number(lon), Value::Number(lat), ..] = list.as_slice() {
        found(
            lon.as_f64().unwrap_or_default(),
            lat.as_f64().unwrap_or_default(),
        );
    } else {
        for inner in list {
            positions(inner, found);
        }
    }
}

/// What is under everything: the operator's basemap, or a few outlines of Prague.
#[derive(Clone)]
struct Ground {
    basemap: Option<String>,
    outlines: Value,
    credit: String,
}

impl Ground {
    /// The operator's, else the schematic one where it has anything to show.
    fn of(settings: Settings, view: MapView) -> Self {
        if settings.basemap.is_some() {
            return Self {
                basemap: settings.basemap,
                outlines: Value::Null,
                credit: settings.basemap_attribution,
            };
        }
        let known = schematic::is_around(view.longitude, view.latitude);
        let outlines = known
            .then(|| serde_json::to_value(schematic::collection()).ok())
            .flatten();
        Self {
            basemap: None,
            credit: outlines
                .as_ref()
                .map_or_else(String::new, |_| schematic::CREDIT.to_owned()),
            outlines: outlines.unwrap_or_default(),
        }
    }
}

/// A map of a scene.
#[component]
pub fn MapPart(
    #[prop(into)] scene: Signal<Scene>,
    label: Message,
    #[prop(optional)] size: &'static str,
    #[prop(optional)] done: Option<Callback<Gesture>>,
) -> impl IntoView {
    let here = Here::get();
    let failed = RwSignal::new(None::<Message>);
    let settings = LocalResource::new(|| async {
        // Without settings there is still the schematic ground.
        let settings = api::get("/settings").json::<Settings>().await;
        settings.unwrap_or_default()
    });
    load_element();
    let data = move || {
        let ground = Ground::of(settings.get()?, here.audit.view);
        let text = say(label)();
        let words = json!({
            "NavigationControl.ZoomIn": say(desk::MAP_ZOOM_IN)(),
            "NavigationControl.ZoomOut": say(desk::MAP_ZOOM_OUT)(),
        });
        Some(
            scene
                .with(|scene| scene.data(&ground, &here, &text, &words))
                .to_string(),
        )
    };
    let property = move || data().map_or(JsValue::UNDEFINED, |data| parse(&data));
    let tell = move |gesture: Option<Gesture>| {
        if let (Some(gesture), Some(done)) = (gesture, done) {
            done.run(gesture);
        }
    };
    view! {
        <div class="stack">
            {custom("krok-map")
                .class(size)
                .prop("scene", property)
                .on(on("krok-select"), move |event| tell(select(&event)))
                .on(on("krok-place"), move |event| tell(place(&event)))
                .on(on("krok-move"), move |event| tell(moved(&event)))
                .on(on("krok-area"), move |event| tell(area(&event)))
                .on(on("krok-view"), move |event| tell(view_of(&event)))
                .on(on("krok-failed"), move |_| failed.set(Some(desk::MAP_BASEMAP_FAILED)))
                .on(
                    on("krok-context-failed"),
                    move |_| failed.set(Some(desk::MAP_CONTEXT_FAILED)),
                )}
            {move || {
                failed
                    .get()
                    .map(|failed| view! { <p class="notice wait" role="status">{say(failed)}</p> })
            }}
        </div>
    }
}

fn on(name: &'static str) -> Custom<CustomEvent> {
    Custom::new(name)
}

#[derive(Deserialize)]
struct Detail {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    lon: f64,
    #[serde(default)]
    lat: f64,
    #[serde(default)]
    zoom: f64,
    #[serde(default)]
    ring: Vec<(f64, f64)>,
}

fn detail(event: &CustomEvent) -> Option<Detail> {
    let text: String = js_sys::JSON::stringify(&event.detail()).ok()?.into();
    serde_json::from_str(&text).ok()
}

fn select(event: &CustomEvent) -> Option<Gesture> {
    let Detail { kind, id, .. } = detail(event)?;
    match kind.as_str() {
        "stop" => Some(Gesture::SelectStop(id)),
        "point" => Some(Gesture::SelectPoint(id)),
        "district" => Some(Gesture::SelectDistrict(id)),
        "hexagon" => Some(Gesture::SelectHexagon(id)),
        _ => None,
    }
}

fn place(event: &CustomEvent) -> Option<Gesture> {
    detail(event).map(|detail| Gesture::Place(detail.lon, detail.lat))
}

fn area(event: &CustomEvent) -> Option<Gesture> {
    detail(event).map(|detail| Gesture::Area(detail.ring))
}

fn view_of(event: &CustomEvent) -> Option<Gesture> {
    detail(event).map(|Detail { lon, lat, zoom, .. }| Gesture::View(lon, lat, zoom))
}

fn moved(event: &CustomEvent) -> Option<Gesture> {
    detail(event).map(|detail| Gesture::Move(detail.id, detail.lon, detail.lat))
}

fn parse(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

/// Adds the script that defines the element, once; the build wrote its address into the page.
fn load_element() {
    const ID: &str = "krok-map-element";
    let document = document();
    let meta = document.query_selector("meta[name='asset:map.js']");
    let address = meta
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"));
    if document.get_element_by_id(ID).is_some() {
        return;
    }
    let (Some(address), Some(head)) = (address, document.head()) else {
        return;
    };
    if let Ok(script) = document.create_element("script") {
        let script: Element = script.unchecked_into();
        for (name, value) in [("id", ID), ("type", "module"), ("src", &address)] {
            let _ = script.set_attribute(name, value);
        }
        let _ = head.append_child(&script);
    }
}
