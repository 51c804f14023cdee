//! What lies over the photo in the editor: it takes fingers and keys, and shows what is being drawn until
//! the easel has it.

use super::editor::Work;
use super::mark::{Mark, Point, Tool};
use crate::language::{t, t_with};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg;
use shared::i18n::later;

/// A finger that moved less, as part of the photo's longer side, tapped.
const TAP: f64 = 0.015;

/// Side of what a tap hides and of the keyboard's frame, as part of the photo's shorter side.
const FRAME: f64 = 0.25;

/// What one key press moves, as part of the photo's longer side.
const STEP: f64 = 0.025;

#[component]
pub fn Board(work: Work) -> impl IntoView {
    let node = NodeRef::<svg::Svg>::new();
    let stroke = RwSignal::new(None::<Mark>);
    let frame = RwSignal::new(None::<(Point, Point)>);
    let place = move |event: &PointerEvent| {
        let bounds = node.get_untracked()?.get_bounding_client_rect();
        let size = work.size.get_untracked()?;
        let shown = (bounds.width(), bounds.height());
        let x = f64::from(event.client_x()) - bounds.left();
        let y = f64::from(event.client_y()) - bounds.top();
        Some(in_photo(Point { x, y }, shown, size))
    };
    let down = move |event: PointerEvent| {
        let Some(at) = place(&event).filter(|_| event.is_primary() && event.button() == 0) else {
            // A second finger enlarges the picture: it does not draw.
            return stroke.set(None);
        };
        if let Some(node) = node.get_untracked() {
            // Without it the drawing ends at the edge.
            let _ = node.set_pointer_capture(event.pointer_id());
        }
        frame.set(None);
        stroke.set(Some(Mark::begin(work.tool.get_untracked(), at)));
    };
    let moved = move |event: PointerEvent| {
        if stroke.read_untracked().is_some()
            && let Some(at) = place(&event)
        {
            stroke.update(|stroke| stroke.iter_mut().for_each(|mark| mark.extend(at)));
        }
    };
    let up = move |event: PointerEvent| {
        let drawn = stroke.try_update(Option::take).flatten();
        if let Some((mark, at)) = drawn.zip(place(&event)) {
            finish(work, mark, at);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if let Some(size) = work.size.get_untracked()
            && press(work, frame, &event, size)
        {
            event.prevent_default();
        }
    };
    let drawn = move || {
        let of_keys = frame
            .get()
            .map(|(from, to)| Mark::between(work.tool.get(), from, to));
        stroke.get().or(of_keys).map(|mark| mark.outline())
    };
    view! {
        <svg
            class="board"
            node_ref=node
            viewBox=move || work.size.get().map(|(width, height)| format!("0 0 {width} {height}"))
            role="application"
            tabindex="0"
            aria-label=move || t(later::EDIT_BOARD)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=move |_| stroke.set(None)
            on:keydown=pressed
        >
            {move || {
                let places = 0..work.faces.read().len();
                places.map(|face| view! { <FaceBox work face /> }).collect_view()
            }}
            <path class="rim" d=drawn />
            <path class="line" d=drawn />
        </svg>
    }
}

/// The frame around a face: a tap hides the face or shows it again.
#[component]
fn FaceBox(work: Work, face: usize) -> impl IntoView {
    let hidden = move || {
        work.faces
            .read()
            .get(face)
            .is_some_and(|(_, hidden)| *hidden)
    };
    let outline = move || {
        let area = work.faces.read().get(face).map(|(area, _)| *area)?;
        let (left, top) = (f64::from(area.left), f64::from(area.top));
        let (from, to) = (
            Point { x: left, y: top },
            Point {
                x: left + f64::from(area.width),
                y: top + f64::from(area.height),
            },
        );
        Some(Mark::between(Tool::Hide, from, to).outline())
    };
    let name = move || {
        let message = if hidden() {
            later::FACE_HIDDEN
        } else {
            later::FACE_SHOWN
        };
        t_with(message, &[("n", (face + 1).into())])
    };
    let pressed = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            event.stop_propagation();
            work.turn(face);
        }
    };
    view! {
        <g
            class="face"
            class:shown=move || !hidden()
            role="button"
            tabindex="0"
            aria-label=name
            on:pointerdown=|event| event.stop_propagation()
            on:click=move |_| work.turn(face)
            on:keydown=pressed
        >
            <path class="rim" d=outline />
            <path class="line" d=outline />
        </g>
    }
}

