//! The shape of an expression that was read.

use super::function::Signature;
use crate::checklist::tree::Name;
use regex_lite::Regex;

#[derive(Clone, Debug)]
pub(super) enum Syntax {
    Number(f64),
    Literal(Box<str>),
    /// Operators of one level, from left to right: `a + b - c`. Flat, so that a long chain is
    /// neither deep to read nor deep to compute.
    Chain(Box<Syntax>, Vec<(Operator, Syntax)>),
    Negate(Box<Syntax>),
    Call(Box<Call>),
    Path(Path),
}

#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) signature: &'static Signature,
    pub(super) arguments: Vec<Syntax>,
    /// Of `regex()`, where its pattern is known beforehand.
    pub(super) pattern: Option<Regex>,
}

#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) start: Start,
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(super) enum Start {
    /// `/…`
    Root,
    /// The node at hand.
    Here,
    /// `f(…)[…]/…`
    Filter(Box<Syntax>, Vec<Syntax>),
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) axis: Axis,
    pub(super) test: Test,
    pub(super) predicates: Vec<Syntax>,
}

impl Step {
    /// Whether this is what `//` stands for.
    pub(super) fn descends(&self) -> bool {
        self.axis == Axis::DescendantOrSelf && self.test == Test::Node && self.predicates.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    /// A name, and the hash of its local part.
    Name(Box<Name>, u32),
    /// `prefix:*`
    Prefix(Box<str>),
    /// `*`
    Any,
    /// `node()`
    Node,
    /// `text()`
    Text,
    /// `comment()`
    Comment,
    /// `processing-instruction('target')`
    Instruction(Option<Box<str>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Ancestor,
    AncestorOrSelf,
    Attribute,
    Child,
    Descendant,
    DescendantOrSelf,
    Following,
    FollowingSibling,
    Namespace,
    Parent,
    Preceding,
    PrecedingSibling,
    Itself,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Union,
}

impl Operator {
    /// Binding power, weakest first; between 6 and 8 stands the unary minus.
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::AtMost | Self::More | Self::AtLeast => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Modulo => 6,
            Self::Union => UNION_LEVEL,
        }
    }
}

/// Level of `|`, the only operator that binds tighter than the unary minus.
pub(super) const UNION_LEVEL: u8 = 8;

impl Axis {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ancestor" => Self::Ancestor,
            "ancestor-or-self" => Self::AncestorOrSelf,
            "attribute" => Self::Attribute,
            "child" => Self::Child,
            "descendant" => Self::Descendant,
            "descendant-or-self" => Self::DescendantOrSelf,
            "following" => Self::Following,
            "following-sibling" => Self::FollowingSibling,
            "namespace" => Self::Namespace,
            "parent" => Self::Parent,
            "preceding" => Self::Preceding,
            "preceding-sibling" => Self::PrecedingSibling,
            "self" => Self::Itself,
            _ => return None,
        })
    }

    /// Whether nodes are met against document order, so that `[1]` is the nearest.
    pub(super) fn backwards(self) -> bool {
        matches!(
            self,
            Self::Ancestor | Self::AncestorOrSelf | Self::Preceding | Self::PrecedingSibling
        )
    }
}
