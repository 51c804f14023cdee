//! Vector tiles: hexagons, their numbers and single answers, as a map draws them.

mod mvt;

use super::figure::{HexagonFigure, LAST_ZOOM, MapFigures, Question};
use super::grid::Grid;
use super::place::{Place, SIDE};
use super::sieve::Sieve;
use super::survey::{By, Survey};
use crate::analysis::comparison::Cell;
use crate::chart::{Colour, NEUTRAL, colour, side_colour, theme_colour};
use crate::id::ResponseId;
use crate::privacy::Released;
use mvt::{EXTENT, Layer, Shape, Value, written};

/// Where numbers and points end that belong to a tile's neighbour: a little is drawn over the edge.
const BUFFER: f64 = 64.0;

/// A square of the map at a zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    zoom: u8,
    x: u32,
    y: u32,
}

/// A single answer on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub response: ResponseId,
    place: Place,
    class: usize,
}

impl Tile {
    /// `None` when there is no such tile.
    pub fn new(zoom: u8, x: u32, y: u32) -> Option<Self> {
        let side = 1_u64 << zoom.min(LAST_ZOOM);
        let there = u64::from(x) < side && u64::from(y) < side;
        (zoom <= LAST_ZOOM && there).then_some(Self { zoom, x, y })
    }

    pub fn zoom(self) -> u8 {
        self.zoom
    }

    /// Whether a place is in one of the hexagons of which a tile shows some part.
    pub fn touches(self, grid: Grid) -> impl Fn(Place) -> bool {
        let side = SIDE / 2.0_f64.powi(i32::from(self.zoom));
        // From a place to the middle of its hexagon, and from there to a corner.
        let reach = 2.0 * grid.radius();
        let span = move |tile: u32| {
            let start = f64::from(tile) * side;
            start - reach..=start + side + reach
        };
        let (across, down) = (span(self.x), span(self.y));
        move |place| {
            let (x, y) = place.units();
            across.contains(&x) && down.contains(&y)
        }
    }

    /// In units of the tile, which a point outside exceeds.
    fn at(self, (x, y): (f64, f64)) -> (f64, f64) {
        let side = SIDE / 2.0_f64.powi(i32::from(self.zoom));
        let within = |at: f64, tile: u32| (at / side - f64::from(tile)) * EXTENT;
        (within(x, self.x), within(y, self.y))
    }

    fn is_near(self, place: (f64, f64), reach: f64) -> bool {
        let (x, y) = self.at(place);
        let near = -reach..EXTENT + reach;
        near.contains(&x) && near.contains(&y)
    }

    fn grid(self, place: (f64, f64)) -> (i32, i32) {
        let (x, y) = self.at(place);
        (x.round() as i32, y.round() as i32)
    }
}

/// The answers that a tile shows, at most so many and one.
pub fn points(survey: &Survey, by: By, sieve: &Sieve, tile: Tile, most: u32) -> Vec<Point> {
    let fit = sieve.fit(survey);
    let places = survey.places(by, &fit);
    let near = places.filter(|(_, place, _)| tile.is_near(place.units(), BUFFER));
    let near = near.take(most as usize + 1);
    let point = |(response, place, class)| Point {
        response,
        place,
        class,
    };
    near.map(point).collect()
}

/// A tile of hexagons (`hexagons`), each with how many walkers answered there (`numbers`).
pub fn draw_hexagons(figures: &Released<MapFigures>, grid: Grid, tile: Tile) -> Vec<u8> {
    let mut shapes = Layer::new("hexagons");
    let mut numbers = Layer::new("numbers");
    let side = SIDE / 2.0_f64.powi(i32::from(tile.zoom));
    let reach = grid.radius() / side * EXTENT;
    for figure in &figures.hexagons {
        let Some(hexagon) = figure.hexagon else {
            continue;
        };
        let centre = grid.centre(hexagon);
        if !tile.is_near(centre, reach) {
            continue;
        }
        let colour = colour_of(figure, &figures.question);
        let id = Value::Text(format!("{}:{}", hexagon.q, hexagon.r));
        let known = matches!(figure.cell, Cell::Shown(_));
        let corners = grid.corners(hexagon).map(|corner| tile.grid(corner));
        let properties = [
            ("id", id.clone()),
            ("colour", Value::Text(colour.fill.to_owned())),
            ("known", Value::Truth(known)),
        ];
        shapes.add(&Shape::Polygon(&corners), &properties);
        if tile.is_near(centre, 0.0) {
            let ink = Value::Text(colour.ink.to_owned());
            let n = Value::Text(figure.walkers.to_string());
            let properties = [
                ("id", id),
                ("n", n),
                ("ink", ink),
                ("known", Value::Truth(known)),
            ];
            numbers.add(&Shape::Point(tile.grid(centre)), &properties);
        }
    }
    written(&[shapes, numbers])
}

/// A tile of single answers (`points`).
pub fn draw_points(points: &Released<Vec<Point>>, question: &Question, tile: Tile) -> Vec<u8> {
    let mut layer = Layer::new("points");
    for point in points.iter() {
        let properties = [
            ("id", Value::Text(point.response.to_string())),
            (
                "colour",
                Value::Text(question.colour(point.class).fill.to_owned()),
            ),
        ];
        layer.add(&Shape::Point(tile.grid(point.place.units())), &properties);
    }
    written(&[layer])
}

impl Question {
    /// The colour of a class.
    pub fn colour(&self, class: usize) -> Colour {
        match self {
            Self::Item { item } => colour(class, item.levels.len()),
            Self::Theme { themes } => themes.get(class).map_or(NEUTRAL, |it| theme_colour(it)),
            Self::Side => side_colour(class),
        }
    }
}

/// Of a scale the level nearest to the mean of the walkers; else the class that most name, if one does.
fn colour_of(figure: &HexagonFigure, question: &Question) -> Colour {
    let Cell::Shown(figures) = &figure.cell else {
        return NEUTRAL;
    };
    if let (Question::Item { .. }, Some(mean)) = (question, figures.mean) {
        return question.colour(mean.round() as usize);
    }
    let most = figures.shares.iter().copied().fold(0.0, f64::max);
    let mut leading = (0..).zip(&figures.shares).filter(|it| most - it.1 < 1e-9);
    match (leading.next(), leading.next()) {
        (Some((class, _)), None) => question.colour(class),
        _ => NEUTRAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tiles_that_exist_are_made() {
        assert!(Tile::new(0, 0, 0).is_some());
        assert_eq!(Tile::new(1, 2, 0), None);
        assert_eq!(Tile::new(LAST_ZOOM + 1, 0, 0), None);
        assert_eq!(Tile::new(255, 0, 0), None);
    }
}
