//! Columns of the wide table: which there are depends on what was asked and on what was answered.

use super::answer::{CANNOT_JUDGE, Said};
use super::{Cell, Forms, paths};
use crate::api::ResponseRow;
use crate::checklist::model::{Form, Kind, Node};
use std::collections::BTreeSet;

/// In the order of checklists, items, paths and parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub checklist: String,
    /// Place of the item in its form; what no form asks comes last.
    place: usize,
    pub path: String,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Value,
    Level,
    Note,
    Attachments,
    Corrected,
    Codes,
}

impl Column {
    pub fn name(&self) -> String {
        let part = match self.part {
            Part::Value => "",
            Part::Level => ".level",
            Part::Note => ".note",
            Part::Attachments => ".attachments",
            Part::Corrected => ".corrected",
            Part::Codes => ".codes",
        };
        // Of a version that is not known there is only the path.
        let slash = if self.checklist.is_empty() { "" } else { "/" };
        format!("{}{slash}{}{part}", self.checklist, self.path)
    }

    pub fn cell(&self, said: &Said) -> Cell {
        match self.part {
            Part::Value if said.cannot_judge() => Cell::text(CANNOT_JUDGE),
            part => part.cell(said),
        }
    }
}

impl Part {
    fn cell(self, said: &Said) -> Cell {
        match self {
            Self::Value => said.value(),
            Self::Level => said.level(),
            Self::Note => said.note(),
            Self::Attachments => said.attachments(),
            Self::Corrected => said.corrected(),
            Self::Codes => said.codes(),
        }
    }
}

/// A value column for every item that was asked, and what the answers need besides.
pub fn columns(forms: &Forms, responses: &[ResponseRow]) -> BTreeSet<Column> {
    let mut columns = BTreeSet::new();
    for (form, items) in forms.0.values() {
        for (path, (place, item)) in items {
            // Within a repeat there are as many columns as there are answered instances.
            if !matches!(item.kind, Kind::Note) && !is_repeated(form, path) {
                columns.insert(Column {
                    checklist: form.name.clone(),
                    place: *place,
                    path: path.clone(),
                    part: Part::Value,
                });
            }
        }
    }
    for response in responses {
        let version = response.revision.version;
        for path in paths(response) {
            let said = Said::of(forms, response, path);
            let place = forms.item(version, path).map(|(_, place, _)| place);
            let parts = [
                Part::Level,
                Part::Note,
                Part::Attachments,
                Part::Corrected,
                Part::Codes,
            ];
            let parts = parts.into_iter();
            let needed = parts.filter(|part| part.cell(&said) != Cell::Blank);
            columns.extend(
                std::iter::once(Part::Value)
                    .chain(needed)
                    .map(|part| Column {
                        checklist: forms.checklist(version).to_owned(),
                        place: place.unwrap_or(usize::MAX),
                        path: path.to_owned(),
                        part,
                    }),
            );
        }
    }
    columns
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
