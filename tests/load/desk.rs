//! `cargo xtask bench desk`: what a researcher waits for when an audit holds 50,000 and 1,000,000 responses
//! of 22 answers each, against the real program, on SQLite and on PostgreSQL. `--quick` leaves the million
//! out, `--only` one of the databases.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark speaks on its standard output"
)]

use anyhow::{Context, Result, ensure};
use clap::{Parser, ValueEnum};
use rust_xlsxwriter::Workbook;
use server::survey::LATE;
use shared::api::{NewReview, ResponsePage, SaveReviews, SavedReviews};
use shared::map::Place;
use shared::map::figure::LAST_ZOOM;
use shared::review::{Act, ReviewState, Subject};
use std::time::Duration;
use tests::load::city::{self, City};
use tests::load::krok::Krok;
use tests::load::walk::Desk;
use tests::load::{measure, postgres};
use tokio::time::Instant;

const FEW: usize = 1000;
const ITEMS: usize = 22;

/// How often a page is asked for; the middle one counts.
const PAGES: usize = 41;

/// In the middle of the answers.
const MIDDLE: (f64, f64) = (14.422, 50.08);

/// A lasso around a few streets, and one around half the city.
const STREETS: &str = "14.415,50.075_14.430,50.075_14.435,50.085_14.420,50.088_14.412,50.080";
const HALF: &str = "14.30,50.02_14.50,50.03_14.52,50.10_14.40,50.14_14.28,50.09";

/// Reviewed so many that a list of them has to be searched for.
const FLAGGED: usize = 20;

/// What must be reached with so many responses.
#[derive(Clone, Copy)]
struct Floor {
    responses: usize,
    csv: Option<Duration>,
    geojson: Option<Duration>,
    page: Duration,
    /// Of the page with so many to the page with [`FEW`].
    ratio: Option<f64>,
    tile: Duration,
    comparison: Duration,
    /// MiB.
    memory: Option<f64>,
}

const FLOORS: [Floor; 2] = [
    Floor {
        responses: 50_000,
        csv: Some(Duration::from_secs(1)),
        geojson: Some(Duration::from_millis(500)),
        page: Duration::from_millis(30),
        ratio: Some(1.5),
        tile: Duration::from_millis(50),
        comparison: Duration::from_millis(200),
        memory: None,
    },
    Floor {
        responses: 1_000_000,
        csv: None,
        geojson: None,
        page: Duration::from_millis(50),
        ratio: None,
        tile: Duration::from_millis(100),
        comparison: Duration::from_secs(1),
        memory: Some(300.0),
    },
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Database {
    Sqlite,
    Postgresql,
}

#[derive(Debug, Parser)]
struct Options {
    /// 50,000 responses only.
    #[arg(long)]
    quick: bool,
    /// One of the databases only.
    #[arg(long)]
    only: Option<Database>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let options = Options::parse();
    let floors = &FLOORS[..if options.quick { 1 } else { 2 }];
    let wanted = |database| options.only.is_none_or(|only| only == database);
    if wanted(Database::Sqlite) {
        measure("SQLite", floors, "bench-desk-sqlite", None).await?;
    }
    if wanted(Database::Postgresql) {
        let server = postgres::server().context("KROK_TEST_POSTGRES names no PostgreSQL")?;
        let database = postgres::fresh(&server, "krok_bench_desk").await?;
        measure(
            "PostgreSQL",
            floors,
            "bench-desk-postgresql",
            Some(database),
        )
        .await?;
    }
    Ok(())
}

async fn measure(
    title: &str,
    floors: &[Floor],
    name: &str,
    database: Option<String>,
) -> Result<()> {
    let (mut krok, token) = Krok::start(name, database.clone()).await?;
    let mut desk = Desk::open(&krok, &token).await?;
    let mut city = City::new(&mut desk, &checklist()?).await?;
    city.walk(&krok, &mut desk, 0..FEW / city::OF_WALK).await?;
    flag(&mut desk).await?;
    let few = middle(&mut desk, "/responses?limit=50").await?;
    let mut held = FEW;
    for floor in floors {
        let started = Instant::now();
        let (first, last) = (held / city::OF_WALK, floor.responses / city::OF_WALK - 1);
        city.walk(&krok, &mut desk, first..last).await?;
        let filled = started.elapsed();
        // What comes in now is of one walk, as with few.
        tokio::time::sleep(Duration::from_millis(LATE as u64)).await;
        city.walk(&krok, &mut desk, last..last + 1).await?;
        println!(
            "{title}, {} responses of {ITEMS} answers; {} more in {:.0} s",
            floor.responses,
            floor.responses - held,
            filled.as_secs_f64()
        );
        held = floor.responses;
        if let Some(database) = &database {
            postgres::settle(database).await?;
        }
        // Cold: a server that has answered nothing yet.
        krok.kill()?;
        krok.restart().await?;
        desk.reconnect(&krok).await?;
        Bench {
            desk: &mut desk,
            floor: *floor,
            pid: krok.pid().context("a running server")?,
        }
        .run(&city, few)
        .await?;
    }
    Ok(())
}

/// The oldest ones, so that they are the last to be found.
async fn flag(desk: &mut Desk) -> Result<()> {
    let path = desk.path(&format!("/responses?limit={FLAGGED}"));
    let page: ResponsePage = desk.get(&path).await?;
    let event = |row: &shared::api::ResponseRow| NewReview {
        id: city::fresh(),
        response: row.revision.response,
        seen: 0,
        act: Act::State {
            subject: Subject::Response,
            state: ReviewState::Flagged,
            revision: row.revision.number,
        },
    };
    let events = page.rows.iter().map(event).collect();
    let path = desk.path("/reviews");
    let saved: SavedReviews = desk.ask("POST", &path, &SaveReviews { events }).await?;
    ensure!(saved.responses.len() == FLAGGED, "{saved:?}");
    Ok(())
}

struct Bench<'a> {
    desk: &'a mut Desk,
    floor: Floor,
    pid: u32,
}

