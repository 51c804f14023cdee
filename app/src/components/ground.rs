//! A small map that needs no download: district, river and parks as shapes, stops as dots, and a pin
//! that can be put anywhere. North is up; in a city the earth is flat enough.

use leptos::prelude::*;
use shared::schematic;
use web_sys::{KeyboardEvent, PointerEvent};

/// Width and height of the drawing, in its own units.
const SIZE: f64 = 1000.0;
/// Metres of a degree of latitude.
const DEGREE: f64 = 111_320.0;
/// Share of the drawing left free around what it frames.
const MARGIN: f64 = 0.12;
/// How far an arrow key moves the pin, in metres.
const STEP: f64 = 5.0;

pub type LonLat = (f64, f64);

/// Which part of the earth the drawing shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    centre: LonLat,
    /// Metres from edge to edge.
    extent: f64,
}

impl Frame {
    /// All the points with some room around them, at least `least` metres from edge to edge.
    pub fn around(points: &[LonLat], least: f64) -> Self {
        let range = |part: fn(&LonLat) -> f64| {
            let low = points.iter().map(part).fold(f64::INFINITY, f64::min);
            let high = points.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
            if low > high { (0.0, 0.0) } else { (low, high) }
        };
        let (west, east) = range(|point| point.0);
        let (south, north) = range(|point| point.1);
        let centre = (f64::midpoint(west, east), f64::midpoint(south, north));
        let wide = (east - west) * DEGREE * centre.1.to_radians().cos();
        let high = (north - south) * DEGREE;
        Self {
            centre,
            extent: (wide.max(high) * (1.0 + 2.0 * MARGIN)).max(least),
        }
    }

    fn x_y(self, (longitude, latitude): LonLat) -> (f64, f64) {
        let (dx, dy) = self.degrees_per_unit();
        (
            SIZE / 2.0 + (longitude - self.centre.0) / dx,
            SIZE / 2.0 - (latitude - self.centre.1) / dy,
        )
    }

    fn lon_lat(self, (x, y): (f64, f64)) -> LonLat {
        let (dx, dy) = self.degrees_per_unit();
        (
            self.centre.0 + (x - SIZE / 2.0) * dx,
            self.centre.1 - (y - SIZE / 2.0) * dy,
        )
    }

    fn degrees_per_unit(self) -> (f64, f64) {
        let metres = self.extent / SIZE;
        let east = DEGREE * self.centre.1.to_radians().cos();
        (metres / east, metres / DEGREE)
    }

    fn units(self, metres: f64) -> f64 {
        metres * SIZE / self.extent
    }

    fn path(self, ring: impl IntoIterator<Item = LonLat>) -> String {
        self.line(ring) + "Z"
    }

    fn line(self, points: impl IntoIterator<Item = LonLat>) -> String {
        let points = points.into_iter().enumerate().map(|(index, point)| {
            let (x, y) = self.x_y(point);
            format!("{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" })
        });
        points.collect()
    }
}

/// A stop on the map, with its number on the route.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    pub at: LonLat,
    pub number: u32,
    pub class: &'static str,
}

