//! The same as on the map, as tables: for those who do not see it, and for exact reading.

use super::super::moment;
use super::super::table::TableFrame;
use super::legend::{reading, word};
use super::{Board, Here, Selected, goer, say, scene, worded};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::activity::Stop;
use shared::analysis::comparison::Cell;
use shared::analysis::stops::StopFigure;
use shared::chart::{self, Distribution};
use shared::earth::metres;
use shared::i18n::{Message, desk};
use shared::id::StopId;
use shared::map::place::degrees;
use shared::map::{Area, Grid, Hexagon, HexagonFigure, Listed, MapFigures, Picture, Question};

/// Pixels of a stop's bar.
const WIDTH: u32 = 300;

/// Its parts are no components: words in a component's body would not follow the language.
#[component]
pub fn Places(board: Board) -> impl IntoView {
    let researcher = Here::get().may_review();
    let figures = move || board.figures.get();
    let answers = move || {
        let figures = figures()?;
        researcher.then(|| answer_table(board, &figures))
    };
    let photos = move || figures().map(|figures| photo_list(&figures));
    view! {
        <div class="stack places">
            <SelectedPart board />
            {move || figures().map(|figures| stop_list(board, &figures))}
            {move || figures().map(|figures| hexagon_table(board, &figures))}
            {answers} {photos}
        </div>
    }
}

/// Nothing where there are none, or where they are not shown.
fn photo_list(figures: &MapFigures) -> impl IntoView + use<> {
    let here = Here::get();
    let photo = |picture: &Picture| {
        let href = here.page(&format!("review?answer={}", picture.response));
        let path = here.call(&format!("attachments/{}/thumbnail", picture.attachment));
        let caption = scene::caption(picture);
        view! {
            <li>
                <a href=href>
                    <img src=format!("/api/v1{path}") alt="" loading="lazy" />
                    {caption}
                </a>
            </li>
        }
    };
    let photos = figures.pictures.iter().map(photo).collect_view();
    let any = !figures.pictures.is_empty();
    any.then(|| {
        view! {
            <section class="stack">
                <h2>{say(desk::MAP_PHOTOS)}</h2>
                <ul class="photo-list">{photos}</ul>
            </section>
        }
    })
}

fn stop_list(board: Board, figures: &MapFigures) -> impl IntoView + use<> {
    let row = |figure: &StopFigure| {
        let name = figure
            .stop
            .map_or_else(|| t(desk::MAP_ELSEWHERE), |id| stop_name(board, id));
        let picture = draw(&name, &figures.question, figure);
        let title = match figure.stop {
            Some(id) => {
                let chosen = move || board.selected.get() == Some(Selected::Stop(id));
                view! {
                    <button
                        type="button"
                        class="button plain"
                        aria-pressed=move || chosen().to_string()
                        on:click=move |_| board.selected.set(Some(Selected::Stop(id)))
                    >
                        {name}
                    </button>
                }
                .into_any()
            }
            None => view! { <h3>{name}</h3> }.into_any(),
        };
        let of = figure.stop.map(Selected::Stop);
        let selected = move || of.is_some() && board.selected.get() == of;
        view! {
            <li class:selected=selected>
                {title} <div inner_html=picture></div>
            </li>
        }
    };
    let rows = figures.stops.iter().map(row).collect_view();
    let none = figures.stops.is_empty();
    view! {
        <section class="stack">
            <h2>{say(desk::MAP_STOPS_LIST)}</h2>
            {none.then(|| view! { <p class="quiet">{say(desk::MAP_NO_MATCH)}</p> })}
            <ul class="stop-figures">{rows}</ul>
        </section>
    }
}

fn draw(title: &str, question: &Question, figure: &StopFigure) -> String {
    let Question::Item { item } = question else {
        let (said, n) = (
            reading(question, &figure.cell),
            worded(&figure.cell, figure.walkers),
        );
        return format!(
            "<p>{}</p><p class=\"small quiet\">{}</p>",
            escaped(&said),
            escaped(&n)
        );
    };
    let tag = language::tag();
    let levels: Vec<&str> = item.levels.iter().map(|level| level.get(&tag)).collect();
    let none = vec![0; levels.len()];
    let counts = figure
        .cell
        .figures()
        .map_or(&none, |figures| &figures.counts);
    chart::distribution(&Distribution {
        title,
        levels: &levels,
        counts,
        n: &worded(&figure.cell, figure.walkers),
        width: WIDTH,
    })
}

