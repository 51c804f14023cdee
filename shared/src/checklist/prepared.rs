//! A form made ready once, so that each of the many fillings of it starts at once: its nodes in a
//! flat table, its expressions parsed, and what depends on what. Shared by all threads.

use crate::checklist::model::{Form, Group, Item, Kind, Node};
use crate::text::Text;
use std::collections::HashMap;

/// A form with everything worked out that does not depend on the answers.
#[derive(Debug)]
pub struct Prepared {
    form: Form,
    entries: Vec<Entry>,
    by_path: HashMap<String, EntryId>,
}

/// Place of a node of the form in [`Prepared`]; the root is 0, the rest follow in document order.
pub(crate) type EntryId = usize;

/// The root of the form, the parent of its outermost nodes.
pub(crate) const ROOT: EntryId = 0;

/// A node of the form.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Names joined by `/`, without instance numbers; empty for the root.
    pub path: String,
    pub name: String,
    pub parent: EntryId,
    pub children: Vec<EntryId>,
    pub content: Content,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// The root or a group; its nodes are the entry's children.
    Group(Group),
    Item(Box<Item>),
}

impl Prepared {
    /// Prepares a form. Never fails: what is wrong with it, its reader has said.
    pub fn new(form: Form) -> Self {
        let root = Entry {
            path: String::new(),
            name: if form.root.is_empty() {
                "data".to_owned()
            } else {
                form.root.clone()
            },
            parent: ROOT,
            children: Vec::new(),
            content: Content::Group(Group::default()),
        };
        let mut prepared = Self {
            entries: vec![root],
            by_path: HashMap::new(),
            form: Form::default(),
        };
        prepared.add(&form.nodes, ROOT);
        prepared.form = form;
        prepared
    }

    pub fn form(&self) -> &Form {
        &self.form
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

    fn add(&mut self, nodes: &[Node], parent: EntryId) {
        for node in nodes {
            let id = self.entries.len();
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
            self.entries.push(Entry {
                path,
                name: name.clone(),
                parent,
                children: Vec::new(),
                content: Content::of(node),
            });
            if let Node::Group(group) = node {
                self.add(&group.nodes, id);
            }
        }
    }
}

impl Content {
    fn of(node: &Node) -> Self {
        match node {
            Node::Item(item) => Self::Item(item.clone()),
            Node::Group(group) => Self::Group(Group {
                name: group.name.clone(),
                label: group.label.clone(),
                repeat: group.repeat,
                count: group.count.clone(),
                relevant: group.relevant.clone(),
                appearance: group.appearance.clone(),
                nodes: Vec::new(),
            }),
        }
    }
}

impl Entry {
    pub fn item(&self) -> Option<&Item> {
        match &self.content {
            Content::Item(item) => Some(item),
            Content::Group(_) => None,
        }
    }

    pub fn group(&self) -> Option<&Group> {
        match &self.content {
            Content::Group(group) => Some(group),
            Content::Item(_) => None,
        }
    }

    pub fn is_repeat(&self) -> bool {
        self.group().is_some_and(|group| group.repeat)
    }

    /// Shown to people: neither calculated nor filled in silently.
    pub fn is_shown(&self) -> bool {
        self.item().is_some_and(|item| {
            !matches!(
                item.kind,
                Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
            )
        })
    }

    /// Shown, and an answer is expected.
    pub fn is_asked(&self) -> bool {
        self.is_shown() && self.item().is_some_and(|item| item.kind != Kind::Note)
    }

    pub fn label(&self) -> &Text {
        match &self.content {
            Content::Item(item) => &item.label,
            Content::Group(group) => &group.label,
        }
    }
}
