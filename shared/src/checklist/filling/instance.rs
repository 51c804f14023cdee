//! The nodes of one filling: an item or group of the form each, repeats as often as there are
//! instances, with what was answered and what the rules say about it now. Beside it the tree that
//! expressions read, kept in step.

use crate::checklist::prepared::{EntryId, Prepared, ROOT};
use crate::checklist::tree::{self, Tree};
use crate::response::Answer;

/// Place of a node in its [`Instance`]; the root is 0.
pub(crate) type NodeId = usize;

/// Most nodes in one filling. A path such as `people[999999999]/name` in answers that arrive over
/// the network must not make the server build a billion instances.
pub(crate) const MAX_NODES: usize = 20_000;

#[derive(Clone, Debug)]
pub(crate) struct Instance {
    nodes: Vec<Node>,
    tree: Tree,
}

#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, not a state"
)]
pub(crate) struct Node {
    pub entry: EntryId,
    pub parent: NodeId,
    /// In document order, the instances of a repeat side by side.
    pub children: Vec<NodeId>,
    pub answer: Answer,
    /// By its own condition.
    pub own_relevant: bool,
    /// A repeat instance beyond the number computed: kept, but not relevant.
    pub surplus: bool,
    /// By its own condition and those of all groups around it.
    pub relevant: bool,
    pub required: bool,
    pub readonly: bool,
    /// False when the value breaks the item's constraint.
    pub satisfied: bool,
    /// The same node in the tree.
    pub leaf: tree::NodeId,
}

