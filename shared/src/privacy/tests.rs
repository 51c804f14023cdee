use super::*;
use crate::analysis::agreement::{Agreed, agree};
use crate::analysis::comparison::{Comparison, ThemeCell, compare, compare_sides};
use crate::analysis::side::{By, Side};
use crate::analysis::stops::by_stop;
use crate::analysis::tests::{district, instrument, response, row};
use crate::analysis::{Instrument, Judgement, Row};
use crate::checklist::model::{Measure, Node};
use crate::id::{ParticipantId, StopId};
use crate::response::{Answer, Source};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const PUBLIC: Reader = Reader { role: None, k: 5 };

fn reader(role: Role) -> Reader {
    Reader {
        role: Some(role),
        k: 5,
    }
}

fn stop(number: u8) -> StopId {
    StopId(Uuid::from_u128(u128::from(number)))
}

fn cells(rows: &[Row], reader: Reader) -> Vec<&'static str> {
    let tally = release(reader, by_stop(&instrument(), rows.iter().copied()));
    let stops = tally.map_or(Vec::new(), |it| it.items[0].stops.clone());
    let word = |figure: &StopFigure| match figure.cell {
        Cell::Empty => "empty",
        Cell::Shown(_) => "shown",
        Cell::TooFew => "too few",
        Cell::Withheld => "withheld",
    };
    stops.iter().map(word).collect()
}

fn walkers_at(counts: &[u8]) -> Vec<Row> {
    let at = |(number, n): (u8, &u8)| {
        (0..*n).map(move |walker| Row {
            stop: Some(stop(number)),
            ..row(1, walker, 2)
        })
    };
    (0..).zip(counts).flat_map(at).collect()
}

#[test]
fn a_small_district_is_hidden_from_all_but_researchers() {
    let rows = (0..8).map(|walker| row(1, walker, 1));
    let rows = rows.chain((8..12).map(|walker| row(2, walker, 3)));
    let whole = compare(&instrument(), &[district(1), district(2)], rows);
    let owner = release(reader(Role::Owner), whole.clone()).map(Released::into_inner);
    assert_eq!(owner.as_ref(), Some(&whole));
    for reader in [reader(Role::Facilitator), reader(Role::Viewer), PUBLIC] {
        let seen = release(reader, whole.clone()).expect("a comparison");
        assert_eq!(seen.items[0].sides[0], whole.items[0].sides[0]);
        assert_eq!(seen.items[0].sides[1].cell, Cell::TooFew);
        assert_eq!(seen.items[0].differences, []);
    }
}

#[test]
fn what_is_hidden_does_not_show_in_the_p_values_that_are_left() {
    let group = |place: u8, n: u8, level| (0..n).map(move |i| row(place, 20 * place + i, level));
    let rows = || group(1, 8, 0).chain(group(2, 8, 3));
    let places = [district(1), district(2), district(3)];
    let without = compare(&instrument(), &places, rows());
    let with = compare(&instrument(), &places, rows().chain(group(3, 6, 2)));
    let reader = Reader { role: None, k: 8 };
    let shown = |it: Comparison| release(reader, it).map(|it| it.items[0].differences.clone());
    assert_ne!(
        with.items[0].differences[0],
        without.items[0].differences[0]
    );
    assert_eq!(shown(with), shown(without));
}

/// A woman, six men and so on, on the sides of a comparison by gender.
fn by_gender(walkers: [u8; 3]) -> Comparison {
    let by = By::Part(crate::participant::Part::Gender);
    let rows = walkers.into_iter().enumerate().flat_map(|(side, n)| {
        (0..n).map(move |walker| (side, row(1, 20 * side as u8 + walker, 2)))
    });
    compare_sides(&instrument(), by, &by.sides(), rows)
}

