//! Everything as one ZIP: the tables, the codebook, the map, the photos, and a README.

use super::photo::{Zip, deflated, readme, stored, write_photos};
use super::{Failure, Job, geopackage, text, workbook};
use shared::export::Shape;
use shared::export::codebook::Codebook;
use std::io::Write;
use std::sync::Arc;
use zip::ZipWriter;

/// Responses from which an entry may be larger than 4 GiB, which has to be said before it is written.
const LARGE: u32 = 200_000;

const FILES: &str = "\
responses.csv      a line per response
answers.csv        a line per answer
codebook.csv       a line per column of those two: question, type, codes and words
responses.xlsx     responses, codebook and methods for spreadsheets
responses.geojson  responses as points
map.gpkg           responses, stops and districts with styles, for QGIS
photos.csv         a line per photo and recording
photos/            the photos
recordings/        the recordings
";

pub fn write<W: Write + Send>(job: &Arc<Job>, out: &mut W) -> Result<(), Failure> {
    let mut zip: Zip<W> = ZipWriter::new_stream(out);
    zip.set_comment(job.about.sentence())?;
    let large = job.about.responses > LARGE;
    let text = deflated(job).large_file(large);
    let packed = stored(job).large_file(large);
    zip.start_file("README.txt", text)?;
    zip.write_all(readme(&job.about, FILES).as_bytes())?;
    zip.start_file("codebook.csv", text)?;
    let tables = [job.table(Shape::Wide), job.table(Shape::Long)];
    zip.write_all(&Codebook::new(&tables, &job.about).csv())?;
    zip.start_file("responses.csv", text)?;
    text::csv(job, Shape::Wide, &mut zip)?;
    zip.start_file("answers.csv", text)?;
    text::csv(job, Shape::Long, &mut zip)?;
    zip.start_file("responses.geojson", text)?;
    text::geojson(job, &mut zip)?;
    zip.start_file("responses.xlsx", packed)?;
    workbook::write(job, Shape::Wide, &mut zip)?;
    zip.start_file("map.gpkg", text)?;
    geopackage::write(job, &mut zip)?;
    write_photos(job, &mut zip)?;
    zip.finish()?;
    Ok(())
}
