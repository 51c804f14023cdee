//! One table of a GeoPackage and its entries in the lists of contents.

use super::geometry::{Bounds, Shape};
use crate::export::Failure;
use anyhow::bail;
use chrono::SecondsFormat;
use shared::export::{About, Cell, Type};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};
use std::collections::BTreeSet;

/// Columns of a table, as SQLite is built by default; two are the table's own.
const COLUMNS: usize = 2000;

/// A value as SQLite holds it.
pub enum Value {
    Null,
    Text(String),
    Number(f64),
    Integer(i64),
}

pub struct Layer {
    name: &'static str,
    insert: String,
    /// Enters the row before in the spatial index.
    index: String,
    bounds: Bounds,
}

const INDEX: &str = include_str!("index.sql");
const TRIGGERS: &str = include_str!("triggers.sql");

/// A row: its geometry, if it has one, and then the columns.
pub type Row = (Option<Shape>, Vec<Value>);

impl Value {
    pub fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Blank => Self::Null,
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Self::Integer(*number as i64)
            }
            Cell::Number(number) => Self::Number(*number),
            Cell::Truth(truth) => Self::Integer((*truth).into()),
            // With milliseconds, or GDAL calls it non-conformant.
            Cell::Moment(time) => Self::Text(time.to_rfc3339_opts(SecondsFormat::Millis, true)),
            Cell::Text(text) => Self::Text(text.to_string()),
            Cell::Id(_) | Cell::Day(_) => {
                let mut text = Vec::new();
                cell.push(&mut text);
                Self::Text(String::from_utf8_lossy(&text).into_owned())
            }
        }
    }
}

impl Layer {
    /// Makes the table, its geometry of `kind` and its spatial index, and says so in the lists.
    pub async fn create(
        file: &mut SqliteConnection,
        name: &'static str,
        kind: &'static str,
        columns: &[(&str, Type)],
    ) -> Result<Self, Failure> {
        if columns.len() + 2 > COLUMNS {
            bail!("{} columns are more than a GeoPackage holds", columns.len());
        }
        let names = distinct(columns.iter().map(|(name, _)| *name));
        let mut create = format!(
            "create table {name} (fid integer primary key autoincrement not null, geom {kind}"
        );
        let mut insert = format!("insert into {name} (geom");
        for (name, (_, kind)) in names.iter().zip(columns) {
            create += &format!(", {} {}", quoted(name), sql(*kind));
            insert += &format!(", {}", quoted(name));
        }
        create += ")";
        insert += &format!(") values (?{})", ", ?".repeat(columns.len()));
        sqlx::raw_sql(AssertSqlSafe(create))
            .execute(&mut *file)
            .await?;
        sqlx::query("insert into gpkg_geometry_columns values ($1, 'geom', $2, 4326, 0, 0)")
            .bind(name)
            .bind(kind)
            .execute(&mut *file)
            .await?;
        sqlx::raw_sql(AssertSqlSafe(INDEX.replace("<layer>", name)))
            .execute(file)
            .await?;
        Ok(Self {
            name,
            insert,
            index: format!(
                "insert into rtree_{name}_geom values (last_insert_rowid(), ?, ?, ?, ?)"
            ),
            bounds: Bounds::default(),
        })
    }

    /// Adds rows in one transaction.
    pub async fn insert(
        &mut self,
        file: &mut SqliteConnection,
        rows: Vec<Row>,
    ) -> Result<(), Failure> {
        let mut tx = file.begin().await?;
        for (shape, values) in rows {
            let bounds = shape.as_ref().and_then(|shape| shape.bounds.0);
            let mut insert = sqlx::query(AssertSqlSafe(self.insert.clone()));
            insert = insert.bind(shape.map(|shape| shape.bytes));
            for value in values {
                insert = match value {
                    Value::Null => insert.bind(None::<String>),
                    Value::Text(text) => insert.bind(text),
                    Value::Number(number) => insert.bind(number),
                    Value::Integer(number) => insert.bind(number),
                };
            }
            insert.execute(&mut *tx).await?;
            let Some([left, bottom, right, top]) = bounds else {
                continue;
            };
            self.bounds.join(Bounds(bounds));
            let index = sqlx::query(AssertSqlSafe(self.index.clone()));
            let index = index.bind(left).bind(right).bind(bottom).bind(top);
            index.execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Lists the layer and its style.
    pub async fn finish(
        self,
        file: &mut SqliteConnection,
        about: &About,
        style: &str,
    ) -> Result<(), Failure> {
        list(file, self.name, "features", about, self.bounds).await?;
        sqlx::query(
            "insert into layer_styles (f_table_catalog, f_table_schema, f_table_name,
                 f_geometry_column, styleName, styleQML, useAsDefault, description, owner)
             values ('', '', $1, 'geom', 'Krok', $2, true, 'As Krok draws it', '')",
        )
        .bind(self.name)
        .bind(style)
        .execute(&mut *file)
        .await?;
        sqlx::raw_sql(AssertSqlSafe(TRIGGERS.replace("<layer>", self.name)))
            .execute(file)
            .await?;
        Ok(())
    }
}

/// Enters a table in the list of contents, with what the file is as its description.
pub async fn list(
    file: &mut SqliteConnection,
    name: &str,
    data_type: &str,
    about: &About,
    bounds: Bounds,
) -> Result<(), Failure> {
    let corner = |at: usize| bounds.0.map(|corners| corners[at]);
    sqlx::query(
        "insert into gpkg_contents (table_name, data_type, identifier, description, last_change,
             min_x, min_y, max_x, max_y, srs_id)
         values ($1, $2, $1, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(name)
    .bind(data_type)
    .bind(about.sentence())
    .bind(about.made.to_rfc3339_opts(SecondsFormat::Millis, true))
    .bind(corner(0))
    .bind(corner(1))
    .bind(corner(2))
    .bind(corner(3))
    .bind((data_type == "features").then_some(4326))
    .execute(file)
    .await?;
    Ok(())
}

/// Names that SQLite, which ignores case, can tell apart from each other and from the table's own.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::from(["fid".to_owned(), "geom".to_owned()]);
    let free = |name: &str| {
        let mut free = name.to_owned();
        let mut number = 1;
        while !taken.insert(free.to_lowercase()) {
            number += 1;
            free = format!("{name}_{number}");
        }
        free
    };
    names.map(free).collect()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Types as table 1 of the standard names them.
fn sql(kind: Type) -> &'static str {
    match kind {
        Type::Integer => "INTEGER",
        Type::Number => "DOUBLE",
        Type::Boolean => "BOOLEAN",
        Type::Moment => "DATETIME",
        Type::Day => "DATE",
        Type::Text | Type::Code | Type::Codes | Type::Id | Type::Json => "TEXT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_differ_in_case_alone_are_told_apart() {
        let names = distinct(["stop/Light", "stop/light", "geom"].into_iter());
        assert_eq!(names, ["stop/Light", "stop/light_2", "geom_2"]);
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
