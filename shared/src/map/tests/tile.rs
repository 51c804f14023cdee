//! What vector tiles show.

use super::super::tile::{Tile, draw_hexagons};
use super::*;
use crate::map::Place;

#[test]
fn a_tile_says_how_many_walkers_each_hexagon_has_and_nothing_of_small_ones() {
    let rows = (0..12).map(|number| said(number, number, 3, Some(HERE)));
    let rows = rows.chain((20..22).map(|number| said(number, number, 0, Some(THERE))));
    let survey = survey(rows.chain((30..37).map(|n| said(n, n, 3, Some((14.4787, 50.0989))))));
    let tile = Tile::new(10, 553, 346).expect("a tile");
    let draw = |reader| {
        let figures = figures(&survey, reader);
        draw_hexagons(&figures, Grid::new(250, HERE.1), tile)
    };
    let (all, few) = (draw(RESEARCHER), draw(PUBLIC));
    let (worst, best) = ("#8C510A", "#01665E");
    assert!(holds(&all, worst) && holds(&all, best) && holds(&all, "12"));
    assert!(!holds(&few, worst) && holds(&few, best) && holds(&few, "12"));
    let elsewhere = Tile::new(10, 0, 0).expect("a tile");
    let figures = figures(&survey, RESEARCHER);
    assert!(draw_hexagons(&figures, Grid::new(250, HERE.1), elsewhere).is_empty());
}

#[test]
fn a_tile_shows_the_same_whether_all_places_are_counted_or_its_own() {
    // Every thirty metres or so, across the tile and far beyond.
    let places = (0..900).map(|n| (f64::from(n % 30), f64::from(n / 30)));
    let rows = places.zip(0..).map(|((east, north), number)| {
        let place = (HERE.0 + east * 0.0004, HERE.1 + north * 0.0003);
        said(number, number % 7, number as usize % 4, Some(place))
    });
    let survey = survey(rows);
    let grid = Grid::new(50, HERE.1);
    let drawn = |hexagons, tile| {
        let figures = MapFigures {
            hexagons,
            ..figures(&survey, RESEARCHER).into_inner()
        };
        let figures = release(RESEARCHER, figures).expect("figures");
        draw_hexagons(&figures, grid, tile)
    };
    let (x, y) = Place::of((HERE.0 + 0.006, HERE.1 + 0.0045)).units();
    for zoom in [14_u8, 15, 16, 17] {
        let at = |units: f64| (units / 2.0_f64.powi(32 - i32::from(zoom))) as u32;
        let tile = Tile::new(zoom, at(x), at(y)).expect("a tile");
        let of_all = all(|task| survey.hexagons(&Task { grid, ..*task }));
        let own = all(|task| survey.hexagons_where(&Task { grid, ..*task }, tile.touches(grid)));
        assert!(own.len() < of_all.len() && !own.is_empty(), "{}", own.len());
        assert!(drawn(own, tile) == drawn(of_all, tile), "zoom {zoom}");
    }
}

#[test]
fn single_answers_are_shown_from_the_zoom_at_which_no_tile_has_too_many() {
    let crowd = |n: u128, step: f64| {
        let rows = (0..n).map(move |number| {
            let east = HERE.0 + step * number as f64;
            said(number, number, 1, Some((east, HERE.1)))
        });
        all(|task| survey(rows).points_from(task))
    };
    assert_eq!(crowd(10, 0.0), Some(0));
    assert_eq!(crowd(2001, 0.0), None);
    let from = crowd(4000, 0.000_1).expect("a zoom");
    // 4000 answers over 0.4 degrees; a tile at zoom 9 is 0.7 wide, at zoom 10 0.35.
    assert!((9..=11).contains(&from), "{from}");
}
