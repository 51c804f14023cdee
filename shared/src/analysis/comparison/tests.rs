use super::*;
use crate::analysis::tests::{district, instrument, row};
use crate::analysis::{Judgement, Row};
use proptest::prelude::*;

#[test]
fn a_figure_is_over_walkers_not_over_answers() {
    // Walker 1 answers 3 three times, walker 2 answers 0 once: the district is in the middle.
    let rows = [(1, 3), (1, 3), (1, 3), (2, 0)].map(|(walker, level)| row(1, walker, level));
    let comparison = compare(&instrument(), &[district(1)], rows);
    let Cell::Shown(figures) = &comparison.items[0].sides[0].cell else {
        panic!("nothing is hidden here")
    };
    assert_eq!(figures.counts, [1, 0, 0, 3]);
    assert_eq!(figures.shares, [0.5, 0.0, 0.0, 0.5]);
    assert_eq!(figures.mean, Some(1.5));
    assert_eq!(figures.good.map(|it| it.value), Some(0.5));
}

#[test]
fn what_the_server_writes_the_app_reads() {
    let rows = (0..8).map(|walker| row(1, walker, walker % 4));
    let whole = compare(&instrument(), &[district(1), district(2)], rows);
    let json = serde_json::to_string(&whole).expect("JSON");
    let read: Comparison = serde_json::from_str(&json).expect("the same type");
    assert_eq!(read.items[0].item, whole.items[0].item);
    let figures = read.items[0].sides[0].cell.figures();
    assert_eq!(figures.map(|it| it.counts.clone()), Some(vec![2; 4]));
    assert_eq!(read.items[0].sides[1].cell, Cell::Empty);
}

#[test]
fn a_clear_gap_names_the_lower_district_and_an_unclear_one_stays_open() {
    let low = (0..8).map(|walker| row(1, walker, 0));
    let high = (10..18).map(|walker| row(2, walker, 3));
    let both = [district(1), district(2)];
    let clear = compare(&instrument(), &both, low.clone().chain(high));
    let difference = &clear.items[0].differences[0];
    assert_eq!((difference.delta, difference.walkers), (-1.0, (8, 8)));
    // One way in C(16, 8) on either side; a single difference needs no adjustment.
    assert_eq!(difference.p, Some(2.0 / 12_870.0));
    assert_eq!(
        (difference.adjusted, difference.superiority),
        (difference.p, 0.0)
    );
    assert!(matches!(
        difference.reading,
        Reading::Lower { side, most: Size::Large, .. } if side == Side::District(district(1))
    ));

    let same = (10..18).map(|walker| row(2, walker, 0));
    let alike = compare(&instrument(), &both, low.clone().chain(same));
    let difference = &alike.items[0].differences[0];
    assert!(matches!(difference.reading, Reading::Open { .. }));

    let few = (10..13).map(|walker| row(2, walker, 3));
    let few = compare(&instrument(), &both, low.chain(few));
    let difference = &few.items[0].differences[0];
    assert_eq!((difference.reading, difference.p), (Reading::TooFew, None));
}

#[test]
fn a_difference_turned_round_is_that_of_the_sides_turned_round() {
    let rows = || {
        let low = (0..8).map(|walker| row(1, walker, walker % 2));
        low.chain((10..16).map(|walker| row(2, walker, walker % 3)))
    };
    let there = compare(&instrument(), &[district(1), district(2)], rows());
    let back = compare(&instrument(), &[district(2), district(1)], rows());
    let back = back.items[0].differences[0].clone();
    let turned = there.items[0].differences[0].clone().turned();
    assert_eq!((turned.first, turned.walkers), (back.first, back.walkers));
    assert_eq!(
        (turned.delta, turned.superiority),
        (back.delta, back.superiority)
    );
    assert_eq!(turned.p, back.p);
    let low = |of: &Difference| of.interval.map_or(0.0, |it| it.low);
    // Other names draw other numbers.
    assert!((low(&turned) - low(&back)).abs() < 0.1);
}

#[test]
fn the_more_is_compared_the_larger_each_p_becomes() {
    let group = |place: u8, level| (0..6).map(move |n| row(place, 10 * place + n, level));
    let rows = || group(1, 0).chain(group(2, 3)).chain(group(3, 3));
    let adjusted = |places: &[u8]| -> Vec<Option<f64>> {
        let districts: Vec<DistrictId> = places.iter().copied().map(district).collect();
        let comparison = compare(&instrument(), &districts, rows());
        comparison.items[0]
            .differences
            .iter()
            .map(|it| it.adjusted)
            .collect()
    };
    let p = 2.0 / 924.0;
    assert_eq!(adjusted(&[1, 2]), [Some(p)]);
    assert_eq!(
        adjusted(&[1, 2, 3]),
        [Some(3.0 * p), Some(3.0 * p), Some(1.0)]
    );
}

fn any_row() -> impl Strategy<Value = Row> {
    (1u8..=2, 0u8..12, 0u8..6).prop_map(|(place, walker, answer)| Row {
        judgement: match answer {
            4 => Judgement::CannotJudge,
            5 => Judgement::OffScale,
            level => Judgement::Level(level),
        },
        ..row(place, walker, 0)
    })
}

#[test]
fn who_is_on_both_sides_is_weighed_once_and_not_tested() {
    use crate::response::Daylight::{Day, Night};
    let sides = [Day, Night].map(Side::Light);
    // Everybody is one level lower by night, however harsh they are.
    let rows = (0..8u8).flat_map(|walker| {
        let level = walker % 3 + 1;
        [(0, row(1, walker, level)), (1, row(1, walker, level - 1))]
    });
    let comparison = compare_sides(&instrument(), By::Light, &sides, rows);
    let difference = &comparison.items[0].differences[0];
    assert_eq!((difference.both, difference.walkers), (8, (8, 8)));
    assert!(difference.delta > 0.0 && difference.interval.is_some());
    assert_eq!((difference.p, difference.adjusted), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_the_answers_does_not_matter(
        rows in proptest::collection::vec(any_row(), 0..60),
        shuffled in Just(()).prop_perturb(|(), rng| rng),
    ) {
        let mut other = rows.clone();
        let mut rng = shuffled;
        for i in (1..other.len()).rev() {
            other.swap(i, rng.random_range(0..=i));
        }
        let both = [district(1), district(2)];
        let compare = |rows| compare(&instrument(), &both, rows);
        prop_assert_eq!(compare(rows), compare(other));
    }

    #[test]
    fn saying_it_again_makes_nobody_surer(
        levels in proptest::collection::vec(0u8..4, 5..12), again in 2usize..6,
    ) {
        let once = levels.iter().zip(0..).map(|(level, walker)| row(1, walker, *level));
        let often = once.clone().flat_map(|row| std::iter::repeat_n(row, again));
        let good = |rows: Vec<Row>| match &compare(&instrument(), &[district(1)], rows).items[0]
            .sides[0].cell
        {
            Cell::Shown(figures) => figures.good,
            _ => None,
        };
        prop_assert_eq!(good(once.collect()), good(often.collect()));
    }
}
