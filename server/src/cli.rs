//! The commands of `krok`: what an operator does at a terminal.
#![allow(
    clippy::print_stdout,
    reason = "a command line tool speaks on its standard output"
)]

mod backup;
mod demo;
mod import;
mod report;
mod serve;
mod user;

use crate::blob::Blobs;
use crate::config::{Address, Store};
use crate::db::Db;
use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use shared::audit::Audit;

/// Krok runs city walks that audit how a city treats the people in it.
#[derive(Debug, Parser)]
#[command(name = "krok", version, arg_required_else_help = true)]
pub struct Krok {
    #[command(flatten)]
    store: Store,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve walkers' phones and the desk
    Serve(serve::Serve),
    /// Make an audit of Prague with three walks, generated answers and drawn pictures
    Demo(demo::Demo),
    /// Accounts of the desk
    #[command(subcommand)]
    User(user::User),
    /// Write everything, answers and photos, to one file; works while serving
    Backup(backup::Backup),
    /// Write the City Audit Report of an audit to a file
    Report(report::Report),
    /// Bring back what a backup holds, into an empty place
    Restore(backup::Restore),
    /// Districts of an audit
    #[command(subcommand)]
    District(import::District),
    /// Checklists of an audit
    #[command(subcommand)]
    Checklist(import::Checklist),
}

impl Krok {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.store;
        match self.command {
            Command::Serve(serve) => serve.run(&store).await,
            Command::Demo(demo) => demo.run(&store).await,
            Command::User(user) => user.run(&store).await,
            Command::Backup(backup) => backup.run(&store).await,
            Command::Report(report) => report.run(&store).await,
            Command::Restore(restore) => restore.run(&store).await,
            Command::District(district) => district.run(&store).await,
            Command::Checklist(checklist) => checklist.run(&store).await,
        }
    }
}

/// Opens the database, making it and its folder if they are missing.
pub async fn open(store: &Store) -> anyhow::Result<Db> {
    let address = store.database();
    if let Address::Sqlite(path) = &address
        && let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    Db::open(&address)
        .await
        .with_context(|| format!("the database {address} cannot be opened"))
}

/// Opens the folder of photos, making it if it is missing.
pub fn open_photos(store: &Store) -> anyhow::Result<Blobs> {
    let folder = store.photos();
    Blobs::open(folder.clone())
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// The audit that a command is about: named by id or name, or the only one there is.
async fn audit(db: &Db, named: Option<&str>) -> anyhow::Result<Audit> {
    let mut audits = db.audits().await?;
    let listed = audits
        .iter()
        .map(|audit| format!("  {}  {}", audit.id, audit.name))
        .collect::<Vec<_>>()
        .join("\n");
    if let Some(named) = named {
        audits.retain(|audit| audit.name == named || audit.id.to_string() == named);
    }
    match (audits.pop(), audits.is_empty()) {
        (Some(audit), true) => Ok(audit),
        (Some(_), false) => bail!("say which audit with --audit, by its id:\n{listed}"),
        (None, _) if listed.is_empty() => {
            bail!("there is no audit yet: make one at the desk first")
        }
        (None, _) => bail!("there is no such audit; there are:\n{listed}"),
    }
}
