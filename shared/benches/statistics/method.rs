//! The ways to an interval that are held against each other.

use shared::analysis::bootstrap::Bootstrap;
use shared::analysis::dice::Dice;
use shared::analysis::dominance::{cliffs_delta, cliffs_interval};
use shared::analysis::interval::{self, Interval};
use shared::analysis::krippendorff::Metric;
use shared::analysis::ratings::Ratings;

/// Draws of a bootstrap.
const DRAWS: usize = 1000;
/// Top of the scale.
const TOP: f64 = 3.0;

pub const OF_MEAN: [&str; 4] = ["percentile", "BCa", "t", "Krok"];
pub const OF_DELTA: [&str; 4] = ["percentile", "BCa", "Cliff", "Krok"];
pub const OF_ALPHA: [&str; 4] = ["stops", "walkers", "both, weighed", "Krok"];

/// Intervals of the mean of walkers' values between 0 and 1.
pub fn of_mean(values: &[f64], name: &str) -> [Option<Interval>; 4] {
    let mean = |groups: &[Vec<&f64>]| {
        let sum: f64 = groups[0].iter().copied().sum();
        Some(sum / groups[0].len() as f64)
    };
    let bootstrap = Bootstrap::of(&[values], mean, DRAWS, name);
    [
        bootstrap.as_ref().map(Bootstrap::percentile),
        bootstrap.as_ref().map(Bootstrap::bca),
        students(values),
        interval::of_mean(values, name),
    ]
}

/// Student's interval of the mean.
fn students(values: &[f64]) -> Option<Interval> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|it| (it - mean).powi(2)).sum();
    let quantile = match values.len() {
        5 => 2.776_445_105_197_799,
        8 => 2.364_624_251_010_3,
        15 => 2.144_786_687_916_927,
        _ => return None,
    };
    let reach = quantile * (squares / (n - 1.0) / n).sqrt();
    Some(Interval {
        low: mean - reach,
        high: mean + reach,
    })
}

/// Intervals of Cliff's delta of walkers' mean levels.
pub fn of_delta(first: &[f64], second: &[f64], name: &str) -> [Option<Interval>; 4] {
    let own = |group: &Vec<&f64>| group.iter().map(|it| **it).collect::<Vec<f64>>();
    let delta = |groups: &[Vec<&f64>]| cliffs_delta(&own(&groups[0]), &own(&groups[1]));
    let bootstrap = Bootstrap::of(&[first, second], delta, DRAWS, name);
    [
        bootstrap.as_ref().map(Bootstrap::percentile),
        bootstrap.as_ref().map(Bootstrap::bca),
        cliffs_interval(first, second),
        interval::of_delta(first, second, TOP, name),
    ]
}

/// Intervals of Krippendorff's alpha: stops drawn again, walkers drawn again, both given exponential
/// weights (the Bayesian bootstrap), and Krok's.
pub fn of_alpha(ratings: &Ratings, name: &str) -> [Option<Interval>; 4] {
    let mut dice = Dice::new(name);
    let [mut of_stops, mut of_walkers, mut of_both] = [const { Vec::new() }; 3];
    let (all, everywhere) = (vec![1.0; ratings.walkers()], vec![1.0; ratings.places()]);
    let alpha = |walkers: &[f64], stops: &[f64]| {
        let drawn = ratings.weighted(Metric::Ordinal, walkers, stops);
        drawn.and_then(|it| it.alpha)
    };
    for _ in 0..DRAWS {
        of_stops.extend(alpha(&all, &redrawn(everywhere.len(), &mut dice)));
        of_walkers.extend(alpha(&redrawn(all.len(), &mut dice), &everywhere));
        let stops = weighed(everywhere.len(), &mut dice);
        of_both.extend(alpha(&weighed(all.len(), &mut dice), &stops));
    }
    let middle = |drawn| Some(Bootstrap::from_draws(0.0, drawn, &[])?.percentile());
    let krok = ratings.estimates(Metric::Ordinal, name);
    let krok = krok.and_then(|(alpha, _)| alpha?.interval);
    [middle(of_stops), middle(of_walkers), middle(of_both), krok]
}

/// How often each is drawn.
fn redrawn(n: usize, dice: &mut Dice) -> Vec<f64> {
    let mut times = vec![0.0; n];
    for _ in 0..n {
        times[dice.below(n)] += 1.0;
    }
    times
}

fn weighed(n: usize, dice: &mut Dice) -> Vec<f64> {
    (0..n).map(|_| -dice.uniform().ln()).collect()
}
