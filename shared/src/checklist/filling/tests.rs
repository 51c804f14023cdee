use super::*;
use crate::checklist::model::{Choice, Form, Group, Item, Kind, Node};
use crate::response::Answers;

fn item(name: &str, kind: Kind) -> Node {
    Node::Item(Box::new(Item {
        name: name.to_owned(),
        kind,
        ..Item::default()
    }))
}

fn form() -> Arc<Prepared> {
    let people = Group {
        name: "people".to_owned(),
        repeat: true,
        nodes: vec![item("name", Kind::Text)],
        ..Group::default()
    };
    let list = "light".to_owned();
    let filter = String::new();
    Arc::new(Prepared::new(Form {
        nodes: vec![
            item("light", Kind::SelectOne { list, filter }),
            Node::Group(Box::new(people)),
            item("minutes", Kind::Integer),
        ],
        lists: BTreeMap::from([("light".to_owned(), vec![choice("dark"), choice("lit")])]),
        ..Form::default()
    }))
}

fn choice(name: &str) -> Choice {
    Choice {
        name: name.to_owned(),
        ..Choice::default()
    }
}

fn situation() -> Situation {
    Situation {
        now: DateTime::parse_from_rfc3339("2026-11-23T18:00:00+01:00").unwrap(),
        language: "cs".to_owned(),
        daylight: None,
        seed: 1,
    }
}

fn rules(filling: &Filling) -> Vec<(String, crate::sync::Rule)> {
    let violations = filling.violations().into_iter();
    violations.map(|found| (found.path, found.rule)).collect()
}

#[test]
fn an_answer_that_breaks_a_rule_is_kept_and_reported() {
    use crate::sync::Rule;
    let mut filling = Filling::start(form(), situation());
    filling.answer("light", "neon").unwrap();
    filling.answer("minutes", "ten").unwrap();
    assert_eq!(filling.answers().0["minutes"], Answer::of("ten"));
    let expected = [("light", Rule::NotAChoice), ("minutes", Rule::WrongType)];
    assert_eq!(
        rules(&filling),
        expected.map(|(path, rule)| (path.to_owned(), rule))
    );
}

#[test]
fn cannot_judge_takes_the_place_of_a_value_and_keeps_the_note() {
    let mut filling = Filling::start(form(), situation());
    filling.answer("light", "lit").unwrap();
    filling.note("light", "one lamp of three").unwrap();
    filling.cannot_judge("light").unwrap();
    let expected = Answer {
        value: String::new(),
        cannot_judge: true,
        note: "one lamp of three".to_owned(),
    };
    assert_eq!(filling.answers().0["light"], expected);
    assert_eq!(filling.progress()[0].1, Progress::Answered);
}

#[test]
fn a_question_answered_by_speaking_is_answered() {
    let mut node = item("keep", Kind::Text);
    if let Node::Item(item) = &mut node {
        "true()".clone_into(&mut item.required);
    }
    let form = Arc::new(Prepared::new(Form {
        nodes: vec![node],
        ..Form::default()
    }));
    let mut filling = Filling::start(form, situation());
    assert_eq!(filling.progress()[0].1, Progress::Open);
    assert_eq!(filling.violations().len(), 1);
    filling.set_spoken(vec!["keep".to_owned()]);
    assert_eq!(filling.progress()[0].1, Progress::Answered);
    assert_eq!(rules(&filling), []);
    assert_eq!(
        filling.answers(),
        Answers::default(),
        "the recording is beside"
    );
}

#[test]
fn a_blank_item_before_an_answered_one_was_skipped() {
    let mut filling = Filling::start(form(), situation());
    filling.answer("people[1]/name", "Anh").unwrap();
    let progress: Vec<_> = filling.progress().into_iter().map(|(_, how)| how).collect();
    assert_eq!(
        progress,
        [Progress::Skipped, Progress::Answered, Progress::Open]
    );
}

#[test]
fn taking_an_instance_out_moves_the_later_ones_up() {
    let mut filling = Filling::start(form(), situation());
    assert_eq!(filling.add_instance("people").as_deref(), Ok("people[2]"));
    filling.answer("people[1]/name", "Anh").unwrap();
    filling.answer("people[2]/name", "Olena").unwrap();
    filling.remove_instance("people[1]").unwrap();
    assert_eq!(
        filling.answers().0,
        BTreeMap::from([("people[1]/name".to_owned(), Answer::of("Olena"))])
    );
}

#[test]
fn answers_to_items_that_the_form_does_not_have_are_kept() {
    let answers = Answers(BTreeMap::from([
        ("gone".to_owned(), Answer::of("yes")),
        ("people[3]/name".to_owned(), Answer::of("Minh")),
        ("people[99999999]/name".to_owned(), Answer::of("many")),
    ]));
    let filling = Filling::resume(form(), &answers, situation());
    assert_eq!(filling.answers(), answers);
    assert_eq!(
        filling.strays().collect::<Vec<_>>(),
        ["gone", "people[99999999]/name"]
    );
}
