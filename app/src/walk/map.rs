//! The walk on a map: for orientation, not for answers.

use super::draft::Draft;
use super::joined::Joined;
use super::phone::Phone;
use super::place::Place;
use super::route;
use super::say;
use super::shell::{Heading, Top};
use crate::components::ground::{Dot, Frame, Ground, LonLat};
use crate::language::t;
use leptos::prelude::*;
use shared::i18n::{later, walker};
use shared::schematic;

#[component]
pub fn MapPage() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Walk(code.clone()));
        }
    };
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=back />
            <main class="map">
                <Heading text=Signal::derive(move || t(walker::MAP)) />
                {move || phone.walk().map(|walk| drawn(&walk, &phone.drafts()))}
                <Credit phone />
            </main>
        </div>
    }
}

fn drawn(walk: &Joined, drafts: &[Draft]) -> impl IntoView + use<> {
    let outline = outline(walk);
    let dots = dots(walk, drafts);
    let mut points: Vec<LonLat> = dots.iter().map(|dot| dot.at).collect();
    if points.is_empty() {
        points = outline.concat();
    }
    let frame = Frame::around(&points, 400.0);
    let names = walk.pack.activity.stops.iter().map(|stop| {
        let stand = say::stand(route::stand(walk, drafts, stop.id));
        view! {
            <li>
                {stop.name.clone()} {stand.map(|words| view! { <span class="hint">" · " {words}</span> })}
            </li>
        }
    });
    let names = names.collect_view();
    view! {
        <Ground frame outline dots label=Signal::derive(move || t(later::MAP_LABEL)) />
        <ol class="names">{names}</ol>
    }
}

/// The rings of the outline of the walk's district.
pub fn outline(walk: &Joined) -> Vec<Vec<LonLat>> {
    let district = walk.pack.district.as_ref();
    district.map_or_else(Vec::new, |district| district.rings.clone())
}

/// The stops of a walk, each with how far it is.
pub fn dots(walk: &Joined, drafts: &[Draft]) -> Vec<Dot> {
    let stops = walk.pack.activity.stops.iter();
    stops
        .map(|stop| Dot {
            at: (stop.longitude, stop.latitude),
            number: stop.position + 1,
            class: route::stand(walk, drafts, stop.id).class(),
        })
        .collect()
}

/// Whom the ground and the outline are owed to.
#[component]
pub fn Credit(phone: Phone) -> impl IntoView {
    let credit = move || {
        let walk = phone.walk()?;
        let view = walk.pack.audit.view;
        let ground =
            schematic::is_around(view.longitude, view.latitude).then_some(schematic::CREDIT);
        let outline = walk
            .pack
            .district
            .as_ref()
            .map(|district| district.attribution.clone());
        let outline =
            outline.filter(|credit| !credit.is_empty() && Some(credit.as_str()) != ground);
        let all: Vec<String> = ground
            .map(str::to_owned)
            .into_iter()
            .chain(outline)
            .collect();
        (!all.is_empty()).then(|| all.join(" · "))
    };
    view! { <p class="credit" lang="en">{credit}</p> }
}
