//! A form being filled in: the same rules on the phone at every tap and on the server for every
//! submission. Nothing that is answered is refused; what breaks a rule is kept and reported.

mod instance;
mod recompute;
mod saved;
mod state;
mod value;
mod view;

pub use state::{ChoiceState, ItemState, Progress, Screen, Violation, Words};

use crate::checklist::prepared::{Entry, EntryId, Prepared, ROOT};
use crate::response::{Answer, Daylight};
use chrono::{DateTime, FixedOffset};
use instance::{Instance, NodeId};
use std::collections::BTreeMap;
use std::sync::Arc;
use thiserror::Error;

/// What a form may ask of the world; all of it is an argument, so that the same answers give the
/// same state everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The device's clock, with its offset from UTC.
    pub now: DateTime<FixedOffset>,
    /// Tag of the language the walker reads.
    pub language: String,
    /// Day, dusk or night at the place, for items that depend on it.
    pub daylight: Option<Daylight>,
    /// For `random()`, `uuid()` and choices in random order.
    pub seed: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("the checklist has no item at {0:?}")]
    NoSuchItem(String),
    #[error("{0:?} is filled in by the checklist itself")]
    NotAsked(String),
    #[error("the checklist has no repeat at {0:?}")]
    NoSuchRepeat(String),
    #[error("the number of {0:?} is calculated")]
    Counted(String),
    #[error("{0:?} has as many instances as a phone can hold")]
    TooMany(String),
}

/// A form being filled in. Paths are names joined by `/`, repeat instances as `people[2]`.
#[derive(Clone, Debug)]
pub struct Filling {
    form: Arc<Prepared>,
    situation: Situation,
    instance: Instance,
    /// Answers to items that this version of the form does not have: kept, not judged.
    strays: BTreeMap<String, Answer>,
    /// Paths of the items that have a recording.
    spoken: Vec<String>,
    /// State of the random numbers that rules draw.
    random: u64,
    /// Repeat instances that come into being begin with their defaults.
    fresh: bool,
}

impl Filling {
    /// A new filling, with the form's defaults.
    pub fn start(form: Arc<Prepared>, situation: Situation) -> Self {
        let mut filling = Self::empty(form, situation, true);
        filling.apply_defaults(ROOT);
        filling.recompute_all();
        filling
    }

    pub fn form(&self) -> &Arc<Prepared> {
        &self.form
    }

    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Computes every rule anew: before saving for good, where expressions ask for the time.
    pub fn recompute(&mut self) {
        self.recompute_all();
    }

    /// Sets the clock, and with it the time at which the form was last worked on.
    pub fn set_now(&mut self, now: DateTime<FixedOffset>) {
        self.situation.now = now;
        self.set_metadata("end");
    }

    /// Sets the language of everything that is shown.
    pub fn set_language(&mut self, language: &str) {
        language.clone_into(&mut self.situation.language);
        self.language_changed();
    }

    /// Says anew whether it is day, dusk or night.
    pub fn set_daylight(&mut self, daylight: Option<Daylight>) {
        self.situation.daylight = daylight;
        self.set_metadata("daylight");
    }

    /// Stores a value, in the notation of XForms; the empty value takes the answer back.
    pub fn answer(&mut self, path: &str, value: &str) -> Result<(), Refusal> {
        self.put(path, value, false)
    }

    /// Stores "I cannot judge": an answer, which takes the place of a value.
    pub fn cannot_judge(&mut self, path: &str) -> Result<(), Refusal> {
        self.put(path, "", true)
    }

    /// Stores a note beside an answer; the empty note takes it away.
    pub fn note(&mut self, path: &str, text: &str) -> Result<(), Refusal> {
        let id = self.item_node(path)?;
        text.clone_into(&mut self.instance.node_mut(id).answer.note);
        Ok(())
    }

    /// Says which items have a recording: each of them is answered, whatever its value. See
    /// [`spoken`](crate::attachment::spoken).
    pub fn set_spoken(&mut self, paths: Vec<String>) {
        self.spoken = paths;
    }

    /// Adds an instance of the repeat at `repeat` (its path without the last number), and says the
    /// new instance's path.
    pub fn add_instance(&mut self, repeat: &str) -> Result<String, Refusal> {
        let (parent, entry) = self.repeat(repeat)?;
        let added = self.instance.add(&self.form, parent, entry);
        let id = added.ok_or_else(|| Refusal::TooMany(repeat.to_owned()))?;
        self.instances_changed(parent, entry, Some(id));
        Ok(self.instance.path(&self.form, id))
    }

