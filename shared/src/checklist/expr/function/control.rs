//! Choosing, truth, and the node at hand.

use super::Arguments;
use super::nodes::instance_number;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::{NodeRef, Value};
use crate::checklist::tree::Tree;
use std::borrow::Cow;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

pub(super) fn yes<'a>(_: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Boolean(true))
}

pub(super) fn no<'a>(_: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Boolean(false))
}

pub(super) fn not<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Boolean(!arguments.boolean(0)?))
}

pub(super) fn boolean<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Boolean(arguments.boolean(0)?))
}

pub(super) fn boolean_from_string<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    Ok(Value::Boolean(matches!(&*text, "true" | "1")))
}

/// `if(condition, then, else)`: only the chosen branch is computed.
pub(super) fn choose<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    arguments.value(if arguments.boolean(0)? { 1 } else { 2 })
}

pub(super) fn coalesce<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let first = arguments.value(0)?;
    let not_a_number = matches!(first, Value::Number(number) if number.is_nan());
    let text = arguments.scope.to_text(first);
    if text.is_empty() || not_a_number {
        arguments.text(1).map(Value::Text)
    } else {
        Ok(Value::Text(text))
    }
}

/// The present value of the question this rule belongs to, if it has one.
pub(super) fn once<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let present = arguments.scope.context.text(arguments.scope.node);
    if present.is_empty() {
        let value = arguments.value(0)?;
        Ok(Value::Text(arguments.scope.to_answer(value)))
    } else {
        Ok(Value::Text(present))
    }
}

pub(super) fn current<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Nodes(vec![arguments.scope.context.current]))
}

pub(super) fn last<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Number(arguments.scope.size as f64))
}

/// Place in a predicate, or of a given node among the relevant siblings of its name: the number
/// of a repeat's instance.
pub(super) fn position<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    if arguments.given.is_empty() {
        return Ok(Value::Number(arguments.scope.position as f64));
    }
    let Some(&node) = arguments.nodes(0)?.first() else {
        return Ok(Value::Number(f64::NAN));
    };
    let tree = arguments.scope.context.tree(node);
    Ok(Value::Number(instance_number(tree, node.node) as f64))
}

/// The top of a list or file, above its root element: `instance('list')/root/item`.
pub(super) fn instance<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let id = arguments.text(0)?;
    let tree = arguments
        .scope
        .context
        .instance(&id)
        .ok_or_else(|| EvalError::UnknownInstance(id.into_owned()))?;
    let node = Tree::DOCUMENT;
    Ok(Value::Nodes(vec![NodeRef { tree, node }]))
}

pub(super) fn version<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Text(Cow::Borrowed(arguments.scope.context.version)))
}