impl Bench<'_> {
    async fn run(&mut self, city: &City, few: Duration) -> Result<()> {
        let geojson = self.file("/responses.geojson", "\"Feature\"").await?;
        print("GeoJSON, cold", geojson, self.floor.geojson);
        let csv = self.file("/responses.csv", "\r\n").await?;
        print("CSV", csv, self.floor.csv);
        self.pages(city, few).await?;
        self.memory("with files and lists")?;
        self.map().await?;
        self.memory("with the map")?;
        self.comparisons().await?;
        let peak = measure::peak_memory(self.pid)?;
        let word = word(self.floor.memory.map(|most| peak <= most));
        let most = self
            .floor
            .memory
            .map(|most| format!(" (at most {most} MiB)"));
        println!(
            "  {word}memory at its peak: {peak:.0} MiB{}",
            most.unwrap_or_default()
        );
        self.large_files().await
    }

    /// Says how much it has taken up to here, where a memory that is too large came from.
    fn memory(&self, what: &str) -> Result<()> {
        println!(
            "    memory {what}: {:.0} MiB",
            measure::peak_memory(self.pid)?
        );
        Ok(())
    }

    /// Gets a file that must hold all responses, each with `mark` once.
    async fn file(&mut self, path: &str, mark: &str) -> Result<Duration> {
        let started = Instant::now();
        let body = self.desk.fetch(&self.desk.path(path)).await?;
        let took = started.elapsed();
        let text = std::str::from_utf8(&body)?;
        let count = text.matches(mark).count();
        let wanted = self.floor.responses;
        ensure!(
            count.abs_diff(wanted) <= 1,
            "{path} holds {count} responses"
        );
        println!("  {path}: {:.0} MB", body.len() as f64 / 1e6);
        Ok(took)
    }

    /// The first page of the table, plain and with filters: the first time, when what matches is counted, and
    /// the middle of many times.
    async fn pages(&mut self, city: &City, few: Duration) -> Result<()> {
        let district = format!("district={}", city.districts()[2]);
        let (streets, half) = (format!("area={STREETS}"), format!("area={HALF}"));
        let filters = [
            ("", "plain"),
            ("state=received", "not reviewed yet"),
            ("state=flagged", "flagged, the oldest few"),
            ("code=lamps", "with a code that nothing has"),
            ("quarantined=true", "in quarantine, none"),
            ("daylight=night", "by night"),
            ("people=gender:woman", "of women"),
            (&district, "of a district"),
            (&streets, "within a lasso around a few streets"),
            (&half, "within a lasso around half the city"),
        ];
        for (filter, words) in filters {
            let path = format!("/responses?limit=50&{filter}");
            let first = ask(self.desk, &path).await?;
            let took = middle(self.desk, &path).await?;
            let what = format!("first page of the table, {words} (the first time {first:.1?})");
            print(&what, took, Some(self.floor.page));
            if let (true, Some(most)) = (filter.is_empty(), self.floor.ratio) {
                let ratio = took.as_secs_f64() / few.as_secs_f64();
                println!(
                    "  {}at {FEW} responses: {few:.1?}, ratio {ratio:.2} (at most {most})",
                    word(Some(ratio <= most)),
                );
            }
        }
        Ok(())
    }

    /// The map's figures and its tiles.
    async fn map(&mut self) -> Result<()> {
        let opened = ask(self.desk, "/map").await?;
        print(
            "the map, opened the first time since the start",
            opened,
            None,
        );
        print("the map, again", ask(self.desk, "/map").await?, None);
        let path = format!("/map?area={HALF}");
        print("the map within a lasso", ask(self.desk, &path).await?, None);
        let mut slowest = Duration::ZERO;
        for zoom in 0..=LAST_ZOOM {
            let tile = tile(zoom);
            // A question of its own at each zoom: nothing of it is known yet.
            let hexagons = format!("{tile}?width=25&by=bench/item_{zoom}");
            let hexagons = ask(self.desk, &hexagons).await?;
            let points = ask(self.desk, &format!("{tile}?points=0&by=bench/item_{zoom}")).await?;
            let lasso = format!("{tile}?width=25&area={HALF}&by=bench/item_{zoom}");
            let lasso = ask(self.desk, &lasso).await?;
            slowest = slowest.max(hexagons).max(points).max(lasso);
            println!(
                "    zoom {zoom}: {hexagons:.1?} with hexagons, {points:.1?} with answers, \
                 {lasso:.1?} within a lasso"
            );
        }
        print(
            "a tile, the slowest of all zooms",
            slowest,
            Some(self.floor.tile),
        );
        Ok(())
    }

    async fn comparisons(&mut self) -> Result<()> {
        let all = [
            ("/comparison", "all items between all districts"),
            ("/comparison?by=light", "by light"),
            ("/comparison?by=visit", "by visit"),
            ("/comparison?by=gender", "by gender"),
            ("/comparison?by=years", "by years in the country"),
            (
                "/comparison/stops?by=light&sides=day,night",
                "stops by light",
            ),
            (
                "/comparison/stops?by=gender&sides=woman,man",
                "stops by gender",
            ),
            ("/stops", "stops one by one"),
            ("/agreement", "agreement of observers"),
        ];
        for (path, words) in all {
            let took = ask(self.desk, path).await?;
            let is_compared = path.starts_with("/comparison");
            let floor = is_compared.then_some(self.floor.comparison);
            print(&format!("compared: {words}"), took, floor);
            self.memory(&format!("with {words}"))?;
        }
        Ok(())
    }

    /// Those that no floor is set for, of the smaller audit: of a million they take minutes.
    async fn large_files(&mut self) -> Result<()> {
        if self.floor.responses > FLOORS[0].responses {
            return Ok(());
        }
        for path in [
            "/responses.csv?shape=long",
            "/responses.xlsx",
            "/responses.gpkg",
        ] {
            let took = ask(self.desk, path).await?;
            let peak = measure::peak_memory(self.pid)?;
            println!("  {path}: {took:.1?}, memory at its peak {peak:.0} MiB");
        }
        Ok(())
    }
}