/// An own theme may be any word.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn hexagon_table(board: Board, figures: &MapFigures) -> impl IntoView + use<> {
    let question = figures.question.clone();
    let row = |figure: &HexagonFigure| {
        let place = figure.centre.map(|centre| near(board, centre));
        let name = place.unwrap_or_else(|| t(desk::MAP_NO_PLACE));
        let said = match &figure.cell {
            Cell::Shown(_) => reading(&question, &figure.cell),
            cell => worded(cell, figure.walkers),
        };
        let answers = figure.cell.figures().map(|it| it.answers);
        let of = figure.hexagon.map(Selected::Hexagon);
        let chosen = move || of.is_some() && board.selected.get() == of;
        view! {
            <tr class:selected=chosen>
                <th scope="row">
                    <button
                        type="button"
                        class="button plain"
                        disabled=of.is_none()
                        aria-pressed=move || chosen().to_string()
                        on:click=move |_| board.selected.set(of)
                    >
                        {name}
                    </button>
                </th>
                <td class="number">{figure.walkers}</td>
                <td class="number">{answers}</td>
                <td>{said}</td>
            </tr>
        }
    };
    let rows = figures.hexagons.iter().map(row).collect_view();
    let (all, width) = (figures.hexagons_in_all, figures.width);
    let head = move || {
        t_with(
            desk::MAP_HEXAGONS_LIST,
            &[("n", all.into()), ("width", width.into())],
        )
    };
    let columns = [
        (desk::PLACE, false),
        (desk::MAP_COLUMN_WALKERS, true),
        (desk::MAP_ANSWERS, true),
        (desk::MAP_COLUMN_SAID, false),
    ];
    let listed = (figures.hexagons.len(), all, desk::MAP_LISTED);
    listing(head, desk::MAP_HEXAGONS, columns, rows, listed)
}

