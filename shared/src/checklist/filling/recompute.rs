//! Keeps a filling consistent: after a change, the rules that depend on it are computed anew, each
//! once, in an order in which every rule comes after those it depends on.

use super::Filling;
use super::instance::{MAX_NODES, NodeId};
use crate::checklist::expr::{Context, Expression, NodeRef, day, stamp};
use crate::checklist::model::Kind;
use crate::checklist::prepared::{Edge, EntryId, ROOT, Rule, dynamic_default};
use crate::response::Daylight;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules to compute: rank, the node that they are computed at, whose they are.
#[derive(Debug, Default)]
pub(super) struct Agenda(BTreeSet<(u32, NodeId, EntryId, Rule)>);

impl Filling {
    /// Computes everything: what a new or reopened filling begins with.
    pub(super) fn recompute_all(&mut self) {
        let mut agenda = Agenda::default();
        self.plan_below(ROOT, &mut agenda);
        self.run(agenda);
    }

    /// Computes what depends on the value of a node.
    pub(super) fn value_changed(&mut self, id: NodeId) {
        let mut agenda = Agenda::default();
        self.plan_readers(id, &mut agenda);
        self.plan_triggered(id, &mut agenda);
        self.run(agenda);
    }

    /// Computes what depends on a repeat having one instance more or less, `parent` being the node
    /// around it; `added` is the new one.
    pub(super) fn instances_changed(
        &mut self,
        parent: NodeId,
        repeat: EntryId,
        added: Option<NodeId>,
    ) {
        let mut agenda = Agenda::default();
        self.plan_structure(parent, repeat, &mut agenda);
        if let Some(id) = added {
            self.apply_defaults(id);
            self.plan_below(id, &mut agenda);
        }
        self.run(agenda);
    }

    /// Gives items at and below a node the values that they begin with.
    pub(super) fn apply_defaults(&mut self, top: NodeId) {
        for id in self.instance.below(top) {
            let form = Arc::clone(&self.form);
            let entry = form.entry(self.instance.node(id).entry);
            let Some(item) = entry.item() else { continue };
            if let Kind::Metadata { property } = &item.kind {
                let value = self.metadata(property);
                self.instance.set_value(id, &value);
            }
            if let Some(expression) = entry.rule(Rule::Default) {
                let value = self.compute(id, |context| {
                    expression.answer(context).map(Cow::into_owned)
                });
                self.instance.set_value(id, &value.unwrap_or_default());
            } else if !item.default.is_empty() && dynamic_default(&item.default).is_none() {
                self.instance.set_value(id, &item.default);
            }
        }
    }

    /// Computes what gives texts for people: labels of choices, names of months.
    pub(super) fn language_changed(&mut self) {
        let mut agenda = Agenda::default();
        for id in self.instance.below(ROOT) {
            let at = self.instance.node(id).entry;
            let speaks = |source: &str| source.contains("jr:") || source.contains("format-date");
            let mut rules = self.form.entry(at).rules();
            if rules.any(|(rule, _, source)| rule == Rule::Calculation && speaks(source)) {
                self.plan_at(id, &mut agenda);
            }
        }
        self.run(agenda);
    }

    /// Fills in all items of a piece of metadata.
    pub(super) fn set_metadata(&mut self, wanted: &str) {
        for id in self.instance.below(ROOT) {
            let kind = self.entry(id).item().map(|item| &item.kind);
            if !matches!(kind, Some(Kind::Metadata { property }) if property == wanted) {
                continue;
            }
            let value = self.metadata(wanted);
            if self.instance.node(id).answer.value != value {
                self.instance.set_value(id, &value);
                self.value_changed(id);
            }
        }
    }

    /// Computes an expression at a node, with random numbers that go on from the last ones.
    pub(super) fn compute<T>(&mut self, id: NodeId, with: impl FnOnce(&Context) -> T) -> T {
        let state = Cell::new(self.random);
        let draw = || next_random(&state);
        let result = with(&self.context(id, &draw));
        self.random = state.get();
        result
    }

    /// What expressions at a node see.
    pub(super) fn context<'a>(&'a self, id: NodeId, random: &'a dyn Fn() -> u64) -> Context<'a> {
        let here = NodeRef::primary(self.instance.node(id).leaf);
        Context {
            primary: self.instance.tree(),
            secondary: self.form.lists.trees(),
            node: here,
            current: here,
            now: self.situation.now,
            random: Some(random),
            language: &self.situation.language,
            labels: Some(&*self.form),
            version: &self.form.form().version,
            namespaces: &[],
        }
    }

    fn run(&mut self, mut agenda: Agenda) {
        while let Some((rank, id, entry, rule)) = agenda.0.pop_first() {
            let mut later = Agenda::default();
            self.apply(id, entry, rule, &mut later);
            // Only rules that depend on themselves could ask for one that was already computed.
            agenda
                .0
                .extend(later.0.into_iter().filter(|planned| planned.0 > rank));
        }
    }

    fn apply(&mut self, id: NodeId, entry: EntryId, rule: Rule, agenda: &mut Agenda) {
        let form = Arc::clone(&self.form);
        let expression = form.entry(entry).rule(rule);
        match rule {
            Rule::Count => self.apply_count(id, entry, expression, agenda),
            Rule::Calculation => self.apply_calculation(id, expression, agenda),
            Rule::Relevant => {
                let own = self.holds(id, expression, true);
                let surplus = self.instance.node(id).surplus;
                for changed in self.instance.set_own_relevant(id, own, surplus) {
                    self.plan_readers(changed, agenda);
                }
            }
            Rule::Required => {
                self.instance.node_mut(id).required = self.holds(id, expression, false);
            }
            Rule::Readonly => {
                self.instance.node_mut(id).readonly = self.holds(id, expression, false);
            }
            Rule::Constraint => {
                self.instance.node_mut(id).satisfied = self.holds(id, expression, true);
            }
            Rule::Default | Rule::Choices => {}
        }
    }

