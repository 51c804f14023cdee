//! Whatever is written as an expression, there is a value or an error.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_panics(source in "\\PC{0,40}") {
        survives(&source);
    }

    #[test]
    fn any_sequence_of_tokens_is_read_or_refused_and_never_panics(
        tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..16),
        spaced in any::<bool>(),
    ) {
        survives(&tokens.join(if spaced { " " } else { "" }));
    }

    #[test]
    fn any_function_of_any_arguments_gives_a_value_or_an_error(
        name in prop::sample::select(function::names()),
        arguments in prop::collection::vec(prop::sample::select(ARGUMENTS), 0..8),
    ) {
        survives(&format!("{name}({})", arguments.join(", ")));
    }
}

const TOKENS: &[&str] = &[
    "1",
    ".5",
    "2.",
    "1e3",
    "'a'",
    "\"2026-11-23\"",
    "a",
    "visit",
    "n",
    "data",
    "jr:x",
    "*",
    "/",
    "//",
    ".",
    "..",
    "@",
    "::",
    "ancestor",
    "following-sibling",
    "self",
    "node()",
    "text()",
    "(",
    ")",
    "[",
    "]",
    ",",
    "|",
    "+",
    "-",
    "=",
    "!=",
    "<",
    ">=",
    "and",
    "or",
    "div",
    "mod",
    "position()",
    "last()",
    "current()",
    "count(",
    "selected(",
    "é",
    "$",
    "#",
];

const ARGUMENTS: &[&str] = &[
    "''",
    "'a b'",
    "'é𝒳'",
    "'2026-11-23'",
    "'2026-11-23T24:61:00+99:99'",
    "'12:30:15.123456789Z'",
    "'%Y%b%'",
    "'50 14 0 0; 50 15 0 0; 51 15; 50 14'",
    "'('",
    "'[a-z]+$'",
    "0",
    "-1",
    "1e300",
    "0.5",
    "-2147483648",
    "1 div 0",
    "0 div 0",
    "//n",
    "/data/visit",
    ".",
    "//nothing",
    "true()",
    "'MD5'",
];

fn survives(source: &str) {
    let Ok(expression) = source.parse::<Expression>() else {
        return;
    };
    let answers = answers();
    let lists = lists();
    let random = || 0x1234_5678_9abc_def0;
    for node in [answers.a, answers.group, Tree::DOCUMENT] {
        let context = Context {
            secondary: &lists,
            random: Some(&random),
            ..Context::new(&answers.tree, node, now())
        };
        if let Ok(value) = expression.evaluate(&context) {
            if let Value::Nodes(nodes) = &value {
                assert!(
                    nodes
                        .iter()
                        .all(|&node| context.tree(node).is_relevant(node.node))
                );
            }
            let _ = expression.answer(&context);
        }
    }
    for reference in expression.references("/data/g/b") {
        assert!(
            reference.is_empty() || reference.starts_with('/'),
            "{reference}"
        );
    }
}
