//! What vector tiles show.

use super::super::tile::{Tile, draw_hexagons};
use super::*;

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
