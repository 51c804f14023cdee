//! `cargo xtask bench sync`: 32 connections, each sending one filled stop checklist after another to
//! the real program, on SQLite and on PostgreSQL.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark speaks on its standard output"
)]

use anyhow::{Context, Result, bail, ensure};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use shared::attachment::Sha256;
use shared::id::AuditId;
use shared::sync::{Batch, Operation, Outcome, Receipt};
use std::net::SocketAddr;
use std::time::Duration;
use tests::load::answers::Walk;
use tests::load::http::{Connection, request};
use tests::load::krok::Krok;
use tests::load::walk::Desk;
use tests::load::{measure, postgres};
use tokio::time::Instant;

const CONNECTIONS: u64 = 32;
const WARM_UP: Duration = Duration::from_secs(2);
const MEASURED: Duration = Duration::from_secs(15);
/// Submissions made ready for each connection: enough for 4,700 a second.
const READY: usize = 2500;

/// What must be reached: ten times the leading server of the field on two such cores.
struct Floor {
    per_second: f64,
    cpu_millis: f64,
    memory: f64,
}

const SQLITE: Floor = Floor {
    per_second: 1150.0,
    cpu_millis: 0.9,
    memory: 80.0,
};

/// CPU with the database's own; of memory nothing is asked.
const POSTGRESQL: Floor = Floor {
    per_second: 500.0,
    cpu_millis: 2.0,
    memory: f64::INFINITY,
};

struct Figures {
    per_second: f64,
    p50: Duration,
    p99: Duration,
    /// Of the server and its database, per submission.
    cpu_millis: f64,
    /// Of the server alone, MiB.
    memory: f64,
    /// Share of the server's CPU time that was the database's own process.
    database: f64,
    bytes: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    println!("{CONNECTIONS} connections, {} s each", MEASURED.as_secs());
    let figures = measure("bench-sqlite", None, None).await?;
    print("SQLite", &figures, &SQLITE);
    match postgres::server() {
        Some(server) => {
            let database = postgres::fresh(&server, "krok_bench").await?;
            let pid = postgres::pid(&server).await?;
            let figures = measure("bench-postgresql", Some(database), Some(pid)).await?;
            print("PostgreSQL", &figures, &POSTGRESQL);
        }
        None => println!("PostgreSQL: not measured, KROK_TEST_POSTGRES names none"),
    }
    Ok(())
}

fn print(database: &str, figures: &Figures, floor: &Floor) {
    let met = figures.per_second >= floor.per_second
        && figures.cpu_millis <= floor.cpu_millis
        && figures.memory <= floor.memory;
    println!(
        "{database}: {:.0} submissions/s of {} bytes, p50 {:.1} ms, p99 {:.1} ms, \
         {:.2} CPU-ms each ({:.0} % the database's), peak {:.0} MiB",
        figures.per_second,
        figures.bytes,
        figures.p50.as_secs_f64() * 1e3,
        figures.p99.as_secs_f64() * 1e3,
        figures.cpu_millis,
        figures.database * 100.0,
        figures.memory,
    );
    let memory = if floor.memory.is_finite() {
        format!(", at most {} MiB", floor.memory)
    } else {
        String::new()
    };
    println!(
        "  {} the floor: at least {}/s, at most {} CPU-ms{memory}",
        if met { "above" } else { "BELOW" },
        floor.per_second,
        floor.cpu_millis,
    );
}

async fn measure(
    name: &str,
    database: Option<String>,
    database_pid: Option<u32>,
) -> Result<Figures> {
    let (krok, token) = Krok::start(name, database).await?;
    let mut desk = Desk::open(&krok, &token).await?;
    let walk = Walk::new(desk.open_walk().await?);
    let mut phones = Vec::new();
    for number in 0..CONNECTIONS {
        phones.push(Load::prepare(krok.address, desk.audit, &walk, number).await?);
    }
    let bytes = phones[0].ready[0].len();
    let server = krok.pid().context("a running server")?;
    let cpu = || -> Result<(f64, f64)> {
        let database = database_pid.map_or(Ok(0.0), measure::cpu_of_tree)?;
        Ok((measure::cpu(server)?, database))
    };
    let start = Instant::now() + WARM_UP;
    let tasks: Vec<_> = phones
        .into_iter()
        .map(|phone| tokio::spawn(phone.run(start)))
        .collect();
    tokio::time::sleep_until(start).await;
    let before = cpu()?;
    tokio::time::sleep_until(start + MEASURED).await;
    let after = cpu()?;
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.extend(task.await??);
    }
    latencies.sort_unstable();
    let quantile = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    let (own, database) = (after.0 - before.0, after.1 - before.1);
    Ok(Figures {
        per_second: latencies.len() as f64 / MEASURED.as_secs_f64(),
        p50: quantile(0.5),
        p99: quantile(0.99),
        cpu_millis: (own + database) * 1e3 / latencies.len() as f64,
        memory: measure::peak_memory(server)?,
        database: database / (own + database),
        bytes,
    })
}

/// One connection with its walker and what that sends.
struct Load {
    connection: Connection,
    ready: Vec<Vec<u8>>,
}

impl Load {
    /// Joins, and makes requests ready so that making them is not measured.
    async fn prepare(
        address: SocketAddr,
        audit: AuditId,
        walk: &Walk,
        number: u64,
    ) -> Result<Self> {
        let mut rng = ChaCha8Rng::seed_from_u64(number);
        let now = chrono::Utc::now();
        let join = walk.participant(&mut rng, now);
        let secret = Sha256(rng.random());
        let credential = format!("authorization: Bearer {}.{secret}", join.id);
        let path = format!("/api/v1/audits/{audit}/sync");
        let submission = |operation| -> Result<Vec<u8>> {
            let batch = Batch {
                operations: vec![operation],
                waiting: 0,
            };
            Ok(request(
                "POST",
                &path,
                &credential,
                &serde_json::to_vec(&batch)?,
            ))
        };
        let mut connection = Connection::open(address).await?;
        let answer = connection.ask(&submission(Operation::Join(join))?).await?;
        ensure!(
            answer.is_success(),
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        let filled = (0..READY).map(|_| {
            let revision = walk.revision(&mut rng, now);
            submission(Operation::Revise(revision))
        });
        let mut load = Self {
            ready: filled.collect::<Result<_>>()?,
            connection,
        };
        load.check().await?;
        Ok(load)
    }

    /// The first is stored, and breaks no rule: else something else would be measured.
    async fn check(&mut self) -> Result<()> {
        let first = self.ready.pop().context("a submission")?;
        let answer = self.connection.ask(&first).await?;
        let receipt: Receipt = serde_json::from_slice(&answer.body)?;
        ensure!(
            matches!(receipt.outcomes[..], [Outcome::Stored { .. }]),
            "{receipt:?}"
        );
        Ok(())
    }

    /// Sends one after another; answers with how long each took that ended within the time measured.
    async fn run(mut self, start: Instant) -> Result<Vec<Duration>> {
        let mut latencies = Vec::with_capacity(READY);
        for submission in &self.ready {
            let sent = Instant::now();
            let answer = self.connection.ask(submission).await?;
            ensure!(
                answer.is_success(),
                "{}",
                String::from_utf8_lossy(&answer.body)
            );
            let answered = Instant::now();
            if answered >= start + MEASURED {
                return Ok(latencies);
            }
            if answered >= start {
                latencies.push(answered - sent);
            }
        }
        bail!("faster than {READY} submissions on each connection were made ready for")
    }
}
