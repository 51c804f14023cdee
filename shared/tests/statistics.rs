//! Statistics against what scipy, statsmodels, pingouin and krippendorff give for the same data:
//! `tests/statistics/fixtures.py` asks them and writes the figures down.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::analysis::ScoredItem;
use shared::analysis::bootstrap::Bootstrap;
use shared::analysis::distribution::{chi_square_above, normal, normal_quantile};
use shared::analysis::dominance::{cliffs_delta, cliffs_interval, superiority};
use shared::analysis::holm::holm;
use shared::analysis::interval::Interval;
use shared::analysis::krippendorff::Metric;
use shared::analysis::permutation::{of_means, of_ranks};
use shared::analysis::proportion::Share;
use shared::analysis::rank::{kruskal_wallis, mann_whitney};
use shared::analysis::ratings::{Observed, Ratings};
use shared::checklist::model::Measure;
use shared::text::Text;

const FIXTURES: &str = include_str!("../../tests/statistics/fixtures.json");

fn cases<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let mut all: Value = serde_json::from_str(FIXTURES).expect("JSON");
    let cases: Vec<T> = serde_json::from_value(all[name].take()).expect(name);
    assert!(!cases.is_empty(), "{name}");
    cases
}

#[track_caller]
fn assert_same(ours: f64, theirs: f64) {
    let error = (ours - theirs).abs();
    assert!(error <= 1e-9, "{ours} is not {theirs}");
}

#[track_caller]
fn assert_interval(ours: Interval, (low, high): (f64, f64)) {
    assert_same(ours.low, low);
    assert_same(ours.high, high);
}

#[test]
fn distributions_are_scipys() {
    for (x, share) in cases::<(f64, f64)>("normal") {
        assert_same(normal(x), share);
    }
    for (share, x) in cases::<(f64, f64)>("normal_quantile") {
        assert_same(normal_quantile(share), x);
    }
    for (x, degrees, above) in cases::<(f64, u32, f64)>("chi_square_above") {
        assert_same(chi_square_above(x, degrees), above);
    }
}

#[test]
fn intervals_of_shares_are_statsmodels() {
    for (some, all, low, high) in cases::<(u32, u32, f64, f64)>("wilson") {
        let share = Share::new(some, all).expect("a share");
        assert_interval(share.interval(), (low, high));
    }
    for (a, n, b, m, low, high) in cases::<(u32, u32, u32, u32, f64, f64)>("newcombe") {
        let (first, second) = (Share::new(a, n), Share::new(b, m));
        let (_, interval) = first.expect("a share").minus(second.expect("a share"));
        assert_interval(interval, (low, high));
    }
}

#[derive(Deserialize)]
struct Ranked {
    first: Vec<f64>,
    second: Vec<f64>,
    u: f64,
    p: f64,
    superiority: f64,
}

#[test]
fn mann_whitney_and_superiority_are_scipys_and_pingouins() {
    for case in cases::<Ranked>("mann_whitney") {
        let test = mann_whitney(&case.first, &case.second).expect("two groups");
        assert_same(test.u, case.u);
        assert_same(test.p, case.p);
        let delta = cliffs_delta(&case.first, &case.second).expect("two groups");
        assert_same(superiority(delta), case.superiority);
    }
}

#[derive(Deserialize)]
struct Several {
    groups: Vec<Vec<f64>>,
    h: f64,
    p: f64,
}

#[test]
fn kruskal_wallis_is_scipys() {
    for case in cases::<Several>("kruskal_wallis") {
        let groups: Vec<&[f64]> = case.groups.iter().map(Vec::as_slice).collect();
        let test = kruskal_wallis(&groups).expect("groups");
        assert_same(test.h, case.h);
        assert_same(test.p, case.p);
    }
}

#[derive(Deserialize)]
struct Dealt {
    first: Vec<f64>,
    second: Vec<f64>,
    of_means: f64,
    of_ranks: f64,
}

#[test]
fn exact_permutation_tests_are_scipys() {
    for case in cases::<Dealt>("permutation") {
        let p = |test: fn(&[f64], &[f64], &str) -> Option<f64>| {
            test(&case.first, &case.second, "exact").expect("two groups")
        };
        assert_same(p(of_means), case.of_means);
        assert_same(p(of_ranks), case.of_ranks);
    }
}

#[derive(Deserialize)]
struct Cliff {
    first: Vec<f64>,
    second: Vec<f64>,
    delta: f64,
    low: f64,
    high: f64,
}

#[test]
fn cliffs_delta_and_his_interval_are_what_the_matrix_of_dominances_gives() {
    for case in cases::<Cliff>("cliff") {
        let delta = cliffs_delta(&case.first, &case.second).expect("two groups");
        assert_same(delta, case.delta);
        let interval = cliffs_interval(&case.first, &case.second).expect("two groups");
        assert_interval(interval, (case.low, case.high));
    }
}

#[derive(Deserialize)]
struct Redrawn {
    groups: Vec<Vec<f64>>,
    figure: String,
    drawn: Vec<f64>,
    percentile: (f64, f64),
    bca: (f64, f64),
    percentile_of_many: (f64, f64),
    bca_of_many: (f64, f64),
}