/// In front of a figure: whether it is where it must be, if it must be anywhere.
fn word(met: Option<bool>) -> &'static str {
    match met {
        None => "",
        Some(true) => "above the floor: ",
        Some(false) => "BELOW THE FLOOR: ",
    }
}

fn print(what: &str, took: Duration, floor: Option<Duration>) {
    let word = word(floor.map(|most| took <= most));
    let most = floor.map(|most| format!(" (at most {most:?})"));
    println!("  {word}{what}: {took:.1?}{}", most.unwrap_or_default());
}

/// The tile in the middle of the answers.
fn tile(zoom: u8) -> String {
    let place = Place::of(MIDDLE);
    let at = |units: u32| units.checked_shr(32 - u32::from(zoom)).unwrap_or_default();
    format!("/tiles/{zoom}/{}/{}", at(place.x), at(place.y))
}

async fn ask(desk: &mut Desk, path: &str) -> Result<Duration> {
    let started = Instant::now();
    desk.fetch(&desk.path(path)).await?;
    Ok(started.elapsed())
}

/// The middle of many times.
async fn middle(desk: &mut Desk, path: &str) -> Result<Duration> {
    let mut times = Vec::new();
    let enough = Instant::now() + Duration::from_secs(5);
    while times.is_empty() || (times.len() < PAGES && Instant::now() < enough) {
        times.push(ask(desk, path).await?);
    }
    times.sort_unstable();
    Ok(times[times.len() / 2])
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
