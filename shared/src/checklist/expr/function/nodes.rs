//! Node-sets: counting, adding up, joining, and the instances of repeats.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::{NodeRef, Value};
use crate::checklist::tree::{Name, NodeId, NodeKind, Tree};

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

pub(super) fn count<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Number(arguments.nodes(0)?.len() as f64))
}

pub(super) fn count_non_empty<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let nodes = arguments.nodes(0)?;
    let filled = nodes
        .iter()
        .filter(|&&node| !arguments.scope.context.text(node).is_empty());
    Ok(Value::Number(filled.count() as f64))
}

/// What is not answered adds nothing; what is no number makes the sum none.
pub(super) fn sum<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let nodes = arguments.nodes(0)?;
    let context = arguments.scope.context;
    let numbers = nodes
        .iter()
        .map(|&node| context.text(node))
        .filter(|text| !text.is_empty())
        .map(|text| arguments.scope.read_number(&text));
    Ok(Value::Number(numbers.sum::<f64>() + 0.0))
}

pub(super) fn max<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    extreme(arguments, |number, best| number > best)
}

pub(super) fn min<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    extreme(arguments, |number, best| number < best)
}

/// What is not answered is passed over; what is no number leaves no best one.
fn extreme<'a>(arguments: &Arguments<'_, 'a>, better: fn(f64, f64) -> bool) -> Result<'a> {
    let mut best: Option<f64> = None;
    for text in arguments.texts(0)? {
        if text.is_empty() {
            continue;
        }
        let number = arguments.scope.read_number(&text);
        if number.is_nan() {
            return Ok(Value::Number(f64::NAN));
        }
        if best.is_none_or(|best| better(number, best)) {
            best = Some(number);
        }
    }
    Ok(Value::Number(best.unwrap_or(f64::NAN)))
}

pub(super) fn join<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let separator = arguments.text(0)?;
    Ok(arguments.texts(1)?.join(&*separator).into())
}

pub(super) fn local_name<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    named(arguments, |name| name.local.to_string())
}

pub(super) fn name<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    named(arguments, |name| {
        if name.prefix.is_empty() {
            name.local.to_string()
        } else {
            format!("{}:{}", name.prefix, name.local)
        }
    })
}

pub(super) fn namespace_uri<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    named(arguments, |name| name.namespace.to_string())
}

fn named<'a>(arguments: &Arguments<'_, 'a>, part: fn(&Name) -> String) -> Result<'a> {
    let nodes = arguments.nodes(0)?;
    let context = arguments.scope.context;
    let name = nodes
        .first()
        .map(|&node| part(context.tree(node).name(node.node)));
    Ok(name.unwrap_or_default().into())
}

/// Elements by their attribute `id`; a text may hold several, separated by spaces.
pub(super) fn id<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let texts = arguments.texts(0)?;
    let wanted: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    let here = arguments.scope.node;
    let tree = arguments.scope.context.tree(here);
    let has_id = |node: &NodeId| {
        tree.attributes(*node).any(|attribute| {
            tree.name(attribute).is("id") && wanted.contains(&&*tree.text(attribute))
        })
    };
    let found = tree.descendants(Tree::DOCUMENT).filter(has_id);
    Ok(Value::Nodes(
        found.map(|node| NodeRef { node, ..here }).collect(),
    ))
}

/// Whether the nearest `xml:lang` around is this language or one of its kinds.
pub(super) fn lang<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let wanted = arguments.text(0)?.to_lowercase();
    let here = arguments.scope.node;
    let tree = arguments.scope.context.tree(here);
    let language = std::iter::once(here.node)
        .chain(tree.ancestors(here.node))
        .flat_map(|node| tree.attributes(node))
        .find(|&attribute| tree.name(attribute).is("xml:lang"))
        .map(|attribute| tree.text(attribute).to_lowercase());
    Ok(Value::Boolean(language.is_some_and(|language| {
        language
            .strip_prefix(&wanted)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })))
}

/// `indexed-repeat(target, repeat, n, …)`: the targets that lie in the n-th instance of each repeat.
pub(super) fn indexed_repeat<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    if arguments.len().is_multiple_of(2) {
        return Err(EvalError::Argument {
            function: "indexed-repeat",
            value: format!("{} arguments", arguments.len()),
            wanted: "give a number after each repeat",
        });
    }
    let context = arguments.scope.context;
    let mut targets = arguments.nodes(0)?;
    for place in (1..arguments.len()).step_by(2) {
        let repeats = arguments.nodes(place)?;
        let wanted = arguments.number(place + 1)?;
        let chosen: Vec<NodeRef> = repeats
            .into_iter()
            .filter(|&repeat| instance_number(context.tree(repeat), repeat.node) as f64 == wanted)
            .collect();
        targets.retain(|target| {
            let tree = context.tree(*target);
            tree.ancestors(target.node).any(|node| {
                chosen.contains(&NodeRef {
                    node,
                    tree: target.tree,
                })
            })
        });
    }
    targets.truncate(1);
    Ok(Value::Nodes(targets))
}

/// Place of a node among the relevant siblings of its name, from 1.
pub(super) fn instance_number(tree: &Tree, node: NodeId) -> usize {
    let name = tree.name(node);
    let before = std::iter::successors(tree.previous_sibling(node), |&other| {
        tree.previous_sibling(other)
    });
    let same = before.filter(|&other| {
        tree.kind(other) == NodeKind::Element && tree.name(other) == name && tree.is_relevant(other)
    });
    same.count() + 1
}

/// `pulldata(file, column, key column, key)`: the column of the first row whose key fits.
pub(super) fn pulldata<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let file = arguments.text(0)?;
    let id = file.strip_suffix(".csv").unwrap_or(&file);
    let context = arguments.scope.context;
    let number = context
        .instance(id)
        .ok_or_else(|| EvalError::UnknownInstance(id.to_owned()))?;
    let (column, key_column) = (arguments.text(1)?, arguments.text(2)?);
    let key = arguments.text(3)?;
    let tree = &context.secondary[number as usize - 1];
    let row = tree.children(tree.root()).find(|&row| {
        tree.child(row, &key_column)
            .is_some_and(|cell| tree.text(cell) == key)
    });
    let cell = row.and_then(|row| tree.child(row, &column));
    Ok(Value::Text(
        cell.map(|cell| tree.text(cell)).unwrap_or_default(),
    ))
}
