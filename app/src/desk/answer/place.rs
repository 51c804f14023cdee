//! Where it was answered, how exactly that is known, and where researchers say it was.

use super::super::map_view::{MapPart, Scene};
use super::super::say;
use crate::language::{t, t_with};
use leptos::prelude::*;
use serde_json::json;
use shared::i18n::desk;
use shared::response::{Geotag, Source};
use shared::review::{CorrectedPlace, Review};

/// Where it was answered, how exactly that is known, and where the pin was moved from.
#[component]
pub fn Place(geotag: Option<Geotag>, review: Memo<Review>) -> impl IntoView {
    let kept = geotag.clone();
    let corrected = Memo::new(move |_| review.with(|review| review.place));
    let note = move || {
        let place = corrected.get()?;
        let at = format!("{:.5}, {:.5}", place.latitude, place.longitude);
        let n = kept
            .as_ref()
            .map(|kept| distance(kept, &at_place(kept, place)).round() as u32);
        Some(view! {
            <p>
                <strong>{say(desk::REVIEW_CORRECTED_TO)}</strong>
                " "
                <span class="number">{at}</span>
                {n.map(|n| t_with(desk::REVIEW_METRES, &[("n", n.into())]))}
            </p>
        })
    };
    let body = match geotag {
        None => view! { <p class="quiet">{say(desk::PLACE_NONE)}</p> }.into_any(),
        Some(geotag) => {
            let at = format!("{:.5}, {:.5}", geotag.latitude, geotag.longitude);
            let shown = geotag.clone();
            let scene = Signal::derive(move || scene(&shown, corrected.get()));
            let moved = geotag
                .original
                .as_ref()
                .map(|original| distance(original, &geotag).round() as u32);
            view! {
                <p>{move || source(&geotag)} " · " <span class="number">{at}</span></p>
                {moved
                    .map(|n| {
                        view! { <p>{move || t_with(desk::PLACE_MOVED, &[("n", n.into())])}</p> }
                    })}
                <MapPart scene label=desk::PLACE size="small" />
            }
            .into_any()
        }
    };
    view! {
        <section class="stack">
            <h3>{say(desk::PLACE)}</h3>
            {note}
            {body}
        </section>
    }
}

fn source(geotag: &Geotag) -> String {
    match (geotag.source, geotag.accuracy) {
        (Source::Gps, Some(metres)) => {
            t_with(desk::PLACE_GPS, &[("n", (metres.round() as u32).into())])
        }
        (Source::Gps, None) => t(desk::PLACE_GPS_PLAIN),
        (Source::Pin, _) => t(desk::PLACE_PIN),
        (Source::Stop, _) => t(desk::PLACE_STOP),
    }
}

/// The same moment at another place.
fn at_place(geotag: &Geotag, place: CorrectedPlace) -> Geotag {
    Geotag {
        longitude: place.longitude,
        latitude: place.latitude,
        ..geotag.clone()
    }
}

/// All places that are known, the one that counts ringed.
fn scene(geotag: &Geotag, corrected: Option<CorrectedPlace>) -> Scene {
    let mut scene = Scene::default();
    let colour = |of: &Geotag| {
        if of.source == Source::Gps {
            "#1d5b86"
        } else {
            "#f4b63f"
        }
    };
    let right = corrected.map(|place| at_place(geotag, place));
    let both = geotag.original.as_deref().into_iter().chain([geotag]);
    for (index, tag) in both.chain(&right).enumerate() {
        let counts = right.as_ref().is_some_and(|right| std::ptr::eq(right, tag));
        scene.points.push(json!({
            "type": "Feature",
            "properties": { "id": index.to_string(), "colour": colour(tag), "selected": counts },
            "geometry": { "type": "Point", "coordinates": [tag.longitude, tag.latitude] },
        }));
        scene.reach(tag.longitude - 0.002, tag.latitude - 0.001);
        scene.reach(tag.longitude + 0.002, tag.latitude + 0.001);
    }
    scene
}

/// Metres between two places near each other, on a sphere unrolled at their latitude.
fn distance(a: &Geotag, b: &Geotag) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let north = (a.latitude - b.latitude) * METRES_PER_DEGREE;
    let east = (a.longitude - b.longitude) * METRES_PER_DEGREE * a.latitude.to_radians().cos();
    north.hypot(east)
}
