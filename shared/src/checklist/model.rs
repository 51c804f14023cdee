//! A checklist as data: what an XLSForm workbook says, with names resolved and texts by language.
//! Serialised, this is the content of a checklist version; phone and server read the same bytes.

use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One version of a checklist.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Form {
    /// `form_id` of the workbook's settings.
    pub name: String,
    /// Name that absolute paths in expressions begin with; empty means `data`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub root: String,
    pub title: Text,
    /// `version` of the workbook's settings, for people; Krok numbers versions itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Tags of the languages used, the first being the form's default.
    pub languages: Vec<String>,
    #[cfg_attr(feature = "schema", schema(no_recursion))]
    pub nodes: Vec<Node>,
    /// Choice lists by name, in sheet order: for a scored item the order of its scale, low to high.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<Choice>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Node {
    Item(Box<Item>),
    Group(Box<Group>),
}

/// A group of items: one screen, or a repeat of such screens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Group {
    pub name: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// Instances may be added and removed.
    #[serde(default)]
    pub repeat: bool,
    /// Expression that gives a repeat's number of instances, as seen from the node around it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub count: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relevant: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    #[cfg_attr(feature = "schema", schema(no_recursion))]
    pub nodes: Vec<Node>,
}

/// One question, note, calculation or piece of metadata. Expressions are XForms XPath with
/// references already resolved to paths; empty means none. In labels, hints and messages `${…}`
/// holds such an expression, whose value is shown in its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Item {
    pub name: String,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Longer help, shown on demand and in print.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub guidance: Text,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub required: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub required_message: Text,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relevant: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub constraint: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub constraint_message: Text,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub calculation: String,
    /// Paths of the items whose answer sets off the calculation; without any, it runs whenever
    /// something it reads changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trigger: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub readonly: String,
    /// Plain text, or an expression as `${…}`, computed once.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub default: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    /// What the answers are: Krok's column `measure`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// Theme of the audit's vocabulary: Krok's column `theme`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub theme: String,
    /// Which end of the scale is good: Krok's column `score`; `None` when not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Direction>,
    /// Krok's column `sensitive`: shown to the audit's researchers only.
    #[serde(default)]
    pub sensitive: bool,
    /// Krok's column `photo`: a photo helps here, so one is suggested.
    #[serde(default)]
    pub photo: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = checklist::Kind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Text,
    Integer,
    Decimal,
    Range {
        start: f64,
        end: f64,
        step: f64,
    },
    SelectOne {
        list: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        filter: String,
    },
    SelectMultiple {
        list: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        filter: String,
    },
    Rank {
        list: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        filter: String,
    },
    Note,
    Acknowledge,
    Date,
    Time,
    DateTime,
    Geopoint,
    Geotrace,
    Geoshape,
    Image,
    Audio,
    Video,
    File,
    Barcode,
    Calculate,
    Hidden,
    /// Filled by the engine: `start`, `end`, `today`, `deviceid`, …; `daylight` is `day`, `dusk` or
    /// `night`, so that a checklist can ask about light only when there is something to see.
    Metadata {
        property: String,
    },
}

/// Observation: two walkers at one place should agree. Perception: they may differ, and the
/// difference is a finding; it never enters a figure of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    Observation,
    Perception,
}

/// Which end of an ordered scale is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The last choice is the best.
    Up,
    /// The first choice is the best.
    Down,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Choice {
    pub name: String,
    pub label: Text,
    /// Stands outside the scale ("not tried", "does not apply"): an answer without a score.
    /// Krok's column `scored` = no.
    #[serde(default)]
    pub unscored: bool,
    /// Further columns of the choices sheet, for filters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

impl Form {
    /// All items with their paths (names joined by `/`), in document order, groups entered.
    pub fn items(&self) -> Vec<(String, &Item)> {
        fn walk<'a>(nodes: &'a [Node], prefix: &str, found: &mut Vec<(String, &'a Item)>) {
            for node in nodes {
                match node {
                    Node::Item(item) => found.push((format!("{prefix}{}", item.name), item)),
                    Node::Group(group) => {
                        walk(&group.nodes, &format!("{prefix}{}/", group.name), found);
                    }
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.nodes, "", &mut found);
        found
    }

    /// Choices of an item; empty for kinds that have none.
    pub fn choices(&self, item: &Item) -> &[Choice] {
        match &item.kind {
            Kind::SelectOne { list, .. }
            | Kind::SelectMultiple { list, .. }
            | Kind::Rank { list, .. } => self.lists.get(list).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }

    /// The scale of a scored item, worst to best; `None` when the item is not scored.
    pub fn scale(&self, item: &Item) -> Option<Vec<&Choice>> {
        let direction = item.score?;
        let mut scale: Vec<_> = self
            .choices(item)
            .iter()
            .filter(|choice| !choice.unscored)
            .collect();
        if direction == Direction::Down {
            scale.reverse();
        }
        (scale.len() >= 2).then_some(scale)
    }

    /// Level of a value on its item's scale, 0 being the worst; `None` for blank, "cannot judge",
    /// a choice outside the scale, or an item that is not scored.
    pub fn level(&self, item: &Item, value: &str) -> Option<usize> {
        self.scale(item)?
            .iter()
            .position(|choice| choice.name == value)
    }
}
