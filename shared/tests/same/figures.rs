//! Seeded figures of every kind that walkers' answers are put into, to the last digit.

use shared::analysis::ScoredItem;
use shared::analysis::bootstrap::Bootstrap;
use shared::analysis::dice::Dice;
use shared::analysis::dominance::{cliffs_delta, cliffs_interval};
use shared::analysis::holm::holm;
use shared::analysis::interval;
use shared::analysis::krippendorff::Metric;
use shared::analysis::permutation::{of_means, of_ranks};
use shared::analysis::proportion::Share;
use shared::analysis::rank::{kruskal_wallis, mann_whitney};
use shared::analysis::ratings::{Observed, Ratings};
use shared::checklist::model::Measure;
use shared::text::Text;
use std::fmt::Debug;

/// Few enough for an exact test, more, and so many that draws stand in for it.
const WALKERS: [usize; 3] = [5, 15, 28];

/// A line for each; a number is written as the shortest that is read back as the same.
pub fn figures() -> Vec<String> {
    let mut lines = Vec::new();
    for walkers in WALKERS {
        let mut dice = Dice::new(&format!("{walkers} walkers"));
        let mut group = |lift: f64| -> Vec<f64> {
            let level = |_| (3.0 * dice.uniform() + lift).min(3.0);
            (0..walkers).map(level).collect()
        };
        let groups = [group(0.0), group(0.4), group(0.9)];
        of_groups(walkers, &groups, &mut lines);
        let table = levels(walkers, &mut dice);
        of_agreement(walkers, &table, &mut lines);
    }
    lines
}

fn of_groups(walkers: usize, groups: &[Vec<f64>; 3], lines: &mut Vec<String>) {
    let [first, second, third] = groups;
    let name = format!("figures of {walkers}");
    let mut line =
        |what: &str, figure: &dyn Debug| lines.push(format!("{walkers} {what} {figure:?}"));
    let good: Vec<f64> = first.iter().map(|level| level / 3.0).collect();
    line("mean", &interval::of_mean(&good, &name));
    line("delta", &cliffs_delta(first, second));
    line(
        "delta within",
        &interval::of_delta(first, second, 3.0, &name),
    );
    line("delta within, by Cliff", &cliffs_interval(first, second));
    line("means permuted", &of_means(first, second, &name));
    line("ranks permuted", &of_ranks(first, second, &name));
    line("by ranks, two", &mann_whitney(first, second));
    line("by ranks, three", &kruskal_wallis(&[first, second, third]));
    let mean = |drawn: &[Vec<&f64>]| {
        let sum: f64 = drawn[0].iter().copied().sum();
        Some(sum / drawn[0].len() as f64)
    };
    let bootstrap = Bootstrap::of(&[first.as_slice()], mean, 500, &name);
    line(
        "drawn again",
        &bootstrap.as_ref().map(Bootstrap::percentile),
    );
    line("drawn again, BCa", &bootstrap.as_ref().map(Bootstrap::bca));
    let share = Share::new(2, walkers as u32);
    line("share", &share.map(Share::interval));
    let more = Share::new(walkers as u32 - 1, walkers as u32);
    line(
        "shares apart",
        &more.zip(share).map(|(more, share)| more.minus(share)),
    );
    line("adjusted", &holm(&[0.011, 0.2, 0.7 / walkers as f64, 0.04]));
}

fn of_agreement(walkers: usize, table: &[Vec<Option<u8>>], lines: &mut Vec<String>) {
    let item = ScoredItem {
        measure: Some(Measure::Observation),
        levels: vec![Text::default(); 4],
        ..ScoredItem::default()
    };
    let Some(observed) = Observed::of(&item) else {
        return;
    };
    let ratings = Ratings::new(observed, table);
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
        let estimates = ratings.estimates(metric, "figures");
        lines.push(format!("{walkers} {metric:?} {estimates:?}"));
    }
}

/// Of each walker at nine places, some of them missing.
fn levels(walkers: usize, dice: &mut Dice) -> Vec<Vec<Option<u8>>> {
    let mut level = |place: usize| match dice.below(6) {
        0 => None,
        1 | 2 => Some(dice.below(4) as u8),
        _ => Some((place % 4) as u8),
    };
    (0..walkers)
        .map(|_| (0..9).map(&mut level).collect())
        .collect()
}
