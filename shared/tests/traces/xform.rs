//! Reads an XForm into the model: as much of XForms as an XLSForm can say, for tests only.

mod control;
mod model;
mod xml;

use model::{lists, words};
use roxmltree::{Document, Node as Xml};
use shared::checklist::{Choice, Form, Group, Item, Kind, Node};
use shared::text::Text;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xml::{absolute, child, find};

/// A form, and how many instances each repeat begins with, by its path.
pub struct Read {
    pub form: Form,
    pub instances: Vec<(String, usize)>,
}

/// The form of an XForm document; `Err` names what an XLSForm could not say.
pub fn read(xml: &str) -> Result<Read, String> {
    let document = Document::parse(xml).map_err(|error| error.to_string())?;
    let html = document.root_element();
    let model = find(html, "model").ok_or("no model")?;
    let body = find(html, "body").ok_or("no body")?;
    let root = child(model, "instance")
        .and_then(|instance| instance.first_element_child())
        .ok_or("no instance")?;
    let mut reader = Reader {
        binds: HashMap::new(),
        controls: HashMap::new(),
        repeats: HashMap::new(),
        words: words(model),
        sets: Vec::new(),
        lists: lists(model)?,
        root: format!("/{}", root.tag_name().name()),
        instances: Vec::new(),
    };
    reader.index(model, body)?;
    let nodes = reader.nodes(root, &reader.root.clone())?;
    let languages = reader
        .words
        .values()
        .flat_map(|text| text.0.keys().cloned())
        .collect::<BTreeSet<_>>();
    Ok(Read {
        instances: reader.instances,
        form: Form {
            name: root.attribute("id").unwrap_or_default().to_owned(),
            root: root.tag_name().name().to_owned(),
            version: root.attribute("version").unwrap_or_default().to_owned(),
            languages: languages.into_iter().collect(),
            nodes,
            lists: reader.lists,
            ..Form::default()
        },
    })
}

struct Reader<'a> {
    binds: HashMap<String, Xml<'a, 'a>>,
    controls: HashMap<String, Xml<'a, 'a>>,
    repeats: HashMap<String, Xml<'a, 'a>>,
    words: HashMap<String, Text>,
    /// Target, value, path of the control whose change sets it; empty for the first load.
    sets: Vec<(String, String, String)>,
    lists: BTreeMap<String, Vec<Choice>>,
    root: String,
    instances: Vec<(String, usize)>,
}

impl<'a> Reader<'a> {
    fn index(&mut self, model: Xml<'a, 'a>, body: Xml<'a, 'a>) -> Result<(), String> {
        for node in model.descendants().chain(body.descendants()) {
            let name = node.tag_name().name();
            let reference = node.attribute("nodeset").or(node.attribute("ref"));
            let Some(reference) = reference else { continue };
            let path = &absolute(node, reference);
            match name {
                "bind" => {
                    self.binds.insert(path.to_owned(), node);
                }
                "repeat" => {
                    self.repeats.insert(path.to_owned(), node);
                }
                "input" | "select" | "select1" | "upload" | "range" | "trigger" | "rank" => {
                    self.controls.insert(path.to_owned(), node);
                }
                "group"
                    if node
                        .parent()
                        .is_some_and(|p| p.tag_name().name() != "itext") =>
                {
                    self.controls.entry(path.to_owned()).or_insert(node);
                }
                "setvalue" => self.set(node, path)?,
                "setgeopoint" | "recordaudio" => return Err(name.to_owned()),
                _ => {}
            }
        }
        Ok(())
    }

    fn set(&mut self, node: Xml, target: &str) -> Result<(), String> {
        let value = node.attribute("value").map_or_else(
            || {
                node.text()
                    .map(|text| format!("'{text}'"))
                    .unwrap_or_default()
            },
            str::to_owned,
        );
        let control = node.parent().and_then(|parent| parent.attribute("ref"));
        match (node.attribute("event"), control) {
            (Some("odk-instance-first-load"), _) => {
                self.sets.push((target.to_owned(), value, String::new()));
            }
            (Some("xforms-value-changed"), Some(control)) => {
                self.sets
                    .push((target.to_owned(), value, control.to_owned()));
            }
            (event, _) => return Err(format!("setvalue on {}", event.unwrap_or("nothing"))),
        }
        Ok(())
    }

