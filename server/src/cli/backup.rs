//! `krok backup` and `krok restore`.

use super::{open, open_photos};
use crate::backup;
use crate::config::Store;
use std::path::PathBuf;

/// Write everything, answers and photos, to one file; works while serving
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

/// Bring back what a backup holds, into an empty place
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// A file that `krok backup` wrote, whichever database it was taken from
    file: PathBuf,
}

impl Backup {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let (db, photos) = (open(store).await?, open_photos(store)?);
        let count = backup::write(&db, &photos, &self.file).await?;
        db.close().await;
        println!(
            "{} holds the database and {count} photos",
            self.file.display()
        );
        Ok(())
    }
}

impl Restore {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let address = store.database();
        let count = backup::restore(&self.file, &address, &store.photos()).await?;
        println!("{address} and {count} photos are restored");
        Ok(())
    }
}
