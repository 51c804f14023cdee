//! Walking location paths: axes, node tests, predicates.

use super::error::EvalError;
use super::eval::Scope;
use super::syntax::{Axis, Path, Start, Step, Syntax, Test};
use super::value::{NodeRef, Value};
use crate::checklist::tree::{Name, NodeId, NodeKind, Tree};

impl<'a> Scope<'_, 'a> {
    /// The nodes a path leads to, in document order.
    ///
    /// What is not relevant is left out, unless nothing else is there: then the nodes stay and
    /// read as empty, so that `../a = ''` is true when `a` is not relevant. Counting functions
    /// leave out those too.
    pub(super) fn path(self, path: &'a Path) -> Result<Vec<NodeRef>, EvalError> {
        let mut nodes = match &path.start {
            Start::Here => vec![self.node],
            // Absolute paths mean the answers, also where the node at hand is in a list.
            Start::Root => vec![NodeRef::primary(Tree::DOCUMENT)],
            Start::Filter(inner, predicates) => {
                let mut nodes = self.node_set(inner)?;
                for predicate in predicates {
                    self.filter(&mut nodes, 0, predicate)?;
                }
                nodes
            }
        };
        let mut found = Vec::with_capacity(4);
        for step in &path.steps {
            self.step(&nodes, step, &mut found)?;
            std::mem::swap(&mut nodes, &mut found);
            found.clear();
        }
        self.drop_hidden(&mut nodes, 0);
        Ok(nodes)
    }

    /// Sorts nodes and leaves each once.
    pub(super) fn in_document_order(self, nodes: &mut Vec<NodeRef>) {
        let key = |node: &NodeRef| (node.tree, self.context.tree(*node).order(node.node));
        if !nodes.is_sorted_by(|left, right| key(left) < key(right)) {
            nodes.sort_unstable_by_key(key);
            nodes.dedup();
        }
    }

    /// Adds to `found` the nodes one step leads to.
    fn step(
        self,
        from: &[NodeRef],
        step: &'a Step,
        found: &mut Vec<NodeRef>,
    ) -> Result<(), EvalError> {
        for &origin in from {
            let tree = self.context.tree(origin);
            let start = found.len();
            follow(tree, origin.node, step.axis, &mut |node| {
                if self.passes(tree, node, step) {
                    found.push(NodeRef { node, ..origin });
                }
            });
            if !step.predicates.is_empty() {
                self.drop_hidden(found, start);
                for predicate in &step.predicates {
                    self.filter(found, start, predicate)?;
                }
            }
        }
        if step.axis.backwards() || from.len() > 1 {
            self.in_document_order(found);
        }
        Ok(())
    }

    /// Leaves of the nodes from `start` on those for which a predicate holds.
    fn filter(
        self,
        nodes: &mut Vec<NodeRef>,
        start: usize,
        predicate: &'a Syntax,
    ) -> Result<(), EvalError> {
        let size = nodes.len() - start;
        self.effort.spend(size)?;
        let mut kept = start;
        for place in 1..=size {
            let node = nodes[start + place - 1];
            let scope = Scope {
                node,
                position: place,
                size,
                ..self
            };
            let keep = match scope.evaluate(predicate)? {
                Value::Number(number) => number == place as f64,
                value => scope.to_boolean(&value),
            };
            if keep {
                nodes[kept] = node;
                kept += 1;
            }
        }
        nodes.truncate(kept);
        Ok(())
    }

    fn drop_hidden(self, nodes: &mut Vec<NodeRef>, start: usize) {
        if !self.context.hides_something() {
            return;
        }
        let hides = |node: &NodeRef| !self.context.is_relevant(*node);
        if !nodes[start..].iter().all(hides) {
            let mut place = 0;
            nodes.retain(|node| {
                place += 1;
                place <= start || !hides(node)
            });
        }
    }

    fn passes(self, tree: &Tree, node: NodeId, step: &Step) -> bool {
        let principal = match step.axis {
            Axis::Attribute => NodeKind::Attribute,
            _ => NodeKind::Element,
        };
        let kind = tree.kind(node);
        match &step.test {
            Test::Node => true,
            Test::Any => kind == principal,
            Test::Name(name, hash) => {
                kind == principal
                    && tree.is_called(node, &name.local, *hash)
                    && self.has_prefix(tree.name(node), &name.prefix)
            }
            Test::Prefix(prefix) => kind == principal && self.has_prefix(tree.name(node), prefix),
            Test::Text => kind == NodeKind::Text,
            Test::Comment => kind == NodeKind::Comment,
            Test::Instruction(target) => {
                kind == NodeKind::Instruction
                    && target
                        .as_ref()
                        .is_none_or(|target| tree.name(node).local == *target)
            }
        }
    }

    fn has_prefix(self, name: &Name, prefix: &str) -> bool {
        let namespaces = self.context.namespaces;
        match namespaces.iter().find(|(known, _)| *known == prefix) {
            Some((_, address)) => *name.namespace == **address,
            // Almost no name has a prefix.
            None if prefix.is_empty() => name.prefix.is_empty(),
            None => *name.prefix == *prefix,
        }
    }
}

