//! `krok district import` and `krok checklist import`: files into an audit.

use super::{audit, open};
use crate::api::district;
use crate::config::Store;
use crate::db::checklist::Publication;
use crate::secret::fresh;
use crate::state::now;
use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use shared::checklist::xlsform::{Reading, read_workbook};
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum District {
    /// Add the polygons of a GeoJSON file as districts
    Import(File),
}

#[derive(Debug, Subcommand)]
pub enum Checklist {
    /// Publish an XLSForm workbook as a version of its checklist
    Import(File),
}

#[derive(Debug, clap::Args)]
pub struct File {
    file: PathBuf,
    /// Into which audit, by name or id [default: the only one]
    #[arg(long)]
    audit: Option<String>,
}

impl District {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let Self::Import(File { file, audit: named }) = self;
        let document = String::from_utf8(read(&file)?)
            .with_context(|| format!("{} is not text in UTF-8", file.display()))?;
        let db = open(store).await?;
        let audit = audit(&db, named.as_deref()).await?;
        let import = district::import(&db, &audit, &document)
            .await
            .map_err(|error| anyhow!("{}: {}", file.display(), error.problem().detail))?;
        db.close().await;
        for district in &import.added {
            println!("added {} to {}", district.name, audit.name);
        }
        for skipped in &import.skipped {
            println!("left out: {skipped}");
        }
        if import.added.is_empty() {
            bail!("{} holds no district; nothing was added", file.display());
        }
        Ok(())
    }
}

impl Checklist {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let Self::Import(File { file, audit: named }) = self;
        let bytes = read(&file)?;
        let reading = read_workbook(&bytes, stem(&file));
        let report = report(&reading);
        if !reading.is_sound() {
            bail!(
                "{} has errors; nothing was published:\n{report}",
                file.display()
            );
        }
        let db = open(store).await?;
        let audit = audit(&db, named.as_deref()).await?;
        let publication = Publication {
            version: fresh(now()),
            checklist: fresh(now()),
            form: &reading.form,
            workbook: &bytes,
        };
        let version = db.publish(audit.id, &publication, now()).await?;
        db.close().await;
        print!("{report}");
        if version == publication.version {
            println!(
                "{} is published in {} as version {version}",
                reading.form.name, audit.name
            );
        } else {
            println!(
                "{} was published before as version {version}",
                reading.form.name
            );
        }
        Ok(())
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn stem(file: &Path) -> &str {
    file.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or("checklist")
}

fn report(reading: &Reading) -> String {
    let lines = reading.diagnostics.iter();
    lines
        .flat_map(|line| ["  ", &line.to_string(), "\n"].map(str::to_owned))
        .collect()
}
