//! `cargo bench -p shared --bench map`: what the map's figures and tiles take of an audit's answers, without a
//! server around them.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark speaks on its standard output"
)]

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use shared::analysis::Instrument;
use shared::api::ResponseRow;
use shared::checklist::model::{Choice, Direction, Form, Item, Kind, Node};
use shared::id::{ActivityId, DistrictId, ParticipantId, ResponseId, VersionId};
use shared::map::figure::{LAST_ZOOM, POINTS};
use shared::map::grid::width_at;
use shared::map::tile::{Tile, points};
use shared::map::{By, Grid, Place, Sieve, Survey, Task};
use shared::response::{Answer, Answers, Geotag, Revision, Source};
use shared::review::Review;
use shared::time::from_millis;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use uuid::Uuid;

const ITEMS: usize = 22;
const LEVELS: [&str; 4] = ["bad", "poor", "fair", "good"];
const MIDDLE: (f64, f64) = (14.422, 50.08);

fn main() {
    for (count, floor) in [(50_000, 50), (1_000_000, 100)] {
        let started = Instant::now();
        let survey = survey(count);
        println!("{count} responses, packed in {:.1?}", started.elapsed());
        measure(&survey, Duration::from_millis(floor));
    }
}

fn measure(survey: &Survey, floor: Duration) {
    let sieve = Sieve::default();
    let districts = BTreeMap::from([(ActivityId(Uuid::nil()), DistrictId(Uuid::nil()))]);
    let mut slowest = Duration::ZERO;
    for zoom in 0..=LAST_ZOOM {
        let task = Task {
            by: By::Item(usize::from(zoom)),
            sieve: &sieve,
            grid: Grid::new(width_at(zoom, 25, MIDDLE.1), MIDDLE.1),
            districts: &districts,
        };
        let started = Instant::now();
        let hexagons = survey.hexagons(&task).len();
        let hexagons_took = started.elapsed();
        let place = Place::of(MIDDLE);
        let at = |at: u32| at.checked_shr(32 - u32::from(zoom)).unwrap_or(0);
        let tile = Tile::new(zoom, at(place.x), at(place.y)).expect("a tile");
        let started = Instant::now();
        let points = points(survey, task.by, &sieve, tile, POINTS).len();
        let points_took = started.elapsed();
        println!(
            "  zoom {zoom}: {hexagons} hexagons in {hexagons_took:.1?}, {points} points in {points_took:.1?}"
        );
        slowest = slowest.max(hexagons_took).max(points_took);
    }
    let word = if slowest <= floor {
        "above the floor"
    } else {
        "BELOW THE FLOOR"
    };
    println!("  {word}: the slowest {slowest:.1?} (at most {floor:.0?})");
}

fn survey(count: u32) -> Survey {
    let form = form();
    let version = VersionId(Uuid::nil());
    let mut survey = Survey::new(Instrument::new([(version, &form)]));
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for number in 0..count {
        survey.put(&response(number, version, &mut rng), 1);
    }
    survey.settle();
    survey
}

fn form() -> Form {
    let choice = |name: &&str| Choice {
        name: (*name).to_owned(),
        ..Choice::default()
    };
    let item = |number| {
        Node::Item(Box::new(Item {
            name: format!("item_{number}"),
            kind: Kind::SelectOne {
                list: "s4".to_owned(),
                filter: String::new(),
            },
            score: Some(Direction::Up),
            ..Item::default()
        }))
    };
    Form {
        name: "bench".to_owned(),
        lists: BTreeMap::from([("s4".to_owned(), LEVELS.iter().map(choice).collect())]),
        nodes: (0..ITEMS).map(item).collect(),
        ..Form::default()
    }
}

fn response(number: u32, version: VersionId, rng: &mut ChaCha8Rng) -> ResponseRow {
    let time = from_millis(i64::from(number));
    let answers = (0..ITEMS).map(|item| {
        let level = LEVELS[rng.random_range(0..LEVELS.len())];
        (format!("item_{item}"), Answer::of(level))
    });
    let answers = Answers(answers.collect());
    ResponseRow {
        activity: ActivityId(Uuid::nil()),
        district: None,
        participant: ParticipantId(Uuid::from_u128(u128::from(number / 250))),
        nickname: String::new(),
        entry: shared::participant::Entry::Own,
        received_at: time,
        revision: Revision {
            id: shared::id::RevisionId(Uuid::nil()),
            response: ResponseId(Uuid::from_u128(rng.random())),
            number: 1,
            version,
            stop: None,
            complete: true,
            started_at: time,
            captured_at: time,
            daylight: None,
            geotag: Some(Geotag {
                longitude: MIDDLE.0 + rng.random_range(-0.1..0.1),
                latitude: MIDDLE.1 + rng.random_range(-0.06..0.06),
                accuracy: None,
                captured_at: time,
                source: Source::Gps,
                original: None,
            }),
            answers,
            attachments: Vec::new(),
        },
        verified: Vec::new(),
        problems: Vec::new(),
        review: Review::default(),
    }
}
