//! A small tree of elements, held in one arena: the answers being filled in (primary instance) and
//! the lists they are chosen from (secondary instances) are both such trees, and expressions read
//! them. Nothing generic: one type, cheap to build, compact enough for a list of thousands.

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

/// Distance left between neighbours in document order, for nodes that come later.
const ORDER_GAP: u64 = 1 << 32;

/// Distance that a node put in between keeps from the one before it, where there is room: what
/// comes next mostly comes right after it.
const ORDER_STEP: u64 = 1 << 12;

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

    /// Appends an element named `name` (`prefix:local` or `local`, without a namespace address).
    pub fn append(&mut self, parent: NodeId, name: &str) -> NodeId {
        self.append_named(parent, Name::from(name))
    }

    /// Appends an element with a full name.
    pub fn append_named(&mut self, parent: NodeId, name: Name) -> NodeId {
        let name = self.intern(name);
        let node = self.create(NodeKind::Element, name, "");
        self.link(parent, node, None);
        node
    }

    /// Appends an element that holds `text`.
    pub fn append_value(&mut self, parent: NodeId, name: &str, text: &str) -> NodeId {
        let node = self.append(parent, name);
        self.set_text(node, text);
        node
    }

    /// Appends a text, comment or processing instruction (`name` being its target, else empty).
    pub fn append_content(
        &mut self,
        parent: NodeId,
        kind: NodeKind,
        name: &str,
        text: &str,
    ) -> NodeId {
        let name = self.intern(Name::from(name));
        let node = self.create(kind, name, text);
        self.link(parent, node, None);
        node
    }

    /// Sets an attribute, replacing one of the same name.
    pub fn set_attribute(&mut self, element: NodeId, name: Name, value: &str) -> NodeId {
        let name = self.intern(name);
        if let Some(known) = self
            .attributes(element)
            .find(|&attribute| self.node(attribute).name == name)
        {
            self.nodes[known.index()].text = value.into();
            return known;
        }
        let node = self.create(NodeKind::Attribute, name, value);
        self.nodes[node.index()].parent = element.link();
        match self.attributes(element).last() {
            Some(last) => self.nodes[last.index()].next = node.link(),
            None => self.nodes[element.index()].attribute = node.link(),
        }
        self.place(node);
        node
    }

    /// Copies `source` with all below it and puts the copy among the children of `parent`, before
    /// `before` or at the end: how a repeat gets one more instance.
    pub fn copy(&mut self, source: NodeId, parent: NodeId, before: Option<NodeId>) -> NodeId {
        let top = self.copy_detached(source);
        self.link(parent, top, before);
        top
    }

    /// Takes a node and all below it out of the tree.
    pub fn remove(&mut self, node: NodeId) {
        let Node {
            parent,
            next,
            previous,
            ..
        } = *self.node(node);
        let Some(parent) = parent.map(NodeId::from) else {
            return;
        };
        match previous {
            Some(previous) => self.nodes[NodeId::from(previous).index()].next = next,
            None if self.kind(node) == NodeKind::Attribute => self.unlink_attribute(parent, node),
            None => self.nodes[parent.index()].first = next,
        }
        match next {
            Some(next) => self.nodes[NodeId::from(next).index()].previous = previous,
            None if self.kind(node) == NodeKind::Attribute => {}
            None => self.nodes[parent.index()].last = previous,
        }
        let gone = &mut self.nodes[node.index()];
        (gone.parent, gone.next, gone.previous) = (None, None, None);
    }

    /// Makes `text` the whole content of a node.
    pub fn set_text(&mut self, node: NodeId, text: &str) {
        if self.kind(node) != NodeKind::Element {
            self.nodes[node.index()].text = text.into();
            return;
        }
        let only = self.children(node).next();
        match only {
            Some(only) if self.kind(only) == NodeKind::Text && self.node(only).next.is_none() => {
                if text.is_empty() {
                    self.remove(only);
                } else {
                    self.nodes[only.index()].text = text.into();
                }
            }
            _ => {
                while let Some(child) = self.children(node).next() {
                    self.remove(child);
                }
                if !text.is_empty() {
                    self.append_content(node, NodeKind::Text, "", text);
                }
            }
        }
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

    /// Marks a node, and with it everything inside, as relevant or not. What is not relevant keeps
    /// its text, reads as empty in expressions and is left out of node-sets.
    pub fn set_relevant(&mut self, node: NodeId, relevant: bool) {
        let node = &mut self.nodes[node.index()];
        if node.relevant != relevant {
            node.relevant = relevant;
            if relevant {
                self.hidden -= 1;
            } else {
                self.hidden += 1;
            }
        }
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

    fn intern(&mut self, name: Name) -> u32 {
        if let Some(&known) = self.known.get(&name) {
            return known;
        }
        let number = self.names.len() as u32;
        self.names.push(name.clone());
        self.known.insert(name, number);
        number
    }

    fn create(&mut self, kind: NodeKind, name: u32, text: &str) -> NodeId {
        let node = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node {
            kind,
            relevant: true,
            name,
            hash: hash(&self.names[name as usize].local),
            order: 0,
            text: text.into(),
            parent: None,
            first: None,
            last: None,
            next: None,
            previous: None,
            attribute: None,
        });
        node
    }

    fn link(&mut self, parent: NodeId, node: NodeId, before: Option<NodeId>) {
        let previous = match before {
            Some(before) => self.node(before).previous,
            None => self.node(parent).last,
        };
        let linked = &mut self.nodes[node.index()];
        linked.parent = parent.link();
        linked.previous = previous;
        linked.next = before.and_then(NodeId::link);
        match previous {
            Some(previous) => self.nodes[NodeId::from(previous).index()].next = node.link(),
            None => self.nodes[parent.index()].first = node.link(),
        }
        match before {
            Some(before) => self.nodes[before.index()].previous = node.link(),
            None => self.nodes[parent.index()].last = node.link(),
        }
        self.place(node);
    }

    fn unlink_attribute(&mut self, element: NodeId, attribute: NodeId) {
        let next = self.node(attribute).next;
        let before = self
            .attributes(element)
            .find(|&other| self.node(other).next == attribute.link());
        match before {
            Some(before) => self.nodes[before.index()].next = next,
            None => self.nodes[element.index()].attribute = next,
        }
    }

    fn copy_detached(&mut self, source: NodeId) -> NodeId {
        let Node {
            kind,
            relevant,
            name,
            ..
        } = *self.node(source);
        let text = self.node(source).text.clone();
        let copy = self.create(kind, name, &text);
        if !relevant {
            self.set_relevant(copy, false);
        }
        let attributes: Vec<NodeId> = self.attributes(source).collect();
        for attribute in attributes {
            let name = self.name(attribute).clone();
            let text = self.node(attribute).text.clone();
            self.set_attribute(copy, name, &text);
        }
        let children: Vec<NodeId> = self.children(source).collect();
        for child in children {
            let child = self.copy_detached(child);
            self.link(copy, child, None);
        }
        copy
    }

    /// Gives a node just linked its place in document order, inside the gap it fell into.
    /// Only where the gap is used up, or a whole subtree arrives, is everything numbered anew.
    fn place(&mut self, node: NodeId) {
        if self.ancestors(node).last() != Some(Self::DOCUMENT) {
            return;
        }
        let leaf = self.node(node).first.is_none() && self.node(node).attribute.is_none();
        if !leaf {
            return self.renumber();
        }
        let before = self.order(self.preceding(node));
        let gap = match self.following(node) {
            Some(after) => ((self.order(after) - before) / 2).min(ORDER_STEP),
            None => ORDER_GAP,
        };
        if gap > 0 {
            self.nodes[node.index()].order = before + gap;
        } else {
            self.renumber();
        }
    }

    fn renumber(&mut self) {
        let mut order = 0;
        let mut cursor = Some(Self::DOCUMENT);
        while let Some(node) = cursor {
            self.nodes[node.index()].order = order;
            let mut attribute = self.node(node).attribute.map(NodeId::from);
            while let Some(id) = attribute {
                order += ORDER_GAP;
                self.nodes[id.index()].order = order;
                attribute = self.next_sibling(id);
            }
            order += ORDER_GAP;
            cursor = self.following_in(node, Self::DOCUMENT);
        }
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn document_order_holds_through_any_changes(
            changes in prop::collection::vec((0..5_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..60),
        ) {
            let mut tree = Tree::new("");
            let root = tree.append(Tree::DOCUMENT, "data");
            for (change, first, second) in changes {
                let nodes: Vec<NodeId> = std::iter::once(root)
                    .chain(tree.descendants(root).filter(|&node| tree.kind(node) == NodeKind::Element))
                    .collect();
                let (one, other) = (*first.get(&nodes), *second.get(&nodes));
                let siblings: Vec<NodeId> = tree.children(one).collect();
                let before = (!siblings.is_empty()).then(|| *second.get(&siblings));
                match change {
                    0 => {
                        tree.append(one, "n");
                    }
                    1 => {
                        tree.set_attribute(one, Name::from("a"), "1");
                    }
                    2 if nodes.len() < 200 => {
                        tree.copy(other, one, before);
                    }
                    3 if one != root => tree.remove(one),
                    _ if tree.descendants(one).all(|node| tree.kind(node) == NodeKind::Text) => {
                        tree.set_text(one, "text");
                    }
                    _ => {}
                }
                let mut orders = Vec::new();
                for node in std::iter::once(Tree::DOCUMENT).chain(tree.descendants(Tree::DOCUMENT)) {
                    orders.push(tree.order(node));
                    orders.extend(tree.attributes(node).map(|attribute| tree.order(attribute)));
                }
                prop_assert!(orders.is_sorted_by(|before, after| before < after), "{orders:?}");
            }
        }
    }

    #[test]
    fn a_text_set_replaces_what_was_there() {
        let mut tree = Tree::new("");
        let root = tree.append(Tree::DOCUMENT, "data");
        let item = tree.append_value(root, "item", "one");
        tree.set_text(item, "two");
        assert_eq!(tree.text(item), "two");
        tree.set_text(item, "");
        assert_eq!(tree.text(root), "");
        assert_eq!(tree.children(item).count(), 0);
    }

    #[test]
    fn an_attribute_can_be_removed_and_set_again() {
        let mut tree = Tree::new("");
        let root = tree.append(Tree::DOCUMENT, "data");
        let attributes = ["a", "b", "c"].map(|name| tree.set_attribute(root, name.into(), name));
        tree.remove(attributes[1]);
        tree.set_attribute(root, "c".into(), "new");
        let texts: Vec<_> = tree
            .attributes(root)
            .map(|node| tree.text(node).into_owned())
            .collect();
        assert_eq!(texts, ["a", "new"]);
    }

    #[test]
    fn paths_name_what_is_around() {
        let mut tree = Tree::new("");
        let root = tree.append(Tree::DOCUMENT, "data");
        let meta = tree.append(root, "orx:meta");
        let id = tree.append(meta, "instanceID");
        assert_eq!(tree.path(id), "/data/orx:meta/instanceID");
    }
}
