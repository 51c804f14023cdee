//! Building and changing a tree.

use super::{Name, Node, NodeId, NodeKind, Tree, hash};

/// Distance left between neighbours in document order, for nodes that come later.
const ORDER_GAP: u64 = 1 << 32;

/// Distance that a node put in between keeps from the one before it, where there is room: what
/// comes next mostly comes right after it.
const ORDER_STEP: u64 = 1 << 12;

impl Tree {
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

    pub(super) fn intern(&mut self, name: Name) -> u32 {
        if let Some(&known) = self.known.get(&name) {
            return known;
        }
        let number = self.names.len() as u32;
        self.names.push(name.clone());
        self.known.insert(name, number);
        number
    }

    pub(super) fn create(&mut self, kind: NodeKind, name: u32, text: &str) -> NodeId {
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