#[test]
fn groups_are_for_researchers_and_of_k_people() {
    let whole = by_gender([6, 7, 4]);
    for reader in [reader(Role::Facilitator), reader(Role::Viewer), PUBLIC] {
        assert_eq!(release(reader, whole.clone()), None);
    }
    let seen = release(reader(Role::Researcher), whole.clone()).expect("figures");
    let cells: Vec<bool> = seen.items[0]
        .sides
        .iter()
        .map(|it| matches!(it.cell, Cell::Shown(_)))
        .collect();
    assert_eq!(cells, [true, true, false]);
    assert_eq!(seen.items[0].differences.len(), 1);
    let few = Side::People(crate::participant::Part::Gender, "other");
    let pairs = whole.items[0].differences.iter();
    assert_eq!(pairs.filter(|it| it.second == few).count(), 2);
    assert_eq!(seen.themes[0].sides[2].cell, ThemeCell::TooFew);
    assert!(matches!(
        seen.themes[0].sides[0].cell,
        ThemeCell::Shown { .. }
    ));
}

#[test]
fn a_theme_is_hidden_with_any_of_its_items() {
    let rows = (0..8).map(|walker| row(1, walker, 1));
    let mut whole = compare(&instrument(), &[district(1)], rows);
    let shown = |whole: &Comparison| {
        let seen = release(reader(Role::Viewer), whole.clone()).expect("figures");
        seen.themes[0].sides[0].cell
    };
    assert!(matches!(shown(&whole), ThemeCell::Shown { .. }));
    // Eight answered something of the theme, but one question of it only four.
    whole.themes[0].sides[0].fewest = 4;
    assert_eq!(shown(&whole), ThemeCell::Withheld);
    whole.themes[0].sensitive = true;
    let seen = release(reader(Role::Viewer), whole.clone()).expect("figures");
    assert_eq!(seen.themes, []);
    let owner = release(reader(Role::Owner), whole).expect("figures");
    assert_eq!(owner.themes.len(), 1);
}

#[test]
fn agreement_at_single_stops_and_of_few_walkers_is_for_researchers() {
    let rows = |walkers: u8| {
        (0..walkers).flat_map(|walker| {
            (0..7u8).map(move |number| Row {
                stop: Some(stop(number)),
                ..row(1, walker, (number + walker / 3) % 4)
            })
        })
    };
    let instrument = {
        let mut form = crate::analysis::tests::form(&["n", "l", "m", "g"]);
        if let Some(Node::Item(item)) = form.nodes.first_mut() {
            item.measure = Some(Measure::Observation);
        }
        Instrument::new([(crate::analysis::tests::version(1), &form)])
    };
    let reader = |role| Reader { role, k: 8 };
    let seen = |role, walkers| {
        let agreement = agree(&instrument, rows(walkers));
        let seen = release(reader(role), agreement)
            .expect("a table")
            .into_inner();
        let measured = matches!(seen.items[0].agreed, Agreed::Measured { .. });
        (measured, seen.items[0].by_place.len())
    };
    assert_eq!(seen(Some(Role::Researcher), 7), (true, 7));
    assert_eq!(seen(Some(Role::Viewer), 7), (false, 0));
    assert_eq!(seen(None, 8), (true, 0));
}

#[test]
fn sensitive_items_are_for_researchers() {
    let rows = (0..8).map(|walker| row(1, walker, 1));
    let mut whole = compare(&instrument(), &[district(1)], rows);
    whole.items[0].item.sensitive = true;
    let items = |reader| release(reader, whole.clone()).map(|it| it.items.len());
    assert_eq!(items(reader(Role::Researcher)), Some(1));
    assert_eq!(items(reader(Role::Facilitator)), Some(0));
}

#[test]
fn a_hidden_stop_takes_a_second_one_with_it() {
    assert_eq!(cells(&walkers_at(&[8, 7, 6]), PUBLIC), ["shown"; 3]);
    assert_eq!(
        cells(&walkers_at(&[8, 3, 6]), PUBLIC),
        ["shown", "too few", "withheld"]
    );
    assert_eq!(cells(&walkers_at(&[3, 4, 2]), PUBLIC), ["too few"; 3]);
    let all = reader(Role::Researcher);
    assert_eq!(cells(&walkers_at(&[8, 3, 6]), all), ["shown"; 3]);
}