/// A table under its heading, and below it how many of all are listed where these are not all; the heading
/// alone where there are none. Columns of numbers are said to be such.
fn listing<const N: usize>(
    head: impl Fn() -> String + Send + 'static,
    label: Message,
    columns: [(Message, bool); N],
    rows: impl IntoView + 'static,
    (listed, all, cut): (usize, u32, Message),
) -> impl IntoView {
    let columns = columns.map(|(word, number)| {
        view! {
            <th scope="col" class:number=number>
                {say(word)}
            </th>
        }
    });
    let cut = (listed < all as usize).then(
        || view! { <p class="small quiet">{move || t_with(cut, &[("n", listed.into())])}</p> },
    );
    let table = (listed > 0).then(|| {
        view! {
            <TableFrame label=label>
                <thead>
                    <tr>{columns.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
    });
    view! {
        <section class="stack">
            <h2>{head}</h2>
            {table}
            {cut}
        </section>
    }
}

fn answer_table(board: Board, figures: &MapFigures) -> impl IntoView + use<> {
    let row = |answer: &Listed| answer_row(board, answer, &figures.question);
    let rows = figures.listed.iter().map(row).collect_view();
    let all = figures.answers;
    let head = move || t_with(desk::ANSWERS, &[("n", all.into())]);
    let columns = [desk::MAP_COLUMN_WHEN, desk::PLACE, desk::MAP_COLUMN_SAID];
    let columns = columns.map(|word| (word, false));
    let listed = (figures.listed.len(), all, desk::MAP_LISTED_NEWEST);
    listing(head, desk::MAP_ANSWERS, columns, rows, listed)
}

fn answer_row(board: Board, answer: &Listed, question: &Question) -> impl IntoView + use<> {
    let here = Here::get();
    let href = here.page(&format!("review?answer={}", answer.response));
    let when = moment::day_and_time(answer.at, &here.audit.time_zone);
    let place = match (answer.stop, answer.place) {
        (Some(stop), _) => stop_name(board, stop),
        (None, Some(place)) => near(board, place),
        (None, None) => t(desk::MAP_NO_PLACE),
    };
    let (class, id) = (answer.class as usize, answer.response);
    let colour = question.colour(class).fill;
    let chosen = move || board.selected.get() == Some(Selected::Answer(id));
    view! {
        <tr class:selected=chosen>
            <th scope="row" class="nowrap">
                <a href=href>{when}</a>
            </th>
            <td>{place}</td>
            <td>
                <span class="level">
                    <span class="dot square" style:background-color=colour></span>
                    {word(question, class)}
                </span>
            </td>
        </tr>
    }
}

/// What is selected, and the way on from there.
#[component]
fn SelectedPart(board: Board) -> impl IntoView {
    let card = move || match board.selected.get()? {
        Selected::Hexagon(hexagon) => selected_hexagon(board, hexagon).map(IntoAny::into_any),
        Selected::Answer(id) => {
            let href = Here::get().page(&format!("review?answer={id}"));
            let answer = board.figures.with(|figures| {
                let mut listed = figures.as_ref()?.listed.iter();
                let answer = listed.find(|it| it.response == id)?.clone();
                Some((answer, figures.as_ref()?.question.clone()))
            });
            let said = answer.map(|(answer, question)| word(&question, answer.class as usize));
            let card = view! {
                <div class="card stack">
                    <h3>{say(desk::MAP_ANSWER_SELECTED)}</h3>
                    <p>{said}</p>
                    <p>
                        <a href=href>{say(desk::MAP_OPEN_ANSWER)}</a>
                    </p>
                </div>
            };
            Some(card.into_any())
        }
        Selected::Stop(_) => None,
    };
    view! { <div role="status">{card}</div> }
}

fn selected_hexagon(board: Board, hexagon: Hexagon) -> Option<impl IntoView> {
    let here = Here::get();
    let researcher = here.may_review();
    let go = goer();
    let found = board.figures.with(|figures| {
        let figures = figures.as_ref()?;
        let mut all = figures.hexagons.iter();
        let found = all.find(|it| it.hexagon == Some(hexagon))?;
        let said = reading(&figures.question, &found.cell);
        let place = found.centre.map(|centre| near(board, centre));
        Some((
            place,
            worded(&found.cell, found.walkers),
            said,
            figures.width,
        ))
    });
    // A hexagon of another width, drawn where the map is zoomed out, is in no row.
    found.map(|(place, n, said, width)| {
        let grid = Grid::new(width, here.audit.view.latitude);
        let corners = grid.corners(hexagon).map(degrees);
        let only = move |_| {
            if let Ok(area) = Area::new(corners.to_vec()) {
                go(&[("area", Some(area.to_string()))]);
            }
        };
        view! {
            <div class="card stack">
                <h3>{place}</h3>
                <p>{said}</p>
                <p class="small quiet">{n}</p>
                {researcher
                    .then(|| {
                        view! {
                            <div class="row">
                                <button type="button" class="button" on:click=only>
                                    {say(desk::MAP_ONLY_HERE)}
                                </button>
                            </div>
                        }
                    })}
            </div>
        }
    })
}

fn stop_name(board: Board, id: StopId) -> String {
    board.names.with_value(|names| {
        let mut stops = names.walks.iter().flat_map(|walk| &walk.stops);
        stops
            .find(|stop| stop.id == id)
            .map_or_else(String::new, |stop| stop.name.clone())
    })
}

/// A place as one finds it: how far from which stop.
fn near(board: Board, place: (f64, f64)) -> String {
    let nearest = board.names.with_value(|names| {
        let stops = names.walks.iter().flat_map(|walk| &walk.stops);
        let far = |stop: &Stop| metres(place, (stop.longitude, stop.latitude));
        let nearest = stops.map(|stop| (far(stop), stop.name.clone()));
        nearest.min_by(|a, b| a.0.total_cmp(&b.0))
    });
    let (lon, lat) = place;
    let Some((far, name)) = nearest else {
        return format!("{lat:.4}, {lon:.4}");
    };
    if far < 10.0 {
        return name;
    }
    // To what a phone knows of its place.
    let far = ((far / 10.0).round() * 10.0) as u32;
    t_with(desk::MAP_NEAR, &[("n", far.into()), ("stop", name.into())])
}
