//! How long the engine takes for one submission of each shipped checklist, and for one tap in a
//! form with many repeat instances: `cargo bench -p shared --features workbook --bench validate`.

use shared::checklist::shipped::WORKBOOKS;
use shared::checklist::xlsform::{Workbook, read, read_workbook};
use shared::checklist::{Filling, Prepared, Situation, validate};
use shared::id::{ResponseId, RevisionId, VersionId};
use shared::response::{Answers, Daylight, Revision};
use shared::time::{Time, from_millis};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

const ROUNDS: u32 = 20_000;

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark"
)]
fn main() {
    for (stem, bytes) in WORKBOOKS {
        let form = Arc::new(Prepared::new(read_workbook(bytes, stem).form));
        let now = from_millis(1_795_000_000_000);
        let revision = filled(&form, now);
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            black_box(validate(&form, black_box(&revision)));
        }
        let micros = begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);
        let answers = revision.answers.0.len();
        println!("{stem}: {micros:.1} µs to validate {answers} answers");
    }
    for instances in [10, 1000] {
        println!(
            "a tap among {instances} instances: {:.1} µs",
            tap(instances)
        );
    }
}

/// Microseconds to answer an item in the last of so many repeat instances, each with a condition
/// and a calculation that depend on it.
#[expect(clippy::disallowed_methods, reason = "a benchmark")]
fn tap(instances: usize) -> f64 {
    let workbook = Workbook::from_markdown(
        "
        | survey |              |       |       |             |             |
        |        | type         | name  | label | relevant    | calculation |
        |        | begin_repeat | tree  | Tree  |             |             |
        |        | integer      | girth | Girth |             |             |
        |        | text         | sort  | Sort  | ${girth} > 9 |            |
        |        | calculate    | twice |       |             | ${girth} * 2 |
        |        | end_repeat   |       |       |             |             |
        ",
    );
    let form = Arc::new(Prepared::new(read(&workbook, "trees").form));
    let situation = Situation {
        now: from_millis(0).fixed_offset(),
        language: "en".to_owned(),
        daylight: None,
        seed: 1,
    };
    let mut filling = Filling::start(form, situation);
    for _ in 1..instances {
        let _ = filling.add_instance("tree");
    }
    let path = format!("tree[{instances}]/girth");
    let begun = Instant::now();
    for round in 0..ROUNDS {
        let _ = black_box(filling.answer(&path, if round % 2 == 0 { "5" } else { "15" }));
    }
    begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
}

/// A night's response with the first choice to everything that is asked.
fn filled(form: &Arc<Prepared>, now: Time) -> Revision {
    let situation = Situation {
        now: now.fixed_offset(),
        language: "cs".to_owned(),
        daylight: Some(Daylight::Night),
        seed: 1,
    };
    let mut filling = Filling::start(Arc::clone(form), situation);
    for (path, _) in filling.progress() {
        let choices = filling
            .item(&path)
            .map(|item| item.choices)
            .unwrap_or_default();
        let value = choices.last().map_or("a few words", |choice| &choice.name);
        let _ = filling.answer(&path, value);
    }
    revision(filling.submission(), now)
}

fn revision(answers: Answers, now: Time) -> Revision {
    Revision {
        id: RevisionId::new(1, [0; 10]),
        response: ResponseId::new(1, [0; 10]),
        number: 1,
        version: VersionId::new(1, [0; 10]),
        stop: None,
        complete: true,
        started_at: now,
        captured_at: now,
        daylight: Some(Daylight::Night),
        geotag: None,
        answers,
        attachments: Vec::new(),
    }
}
