//! The survey as nodes of a form: every column of every row read into the model, references
//! resolved.

mod krok;
mod parameter;
mod range;

use super::choices::{Lists, is_name};
use super::diagnose::{Place, Report};
use super::header::{Line, truth};
use super::outline::{Outline, Role};
use super::reference::{Usage, resolve};
use crate::checklist::model::{Choice, Group, Item, Kind, Node};
use crate::text::Text;
use std::collections::BTreeMap;

/// The outermost nodes of the form. Lists gain the choice “other” where a question asks for it.
pub(super) fn nodes(outline: &Outline, lists: &mut Lists, report: &mut Report) -> Vec<Node> {
    Reader {
        outline,
        lists,
        report,
    }
    .below(0)
}

struct Reader<'a, 'b> {
    outline: &'a Outline<'a>,
    lists: &'b mut Lists,
    report: &'b mut Report,
}

impl<'a> Reader<'a, '_> {
    fn below(&mut self, parent: usize) -> Vec<Node> {
        let outline = self.outline;
        outline.drafts[parent]
            .children
            .iter()
            .filter_map(|&draft| {
                let line = outline.drafts[draft].line?;
                Some(match &outline.drafts[draft].role {
                    Role::Group { repeat } => self.group(draft, line, *repeat),
                    Role::Item { kind, or_other } => self.item(draft, line, kind, *or_other),
                    Role::Other => self.other(draft),
                    Role::StandIn => stand_in(&outline.drafts[draft].name),
                })
            })
            .collect()
    }

    fn group(&mut self, draft: usize, line: Line<'a>, repeat: bool) -> Node {
        let label = self.words(draft, line, "label");
        if self.outline.drafts[draft].children.is_empty() {
            self.report.warn(
                line.at("type"),
                "A group with nothing in it.",
                "Put questions into it, or remove it.",
            );
        }
        let count = line.get("repeat_count");
        if !count.is_empty() && !repeat {
            self.report.warn(
                line.at("repeat_count"),
                "Only repeats have a number.",
                "Use begin_repeat, or empty this cell.",
            );
        }
        Node::Group(Box::new(Group {
            name: self.outline.drafts[draft].name.clone(),
            label,
            repeat,
            count: if repeat {
                // The number is computed around the repeat: there may be no instance yet.
                self.expression(self.outline.drafts[draft].parent, line, "repeat_count")
            } else {
                String::new()
            },
            relevant: self.condition(draft, line, "relevant"),
            appearance: line.get("appearance").to_owned(),
            nodes: self.below(draft),
        }))
    }

    fn item(&mut self, draft: usize, line: Line<'a>, kind: &Kind, or_other: bool) -> Node {
        let parameters = self.parameters(draft, line, kind);
        let mut item = Item {
            name: self.outline.drafts[draft].name.clone(),
            kind: self.kind(draft, line, kind, &parameters),
            label: self.words(draft, line, "label"),
            hint: self.words(draft, line, "hint"),
            guidance: self.words(draft, line, "guidance_hint"),
            required: self.switch(draft, line, "required"),
            required_message: self.words(draft, line, "required_message"),
            relevant: self.condition(draft, line, "relevant"),
            constraint: self.condition(draft, line, "constraint"),
            constraint_message: self.words(draft, line, "constraint_message"),
            calculation: self.condition(draft, line, "calculation"),
            trigger: self.trigger(draft, line),
            readonly: self.switch(draft, line, "readonly"),
            default: self.default(draft, line, kind),
            appearance: line.get("appearance").to_owned(),
            parameters,
            ..Item::default()
        };
        krok::columns(&mut item, line, self.report);
        self.check_item(&item, line);
        if or_other {
            self.add_other_choice(&item, line);
        }
        Node::Item(Box::new(item))
    }

    /// The text question that goes with the choice “other”.
    fn other(&self, draft: usize) -> Node {
        let name = &self.outline.drafts[draft].name;
        let question = name.strip_suffix("_other").unwrap_or(name);
        Node::Item(Box::new(Item {
            name: name.clone(),
            label: Text::of("", "Specify other."),
            relevant: format!("selected(../{question}, 'other')"),
            ..Item::default()
        }))
    }

    fn add_other_choice(&mut self, item: &Item, line: Line) {
        let (Kind::SelectOne { list, filter } | Kind::SelectMultiple { list, filter }) = &item.kind
        else {
            return;
        };
        if !filter.is_empty() {
            self.report.error(
                line.at("choice_filter"),
                "or_other does not go with a filter.",
                "Add a choice “other” to the list and a text question after this one.",
            );
        }
        let choices = self.lists.by_name.entry(list.clone()).or_default();
        if choices.iter().all(|choice| choice.name != "other") {
            let tags = choices.iter().flat_map(|choice| choice.label.0.keys());
            let label = tags.map(|tag| (tag.clone(), "Other".to_owned())).collect();
            choices.push(Choice {
                name: "other".to_owned(),
                label: Text(label),
                ..Choice::default()
            });
        }
    }

    fn parameters(
        &mut self,
        draft: usize,
        line: Line<'a>,
        kind: &Kind,
    ) -> BTreeMap<String, String> {
        let mut found = parameter::read(line, kind, self.report);
        if let Some(seed) = found.get_mut("seed") {
            let place = line.at("parameters");
            *seed = self.resolved(draft, Usage::Expression, seed, place);
        }
        found
    }

    fn kind(
        &mut self,
        draft: usize,
        line: Line<'a>,
        kind: &Kind,
        parameters: &BTreeMap<String, String>,
    ) -> Kind {
        let mut kind = kind.clone();
        match &mut kind {
            Kind::SelectOne { list, filter }
            | Kind::SelectMultiple { list, filter }
            | Kind::Rank { list, filter } => {
                *filter = self.filter(draft, line);
                let several = !matches!(line.get("type"), one if one.starts_with("select_one"));
                self.check_list(list, line, several);
            }
            Kind::Range { start, end, step } => {
                (*start, *end, *step) = range::read(parameters, line, self.report);
            }
            Kind::Hidden if line.get("bind::jr:preload") == "property" => {
                let property = line.get("bind::jr:preloadParams").to_owned();
                kind = Kind::Metadata { property };
            }
            _ => {}
        }
        kind
    }

    fn check_list(&mut self, list: &str, line: Line, several: bool) {
        let Some(choices) = self.lists.by_name.get(list) else {
            let remedy = if self.lists.present {
                "Add choices with this list_name to the sheet “choices”, or check the spelling."
            } else {
                "Add a sheet “choices” with the columns list_name, name and label."
            };
            self.report.error(
                line.at("type"),
                format!("There is no list “{list}”."),
                remedy,
            );
            return;
        };
        let spaced = choices
            .iter()
            .find(|choice| choice.name.contains(char::is_whitespace));
        if let Some(choice) = spaced.filter(|_| several) {
            self.report.error(
                line.at("type"),
                format!(
                    "The choice “{}” of “{list}” has a space in its name.",
                    choice.name
                ),
                "Where several can be chosen, names are joined by spaces: write “_” instead.",
            );
        }
    }

    fn check_item(&mut self, item: &Item, line: Line) {
        let dynamic = item.default.starts_with("${");
        if item.kind == Kind::Calculate && item.calculation.is_empty() && !dynamic {
            self.report.error(
                line.at("calculation"),
                "A calculation without an expression.",
                "Write into the column “calculation” what to compute.",
            );
        }
        let silent = matches!(
            item.kind,
            Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
        );
        if !silent && item.label.is_empty() && item.hint.is_empty() && item.appearance.is_empty() {
            self.report.warn(
                line.at("label"),
                format!("“{}” has no label.", item.name),
                "Write the question that people should read.",
            );
        }
    }

    fn trigger(&mut self, draft: usize, line: Line<'a>) -> Vec<String> {
        let cell = line.get("trigger");
        let parts = cell
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let mut paths = Vec::new();
        for part in parts {
            let one = part.matches("${").count() == 1;
            if !(one && part.starts_with("${") && part.ends_with('}')) {
                self.report.error(
                    line.at("trigger"),
                    format!("“{part}” is not a reference to a question."),
                    "Write ${name}, or several with commas between them.",
                );
                continue;
            }
            paths.push(self.resolved(draft, Usage::Expression, part, line.at("trigger")));
        }
        paths
    }

    /// A default: plain text stays as it is; an expression is marked as `${…}`.
    fn default(&mut self, draft: usize, line: Line<'a>, kind: &Kind) -> String {
        let cell = line.get("default");
        if !is_dynamic(cell, kind) {
            return cell.to_owned();
        }
        let place = line.at("default");
        let expression = self.resolved(draft, Usage::Expression, cell, place);
        format!("${{{expression}}}")
    }

    fn filter(&mut self, draft: usize, line: Line<'a>) -> String {
        let place = line.at("choice_filter");
        self.resolved(draft, Usage::Filter, line.get("choice_filter"), place)
    }

    fn expression(&mut self, draft: usize, line: Line<'a>, column: &'a str) -> String {
        let place = line.at(column);
        self.resolved(draft, Usage::Expression, line.get(column), place)
    }

    /// An expression, in which yes and no stand for true and false.
    fn condition(&mut self, draft: usize, line: Line<'a>, column: &'a str) -> String {
        match truth(line.get(column)) {
            Some(true) => "true()".to_owned(),
            Some(false) => "false()".to_owned(),
            None => self.expression(draft, line, column),
        }
    }

    /// The same for a column whose “no” is as good as nothing.
    fn switch(&mut self, draft: usize, line: Line<'a>, column: &'a str) -> String {
        let condition = self.condition(draft, line, column);
        if condition == "false()" {
            String::new()
        } else {
            condition
        }
    }

    fn words(&mut self, draft: usize, line: Line<'a>, column: &'a str) -> Text {
        let translations: Vec<_> = line.translations(column).collect();
        Text(
            translations
                .into_iter()
                .map(|(column, text)| {
                    let place = line.under(&column.header);
                    let text = self.resolved(draft, Usage::Words, text, place);
                    (column.tag.clone(), text)
                })
                .collect(),
        )
    }

    fn resolved(&mut self, draft: usize, usage: Usage, text: &str, place: Place) -> String {
        resolve(self.outline, draft, usage, text, place, self.report)
    }
}

fn stand_in(name: &str) -> Node {
    Node::Item(Box::new(Item {
        name: name.to_owned(),
        kind: Kind::Hidden,
        ..Item::default()
    }))
}

/// Whether a default is an expression: it refers to something, calls a function or computes. In
/// dates and places a minus sign does not count.
fn is_dynamic(text: &str, kind: &Kind) -> bool {
    const OPERATORS: [&str; 5] = [" div ", " mod ", " * ", " + ", " | "];
    let dated = matches!(
        kind,
        Kind::Date | Kind::DateTime | Kind::Time | Kind::Geopoint | Kind::Geotrace | Kind::Geoshape
    );
    let calls = text.find('(').is_some_and(|open| {
        let name = &text[..open];
        text[open..].contains(')') && is_name(name.trim_start_matches("jr:"))
    });
    text.contains("${")
        || calls
        || (!dated && text.contains(" - "))
        || OPERATORS.iter().any(|operator| text.contains(operator))
}
