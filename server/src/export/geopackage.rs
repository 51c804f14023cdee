//! GeoPackage (OGC 12-128r18, version 1.3): responses and stops as points, districts as areas, each with
//! a spatial index and a style for QGIS, and a table that says what the file is. Written as an SQLite database beside, then
//! sent: the format wants to be changed in many places at once.

mod geometry;
mod layer;

use super::{Failure, Job, style};
use anyhow::Context;
use geometry::Bounds;
use layer::{Layer, Value};
use shared::export::{Cell, METHODS, Shape, Type};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use tokio::runtime::Handle;

/// What the format asks of every file: how it is known, its reference systems and lists of contents.
const SCHEMA: &str = include_str!("geopackage/schema.sql");

/// On a thread that may wait.
pub fn write(job: &Arc<Job>, out: &mut impl Write) -> Result<(), Failure> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let path = folder.path().join("map.gpkg");
    Handle::current().block_on(make(job, &path))?;
    io::copy(&mut File::open(&path)?, out)?;
    Ok(())
}

async fn make(job: &Arc<Job>, path: &Path) -> Result<(), Failure> {
    // Nobody else sees it until it is done, and nothing is lost with it.
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Memory)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(false)
        .disable_statement_logging();
    let mut file = options.connect().await?;
    sqlx::raw_sql(SCHEMA).execute(&mut file).await?;
    write_responses(job, &mut file).await?;
    write_stops(job, &mut file).await?;
    write_districts(job, &mut file).await?;
    write_about(job, &mut file).await?;
    file.close().await?;
    Ok(())
}

async fn write_responses(job: &Arc<Job>, file: &mut SqliteConnection) -> Result<(), Failure> {
    let table = job.table(Shape::Wide);
    let place = |name: &str| table.names().position(|it| it == name);
    let (longitude, latitude) = place("longitude")
        .zip(place("latitude"))
        .context("a place")?;
    let columns: Vec<(&str, Type)> = table
        .columns()
        .map(|it| (it.name.as_str(), it.kind))
        .collect();
    let mut layer = Layer::create(file, "responses", "POINT", &columns).await?;
    let mut pages = job.pages();
    while let Some(page) = pages.next_page().await {
        let mut rows = Vec::new();
        table.lines(&page?, |line| {
            let point = match (line.cell(longitude), line.cell(latitude)) {
                (Some(Cell::Number(x)), Some(Cell::Number(y))) => Some((*x, *y)),
                _ => None,
            };
            let values = line.cells().map(Value::of).collect();
            rows.push((point.map(geometry::point), values));
            Ok::<(), Failure>(())
        })?;
        layer.insert(file, rows).await?;
    }
    layer.finish(file, &job.about, &style::responses()).await
}

/// The stops of the walks that the filters leave.
async fn write_stops(job: &Job, file: &mut SqliteConnection) -> Result<(), Failure> {
    let columns = [
        ("stop", Type::Id),
        ("name", Type::Text),
        ("walk_id", Type::Id),
        ("walk", Type::Text),
        ("position", Type::Integer),
        ("radius_m", Type::Number),
        ("do_not_linger", Type::Boolean),
    ];
    let mut layer = Layer::create(file, "stops", "POINT", &columns).await?;
    let filter = &job.filter.selection;
    let mut rows = Vec::new();
    for activity in &job.activities {
        if filter.walk.is_some_and(|it| it != activity.id)
            || filter
                .district
                .is_some_and(|it| Some(it) != activity.district)
        {
            continue;
        }
        for stop in &activity.stops {
            if filter.stop.is_some_and(|it| it != stop.id) {
                continue;
            }
            let point = (stop.longitude, stop.latitude);
            let values = vec![
                Value::Text(stop.id.to_string()),
                Value::Text(stop.name.clone()),
                Value::Text(activity.id.to_string()),
                Value::Text(activity.title.clone()),
                Value::Integer(i64::from(stop.position) + 1),
                Value::Number(stop.radius),
                Value::Integer(stop.do_not_linger.into()),
            ];
            rows.push((Some(geometry::point(point)), values));
        }
    }
    layer.insert(file, rows).await?;
    layer.finish(file, &job.about, &style::stops()).await
}

async fn write_districts(job: &Job, file: &mut SqliteConnection) -> Result<(), Failure> {
    let columns = [
        ("district", Type::Id),
        ("name", Type::Text),
        ("colour", Type::Text),
        ("attribution", Type::Text),
    ];
    let mut layer = Layer::create(file, "districts", "MULTIPOLYGON", &columns).await?;
    let wanted = job.filter.selection.district;
    let mut rows = Vec::new();
    for district in &job.districts {
        if wanted.is_some_and(|it| it != district.id) {
            continue;
        }
        let values = vec![
            Value::Text(district.id.to_string()),
            Value::Text(district.name.clone()),
            Value::Text(district.colour.clone()),
            Value::Text(district.attribution.clone()),
        ];
        rows.push((Some(geometry::areas(&district.outline)), values));
    }
    layer.insert(file, rows).await?;
    layer.finish(file, &job.about, &style::districts()).await
}

/// What the file is, as a table without places.
async fn write_about(job: &Job, file: &mut SqliteConnection) -> Result<(), Failure> {
    let lines = job.about.lines().into_iter();
    let methods = METHODS.iter().map(|words| ("method", (*words).to_owned()));
    for (name, value) in lines.chain(methods) {
        sqlx::query("insert into about (name, value) values ($1, $2)")
            .bind(name)
            .bind(value)
            .execute(&mut *file)
            .await?;
    }
    layer::list(file, "about", "attributes", &job.about, Bounds::default()).await
}
