//! What an XForm's model holds beside the nodes: translations and lists of choices.

use super::xml::with_outputs;
use roxmltree::Node as Xml;
use shared::checklist::Choice;
use shared::text::Text;
use std::collections::{BTreeMap, HashMap};

pub fn words(model: Xml) -> HashMap<String, Text> {
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
pub fn lists(model: Xml) -> Result<BTreeMap<String, Vec<Choice>>, String> {
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
