//! The rows of the survey as a tree, before anything refers to anything: what is inside what, and
//! what is called what.

use super::choices::is_name;
use super::diagnose::{Place, Report};
use super::header::{Line, Table, truth};
use super::kind::{self, RowType};
use crate::checklist::model::Kind;
use std::collections::HashMap;

/// The survey as a tree; the root is 0, the rest follow in the order of the sheet.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub drafts: Vec<Draft<'a>>,
    by_name: HashMap<String, Vec<usize>>,
}

/// A row of the survey that becomes a node of the form.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub name: String,
    pub parent: usize,
    pub children: Vec<usize>,
    pub role: Role,
    /// The row; `None` for the root.
    pub line: Option<Line<'a>>,
}

#[derive(Debug)]
pub(super) enum Role {
    Group {
        repeat: bool,
    },
    Item {
        kind: Kind,
        or_other: bool,
    },
    /// “Specify other”, made for a question with `or_other`.
    Other,
    /// A hidden item, so that what refers to a row that cannot be read does not complain too.
    StandIn,
}

/// Arranges the rows of the survey; `root` is the name of the instance's root.
pub(super) fn read<'a>(table: &'a Table, root: &str, report: &mut Report) -> Outline<'a> {
    let mut outline = Outline {
        drafts: vec![Draft {
            name: root.to_owned(),
            parent: 0,
            children: Vec::new(),
            role: Role::Group { repeat: false },
            line: None,
        }],
        by_name: HashMap::new(),
    };
    if !table.columns.is_empty() && !table.has("type") {
        report.error(
            Place {
                row: 1,
                ..table.place()
            },
            "The sheet “survey” has no column “type”.",
            "Write the column names into its first row: type, name, label.",
        );
        return outline;
    }
    let mut open = Vec::new();
    for line in table.lines() {
        outline.row(line, &mut open, report);
    }
    for draft in open.into_iter().skip_while(|&draft| draft == 0) {
        let Draft {
            role, line, name, ..
        } = &outline.drafts[draft];
        if let (Role::Group { repeat }, Some(line)) = (role, line) {
            let word = container(*repeat);
            report.error(
                line.at("type"),
                format!("The {word} “{name}” is not closed."),
                format!("Add a row “end_{word}” after its last question."),
            );
        }
    }
    outline.check_names(report);
    outline
}