/// Hands every node on an axis to `take`, nearest first.
fn follow(tree: &Tree, origin: NodeId, axis: Axis, take: &mut dyn FnMut(NodeId)) {
    let attribute = tree.kind(origin) == NodeKind::Attribute;
    match axis {
        Axis::Itself => take(origin),
        Axis::Parent => tree.parent(origin).into_iter().for_each(take),
        Axis::Child => tree.children(origin).for_each(take),
        Axis::Attribute => tree.attributes(origin).for_each(take),
        Axis::Ancestor => tree.ancestors(origin).for_each(take),
        Axis::AncestorOrSelf => {
            take(origin);
            tree.ancestors(origin).for_each(take);
        }
        Axis::Descendant => tree.descendants(origin).for_each(take),
        Axis::DescendantOrSelf => {
            take(origin);
            tree.descendants(origin).for_each(take);
        }
        Axis::FollowingSibling if !attribute => after(tree, origin, take),
        Axis::PrecedingSibling if !attribute => before(tree, origin, take),
        Axis::Following => following(tree, origin, take),
        Axis::Preceding => preceding(tree, origin, take),
        Axis::FollowingSibling | Axis::PrecedingSibling | Axis::Namespace => {}
    }
}

fn after(tree: &Tree, origin: NodeId, take: &mut dyn FnMut(NodeId)) {
    std::iter::successors(tree.next_sibling(origin), |&node| tree.next_sibling(node))
        .for_each(take);
}

fn before(tree: &Tree, origin: NodeId, take: &mut dyn FnMut(NodeId)) {
    std::iter::successors(tree.previous_sibling(origin), |&node| {
        tree.previous_sibling(node)
    })
    .for_each(take);
}

fn following(tree: &Tree, origin: NodeId, take: &mut dyn FnMut(NodeId)) {
    let mut from = origin;
    if tree.kind(origin) == NodeKind::Attribute {
        let Some(owner) = tree.parent(origin) else {
            return;
        };
        tree.descendants(owner).for_each(&mut *take);
        from = owner;
    }
    for outer in std::iter::once(from).chain(tree.ancestors(from)) {
        after(tree, outer, &mut |sibling| {
            take(sibling);
            tree.descendants(sibling).for_each(&mut *take);
        });
    }
}

fn preceding(tree: &Tree, origin: NodeId, take: &mut dyn FnMut(NodeId)) {
    let from = match (tree.kind(origin), tree.parent(origin)) {
        (NodeKind::Attribute, Some(owner)) => owner,
        _ => origin,
    };
    for outer in std::iter::once(from).chain(tree.ancestors(from)) {
        before(tree, outer, &mut |sibling| {
            let inside: Vec<NodeId> = tree.descendants(sibling).collect();
            inside.into_iter().rev().for_each(&mut *take);
            take(sibling);
        });
    }
}
