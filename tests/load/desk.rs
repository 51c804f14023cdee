//! `cargo xtask bench desk`: what a researcher waits for when an audit holds 50,000 responses of 22
//! answers each, against the real program, on SQLite and on PostgreSQL.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark speaks on its standard output"
)]

use anyhow::{Context, Result, ensure};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_xlsxwriter::Workbook;
use shared::attachment::Sha256;
use shared::map::Place;
use shared::map::figure::LAST_ZOOM;
use shared::sync::{Batch, Operation, Outcome, Receipt};
use std::time::Duration;
use tests::load::answers::Walk;
use tests::load::http::request;
use tests::load::krok::Krok;
use tests::load::walk::Desk;
use tests::load::{measure, postgres};
use tokio::time::Instant;

const FEW: usize = 1000;
const MANY: usize = 50_000;
const ITEMS: usize = 22;

/// Responses of one walker, and those sent at once.
const OF_WALKER: usize = 250;
const AT_ONCE: usize = 50;

/// How often a page is asked for; the middle one counts.
const PAGES: usize = 41;

/// In the middle of the answers.
const MIDDLE: (f64, f64) = (14.422, 50.08);

/// What must be reached.
const CSV: Duration = Duration::from_secs(1);
const GEOJSON: Duration = Duration::from_millis(500);
const PAGE: Duration = Duration::from_millis(30);
const TILE: Duration = Duration::from_millis(50);
const COMPARISON: Duration = Duration::from_millis(200);
const RATIO: f64 = 1.5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    println!("{FEW} and {MANY} responses of {ITEMS} answers");
    measure("SQLite", "bench-desk-sqlite", None).await?;
    match postgres::server() {
        Some(server) => {
            let database = postgres::fresh(&server, "krok_bench_desk").await?;
            measure("PostgreSQL", "bench-desk-postgresql", Some(database)).await?;
        }
        None => println!("PostgreSQL: not measured, KROK_TEST_POSTGRES names none"),
    }
    Ok(())
}

async fn measure(title: &str, name: &str, database: Option<String>) -> Result<()> {
    let (mut krok, token) = Krok::start(name, database).await?;
    let mut desk = Desk::open(&krok, &token).await?;
    let walk = Walk::new(desk.open_walk_of(&checklist()?).await?);
    let started = Instant::now();
    seed(&krok, &desk, &walk, 0..FEW / OF_WALKER).await?;
    let few = page(&mut desk).await?;
    seed(&krok, &desk, &walk, FEW / OF_WALKER..MANY / OF_WALKER).await?;
    println!(
        "{title}: seeded in {:.0} s",
        started.elapsed().as_secs_f64()
    );
    // Cold: a server that has answered nothing yet.
    krok.kill()?;
    krok.restart().await?;
    desk.reconnect(&krok).await?;
    let geojson = fetch(&mut desk, "/responses.geojson", "\"Feature\"").await?;
    let csv = fetch(&mut desk, "/responses.csv", "\r\n").await?;
    let many = page(&mut desk).await?;
    map(&mut desk).await?;
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    print("CSV", csv, CSV);
    print("GeoJSON, cold", geojson, GEOJSON);
    print("first page of the table", (many, 0), PAGE);
    println!(
        "  {} at {FEW}: {:.1} ms, ratio {ratio:.2} (at most {RATIO})",
        word(ratio <= RATIO),
        few.as_secs_f64() * 1e3
    );
    let pid = krok.pid().context("a running server")?;
    println!("  peak {:.0} MiB", measure::peak_memory(pid)?);
    for path in [
        "/responses.csv?shape=long",
        "/responses.xlsx",
        "/responses.gpkg",
    ] {
        let started = Instant::now();
        let bytes = desk.fetch(&desk.path(path)).await?.len();
        let took = started.elapsed().as_secs_f64();
        println!(
            "  {path}: {took:.1} s, {:.0} MB, peak {:.0} MiB",
            bytes as f64 / 1e6,
            measure::peak_memory(pid)?
        );
    }
    Ok(())
}

fn word(met: bool) -> &'static str {
    if met {
        "above the floor"
    } else {
        "BELOW THE FLOOR"
    }
}

fn print(what: &str, (took, bytes): (Duration, usize), floor: Duration) {
    println!(
        "  {} {what}: {:.0} ms{} (at most {} ms)",
        word(took <= floor),
        took.as_secs_f64() * 1e3,
        if bytes > 0 {
            format!(", {:.0} MB", bytes as f64 / 1e6)
        } else {
            String::new()
        },
        floor.as_millis(),
    );
}

/// Gets a file that must hold all responses, each with `mark` once.
async fn fetch(desk: &mut Desk, path: &str, mark: &str) -> Result<(Duration, usize)> {
    let started = Instant::now();
    let body = desk.fetch(&desk.path(path)).await?;
    let took = started.elapsed();
    let text = std::str::from_utf8(&body)?;
    let count = text.matches(mark).count();
    ensure!(count.abs_diff(MANY) <= 1, "{path} holds {count} responses");
    Ok((took, body.len()))
}

