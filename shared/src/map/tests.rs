mod privacy;
mod tile;

use super::figure::{HexagonFigure, MapFigures, Question, Task};
use super::tile::{Tile, draw_points, points};
use super::{Area, By, Grid, Sieve, Survey};
use crate::analysis::Row;
use crate::analysis::comparison::Cell;
use crate::analysis::side::Sorting;
use crate::analysis::stops::by_stop;
use crate::analysis::tests::{district, instrument, response};
use crate::api::ResponseRow;
use crate::audit::Role;
use crate::id::{ActivityId, DistrictId, ParticipantId, ResponseId, StopId};
use crate::privacy::{Reader, Released, release};
use crate::response::{Answer, Daylight, Geotag, Source};
use crate::review::ReviewState;
use crate::time::from_millis;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

const LEVELS: [&str; 4] = ["n", "l", "m", "g"];

/// Two places 1.4 km apart.
const HERE: (f64, f64) = (14.4387, 50.0989);
const THERE: (f64, f64) = (14.4587, 50.0989);

const PUBLIC: Reader = Reader { role: None, k: 5 };

const RESEARCHER: Reader = Reader {
    role: Some(Role::Researcher),
    k: 5,
};

fn id<Id: From<Uuid>>(number: u128) -> Id {
    Id::from(Uuid::from_u128(number))
}

/// What a walker answered somewhere; every answer another response.
fn said(number: u128, walker: u128, level: usize, place: Option<(f64, f64)>) -> ResponseRow {
    let mut row = response(1, &[("light", Answer::of(LEVELS[level]))]);
    row.participant = id::<ParticipantId>(walker);
    row.revision.response = id::<ResponseId>(number);
    row.revision.geotag = place.map(|(longitude, latitude)| Geotag {
        longitude,
        latitude,
        accuracy: None,
        captured_at: from_millis(0),
        source: Source::Gps,
        original: None,
    });
    row
}

fn survey(rows: impl IntoIterator<Item = ResponseRow>) -> Survey {
    let mut survey = Survey::new(instrument());
    for row in rows {
        survey.put(&row, 1);
    }
    survey.settle();
    survey
}

/// Runs a task over all answers of the walk, which is in the first district.
fn with<T>(sieve: &Sieve, run: impl FnOnce(&Task<'_>) -> T) -> T {
    let districts = BTreeMap::from([(id::<ActivityId>(0), district(1))]);
    run(&Task {
        by: By::Item(0),
        sieve,
        grid: Grid::new(250, HERE.1),
        districts: &districts,
    })
}

fn all<T>(run: impl FnOnce(&Task<'_>) -> T) -> T {
    with(&Sieve::default(), run)
}

fn figures(survey: &Survey, reader: Reader) -> Released<MapFigures> {
    let hexagons = |task: &Task<'_>| {
        if reader.may_filter() {
            survey.hexagons(task)
        } else {
            survey.hexagons_beside_stops(task)
        }
    };
    let (answers, walkers, counts) = all(|task| survey.totals(task));
    let figures = MapFigures {
        items: survey.instrument().items().to_vec(),
        question: Question::Item {
            item: survey.instrument().items()[0].clone(),
        },
        answers,
        responses: Some(survey.count(&Sieve::default())),
        walkers: Some(walkers),
        counts,
        stops: all(|task| survey.stop_figures(task)),
        width: 250,
        hexagons: all(hexagons),
        hexagons_in_all: 0,
        span: survey.span(&Sieve::default()),
        points_from: all(|task| survey.points_from(task)),
        listed: all(|task| survey.newest(task, 10)),
        pictures: Vec::new(),
    };
    release(reader, figures).expect("figures")
}

fn states(hexagons: &[HexagonFigure]) -> Vec<&'static str> {
    let word = |figure: &HexagonFigure| match figure.cell {
        Cell::Empty => "empty",
        Cell::Shown(_) => "shown",
        Cell::TooFew => "too few",
        Cell::Withheld => "withheld",
    };
    hexagons.iter().map(word).collect()
}

