//! The desk's few pictures, drawn with one pencil: 1.75 px lines on a 24 px grid, and larger
//! drawings for empty pages.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $path:literal),+ $(,)?) => {$(
        pub const $name: &str = concat!(
            r#"<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" "#,
            r#"stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">"#, $path, "</svg>"
        );
    )+};
}

icons! {
    OVERVIEW = r#"<path d="M4 11l8-7 8 7v9H4z"/><path d="M10 20v-6h4v6"/>"#,
    WALKS = r#"<circle cx="6" cy="5" r="2"/><circle cx="18" cy="19" r="2"/><path d="M6 7v4a3 3 0 003 3h6a3 3 0 013 3"/>"#,
    REVIEW = r#"<path d="M4 6h16M4 12h16M4 18h10"/>"#,
    MAP = r#"<path d="M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2z"/><path d="M9 4v14M15 6v14"/>"#,
    COMPARE = r#"<path d="M12 4v16"/><path d="M12 7H5M12 12H8M12 17H6M12 7h6M12 12h8M12 17h3"/>"#,
    FINDINGS = r#"<path d="M9 18h6M10 21h4"/><path d="M8.5 15a6 6 0 117 0V18h-7z"/>"#,
    REPORT = r#"<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>"#,
    EXPORT = r#"<path d="M12 4v11M8 11l4 4 4-4"/><path d="M4 15v5h16v-5"/>"#,
    DISTRICTS = r#"<path d="M5 6l7-2 7 4-1 9-8 3-6-5z"/>"#,
    CHECKLISTS = r#"<path d="M5 4h14v16H5z"/><path d="M8 9l1.5 1.5L12 8M8 15l1.5 1.5L12 14M15 9.5h1M15 15.5h1"/>"#,
    PEOPLE = r#"<circle cx="9" cy="9" r="3"/><path d="M3.5 19c.6-3.4 2.7-5 5.5-5s4.9 1.6 5.5 5"/><path d="M15 6.4a3 3 0 010 5.2M17 14.4c2 .7 3.2 2.2 3.5 4.6"/>"#,
    RING = r#"<circle cx="12" cy="12" r="7"/>"#,
    HALF = r#"<circle cx="12" cy="12" r="7"/><path d="M12 5a7 7 0 000 14z" fill="currentColor"/>"#,
    CHECK = r#"<circle cx="12" cy="12" r="8" fill="currentColor" stroke="none"/><path d="M8.5 12.2l2.4 2.4 4.6-5" stroke="var(--surface)"/>"#,
    FLAG = r#"<path d="M7 20V4"/><path d="M7 5h10l-2.5 4L17 13H7z" fill="currentColor"/>"#,
    EYE_OFF = r#"<path d="M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6z"/><path d="M4 20L20 4"/>"#,
    LEFT = r#"<path d="M14 6l-6 6 6 6"/>"#,
    RIGHT = r#"<path d="M10 6l6 6-6 6"/>"#,
    PEN = r#"<path d="M5 19l1-4L16 5l3 3L9 18z"/>"#,
    PLUS = r#"<path d="M12 5v14M5 12h14"/>"#,
    LASSO = r#"<path d="M12 4c5 0 8 2.5 8 5.5S17 15 12 15s-8-2.5-8-5.5S7 4 12 4z" stroke-dasharray="3 2.5"/><path d="M7 14c-1 3 2 3 2 6"/>"#,
    CROSS = r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
    UP = r#"<path d="M6 14l6-6 6 6"/>"#,
    DOWN = r#"<path d="M6 10l6 6 6-6"/>"#,
    STEPS = r#"<circle cx="6" cy="18" r="2.5"/><circle cx="18" cy="6" r="2.5"/><path d="M8 16L16 8"/>"#,
}

macro_rules! drawings {
    ($($(#[$doc:meta])* $name:ident = $path:literal),+ $(,)?) => {$(
        $(#[$doc])*
        pub const $name: &str = concat!(
            r#"<svg viewBox="0 0 168 96" fill="none" stroke="currentColor" stroke-width="2" "#,
            r#"stroke-linecap="round" stroke-linejoin="round">"#, $path, "</svg>"
        );
    )+};
}

drawings! {
    /// A route from stop to stop.
    ROUTE = r#"<path d="M20 74c18 0 22-40 44-40s22 30 42 30 20-42 42-42" stroke-dasharray="2 7"/><circle cx="20" cy="74" r="7"/><circle cx="64" cy="34" r="7"/><circle cx="106" cy="64" r="7"/><circle cx="148" cy="22" r="7" fill="currentColor"/>"#,
    /// Two areas on either side of a river.
    AREAS = r#"<path d="M16 30l38-14 22 20-8 40-40 6-16-22z"/><path d="M96 26l34-12 24 24-10 36-40 8-16-24z" stroke-dasharray="4 6"/><path d="M86 4c-8 22 6 34 0 52s-2 28 2 38" stroke-width="4" opacity=".35"/>"#,
    /// A sheet of questions.
    SHEET = r#"<path d="M48 8h72v80H48z"/><path d="M60 28l4 4 8-9M60 50l4 4 8-9M60 72h8"/><path d="M82 28h26M82 50h26M82 72h18"/>"#,
    /// Answers arriving from a phone.
    ARRIVALS = r#"<path d="M28 14h38v68H28z"/><path d="M42 74h10"/><path d="M78 30h30M78 48h46M78 66h22" stroke-dasharray="2 7"/><path d="M128 40l10 8-10 8"/>"#,
    /// Bars on either side of a middle.
    BARS = r#"<path d="M84 8v80"/><path d="M84 22H52v12h32M84 22h40v12H84M84 56H64v12h20M84 56h22v12H84"/>"#,
}

/// A picture beside words; not read out.
#[component]
pub fn Icon(picture: &'static str) -> impl IntoView {
    view! { <span class="icon" aria-hidden="true" inner_html=picture></span> }
}