    /// Stores what a calculation gives; what is no number, or cannot be computed, is empty.
    fn apply_calculation(
        &mut self,
        id: NodeId,
        expression: Option<&Expression>,
        agenda: &mut Agenda,
    ) {
        let computed = expression.and_then(|expression| {
            self.compute(id, |context| {
                expression.answer(context).map(Cow::into_owned).ok()
            })
        });
        let value = computed.filter(|value| value != "NaN").unwrap_or_default();
        if self.instance.node(id).answer.value != value {
            self.instance.set_value(id, &value);
            self.instance.node_mut(id).answer.cannot_judge = false;
            self.plan_readers(id, agenda);
            self.plan_triggered(id, agenda);
        }
    }

    /// Adds instances until there are as many as computed; those beyond are kept, not relevant.
    fn apply_count(
        &mut self,
        parent: NodeId,
        repeat: EntryId,
        expression: Option<&Expression>,
        agenda: &mut Agenda,
    ) {
        let number = expression
            .and_then(|expression| self.compute(parent, |context| expression.number(context).ok()));
        let wanted = number
            .filter(|number| *number > 0.0)
            .map_or(0, |number| number as usize);
        let mut present = self.instance.of(parent, repeat).count();
        let before = present;
        while present < wanted.min(MAX_NODES) {
            let form = Arc::clone(&self.form);
            let Some(id) = self.instance.add(&form, parent, repeat) else {
                break;
            };
            if self.fresh {
                self.apply_defaults(id);
            }
            self.plan_at(id, agenda);
            self.plan_below(id, agenda);
            present += 1;
        }
        let instances: Vec<NodeId> = self.instance.of(parent, repeat).collect();
        for (place, id) in instances.into_iter().enumerate() {
            let own = self.instance.node(id).own_relevant;
            for changed in self.instance.set_own_relevant(id, own, place >= wanted) {
                self.plan_readers(changed, agenda);
            }
        }
        if before != present {
            self.plan_structure(parent, repeat, agenda);
        }
    }

    /// A condition at a node; `missing` where it cannot be computed.
    fn holds(&mut self, id: NodeId, expression: Option<&Expression>, missing: bool) -> bool {
        let Some(expression) = expression else {
            return missing;
        };
        self.compute(id, |context| expression.boolean(context).unwrap_or(missing))
    }

    fn plan_below(&self, top: NodeId, agenda: &mut Agenda) {
        self.plan_at(top, agenda);
        for id in self.instance.below(top) {
            self.plan_at(id, agenda);
        }
    }

    /// Plans all rules of a node; calculations with a trigger wait for it.
    fn plan_at(&self, id: NodeId, agenda: &mut Agenda) {
        let at = self.instance.node(id).entry;
        let entry = self.form.entry(at);
        for (rule, _, _) in entry.rules() {
            let waits = rule == Rule::Calculation && !entry.trigger.is_empty();
            if Rule::LIVE.contains(&rule) && rule != Rule::Count && !waits {
                agenda
                    .0
                    .insert((self.form.graph().rank(at, rule), id, at, rule));
            }
        }
        for &child in &entry.children {
            if self.form.entry(child).is_counted() {
                let rank = self.form.graph().rank(child, Rule::Count);
                agenda.0.insert((rank, id, child, Rule::Count));
            }
        }
    }

    /// Plans the rules that read a node.
    fn plan_readers(&self, id: NodeId, agenda: &mut Agenda) {
        let form = Arc::clone(&self.form);
        for edge in form.graph().readers(self.instance.node(id).entry) {
            self.plan_edge(id, edge, agenda);
        }
    }

    fn plan_triggered(&self, id: NodeId, agenda: &mut Agenda) {
        let form = Arc::clone(&self.form);
        for edge in form.graph().triggered(self.instance.node(id).entry) {
            self.plan_edge(id, edge, agenda);
        }
    }

    fn plan_edge(&self, changed: NodeId, edge: &Edge, agenda: &mut Agenda) {
        let around = self.instance.around(changed, edge.within);
        let counted = edge.rule == Rule::Count;
        let at = if counted {
            self.form.entry(edge.entry).parent
        } else {
            edge.entry
        };
        let rank = self.form.graph().rank(edge.entry, edge.rule);
        for id in self.instance.within(&self.form, around, at) {
            agenda.0.insert((rank, id, edge.entry, edge.rule));
        }
    }

    /// Plans what reads a repeat's number of instances, or anything in all of them.
    fn plan_structure(&self, parent: NodeId, repeat: EntryId, agenda: &mut Agenda) {
        let end = self.form.end(repeat);
        for read in repeat..end {
            for edge in self.form.graph().readers(read) {
                // Readers inside one instance are not concerned by another, except by its number.
                if read == repeat || edge.within != repeat {
                    self.plan_edge(parent, edge, agenda);
                }
            }
        }
    }

    fn metadata(&self, property: &str) -> String {
        let now = self.situation.now;
        match property {
            "start" | "end" => stamp(now),
            "today" => day(now),
            "daylight" => match self.situation.daylight {
                Some(Daylight::Day) => "day",
                Some(Daylight::Dusk) => "dusk",
                Some(Daylight::Night) => "night",
                None => "",
            }
            .to_owned(),
            _ => String::new(),
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the next 64 random bits.
pub(super) fn next_random(state: &Cell<u64>) -> u64 {
    let next = state.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
    state.set(next);
    let mixed = (next ^ (next >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
