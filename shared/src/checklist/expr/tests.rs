//! How expressions behave in a checklist, beyond the conformance cases.

use super::*;
use crate::checklist::tree::{NodeId, Tree};
use chrono::{DateTime, FixedOffset};

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T10:30:15.250+01:00").unwrap()
}

/// `/data` with a question `a`, a repeat `visit` of three with `n`, and a group `g` with `b`.
struct Answers {
    tree: Tree,
    a: NodeId,
    visits: [NodeId; 3],
    group: NodeId,
}

fn answers() -> Answers {
    let mut tree = Tree::new("");
    let data = tree.append(Tree::DOCUMENT, "data");
    let a = tree.append_value(data, "a", "yes");
    let visits = ["1", "2", "4"].map(|number| {
        let visit = tree.append(data, "visit");
        tree.append_value(visit, "n", number);
        visit
    });
    let group = tree.append(data, "g");
    tree.append_value(group, "b", "5");
    Answers {
        tree,
        a,
        visits,
        group,
    }
}

fn text(answers: &Answers, node: NodeId, source: &str) -> String {
    let expression: Expression = source.parse().unwrap();
    let context = Context::new(&answers.tree, node, now());
    expression.answer(&context).unwrap().into_owned()
}

#[test]
fn paths_are_relative_to_the_question_or_absolute() {
    let answers = answers();
    assert_eq!(text(&answers, answers.a, "."), "yes");
    assert_eq!(text(&answers, answers.a, "../g/b + 1"), "6");
    assert_eq!(text(&answers, answers.a, "sum(/data/visit/n)"), "7");
    assert_eq!(text(&answers, answers.visits[1], "position(.)"), "2");
    assert_eq!(text(&answers, answers.a, "/data/visit[3]/n"), "4");
}

#[test]
fn what_is_not_relevant_reads_as_empty_and_is_not_counted() {
    let mut answers = answers();
    answers.tree.set_relevant(answers.visits[0], false);
    answers.tree.set_relevant(answers.group, false);
    let a = answers.a;
    assert_eq!(text(&answers, a, "count(/data/visit)"), "2");
    assert_eq!(text(&answers, a, "sum(/data/visit/n)"), "6");
    assert_eq!(text(&answers, a, "/data/visit[1]/n"), "2");
    assert_eq!(text(&answers, answers.visits[2], "position(.)"), "2");
    assert_eq!(text(&answers, a, "/data/g/b = ''"), "true");
    assert_eq!(text(&answers, a, "/data/g/b + 1"), "");
    assert_eq!(text(&answers, a, "count(/data/g/b)"), "0");
    assert_eq!(text(&answers, a, "string(/data/g)"), "");
    answers.tree.set_relevant(answers.group, true);
    assert_eq!(text(&answers, a, "/data/g/b"), "5");
}

#[test]
fn a_copied_instance_stands_in_document_order() {
    let mut answers = answers();
    let data = answers.tree.root();
    let copy = answers
        .tree
        .copy(answers.visits[0], data, Some(answers.visits[1]));
    let n = answers.tree.child(copy, "n").unwrap();
    answers.tree.set_text(n, "9");
    assert_eq!(text(&answers, answers.a, "join(' ', //n)"), "1 9 2 4");
    answers.tree.remove(answers.visits[0]);
    assert_eq!(text(&answers, answers.a, "join(' ', //n)"), "9 2 4");
}

fn references(source: &str, context: &str) -> Vec<String> {
    let expression: Expression = source.parse().unwrap();
    expression.references(context).into_iter().collect()
}

#[test]
fn references_are_absolute() {
    assert_eq!(
        references("../b = 1 and selected(/data/c, 'x')", "/data/g/a"),
        ["/data/c", "/data/g/b"]
    );
    assert_eq!(references(". > 3", "/data/a"), ["/data/a"]);
    assert_eq!(
        references("/data/r[n = current()/../k]/v", "/data/g/a"),
        ["/data/g/k", "/data/r/n", "/data/r/v"]
    );
    assert_eq!(
        references(
            "instance('l')/root/item[kind = /data/kind and x = current()/../k]",
            "/data/a"
        ),
        ["/data/k", "/data/kind"]
    );
    assert_eq!(references("sum(//n)", "/data/a"), ["//n"]);
    assert_eq!(references("position(..)", "/data/r/a"), ["/data/r"]);
}

#[test]
fn patterns_cover_paths() {
    assert!(covers("/data/a", "/data/a"));
    assert!(!covers("/data/a", "/data/a/b"));
    assert!(covers("//n", "/data/r/n"));
    assert!(covers("/data//n", "/data/n"));
    assert!(covers("/data/*/n", "/data/r/n"));
    assert!(!covers("/data/*/n", "/data/r/s/n"));
}

#[test]
fn mistakes_say_where_they_are_and_what_to_do() {
    let mistake = |source: &str| source.parse::<Expression>().unwrap_err();
    assert_eq!(mistake("1 + Concat('a')").at, 4);
    assert_eq!(
        mistake("1 + Concat('a')").to_string(),
        "there is no function `Concat()`: did you mean `concat()`?"
    );
    assert_eq!(
        mistake("if(1, 2)").to_string(),
        "if() takes 3 arguments, but 2 are given: add or remove some"
    );
    assert_eq!(mistake("a = 'b").at, 4);
    assert_eq!(mistake("a b").trouble, Trouble::Leftover);
    assert_eq!(mistake("").trouble, Trouble::Empty);
    assert_eq!(mistake("999-").trouble, Trouble::Operand);
    let deep = "(".repeat(10_000);
    assert!(matches!(mistake(&deep).trouble, Trouble::Depth(_)));
}
