//! How expressions behave in a checklist, beyond the conformance cases.

mod survival;

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
fn what_is_not_answered_is_not_added_up() {
    let mut answers = answers();
    let n = answers.tree.child(answers.visits[0], "n").unwrap();
    answers.tree.set_text(n, "");
    let a = answers.a;
    assert_eq!(text(&answers, a, "sum(//n)"), "6");
    assert_eq!(text(&answers, a, "min(//n)"), "2");
    assert_eq!(text(&answers, a, "max(//nothing)"), "");
    assert_eq!(text(&answers, a, "sum(//nothing)"), "0");
    assert_eq!(text(&answers, a, "sum(/data/*)"), "");
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
    assert_eq!(references("//n[1]", "/data/a"), ["//n"]);
    assert_eq!(references("../*", "/data/g/b"), ["/data/g/*"]);
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

#[test]
fn nesting_up_to_the_limit_is_computed_and_beyond_it_refused() {
    let answers = answers();
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    let depth = parse::MAXIMUM_DEPTH;
    let conditions = nested("if(true(), ", "7", ", 0)", depth);
    assert_eq!(text(&answers, answers.a, &conditions), "7");
    let filters = nested("/data/a[", "1", "]", depth);
    assert_eq!(text(&answers, answers.a, &filters), "yes");
    let deeper = nested("not(", "1", ")", depth + 1);
    assert!(matches!(
        deeper.parse::<Expression>().unwrap_err().trouble,
        Trouble::Depth(_)
    ));
    let long = "1".to_owned() + &" + 1".repeat(20_000) + &" or a".repeat(20_000);
    assert_eq!(text(&answers, answers.a, &long), "true");
    let signs = "-".repeat(50_001) + "1";
    assert_eq!(text(&answers, answers.a, &signs), "-1");
}

#[test]
fn patterns_are_read_with_their_form() {
    let answers = answers();
    let text = |source: &str| text(&answers, answers.group, source);
    assert_eq!(text("regex(b, '^[0-9]$')"), "true");
    assert_eq!(text("regex(concat(b, 'a'), concat('^', b))"), "true");
    let mistake = "regex(., '[0-9')".parse::<Expression>().unwrap_err();
    assert!(matches!(mistake.trouble, Trouble::Pattern { .. }));
    let expression: Expression = "regex(., concat('[', '0'))".parse().unwrap();
    let context = Context::new(&answers.tree, answers.a, now());
    let computed = expression.boolean(&context);
    assert!(matches!(computed, Err(EvalError::Pattern { .. })));
}

#[test]
fn conditions_that_multiply_are_stopped() {
    let answers = answers();
    let context = Context::new(&answers.tree, answers.a, now());
    let source = "count(//*[count(//*[count(//*[. = '']) > 0]) > 0])";
    let expression: Expression = source.parse().unwrap();
    let with = |effort: u32| {
        let effort = Effort::of(effort);
        let value = Scope::new(&context, &effort).evaluate(&expression.syntax);
        value.map(drop)
    };
    let elements = answers.tree.descendants(Tree::DOCUMENT).count() as u32;
    assert_eq!(with(elements.pow(3) + elements.pow(2) + elements), Ok(()));
    assert_eq!(with(100), Err(EvalError::Effort));
}

#[test]
fn dates_are_counted_in_the_zone_of_the_form() {
    let answers = answers();
    let text = |source: &str| text(&answers, answers.a, source);
    assert_eq!(text("today()"), "2026-11-23");
    assert_eq!(text("now()"), "2026-11-23T10:30:15.250+01:00");
    assert_eq!(text("date(now())"), "2026-11-23");
    assert_eq!(text("date('2026-11-23' + 1)"), "2026-11-24");
    assert_eq!(text("date('2026-12-24') - today()"), "31");
    assert_eq!(text("today() < '2026-11-24'"), "true");
    assert_eq!(
        text("date-time('2026-11-23T23:30:00Z')"),
        "2026-11-24T00:30:00.000+01:00"
    );
    assert_eq!(text("date('')"), "");
    assert_eq!(text("date('2026-02-30')"), "");
    assert_eq!(text("date(1e300)"), "");
    assert_eq!(text("decimal-time('12:00')"), "0.5");
    assert_eq!(
        text("format-date-time(now(), '%a %e. %n. %Y %H:%M:%S.%3')"),
        "Mon 23. 11. 2026 10:30:15.250"
    );
}

#[test]
fn months_are_named_in_the_language_of_the_form() {
    let answers = answers();
    let expression: Expression = "format-date(today(), '%a %e %b')".parse().unwrap();
    let name = |language| {
        let context = Context {
            language,
            ..Context::new(&answers.tree, answers.a, now())
        };
        expression.text(&context).unwrap().into_owned()
    };
    assert_eq!(name("cs"), "po 23 lis");
    assert_eq!(name("en-GB"), "Mon 23 Nov");
    assert_eq!(name(""), "Mon 23 Nov");
}

/// Lists of two districts and their stops, to choose from.
fn lists() -> Vec<Tree> {
    let mut tree = Tree::new("stops");
    let root = tree.append(Tree::DOCUMENT, "root");
    for (name, district) in [("gate", "7"), ("hall", "7"), ("bridge", "1")] {
        let item = tree.append(root, "item");
        tree.append_value(item, "name", name);
        tree.append_value(item, "district", district);
    }
    vec![tree]
}

#[test]
fn a_list_is_filtered_by_answers_and_by_the_question_at_hand() {
    let mut answers = answers();
    let data = answers.tree.root();
    let district = answers.tree.append_value(data, "district", "7");
    let lists = lists();
    let context = Context {
        secondary: &lists,
        ..Context::new(&answers.tree, answers.a, now())
    };
    let text = |source: &str| {
        let expression: Expression = source.parse().unwrap();
        expression.text(&context).map(Cow::into_owned)
    };
    let by_answer = "join(' ', instance('stops')/root/item[district = /data/district]/name)";
    assert_eq!(text(by_answer).unwrap(), "gate hall");
    let by_question = "count(instance('stops')/root/item[district = current()/../district])";
    assert_eq!(text(by_question).unwrap(), "2");
    assert_eq!(
        text("pulldata('stops', 'district', 'name', 'bridge')").unwrap(),
        "1"
    );
    assert_eq!(
        text("instance('shops')/root/item"),
        Err(EvalError::UnknownInstance("shops".to_owned()))
    );
    let filter: Expression = "district = current()/../district".parse().unwrap();
    let items: Expression = "instance('stops')/root/item".parse().unwrap();
    let items = items.nodes(&context).unwrap();
    let kept = items
        .iter()
        .filter(|&&item| filter.boolean(&context.at(item)).unwrap());
    assert_eq!(kept.count(), 2);
    answers.tree.set_text(district, "1");
}

#[test]
fn labels_come_from_the_form() {
    struct Form;
    impl Labels for Form {
        fn choice(&self, path: &str, value: &str, language: &str) -> Option<String> {
            Some(format!("{path} {value} {language}"))
        }
        fn text(&self, _: &str, _: &str) -> Option<String> {
            None
        }
    }
    let answers = answers();
    let n = answers.tree.child(answers.visits[0], "n").unwrap();
    let context = Context {
        labels: Some(&Form),
        language: "cs",
        ..Context::new(&answers.tree, n, now())
    };
    let expression: Expression = "jr:choice-name(/data/a, '../../g/b')".parse().unwrap();
    assert_eq!(expression.text(&context).unwrap(), "/data/g/b yes cs");
}

#[test]
fn chance_comes_from_the_context() {
    let answers = answers();
    let random = || u64::MAX;
    let context = Context {
        random: Some(&random),
        ..Context::new(&answers.tree, answers.a, now())
    };
    let text = |source: &str, context: &Context| {
        let expression: Expression = source.parse().unwrap();
        expression.text(context).map(Cow::into_owned)
    };
    assert_eq!(text("random() < 1", &context).unwrap(), "true");
    assert_eq!(
        text("uuid()", &context).unwrap(),
        "ffffffff-ffff-4fff-bfff-ffffffffffff"
    );
    assert_eq!(text("uuid(3)", &context).unwrap(), "zzz");
    let without = Context {
        random: None,
        ..context
    };
    assert_eq!(
        text("random()", &without),
        Err(EvalError::NoRandom("random"))
    );
}
