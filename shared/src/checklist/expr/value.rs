//! Values of expressions and how they turn into one another.

use super::moment::Moment;
use crate::checklist::tree::NodeId;
use crate::decimal;
use std::borrow::Cow;

/// What an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    Boolean(bool),
    /// In document order, each node once.
    Nodes(Vec<NodeRef>),
    /// A date, or a date with a time.
    Moment(Moment),
}

/// A node of the primary instance (`tree` 0) or of a secondary one (its place in the list, from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeRef {
    pub tree: u32,
    pub node: NodeId,
}

impl NodeRef {
    /// A node of the primary instance.
    pub fn primary(node: NodeId) -> Self {
        Self { tree: 0, node }
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// A number as text: no exponent, no `.0`, the shortest that reads back as the same number.
pub fn number_to_text(number: f64) -> String {
    if number == 0.0 {
        "0".to_owned()
    } else if number.is_infinite() {
        let sign = if number < 0.0 { "-" } else { "" };
        format!("{sign}Infinity")
    } else {
        number.to_string()
    }
}

/// A text as number: digits with at most one `.` and a sign before; anything else, also an
/// exponent or nothing at all, is not a number.
pub fn text_to_number(text: &str) -> f64 {
    decimal::read(text.trim_matches(is_space)).unwrap_or(f64::NAN)
}

/// Space as XML means it.
pub(super) fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n')
}

/// Whether a number counts as true.
pub(super) fn is_true(number: f64) -> bool {
    number != 0.0 && !number.is_nan()
}
