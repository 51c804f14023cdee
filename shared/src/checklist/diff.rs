//! Two versions of a checklist: what changed between them, and which answers given to the older one can go
//! on in the newer. Items are the same when they have the same name; an answer goes on when its item can
//! hold it as it is. Nothing is guessed: what cannot go on is named, and stays with the version it was
//! given to.

use super::model::{Form, Item, Kind, Node};
use crate::response::{Answer, Answers, item_path};
use std::collections::{BTreeMap, BTreeSet};

/// What who has answered the older version has to know, as paths of items: the newer's, except of those
/// that it does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    pub added: Vec<String>,
    /// Paths in the older version.
    pub dropped: Vec<String>,
    /// The same question in other words, hints and choices included.
    pub reworded: Vec<String>,
    /// Another kind of answer, or other choices.
    pub changed: Vec<String>,
}

impl Diff {
    /// What changed for who reads `language`.
    pub fn between(old: &Form, new: &Form, language: &str) -> Self {
        let (older, newer) = (Outline::of(old), Outline::of(new));
        let mut diff = Self::default();
        for (path, place) in older.asked() {
            let Some(counterpart) = newer.counterpart(path, place, &older) else {
                diff.dropped.push(path.clone());
                continue;
            };
            let now = newer.items[&counterpart].item;
            if !is_like(&place.item.kind, &now.kind) || names(old, place.item) != names(new, now) {
                diff.changed.push(counterpart);
            } else if words(old, place.item, language) != words(new, now, language) {
                diff.reworded.push(counterpart);
            }
        }
        for (path, place) in newer.asked() {
            if older.counterpart(path, place, &newer).is_none() {
                diff.added.push(path.clone());
            }
        }
        diff
    }
}

/// Where an answer under `path` of the older version belongs in the newer; `None` where its item is gone.
pub fn follow(old: &Form, new: &Form, path: &str) -> Option<String> {
    let (older, newer) = (Outline::of(old), Outline::of(new));
    let item = item_path(path);
    let found = newer.counterpart(&item, older.items.get(&item)?, &older)?;
    Some(if found == item {
        path.to_owned()
    } else {
        found
    })
}

/// Answers on their way from one version to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// What goes on in the newer version.
    pub answers: Answers,
    /// Old path and new path of each item that has another place now.
    pub elsewhere: BTreeMap<String, String>,
    /// What stays with the older version, by the path it was given to.
    pub left: BTreeMap<String, Left>,
}

/// An answer that cannot go on whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub answer: Answer,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The newer version does not ask this.
    Dropped,
    /// It asks for another kind of answer.
    OtherKind,
    /// What was chosen is no longer among the choices, or the number outside the range.
    ChoiceGone,
}

impl Moved {
    /// Takes the answers to `old` over into `new`. A note and "cannot judge" go on wherever their item
    /// does; of several choices those that are still there.
    pub fn between(old: &Form, new: &Form, answers: &Answers) -> Self {
        let (older, newer) = (Outline::of(old), Outline::of(new));
        let mut moved = Self::default();
        for (path, answer) in &answers.0 {
            let item = item_path(path);
            if newer.repeats.contains(&item) && !newer.items.contains_key(&item) {
                // How many instances there are.
                moved.answers.0.insert(path.clone(), answer.clone());
                continue;
            }
            let place = older.items.get(&item);
            let counterpart = match place {
                Some(place) => newer.counterpart(&item, place, &older),
                // Given to a version before the older one.
                None => newer.items.contains_key(&item).then(|| item.clone()),
            };
            let Some(counterpart) = counterpart else {
                moved.leave(path, answer, Why::Dropped);
                continue;
            };
            let path_now = if counterpart == item {
                path.clone()
            } else {
                moved.elsewhere.insert(path.clone(), counterpart.clone());
                counterpart.clone()
            };
            let was = place.map_or(&newer.items[&counterpart].item.kind, |it| &it.item.kind);
            let carried = carry(was, (new, newer.items[&counterpart].item), &answer.value);
            moved.take(path, path_now, answer, carried);
        }
        moved
    }

    fn take(&mut self, from: &str, to: String, answer: &Answer, carried: Result<String, Loss>) {
        let value = match carried {
            Ok(value) => value,
            Err(Loss { why, rest }) => {
                self.leave(from, answer, why);
                rest
            }
        };
        let going = Answer {
            value,
            ..answer.clone()
        };
        if going != Answer::default() {
            self.answers.0.insert(to, going);
        }
    }

    fn leave(&mut self, path: &str, answer: &Answer, why: Why) {
        let answer = answer.clone();
        self.left.insert(path.to_owned(), Left { answer, why });
    }
}

/// A form's items by path.
struct Outline<'a> {
    items: BTreeMap<String, Place<'a>>,
    order: Vec<String>,
    /// Paths of repeats.
    repeats: BTreeSet<String>,
    /// How many items have this name.
    named: BTreeMap<&'a str, usize>,
}

struct Place<'a> {
    item: &'a Item,
    /// Paths of the repeats around it.
    repeats: Vec<String>,
}

