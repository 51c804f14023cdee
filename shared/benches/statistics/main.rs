//! How often the 95 % intervals hold the truth, for as few walkers as walks have: `cargo xtask bench
//! statistics [SIMULATIONS]`. Walkers are made up, so that the truth is known; the tables are those of
//! docs/statistics.md. Seeded: the same tables each time.
#![allow(clippy::print_stdout, reason = "a benchmark")]

mod method;
mod walker;

use shared::analysis::ScoredItem;
use shared::analysis::dice::Dice;
use shared::analysis::dominance::cliffs_delta;
use shared::analysis::interval::Interval;
use shared::analysis::krippendorff::Metric;
use shared::analysis::permutation::of_ranks;
use shared::analysis::ratings::{Observed, Ratings};
use shared::checklist::model::Measure;
use shared::text::Text;
use walker::Kind;

const SIMULATIONS: usize = 1000;
const WALKERS: [usize; 3] = [5, 8, 15];
/// Walkers that the truth is taken from.
const ALL: usize = 100_000;
/// An item answered once, and one answered at seven stops.
const ONCE: [f64; 1] = [0.0];
const STOPS: [f64; 7] = [-0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6];

fn main() {
    let wanted = std::env::args().find_map(|it| it.parse().ok());
    let simulations = wanted.unwrap_or(SIMULATIONS);
    println!(
        "{simulations} simulations a row: % of the intervals that hold the truth (mean width)\n"
    );
    means(simulations);
    deltas(simulations);
    alphas(simulations);
}

/// What the intervals of one way were.
#[derive(Clone, Copy, Default)]
struct Kept {
    intervals: u32,
    hold: u32,
    width: f64,
}

impl Kept {
    fn add(&mut self, interval: Option<Interval>, truth: f64) {
        if let Some(interval) = interval {
            self.intervals += 1;
            // A hair's breadth: the truth itself is known to three digits or so.
            let hair = 1e-3;
            let hold = interval.low - hair <= truth && truth <= interval.high + hair;
            self.hold += u32::from(hold);
            self.width += interval.high - interval.low;
        }
    }

    fn text(self) -> String {
        let n = f64::from(self.intervals);
        let share = 100.0 * f64::from(self.hold) / n;
        format!("{share:.1} ({:.2})", self.width / n)
    }
}

fn head(title: &str, words: &[&str], ways: &[&str]) {
    println!(
        "{title}\n\n| {} | {} |",
        words.join(" | "),
        ways.join(" | ")
    );
    let columns = words.len() + ways.len();
    println!("|{}", " --- |".repeat(columns));
}

fn row(words: &[String], kept: &[Kept], last: Option<String>) {
    let cells = words.iter().cloned().chain(kept.iter().map(|it| it.text()));
    let cells: Vec<String> = cells.chain(last).collect();
    println!("| {} |", cells.join(" | "));
}

fn means(simulations: usize) {
    head(
        "Share of good answers, mean over walkers",
        &["answers of a walker", "true share", "walkers"],
        &method::OF_MEAN,
    );
    for stops in [&ONCE[..], &STOPS] {
        for middle in [0.0, 0.8, 1.5] {
            let kind = Kind {
                middle,
                leaning: 0.4,
                spread: 1.0,
            };
            let mut dice = Dice::new(&format!("mean {} {middle}", stops.len()));
            let all = (0..ALL).map(|_| walker::good(&kind.walker(stops, &mut dice)));
            let truth = all.sum::<f64>() / ALL as f64;
            for walkers in WALKERS {
                let mut kept = [Kept::default(); 4];
                for run in 0..simulations {
                    let walker = |_| walker::good(&kind.walker(stops, &mut dice));
                    let values: Vec<f64> = (0..walkers).map(walker).collect();
                    let intervals = method::of_mean(&values, &format!("{run}"));
                    for (kept, interval) in kept.iter_mut().zip(intervals) {
                        kept.add(interval, truth);
                    }
                }
                let words = [
                    stops.len().to_string(),
                    format!("{truth:.2}"),
                    walkers.to_string(),
                ];
                row(&words, &kept, None);
            }
        }
    }
    println!();
}