/// The finger is lifted: what it drew is done; a tap hides a square and draws nothing.
fn finish(work: Work, mut mark: Mark, at: Point) {
    let Some(size) = work.size.get_untracked() else {
        return;
    };
    let longer = f64::from(size.0.max(size.1));
    if mark.tool != Tool::Pen {
        mark.extend(at);
    }
    if mark.reach() >= longer * TAP {
        work.add(mark);
    } else if mark.tool == Tool::Hide {
        let (from, to) = square(at, size);
        work.add(Mark::between(Tool::Hide, from, to));
    }
}

/// What a key does; false when it is not ours.
fn press(
    work: Work,
    frame: RwSignal<Option<(Point, Point)>>,
    event: &KeyboardEvent,
    size: (u32, u32),
) -> bool {
    let (from, to) = frame.get_untracked().unwrap_or_else(|| {
        let middle = Point {
            x: f64::from(size.0) / 2.0,
            y: f64::from(size.1) / 2.0,
        };
        square(middle, size)
    });
    let step = f64::from(size.0.max(size.1)) * STEP;
    let (x, y) = match event.key().as_str() {
        "ArrowLeft" => (-step, 0.0),
        "ArrowRight" => (step, 0.0),
        "ArrowUp" => (0.0, -step),
        "ArrowDown" => (0.0, step),
        "Enter" | " " => {
            work.add(Mark::between(work.tool.get_untracked(), from, to));
            frame.set(None);
            return true;
        }
        "Backspace" | "Delete" => {
            work.undo();
            return true;
        }
        "z" if event.ctrl_key() || event.meta_key() => {
            work.undo();
            return true;
        }
        _ => return false,
    };
    let shifted = |at: Point| {
        let at = Point {
            x: at.x + x,
            y: at.y + y,
        };
        at.within(size)
    };
    let from = if event.shift_key() {
        from
    } else {
        shifted(from)
    };
    frame.set(Some((from, shifted(to))));
    true
}

/// Two corners of a square around a point.
fn square(middle: Point, size: (u32, u32)) -> (Point, Point) {
    let half = f64::from(size.0.min(size.1)) * FRAME / 2.0;
    let corner = |by: f64| {
        let at = Point {
            x: middle.x + by,
            y: middle.y + by,
        };
        at.within(size)
    };
    (corner(-half), corner(half))
}

/// Where in the photo a point of the board is: the photo is shown as large as fits, in the middle.
fn in_photo(at: Point, shown: (f64, f64), size: (u32, u32)) -> Point {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let scale = (shown.0 / width).min(shown.1 / height);
    let scale = if scale > 0.0 { scale } else { 1.0 };
    let point = Point {
        x: (at.x - (shown.0 - width * scale) / 2.0) / scale,
        y: (at.y - (shown.1 - height * scale) / 2.0) / scale,
    };
    point.within(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_is_where_the_photo_is_under_it() {
        let size = (1600, 1200);
        let at = |x, y| in_photo(Point { x, y }, (320.0, 400.0), size);
        // 320 x 240 in the middle of 320 x 400: 80 above and below.
        assert_eq!(at(0.0, 80.0), Point { x: 0.0, y: 0.0 });
        assert_eq!(at(160.0, 200.0), Point { x: 800.0, y: 600.0 });
        assert_eq!(
            at(320.0, 400.0),
            Point {
                x: 1600.0,
                y: 1200.0
            }
        );
        assert_eq!(at(10.0, 0.0), Point { x: 50.0, y: 0.0 });
    }

    #[test]
    fn a_tap_hides_a_square_that_stays_in_the_photo() {
        let (from, to) = square(Point { x: 0.0, y: 600.0 }, (1600, 1200));
        assert_eq!(
            (from, to),
            (Point { x: 0.0, y: 450.0 }, Point { x: 150.0, y: 750.0 })
        );
    }
}
