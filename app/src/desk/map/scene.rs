//! What is drawn: districts, stops with how they were answered, the server's tiles, photos, and the area
//! that is chosen.

use super::super::map_view::{AnswerTiles, ContextLayer, PictureMark, Scene, StopMark};
use super::{AT, Board, Here, Selected, query, worded};
use crate::language::t;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::activity::Stop;
use shared::analysis::comparison::Cell;
use shared::analysis::stops::StopFigure;
use shared::attachment::Valence;
use shared::chart::NEUTRAL;
use shared::district::District;
use shared::i18n::desk;
use shared::map::figure::LAST_ZOOM;
use shared::map::{Hexagon, MapFigures, MapFilter, Picture, Question};

/// What hides single answers: beyond any zoom.
const NEVER: u8 = u8::MAX;

/// The scene as it follows the board.
pub fn follow(board: Board) -> Signal<Scene> {
    let here = Here::get();
    let at = use_query_map().with_untracked(|address| address.get(AT));
    let at = at.and_then(|at| position(&at));
    let around = Memo::new(move |_| board.filter.with(|filter| filter.selection.district));
    let ground = Memo::new(move |_| {
        let district = around.get();
        board.names.with_value(|names| {
            let districts = names.districts.iter();
            let shown = districts.filter(|it| district.is_none_or(|district| it.id == district));
            Scene::of_districts(&shown.cloned().collect::<Vec<District>>())
        })
    });
    Signal::derive(move || {
        let shows = board.shows.get();
        let selected = board.selected.get();
        let mut scene = Scene {
            at,
            drawing: board.drawing.get(),
            ring: ring(&board.filter.get()),
            answers: tiles(&here, board, selected),
            ..ground.get()
        };
        board.figures.with(|figures| {
            let Some(figures) = figures else {
                return;
            };
            if shows.stops {
                scene.stops = stops(board, figures, selected);
            }
            if shows.photos {
                let picture = |it: &Picture| picture(&here, it, selected);
                scene.pictures = figures.pictures.iter().map(picture).collect();
            }
        });
        board.settings.with_value(|settings| {
            let layers = settings.layers.iter().enumerate();
            let layers = layers.filter(|(number, _)| shows.context.contains(number));
            let layer = |(id, layer): (usize, &shared::api::MapLayer)| ContextLayer {
                id,
                url: layer.url.clone(),
            };
            scene.context = layers.map(layer).collect();
        });
        scene
    })
}

/// `14.43812,50.10321,15.20`
pub fn position(at: &str) -> Option<(f64, f64, f64)> {
    let numbers: Result<Vec<f64>, _> = at.split(',').map(str::parse).collect();
    match numbers.ok()?.as_slice() {
        [lon, lat, zoom] if lon.abs() <= 180.0 && lat.abs() <= 85.0 => Some((*lon, *lat, *zoom)),
        _ => None,
    }
}

/// `12:-3`
pub fn hexagon(id: &str) -> Option<Hexagon> {
    let (q, r) = id.split_once(':')?;
    Some(Hexagon {
        q: q.parse().ok()?,
        r: r.parse().ok()?,
    })
}

fn ring(filter: &MapFilter) -> Vec<(f64, f64)> {
    let area = filter.selection.area.as_ref();
    area.map_or_else(Vec::new, |area| area.corners().to_vec())
}

/// The tiles of the filters; with single answers as soon as they have room, where they are wished for.
fn tiles(here: &Here, board: Board, selected: Option<Selected>) -> Option<AnswerTiles> {
    let shows = board.shows.get();
    if !shows.answers && !shows.hexagons {
        return None;
    }
    let room = board
        .figures
        .with(|it| it.as_ref().and_then(|it| it.points_from));
    let filter = MapFilter {
        points: shows.answers.then(|| room.unwrap_or(NEVER)),
        hexagons: (shows.answers && shows.hexagons).then_some(true),
        ..board.filter.get()
    };
    let origin = window().location().origin().unwrap_or_default();
    let path = here.call("tiles/{z}/{x}/{y}");
    // The server does not read the edition: with it in the address the map asks again when answers changed.
    let edition = board.edition.get();
    let query = query(&filter);
    let joint = if query.is_empty() { '?' } else { '&' };
    Some(AnswerTiles {
        tiles: format!("{origin}/api/v1{path}{query}{joint}edition={edition}"),
        last: LAST_ZOOM,
        selected: match selected {
            Some(Selected::Answer(id)) => id.to_string(),
            Some(Selected::Hexagon(Hexagon { q, r })) => format!("{q}:{r}"),
            Some(Selected::Stop(_)) | None => String::new(),
        },
    })
}

