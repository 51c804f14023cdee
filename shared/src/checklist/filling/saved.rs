//! What a filling is saved as and opened from, and what of it is sent.

use super::Filling;
use super::Situation;
use super::instance::NodeId;
use crate::checklist::prepared::{Prepared, ROOT};
use crate::response::{Answer, Answers};
use std::sync::Arc;

impl Filling {
    /// A filling as it was saved: defaults are not applied again.
    pub fn resume(form: Arc<Prepared>, answers: &Answers, situation: Situation) -> Self {
        let mut filling = Self::empty(form, situation, false);
        for (path, answer) in &answers.0 {
            if filling.resume_number(path, &answer.value) {
                continue;
            }
            match filling.instance.find_or_add(&filling.form, path) {
                Some(id) if filling.entry(id).item().is_some() => {
                    filling.instance.set_value(id, &answer.value);
                    filling.instance.node_mut(id).answer.clone_from(answer);
                }
                _ => {
                    filling.strays.insert(path.clone(), answer.clone());
                }
            }
        }
        if filling.situation.daylight.is_some() {
            filling.set_metadata("daylight");
        }
        filling.recompute_all();
        filling.fresh = true;
        filling
    }

    /// Everything that was filled in, relevant or not: what a phone saves.
    pub fn answers(&self) -> Answers {
        let mut answers = self.collect(|_| true);
        answers.0.extend(self.strays.clone());
        answers
    }

    /// What is sent: the answers to items that are relevant.
    pub fn submission(&self) -> Answers {
        self.collect(|id| self.instance.node(id).relevant)
    }

    /// Paths of answers that belong to no item of this form.
    pub fn strays(&self) -> impl Iterator<Item = &str> {
        self.strays.keys().map(String::as_str)
    }

    /// Paths of items that have an answer although they are not asked now.
    pub fn unasked(&self) -> impl Iterator<Item = String> {
        let nodes = self.instance.below(ROOT).into_iter();
        nodes
            .filter(|&id| {
                !self.instance.node(id).relevant && self.entry(id).is_asked() && !self.is_blank(id)
            })
            .map(|id| self.instance.path(&self.form, id))
    }

    /// Takes an entry that gives a repeat's number of instances; false for any other.
    fn resume_number(&mut self, path: &str, value: &str) -> bool {
        if let Some((above, _)) = path.rsplit_once('/') {
            self.instance.find_or_add(&self.form, above);
        }
        let (Ok((parent, entry)), Ok(number)) = (self.repeat(path), value.parse()) else {
            return false;
        };
        let present: Vec<NodeId> = self.instance.of(parent, entry).collect();
        for &beyond in present.iter().skip(number) {
            self.instance.remove(beyond);
        }
        for _ in present.len()..number {
            if self.instance.add(&self.form, parent, entry).is_none() {
                break;
            }
        }
        true
    }

    fn collect(&self, wanted: impl Fn(NodeId) -> bool) -> Answers {
        let mut answers = Answers::default();
        self.collect_below(ROOT, "", &wanted, &mut answers);
        answers
    }

    /// Collects what was filled in below a node whose path, with a `/` after it, is `prefix`. A
    /// repeat's number of instances is noted where the answers in them do not tell it.
    fn collect_below(
        &self,
        parent: NodeId,
        prefix: &str,
        wanted: &impl Fn(NodeId) -> bool,
        answers: &mut Answers,
    ) {
        for &entry in &self.form.entry(self.instance.node(parent).entry).children {
            let name = &self.form.entry(entry).name;
            let repeat = self.form.entry(entry).is_repeat();
            let (mut number, mut told) = (0, 1);
            for id in self.instance.of(parent, entry) {
                number += 1;
                let path = if repeat {
                    format!("{prefix}{name}[{number}]")
                } else {
                    format!("{prefix}{name}")
                };
                let before = answers.0.len();
                let answer = &self.instance.node(id).answer;
                if *answer != Answer::default() && wanted(id) {
                    answers.0.insert(path.clone(), answer.clone());
                }
                self.collect_below(id, &format!("{path}/"), wanted, answers);
                if answers.0.len() > before {
                    told = number;
                }
            }
            if repeat && !self.form.entry(entry).is_counted() && number != told && wanted(parent) {
                let number = Answer::of(number.to_string());
                answers.0.insert(format!("{prefix}{name}"), number);
            }
        }
    }
}
