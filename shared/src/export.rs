//! Responses as files for the tools that researchers already use. A [`Table`] says which columns there
//! are and fills them from what [`crate::privacy`] released, page by page, so that a file of any length
//! takes the memory of one page. CSV and GeoJSON are written here; kinds that need a file (XLSX,
//! GeoPackage, ZIP) are the server's, from the same table.

mod about;
mod cell;
pub mod codebook;
pub mod comparison;
pub mod csv;
mod filter;
pub mod geojson;
mod table;

pub use about::{About, METHODS};
pub use cell::{Cell, Type};
pub use filter::words as filter_words;
pub use table::{Asked, Column, Line, Part, Shape, Source, Table};

use crate::audit::Audit;
use crate::checklist::Form;
use crate::id::{ActivityId, DistrictId, StopId, VersionId};
use crate::time::Time;
use std::collections::BTreeMap;

/// What is exported, and what its ids are called.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    pub audit: &'a Audit,
    /// The versions that were filled in.
    pub versions: &'a BTreeMap<VersionId, Version>,
    pub names: &'a Names,
    /// Language of the words in the long table.
    pub language: &'a str,
}

/// A version of a checklist.
#[derive(Clone, Debug)]
pub struct Version {
    /// Counts the versions of one checklist from 1.
    pub number: u32,
    pub form: Form,
}

/// What things are called; one that is missing is left blank, its id stands beside it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub districts: BTreeMap<DistrictId, String>,
    pub activities: BTreeMap<ActivityId, String>,
    pub stops: BTreeMap<StopId, String>,
}

/// Name of a file: what it holds, whether filters were set, how many responses and when it was made, so
/// that two downloads are told apart: `krok-kosice-answers-filtered-84-20261123T1530Z.csv`. ASCII,
/// because it travels in a header.
pub fn file_name(about: &About, what: &str, extension: &str) -> String {
    let demo = if about.demo { "-demo" } else { "" };
    let city = plain(&about.city);
    let filtered = if about.filter.is_empty() {
        ""
    } else {
        "-filtered"
    };
    let made = stamp(about.made);
    let n = about.responses;
    format!("krok{demo}{city}-{what}{filtered}-{n}-{made}.{extension}")
}

fn stamp(made: Time) -> impl std::fmt::Display {
    made.format("%Y%m%dT%H%MZ")
}

/// `-kosice` for "Košice"; nothing for what has no such letters.
pub fn plain(name: &str) -> String {
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