    /// Takes the repeat instance at `path` (`people[2]`) out, with its answers; those after it move
    /// up.
    pub fn remove_instance(&mut self, path: &str) -> Result<(), Refusal> {
        let no_such = || Refusal::NoSuchRepeat(path.to_owned());
        let id = self.instance.find(&self.form, path).ok_or_else(no_such)?;
        if !self.entry(id).is_repeat() {
            return Err(no_such());
        }
        if self.entry(id).is_counted() {
            return Err(Refusal::Counted(path.to_owned()));
        }
        let (parent, entry) = (self.instance.node(id).parent, self.instance.node(id).entry);
        self.instance.remove(id);
        self.instances_changed(parent, entry, None);
        Ok(())
    }

    /// The item at `path` as it stands now.
    pub fn item(&self, path: &str) -> Option<ItemState<'_>> {
        let id = self.instance.find(&self.form, path)?;
        let node = self.instance.node(id);
        let item = self.form.entry(node.entry).item()?;
        Some(ItemState {
            path: path.to_owned(),
            item,
            answer: &node.answer,
            relevant: node.relevant,
            required: node.required,
            readonly: node.readonly,
            violation: self.violation(id),
            label: self.words(id, &item.label),
            hint: self.words(id, &item.hint),
            guidance: self.words(id, &item.guidance),
            choices: self.choices(id),
        })
    }

    /// Whether the item, group or repeat instance at `path` is there and relevant.
    pub fn is_asked(&self, path: &str) -> bool {
        let found = self.instance.find(&self.form, path);
        found.is_some_and(|id| self.instance.node(id).relevant)
    }

    /// What to show one after another: only what is relevant now.
    pub fn screens(&self) -> Vec<Screen> {
        let mut screens = Vec::new();
        self.screens_below(ROOT, &mut screens);
        screens
    }

    /// How far each item is that is asked now, in document order.
    pub fn progress(&self) -> Vec<(String, Progress)> {
        let asked = self.asked();
        let last = asked.iter().rposition(|&id| !self.is_blank(id));
        asked
            .iter()
            .enumerate()
            .map(|(place, &id)| {
                let progress = if !self.is_blank(id) {
                    Progress::Answered
                } else if last.is_some_and(|last| place < last) {
                    Progress::Skipped
                } else {
                    Progress::Open
                };
                (self.instance.path(&self.form, id), progress)
            })
            .collect()
    }

    /// Everything that is wrong with the answers now, in document order.
    pub fn violations(&self) -> Vec<Violation> {
        let nodes = self.instance.below(ROOT);
        nodes.iter().filter_map(|&id| self.violation(id)).collect()
    }

    fn empty(form: Arc<Prepared>, situation: Situation, fresh: bool) -> Self {
        Self {
            instance: Instance::new(&form),
            form,
            random: situation.seed,
            situation,
            strays: BTreeMap::new(),
            spoken: Vec::new(),
            fresh,
        }
    }

    fn put(&mut self, path: &str, value: &str, cannot_judge: bool) -> Result<(), Refusal> {
        let id = self.item_node(path)?;
        if !self.entry(id).is_shown() {
            return Err(Refusal::NotAsked(path.to_owned()));
        }
        let changed = self.instance.node(id).answer.value != value;
        self.instance.node_mut(id).answer.cannot_judge = cannot_judge;
        if changed {
            self.instance.set_value(id, value);
            self.value_changed(id);
        }
        Ok(())
    }

    fn entry(&self, id: NodeId) -> &Entry {
        self.form.entry(self.instance.node(id).entry)
    }

    fn item_node(&self, path: &str) -> Result<NodeId, Refusal> {
        self.instance
            .find(&self.form, path)
            .filter(|&id| self.entry(id).item().is_some())
            .ok_or_else(|| Refusal::NoSuchItem(path.to_owned()))
    }

    /// Parent node and entry of a repeat that may have instances added.
    fn repeat(&self, path: &str) -> Result<(NodeId, EntryId), Refusal> {
        let no_such = || Refusal::NoSuchRepeat(path.to_owned());
        let (parent, name) = match path.rsplit_once('/') {
            Some((above, name)) => (
                self.instance.find(&self.form, above).ok_or_else(no_such)?,
                name,
            ),
            None => (ROOT, path),
        };
        let children = &self.entry(parent).children;
        let found = children.iter().copied().find(|&child| {
            let entry = self.form.entry(child);
            entry.is_repeat() && entry.name == name
        });
        let entry = found.ok_or_else(no_such)?;
        if self.form.entry(entry).is_counted() {
            return Err(Refusal::Counted(path.to_owned()));
        }
        Ok((parent, entry))
    }

    fn is_blank(&self, id: NodeId) -> bool {
        self.instance.node(id).answer.is_blank() && !self.is_spoken(id)
    }

    fn is_spoken(&self, id: NodeId) -> bool {
        !self.spoken.is_empty() && self.spoken.contains(&self.instance.path(&self.form, id))
    }

    fn asked(&self) -> Vec<NodeId> {
        let mut nodes = self.instance.below(ROOT);
        nodes.retain(|&id| self.instance.node(id).relevant && self.entry(id).is_asked());
        nodes
    }
}

#[cfg(test)]
mod tests;
