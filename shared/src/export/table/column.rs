//! Columns: those that every table has, and in the wide one those of each item.

use super::CANNOT_JUDGE;
use super::sheet::{Places, Sheet};
use crate::checklist::model::{Form, Item, Kind, Node};
use crate::export::{Export, Type, Version};
use crate::id::VersionId;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub struct Column<'a> {
    pub name: String,
    pub kind: Type,
    pub source: Source<'a>,
}

/// What a column is about.
#[derive(Clone, Debug)]
pub enum Source<'a> {
    /// The same in every audit; what it is, in English.
    Fixed(&'static str),
    Item(Asked<'a>),
}

/// An item that some versions of a checklist ask.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub checklist: &'a str,
    pub path: String,
    pub part: Part,
    /// Numbers of the versions that have it, the newest first.
    pub versions: Vec<u32>,
    /// The newest of them, and the item there.
    pub form: &'a Form,
    pub item: &'a Item,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Value,
    Level,
    /// "Cannot judge", where the value is a number or a time and has no room for it.
    Unsure,
    Note,
    Attachments,
    /// What researchers say that the answer should read.
    Corrected,
    /// Their codes of the answer and of its photos.
    Codes,
}

/// A column that does not depend on a checklist.
#[derive(Clone, Copy, Debug)]
pub struct Fixed {
    name: &'static str,
    kind: Type,
    about: &'static str,
}

/// The last column of the wide table.
pub const OTHER: Fixed = Fixed::new(
    "other_answers",
    Type::Json,
    "Answers that have no column of their own, by path: those within a repeat, to items the checklist \
     does not have, and values that are none of their item's kind",
);

impl Fixed {
    pub const fn new(name: &'static str, kind: Type, about: &'static str) -> Self {
        Self { name, kind, about }
    }
}

impl Column<'_> {
    pub fn fixed(fixed: &Fixed) -> Self {
        Self {
            name: fixed.name.to_owned(),
            kind: fixed.kind,
            source: Source::Fixed(fixed.about),
        }
    }
}

impl Part {
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Level => "level",
            Self::Unsure => CANNOT_JUDGE,
            Self::Note => "note",
            Self::Attachments => "attachments",
            Self::Corrected => "corrected",
            Self::Codes => "codes",
        }
    }
}

/// An item as all versions of its checklist together have it.
struct Entry<'a> {
    form: &'a Form,
    item: &'a Item,
    versions: Vec<u32>,
    kind: Type,
    scored: bool,
}

/// The columns of all items in the order of the newest version, behind `start` others; and per version
/// where each item's cells go.
pub fn of_items<'a>(
    export: &Export<'a>,
    start: usize,
) -> (Vec<Column<'a>>, HashMap<VersionId, Sheet<'a>>) {
    let mut checklists: BTreeMap<&'a str, Vec<(VersionId, &'a Version)>> = BTreeMap::new();
    for (id, version) in export.versions {
        let versions = checklists.entry(&version.form.name).or_default();
        versions.push((*id, version));
    }
    let (mut columns, mut sheets) = (Vec::new(), HashMap::new());
    for (checklist, mut versions) in checklists {
        versions.sort_by_key(|(_, version)| std::cmp::Reverse(version.number));
        let mut places = HashMap::new();
        for (path, entry) in entries(&versions) {
            let at = push_parts(&mut columns, start, checklist, &path, &entry);
            places.insert(path, at);
        }
        for (id, version) in versions {
            sheets.insert(id, Sheet::new(version, &places));
        }
    }
    (columns, sheets)
}

/// The items of a checklist's versions, newest first; not those within repeats.
fn entries<'a>(versions: &[(VersionId, &'a Version)]) -> Vec<(String, Entry<'a>)> {
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (_, version) in versions {
        let form = &version.form;
        for (path, item) in form.items() {
            if matches!(item.kind, Kind::Note) || is_repeated(form, &path) {
                continue;
            }
            let (kind, scored) = (type_of(&item.kind), form.scale(item).is_some());
            if let Some(index) = known.get(&path) {
                let entry = &mut entries[*index].1;
                entry.versions.push(version.number);
                entry.scored |= scored;
                if entry.kind != kind {
                    entry.kind = Type::Text;
                }
                continue;
            }
            known.insert(path.clone(), entries.len());
            let versions = vec![version.number];
            entries.push((
                path,
                Entry {
                    form,
                    item,
                    versions,
                    kind,
                    scored,
                },
            ));
        }
    }
    entries
}

fn push_parts<'a>(
    columns: &mut Vec<Column<'a>>,
    start: usize,
    checklist: &'a str,
    path: &str,
    entry: &Entry<'a>,
) -> Places {
    let mut add = |part: Part, kind: Type, suffix: &str| {
        columns.push(Column {
            name: format!("{checklist}/{path}{suffix}"),
            kind,
            source: Source::Item(Asked {
                checklist,
                path: path.to_owned(),
                part,
                versions: entry.versions.clone(),
                form: entry.form,
                item: entry.item,
            }),
        });
        start + columns.len() - 1
    };
    // What the phone fills in itself has neither notes nor photos.
    let said = !matches!(
        entry.item.kind,
        Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
    );
    Places {
        value: add(Part::Value, entry.kind, ""),
        kind: entry.kind,
        level: entry
            .scored
            .then(|| add(Part::Level, Type::Integer, ".level")),
        unsure: (said && !entry.kind.is_worded())
            .then(|| add(Part::Unsure, Type::Boolean, ".cannot_judge")),
        note: said.then(|| add(Part::Note, Type::Text, ".note")),
        attachments: said.then(|| add(Part::Attachments, Type::Id, ".attachments")),
        corrected: said.then(|| add(Part::Corrected, Type::Text, ".corrected")),
        codes: said.then(|| add(Part::Codes, Type::Text, ".codes")),
    }
}

fn type_of(kind: &Kind) -> Type {
    match kind {
        Kind::SelectOne { .. } => Type::Code,
        Kind::SelectMultiple { .. } | Kind::Rank { .. } => Type::Codes,
        Kind::Integer => Type::Integer,
        Kind::Decimal | Kind::Range { .. } => Type::Number,
        Kind::Date => Type::Day,
        Kind::DateTime => Type::Moment,
        _ => Type::Text,
    }
}

/// Whether a group on the way to an item is a repeat.
fn is_repeated(form: &Form, path: &str) -> bool {
    let mut nodes = &form.nodes;
    for name in path.split('/') {
        let group = nodes.iter().find_map(|node| match node {
            Node::Group(group) if group.name == name => Some(group),
            _ => None,
        });
        match group {
            Some(group) if group.repeat => return true,
            Some(group) => nodes = &group.nodes,
            None => return false,
        }
    }
    false
}