fn holds(tile: &[u8], text: &str) -> bool {
    tile.windows(text.len()).any(|it| it == text.as_bytes())
}

#[test]
fn a_walker_counts_once_in_a_hexagon_however_often_they_answered() {
    let rows = (0..6).map(|number| said(number, 1, 0, Some(HERE)));
    let rows = rows.chain([said(6, 2, 3, Some(HERE)), said(7, 2, 3, Some(THERE))]);
    let hexagons = all(|task| survey(rows).hexagons(task));
    let counted = |figure: &HexagonFigure| {
        let figures = figure.cell.figures().expect("shown");
        (figure.walkers, figures.counts.clone(), figures.mean)
    };
    let counted: Vec<_> = hexagons.iter().map(counted).collect();
    let first = (2, vec![6, 0, 0, 1], Some(1.5));
    assert_eq!(counted, [first, (1, vec![0, 0, 0, 1], Some(3.0))]);
}

#[test]
fn stops_are_counted_as_everywhere_else() {
    let at = |mut row: ResponseRow, stop| {
        row.revision.stop = Some(id::<StopId>(stop));
        row
    };
    let rows: Vec<ResponseRow> = (0..40)
        .map(|n| at(said(n, n % 7, (n * n % 4) as usize, None), n % 3))
        .chain((40..50).map(|n| said(n, n % 4, (n % 3) as usize, Some(HERE))))
        .collect();
    let scored = instrument();
    let expected = by_stop(&scored, rows.iter().flat_map(|row| scored.rows(row)));
    let found = all(|task| survey(rows.clone()).stop_figures(task));
    assert_eq!(found.len(), expected.items[0].stops.len());
    for (found, expected) in found.iter().zip(&expected.items[0].stops) {
        assert_eq!(
            (found.stop, found.walkers),
            (expected.stop, expected.walkers)
        );
        let (found, expected) = (found.cell.figures(), expected.cell.figures());
        let (found, expected) = (found.expect("shown"), expected.expect("shown"));
        assert_eq!(found.counts, expected.counts);
        for (found, expected) in found.shares.iter().zip(&expected.shares) {
            assert!(
                (found - expected).abs() < 1e-12,
                "{found} is not {expected}"
            );
        }
    }
}

#[test]
fn its_rows_are_those_of_the_responses() {
    let unsure = Answer {
        cannot_judge: true,
        ..Answer::default()
    };
    let answers = [
        unsure,
        Answer::of("untried"),
        Answer::default(),
        Answer::of("m"),
    ];
    let mut rows: Vec<ResponseRow> = answers
        .into_iter()
        .zip(0..)
        .map(|(answer, number)| {
            let mut row = said(number, number, 0, None);
            row.revision.answers = response(1, &[("light", answer)]).revision.answers;
            row
        })
        .collect();
    rows[3].revision.stop = Some(id(4));
    let scored = instrument();
    let expected: Vec<Row> = rows.iter().flat_map(|row| scored.rows(row)).collect();
    let districts = BTreeMap::from([(id::<ActivityId>(0), district(1))]);
    let survey = survey(rows);
    let all = Sorting::Walks(BTreeMap::from([(id::<ActivityId>(0), 3)]));
    let found: Vec<(usize, Row)> = survey.sorted(&districts, &all).collect();
    let sorted: Vec<(usize, Row)> = expected.into_iter().map(|row| (3, row)).collect();
    assert_eq!(found, sorted);
    assert_eq!(survey.sorted(&BTreeMap::new(), &all).count(), 0);
}

