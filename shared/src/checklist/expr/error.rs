//! What can be wrong with an expression, in words for the person who writes checklists: when it
//! is read ([`ParseError`]) and when it is computed ([`EvalError`]).

use thiserror::Error;

/// Why a text is not an expression, and where.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{trouble}")]
pub struct ParseError {
    /// Byte of the text at which reading stopped.
    pub at: usize,
    pub trouble: Trouble,
}

/// What is wrong with the text of an expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    #[error("the expression is empty: write a condition or a calculation")]
    Empty,
    #[error("a text is opened with a quote but not closed: add the same quote at its end")]
    OpenQuote,
    #[error("`{0}` has no meaning here: remove it, or put quotes around text")]
    Character(char),
    #[error("this is not a number: write it like 12 or 1.5")]
    Number,
    #[error("`${{name}}` must be resolved to a path before an expression is read")]
    Reference,
    #[error("a value is missing here: write a number, a text in quotes, a reference or a function")]
    Operand,
    #[error("expected {wanted} here: check that brackets and commas match")]
    Expected { wanted: &'static str },
    #[error(
        "the expression ends too early, or something is left over here: check operators, commas and brackets"
    )]
    Leftover,
    #[error("there is no axis `{0}`: use a plain path such as `../name`")]
    Axis(String),
    #[error("there is no function `{name}()`{}", did_you_mean(*.suggestion))]
    Function {
        name: String,
        suggestion: Option<&'static str>,
    },
    #[error("{name}() takes {takes}, but {given} given: add or remove some")]
    Arity {
        name: &'static str,
        takes: String,
        given: String,
    },
    #[error("the pattern `{pattern}` cannot be read: {reason}")]
    Pattern { pattern: String, reason: String },
    #[error(
        "the expression is nested more than {0} levels deep: split it into several calculations"
    )]
    Depth(usize),
}

/// Why an expression that was read could not be computed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EvalError {
    #[error("{function}() works on questions or lists: give it a reference, not a text or number")]
    NotNodes { function: &'static str },
    #[error("only references can be joined with `|` or followed by `/` and `[`")]
    NotPath,
    #[error("there is no list or file `{0}` in this checklist")]
    UnknownInstance(String),
    #[error("the pattern `{pattern}` cannot be read: {reason}")]
    Pattern { pattern: String, reason: String },
    #[error("`%{0}` is not a part of a date or time: use %Y %y %m %n %b %d %e %a %H %h %M %S %3")]
    DateFormat(String),
    #[error("{function}() cannot work with `{value}`: {wanted}")]
    Argument {
        function: &'static str,
        value: String,
        wanted: &'static str,
    },
    #[error(
        "this takes too long: conditions in `[ ]` inside one another run through lists again and again"
    )]
    Effort,
    #[error("{0}() needs a source of random numbers, which is not at hand here")]
    NoRandom(&'static str),
}

impl Trouble {
    /// This trouble at a byte of the text.
    pub(super) fn at(self, at: usize) -> ParseError {
        ParseError { at, trouble: self }
    }
}

fn did_you_mean(suggestion: Option<&'static str>) -> String {
    match suggestion {
        Some(name) => format!(": did you mean `{name}()`?"),
        None => ": check its spelling".to_owned(),
    }
}