#[test]
fn a_facilitator_sees_who_and_where_but_not_what() {
    let time = crate::time::from_millis(0);
    let fix = Geotag {
        longitude: 14.438_712,
        latitude: 50.098_949,
        accuracy: Some(4.0),
        captured_at: time,
        source: Source::Gps,
        original: None,
    };
    let mut row = response(1, &[("light", Answer::of("g"))]);
    row.nickname = "Linh".to_owned();
    row.revision.geotag = Some(Geotag {
        original: Some(Box::new(fix.clone())),
        ..fix
    });
    let seen = release(reader(Role::Facilitator), row.clone()).expect("a row");
    assert_eq!(
        (seen.nickname.as_str(), seen.revision.answers.0.len()),
        ("Linh", 0)
    );
    let place = seen.revision.geotag.clone().expect("a place");
    assert_eq!((place.longitude, place.latitude), (14.439, 50.099));
    assert_eq!((place.accuracy, place.original), (None, None));
    assert_eq!(release(reader(Role::Viewer), row.clone()), None);
    assert_eq!(release(PUBLIC, vec![row.clone()]), None);
    assert_eq!(release(PUBLIC, Vec::<ResponseRow>::new()), None);
    assert_eq!(release(PUBLIC, Vec::<PointProperties>::new()), None);
    let whole = release(reader(Role::Researcher), row.clone()).map(Released::into_inner);
    assert_eq!(whole, Some(row));
}

fn any_row() -> impl Strategy<Value = Row> {
    (0u8..5, 0u8..12, 0u8..6).prop_map(|(place, walker, answer)| Row {
        stop: (place > 0).then(|| stop(place)),
        judgement: match answer {
            4 => Judgement::CannotJudge,
            5 => Judgement::OffScale,
            level => Judgement::Level(level),
        },
        ..row(1, walker, 0)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The attack: subtract any of the shown stops from the district's total. What remains must
    /// be nothing or the answers of k walkers.
    #[test]
    fn no_small_group_is_left_when_what_is_shown_is_subtracted(
        rows in proptest::collection::vec(any_row(), 1..50), k in 0u32..8,
    ) {
        let reader = Reader { role: Some(Role::Viewer), k };
        let total = release(reader, compare(&instrument(), &[district(1)], rows.clone()));
        let total = total.expect("a comparison");
        let stops = release(reader, by_stop(&instrument(), rows.clone())).expect("a tally");
        let figure = &total.items[0].sides[0];
        let shown: Vec<_> = stops.items[0].stops.iter()
            .filter(|stop| matches!(stop.cell, Cell::Shown(_)))
            .collect();
        prop_assert!(shown.iter().all(|stop| stop.walkers >= k));
        if matches!(figure.cell, Cell::Shown(_)) {
            prop_assert!(figure.walkers >= k);
            for subset in 0..1u32 << shown.len() {
                let taken: Vec<_> = shown.iter().zip(0..)
                    .filter(|(_, bit)| subset >> bit & 1 == 1)
                    .map(|(stop, _)| stop.stop)
                    .collect();
                let left: Vec<_> = rows.iter().filter(|row| !taken.contains(&row.stop)).collect();
                let walkers: BTreeSet<ParticipantId> = left.iter()
                    .filter(|row| matches!(row.judgement, Judgement::Level(_)))
                    .map(|row| row.walker)
                    .collect();
                prop_assert!(left.is_empty() || walkers.len() as u32 >= k);
            }
        } else {
            prop_assert!(shown.is_empty());
        }
    }
}

#[test]
fn the_way_somebody_walked_is_for_researchers_and_owners_alone() {
    use crate::activity::track::Track;
    let tracks = || {
        vec![Track {
            participant: ParticipantId(Uuid::from_u128(1)),
            segments: Vec::new(),
        }]
    };
    for role in [Role::Owner, Role::Researcher] {
        assert!(release(reader(role), tracks()).is_some());
    }
    for reader in [reader(Role::Facilitator), reader(Role::Viewer), PUBLIC] {
        assert_eq!(release(reader, tracks()), None);
        assert_eq!(release(reader, Vec::<Track>::new()), None);
    }
}
