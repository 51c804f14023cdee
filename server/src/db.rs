//! All SQL. One method is one unit of work, and its text is the same for SQLite and PostgreSQL:
//! the macros at the end of this file run it on whichever driver is there.

pub mod account;
pub mod activity;
pub mod attachment;
pub mod audit;
mod check;
pub mod checklist;
mod copy;
pub mod district;
mod filing;
pub mod finding;
pub mod log;
pub mod overview;
pub mod participant;
pub mod people;
pub mod receipt;
pub mod response;
pub mod review;
pub mod session;
pub mod survey;
pub mod sync;
pub mod taken_back;
pub mod track;
pub mod withdrawal;

use crate::config::Address;
use serde::de::DeserializeOwned;
use shared::attachment::Sha256;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    Transaction,
};
use std::str::FromStr;
use std::time::Duration;

/// A failure of the database itself; what a caller can mend is in the method's answer.
pub type Result<T, E = sqlx::Error> = std::result::Result<T, E>;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// The database, on one of two drivers. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    Sqlite(SqliteDb),
    Postgres(PgPool),
}

/// SQLite takes one writer at a time: one connection writes, so that nobody waits on a lock, and
/// a few read beside it.
#[derive(Clone, Debug)]
pub struct SqliteDb {
    write: SqlitePool,
    read: SqlitePool,
}

/// A transaction that writes. Dropped without [`Tx::commit`], it is rolled back.
#[derive(Debug)]
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// What a statement runs on, by driver.
#[derive(Debug)]
pub enum Driver<S, P> {
    Sqlite(S),
    Postgres(P),
}

impl Db {
    /// Connects, creating an SQLite file that is missing, and brings the schema up to date.
    pub async fn open(address: &Address) -> anyhow::Result<Self> {
        let db = match address {
            Address::Sqlite(path) => Self::Sqlite(open_sqlite(path).await?),
            Address::Postgres(url) => Self::Postgres(open_postgres(url).await?),
        };
        match &db {
            Self::Sqlite(sqlite) => MIGRATIONS.run(&sqlite.write).await?,
            Self::Postgres(pool) => MIGRATIONS.run(pool).await?,
        }
        db.file_earlier().await?;
        Ok(db)
    }

    /// Begins a transaction that will write.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            // A transaction that only later turns into a writer fails at once when another has
            // written in between, whatever the busy timeout.
            Self::Sqlite(sqlite) => Tx::Sqlite(sqlite.write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Waits for work under way and closes all connections; SQLite folds its log into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => {
                sqlite.read.close().await;
                sqlite.write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// Writes a consistent copy of an SQLite database to a new file, while others write.
    /// `false` when this is PostgreSQL, which has its own tools.
    pub async fn snapshot(&self, file: &str) -> Result<bool> {
        let Self::Sqlite(sqlite) = self else {
            return Ok(false);
        };
        sqlx::query("vacuum into $1")
            .bind(file)
            .execute(&sqlite.read)
            .await?;
        Ok(true)
    }

    fn driver(&self) -> Driver<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite(sqlite) => Driver::Sqlite(&sqlite.read),
            Self::Postgres(pool) => Driver::Postgres(pool),
        }
    }
}

impl Tx {
    /// Makes it durable: when this returns, it is on disk.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    fn driver(&mut self) -> Driver<&mut SqliteConnection, &mut PgConnection> {
        match self {
            Self::Sqlite(tx) => Driver::Sqlite(&mut *tx),
            Self::Postgres(tx) => Driver::Postgres(&mut *tx),
        }
    }
}

async fn open_sqlite(path: &std::path::Path) -> anyhow::Result<SqliteDb> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        // What was withdrawn is not left in the file's free pages.
        .pragma("secure_delete", "on")
        // A page of an export: with fewer, the threads of the database and of its reader wait for each other.
        .row_buffer_size(500)
        // KiB: the inner pages of the trees in which each response of an export is looked up.
        .pragma("cache_size", "-8192")
        .disable_statement_logging();
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone().create_if_missing(true))
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(4)
        .connect_lazy_with(options);
    Ok(SqliteDb { write, read })
}

async fn open_postgres(url: &str) -> anyhow::Result<PgPool> {
    let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
    Ok(PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await?)
}

/// Reads a JSON column; what cannot be read was not written by this code.
fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// Writes a JSON column.
fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

/// Reads a column that holds one of an enum's words.
fn from_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    from_json(&format!("\"{word}\""))
}

/// The word of an enum, for a column.
fn to_word(value: &impl serde::Serialize) -> Result<String> {
    to_json(value).map(|json| json.trim_matches('"').to_owned())
}

/// Reads a column of 32 bytes.
fn hash(bytes: &[u8]) -> Result<Sha256> {
    bytes
        .try_into()
        .map(Sha256)
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

macro_rules! on {
    ($on:expr, $connection:ident => $run:expr) => {
        match $on.driver() {
            $crate::db::Driver::Sqlite($connection) => $run,
            $crate::db::Driver::Postgres($connection) => $run,
        }
    };
}

/// Runs a statement; answers how many rows it changed.
macro_rules! execute {
    ($on:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($on, connection => sqlx::query($sql)$(.bind($value))*
            .execute(connection).await.map(|done| done.rows_affected()))
    };
}

/// All rows of a query, each as a tuple or a `FromRow` struct.
macro_rules! all {
    ($on:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($on, connection => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
            .fetch_all(connection).await)
    };
}

/// The one row of a query, if there is one.
macro_rules! maybe {
    ($on:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($on, connection => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
            .fetch_optional(connection).await)
    };
}

/// The one row of a query that always has one.
macro_rules! one {
    ($on:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($on, connection => sqlx::query_as::<_, $row>($sql)$(.bind($value))*
            .fetch_one(connection).await)
    };
}

pub(crate) use {all, execute, maybe, on, one};
