//! Photos and recordings on disk: parts as they arrive, and whole ones by the SHA-256 of their content. What is
//! acknowledged is synced, file and folder.

use crate::error::{Error, Result};
use crate::media;
use shared::api::Code;
use shared::attachment::{Attachment, Sha256};
use shared::id::AttachmentId;
use shared::sync::apply::{Part, Whole, part, whole};
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A folder of photos and recordings. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

/// What a part came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// So many bytes are on disk.
    Part(u64),
    /// All are, and were verified; kept under this name.
    Whole(Sha256),
}

impl Blobs {
    /// Opens a folder, making it if it is missing.
    pub fn open(folder: PathBuf) -> std::io::Result<Self> {
        fs::create_dir_all(folder.join("incoming"))?;
        Ok(Self { folder })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many bytes of an upload are on disk.
    pub fn received(&self, id: AttachmentId) -> std::io::Result<u64> {
        match fs::metadata(self.incoming(id)) {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Takes a part of an attachment: `bytes` from `offset` on.
    pub fn receive(&self, attachment: &Attachment, offset: u64, bytes: &[u8]) -> Result<Received> {
        let mut file = self.lock(attachment.id)?;
        let there = file.metadata()?.len();
        let (from, complete) = match part(attachment, there, offset, bytes.len() as u64) {
            Part::Append { from } => (from, false),
            Part::Complete { from } => (from, true),
            Part::Known => return Ok(Received::Part(there)),
            Part::Gap => {
                return Err(Error::new(
                    Code::WrongOffset,
                    format!("The next part begins at {there}."),
                ));
            }
            Part::TooLong => {
                return Err(Error::new(
                    Code::TooLarge,
                    format!("It was announced with {} bytes.", attachment.size),
                ));
            }
        };
        if there == 0
            && let Err(error) = media::check(bytes, attachment.media)
        {
            self.clear(attachment.id)?;
            return Err(error);
        }
        let fresh = usize::try_from(from)
            .ok()
            .and_then(|from| bytes.get(from..));
        file.seek(SeekFrom::Start(there))?;
        file.write_all(fresh.unwrap_or_default())?;
        file.sync_data()?;
        if complete {
            self.finish(attachment, file).map(Received::Whole)
        } else {
            Ok(Received::Part(file.metadata()?.len()))
        }
    }

    /// Forgets the parts of an upload whose whole is safe.
    pub fn clear(&self, id: AttachmentId) -> std::io::Result<()> {
        match fs::remove_file(self.incoming(id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Removes a whole photo.
    pub fn remove(&self, content: Sha256) -> std::io::Result<()> {
        match fs::remove_file(self.place(content)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub fn read(&self, content: Sha256) -> std::io::Result<Vec<u8>> {
        fs::read(self.place(content))
    }

    /// Keeps bytes under their SHA-256: written beside, synced, then renamed.
    pub fn keep(&self, bytes: &[u8]) -> std::io::Result<Sha256> {
        let content = Sha256::of(bytes);
        let place = self.place(content);
        let folder = place.parent().unwrap_or(&self.folder);
        if !place.exists() {
            fs::create_dir_all(folder)?;
            let beside = self.folder.join("incoming").join(format!(
                "{content}.{:016x}",
                u64::from_ne_bytes(crate::secret::random())
            ));
            let mut file = File::create_new(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&beside, &place)?;
        }
        // Its name too is on disk before this is acknowledged, whoever gave it that name just now.
        File::open(&self.folder)?.sync_all()?;
        File::open(folder)?.sync_all()?;
        Ok(content)
    }

    /// All bytes are there: verified, cleaned of metadata and kept, or thrown away.
    fn finish(&self, attachment: &Attachment, mut file: File) -> Result<Sha256> {
        let mut bytes = Vec::with_capacity(usize::try_from(attachment.size).unwrap_or_default());
        file.seek(SeekFrom::Start(0))?;
        file.read_to_end(&mut bytes)?;
        if whole(attachment, Sha256::of(&bytes)) == Whole::Differs {
            self.clear(attachment.id)?;
            return Err(Error::new(
                Code::HashDiffers,
                "What arrived is not what was announced; send it again from the start.",
            ));
        }
        match media::clean(bytes, attachment.media) {
            Ok(clean) => Ok(self.keep(&clean)?),
            Err(error) => {
                self.clear(attachment.id)?;
                Err(error)
            }
        }
    }

    /// The file of an upload, for this request alone.
    fn lock(&self, id: AttachmentId) -> Result<File> {
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.incoming(id))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::conflict(
                "Another part of this attachment is being received; try again.",
            )),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn incoming(&self, id: AttachmentId) -> PathBuf {
        self.folder.join("incoming").join(id.to_string())
    }

    fn place(&self, content: Sha256) -> PathBuf {
        let name = content.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}
