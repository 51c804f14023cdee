//! `=`, `!=`, `<` and the like (XPath 1.0, 3.4): true for node-sets as soon as one node fits.

use super::eval::Scope;
use super::moment::Moment;
use super::syntax::Operator;
use super::value::Value;
use std::borrow::Cow;

pub(super) fn holds(scope: Scope, operator: Operator, left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Nodes(nodes), Value::Boolean(_)) | (Value::Boolean(_), Value::Nodes(nodes)) => {
            let any = Value::Boolean(nodes.iter().any(|&node| scope.context.is_relevant(node)));
            if matches!(left, Value::Nodes(_)) {
                single(scope, operator, &any, right)
            } else {
                single(scope, operator, left, &any)
            }
        }
        (Value::Nodes(left), Value::Nodes(right)) => left.iter().any(|&left| {
            let left = Value::Text(scope.context.text(left));
            right.iter().any(|&right| {
                single(
                    scope,
                    operator,
                    &left,
                    &Value::Text(scope.context.text(right)),
                )
            })
        }),
        (Value::Nodes(left), _) => left.iter().any(|&left| {
            single(
                scope,
                operator,
                &Value::Text(scope.context.text(left)),
                right,
            )
        }),
        (_, Value::Nodes(right)) => right.iter().any(|&right| {
            single(
                scope,
                operator,
                left,
                &Value::Text(scope.context.text(right)),
            )
        }),
        _ => single(scope, operator, left, right),
    }
}

fn single(scope: Scope, operator: Operator, left: &Value, right: &Value) -> bool {
    let numbers = || (number(scope, left), number(scope, right));
    match operator {
        Operator::Equal => equal(scope, left, right),
        Operator::NotEqual => !equal(scope, left, right),
        Operator::Less => numbers().0 < numbers().1,
        Operator::AtMost => numbers().0 <= numbers().1,
        Operator::More => numbers().0 > numbers().1,
        _ => numbers().0 >= numbers().1,
    }
}

fn equal(scope: Scope, left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) => truth(left) == truth(right),
        (Value::Number(_) | Value::Moment(_), _) | (_, Value::Number(_) | Value::Moment(_)) => {
            number(scope, left) == number(scope, right)
        }
        _ => {
            let (left, right) = (text(left), text(right));
            left == right || same_moment(scope, &left, &right)
        }
    }
}

/// Whether two texts that differ are one moment written in two ways.
fn same_moment(scope: Scope, left: &str, right: &str) -> bool {
    let zone = *scope.context.now.offset();
    let moment = |text| Moment::parse(text, zone).map(|moment| moment.at);
    moment(left).is_some_and(|left| moment(right) == Some(left))
}

// Only single values arrive below: `holds` has taken node-sets apart.

fn number(scope: Scope, value: &Value) -> f64 {
    match value {
        Value::Text(text) => scope.read_number(text),
        Value::Number(number) => *number,
        Value::Boolean(value) => f64::from(u8::from(*value)),
        Value::Moment(moment) => Moment::days(*moment),
        Value::Nodes(_) => f64::NAN,
    }
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.is_empty(),
        Value::Number(number) => super::value::is_true(*number),
        Value::Boolean(value) => *value,
        Value::Moment(_) => true,
        Value::Nodes(nodes) => !nodes.is_empty(),
    }
}

fn text<'v>(value: &'v Value) -> Cow<'v, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Moment(moment) => Cow::Owned(moment.to_text()),
        _ => Cow::Borrowed(""),
    }
}