impl<'a> Outline<'a> {
    fn of(form: &'a Form) -> Self {
        let mut outline = Self {
            items: BTreeMap::new(),
            order: Vec::new(),
            repeats: BTreeSet::new(),
            named: BTreeMap::new(),
        };
        outline.enter(&form.nodes, "", &[]);
        outline
    }

    fn enter(&mut self, nodes: &'a [Node], prefix: &str, repeats: &[String]) {
        for node in nodes {
            match node {
                Node::Item(item) => {
                    let path = format!("{prefix}{}", item.name);
                    let repeats = repeats.to_vec();
                    *self.named.entry(&item.name).or_default() += 1;
                    self.order.push(path.clone());
                    self.items.insert(path, Place { item, repeats });
                }
                Node::Group(group) => {
                    let path = format!("{prefix}{}", group.name);
                    let mut around = repeats.to_vec();
                    if group.repeat {
                        self.repeats.insert(path.clone());
                        around.push(path.clone());
                    }
                    self.enter(&group.nodes, &format!("{path}/"), &around);
                }
            }
        }
    }

    /// Items that a person answers, in document order.
    fn asked(&self) -> impl Iterator<Item = (&String, &Place<'a>)> {
        let all = self.order.iter().map(|path| (path, &self.items[path]));
        all.filter(|(_, place)| is_asked(&place.item.kind))
    }

    /// Path here of an item of another version: at the same path, or, outside of repeats and where either
    /// version has one item of its name, wherever that is.
    fn counterpart(&self, path: &str, place: &Place<'_>, other: &Outline<'_>) -> Option<String> {
        if let Some(same) = self.items.get(path) {
            return (same.repeats == place.repeats).then(|| path.to_owned());
        }
        let name = place.item.name.as_str();
        let is_one_of_many = |outline: &Outline<'_>| outline.named.get(name) != Some(&1);
        if !place.repeats.is_empty() || is_one_of_many(self) || is_one_of_many(other) {
            return None;
        }
        let found = self.items.iter().find(|(_, it)| it.item.name == name)?;
        found.1.repeats.is_empty().then(|| found.0.clone())
    }
}

/// Why a value cannot go on, and what of it can.
struct Loss {
    why: Why,
    rest: String,
}

impl Loss {
    fn of(why: Why) -> Self {
        let rest = String::new();
        Self { why, rest }
    }
}

/// The value as the newer item holds it.
fn carry(was: &Kind, (new, item): (&Form, &Item), value: &str) -> Result<String, Loss> {
    let value = value.to_owned();
    if value.is_empty() {
        return Ok(value);
    }
    if !is_like(was, &item.kind) {
        return Err(Loss::of(Why::OtherKind));
    }
    let is_there = |name: &&str| new.choices(item).iter().any(|choice| choice.name == *name);
    let chosen = value.split_whitespace();
    match &item.kind {
        Kind::SelectOne { .. } if chosen.clone().count() > 1 => Err(Loss::of(Why::OtherKind)),
        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } => {
            let rest: Vec<&str> = chosen.clone().filter(is_there).collect();
            if rest.len() == chosen.count() {
                return Ok(value);
            }
            let rest = rest.join(" ");
            let why = Why::ChoiceGone;
            Err(Loss { why, rest })
        }
        // An order of other things is another order.
        Kind::Rank { .. } => {
            let all = chosen.clone().count() == new.choices(item).len();
            let same = all && chosen.clone().all(|name| is_there(&name));
            same.then_some(value).ok_or(Loss::of(Why::ChoiceGone))
        }
        Kind::Integer => {
            let whole = value.parse::<i64>().is_ok();
            whole.then_some(value).ok_or(Loss::of(Why::OtherKind))
        }
        Kind::Range { start, end, .. } => {
            let number = value.parse::<f64>().ok();
            let within = number.is_some_and(|number| (*start..=*end).contains(&number));
            within.then_some(value).ok_or(Loss::of(Why::ChoiceGone))
        }
        _ => Ok(value),
    }
}

/// Whether an answer to one kind can be one to the other.
fn is_like(was: &Kind, is: &Kind) -> bool {
    use std::mem::discriminant;
    let is_number =
        |kind: &Kind| matches!(kind, Kind::Integer | Kind::Decimal | Kind::Range { .. });
    let is_choice =
        |kind: &Kind| matches!(kind, Kind::SelectOne { .. } | Kind::SelectMultiple { .. });
    let is_written = |kind: &Kind| is_number(kind) || matches!(kind, Kind::Barcode);
    discriminant(was) == discriminant(is)
        || (is_number(was) && is_number(is))
        || (is_choice(was) && is_choice(is))
        || (is_written(was) && *is == Kind::Text)
}

fn is_asked(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Note | Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
    )
}

/// Names of an item's choices.
fn names<'a>(form: &'a Form, item: &'a Item) -> BTreeSet<&'a str> {
    let choices = form.choices(item).iter();
    choices.map(|choice| choice.name.as_str()).collect()
}

/// All that a question says.
fn words<'a>(form: &'a Form, item: &'a Item, language: &str) -> Vec<&'a str> {
    let choices = form.choices(item).iter().map(|choice| &choice.label);
    let all = [&item.label, &item.hint, &item.guidance];
    let all = all.into_iter().chain(choices);
    all.map(|text| text.get(language)).collect()
}

#[cfg(test)]
mod tests;
