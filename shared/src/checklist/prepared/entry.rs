//! A node of the form as the engine needs it.

use crate::checklist::expr::Expression;
use crate::checklist::model::{Group, Item, Kind, Node};
use crate::text::Text;

/// Place of a node of the form in its table; the root is 0, the rest follow in document order.
pub(crate) type EntryId = usize;

/// The root of the form, the parent of its outermost nodes.
pub(crate) const ROOT: EntryId = 0;

/// A node of the form.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Names joined by `/`, without instance numbers; empty for the root.
    pub path: String,
    pub name: String,
    pub parent: EntryId,
    pub children: Vec<EntryId>,
    pub content: Content,
    /// Paths of the items whose answer sets off the calculation.
    pub trigger: Vec<String>,
    rules: Vec<(Rule, Expression, String)>,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// The root or a group; its nodes are the entry's children.
    Group(Box<Group>),
    Item(Box<Item>),
}

/// What an expression of a node decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// How many instances a repeat has; computed at the node around it.
    Count,
    Relevant,
    Calculation,
    Required,
    Readonly,
    Constraint,
    /// The value that a new record or repeat instance begins with; computed once.
    Default,
    /// Which choices are offered; computed when they are shown.
    Choices,
}

impl Rule {
    /// Those that are computed anew when something they read changes.
    pub const LIVE: [Self; 6] = [
        Self::Count,
        Self::Relevant,
        Self::Calculation,
        Self::Required,
        Self::Readonly,
        Self::Constraint,
    ];

    /// Column of the workbook that such an expression stands in.
    pub fn column(self) -> &'static str {
        match self {
            Self::Count => "repeat_count",
            Self::Relevant => "relevant",
            Self::Calculation => "calculation",
            Self::Required => "required",
            Self::Readonly => "readonly",
            Self::Constraint => "constraint",
            Self::Default => "default",
            Self::Choices => "choice_filter",
        }
    }
}

impl Entry {
    pub fn new(name: &str, path: &str, parent: EntryId, content: Content) -> Self {
        Self {
            path: path.to_owned(),
            name: name.to_owned(),
            parent,
            children: Vec::new(),
            content,
            trigger: Vec::new(),
            rules: Vec::new(),
        }
    }

    pub fn set(&mut self, rule: Rule, expression: Expression, source: &str) {
        self.rules.push((rule, expression, source.to_owned()));
    }

    pub fn rule(&self, wanted: Rule) -> Option<&Expression> {
        let mut rules = self.rules.iter();
        rules.find_map(|(rule, expression, _)| (*rule == wanted).then_some(expression))
    }

    /// All rules with their expressions and the text they were read from.
    pub fn rules(&self) -> impl Iterator<Item = (Rule, &Expression, &str)> {
        let rules = self.rules.iter();
        rules.map(|(rule, expression, source)| (*rule, expression, source.as_str()))
    }

    pub fn item(&self) -> Option<&Item> {
        match &self.content {
            Content::Item(item) => Some(item),
            Content::Group(_) => None,
        }
    }

    pub fn group(&self) -> Option<&Group> {
        match &self.content {
            Content::Group(group) => Some(group),
            Content::Item(_) => None,
        }
    }

    pub fn is_repeat(&self) -> bool {
        self.group().is_some_and(|group| group.repeat)
    }

    /// A repeat whose number of instances is computed.
    pub fn is_counted(&self) -> bool {
        self.group()
            .is_some_and(|group| group.repeat && !group.count.is_empty())
    }

    /// Shown to people: neither calculated nor filled in silently.
    pub fn is_shown(&self) -> bool {
        self.item().is_some_and(|item| {
            !matches!(
                item.kind,
                Kind::Calculate | Kind::Hidden | Kind::Metadata { .. }
            )
        })
    }

    /// Shown, and an answer is expected.
    pub fn is_asked(&self) -> bool {
        self.is_shown() && self.item().is_some_and(|item| item.kind != Kind::Note)
    }

    pub fn label(&self) -> &Text {
        match &self.content {
            Content::Item(item) => &item.label,
            Content::Group(group) => &group.label,
        }
    }
}

impl Content {
    pub fn of(node: &Node) -> Self {
        match node {
            Node::Item(item) => Self::Item(item.clone()),
            Node::Group(group) => Self::Group(Box::new(Group {
                name: group.name.clone(),
                label: group.label.clone(),
                repeat: group.repeat,
                count: group.count.clone(),
                relevant: group.relevant.clone(),
                appearance: group.appearance.clone(),
                nodes: Vec::new(),
            })),
        }
    }
}