fn stops(board: Board, figures: &MapFigures, selected: Option<Selected>) -> Vec<StopMark> {
    let district = board.filter.with(|filter| filter.selection.district);
    let mark = |stop: &Stop| {
        let figure = figures.stops.iter().find(|it| it.stop == Some(stop.id));
        let said = figure.map_or_else(
            || t(desk::COMPARE_NOBODY),
            |it| worded(&it.cell, it.walkers),
        );
        StopMark {
            id: stop.id.to_string(),
            lon: stop.longitude,
            lat: stop.latitude,
            // Where this was not asked, a stop is no more than a dot: it must not hide what is.
            face: figure.map_or_else(String::new, |it| ring_of(it, &figures.question)),
            label: format!("{}: {said}", stop.name),
            movable: false,
            selected: selected == Some(Selected::Stop(stop.id)),
        }
    };
    board.names.with_value(|names| {
        let walks = names.walks.iter();
        let walks = walks.filter(|walk| district.is_none() || walk.district == district);
        walks.flat_map(|walk| &walk.stops).map(mark).collect()
    })
}

fn picture(here: &Here, picture: &Picture, selected: Option<Selected>) -> PictureMark {
    let side = match picture.side {
        Some(Valence::Bright) => "bright",
        Some(Valence::Dark) => "dark",
        None => "",
    };
    PictureMark {
        id: picture.attachment.to_string(),
        response: picture.response.to_string(),
        lon: picture.place.0,
        lat: picture.place.1,
        src: format!(
            "/api/v1{}",
            here.call(&format!("attachments/{}/thumbnail", picture.attachment))
        ),
        label: caption(picture),
        side,
        selected: selected == Some(Selected::Answer(picture.response)),
    }
}

/// What a photo shows, as its walker says it.
pub fn caption(picture: &Picture) -> String {
    let caption = picture.caption.trim();
    if caption.is_empty() {
        t(desk::MAP_PHOTO)
    } else {
        caption.to_owned()
    }
}

/// A stop's answers as a ring of their classes with the number of walkers in it; a grey ring where it
/// cannot be said.
fn ring_of(figure: &StopFigure, question: &Question) -> String {
    const RADIUS: f64 = 15.0;
    let round = std::f64::consts::TAU * RADIUS;
    let mut arcs = String::new();
    if let Cell::Shown(figures) = &figure.cell {
        let mut begin = 0.0;
        for (class, share) in figures.shares.iter().enumerate() {
            let (length, colour) = (share * round, question.colour(class).fill);
            arcs += &format!(
                r#"<circle cx="20" cy="20" r="{RADIUS}" fill="none" stroke="{colour}" stroke-width="7" stroke-dasharray="{length:.2} {round:.2}" stroke-dashoffset="{:.2}" transform="rotate(-90 20 20)"/>"#,
                -begin
            );
            begin += length;
        }
    }
    if arcs.is_empty() {
        arcs = format!(
            r#"<circle cx="20" cy="20" r="{RADIUS}" fill="none" stroke="{}" stroke-width="7" stroke-dasharray="3 4"/>"#,
            NEUTRAL.fill
        );
    }
    format!(
        r#"<svg viewBox="0 0 40 40" aria-hidden="true">{arcs}<text x="20" y="24.5" text-anchor="middle" font-size="13" font-weight="600" fill="currentColor">{}</text></svg>"#,
        figure.walkers
    )
}
