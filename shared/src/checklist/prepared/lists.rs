//! Choice lists as trees that expressions can read: `instance('list')/root/item`, each with its
//! name, its label in the form's default language, and the further columns.

use crate::checklist::expr::NodeRef;
use crate::checklist::model::{Form, Item, Kind};
use crate::checklist::tree::Tree;
use std::collections::HashMap;

#[derive(Debug)]
pub(crate) struct Lists {
    trees: Vec<Tree>,
    /// Place of each choice in its list.
    places: HashMap<NodeRef, usize>,
}

impl Lists {
    pub fn new(form: &Form) -> Self {
        let mut lists = Self {
            trees: Vec::new(),
            places: HashMap::new(),
        };
        let language = form.languages.first().map_or("", String::as_str);
        for (name, choices) in &form.lists {
            let mut tree = Tree::new(name);
            let root = tree.append(Tree::DOCUMENT, "root");
            for (place, choice) in choices.iter().enumerate() {
                let node = tree.append(root, "item");
                tree.append_value(node, "name", &choice.name);
                let label = choice.label.shown(language, &[]);
                tree.append_value(node, "label", label.map_or("", |shown| shown.text));
                for (column, value) in &choice.columns {
                    tree.append_value(node, column, value);
                }
                let tree = lists.trees.len() as u32 + 1;
                lists.places.insert(NodeRef { tree, node }, place);
            }
            lists.trees.push(tree);
        }
        lists
    }

    /// The trees, as expressions know them.
    pub fn trees(&self) -> &[Tree] {
        &self.trees
    }

    /// Place of a choice in its list.
    pub fn place(&self, node: NodeRef) -> Option<usize> {
        self.places.get(&node).copied()
    }
}

/// The expression that gives an item's choices, where they are filtered or shuffled.
pub(super) fn itemset(item: &Item) -> Option<String> {
    let (Kind::SelectOne { list, filter }
    | Kind::SelectMultiple { list, filter }
    | Kind::Rank { list, filter }) = &item.kind
    else {
        return None;
    };
    let all = format!("instance('{list}')/root/item");
    let wanted = if filter.is_empty() {
        all
    } else {
        format!("{all}[{filter}]")
    };
    let shuffled = item
        .parameters
        .get("randomize")
        .is_some_and(|value| value == "true");
    match item.parameters.get("seed") {
        Some(seed) if shuffled => Some(format!("randomize({wanted}, {seed})")),
        None if shuffled => Some(format!("randomize({wanted})")),
        _ => (!filter.is_empty()).then_some(wanted),
    }
}
