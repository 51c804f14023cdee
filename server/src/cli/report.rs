//! `krok report`.

use super::{audit, open, open_photos};
use crate::config::Store;
use crate::page::report::{draw, language};
use crate::report::gather;
use crate::state::now;
use anyhow::Context;
use shared::audit::Role;
use shared::privacy::Reader;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Report {
    /// Id or name of the audit; not needed where there is only one
    #[arg(long)]
    audit: Option<String>,
    /// Language of the report: en, cs, uk or vi; the audit's first when it is left out
    #[arg(long, default_value = "", hide_default_value = true)]
    language: String,
    /// With small groups and sensitive questions, for the audit's researchers only
    #[arg(long)]
    researchers: bool,
    /// File to write, such as report.html
    file: PathBuf,
}

impl Report {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let db = open(store).await?;
        let audit = audit(&db, self.audit.as_deref()).await?;
        let reader = Reader {
            role: self.researchers.then_some(Role::Researcher),
            k: audit.k,
        };
        let language = language(&audit, &self.language);
        let report = gather(&db, &open_photos(store)?, audit, reader, now()).await?;
        let (page, _) = draw(&report, language);
        let file = self.file.display();
        std::fs::write(&self.file, page).with_context(|| format!("{file} cannot be written"))?;
        println!("{file}");
        db.close().await;
        Ok(())
    }
}