fn deltas(simulations: usize) {
    let mut ways = method::OF_DELTA.to_vec();
    ways.push("p ≤ 0.05");
    head(
        "Cliff's delta between two groups of as many walkers each",
        &["answers of a walker", "true delta", "walkers"],
        &ways,
    );
    for stops in [&ONCE[..], &STOPS] {
        for effect in [0.0, 0.5, 1.2] {
            let kinds = [effect / 2.0, -effect / 2.0].map(|middle| Kind {
                middle,
                leaning: 0.4,
                spread: 1.0,
            });
            let mut dice = Dice::new(&format!("delta {} {effect}", stops.len()));
            let mut group = |kind: Kind, n: usize| -> Vec<f64> {
                (0..n)
                    .map(|_| walker::mean(&kind.walker(stops, &mut dice)))
                    .collect()
            };
            let (first, second) = (group(kinds[0], ALL), group(kinds[1], ALL));
            let alike = effect <= 0.0;
            let far = cliffs_delta(&first, &second).unwrap_or_default();
            let truth = if alike { 0.0 } else { far };
            for walkers in WALKERS {
                let (mut kept, mut small) = ([Kept::default(); 4], 0);
                for run in 0..simulations {
                    let (first, second) = (group(kinds[0], walkers), group(kinds[1], walkers));
                    let name = format!("{run}");
                    let intervals = method::of_delta(&first, &second, &name);
                    for (kept, interval) in kept.iter_mut().zip(intervals) {
                        kept.add(interval, truth);
                    }
                    small += u32::from(of_ranks(&first, &second, &name) <= Some(0.05));
                }
                let words = [
                    stops.len().to_string(),
                    format!("{truth:.2}"),
                    walkers.to_string(),
                ];
                let share = 100.0 * f64::from(small) / simulations as f64;
                row(&words, &kept, Some(format!("{share:.1} %")));
            }
        }
    }
    println!();
}

/// Twice: whether the interval holds what all walkers would agree at these stops, and at any.
fn alphas(simulations: usize) {
    let item = ScoredItem {
        measure: Some(Measure::Observation),
        levels: vec![Text::default(); 4],
        ..ScoredItem::default()
    };
    let Some(observed) = Observed::of(&item) else {
        return;
    };
    for here in [true, false] {
        let stops = if here { "these stops" } else { "any stops" };
        head(
            &format!("Krippendorff's alpha (ordinal), seven stops, other walkers at {stops}"),
            &["spread", "true alpha", "walkers"],
            &method::OF_ALPHA,
        );
        for spread in [0.4, 1.0] {
            let kind = Kind {
                middle: 0.0,
                leaning: 0.3,
                spread,
            };
            let mut dice = Dice::new(&format!("alpha {spread}"));
            let stops = |n: usize, dice: &mut Dice| -> Vec<f64> {
                (0..n).map(|_| walker::normal(dice)).collect()
            };
            let table = |n: usize, stops: &[f64], dice: &mut Dice| -> Vec<Vec<Option<u8>>> {
                let row = |_| kind.walker(stops, dice).into_iter().map(Some).collect();
                (0..n).map(row).collect()
            };
            let alpha = |table: &[Vec<Option<u8>>]| {
                let agreement = Ratings::new(observed, table).agreement(Metric::Ordinal);
                agreement.and_then(|it| it.alpha).unwrap_or_default()
            };
            let any = stops(1000, &mut dice);
            let anywhere = alpha(&table(300, &any, &mut dice));
            for walkers in WALKERS {
                let (mut kept, mut sum) = ([Kept::default(); 4], 0.0);
                for run in 0..simulations {
                    let route = stops(7, &mut dice);
                    let came = table(walkers, &route, &mut dice);
                    let truth = if here {
                        alpha(&table(500, &route, &mut dice))
                    } else {
                        anywhere
                    };
                    sum += truth;
                    let intervals =
                        method::of_alpha(&Ratings::new(observed, &came), &format!("{run}"));
                    for (kept, interval) in kept.iter_mut().zip(intervals) {
                        kept.add(interval, truth);
                    }
                }
                let truth = sum / simulations as f64;
                let words = [
                    format!("{spread}"),
                    format!("{truth:.2}"),
                    walkers.to_string(),
                ];
                row(&words, &kept, None);
            }
        }
        println!();
    }
}
