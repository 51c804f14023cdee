//! Reads an XForm into the model: as much of XForms as an XLSForm can say, for tests only.

use roxmltree::{Document, Node as Xml};
use shared::checklist::{Choice, Form, Group, Item, Kind, Node};
use shared::text::Text;
use std::collections::{BTreeMap, HashMap};

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
        .collect::<std::collections::BTreeSet<_>>();
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

    fn kind(&mut self, control: Xml, path: &str) -> Result<Kind, String> {
        let bound = self.bind(path, "type");
        let bound = bound.rsplit(':').next().unwrap_or_default();
        Ok(match control.tag_name().name() {
            "select1" => {
                let (list, filter) = self.choices(control, path)?;
                Kind::SelectOne { list, filter }
            }
            "select" => {
                let (list, filter) = self.choices(control, path)?;
                Kind::SelectMultiple { list, filter }
            }
            "rank" => {
                let (list, filter) = self.choices(control, path)?;
                Kind::Rank { list, filter }
            }
            "upload" => Kind::File,
            "trigger" => Kind::Acknowledge,
            _ => match bound {
                "int" | "integer" => Kind::Integer,
                "decimal" => Kind::Decimal,
                "date" => Kind::Date,
                "time" => Kind::Time,
                "dateTime" => Kind::DateTime,
                "geopoint" => Kind::Geopoint,
                "geotrace" => Kind::Geotrace,
                "geoshape" => Kind::Geoshape,
                _ => Kind::Text,
            },
        })
    }

    /// The list and filter of a select; choices written into it become a list of their own.
    fn choices(&mut self, control: Xml, path: &str) -> Result<(String, String), String> {
        let Some(itemset) = child(control, "itemset") else {
            let items = control
                .children()
                .filter(|node| node.tag_name().name() == "item");
            let choices = items.map(|item| Choice {
                name: child(item, "value")
                    .and_then(|v| v.text())
                    .unwrap_or_default()
                    .to_owned(),
                label: self.label(item),
                ..Choice::default()
            });
            let choices = choices.collect();
            self.lists.insert(path.to_owned(), choices);
            return Ok((path.to_owned(), String::new()));
        };
        let value = child(itemset, "value").and_then(|value| value.attribute("ref"));
        if value.is_some_and(|value| value != "name") {
            return Err("choices whose value is not called name".to_owned());
        }
        let nodeset = itemset.attribute("nodeset").unwrap_or_default();
        let rest = nodeset
            .strip_prefix("instance('")
            .ok_or_else(|| nodeset.to_owned())?;
        let (list, rest) = rest
            .split_once("')/root/item")
            .ok_or_else(|| nodeset.to_owned())?;
        let filter = rest
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        if !rest.is_empty() && filter.is_none() || !self.lists.contains_key(list) {
            return Err(nodeset.to_owned());
        }
        // Several predicates are as good as one, as long as none counts positions.
        let filter = filter.unwrap_or_default().replace("][", ") and (");
        let joined = if filter.contains(") and (") {
            format!("({filter})")
        } else {
            filter
        };
        Ok((list.to_owned(), joined))
    }

    fn bind(&self, path: &str, attribute: &str) -> String {
        let bind = self.binds.get(path);
        let mut attributes = bind.into_iter().flat_map(Xml::attributes);
        let found = attributes.find(|found| found.name() == attribute);
        found
            .map(|found| found.value().to_owned())
            .unwrap_or_default()
    }

    fn label(&self, control: Xml) -> Text {
        let Some(label) = child(control, "label") else {
            return Text::default();
        };
        if let Some(id) = label.attribute("ref").and_then(itext_id) {
            return self.words.get(id).cloned().unwrap_or_default();
        }
        Text::of("", with_outputs(label))
    }
}

/// A reference of a control, which may start from the group or repeat around it.
fn absolute(control: Xml, reference: &str) -> String {
    if reference.starts_with('/') {
        return reference.to_owned();
    }
    let relative = reference
        .trim_start_matches("current()/")
        .trim_start_matches("./");
    let mut around = control.ancestors().skip(1);
    let outer = around.find_map(|node| node.attribute("nodeset").or(node.attribute("ref")));
    outer.map_or_else(
        || reference.to_owned(),
        |outer| format!("{outer}/{relative}"),
    )
}

fn itext_id(reference: &str) -> Option<&str> {
    reference.strip_prefix("jr:itext('")?.strip_suffix("')")
}

/// Text in which an output stands as `${expression}`.
fn with_outputs(node: Xml) -> String {
    let parts = node.children().map(|part| match part.attribute("value") {
        Some(expression) => format!("${{{}}}", expression.trim()),
        None => part.text().unwrap_or_default().to_owned(),
    });
    parts.collect()
}

fn words(model: Xml) -> HashMap<String, Text> {
    let mut words: HashMap<String, Text> = HashMap::new();
    let translations = model
        .descendants()
        .filter(|node| node.tag_name().name() == "translation");
    for translation in translations {
        let language = translation.attribute("lang").unwrap_or_default();
        for text in translation.children().filter(Xml::is_element) {
            let id = text.attribute("id").unwrap_or_default().to_owned();
            let mut values = text.children().filter(Xml::is_element);
            let value = values.find(|value| value.attribute("form").is_none());
            let known = words.entry(id).or_default();
            known.0.insert(
                language.to_owned(),
                value.map(with_outputs).unwrap_or_default(),
            );
        }
    }
    words
}

/// The secondary instances that are lists of items.
fn lists(model: Xml) -> Result<BTreeMap<String, Vec<Choice>>, String> {
    let mut lists = BTreeMap::new();
    let instances = model
        .children()
        .filter(|node| node.tag_name().name() == "instance");
    for instance in instances.skip(1) {
        let id = instance.attribute("id").unwrap_or_default();
        let root = instance
            .first_element_child()
            .ok_or("an instance from a file")?;
        let mut choices = Vec::new();
        for item in root.children().filter(Xml::is_element) {
            if item.tag_name().name() != "item" {
                return Err("a list of something else than items".to_owned());
            }
            let mut choice = Choice::default();
            for column in item.children().filter(Xml::is_element) {
                let (name, value) = (column.tag_name().name(), column.text().unwrap_or_default());
                match name {
                    "name" => value.clone_into(&mut choice.name),
                    "label" => choice.label = Text::of("", value),
                    _ => drop(choice.columns.insert(name.to_owned(), value.to_owned())),
                }
            }
            choices.push(choice);
        }
        lists.insert(id.to_owned(), choices);
    }
    Ok(lists)
}

fn find<'a>(node: Xml<'a, 'a>, name: &str) -> Option<Xml<'a, 'a>> {
    node.descendants()
        .find(|found| found.tag_name().name() == name)
}

fn child<'a>(node: Xml<'a, 'a>, name: &str) -> Option<Xml<'a, 'a>> {
    node.children()
        .find(|found| found.tag_name().name() == name)
}
