//! How a filling is shown: texts in the walker's language, choices, screens, violations.

use super::instance::NodeId;
use super::recompute::next_random;
use super::value;
use super::{ChoiceState, Filling, Screen, Violation, Words};
use crate::checklist::expr::Context;
use crate::checklist::model::{Choice, Item, Kind};
use crate::checklist::prepared::{Content, Rule};
use crate::sync;
use crate::text::Text;
use std::cell::Cell;

impl Filling {
    /// A text in the walker's language, else in English, which more newcomers read than any one country's
    /// own, else in the form's first language, with what it mentions filled in.
    pub(super) fn words(&self, id: NodeId, text: &Text) -> Words {
        let form = self.form.form();
        let own = form.languages.iter().map(String::as_str);
        let preferred: Vec<&str> = std::iter::once("en").chain(own).collect();
        text.shown(&self.situation.language, &preferred)
            .map(|shown| Words {
                text: self.filled_in(id, shown.text),
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
        let selected: Vec<&str> = node.answer.value.split_whitespace().collect();
        self.offered(id, item)
            .into_iter()
            .map(|choice| ChoiceState {
                name: choice.name.clone(),
                label: self.choice_words(id, choice),
                level: self.form.form().level(item, &choice.name),
                selected: selected.contains(&choice.name.as_str()),
            })
            .collect()
    }

    /// A choice without a label shows its name.
    fn choice_words(&self, id: NodeId, choice: &Choice) -> Words {
        let words = self.words(id, &choice.label);
        if !words.text.is_empty() {
            return words;
        }
        Words {
            text: choice.name.clone(),
            ..Words::default()
        }
    }

    /// The choices of an item now: filtered, and in the order to show.
    fn offered(&self, id: NodeId, item: &Item) -> Vec<&Choice> {
        let all = self.form.form().choices(item);
        let Some(itemset) = self.entry(id).rule(Rule::Choices) else {
            return all.iter().collect();
        };
        let nodes = self.look(id, |context| itemset.nodes(context));
        let places = nodes.unwrap_or_default().into_iter();
        places
            .filter_map(|node| all.get(self.form.lists.place(node)?))
            .collect()
    }

    /// Replaces what a text mentions as `${…}` by its value.
    fn filled_in(&self, id: NodeId, text: &str) -> String {
        let mut parts = text.split("${");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (source, rest) = part.split_once('}').unwrap_or(("", part));
            if let Some(expression) = self.form.mention(source) {
                let value = self.look(id, |context| {
                    expression.text(context).map(std::borrow::Cow::into_owned)
                });
                filled.push_str(&value.unwrap_or_default());
            }
            filled.push_str(rest);
        }
        filled
    }

    /// Computes something for showing: random numbers are the same each time.
    fn look<T>(&self, id: NodeId, with: impl FnOnce(&Context) -> T) -> T {
        let state = Cell::new(self.situation.seed ^ id as u64);
        let draw = || next_random(&state);
        with(&self.context(id, &draw))
    }

    /// The first rule that an item's answer breaks; an item that is not relevant breaks none.
    pub(super) fn violation(&self, id: NodeId) -> Option<Violation> {
        let node = self.instance.node(id);
        let item = self.form.entry(node.entry).item()?;
        if !node.relevant {
            return None;
        }
        let (rule, message) = if node.answer.value.is_empty() {
            let missing = node.required && self.is_blank(id);
            (
                missing.then_some(sync::Rule::RequiredMissing)?,
                &item.required_message,
            )
        } else if !value::fits(&item.kind, &node.answer.value) {
            (sync::Rule::WrongType, &item.constraint_message)
        } else if !self.may_choose(id, item) {
            (sync::Rule::NotAChoice, &item.constraint_message)
        } else if !node.satisfied {
            (sync::Rule::ConstraintBroken, &item.constraint_message)
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
        let several = match &item.kind {
            Kind::SelectOne { .. } => false,
            Kind::SelectMultiple { .. } | Kind::Rank { .. } => true,
            _ => return true,
        };
        let offered = self.offered(id, item);
        let is_offered = |name: &&str| offered.iter().any(|choice| choice.name == *name);
        let value = &self.instance.node(id).answer.value;
        if !several {
            return is_offered(&value.as_str());
        }
        let mut names: Vec<&str> = value.split_whitespace().collect();
        let chosen = names.len();
        names.sort_unstable();
        names.dedup();
        names.len() == chosen && names.iter().all(is_offered)
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