impl Instance {
    /// An empty instance: every repeat has one instance, or none where its number is computed.
    pub fn new(form: &Prepared) -> Self {
        let mut tree = Tree::new("");
        let leaf = tree.append(Tree::DOCUMENT, &form.entry(ROOT).name);
        let mut instance = Self {
            nodes: Vec::new(),
            tree,
        };
        instance.push(ROOT, ROOT, leaf);
        instance.fill(form, ROOT);
        instance
    }

    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id]
    }

    /// Stores a node's value, here and in the tree.
    pub fn set_value(&mut self, id: NodeId, value: &str) {
        let node = &mut self.nodes[id];
        value.clone_into(&mut node.answer.value);
        self.tree.set_text(node.leaf, value);
    }

    /// Notes whether a node is relevant by its own condition; gives the nodes, itself and those
    /// below, whose relevance that changes.
    pub fn set_own_relevant(&mut self, id: NodeId, own: bool, surplus: bool) -> Vec<NodeId> {
        let node = &mut self.nodes[id];
        (node.own_relevant, node.surplus) = (own, surplus);
        self.tree.set_relevant(node.leaf, own && !surplus);
        let mut changed = Vec::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            let node = &self.nodes[next];
            let around = next == ROOT || self.nodes[node.parent].relevant;
            let relevant = around && node.own_relevant && !node.surplus;
            if relevant != node.relevant {
                self.nodes[next].relevant = relevant;
                changed.push(next);
                open.extend(&self.nodes[next].children);
            }
        }
        changed
    }

    /// All nodes below `id`, in document order.
    pub fn below(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open: Vec<NodeId> = self.nodes[id].children.iter().rev().copied().collect();
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.nodes[next].children.iter().rev());
        }
        found
    }

    /// The nodes below `around`, or itself, that stand for `entry`.
    pub fn within(&self, form: &Prepared, around: NodeId, entry: EntryId) -> Vec<NodeId> {
        let top = self.nodes[around].entry;
        let mut steps = Vec::new();
        let mut at = entry;
        while at != top && at != ROOT {
            steps.push(at);
            at = form.entry(at).parent;
        }
        let mut found = vec![around];
        for step in steps.into_iter().rev() {
            found = found.iter().flat_map(|&node| self.of(node, step)).collect();
        }
        found
    }

    /// The node around `id`, or itself, that stands for `entry`; the root where there is none.
    pub fn around(&self, id: NodeId, entry: EntryId) -> NodeId {
        let mut at = id;
        while at != ROOT && self.nodes[at].entry != entry {
            at = self.nodes[at].parent;
        }
        at
    }

    /// Children of `parent` that stand for `entry`: the instances of a repeat, or the one node.
    pub fn of(&self, parent: NodeId, entry: EntryId) -> impl Iterator<Item = NodeId> + '_ {
        self.nodes[parent]
            .children
            .iter()
            .copied()
            .filter(move |&child| self.nodes[child].entry == entry)
    }

    /// The node at a path such as `people[2]/name`; a repeat without a number means its first.
    pub fn find(&self, form: &Prepared, path: &str) -> Option<NodeId> {
        path.split('/').try_fold(ROOT, |node, step| {
            let (name, number) = split_step(step)?;
            let entry = child_entry(form, self.nodes[node].entry, name)?;
            self.of(node, entry).nth(number - 1)
        })
    }

    /// The node at a path, made with all the repeat instances before it where it is missing;
    /// `None` where the form has no such node or there would be more than [`MAX_NODES`].
    pub fn find_or_add(&mut self, form: &Prepared, path: &str) -> Option<NodeId> {
        path.split('/').try_fold(ROOT, |node, step| {
            let (name, number) = split_step(step)?;
            let entry = child_entry(form, self.nodes[node].entry, name)?;
            let present = self.of(node, entry).count();
            if number > present {
                if !form.entry(entry).is_repeat() || number - present > MAX_NODES {
                    return None;
                }
                for _ in present..number {
                    self.add(form, node, entry)?;
                }
            }
            self.of(node, entry).nth(number - 1)
        })
    }

    /// The path of a node: names joined by `/`, repeat instances numbered from 1.
    pub fn path(&self, form: &Prepared, id: NodeId) -> String {
        let mut steps = Vec::new();
        let mut at = id;
        while at != ROOT {
            let node = &self.nodes[at];
            let entry = form.entry(node.entry);
            steps.push(if entry.is_repeat() {
                format!("{}[{}]", entry.name, self.number(at))
            } else {
                entry.name.clone()
            });
            at = node.parent;
        }
        steps.reverse();
        steps.join("/")
    }

    /// Adds an instance of a repeat after those that are there.
    pub fn add(&mut self, form: &Prepared, parent: NodeId, entry: EntryId) -> Option<NodeId> {
        if self.nodes.len() >= MAX_NODES {
            return None;
        }
        let children = &self.nodes[parent].children;
        let after = children
            .iter()
            .rposition(|&child| self.nodes[child].entry <= entry);
        let at = after.map_or(0, |after| after + 1);
        let before = children.get(at).map(|&next| self.nodes[next].leaf);
        let (name, around) = (&form.entry(entry).name, self.nodes[parent].leaf);
        let mut leaf = self.tree.append(around, name);
        if before.is_some() {
            self.tree.remove(leaf);
            leaf = self.tree.copy(leaf, around, before);
        }
        let id = self.push(entry, parent, leaf);
        self.nodes[parent].children.insert(at, id);
        self.fill(form, id);
        Some(id)
    }

    /// Takes an instance of a repeat out; what was answered in it is gone.
    pub fn remove(&mut self, id: NodeId) {
        let parent = self.nodes[id].parent;
        self.nodes[parent].children.retain(|&child| child != id);
        self.tree.remove(self.nodes[id].leaf);
    }

    /// Number of a repeat instance among its siblings, from 1.
    fn number(&self, id: NodeId) -> usize {
        let node = &self.nodes[id];
        let before = self
            .of(node.parent, node.entry)
            .take_while(|&sibling| sibling != id);
        1 + before.count()
    }

    fn fill(&mut self, form: &Prepared, parent: NodeId) {
        let around = self.nodes[parent].leaf;
        for &entry in &form.entry(self.nodes[parent].entry).children {
            if form.entry(entry).is_counted() {
                continue;
            }
            let leaf = self.tree.append(around, &form.entry(entry).name);
            let id = self.push(entry, parent, leaf);
            self.nodes[parent].children.push(id);
            self.fill(form, id);
        }
    }

    fn push(&mut self, entry: EntryId, parent: NodeId, leaf: tree::NodeId) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node {
            entry,
            parent,
            children: Vec::new(),
            answer: Answer::default(),
            own_relevant: true,
            surplus: false,
            relevant: id == ROOT || self.nodes[parent].relevant,
            required: false,
            readonly: false,
            satisfied: true,
            leaf,
        });
        id
    }
}

/// `people[2]` is the name and 2; `people` the name and 1.
fn split_step(step: &str) -> Option<(&str, usize)> {
    match step.split_once('[') {
        None => Some((step, 1)),
        Some((name, rest)) => {
            let number = rest.strip_suffix(']')?.parse().ok()?;
            (number >= 1).then_some((name, number))
        }
    }
}

fn child_entry(form: &Prepared, parent: EntryId, name: &str) -> Option<EntryId> {
    let children = &form.entry(parent).children;
    children
        .iter()
        .copied()
        .find(|&child| form.entry(child).name == name)
}
