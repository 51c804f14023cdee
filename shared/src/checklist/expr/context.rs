//! What an expression is computed against: trees, a node, the time, and whatever else would
//! otherwise be read from the surroundings.

use super::value::NodeRef;
use crate::checklist::tree::{NodeId, Tree};
use chrono::{DateTime, FixedOffset};
use std::borrow::Cow;

/// Everything an evaluation may look at. Nothing else has influence on its result.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The answers: absolute paths start here.
    pub primary: &'a Tree,
    /// Choice lists and files, found by their id with `instance('id')`.
    pub secondary: &'a [Tree],
    /// The node relative paths start from.
    pub node: NodeRef,
    /// What `current()` gives: the question whose rule this is, also inside a list's filter.
    pub current: NodeRef,
    /// Local time with its distance from UTC, which is also the time zone of dates without one.
    pub now: DateTime<FixedOffset>,
    /// Uniform random bits for `random()`, `randomize()` without a seed, and `uuid()`.
    pub random: Option<&'a dyn Fn() -> u64>,
    /// Language for month names and labels, as tagged in the form.
    pub language: &'a str,
    pub labels: Option<&'a dyn Labels>,
    /// What `version()` gives.
    pub version: &'a str,
    /// Namespace addresses by prefix; a prefix not listed is compared as it is written.
    pub namespaces: &'a [(&'a str, &'a str)],
}

/// Texts of a form for `jr:choice-name()` and `jr:itext()`.
pub trait Labels {
    /// Label of the choice `value` of the question at `path` (`/data/group/item`).
    fn choice(&self, path: &str, value: &str, language: &str) -> Option<String>;

    /// Text by its id.
    fn text(&self, id: &str, language: &str) -> Option<String>;
}

impl<'a> Context<'a> {
    /// A context at a node of the primary instance, with nothing beside it.
    pub fn new(primary: &'a Tree, node: NodeId, now: DateTime<FixedOffset>) -> Self {
        Self {
            primary,
            secondary: &[],
            node: NodeRef::primary(node),
            current: NodeRef::primary(node),
            now,
            random: None,
            language: "",
            labels: None,
            version: "",
            namespaces: &[],
        }
    }

    /// The same at another node, with `current()` unchanged: how a list's filter sees an item.
    #[must_use]
    pub fn at(self, node: NodeRef) -> Self {
        Self { node, ..self }
    }

    /// The tree a node is in.
    pub fn tree(&self, node: NodeRef) -> &'a Tree {
        match node.tree.checked_sub(1) {
            None => self.primary,
            Some(place) => self.secondary.get(place as usize).unwrap_or(self.primary),
        }
    }

    /// What a node reads as: its text, or nothing where it is not relevant.
    pub fn text(&self, node: NodeRef) -> Cow<'a, str> {
        let tree = self.tree(node);
        if !tree.hides_something() {
            return tree.text(node.node);
        }
        if tree.is_relevant(node.node) {
            tree.relevant_text(node.node)
        } else {
            Cow::Borrowed("")
        }
    }

    pub(super) fn hides_something(&self) -> bool {
        let mut trees = std::iter::once(self.primary).chain(self.secondary);
        trees.any(Tree::hides_something)
    }

    pub(super) fn is_relevant(&self, node: NodeRef) -> bool {
        self.tree(node).is_relevant(node.node)
    }

    /// The secondary instance of this id, as its tree's number.
    pub(super) fn instance(&self, id: &str) -> Option<u32> {
        let place = self.secondary.iter().position(|tree| tree.id() == id)?;
        u32::try_from(place + 1).ok()
    }
}
