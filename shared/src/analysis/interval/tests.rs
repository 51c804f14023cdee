use super::*;

fn assert_close(interval: Option<Interval>, low: f64, high: f64) {
    let found = interval.expect("enough walkers");
    let close = |a: f64, b: f64| (a - b).abs() < 0.035;
    assert!(
        close(found.low, low) && close(found.high, high),
        "{found:?}"
    );
}

#[test]
fn answers_that_are_all_good_or_all_bad_give_jeffreys_interval() {
    // scipy 1.17: beta.ppf([.025, .975], x + .5, n - x + .5).
    let of = |good: usize, n: usize| {
        let mut values = vec![0.0; n];
        values[..good].fill(1.0);
        of_mean(&values, "jeffreys")
    };
    assert_close(of(7, 10), 0.3942, 0.9073);
    assert_close(of(2, 6), 0.0768, 0.7136);
    assert_close(of(12, 20), 0.3839, 0.7894);
    assert_close(of(7, 7), 0.7076, 1.0);
}

#[test]
fn mixed_answers_give_what_the_method_gives_elsewhere() {
    // The same method in numpy 2, another generator, 400,000 draws.
    let values = [0.0, 0.25, 0.5, 0.5, 0.75, 1.0];
    assert_close(of_mean(&values, "numpy"), 0.2548, 0.7440);
    let first = [0.0, 1.0, 1.0, 2.0, 1.5, 0.5];
    let second = [2.0, 3.0, 1.0, 2.5, 2.0, 3.0, 3.0];
    assert_close(of_delta(&first, &second, 3.0, "numpy"), -0.9362, -0.1402);
}

#[test]
fn walkers_who_agree_still_leave_room_for_others() {
    let interval = of_mean(&[1.0; 5], "unanimous").expect("five walkers");
    assert!(interval.low < 0.7 && interval.high > 0.9999, "{interval:?}");
    let apart = of_delta(&[0.0; 5], &[3.0; 5], 3.0, "apart").expect("five each");
    assert!(apart.low < -0.9999 && apart.high > -0.8, "{apart:?}");
}

#[test]
fn strangers_in_two_groups_have_the_interval_of_two_groups() {
    let first = [0.0, 1.0, 1.0, 2.0, 1.5, 0.5];
    let second = [2.0, 3.0, 1.0, 2.5, 2.0, 3.0, 3.0];
    let values = first.map(|it| (Some(it), None)).into_iter();
    let values: Vec<_> = values.chain(second.map(|it| (None, Some(it)))).collect();
    assert_close(of_delta_of_same(&values, 3.0, "numpy"), -0.9362, -0.1402);
    assert_eq!(of_delta_of_same(&values[2..], 3.0, "few"), None);
}

#[test]
fn who_is_in_both_groups_makes_the_difference_surer() {
    let values: Vec<f64> = (0..12).map(|it| f64::from(it % 6) / 2.0).collect();
    let lower: Vec<f64> = values.iter().map(|it| it - 0.5_f64.min(*it)).collect();
    let both = values.iter().zip(&lower);
    let both: Vec<_> = both.map(|(a, b)| (Some(*a), Some(*b))).collect();
    let width = |it: Option<Interval>| it.map_or(0.0, |it| it.high - it.low);
    let same = width(of_delta_of_same(&both, 3.0, "same"));
    let strangers = width(of_delta(&values, &lower, 3.0, "strangers"));
    assert!(same > 0.0 && same < 0.6 * strangers, "{same} {strangers}");
}

/// By day and by night alike in truth; each walker leans one way at both times.
#[test]
fn of_a_hundred_intervals_of_the_same_walkers_ninety_five_hold_the_truth() {
    const TIMES: u32 = 400;
    let mut dice = Dice::new("people");
    let mut held = 0;
    for time in 0..TIMES {
        let walker = |_| {
            let lean = dice.uniform();
            let mut answer = || ((lean + dice.uniform()) * 2.0).floor().min(3.0);
            (Some(answer()), Some(answer()))
        };
        let values: Vec<_> = (0..8).map(walker).collect();
        let interval = of_delta_of_same(&values, 3.0, &time.to_string());
        held += u32::from(interval.is_some_and(|it| it.contains(0.0)));
    }
    assert!(held * 100 >= TIMES * 93, "{held} of {TIMES}");
}

#[test]
fn four_walkers_are_too_few() {
    assert_eq!(of_mean(&[0.5; 4], "few"), None);
    assert_eq!(of_delta(&[1.0; 4], &[1.0; 40], 3.0, "few"), None);
}

#[test]
fn of_a_city_the_interval_is_that_of_the_normal_distribution() {
    // 3,000 walkers evenly over the scale: a standard deviation of 1 / sqrt(12) each.
    let values: Vec<f64> = (0..3000).map(|n| f64::from(n) / 2999.0).collect();
    let reach = 1.96 / (12.0_f64 * 3000.0).sqrt();
    let found = of_mean(&values, "city").expect("enough");
    assert!((found.low - 0.5 + reach).abs() < 0.002, "{found:?}");
    assert!((found.high - 0.5 - reach).abs() < 0.002, "{found:?}");
    // Delta of two samples of one distribution: variance (n + m + 1) / (3 n m).
    let (a, b) = values.split_at(1500);
    let mixed = |of: &[f64]| -> Vec<f64> { of.iter().map(|it| it * 7.0 % 1.0).collect() };
    let (a, b) = (mixed(a), mixed(b));
    let reach = 1.96 * (3001.0 / (3.0 * 1500.0 * 1500.0_f64)).sqrt();
    let delta = crate::analysis::dominance::cliffs_delta(&a, &b).expect("not empty");
    let found = of_delta(&a, &b, 1.0, "city").expect("enough");
    assert!(
        (found.low - delta + reach).abs() < 0.012,
        "{found:?} {delta}"
    );
    assert!(
        (found.high - delta - reach).abs() < 0.012,
        "{found:?} {delta}"
    );
}

#[test]
fn the_same_name_and_data_give_the_same_numbers_everywhere() {
    // Pinned: a change here changes published figures.
    let interval = of_mean(&[0.0, 0.25, 0.5, 0.5, 0.75, 1.0], "stop/light 7");
    let text = interval.map(|it| format!("{:.12} {:.12}", it.low, it.high));
    assert_eq!(text.as_deref(), Some("0.265220106058 0.741171865423"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    #[test]
    fn an_interval_holds_its_estimate_whatever_the_order(
        values in proptest::collection::vec(0u8..=4, 5..30),
        others in proptest::collection::vec(0u8..=4, 5..30),
    ) {
        let level = |v: &Vec<u8>| v.iter().map(|v| f64::from(*v)).collect::<Vec<_>>();
        let (a, b) = (level(&values), level(&others));
        let share: Vec<f64> = a.iter().map(|v| v / 4.0).collect();
        let mean = share.iter().sum::<f64>() / share.len() as f64;
        let interval = of_mean(&share, "any").expect("enough");
        proptest::prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
        proptest::prop_assert!(interval.low <= mean + 1e-12 && mean <= interval.high + 1e-12);
        let backwards: Vec<f64> = share.iter().rev().copied().collect();
        proptest::prop_assert_eq!(of_mean(&backwards, "any"), Some(interval));

        let delta = crate::analysis::dominance::cliffs_delta(&a, &b).expect("not empty");
        let interval = of_delta(&a, &b, 4.0, "any").expect("enough");
        proptest::prop_assert!(interval.low >= -1.0 && interval.high <= 1.0);
        proptest::prop_assert!(interval.low <= delta + 1e-9 && delta <= interval.high + 1e-9);
    }
}