/// The first page, as the desk asks for it: the middle of many times.
async fn page(desk: &mut Desk) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..PAGES {
        let started = Instant::now();
        desk.fetch(&desk.path("/responses?limit=50")).await?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok(times[PAGES / 2])
}

/// The map's tiles, and districts side by side.
async fn map(desk: &mut Desk) -> Result<()> {
    let opened = ask(desk, "/map").await?;
    println!("  the map, opened the first time since the start: {opened:.1?}");
    println!("  the map, again: {:.1?}", ask(desk, "/map").await?);
    let mut slowest = Duration::ZERO;
    for zoom in 0..=LAST_ZOOM {
        let place = Place::of(MIDDLE);
        let tile = |at: u32| {
            if zoom == 0 {
                0
            } else {
                at >> (32 - u32::from(zoom))
            }
        };
        let tile = format!("/tiles/{zoom}/{}/{}", tile(place.x), tile(place.y));
        // A question of its own at each zoom: nothing of it is known yet.
        let hexagons = ask(desk, &format!("{tile}?width=25&by=bench/item_{zoom}")).await?;
        let points = ask(desk, &format!("{tile}?points=0&by=bench/item_{zoom}")).await?;
        slowest = slowest.max(hexagons).max(points);
        println!("    zoom {zoom}: {hexagons:.1?} with hexagons, {points:.1?} with answers");
    }
    print("a tile at every zoom, the slowest", (slowest, 0), TILE);
    let comparison = ask(desk, "/comparison").await?;
    print("districts compared", (comparison, 0), COMPARISON);
    let groups = ask(desk, "/comparison?by=years").await?;
    print("groups compared", (groups, 0), COMPARISON);
    let stops = ask(desk, "/comparison/stops?by=light&sides=day,night").await?;
    print("stops compared by light", (stops, 0), COMPARISON);
    Ok(())
}

async fn ask(desk: &mut Desk, path: &str) -> Result<Duration> {
    let started = Instant::now();
    desk.fetch(&desk.path(path)).await?;
    Ok(started.elapsed())
}

/// Sends responses of some walkers, as their phones would.
async fn seed(
    krok: &Krok,
    desk: &Desk,
    walk: &Walk,
    walkers: std::ops::Range<usize>,
) -> Result<()> {
    let path = desk.path("/sync");
    let mut connection = krok.connect().await?;
    for number in walkers {
        let mut rng = ChaCha8Rng::seed_from_u64(number as u64);
        let now = chrono::Utc::now();
        let join = walk.participant(&mut rng, now);
        let credential = format!("authorization: Bearer {}.{}", join.id, Sha256(rng.random()));
        let mut operations = vec![Operation::Join(join)];
        let filled = (0..OF_WALKER).map(|_| walk.plain_revision(&mut rng, now));
        operations.extend(filled.map(Operation::Revise));
        for batch in operations.chunks(AT_ONCE + 1) {
            let batch = Batch {
                operations: batch.to_vec(),
                waiting: 0,
            };
            let question = request("POST", &path, &credential, &serde_json::to_vec(&batch)?);
            let answer = connection.ask(&question).await?;
            let receipt: Receipt = serde_json::from_slice(&answer.body)
                .with_context(|| String::from_utf8_lossy(&answer.body).into_owned())?;
            let stored = |outcome: &Outcome| matches!(outcome, Outcome::Stored { .. });
            ensure!(receipt.outcomes.iter().all(stored), "{receipt:?}");
        }
    }
    Ok(())
}

/// A checklist of scored questions with four levels each, always asked.
fn checklist() -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey")?;
    survey.write_row(
        0,
        0,
        [
            "type",
            "name",
            "label::English (en)",
            "measure",
            "theme",
            "score",
        ],
    )?;
    for (item, row) in (0..ITEMS).zip(1..) {
        let (name, label) = (format!("item_{item}"), format!("How is it, part {item}?"));
        let cells = [
            "select_one s4",
            &name,
            &label,
            "observation",
            "lighting",
            "up",
        ];
        survey.write_row(row, 0, cells)?;
    }
    let choices = workbook.add_worksheet().set_name("choices")?;
    choices.write_row(0, 0, ["list_name", "name", "label::English (en)"])?;
    for (name, row) in ["bad", "poor", "fair", "good"].into_iter().zip(1..) {
        choices.write_row(row, 0, ["s4", name, name])?;
    }
    let settings = workbook.add_worksheet().set_name("settings")?;
    settings.write_row(0, 0, ["form_title", "form_id"])?;
    settings.write_row(1, 0, ["Bench", "bench"])?;
    Ok(workbook.save_to_buffer()?)
}
