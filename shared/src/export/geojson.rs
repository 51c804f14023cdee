//! GeoJSON (RFC 7946) for maps: one feature per response, with the columns of the wide table as
//! properties. A property that is not there is blank; a response without a place has no geometry, so
//! that none is lost. What the file is stands before the features, as foreign members (section 6.1).

use super::{About, Cell, Column, Line, Table};

/// What stands in the file after the last feature.
pub const TAIL: &[u8] = b"\n]}\n";

/// Writes features one by one.
#[derive(Debug)]
pub struct Writer {
    /// `,"name":` of each column; empty for those that make the geometry.
    keys: Vec<Vec<u8>>,
    longitude: usize,
    latitude: usize,
    any: bool,
}

impl Writer {
    /// Of a wide table.
    pub fn new(table: &Table) -> Self {
        let place = |name: &str| {
            let found = table.columns().position(|column| column.name == name);
            found.unwrap_or(usize::MAX)
        };
        Self {
            keys: table.columns().map(key).collect(),
            longitude: place(LONGITUDE),
            latitude: place(LATITUDE),
            any: false,
        }
    }

    /// What stands in the file before the first feature.
    pub fn head(out: &mut Vec<u8>, about: &About) {
        out.extend_from_slice(b"{\"type\":\"FeatureCollection\"");
        for (name, value) in about.lines() {
            out.extend_from_slice(b",\n\"");
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            match name {
                "demo" => Cell::Truth(about.demo).push(out),
                "responses" => out.extend_from_slice(value.as_bytes()),
                _ => push_string(out, &value),
            }
        }
        out.extend_from_slice(b",\n\"features\":[");
    }

    pub fn feature(&mut self, out: &mut Vec<u8>, line: &Line) {
        out.extend_from_slice(if self.any { b",\n" } else { b"\n" });
        self.any = true;
        out.extend_from_slice(b"{\"type\":\"Feature\",\"geometry\":");
        match (line.cell(self.longitude), line.cell(self.latitude)) {
            (Some(longitude @ Cell::Number(_)), Some(latitude @ Cell::Number(_))) => {
                out.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":[");
                longitude.push(out);
                out.push(b',');
                latitude.push(out);
                out.extend_from_slice(b"]}");
            }
            _ => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(b",\"properties\":{");
        let start = out.len();
        for (cell, key) in line.cells().zip(&self.keys) {
            if !cell.is_blank() && !key.is_empty() {
                // The first has no comma before it.
                let key = if out.len() == start { &key[1..] } else { key };
                out.extend_from_slice(key);
                push_value(out, cell);
            }
        }
        out.extend_from_slice(b"}}");
    }
}

const LONGITUDE: &str = "longitude";
const LATITUDE: &str = "latitude";

fn key(column: &Column) -> Vec<u8> {
    let mut key = Vec::new();
    if column.name != LONGITUDE && column.name != LATITUDE {
        key.push(b',');
        push_string(&mut key, &column.name);
        key.push(b':');
    }
    key
}

fn push_value(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => push_string(out, text),
        Cell::Number(_) | Cell::Truth(_) => cell.push(out),
        Cell::Blank | Cell::Id(_) | Cell::Moment(_) | Cell::Day(_) => {
            out.push(b'"');
            cell.push(out);
            out.push(b'"');
        }
    }
}

fn push_string(out: &mut Vec<u8>, text: &str) {
    // A text has a JSON form always, and writing to a vector does not fail.
    drop(serde_json::to_writer(out, text));
}