#[test]
fn an_answer_is_on_the_side_of_its_light_its_walker_or_its_stop() {
    let mut rows: Vec<ResponseRow> = (0..3).map(|number| said(number, number, 1, None)).collect();
    rows[0].revision.daylight = Some(Daylight::Day);
    rows[1].revision.daylight = Some(Daylight::Night);
    rows[1].revision.stop = Some(id(4));
    let districts = BTreeMap::from([(id::<ActivityId>(0), district(1))]);
    let survey = survey(rows);
    let walkers = |sorting: Sorting| -> Vec<(usize, ParticipantId)> {
        let rows = survey.sorted(&districts, &sorting);
        rows.map(|(side, row)| (side, row.walker)).collect()
    };
    let light = BTreeMap::from([(Daylight::Day, 0), (Daylight::Night, 1)]);
    assert_eq!(walkers(Sorting::Light(light)), [(0, id(0)), (1, id(1))]);
    let people = BTreeMap::from([(id(2), 1), (id(0), 0)]);
    assert_eq!(walkers(Sorting::Walkers(people)), [(0, id(0)), (1, id(2))]);
    let stops = BTreeMap::from([(id(4), 0)]);
    assert_eq!(walkers(Sorting::Stops(stops)), [(0, id(1))]);
}

#[test]
fn what_is_hidden_or_withdrawn_leaves_the_map_and_what_is_corrected_moves() {
    let mut survey = survey((0..3).map(|number| said(number, number, 1, Some(HERE))));
    let mut hidden = said(0, 0, 1, Some(HERE));
    hidden.review.state = ReviewState::Hidden;
    survey.put(&hidden, 2);
    survey.put(&said(1, 1, 2, Some(THERE)), 2);
    survey.settle();
    let counts = |survey: &Survey| all(|task| survey.totals(task));
    assert_eq!(counts(&survey), (2, 2, vec![0, 1, 1, 0]));
    assert_eq!(all(|task| survey.hexagons(task)).len(), 2);
    assert_eq!(survey.stamp(id(1)), Some(2));
    survey.remove(id(2));
    survey.remove(id(2));
    survey.settle();
    assert_eq!(counts(&survey), (1, 1, vec![0, 0, 1, 0]));
    survey.remove(id(1));
    survey.settle();
    assert_eq!(counts(&survey), (0, 0, vec![0; 4]));
}

#[test]
fn a_sieve_lets_through_what_its_filters_say() {
    let mut night = said(1, 1, 0, Some(HERE));
    night.revision.daylight = Some(Daylight::Night);
    night.revision.captured_at = from_millis(5_000);
    let survey = survey([night, said(2, 2, 3, Some(THERE)), said(3, 3, 3, None)]);
    let answers = |sieve: Sieve| with(&sieve, |task| survey.totals(task).0);
    let sieve = Sieve::default;
    let only = |walker: u128| Some([id(walker)].into());
    assert_eq!(answers(sieve()), 3);
    let daylight = Some(Daylight::Night);
    assert_eq!(
        answers(Sieve {
            daylight,
            ..sieve()
        }),
        1
    );
    assert_eq!(
        answers(Sieve {
            from: Some(from_millis(1)),
            ..sieve()
        }),
        1
    );
    assert_eq!(
        answers(Sieve {
            to: Some(from_millis(5_000)),
            ..sieve()
        }),
        2
    );
    assert_eq!(
        answers(Sieve {
            walkers: only(2),
            ..sieve()
        }),
        1
    );
    assert_eq!(
        answers(Sieve {
            walkers: only(9),
            ..sieve()
        }),
        0
    );
    assert_eq!(
        answers(Sieve {
            walks: Some([].into()),
            ..sieve()
        }),
        0
    );
    let around = "14.43,50.09_14.44,50.09_14.44,50.10_14.43,50.10".parse::<Area>();
    assert_eq!(
        answers(Sieve {
            area: around.ok(),
            ..sieve()
        }),
        1
    );
    assert_eq!(
        answers(Sieve {
            stop: Some(id(1)),
            ..sieve()
        }),
        0
    );
}

#[test]
fn districts_are_those_of_the_walks() {
    let survey = survey([said(1, 1, 1, Some(HERE))]);
    let hexagons = all(|task| survey.hexagons_beside_stops(task));
    let of: Vec<Option<DistrictId>> = hexagons.iter().map(|it| it.district).collect();
    assert_eq!(of, [Some(district(1))]);
}
