//! The XML of a case as the trees an expression reads, and its nodes by the paths cases use:
//! `/node()[1]/node()[2]/@id`.

use roxmltree::{Document as Xml, Node, NodeType};
use shared::checklist::expr::{Labels, NodeRef};
use shared::checklist::tree::{Name, NodeId, NodeKind, Tree};
use std::collections::HashMap;

pub struct Document {
    pub primary: Tree,
    pub secondary: Vec<Tree>,
    by_path: HashMap<String, NodeRef>,
    paths: HashMap<NodeRef, String>,
    texts: HashMap<(String, String), String>,
}

impl Document {
    /// `root` is the path of the element that holds the primary instance; absolute paths start
    /// there. Without it they start at the document.
    pub fn read(xml: &str, root: Option<&str>) -> Self {
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let parsed = Xml::parse_with_options(xml, options).expect("the XML of a case");
        let mut document = Self {
            primary: Tree::new(""),
            secondary: Vec::new(),
            by_path: HashMap::new(),
            paths: HashMap::new(),
            texts: HashMap::new(),
        };
        let top = root.map_or(parsed.root(), |path| find(parsed.root(), path));
        document.primary = document.tree(0, "", top);
        for element in parsed.descendants() {
            if let ("instance", Some(id)) = (element.tag_name().name(), element.attribute("id")) {
                let number = document.secondary.len() as u32 + 1;
                let tree = document.tree(number, id, element);
                document.secondary.push(tree);
            }
            if element.tag_name().name() == "text" {
                document.note_text(element);
            }
        }
        document
    }

    pub fn node(&self, path: &str) -> NodeRef {
        self.by_path[path]
    }

    pub fn path(&self, node: NodeRef) -> &str {
        &self.paths[&node]
    }

    fn tree(&mut self, number: u32, id: &str, top: Node) -> Tree {
        let mut tree = Tree::new(id);
        self.fill(&mut tree, number, Tree::DOCUMENT, top);
        tree
    }

    fn fill(&mut self, tree: &mut Tree, number: u32, node: NodeId, from: Node) {
        self.know(NodeRef { tree: number, node }, path_of(from));
        for attribute in from.attributes() {
            let namespace = attribute.namespace();
            let prefix = namespace.and_then(|address| from.lookup_prefix(address));
            let name = name(prefix, attribute.name(), namespace);
            let mut path = path_of(from) + "/@";
            if let Some(prefix) = prefix {
                path = path + prefix + ":";
            }
            path.push_str(attribute.name());
            let node = tree.set_attribute(node, name, attribute.value());
            self.know(NodeRef { tree: number, node }, path);
        }
        for child in from.children() {
            let text = child.text().unwrap_or_default();
            let node = match child.node_type() {
                NodeType::Element => {
                    let namespace = child.tag_name().namespace();
                    let prefix = namespace.and_then(|address| child.lookup_prefix(address));
                    tree.append_named(node, name(prefix, child.tag_name().name(), namespace))
                }
                NodeType::Text => tree.append_content(node, NodeKind::Text, "", text),
                NodeType::Comment => tree.append_content(node, NodeKind::Comment, "", text),
                _ => {
                    let instruction = child.pi().expect("a processing instruction");
                    let value = instruction.value.unwrap_or_default();
                    tree.append_content(node, NodeKind::Instruction, instruction.target, value)
                }
            };
            self.fill(tree, number, node, child);
        }
    }

    fn know(&mut self, node: NodeRef, path: String) {
        self.by_path.entry(path.clone()).or_insert(node);
        self.paths.insert(node, path);
    }

    fn note_text(&mut self, element: Node) {
        let language = element.parent().and_then(|outer| outer.attribute("lang"));
        let value = element.children().find(Node::is_element);
        if let (Some(language), Some(id), Some(value)) = (language, element.attribute("id"), value)
        {
            let text = value.text().unwrap_or_default();
            self.texts
                .insert((language.to_owned(), id.to_owned()), text.to_owned());
        }
    }
}

impl Labels for Document {
    fn choice(&self, _path: &str, _value: &str, _language: &str) -> Option<String> {
        None
    }

    fn text(&self, id: &str, language: &str) -> Option<String> {
        self.texts
            .get(&(language.to_owned(), id.to_owned()))
            .cloned()
    }
}

fn name(prefix: Option<&str>, local: &str, namespace: Option<&str>) -> Name {
    Name {
        prefix: prefix.unwrap_or_default().into(),
        local: local.into(),
        namespace: namespace.unwrap_or_default().into(),
    }
}

fn path_of(node: Node) -> String {
    let steps: Vec<String> = node
        .ancestors()
        .filter(|outer| !outer.is_root())
        .map(|outer| format!("/node()[{}]", outer.prev_siblings().count()))
        .collect();
    if steps.is_empty() {
        return "/".to_owned();
    }
    steps.into_iter().rev().collect()
}

fn find<'a, 'i>(top: Node<'a, 'i>, path: &str) -> Node<'a, 'i> {
    top.descendants()
        .find(|&node| path_of(node) == path)
        .expect("the root of a case")
}
