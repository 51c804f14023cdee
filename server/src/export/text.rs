//! CSV and GeoJSON.

use super::{Failure, Job};
use shared::export::{Shape, csv, geojson};
use std::io::Write;
use std::sync::Arc;

/// Bytes that are put together before they are handed on.
const PART: usize = 64 * 1024;

pub fn csv(job: &Arc<Job>, shape: Shape, out: &mut impl Write) -> Result<(), Failure> {
    let table = job.table(shape);
    let mut writer = csv::Writer::default();
    let mut text = Vec::with_capacity(2 * PART);
    csv::head(&mut text, table.names());
    for page in job.pages() {
        table.lines(&page?, |line| {
            writer.line(&mut text, line);
            hand_on(&mut text, out, PART)
        })?;
    }
    Ok(hand_on(&mut text, out, 0)?)
}

pub fn geojson(job: &Arc<Job>, out: &mut impl Write) -> Result<(), Failure> {
    let table = job.table(Shape::Wide);
    let mut writer = geojson::Writer::new(&table);
    let mut text = Vec::with_capacity(2 * PART);
    geojson::Writer::head(&mut text, &job.about);
    for page in job.pages() {
        table.lines(&page?, |line| {
            writer.feature(&mut text, line);
            hand_on(&mut text, out, PART)
        })?;
    }
    text.extend_from_slice(geojson::TAIL);
    Ok(hand_on(&mut text, out, 0)?)
}

/// Writes what is there when it is more than `least` bytes.
fn hand_on(text: &mut Vec<u8>, out: &mut impl Write, least: usize) -> std::io::Result<()> {
    if text.len() > least {
        out.write_all(text)?;
        text.clear();
    }
    Ok(())
}
