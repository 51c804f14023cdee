//! The PostgreSQL that `KROK_TEST_POSTGRES` names.

use anyhow::{Context, Result};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Address of a server on which databases may be made, if there is one.
pub fn server() -> Option<String> {
    std::env::var("KROK_TEST_POSTGRES").ok()
}

/// Address of an empty database of this name; one that was there before is dropped.
pub async fn fresh(server: &str, name: &str) -> Result<String> {
    let mut connection = PgConnection::connect(server).await?;
    for statement in ["drop database if exists", "create database"] {
        let sql = AssertSqlSafe(format!("{statement} {name}"));
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    let (host, _) = server.rsplit_once('/').context("postgres://HOST/NAME")?;
    Ok(format!("{host}/{name}"))
}

/// Does at once what PostgreSQL does by itself within minutes: learns what its tables hold.
pub async fn settle(database: &str) -> Result<()> {
    let mut connection = PgConnection::connect(database).await?;
    sqlx::raw_sql("vacuum analyze")
        .execute(&mut connection)
        .await?;
    Ok(())
}

/// Process id of the server, whose children do the work.
pub async fn pid(server: &str) -> Result<u32> {
    let mut connection = PgConnection::connect(server).await?;
    let query = sqlx::query_scalar("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)");
    let pid: String = query.fetch_one(&mut connection).await?;
    Ok(pid.trim().parse()?)
}