#[component]
pub fn Ground(
    frame: Frame,
    /// Rings of the district's outline.
    outline: Vec<Vec<LonLat>>,
    dots: Vec<Dot>,
    /// Ways that were walked.
    #[prop(optional)]
    ways: Vec<Vec<LonLat>>,
    /// What the map shows, in words.
    #[prop(into)]
    label: Signal<String>,
    /// A fix and its radius in metres.
    #[prop(optional, into)]
    fix: Signal<Option<(LonLat, f64)>>,
    #[prop(optional, into)] pin: Signal<Option<LonLat>>,
    /// The pin can be put somewhere else: by a tap, by dragging, by the arrow keys.
    #[prop(optional, into)]
    on_pin: Option<Callback<LonLat>>,
) -> impl IntoView {
    let node = NodeRef::<leptos::svg::Svg>::new();
    let dragging = RwSignal::new(false);
    let put = move |event: &PointerEvent| {
        if let (Some(svg), Some(on_pin)) = (node.get_untracked(), on_pin) {
            let area = svg.get_bounding_client_rect();
            let scale = SIZE / area.width().max(1.0);
            let x = (f64::from(event.client_x()) - area.left()) * scale;
            let y = (f64::from(event.client_y()) - area.top()) * scale;
            on_pin.run(frame.lon_lat((x, y)));
        }
    };
    let step = move |event: KeyboardEvent| {
        let metres = frame.units(STEP);
        let (dx, dy) = match event.key().as_str() {
            "ArrowLeft" => (-metres, 0.0),
            "ArrowRight" => (metres, 0.0),
            "ArrowUp" => (0.0, -metres),
            "ArrowDown" => (0.0, metres),
            _ => return,
        };
        if let (Some(at), Some(on_pin)) = (pin.get_untracked(), on_pin) {
            event.prevent_default();
            let (x, y) = frame.x_y(at);
            on_pin.run(frame.lon_lat((x + dx, y + dy)));
        }
    };
    let adjustable = on_pin.is_some();
    let route = frame.line(dots.iter().map(|dot| dot.at));
    view! {
        <svg
            node_ref=node
            class="ground"
            class:adjustable=adjustable
            viewBox=format!("0 0 {SIZE} {SIZE}")
            role=if adjustable { "application" } else { "img" }
            aria-label=move || label.get()
            tabindex=adjustable.then_some("0")
            on:pointerdown=move |event| {
                dragging.set(true);
                put(&event);
            }
            on:pointermove=move |event| {
                if dragging.get_untracked() {
                    put(&event);
                }
            }
            on:pointerup=move |_| dragging.set(false)
            on:pointerleave=move |_| dragging.set(false)
            on:keydown=step
        >
            {shapes(frame, outline)}
            <path class="route-line" d=route />
            {ways.into_iter().map(|way| view! { <path class="way" d=frame.line(way) /> }).collect_view()}
            {dots.iter().map(|dot| spot(frame, dot)).collect_view()}
            {move || fix.get().map(|(at, radius)| circle(frame, at, radius))}
            {move || pin.get().map(|at| needle(frame, at))}
        </svg>
    }
}

fn shapes(frame: Frame, outline: Vec<Vec<LonLat>>) -> impl IntoView {
    let ground = schematic::GROUND.iter().map(|shape| {
        view! { <path class=shape.kind.word() d=frame.path(shape.points()) /> }
    });
    let outline: String = outline.into_iter().map(|ring| frame.path(ring)).collect();
    view! {
        {ground.collect_view()}
        <path class="district" d=outline />
    }
}

fn spot(frame: Frame, dot: &Dot) -> impl IntoView + use<> {
    let (x, y) = frame.x_y(dot.at);
    view! {
        <g class=format!("at {}", dot.class) transform=format!("translate({x:.1} {y:.1})")>
            <circle r="30" />
            <text y="13" text-anchor="middle">{dot.number}</text>
        </g>
    }
}

fn circle(frame: Frame, at: LonLat, radius: f64) -> impl IntoView {
    let (x, y) = frame.x_y(at);
    view! {
        <g class="fix">
            <circle class="accuracy" cx=x cy=y r=frame.units(radius) />
            <circle cx=x cy=y r="11" />
        </g>
    }
}

fn needle(frame: Frame, at: LonLat) -> impl IntoView {
    let (x, y) = frame.x_y(at);
    view! {
        <g class="pin" transform=format!("translate({x:.1} {y:.1})")>
            <path d="M0 0C-14-30-36-46-36-76a36 36 0 1172 0C36-46 14-30 0 0Z" />
            <circle cy="-76" r="13" />
        </g>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_found_again_where_it_was_drawn() {
        let stops = [(14.4387, 50.0989), (14.4500, 50.1026)];
        let frame = Frame::around(&stops, 300.0);
        for stop in stops {
            let (longitude, latitude) = frame.lon_lat(frame.x_y(stop));
            assert!((longitude - stop.0).abs() < 1e-9 && (latitude - stop.1).abs() < 1e-9);
        }
    }

    #[test]
    fn a_single_point_has_room_around_it_and_north_is_up() {
        let here = (14.45, 50.1);
        let frame = Frame::around(&[here], 400.0);
        assert_eq!(frame.x_y(here), (500.0, 500.0));
        let (x, y) = frame.x_y((here.0, here.1 + 100.0 / DEGREE));
        assert!((x - 500.0).abs() < 1e-6 && (y - 250.0).abs() < 1e-6);
    }
}
