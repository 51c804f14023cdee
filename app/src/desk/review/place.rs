//! Where an answer was given, put right: by its stop, on the map or in numbers.

use super::super::map_view::{Gesture, MapPart, Scene, StopMark};
use super::super::say;
use crate::language::t;
use leptos::ev::Event;
use leptos::prelude::*;
use shared::activity::Stop;
use shared::i18n::{Message, desk};
use shared::id::StopId;
use shared::review::Act;
use web_sys::Element;

/// The answer's own mark on the map.
const ANSWER: &str = "answer";

/// Stop and place of a response, as they are or were corrected; numbers as they are typed.
#[derive(Clone, Default)]
pub struct Where {
    pub stops: Vec<Stop>,
    pub stop: Option<StopId>,
    pub longitude: String,
    pub latitude: String,
}

impl Where {
    fn place(&self) -> Option<(f64, f64)> {
        let typed = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
        typed(&self.longitude).zip(typed(&self.latitude))
    }

    /// To about a centimetre.
    fn move_to(&mut self, (longitude, latitude): (f64, f64)) {
        self.longitude = format!("{longitude:.7}");
        self.latitude = format!("{latitude:.7}");
    }

    /// What is said otherwise than before.
    pub fn corrections(&self, before: &Self) -> Vec<Act> {
        let stop = self.stop.filter(|stop| Some(*stop) != before.stop);
        let stop = stop.map(|stop| Act::CorrectStop { stop });
        let moved = (&self.longitude, &self.latitude) != (&before.longitude, &before.latitude);
        let place = self.place().filter(|_| moved);
        let place = place.map(|(longitude, latitude)| Act::CorrectPlace {
            longitude,
            latitude,
        });
        stop.into_iter().chain(place).collect()
    }

    /// The stops of the walk, and among them the answer, which can be moved.
    fn scene(&self) -> Scene {
        let mut scene = Scene {
            placing: true,
            ..Scene::default()
        };
        for stop in &self.stops {
            scene.stops.push(StopMark {
                id: stop.id.to_string(),
                lon: stop.longitude,
                lat: stop.latitude,
                face: (stop.position + 1).to_string(),
                label: stop.name.clone(),
                movable: false,
                selected: false,
            });
        }
        if let Some((lon, lat)) = self.place() {
            scene.stops.push(StopMark {
                id: ANSWER.to_owned(),
                lon,
                lat,
                face: String::new(),
                label: t(desk::REVIEW_PLACE_MARK),
                movable: true,
                selected: true,
            });
        }
        scene
    }

    /// Around where the answer is, or else around all stops.
    fn extent(&self) -> Option<[f64; 4]> {
        let mut around = Scene::default();
        match self.place() {
            Some((lon, lat)) => {
                around.reach(lon - 0.002, lat - 0.001);
                around.reach(lon + 0.002, lat + 0.001);
            }
            None => {
                for stop in &self.stops {
                    around.reach(stop.longitude, stop.latitude);
                }
            }
        }
        around.extent
    }
}

#[component]
pub fn Place(place: RwSignal<Where>) -> impl IntoView {
    let current = place.with_untracked(|place| place.stop);
    let stops = place.with_untracked(|place| place.stops.clone());
    let options = stops.into_iter().map(|stop| {
        view! {
            <option value=stop.id.to_string() selected=current == Some(stop.id)>
                {stop.name}
            </option>
        }
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok();
        place.update(|place| place.stop = chosen);
    };
    let to_stop = move |_| {
        place.update(|place| {
            let mut stops = place.stops.iter();
            let found = stops.find(|it| Some(it.id) == place.stop);
            if let Some(to) = found.map(|stop| (stop.longitude, stop.latitude)) {
                place.move_to(to);
            }
        });
    };
    // A map that nobody sees does not know its size.
    let open = RwSignal::new(false);
    let toggle = move |event: Event| {
        let details: Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details on:toggle=toggle>
            <summary>{say(desk::REVIEW_CORRECT_PLACE)}</summary>
            <div class="stack">
                <div class="field">
                    <label for="review-stop">{say(desk::STOP)}</label>
                    <select id="review-stop" on:change=choose>
                        <option value="">{say(desk::ROSTER_ELSEWHERE)}</option>
                        {options.collect_view()}
                    </select>
                </div>
                <Show when=move || open.get()>
                    <OnMap place />
                </Show>
                <div class="fields">
                    {number("review-lat", desk::REVIEW_LATITUDE, place, |it| &mut it.latitude)}
                    {number("review-lon", desk::REVIEW_LONGITUDE, place, |it| &mut it.longitude)}
                </div>
                <div class="row">
                    <button type="button" class="button" on:click=to_stop>
                        {say(desk::PLACE_STOP)}
                    </button>
                </div>
                <p class="quiet small">{say(desk::REVIEW_CORRECTED_HINT)}</p>
            </div>
        </details>
    }
}

/// The answer among the stops of its walk: dragged, or put where the map is clicked.
#[component]
fn OnMap(place: RwSignal<Where>) -> impl IntoView {
    // Looked at once, so that the map stays where it is while the answer moves.
    let extent = place.with_untracked(Where::extent);
    let scene = Signal::derive(move || Scene {
        extent,
        ..place.with(Where::scene)
    });
    let done = Callback::new(move |gesture| match gesture {
        Gesture::Place(longitude, latitude) => {
            place.update(|place| place.move_to((longitude, latitude)));
        }
        Gesture::Move(_, longitude, latitude) => {
            place.update(|place| place.move_to((longitude, latitude)));
        }
        _ => {}
    });
    view! {
        <MapPart scene label=desk::PLACE size="small" done />
        <p class="quiet small">{say(desk::REVIEW_PLACE_MOVE)}</p>
    }
}

fn number(
    id: &'static str,
    label: Message,
    place: RwSignal<Where>,
    part: fn(&mut Where) -> &mut String,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{say(label)}</label>
            <input
                id=id
                inputmode="decimal"
                prop:value=move || place.with(|place| part(&mut place.clone()).clone())
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    place.update(|place| *part(place) = typed);
                }
            />
        </div>
    }
}