fn figure(name: &str, groups: &[Vec<&f64>]) -> Option<f64> {
    let own = |group: &Vec<&f64>| group.iter().map(|it| **it).collect::<Vec<f64>>();
    match name {
        "mean" => Some(own(&groups[0]).iter().sum::<f64>() / groups[0].len() as f64),
        _ => cliffs_delta(&own(&groups[0]), &own(&groups[1])),
    }
}

/// What each group gives without one of its walkers after the other.
fn left_out(case: &Redrawn) -> Vec<Vec<f64>> {
    let without = |group: usize, walker: usize| {
        let mut groups: Vec<Vec<&f64>> = case.groups.iter().map(|it| it.iter().collect()).collect();
        groups[group].remove(walker);
        figure(&case.figure, &groups).expect("enough walkers")
    };
    let sizes = case.groups.iter().map(Vec::len).enumerate();
    sizes
        .map(|(group, n)| (0..n).map(|walker| without(group, walker)).collect())
        .collect()
}

#[test]
fn of_the_same_draws_percentile_and_bca_make_scipys_intervals() {
    for case in cases::<Redrawn>("bootstrap") {
        let groups: Vec<Vec<&f64>> = case.groups.iter().map(|it| it.iter().collect()).collect();
        let value = figure(&case.figure, &groups).expect("a figure");
        let bootstrap = Bootstrap::from_draws(value, case.drawn.clone(), &left_out(&case));
        let bootstrap = bootstrap.expect("draws");
        assert_interval(bootstrap.percentile(), case.percentile);
        assert_interval(bootstrap.bca(), case.bca);
    }
}

/// The ends of two sets of draws differ by chance. How many draws lie below scipy's end is binomial;
/// five standard deviations of that share, for both sets, turned into the values there.
#[test]
fn of_other_draws_the_intervals_are_scipys_but_for_chance() {
    const DRAWS: usize = 40_000;
    for case in cases::<Redrawn>("bootstrap") {
        let groups: Vec<&[f64]> = case.groups.iter().map(Vec::as_slice).collect();
        let of = |groups: &[Vec<&f64>]| figure(&case.figure, groups);
        let bootstrap = Bootstrap::of(&groups, of, DRAWS, "fixtures").expect("two walkers");
        let draws = bootstrap.draws();
        let near = |ours: f64, theirs: f64| {
            let share = |value: f64| draws.partition_point(|it| *it < value) as f64 / DRAWS as f64;
            let below = share(ours.min(theirs) + 1e-9);
            let between = share(ours.max(theirs) - 1e-9) - below;
            let chance = 5.0 * (2.0 * below.max(1e-4) * (1.0 - below) / DRAWS as f64).sqrt();
            assert!(between <= chance, "{ours} is far from {theirs}");
        };
        for (ours, theirs) in [
            (bootstrap.percentile(), case.percentile_of_many),
            (bootstrap.bca(), case.bca_of_many),
        ] {
            near(ours.low, theirs.0);
            near(ours.high, theirs.1);
        }
    }
}

#[derive(Deserialize)]
struct Rated {
    table: Vec<Vec<Option<u8>>>,
    nominal: f64,
    ordinal: f64,
    interval: f64,
    nominal_without_first: Option<f64>,
    ordinal_without_first: Option<f64>,
    interval_without_first: Option<f64>,
    percent: f64,
}

#[test]
fn alpha_is_the_packages_of_that_name() {
    let item = ScoredItem {
        measure: Some(Measure::Observation),
        levels: vec![Text::default(); 5],
        ..ScoredItem::default()
    };
    let observed = Observed::of(&item).expect("an observation");
    for case in cases::<Rated>("alpha") {
        let ratings = Ratings::new(observed, &case.table);
        let mut weights = vec![1.0; ratings.walkers()];
        weights[0] = 0.0;
        for (metric, whole, without_first) in [
            (Metric::Nominal, case.nominal, case.nominal_without_first),
            (Metric::Ordinal, case.ordinal, case.ordinal_without_first),
            (Metric::Interval, case.interval, case.interval_without_first),
        ] {
            let agreement = ratings.agreement(metric).expect("pairs");
            assert_same(agreement.alpha.expect("variation"), whole);
            assert_same(agreement.percent, case.percent);
            let places = vec![1.0; ratings.places()];
            let rest = ratings.weighted(metric, &weights, &places);
            let rest = rest.and_then(|it| it.alpha);
            assert_eq!(rest.is_some(), without_first.is_some());
            if let (Some(ours), Some(theirs)) = (rest, without_first) {
                assert_same(ours, theirs);
            }
        }
    }
}

#[derive(Deserialize)]
struct Adjusted {
    p: Vec<f64>,
    adjusted: Vec<f64>,
}

#[test]
fn holm_is_statsmodels() {
    for case in cases::<Adjusted>("holm") {
        for (ours, theirs) in holm(&case.p).into_iter().zip(case.adjusted) {
            assert_same(ours, theirs);
        }
    }
}
