//! `krok district import` and `krok checklist import`: files into an audit.

use super::{audit, open};
use crate::config::Store;
use crate::db::checklist::Publication;
use crate::secret::fresh;
use crate::state::now;
use anyhow::{Context, bail};
use clap::Subcommand;
use shared::checklist::xlsform::{Reading, read_workbook};
use std::path::{Path, PathBuf};

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
    reading
        .diagnostics
        .iter()
        .map(|diagnostic| format!("  {diagnostic}\n"))
        .collect()
}
