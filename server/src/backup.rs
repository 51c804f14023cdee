//! One file that holds everything: an SQLite database (whatever the server runs on) and the photos,
//! in a tar archive. It can be brought back into either kind of database.

use crate::blob::Blobs;
use crate::config::Address;
use crate::db::Db;
use anyhow::{Context, bail};
use shared::attachment::Sha256;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Name of the database within the archive.
const DATABASE: &str = "krok.sqlite";

/// Folder of the photos within the archive.
const PHOTOS: &str = "photos";

/// Writes a backup; works while others write. Photos are read after the database: they are only
/// ever added, so all that the database names are there.
///
/// # Errors
/// When the file is there already, or something cannot be read or written.
pub async fn write(db: &Db, blobs: &Blobs, file: &Path) -> anyhow::Result<usize> {
    if file.exists() {
        bail!(
            "{} is there already; a backup is a new file",
            file.display()
        );
    }
    let folder = Beside::of(file)?;
    let copy = folder.0.join(DATABASE);
    snapshot(db, &copy).await?;
    let photos = photos(blobs.folder())?;
    let archive = folder.0.join("archive");
    let mut tar = tar::Builder::new(File::create_new(&archive)?);
    tar.append_path_with_name(&copy, DATABASE)?;
    for photo in &photos {
        let name = photo.strip_prefix(blobs.folder())?;
        tar.append_path_with_name(photo, Path::new(PHOTOS).join(name))?;
    }
    tar.into_inner()?.sync_all()?;
    fs::rename(&archive, file)?;
    Ok(photos.len())
}

/// Brings back what a backup holds.
///
/// # Errors
/// When there are data already, or the file is no backup or damaged: then nothing is changed.
pub async fn restore(file: &Path, address: &Address, photos: &Path) -> anyhow::Result<usize> {
    must_be_free(address, photos).await?;
    let folder = Beside::of(photos)?;
    let restored = unpack(file, &folder.0)
        .with_context(|| format!("{} cannot be restored", file.display()))?;
    let copy = folder.0.join(DATABASE);
    if !copy.exists() {
        bail!("{} holds no database: it is no backup", file.display());
    }
    let source = Db::open(&Address::Sqlite(copy.clone())).await?;
    if let Address::Postgres(_) = address {
        let target = Db::open(address).await?;
        source.copy_to(&target).await?;
        target.close().await;
    }
    // Folds the log into the file, which then is the whole database.
    source.close().await;
    if photos.exists() {
        fs::remove_dir_all(photos)?;
    }
    fs::rename(folder.0.join(PHOTOS), photos)?;
    if let Address::Sqlite(path) = address {
        fs::rename(&copy, path)?;
        File::open(path)?.sync_all()?;
    }
    Ok(restored)
}

async fn snapshot(db: &Db, copy: &Path) -> anyhow::Result<()> {
    let name = copy.to_str().context("the folder's name is not UTF-8")?;
    if !db.snapshot(name).await? {
        let target = Db::open(&Address::Sqlite(copy.to_owned())).await?;
        db.copy_to(&target).await?;
        target.close().await;
    }
    Ok(())
}

async fn must_be_free(address: &Address, photos: &Path) -> anyhow::Result<()> {
    let taken = match address {
        Address::Sqlite(path) => path.exists(),
        Address::Postgres(_) => {
            let db = Db::open(address).await?;
            let empty = db.is_empty().await?;
            db.close().await;
            !empty
        }
    };
    if taken {
        bail!("{address} holds data already; restore into another, nothing was changed");
    }
    if photos.exists() && !self::photos(photos)?.is_empty() {
        bail!(
            "{} holds photos already; restore with another --data, nothing was changed",
            photos.display()
        );
    }
    Ok(())
}

/// Unpacks into a folder, checking each photo against its name.
fn unpack(file: &Path, folder: &Path) -> anyhow::Result<usize> {
    let blobs = Blobs::open(folder.join(PHOTOS))?;
    let mut tar = tar::Archive::new(File::open(file)?);
    let mut photos = 0;
    for entry in tar.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        if path == Path::new(DATABASE) {
            entry.unpack(folder.join(DATABASE))?;
        } else if path.starts_with(PHOTOS) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            let named = path.file_name().and_then(|name| name.to_str());
            if named != Some(&Sha256::of(&bytes).to_string()) {
                bail!("the photo {} is damaged", path.display());
            }
            blobs.keep(&bytes)?;
            photos += 1;
        } else {
            bail!("{} does not belong into a backup", path.display());
        }
    }
    Ok(photos)
}

/// All whole photos of a folder.
fn photos(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let shelf = entry?.path();
        if shelf.is_dir() && shelf.file_name().is_some_and(|name| name.len() == 2) {
            for photo in fs::read_dir(shelf)? {
                found.push(photo?.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A folder for what is under way, on the same disk as what it will become; removed at the end.
struct Beside(PathBuf);

impl Beside {
    fn of(path: &Path) -> anyhow::Result<Self> {
        let parent = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let mark = u64::from_ne_bytes(crate::secret::random());
        let folder = parent.join(format!(".krok-{mark:016x}"));
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot write in {}", parent.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!("{} is left over: {error}", self.0.display());
        }
    }
}
