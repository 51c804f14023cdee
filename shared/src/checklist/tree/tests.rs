//! That a tree stays in order and keeps what was put in.

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
