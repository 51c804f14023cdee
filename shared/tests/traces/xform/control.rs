//! What an XForm's body says of a node: its kind, its choices and its label.

use super::Reader;
use super::xml::{child, itext_id, with_outputs};
use roxmltree::Node as Xml;
use shared::checklist::{Choice, Kind};
use shared::text::Text;

impl Reader<'_> {
    pub(super) fn kind(&mut self, control: Xml, path: &str) -> Result<Kind, String> {
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

    pub(super) fn label(&self, control: Xml) -> Text {
        let Some(label) = child(control, "label") else {
            return Text::default();
        };
        if let Some(id) = label.attribute("ref").and_then(itext_id) {
            return self.words.get(id).cloned().unwrap_or_default();
        }
        Text::of("", with_outputs(label))
    }
}
