//! Photos and recordings as files of a ZIP, and a table of what each is. They are stored as they are,
//! being compressed already. One is in memory at a time.

use super::{Failure, Job};
use chrono::{Datelike, Timelike};
use shared::api::Filter;
use shared::attachment::{Attachment, Sha256, Valence};
use shared::export::{About, Cell, METHODS, csv};
use shared::response::Revision;
use shared::time::Time;
use std::io::{self, Write};
use std::sync::Arc;
use tokio::runtime::Handle;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Columns of the table.
const COLUMNS: [&str; 13] = [
    "attachment",
    "file",
    "media",
    "response",
    "walker",
    "stop_id",
    "item",
    "caption",
    "side",
    "longitude",
    "latitude",
    "sha256",
    "bytes",
];

/// Name of the table.
pub const TABLE: &str = "photos.csv";

/// A ZIP that is sent as it is written.
pub type Zip<'w, W> = ZipWriter<StreamWriter<&'w mut W>>;

/// Photos and recordings alone.
pub fn write<W: Write>(job: &Arc<Job>, out: &mut W) -> Result<(), Failure> {
    let mut zip: Zip<W> = ZipWriter::new_stream(out);
    zip.set_comment(job.about.sentence())?;
    let count = write_photos(job, &mut zip)?;
    let about = readme(
        &job.about,
        &format!("photos/, recordings/  {count} files\n{TABLE}            a line for each\n"),
    );
    zip.start_file("README.txt", deflated(job))?;
    zip.write_all(about.as_bytes())?;
    zip.finish()?;
    Ok(())
}

/// Writes photos and then their table, so that it names those that are there; answers how many.
pub fn write_photos<W: Write>(job: &Arc<Job>, zip: &mut Zip<W>) -> Result<usize, Failure> {
    let mut table = Vec::new();
    let mut count = 0;
    csv::head(&mut table, COLUMNS);
    let with_photos = Filter {
        photos: Some(true),
        ..job.filter.clone()
    };
    // Whoever asked for those without photos gets none.
    let pages = (job.filter.photos != Some(false)).then(|| job.pages_of(with_photos));
    for page in pages.into_iter().flatten() {
        for response in page?.iter() {
            for attachment in &response.revision.attachments {
                let Some((bytes, content)) = read(job, attachment)? else {
                    continue;
                };
                let media = attachment.media;
                let folder = if media.is_audio() {
                    "recordings"
                } else {
                    "photos"
                };
                let file = format!("{folder}/{}.{}", attachment.id, media.extension());
                zip.start_file(&*file, stored(job))?;
                zip.write_all(&bytes)?;
                let about = Photo {
                    attachment,
                    file,
                    content,
                    bytes: bytes.len(),
                };
                let walker = Cell::id(Some(response.participant));
                csv::line(&mut table, &about.cells(&response.revision, walker));
                count += 1;
            }
        }
    }
    zip.start_file(TABLE, deflated(job))?;
    zip.write_all(&table)?;
    Ok(count)
}

struct Photo<'a> {
    attachment: &'a Attachment,
    file: String,
    /// Of the file: what the walker's phone sent, without metadata.
    content: Sha256,
    bytes: usize,
}

impl<'a> Photo<'a> {
    fn cells(&'a self, revision: &'a Revision, walker: Cell<'a>) -> [Cell<'a>; 13] {
        let place = revision.geotag.as_ref();
        [
            Cell::Id(self.attachment.id.0),
            Cell::text(self.file.as_str()),
            Cell::text(self.attachment.media.mime()),
            Cell::id(Some(revision.response)),
            walker,
            Cell::id(revision.stop),
            Cell::text(self.attachment.item.as_str()),
            Cell::text(self.attachment.caption.as_str()),
            Cell::text(match self.attachment.valence {
                Some(Valence::Bright) => "bright",
                Some(Valence::Dark) => "dark",
                None => "",
            }),
            Cell::number(place.map(|it| it.longitude)),
            Cell::number(place.map(|it| it.latitude)),
            Cell::text(self.content.to_string()),
            Cell::Number(self.bytes as f64),
        ]
    }
}

/// The bytes, when they have arrived and were not withdrawn meanwhile.
fn read(job: &Job, attachment: &Attachment) -> Result<Option<(Vec<u8>, Sha256)>, Failure> {
    let found = Handle::current().block_on(job.app.db.attachment(job.audit.id, attachment.id))?;
    let Some(content) = found.and_then(|found| found.content) else {
        return Ok(None);
    };
    match job.app.blobs.read(content) {
        Ok(bytes) => Ok(Some((bytes, content))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What every archive says of itself, and what is in it.
pub fn readme(about: &About, files: &str) -> String {
    let lines = about.lines();
    let told: Vec<String> = lines
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    format!("{}\n\n{files}\n{}\n", told.join("\n"), METHODS.join("\n\n"))
}

/// Options of an entry that is compressed.
pub fn deflated(job: &Job) -> SimpleFileOptions {
    options(job).compression_method(CompressionMethod::Deflated)
}

/// Options of an entry that is compressed already.
pub fn stored(job: &Job) -> SimpleFileOptions {
    options(job).compression_method(CompressionMethod::Stored)
}

fn options(job: &Job) -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(dos(job.about.made).unwrap_or_default())
}

/// A moment as ZIP has it: to two seconds, without a time zone.
fn dos(made: Time) -> Option<DateTime> {
    let part = |number: u32| u8::try_from(number).ok();
    DateTime::from_date_and_time(
        u16::try_from(made.year()).ok()?,
        part(made.month())?,
        part(made.day())?,
        part(made.hour())?,
        part(made.minute())?,
        part(made.second())?,
    )
    .ok()
}
