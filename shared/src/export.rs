//! Responses as files for the tools that researchers already use. A [`Table`] is made once, from what
//! [`crate::privacy`] released, and written as CSV or GeoJSON; kinds that need a file (xlsx,
//! GeoPackage) are the server's, from the same table.

pub mod csv;
pub mod geojson;
mod table;

pub use table::{long, wide};

use crate::api::ResponseRow;
use crate::audit::Audit;
use crate::checklist::Form;
use crate::id::{ActivityId, DistrictId, StopId, VersionId};
use crate::privacy::Released;
use crate::time::Time;
use std::collections::BTreeMap;

/// What is exported, and what its ids are called.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    pub audit: &'a Audit,
    pub responses: &'a Released<Vec<ResponseRow>>,
    /// Forms of the versions that were filled in.
    pub forms: &'a BTreeMap<VersionId, Form>,
    pub names: &'a Names,
    /// Language of labels.
    pub language: &'a str,
}

/// What things are called; one that is missing is left blank, its id stands beside it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub districts: BTreeMap<DistrictId, String>,
    pub activities: BTreeMap<ActivityId, String>,
    pub stops: BTreeMap<StopId, String>,
}

/// Columns and rows; every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Truth(bool),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }
}

/// Name of a file: what it holds, how many and when it was made, so that two downloads are told apart:
/// `krok-kosice-responses-84-20261123T1530Z.csv`. ASCII, because it travels in a header.
pub fn file_name(audit: &Audit, what: &str, n: usize, now: Time, extension: &str) -> String {
    let demo = if audit.demo { "-demo" } else { "" };
    let city = plain(&audit.city);
    let made = now.format("%Y%m%dT%H%MZ");
    format!("krok{demo}{city}-{what}-{n}-{made}.{extension}")
}

/// `-kosice` for "Košice"; nothing for what has no such letters.
fn plain(name: &str) -> String {
    const MARKED: &str = "áäčďéěëíĺľňóôöřŕšťúůüýžćđ";
    const PLAIN: &str = "aacdeeeillnooorrstuuuyzcd";
    let plain = |c: char| {
        let marked = MARKED.chars().zip(PLAIN.chars());
        marked.fold(c, |c, (marked, plain)| if c == marked { plain } else { c })
    };
    let lower = name.to_lowercase();
    let word = |word: &str| -> String {
        let letters = word.chars().map(plain);
        letters.filter(char::is_ascii_alphanumeric).collect()
    };
    let words = lower.split_whitespace().map(word);
    let words = words.filter(|word| !word.is_empty());
    // The first, empty one gives the hyphen before the name.
    let parts: Vec<String> = std::iter::once(String::new()).chain(words).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests;
