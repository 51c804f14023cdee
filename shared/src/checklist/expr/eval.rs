//! Computing an expression: operators and the choice between kinds of values. Paths are walked in
//! `path`, comparisons made in `compare`, functions live below `function`.

use super::compare;
use super::context::Context;
use super::error::EvalError;
use super::function::Arguments;
use super::moment::Moment;
use super::syntax::{Operator, Syntax};
use super::value::{NodeRef, Value, is_true, number_to_text, text_to_number};
use std::borrow::Cow;
use std::cell::Cell;

/// Where in an evaluation we are: the node at hand, and its place among those a predicate filters.
#[derive(Clone, Copy)]
pub(super) struct Scope<'e, 'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) effort: &'e Effort,
    pub(super) node: NodeRef,
    pub(super) position: usize,
    pub(super) size: usize,
}

/// How much one evaluation may still do: predicates in predicates multiply.
pub(super) struct Effort(Cell<u32>);

impl Effort {
    /// About a second's work; a filter over a list of thousands takes thousands.
    const MOST: u32 = 5_000_000;

    pub(super) fn new() -> Self {
        Self::of(Self::MOST)
    }

    pub(super) fn of(steps: u32) -> Self {
        Self(Cell::new(steps))
    }

    /// Takes as much from what is left.
    pub(super) fn spend(&self, steps: usize) -> Result<(), EvalError> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        let left = self.0.get().checked_sub(steps).ok_or(EvalError::Effort)?;
        self.0.set(left);
        Ok(())
    }
}

impl<'e, 'a> Scope<'e, 'a> {
    pub(super) fn new(context: &'a Context<'a>, effort: &'e Effort) -> Self {
        Self {
            context,
            effort,
            node: context.node,
            position: 1,
            size: 1,
        }
    }

    pub(super) fn evaluate(self, syntax: &'a Syntax) -> Result<Value<'a>, EvalError> {
        match syntax {
            Syntax::Number(number) => Ok(Value::Number(*number)),
            Syntax::Literal(text) => Ok(Value::Text(Cow::Borrowed(text))),
            Syntax::Chain(first, rest) => self.chain(first, rest),
            Syntax::Negate(inner) => Ok(Value::Number(-self.number(inner)?)),
            Syntax::Call(call) => (call.signature.body)(&Arguments {
                scope: self,
                function: call.signature.name,
                given: &call.arguments,
                pattern: call.pattern.as_ref(),
            }),
            Syntax::Path(path) => self.path(path).map(Value::Nodes),
        }
    }

    pub(super) fn text(self, syntax: &'a Syntax) -> Result<Cow<'a, str>, EvalError> {
        Ok(self.to_text(self.evaluate(syntax)?))
    }

    pub(super) fn number(self, syntax: &'a Syntax) -> Result<f64, EvalError> {
        Ok(self.to_number(&self.evaluate(syntax)?))
    }

    pub(super) fn boolean(self, syntax: &'a Syntax) -> Result<bool, EvalError> {
        Ok(self.to_boolean(&self.evaluate(syntax)?))
    }

    pub(super) fn to_text(self, value: Value<'a>) -> Cow<'a, str> {
        match value {
            Value::Text(text) => text,
            Value::Number(number) => Cow::Owned(number_to_text(number)),
            Value::Boolean(true) => Cow::Borrowed("true"),
            Value::Boolean(false) => Cow::Borrowed("false"),
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(Cow::Borrowed(""), |&node| self.context.text(node)),
            Value::Moment(moment) => Cow::Owned(moment.to_text()),
        }
    }

    /// A value as it is stored: empty where a number was wanted but something is not answered.
    pub(super) fn to_answer(self, value: Value<'a>) -> Cow<'a, str> {
        match value {
            Value::Number(number) if number.is_nan() => Cow::Borrowed(""),
            value => self.to_text(value),
        }
    }

    pub(super) fn to_number(self, value: &Value<'a>) -> f64 {
        match value {
            Value::Text(text) => self.read_number(text),
            Value::Number(number) => *number,
            Value::Boolean(value) => f64::from(u8::from(*value)),
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(f64::NAN, |&node| self.read_number(&self.context.text(node))),
            Value::Moment(moment) => moment.days(),
        }
    }

    pub(super) fn to_boolean(self, value: &Value<'a>) -> bool {
        match value {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => is_true(*number),
            Value::Boolean(value) => *value,
            Value::Nodes(nodes) => nodes.iter().any(|&node| self.context.is_relevant(node)),
            Value::Moment(_) => true,
        }
    }

    /// A text as number; a date or date with time counts as days since 1970.
    pub(super) fn read_number(self, text: &str) -> f64 {
        let number = text_to_number(text);
        if number.is_nan() {
            let moment = Moment::parse(text, *self.context.now.offset());
            return moment.map_or(f64::NAN, Moment::days);
        }
        number
    }

    fn chain(
        self,
        first: &'a Syntax,
        rest: &'a [(Operator, Syntax)],
    ) -> Result<Value<'a>, EvalError> {
        match rest.first().map(|(operator, _)| *operator) {
            Some(operator @ (Operator::And | Operator::Or)) => {
                let decisive = operator == Operator::Or;
                let mut operands = std::iter::once(first).chain(rest.iter().map(|(_, next)| next));
                let decided = operands.try_fold(!decisive, |known, operand| {
                    if known == decisive {
                        Ok(known)
                    } else {
                        self.boolean(operand)
                    }
                })?;
                Ok(Value::Boolean(decided))
            }
            Some(Operator::Union) => {
                let mut nodes = self.node_set(first)?;
                for (_, operand) in rest {
                    nodes.extend(self.node_set(operand)?);
                }
                self.in_document_order(&mut nodes);
                Ok(Value::Nodes(nodes))
            }
            _ => rest
                .iter()
                .try_fold(self.evaluate(first)?, |left, (operator, right)| {
                    Ok(self.apply(*operator, &left, &self.evaluate(right)?))
                }),
        }
    }

    fn apply(self, operator: Operator, left: &Value<'a>, right: &Value<'a>) -> Value<'a> {
        let numbers = || (self.to_number(left), self.to_number(right));
        match operator {
            Operator::Add => Value::Number(numbers().0 + numbers().1),
            Operator::Subtract => Value::Number(numbers().0 - numbers().1),
            Operator::Multiply => Value::Number(numbers().0 * numbers().1),
            Operator::Divide => Value::Number(numbers().0 / numbers().1),
            Operator::Modulo => Value::Number(libm::fmod(numbers().0, numbers().1)),
            _ => Value::Boolean(compare::holds(self, operator, left, right)),
        }
    }

    /// The nodes of an operand that must be a node-set.
    pub(super) fn node_set(self, syntax: &'a Syntax) -> Result<Vec<NodeRef>, EvalError> {
        match self.evaluate(syntax)? {
            Value::Nodes(nodes) => Ok(nodes),
            _ => Err(EvalError::NotPath),
        }
    }
}