    fn nodes(&mut self, parent: Xml<'a, 'a>, above: &str) -> Result<Vec<Node>, String> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for element in parent.children().filter(Xml::is_element) {
            let name = element.tag_name().name().to_owned();
            if element.tag_name().namespace() != parent.tag_name().namespace() {
                continue;
            }
            let path = format!("{above}/{name}");
            let is_template = element
                .attributes()
                .any(|attribute| attribute.name() == "template");
            let repeat = self.repeats.contains_key(&path);
            if repeat && !is_template {
                match self.instances.iter_mut().find(|(known, _)| *known == path) {
                    Some((_, count)) => *count += 1,
                    None => self.instances.push((path.clone(), 1)),
                }
            } else if repeat {
                self.instances.push((path.clone(), 0));
            }
            if seen.contains(&name) {
                if !repeat {
                    return Err(format!("two nodes {path}"));
                }
                continue;
            }
            seen.push(name.clone());
            nodes.push(if repeat || element.first_element_child().is_some() {
                self.group(element, &path, name, repeat)?
            } else {
                self.item(element, &path, name)?
            });
        }
        Ok(nodes)
    }

    fn group(
        &mut self,
        element: Xml<'a, 'a>,
        path: &str,
        name: String,
        repeat: bool,
    ) -> Result<Node, String> {
        let count = self.repeats.get(path).and_then(|node| {
            let mut attributes = node.attributes();
            attributes
                .find(|a| a.name() == "count")
                .map(|a| a.value().to_owned())
        });
        let count = count.unwrap_or_default();
        Ok(Node::Group(Box::new(Group {
            name,
            repeat,
            // Seen from the repeat in XForms, from the node around it here.
            count: count
                .strip_prefix("../")
                .map_or(count.clone(), |rest| format!("./{rest}")),
            relevant: self.bind(path, "relevant"),
            nodes: self.nodes(element, path)?,
            ..Group::default()
        })))
    }

    fn item(&mut self, element: Xml, path: &str, name: String) -> Result<Node, String> {
        let control = self.controls.get(path).copied();
        let kind = match control {
            Some(control) => self.kind(control, path)?,
            None => match (self.bind(path, "preload"), self.bind(path, "preloadParams")) {
                (preload, _) if preload.is_empty() => Kind::Hidden,
                (_, property) => Kind::Metadata { property },
            },
        };
        let mut item = Item {
            name,
            kind,
            relevant: self.bind(path, "relevant"),
            required: self.bind(path, "required"),
            readonly: self.bind(path, "readonly"),
            constraint: self.bind(path, "constraint"),
            calculation: self.bind(path, "calculate"),
            default: element.text().unwrap_or_default().trim().to_owned(),
            label: control
                .map(|control| self.label(control))
                .unwrap_or_default(),
            ..Item::default()
        };
        for (target, value, trigger) in &self.sets {
            let absolute = target.starts_with('/');
            if !absolute {
                return Err("setvalue with a relative target".to_owned());
            }
            if target != path {
                continue;
            }
            if trigger.is_empty() {
                item.default = format!("${{{value}}}");
            } else if item.calculation.is_empty() {
                item.calculation.clone_from(value);
                item.trigger.push(trigger.clone());
            } else {
                return Err("several setvalues for one node".to_owned());
            }
        }
        Ok(Node::Item(Box::new(item)))
    }

    fn bind(&self, path: &str, attribute: &str) -> String {
        let bind = self.binds.get(path);
        let mut attributes = bind.into_iter().flat_map(Xml::attributes);
        let found = attributes.find(|found| found.name() == attribute);
        found
            .map(|found| found.value().to_owned())
            .unwrap_or_default()
    }
}
