//! A small tree of elements, held in one arena: the answers being filled in (primary instance) and
//! the lists they are chosen from (secondary instances) are both such trees, and expressions read
//! them. Nothing generic: one type, cheap to build, compact enough for a list of thousands.

mod change;
mod walk;

use std::borrow::Cow;
use std::collections::HashMap;
pub use walk::{Ancestors, Descendants, Siblings};

/// A tree with a document node at its top and, below it, one root element.
#[derive(Clone, Debug)]
pub struct Tree {
    id: Box<str>,
    nodes: Vec<Node>,
    names: Vec<Name>,
    known: HashMap<Name, u32>,
    /// How many nodes are marked as not relevant: zero lets every check end at once.
    hidden: usize,
}

/// A node of one tree. Stays valid while the tree lives; a removed node is never given out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Document,
    Element,
    Attribute,
    Text,
    Comment,
    Instruction,
}

/// Name of an element, attribute or processing instruction. Prefix and namespace are empty where
/// there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    pub prefix: Box<str>,
    pub local: Box<str>,
    pub namespace: Box<str>,
}

#[derive(Clone, Debug)]
struct Node {
    kind: NodeKind,
    relevant: bool,
    name: u32,
    /// Of the local name: turns away most other names without looking at them.
    hash: u32,
    order: u64,
    text: Box<str>,
    parent: Option<Link>,
    first: Option<Link>,
    last: Option<Link>,
    next: Option<Link>,
    previous: Option<Link>,
    attribute: Option<Link>,
}

/// Index + 1, so that an absent link costs nothing.
type Link = std::num::NonZeroU32;

impl Tree {
    /// The node above the root element.
    pub const DOCUMENT: NodeId = NodeId(0);

    /// An empty tree; `id` is what `instance('id')` finds it by, empty for the primary instance.
    pub fn new(id: &str) -> Self {
        let mut tree = Self {
            id: id.into(),
            nodes: Vec::new(),
            names: Vec::new(),
            known: HashMap::new(),
            hidden: 0,
        };
        let nameless = tree.intern(Name::default());
        tree.create(NodeKind::Document, nameless, "");
        tree
    }

    /// What `instance('id')` finds this tree by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The root element; the document itself while there is none.
    pub fn root(&self) -> NodeId {
        self.children(Self::DOCUMENT)
            .find(|&node| self.kind(node) == NodeKind::Element)
            .unwrap_or(Self::DOCUMENT)
    }

    /// All text in a node, in document order, whether relevant or not.
    pub fn text(&self, node: NodeId) -> Cow<'_, str> {
        self.gather(node, |_| true)
    }

    /// The text in a node as far as it is relevant.
    pub fn relevant_text(&self, node: NodeId) -> Cow<'_, str> {
        self.gather(node, |inner| self.is_relevant(inner))
    }

    fn gather(&self, node: NodeId, fits: impl Fn(NodeId) -> bool) -> Cow<'_, str> {
        match self.kind(node) {
            NodeKind::Document | NodeKind::Element => {}
            _ if fits(node) => return Cow::Borrowed(&self.node(node).text),
            _ => return Cow::Borrowed(""),
        }
        let mut found: Option<Cow<'_, str>> = None;
        for inner in self.descendants(node) {
            if self.kind(inner) == NodeKind::Text && fits(inner) {
                let text = &*self.node(inner).text;
                match &mut found {
                    None => found = Some(Cow::Borrowed(text)),
                    Some(whole) => whole.to_mut().push_str(text),
                }
            }
        }
        found.unwrap_or_default()
    }

    /// Whether a node and everything around it is relevant.
    pub fn is_relevant(&self, node: NodeId) -> bool {
        self.hidden == 0
            || (self.node(node).relevant
                && self.ancestors(node).all(|outer| self.node(outer).relevant))
    }

    /// Whether any node at all is marked as not relevant.
    pub fn hides_something(&self) -> bool {
        self.hidden > 0
    }

    pub fn kind(&self, node: NodeId) -> NodeKind {
        self.node(node).kind
    }

    /// Name of a node; empty for the document, texts and comments.
    pub fn name(&self, node: NodeId) -> &Name {
        &self.names[self.node(node).name as usize]
    }

    /// Whether the local name of a node is this one, given with its [`hash`].
    pub(super) fn is_called(&self, node: NodeId, local: &str, hash: u32) -> bool {
        self.node(node).hash == hash && *self.name(node).local == *local
    }

    /// Place of a node in document order; attributes come after their element, before its children.
    pub fn order(&self, node: NodeId) -> u64 {
        self.node(node).order
    }

    /// The first child element of this name.
    pub fn child(&self, parent: NodeId, name: &str) -> Option<NodeId> {
        self.children(parent)
            .find(|&child| self.kind(child) == NodeKind::Element && self.name(child).is(name))
    }

    /// Names from the root to this element, `/data/group/item`; instances of a repeat share a path.
    pub fn path(&self, node: NodeId) -> String {
        let mut names: Vec<&Name> = self
            .ancestors(node)
            .filter(|&outer| outer != Self::DOCUMENT)
            .map(|outer| self.name(outer))
            .collect();
        names.reverse();
        names.push(self.name(node));
        let mut path = String::new();
        for name in names {
            path.push('/');
            if !name.prefix.is_empty() {
                path.push_str(&name.prefix);
                path.push(':');
            }
            path.push_str(&name.local);
        }
        path
    }

    fn node(&self, node: NodeId) -> &Node {
        &self.nodes[node.index()]
    }
}

impl NodeId {
    fn index(self) -> usize {
        self.0 as usize
    }

    fn link(self) -> Option<Link> {
        Link::new(self.0 + 1)
    }
}

/// FNV-1a of a name.
pub(super) fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl From<Link> for NodeId {
    fn from(link: Link) -> Self {
        Self(link.get() - 1)
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        Self {
            prefix: prefix.into(),
            local: local.into(),
            namespace: Box::default(),
        }
    }
}

impl Name {
    /// Whether this is `name` as written: `local`, or `prefix:local`.
    pub fn is(&self, name: &str) -> bool {
        if self.prefix.is_empty() {
            *self.local == *name
        } else {
            name.split_once(':') == Some((&self.prefix, &self.local))
        }
    }
}

#[cfg(test)]
mod tests;
