//! A form made ready once, so that each of the many fillings of it starts at once: its nodes in a
//! flat table, its expressions parsed, its lists as trees, and what depends on what. Shared by all
//! threads.

mod entry;
mod graph;
mod label;
mod lists;

pub(crate) use entry::{Content, Entry, EntryId, ROOT, Rule};
pub(crate) use graph::Edge;

use crate::checklist::expr::{Expression, Library};
use crate::checklist::model::{Form, Group, Item, Node};
use crate::text::Text;
use graph::Graph;
use lists::Lists;
use std::collections::HashMap;

/// A form with everything worked out that does not depend on the answers.
#[derive(Debug)]
pub struct Prepared {
    form: Form,
    library: Library,
    entries: Vec<Entry>,
    by_path: HashMap<String, EntryId>,
    /// Expressions in texts, by their source.
    mentions: HashMap<String, Expression>,
    pub(crate) lists: Lists,
    graph: Graph,
    faults: Vec<Fault>,
}

/// What makes an expression of a form useless; the form works without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the item or group.
    pub path: String,
    /// Column of the workbook that the expression stands in.
    pub column: &'static str,
    /// Why it cannot be computed, as the end of a sentence.
    pub reason: String,
    pub remedy: &'static str,
}

impl Prepared {
    /// Prepares a form. Never fails: an expression that cannot be read is left out and is among the
    /// [faults](Self::faults).
    pub fn new(form: Form) -> Self {
        Self::with(form, Library::WHOLE)
    }

    /// The same, with only these functions to call.
    pub fn with(form: Form, library: Library) -> Self {
        let root = if form.root.is_empty() {
            "data"
        } else {
            &form.root
        };
        let mut prepared = Self {
            library,
            entries: vec![Entry::new(root, "", ROOT, Content::Group(Box::default()))],
            by_path: HashMap::new(),
            mentions: HashMap::new(),
            lists: Lists::new(&form),
            graph: Graph::default(),
            faults: Vec::new(),
            form: Form::default(),
        };
        prepared.add(&form.nodes, ROOT);
        for choice in form.lists.values().flatten() {
            prepared.read_mentions("", "label", &choice.label);
        }
        prepared.form = form;
        prepared.graph = Graph::of(&prepared.entries, &mut prepared.faults);
        prepared
    }

    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Expressions that cannot be read, and those that depend on themselves.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The item at a path without instance numbers.
    pub fn item(&self, path: &str) -> Option<&Item> {
        self.by_path
            .get(path)
            .and_then(|&id| self.entries[id].item())
    }

    pub(crate) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id]
    }

    /// The entry after the last one below `id`: entries stand in document order.
    pub(crate) fn end(&self, id: EntryId) -> EntryId {
        let last = self.entries[id].children.last();
        last.map_or(id + 1, |&child| self.end(child))
    }

    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The expression that stands as `${source}` in a text.
    pub(crate) fn mention(&self, source: &str) -> Option<&Expression> {
        self.mentions.get(source)
    }

    fn add(&mut self, nodes: &[Node], parent: EntryId) {
        for node in nodes {
            let id = self.entries.len();
            let content = Content::of(node);
            let name = match node {
                Node::Item(item) => &item.name,
                Node::Group(group) => &group.name,
            };
            let path = match self.entries[parent].path.as_str() {
                "" => name.clone(),
                above => format!("{above}/{name}"),
            };
            self.entries[parent].children.push(id);
            self.by_path.entry(path.clone()).or_insert(id);
            self.entries.push(Entry::new(name, &path, parent, content));
            match node {
                Node::Item(item) => self.read_item(id, item),
                Node::Group(group) => {
                    self.read_group(id, group);
                    self.add(&group.nodes, id);
                }
            }
        }
    }

    fn read_item(&mut self, id: EntryId, item: &Item) {
        self.read(id, Rule::Relevant, &item.relevant);
        self.read(id, Rule::Required, &item.required);
        self.read(id, Rule::Readonly, &item.readonly);
        self.read(id, Rule::Constraint, &item.constraint);
        self.read(id, Rule::Calculation, &item.calculation);
        if let Some(default) = dynamic_default(&item.default) {
            self.read(id, Rule::Default, default);
        }
        if let Some(itemset) = lists::itemset(item) {
            self.read(id, Rule::Choices, &itemset);
        }
        self.entries[id].trigger.clone_from(&item.trigger);
        let path = self.entries[id].path.clone();
        for (column, text) in [
            ("label", &item.label),
            ("hint", &item.hint),
            ("guidance_hint", &item.guidance),
            ("required_message", &item.required_message),
            ("constraint_message", &item.constraint_message),
        ] {
            self.read_mentions(&path, column, text);
        }
    }

    fn read_group(&mut self, id: EntryId, group: &Group) {
        self.read(id, Rule::Relevant, &group.relevant);
        self.read(id, Rule::Count, &group.count);
        let path = self.entries[id].path.clone();
        self.read_mentions(&path, "label", &group.label);
    }

    fn read(&mut self, id: EntryId, rule: Rule, source: &str) {
        if source.is_empty() {
            return;
        }
        match Expression::read(source, self.library) {
            Ok(expression) => self.entries[id].set(rule, expression, source),
            Err(error) => self.faults.push(Fault {
                path: self.entries[id].path.clone(),
                column: rule.column(),
                reason: error.to_string(),
                remedy: MEND,
            }),
        }
    }

    fn read_mentions(&mut self, path: &str, column: &'static str, text: &Text) {
        for source in text.0.values().flat_map(|text| mentions(text)) {
            match Expression::read(source, self.library) {
                Ok(expression) => {
                    self.mentions.insert(source.to_owned(), expression);
                }
                Err(error) => self.faults.push(Fault {
                    path: path.to_owned(),
                    column,
                    reason: error.to_string(),
                    remedy: MEND,
                }),
            }
        }
    }
}

const MEND: &str = "Mend the expression.";

/// The expression of a default that is computed; `None` for a default that is plain text.
pub(crate) fn dynamic_default(default: &str) -> Option<&str> {
    default.strip_prefix("${")?.strip_suffix('}')
}

/// The expressions that a text mentions as `${…}`.
fn mentions(text: &str) -> impl Iterator<Item = &str> {
    text.split("${")
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(source, _)| source))
}
