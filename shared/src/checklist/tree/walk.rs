//! Ways through a tree: children, attributes, ancestors, everything below a node.

use super::{Link, NodeId, NodeKind, Tree};

/// A node's children, or its attributes, in order.
#[derive(Clone)]
pub struct Siblings<'a> {
    tree: &'a Tree,
    next: Option<Link>,
}

/// From a node's parent up to the document.
#[derive(Clone)]
pub struct Ancestors<'a> {
    tree: &'a Tree,
    next: Option<Link>,
}

/// All nodes below one, in document order, attributes left out.
#[derive(Clone)]
pub struct Descendants<'a> {
    tree: &'a Tree,
    top: NodeId,
    last: NodeId,
}

impl Tree {
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).parent.map(NodeId::from)
    }

    pub fn children(&self, node: NodeId) -> Siblings<'_> {
        Siblings {
            tree: self,
            next: self.node(node).first,
        }
    }

    pub fn attributes(&self, node: NodeId) -> Siblings<'_> {
        Siblings {
            tree: self,
            next: self.node(node).attribute,
        }
    }

    pub fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).next.map(NodeId::from)
    }

    pub fn previous_sibling(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).previous.map(NodeId::from)
    }

    pub fn last_child(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).last.map(NodeId::from)
    }

    pub fn ancestors(&self, node: NodeId) -> Ancestors<'_> {
        Ancestors {
            tree: self,
            next: self.node(node).parent,
        }
    }

    pub fn descendants(&self, node: NodeId) -> Descendants<'_> {
        Descendants {
            tree: self,
            top: node,
            last: node,
        }
    }

    /// The node before this one in document order, attributes counted.
    pub(super) fn preceding(&self, node: NodeId) -> NodeId {
        let previous = match self.kind(node) {
            NodeKind::Attribute => self.parent(node).and_then(|owner| {
                self.attributes(owner)
                    .take_while(|&attribute| attribute != node)
                    .last()
            }),
            _ => self.previous_sibling(node),
        };
        let attribute = |owner| self.attributes(owner).last().unwrap_or(owner);
        match (previous, self.parent(node)) {
            (Some(previous), _) if self.kind(node) == NodeKind::Attribute => previous,
            (Some(previous), _) => {
                let mut deepest = previous;
                while let Some(last) = self.last_child(deepest) {
                    deepest = last;
                }
                attribute(deepest)
            }
            (None, Some(parent)) if self.kind(node) == NodeKind::Attribute => parent,
            (None, Some(parent)) => attribute(parent),
            (None, None) => node,
        }
    }

    /// The node after this leaf in document order.
    pub(super) fn following(&self, node: NodeId) -> Option<NodeId> {
        match (self.kind(node), self.next_sibling(node)) {
            (NodeKind::Attribute, None) => self.following_in(self.parent(node)?, Self::DOCUMENT),
            (_, Some(next)) => Some(next),
            (_, None) => self.following_in(node, Self::DOCUMENT),
        }
    }

    /// The node after this one in document order, below `top`; attributes are passed over.
    pub(super) fn following_in(&self, node: NodeId, top: NodeId) -> Option<NodeId> {
        if let Some(first) = self.node(node).first {
            return Some(first.into());
        }
        let mut cursor = node;
        while cursor != top {
            if let Some(next) = self.node(cursor).next {
                return Some(next.into());
            }
            cursor = self.parent(cursor)?;
        }
        None
    }
}

impl Iterator for Siblings<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = NodeId::from(self.next?);
        self.next = self.tree.node(node).next;
        Some(node)
    }
}

impl Iterator for Ancestors<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = NodeId::from(self.next?);
        self.next = self.tree.node(node).parent;
        Some(node)
    }
}

impl Iterator for Descendants<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.last = self.tree.following_in(self.last, self.top)?;
        Some(self.last)
    }
}
