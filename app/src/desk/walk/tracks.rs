//! The ways that a walk's walkers had recorded, for researchers: lines on a small map, and how long they are.

use crate::api;
use crate::components::ground::{Dot, Frame, Ground, LonLat};
use crate::desk::{Here, say};
use crate::language::{t, t_with};
use leptos::prelude::*;
use serde::Deserialize;
use shared::activity::Activity;
use shared::i18n::{Argument, desk};
use shared::schematic;

/// The GeoJSON of the ways, as far as it is shown.
#[derive(Clone, Default, Deserialize)]
struct Ways {
    features: Vec<Way>,
}

#[derive(Clone, Deserialize)]
struct Way {
    geometry: Lines,
    properties: Properties,
}

#[derive(Clone, Deserialize)]
struct Lines {
    coordinates: Vec<Vec<LonLat>>,
}

#[derive(Clone, Deserialize)]
struct Properties {
    metres: f64,
}

/// Nothing where nobody had their way recorded.
#[component]
pub fn Tracks(activity: Activity) -> impl IntoView {
    let here = Here::get();
    let path = here.call(&format!("walks/{}/tracks.geojson", activity.id));
    let file = format!("/api/v1{path}");
    let view = here.audit.view;
    let credit = schematic::is_around(view.longitude, view.latitude).then_some(schematic::CREDIT);
    let data = LocalResource::new(move || {
        let path = path.clone();
        async move { api::get(path).json::<Ways>().await }
    });
    move || {
        // What else the page shows does not depend on it: one that cannot be had is as if there were none.
        let ways = data.get().and_then(Result::ok).unwrap_or_default().features;
        (!ways.is_empty()).then(|| drawn(&activity, ways, file.clone(), credit))
    }
}

fn drawn(
    activity: &Activity,
    ways: Vec<Way>,
    file: String,
    credit: Option<&'static str>,
) -> impl IntoView + use<> {
    let walkers = ways.len();
    let km = ways.iter().map(|way| way.properties.metres).sum::<f64>() / 1_000.0;
    let words = move || t_with(desk::WALKERS, &[("n", walkers.into())]);
    let what = move || {
        let km = Argument::Decimal(km, 1);
        t_with(
            desk::TRACKS_WHAT,
            &[("walkers", words().into()), ("km", km)],
        )
    };
    let label = move || t_with(desk::TRACKS_LABEL, &[("walkers", words().into())]);
    let dots = activity.stops.iter().map(|stop| Dot {
        at: (stop.longitude, stop.latitude),
        number: stop.position + 1,
        class: "",
    });
    let dots: Vec<Dot> = dots.collect();
    let lines: Vec<Vec<LonLat>> = ways
        .into_iter()
        .flat_map(|way| way.geometry.coordinates)
        .collect();
    let stops = dots.iter().map(|dot| dot.at);
    let points: Vec<LonLat> = lines.iter().flatten().copied().chain(stops).collect();
    view! {
        <section class="stack ways">
            <h2>{say(desk::TRACKS)}</h2>
            <p>{what}</p>
            <Ground
                frame=Frame::around(&points, 400.0)
                outline=Vec::new()
                dots
                ways=lines
                label=Signal::derive(label)
            />
            {credit.map(|credit| view! { <p class="small quiet" lang="en">{credit}</p> })}
            <p>
                <a href=file download="">
                    {move || t(desk::TRACKS_FILE)}
                </a>
            </p>
        </section>
    }
}
