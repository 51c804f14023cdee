//! Answers of select questions: names of choices, joined by spaces.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::reference;
use crate::checklist::expr::value::Value;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

pub(super) fn selected<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (list, name) = (arguments.text(0)?, arguments.text(1)?);
    let name = name.trim();
    Ok(Value::Boolean(
        list.split_whitespace().any(|chosen| chosen == name),
    ))
}

pub(super) fn selected_at<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (list, place) = (arguments.text(0)?, libm::trunc(arguments.number(1)?));
    let chosen = list
        .split_whitespace()
        .enumerate()
        .find(|(number, _)| *number as f64 == place)
        .map(|(_, name)| name.to_owned());
    Ok(chosen.unwrap_or_default().into())
}

pub(super) fn count_selected<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let count = arguments.text(0)?.split_whitespace().count();
    Ok(Value::Number(count as f64))
}

/// `checklist(least, most, answer, …)`: whether that many answers are true; -1 is no bound.
pub(super) fn checklist<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let mut sum = 0.0;
    for place in 2..arguments.len() {
        for answer in truths(arguments, place)? {
            sum += f64::from(u8::from(answer));
        }
    }
    within(arguments, sum)
}

/// `weighted-checklist(least, most, answer, weight, …)`: the same over the weights of true answers.
pub(super) fn weighted_checklist<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let mut sum = 0.0;
    for place in (2..arguments.len().saturating_sub(1)).step_by(2) {
        let weights = numbers(arguments, place + 1)?;
        for (answer, weight) in truths(arguments, place)?.into_iter().zip(weights) {
            if answer {
                sum += weight;
            }
        }
    }
    within(arguments, sum)
}

fn within<'a>(arguments: &Arguments<'_, 'a>, sum: f64) -> Result<'a> {
    let (least, most) = (arguments.number(0)?, arguments.number(1)?);
    Ok(Value::Boolean(
        (least < 0.0 || sum >= least) && (most < 0.0 || sum <= most),
    ))
}

/// Truth of an argument; of a node-set, for each node whether it is answered.
fn truths(arguments: &Arguments, place: usize) -> std::result::Result<Vec<bool>, EvalError> {
    let scope = arguments.scope;
    Ok(match arguments.value(place)? {
        Value::Nodes(nodes) => nodes
            .iter()
            .map(|&node| !scope.context.text(node).is_empty())
            .collect(),
        value => vec![scope.to_boolean(&value)],
    })
}

fn numbers(arguments: &Arguments, place: usize) -> std::result::Result<Vec<f64>, EvalError> {
    let scope = arguments.scope;
    Ok(match arguments.value(place)? {
        Value::Nodes(nodes) => nodes
            .iter()
            .map(|&node| scope.read_number(&scope.context.text(node)))
            .collect(),
        value => vec![scope.to_number(&value)],
    })
}

/// Label of a choice in the language at hand; the second argument is a path written as text.
pub(super) fn choice_name<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (value, question) = (arguments.text(0)?, arguments.text(1)?);
    let context = arguments.scope.context;
    let here = arguments.scope.node;
    let path = reference::resolve(&question, &context.tree(here).path(here.node));
    let label = context
        .labels
        .and_then(|labels| labels.choice(&path, &value, context.language));
    Ok(label.unwrap_or_default().into())
}

pub(super) fn itext<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let id = arguments.text(0)?;
    let context = arguments.scope.context;
    let text = context
        .labels
        .and_then(|labels| labels.text(&id, context.language));
    Ok(text.unwrap_or_default().into())
}
