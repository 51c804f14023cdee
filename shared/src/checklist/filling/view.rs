//! How a filling is shown: texts in the walker's language, choices, screens, violations.

use super::instance::NodeId;
use super::value;
use super::{ChoiceState, Filling, Screen, Violation, Words};
use crate::checklist::model::{Item, Kind};
use crate::checklist::prepared::Content;
use crate::sync::Rule;
use crate::text::Text;

impl Filling {
    /// A text in the walker's language, else in the form's own, with what it mentions filled in.
    pub(super) fn words(&self, _id: NodeId, text: &Text) -> Words {
        let form = self.form.form();
        let preferred: Vec<&str> = form.languages.iter().map(String::as_str).collect();
        text.shown(&self.situation.language, &preferred)
            .map(|shown| Words {
                text: shown.text.to_owned(),
                language: shown.language.to_owned(),
                fallback: shown.fallback,
            })
            .unwrap_or_default()
    }

    pub(super) fn choices(&self, id: NodeId) -> Vec<ChoiceState> {
        let node = self.instance.node(id);
        let Some(item) = self.form.entry(node.entry).item() else {
            return Vec::new();
        };
        let form = self.form.form();
        let selected: Vec<&str> = node.answer.value.split_whitespace().collect();
        form.choices(item)
            .iter()
            .map(|choice| ChoiceState {
                name: choice.name.clone(),
                label: self.words(id, &choice.label),
                level: form.level(item, &choice.name),
                selected: selected.contains(&choice.name.as_str()),
            })
            .collect()
    }

    /// The first rule that an item's answer breaks; an item that is not relevant breaks none.
    pub(super) fn violation(&self, id: NodeId) -> Option<Violation> {
        let node = self.instance.node(id);
        let item = self.form.entry(node.entry).item()?;
        if !node.relevant {
            return None;
        }
        let (rule, message) = if node.answer.value.is_empty() {
            let missing = node.required && !node.answer.cannot_judge;
            (
                missing.then_some(Rule::RequiredMissing)?,
                &item.required_message,
            )
        } else if !value::fits(&item.kind, &node.answer.value) {
            (Rule::WrongType, &item.constraint_message)
        } else if !self.may_choose(id, item) {
            (Rule::NotAChoice, &item.constraint_message)
        } else if !node.satisfied {
            (Rule::ConstraintBroken, &item.constraint_message)
        } else {
            return None;
        };
        Some(Violation {
            path: self.instance.path(&self.form, id),
            rule,
            message: self.words(id, message),
        })
    }

    /// Every chosen name is among the choices offered now, once; true for kinds without choices.
    fn may_choose(&self, id: NodeId, item: &Item) -> bool {
        let value = &self.instance.node(id).answer.value;
        match &item.kind {
            Kind::SelectOne { .. } => self.offers(id, item, value),
            Kind::SelectMultiple { .. } | Kind::Rank { .. } => {
                let mut names: Vec<&str> = value.split_whitespace().collect();
                let chosen = names.len();
                names.sort_unstable();
                names.dedup();
                names.len() == chosen && names.iter().all(|name| self.offers(id, item, name))
            }
            _ => true,
        }
    }

    fn offers(&self, _id: NodeId, item: &Item, name: &str) -> bool {
        let choices = self.form.form().choices(item);
        choices.iter().any(|choice| choice.name == name)
    }

    pub(super) fn screens_below(&self, parent: NodeId, screens: &mut Vec<Screen>) {
        for &entry in &self.form.entry(self.instance.node(parent).entry).children {
            for id in self.instance.of(parent, entry) {
                if self.instance.node(id).relevant {
                    self.screens_of(id, screens);
                }
            }
            let Content::Group(group) = &self.form.entry(entry).content else {
                continue;
            };
            if group.repeat && group.count.is_empty() && self.instance.node(parent).relevant {
                screens.push(Screen::Another {
                    repeat: self.below_path(parent, &group.name),
                    heading: self.words(parent, &group.label),
                    instances: self.instance.of(parent, entry).count(),
                });
            }
        }
    }

    fn screens_of(&self, id: NodeId, screens: &mut Vec<Screen>) {
        let entry = self.entry(id);
        let items = match &entry.content {
            Content::Item(_) if entry.is_shown() => vec![id],
            Content::Item(_) => return,
            Content::Group(group) => {
                if !group
                    .appearance
                    .split_whitespace()
                    .any(|word| word == "field-list")
                {
                    return self.screens_below(id, screens);
                }
                let mut shown = self.instance.below(id);
                shown.retain(|&inner| {
                    self.instance.node(inner).relevant && self.entry(inner).is_shown()
                });
                shown
            }
        };
        if items.is_empty() {
            return;
        }
        let around = if entry.item().is_some() {
            self.instance.node(id).parent
        } else {
            id
        };
        screens.push(Screen::Questions {
            path: self.instance.path(&self.form, id),
            heading: self.words(around, self.entry(around).label()),
            items: items
                .iter()
                .map(|&item| self.instance.path(&self.form, item))
                .collect(),
        });
    }

    fn below_path(&self, parent: NodeId, name: &str) -> String {
        match self.instance.path(&self.form, parent).as_str() {
            "" => name.to_owned(),
            above => format!("{above}/{name}"),
        }
    }
}
