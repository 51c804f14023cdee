//! Who sees what of the map.

use super::*;

#[test]
fn single_answers_are_for_researchers() {
    let survey = survey((0..6).map(|number| said(number, number, 1, Some(HERE))));
    let (all, few) = (figures(&survey, RESEARCHER), figures(&survey, PUBLIC));
    assert_eq!((all.listed.len(), all.points_from), (6, Some(0)));
    assert_eq!(
        (few.listed.len(), few.points_from, few.span),
        (0, None, None)
    );
    assert_eq!((few.answers, few.walkers), (6, None));
    let tile = Tile::new(0, 0, 0).expect("a tile");
    let found = points(&survey, By::Item(0), &Sieve::default(), tile, 10);
    assert!(release(PUBLIC, found.clone()).is_none());
    let found = release(RESEARCHER, found).expect("points");
    let drawn = draw_points(&found, &all.question, tile);
    assert!(holds(&drawn, &id::<ResponseId>(5).to_string()));
}

#[test]
fn hexagons_that_cut_across_stops_are_for_researchers() {
    let survey = survey((0..6).map(|number| said(number, number, 1, Some(HERE))));
    let hexagons = all(|task| survey.hexagons(task));
    let crossing = MapFigures {
        hexagons,
        ..figures(&survey, RESEARCHER).into_inner()
    };
    let seen = release(PUBLIC, crossing).expect("figures");
    assert_eq!(seen.hexagons, []);
}

#[test]
fn a_small_hexagon_takes_a_second_one_with_it_and_hidden_wholes_take_their_parts() {
    let at = |place, walkers: std::ops::Range<u128>| {
        walkers.map(move |walker| said(walker, walker, 1, Some(place)))
    };
    let (far, farther) = ((14.48, 50.0989), (14.50, 50.0989));
    let rows = at(HERE, 0..9)
        .chain(at(THERE, 10..13))
        .chain(at(far, 20..26));
    let rows: Vec<_> = rows.chain(at(farther, 30..37)).collect();
    let states_of = |rows: &[ResponseRow], reader| {
        let seen = figures(&survey(rows.iter().cloned()), reader);
        states(&seen.hexagons)
    };
    assert_eq!(states_of(&rows, RESEARCHER), ["shown"; 4]);
    let seen = ["shown", "shown", "withheld", "too few"];
    assert_eq!(states_of(&rows, PUBLIC), seen);
    assert_eq!(states_of(&rows[9..12], PUBLIC), ["too few"]);
    // Without a stop 6 walkers, at the one stop 3: what was answered at no stop is withheld.
    let mut rows = rows[12..18].to_vec();
    for walker in 50..53 {
        let mut row = said(walker, walker, 1, Some(HERE));
        row.revision.stop = Some(id(1));
        rows.push(row);
    }
    assert_eq!(states_of(&rows, PUBLIC), ["withheld"]);
}

proptest! {
    /// Whatever a viewer knows of a whole, no part of fewer than k walkers is what is left of it.
    #[test]
    fn nobody_below_k_is_left_over(
        places in proptest::collection::vec((0_u8..5, 0_u8..4, 0_u128..12), 1..120),
    ) {
        let rows = places.iter().zip(0..).map(|(&(stop, cell, walker), number)| {
            let east = HERE.0 + f64::from(cell) * 0.02;
            let mut row = said(number, walker, 1, (cell > 0).then_some((east, HERE.1)));
            row.revision.stop = (stop > 0).then(|| id(u128::from(stop)));
            row
        });
        let seen = figures(&survey(rows), PUBLIC);
        let hidden = |cell: &Cell| !matches!(cell, Cell::Shown(_));
        let stops: Vec<u32> = seen.stops.iter().filter(|it| hidden(&it.cell)).map(|it| it.walkers).collect();
        let cells: Vec<u32> =
            seen.hexagons.iter().filter(|it| hidden(&it.cell)).map(|it| it.walkers).collect();
        prop_assert!(seen.stops.iter().all(|it| hidden(&it.cell) || it.walkers >= 5));
        prop_assert!(seen.hexagons.iter().all(|it| hidden(&it.cell) || it.walkers >= 5));
        let left_over = |hidden: &[u32], parts: usize| {
            hidden.len() == 1 && parts > 1 && hidden[0] < 5
        };
        prop_assert!(!left_over(&stops, seen.stops.len()), "{:?}", seen.stops);
        prop_assert!(!left_over(&cells, seen.hexagons.len()), "{:?}", seen.hexagons);
        let elsewhere = seen.stops.iter().find(|it| it.stop.is_none());
        if elsewhere.is_some_and(|it| hidden(&it.cell)) {
            prop_assert_eq!(cells.len(), seen.hexagons.len());
        }
    }
}
