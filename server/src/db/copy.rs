//! Copies everything from one database to another, of which one is SQLite: how a backup of
//! PostgreSQL is the same file as one of SQLite, and how a small server moves up.

use super::{Db, Driver, Result, Tx, maybe};
use sqlx::{AssertSqlSafe, FromRow, Row, SqlitePool};
use uuid::Uuid;

/// All tables, each after those that it refers to.
const TABLES: [&str; 27] = [
    "audit",
    "district",
    "checklist",
    "checklist_version",
    "activity",
    "join_code",
    "activity_checklist",
    "former_checklist",
    "stop",
    "participant",
    "receipt",
    "track_segment",
    "response",
    "revision",
    "attachment",
    "account",
    "withdrawal",
    "theme",
    "review",
    "finding",
    "finding_version",
    "audit_role",
    "session",
    "invitation",
    "password_reset",
    "api_token",
    "access_log",
];

/// Rows that are held in memory at a time.
const ROWS: i64 = 500;

/// A cell, by what its column was declared as.
enum Cell {
    Uuid(Option<Uuid>),
    Bigint(Option<i64>),
    Integer(Option<i32>),
    Double(Option<f64>),
    Boolean(Option<bool>),
    Bytes(Option<Vec<u8>>),
    Text(Option<String>),
}

#[derive(FromRow)]
struct Column {
    name: String,
    #[sqlx(rename = "type")]
    kind: String,
    /// Place in the primary key from 1; 0 when not part of it.
    pk: i64,
}

/// The text of two statements on one table, and its columns' types.
struct Plan {
    select: String,
    insert: String,
    kinds: Vec<String>,
}

/// Reads the cells of a row of either driver.
macro_rules! cells {
    ($row:expr, $kinds:expr) => {
        $kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| {
                Ok(match kind.as_str() {
                    "uuid" => Cell::Uuid($row.try_get(at)?),
                    "bigint" => Cell::Bigint($row.try_get(at)?),
                    "integer" => Cell::Integer($row.try_get(at)?),
                    "double precision" => Cell::Double($row.try_get(at)?),
                    "boolean" => Cell::Boolean($row.try_get(at)?),
                    "bytea" => Cell::Bytes($row.try_get(at)?),
                    _ => Cell::Text($row.try_get(at)?),
                })
            })
            .collect::<Result<Vec<Cell>>>()
    };
}

/// Inserts a row on either driver.
macro_rules! insert {
    ($connection:expr, $sql:expr, $cells:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql));
        for cell in $cells {
            query = match cell {
                Cell::Uuid(value) => query.bind(value),
                Cell::Bigint(value) => query.bind(value),
                Cell::Integer(value) => query.bind(value),
                Cell::Double(value) => query.bind(value),
                Cell::Boolean(value) => query.bind(value),
                Cell::Bytes(value) => query.bind(value),
                Cell::Text(value) => query.bind(value),
            };
        }
        query.execute($connection).await.map(|_| ())
    }};
}

impl Db {
    /// Whether nothing has been put in yet.
    pub async fn is_empty(&self) -> Result<bool> {
        let audit = maybe!(self, (Uuid,), "select id from audit limit 1")?;
        Ok(audit.is_none() && !self.has_accounts().await?)
    }

    /// Copies all rows of `self` as they are at one moment into `to`, which is empty.
    pub async fn copy_to(&self, to: &Self) -> Result<()> {
        let schema = match (self, to) {
            (Self::Sqlite(sqlite), _) | (_, Self::Sqlite(sqlite)) => &sqlite.read,
            _ => return Err(sqlx::Error::Protocol("neither database is SQLite".into())),
        };
        let mut from = self.snapshot_tx().await?;
        let mut tx = to.write().await?;
        for table in TABLES {
            let plan = plan(schema, table).await?;
            let mut offset = 0;
            loop {
                let rows = from.rows(&plan, offset).await?;
                offset += ROWS;
                if rows.is_empty() {
                    break;
                }
                for cells in rows {
                    tx.insert(&plan, cells).await?;
                }
            }
        }
        tx.commit().await
    }

    /// A transaction in which nothing changes while it reads.
    async fn snapshot_tx(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(sqlite) => Tx::Sqlite(sqlite.read.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await?,
            ),
        })
    }
}

impl Tx {
    async fn rows(&mut self, plan: &Plan, offset: i64) -> Result<Vec<Vec<Cell>>> {
        let select = AssertSqlSafe(plan.select.clone());
        match self.driver() {
            Driver::Sqlite(connection) => {
                let query = sqlx::query(select).bind(ROWS).bind(offset);
                let rows = query.fetch_all(connection).await?;
                rows.iter().map(|row| cells!(row, plan.kinds)).collect()
            }
            Driver::Postgres(connection) => {
                let query = sqlx::query(select).bind(ROWS).bind(offset);
                let rows = query.fetch_all(connection).await?;
                rows.iter().map(|row| cells!(row, plan.kinds)).collect()
            }
        }
    }

    async fn insert(&mut self, plan: &Plan, cells: Vec<Cell>) -> Result<()> {
        match self.driver() {
            Driver::Sqlite(connection) => insert!(connection, plan.insert.clone(), cells),
            Driver::Postgres(connection) => insert!(connection, plan.insert.clone(), cells),
        }
    }
}

/// SQLite tells how a table was declared, which is how it was in PostgreSQL too.
async fn plan(schema: &SqlitePool, table: &str) -> Result<Plan> {
    let columns: Vec<Column> =
        sqlx::query_as("select name, lower(type) as type, pk from pragma_table_info($1)")
            .bind(table)
            .fetch_all(schema)
            .await?;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let mut key: Vec<&Column> = columns.iter().filter(|column| column.pk > 0).collect();
    key.sort_by_key(|column| column.pk);
    let key: Vec<&str> = key.iter().map(|column| column.name.as_str()).collect();
    let places: Vec<String> = (1..=names.len()).map(|at| format!("${at}")).collect();
    let (names, key, places) = (names.join(", "), key.join(", "), places.join(", "));
    Ok(Plan {
        select: format!("select {names} from {table} order by {key} limit $1 offset $2"),
        insert: format!("insert into {table} ({names}) values ({places})"),
        kinds: columns.into_iter().map(|column| column.kind).collect(),
    })
}
