//! The walker's few pictures, drawn with one pencil: 2 px lines on a 24 px grid. The words stand beside
//! them or in the button's name, so they are hidden from screen readers.

use leptos::prelude::*;

/// The inside of a drawing.
#[derive(Clone, Copy)]
pub struct Drawing(&'static str);

pub const BACK: Drawing = Drawing(r#"<path class="turns" d="M15 5l-7 7 7 7"/>"#);
pub const NEXT: Drawing = Drawing(r#"<path class="turns" d="M9 5l7 7-7 7"/>"#);
pub const TICK: Drawing = Drawing(r#"<path d="M5 12.5l4.5 4.5L19 7.5"/>"#);
pub const CROSS: Drawing = Drawing(r#"<path d="M6 6l12 12M18 6L6 18"/>"#);
pub const CAMERA: Drawing =
    Drawing(r#"<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.5"/>"#);
pub const NOTE: Drawing =
    Drawing(r#"<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z"/><path d="M14 6.5l3.5 3.5"/>"#);
pub const LANGUAGE: Drawing = Drawing(
    r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"/>"#,
);
pub const PIN: Drawing = Drawing(
    r#"<path d="M12 21c4.5-5 7-8 7-11a7 7 0 10-14 0c0 3 2.5 6 7 11z"/><circle cx="12" cy="10" r="2.5"/>"#,
);
pub const SCAN: Drawing = Drawing(
    r#"<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/><path d="M9 9h2v2H9zM13 13h2v2h-2zM13 9h2M9 14v1"/>"#,
);
pub const PHONE: Drawing =
    Drawing(r#"<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M11 18h2"/>"#);
pub const SUN: Drawing = Drawing(
    r#"<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>"#,
);
pub const MOON: Drawing = Drawing(r#"<path d="M19.5 14.5A8 8 0 119.5 4.5a6.5 6.5 0 0010 10z"/>"#);
pub const DUSK: Drawing =
    Drawing(r#"<path d="M3 18h18M7 18a5 5 0 0110 0M12 8V6M5.5 11.5L7 13M18.5 11.5L17 13"/>"#);
pub const CLOUD: Drawing =
    Drawing(r#"<path d="M7 18h10a4 4 0 00.5-7.97A6 6 0 006.2 11.1 3.5 3.5 0 007 18z"/>"#);
pub const ALERT: Drawing = Drawing(r#"<path d="M12 4l9 16H3z"/><path d="M12 10v4M12 17v.01"/>"#);
pub const ABOUT: Drawing =
    Drawing(r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.01"/>"#);
pub const MAP: Drawing =
    Drawing(r#"<path d="M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2z"/><path d="M9 4v14M15 6v14"/>"#);
pub const ROUTE: Drawing = Drawing(
    r#"<circle cx="7" cy="5" r="2"/><circle cx="7" cy="19" r="2"/><path d="M7 7v10M12 5h8M12 19h8M12 12h6"/>"#,
);
pub const MICROPHONE: Drawing = Drawing(
    r#"<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0013 0M12 18v3"/>"#,
);
pub const STOP: Drawing =
    Drawing(r#"<rect x="6.5" y="6.5" width="11" height="11" rx="1" fill="currentColor"/>"#);
pub const PLAY: Drawing = Drawing(r#"<path d="M8 5l11 7-11 7z"/>"#);
pub const PAUSE: Drawing = Drawing(r#"<path d="M8.5 6v12M15.5 6v12"/>"#);
pub const SPEAKER: Drawing = Drawing(
    r#"<path d="M4 9.5v5h3.5l5 4v-13l-5 4z"/><path d="M16 9.5a4 4 0 010 5M18.5 7a8 8 0 010 10"/>"#,
);
pub const UNDO: Drawing =
    Drawing(r#"<path class="turns" d="M8.5 4.5L4 9l4.5 4.5M4 9h10a5 5 0 010 10h-3"/>"#);
pub const HIDE: Drawing = Drawing(
    r#"<path d="M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16"/><path d="M9.3 9.3h5.4v5.4H9.3zM4 4h5.3v5.3H4zM14.7 14.7H20V20h-5.3z" fill="currentColor"/>"#,
);
pub const ARROW: Drawing = Drawing(r#"<path d="M5 19L19 5M10 5h9v9"/>"#);
pub const CIRCLE: Drawing = Drawing(r#"<ellipse cx="12" cy="12" rx="9" ry="7"/>"#);
pub const PEN: Drawing = Drawing(r#"<path d="M3 17c4-9 6-9 6-3s3 5 5 0 4-6 7-5"/>"#);
pub const PLUS: Drawing = Drawing(r#"<path d="M12 5v14M5 12h14"/>"#);

/// Faces from worst to best.
const FACES: [Drawing; 5] = [
    Drawing(
        r#"<circle cx="12" cy="12" r="9"/><path d="M8 10v.01M16 10v.01M8 17c2-3 6-3 8 0M7 7.5l3 1M17 7.5l-3 1"/>"#,
    ),
    Drawing(
        r#"<circle cx="12" cy="12" r="9"/><path d="M8.5 9.5v.01M15.5 9.5v.01M8.5 16.2c1.8-1.7 5.2-1.7 7 0"/>"#,
    ),
    Drawing(r#"<circle cx="12" cy="12" r="9"/><path d="M8.5 9.5v.01M15.5 9.5v.01M8.5 15.5h7"/>"#),
    Drawing(
        r#"<circle cx="12" cy="12" r="9"/><path d="M8.5 9.5v.01M15.5 9.5v.01M8.5 14.5c1.8 1.9 5.2 1.9 7 0"/>"#,
    ),
    Drawing(
        r#"<circle cx="12" cy="12" r="9"/><path d="M8.5 9.5v.01M15.5 9.5v.01M7.5 13.5h9c-.5 5-8.5 5-9 0z"/>"#,
    ),
];

/// The face of a level, 0 being the worst of five.
pub fn face(level: usize) -> Drawing {
    FACES[level.min(FACES.len() - 1)]
}

/// Rising bars, as many filled as the level is high: one for the worst.
const LEVELS: [Drawing; 4] = [
    Drawing(
        r#"<g stroke-width="3"><path d="M4 20v-3"/><path opacity=".3" d="M9 20v-7M14 20v-11M19 20v-15"/></g>"#,
    ),
    Drawing(
        r#"<g stroke-width="3"><path d="M4 20v-3M9 20v-7"/><path opacity=".3" d="M14 20v-11M19 20v-15"/></g>"#,
    ),
    Drawing(
        r#"<g stroke-width="3"><path d="M4 20v-3M9 20v-7M14 20v-11"/><path opacity=".3" d="M19 20v-15"/></g>"#,
    ),
    Drawing(r#"<g stroke-width="3"><path d="M4 20v-3M9 20v-7M14 20v-11M19 20v-15"/></g>"#),
];

/// The bars of a level, 0 being the worst of four.
pub fn bars(level: usize) -> Drawing {
    LEVELS[level.min(LEVELS.len() - 1)]
}

#[component]
pub fn Icon(drawing: Drawing) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            inner_html=drawing.0
        ></svg>
    }
}