impl<'a> Outline<'a> {
    /// Drafts of this name, in the whole form.
    pub fn named(&self, name: &str) -> &[usize] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// All names that can be referred to.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// A draft, its parent and so on up to the root.
    pub fn lineage(&self, draft: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(draft), |&at| (at != 0).then(|| self.drafts[at].parent))
    }

    pub fn is_repeat(&self, draft: usize) -> bool {
        matches!(self.drafts[draft].role, Role::Group { repeat: true })
    }

    /// Path of a draft without instance numbers, as in answers.
    pub fn path(&self, draft: usize) -> String {
        let mut names: Vec<&str> = self
            .lineage(draft)
            .filter(|&at| at != 0)
            .map(|at| self.drafts[at].name.as_str())
            .collect();
        names.reverse();
        names.join("/")
    }

    /// Takes one row in; `open` holds the groups that are not closed, innermost last.
    fn row(&mut self, line: Line<'a>, open: &mut Vec<usize>, report: &mut Report) {
        let cell = line.get("type");
        if truth(line.get("disabled")) == Some(true) {
            return;
        }
        if cell.is_empty() {
            if !line.get("name").is_empty() || line.translations("label").next().is_some() {
                report.error(
                    line.at("type"),
                    "A question without a type.",
                    "Write what kind of question it is, such as text or select_one.",
                );
            }
            return;
        }
        let found = kind::read(cell);
        match found {
            RowType::Begin { repeat } => {
                let draft = self.add(line, open, Role::Group { repeat }, report);
                open.push(draft);
            }
            RowType::End { repeat } => self.close(line, repeat, open, report),
            RowType::Item { kind, or_other } => {
                let draft = self.add(line, open, Role::Item { kind, or_other }, report);
                if or_other {
                    self.add_other(draft, line);
                }
            }
            RowType::Ignored(what) => report.warn(
                line.at("type"),
                format!("Krok does not do this: {what}."),
                "The form works without it.",
            ),
            RowType::Unsupported(what) => {
                report.error(
                    line.at("type"),
                    format!("Krok cannot do this yet: {what}."),
                    "Use another type, or leave the row out.",
                );
                self.add(line, open, Role::StandIn, report);
            }
            RowType::Unknown => report.error(
                line.at("type"),
                format!("There is no question type “{cell}”."),
                "Check its spelling; a list of choices follows select_one by one space.",
            ),
        }
    }

    fn add(&mut self, line: Line<'a>, open: &[usize], role: Role, report: &mut Report) -> usize {
        let name = match (&role, line.get("name")) {
            (
                Role::Item {
                    kind: Kind::Note, ..
                },
                "",
            ) => {
                format!("generated_note_name_{}", line.row)
            }
            (_, name) => name.to_owned(),
        };
        check_name(&name, line, report);
        let parent = open.last().copied().unwrap_or(0);
        self.push(Draft {
            name,
            parent,
            children: Vec::new(),
            role,
            line: Some(line),
        })
    }

    fn add_other(&mut self, of: usize, line: Line<'a>) {
        let Draft { name, parent, .. } = &self.drafts[of];
        let draft = Draft {
            name: format!("{name}_other"),
            parent: *parent,
            children: Vec::new(),
            role: Role::Other,
            line: Some(line),
        };
        self.push(draft);
    }

    fn push(&mut self, draft: Draft<'a>) -> usize {
        let id = self.drafts.len();
        self.drafts[draft.parent].children.push(id);
        self.by_name.entry(draft.name.clone()).or_default().push(id);
        self.drafts.push(draft);
        id
    }

    fn close(&self, line: Line, repeat: bool, open: &mut Vec<usize>, report: &mut Report) {
        let word = container(repeat);
        match open.last() {
            Some(&last) if self.is_repeat(last) == repeat => {
                open.pop();
            }
            Some(&last) => {
                let inner = &self.drafts[last];
                report.error(
                    line.at("type"),
                    format!(
                        "“end_{word}” would close “{}”, which is no {word}.",
                        inner.name
                    ),
                    format!("Close that first with “end_{}”.", container(!repeat)),
                );
            }
            None => report.error(
                line.at("type"),
                format!("“end_{word}” closes nothing."),
                format!("Remove the row, or add “begin_{word}” before."),
            ),
        }
    }

    /// Names must differ among neighbours, and those of repeats in the whole form.
    fn check_names(&self, report: &mut Report) {
        for parent in &self.drafts {
            let mut seen: HashMap<String, usize> = HashMap::new();
            for &child in &parent.children {
                let draft = &self.drafts[child];
                let Some(line) = draft.line.filter(|_| !draft.name.is_empty()) else {
                    continue;
                };
                let earlier = seen.insert(draft.name.to_lowercase(), child);
                let Some(earlier) = earlier.map(|earlier| &self.drafts[earlier]) else {
                    continue;
                };
                let row = earlier.line.map_or(0, |line| line.row);
                if earlier.name == draft.name {
                    report.error(
                        line.at("name"),
                        format!("The name “{}” is already used in row {row}.", draft.name),
                        "Give each question of a group its own name.",
                    );
                } else {
                    report.warn(
                        line.at("name"),
                        format!(
                            "“{}” and “{}” differ in case only.",
                            draft.name, earlier.name
                        ),
                        "Tools that read the data may take them for one.",
                    );
                }
            }
        }
        self.check_repeat_names(report);
    }

    fn check_repeat_names(&self, report: &mut Report) {
        let mut seen = HashMap::from([(self.drafts[0].name.as_str(), 0)]);
        for draft in (1..self.drafts.len()).filter(|&draft| self.is_repeat(draft)) {
            let Draft {
                name, line, parent, ..
            } = &self.drafts[draft];
            let earlier = seen.insert(name, draft);
            let neighbours = earlier.is_some_and(|e| e != 0 && self.drafts[e].parent == *parent);
            if let (Some(line), Some(_), false) = (line, earlier, neighbours) {
                report.error(
                    line.at("name"),
                    format!("The name of the repeat “{name}” is used elsewhere in the form."),
                    "Repeats need names that nothing else has.",
                );
            }
        }
    }
}

fn check_name(name: &str, line: Line, report: &mut Report) {
    if name.is_empty() {
        report.error(
            line.at("name"),
            "A question or group without a name.",
            "Give it a short name, such as “light”: answers are stored under it.",
        );
    } else if !is_name(name) {
        report.error(
            line.at("name"),
            format!("“{name}” cannot be a name."),
            "Begin with a letter, then use letters, digits, “_”, “-” and “.” only.",
        );
    } else if name == "meta" {
        report.error(
            line.at("name"),
            "The name “meta” is reserved.",
            "Choose another name.",
        );
    }
}

fn container(repeat: bool) -> &'static str {
    if repeat { "repeat" } else { "group" }
}
