//! Expressions of checklists: XPath 1.0 as XForms and XLSForm use it, with their functions.
//!
//! An [`Expression`] is read once, when a checklist is loaded, and computed as often as answers
//! change. Reading finds everything that does not depend on answers: syntax, unknown functions,
//! wrong numbers of arguments, bad patterns, each with the byte where it is and what to do about
//! it. [`Expression::references`] says what an expression reads, so that only what may have
//! changed is computed again. Computing looks at its [`Context`] and at nothing else, and ends:
//! nesting is bounded when reading, and how often filters run when computing.
//!
//! `lex` makes tokens, `parse` a tree of `syntax`, `eval` computes it (`path` walks, `compare`
//! compares), `function` holds the functions, one line each in its table.
//!
//! Where the engines of this field differ, this one does as web-forms and Enketo do:
//!
//! - A date is its local midnight, so counted in days it has the fraction of the offset from UTC.
//!   All dates of one evaluation have the offset of [`Context::now`]: differences between dates
//!   are whole days, whatever daylight saving time did in between. What is no date is empty.
//! - `round()` takes halves away from zero, `regex()` searches (anchor it for a whole match), and
//!   `!=` on several nodes is true when one of them differs.
//! - An empty answer is no number: every comparison with `<` or `>` is false, and what is computed
//!   from it is stored as empty ([`Expression::answer`]).
//!
//! It does as JavaRosa does in two things. What is not relevant is left out of node-sets, so it is
//! neither counted nor added up; where nothing else is meant it reads as empty, and `../a = ''` is
//! true. And `min`, `max` and `sum` pass over what is not answered.
//!
//! Not here: variables, the namespace axis, `extract-signed()`, `property()`, and in patterns
//! look-around and back references, which `regex-lite` does not have.

#![expect(clippy::float_cmp, reason = "XPath compares numbers exactly")]

mod compare;
mod context;
mod error;
mod eval;
mod function;
mod lex;
mod moment;
mod parse;
mod path;
mod reference;
mod syntax;
mod value;

pub use context::{Context, Labels};
pub use error::{EvalError, ParseError, Trouble};
pub use function::Library;
pub use moment::{Moment, day, stamp};
pub use reference::covers;
pub use value::{NodeRef, Value, number_to_text, text_to_number};

use eval::{Effort, Scope};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::str::FromStr;
use syntax::Syntax;

/// An expression that was read and can be computed.
#[derive(Clone, Debug)]
pub struct Expression {
    syntax: Syntax,
}

impl FromStr for Expression {
    type Err = ParseError;

    fn from_str(source: &str) -> Result<Self, ParseError> {
        Self::read(source, Library::WHOLE)
    }
}

impl Expression {
    /// Reads an expression that may call the functions of `library`.
    pub fn read(source: &str, library: Library) -> Result<Self, ParseError> {
        let syntax = parse::parse(source, library)?;
        Ok(Self { syntax })
    }

    /// Computes the value.
    pub fn evaluate<'a>(&'a self, context: &'a Context<'a>) -> Result<Value<'a>, EvalError> {
        let value = Scope::new(context, &Effort::new()).evaluate(&self.syntax)?;
        Ok(match value {
            Value::Nodes(mut nodes) => {
                nodes.retain(|&node| context.is_relevant(node));
                Value::Nodes(nodes)
            }
            value => value,
        })
    }

    /// Computes the value as an answer is stored: as text, and empty where a number was wanted but
    /// something in it is not answered.
    pub fn answer<'a>(&'a self, context: &'a Context<'a>) -> Result<Cow<'a, str>, EvalError> {
        let effort = Effort::new();
        let scope = Scope::new(context, &effort);
        Ok(scope.to_answer(scope.evaluate(&self.syntax)?))
    }

    /// Computes the value as text.
    pub fn text<'a>(&'a self, context: &'a Context<'a>) -> Result<Cow<'a, str>, EvalError> {
        Scope::new(context, &Effort::new()).text(&self.syntax)
    }

    /// Computes the value as a number, NaN where it is none.
    pub fn number(&self, context: &Context) -> Result<f64, EvalError> {
        Scope::new(context, &Effort::new()).number(&self.syntax)
    }

    /// Computes the value as a condition.
    pub fn boolean(&self, context: &Context) -> Result<bool, EvalError> {
        Scope::new(context, &Effort::new()).boolean(&self.syntax)
    }

    /// Computes the nodes a path leads to.
    pub fn nodes(&self, context: &Context) -> Result<Vec<NodeRef>, EvalError> {
        let mut nodes = Scope::new(context, &Effort::new()).node_set(&self.syntax)?;
        nodes.retain(|&node| context.is_relevant(node));
        Ok(nodes)
    }

    /// The paths this expression reads when it belongs to the node at path `context`
    /// (`/data/group/item`). Absolute, without predicates or instance numbers; where the names
    /// are not known beforehand with `*` for one of them and `//` for any number in between:
    /// see [`covers`]. Lists (`instance('…')`) never change and are left out; what their filters
    /// read of the answers is in.
    pub fn references(&self, context: &str) -> BTreeSet<String> {
        reference::of(&self.syntax, context)
    }
}

#[cfg(test)]
mod tests;
