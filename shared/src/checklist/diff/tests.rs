use super::*;
use crate::checklist::model::{Choice, Group};
use crate::text::Text;
use proptest::prelude::*;

fn item(name: &str, kind: Kind) -> Item {
    Item {
        name: name.to_owned(),
        kind,
        label: Text::of("en", format!("{name}?")),
        ..Item::default()
    }
}

fn node(name: &str, kind: Kind) -> Node {
    Node::Item(Box::new(item(name, kind)))
}

fn one(list: &str) -> Kind {
    Kind::SelectOne {
        list: list.to_owned(),
        filter: String::new(),
    }
}

fn several(list: &str) -> Kind {
    Kind::SelectMultiple {
        list: list.to_owned(),
        filter: String::new(),
    }
}

fn group(name: &str, repeat: bool, nodes: Vec<Node>) -> Node {
    Node::Group(Box::new(Group {
        name: name.to_owned(),
        repeat,
        nodes,
        ..Group::default()
    }))
}

fn form(nodes: Vec<Node>, choices: &[&str]) -> Form {
    let choice = |name: &&str| Choice {
        name: (*name).to_owned(),
        label: Text::of("en", (*name).to_uppercase()),
        ..Choice::default()
    };
    let list = choices.iter().map(choice).collect();
    Form {
        nodes,
        lists: BTreeMap::from([("list".to_owned(), list)]),
        ..Form::default()
    }
}

fn answers(said: &[(&str, &str)]) -> Answers {
    let said = said.iter();
    Answers(
        said.map(|(path, value)| ((*path).to_owned(), Answer::of(*value)))
            .collect(),
    )
}

fn why(moved: &Moved, path: &str) -> Option<Why> {
    moved.left.get(path).map(|left| left.why)
}

#[test]
fn what_is_new_gone_reworded_or_otherwise_asked_is_named() {
    let old = form(
        vec![
            node("light", one("list")),
            node("noise", Kind::Text),
            node("count", Kind::Integer),
            node("lamps", Kind::Integer),
        ],
        &["dark", "lit"],
    );
    let mut reworded = item("lamps", Kind::Integer);
    reworded.label = Text::of("en", "Street lamps?");
    let new = form(
        vec![
            group("place", false, vec![node("light", one("list"))]),
            node("count", Kind::Text),
            Node::Item(Box::new(reworded)),
            node("smell", Kind::Text),
            node("now", Kind::Calculate),
        ],
        &["dark", "lit", "glaring"],
    );
    let diff = Diff::between(&old, &new, "en");
    assert_eq!(diff.added, ["smell"]);
    assert_eq!(diff.dropped, ["noise"]);
    assert_eq!(diff.changed, ["place/light"]);
    assert_eq!(diff.reworded, ["lamps"]);
}

#[test]
fn the_same_words_in_the_language_read_are_no_news() {
    let old = form(vec![node("noise", Kind::Text)], &[]);
    let mut item = item("noise", Kind::Text);
    item.label = item.label.and("vi", "Tiếng ồn?");
    let new = form(vec![Node::Item(Box::new(item))], &[]);
    assert_eq!(Diff::between(&old, &new, "en"), Diff::default());
    assert_eq!(Diff::between(&old, &new, "vi").reworded, ["noise"]);
}

#[test]
fn an_answer_follows_its_item_into_another_group() {
    let old = form(vec![node("light", one("list"))], &["dark"]);
    let new = form(
        vec![group("place", false, vec![node("light", one("list"))])],
        &["dark"],
    );
    let moved = Moved::between(&old, &new, &answers(&[("light", "dark")]));
    assert_eq!(moved.answers, answers(&[("place/light", "dark")]));
    assert_eq!(moved.elsewhere["light"], "place/light");
    assert!(moved.left.is_empty());
}

#[test]
fn a_choice_that_is_gone_stays_behind_and_its_note_goes_on() {
    let old = form(
        vec![node("light", one("list")), node("who", several("list"))],
        &["dark", "lit"],
    );
    let new = form(
        vec![node("light", one("list")), node("who", several("list"))],
        &["lit"],
    );
    let mut said = answers(&[("light", "dark"), ("who", "dark lit")]);
    said.0.get_mut("light").expect("said").note = "one lamp".to_owned();
    let moved = Moved::between(&old, &new, &said);
    assert_eq!(why(&moved, "light"), Some(Why::ChoiceGone));
    assert_eq!(moved.left["light"].answer, said.0["light"]);
    assert_eq!(moved.answers.0["light"].value, "");
    assert_eq!(moved.answers.0["light"].note, "one lamp");
    assert_eq!(moved.answers.0["who"].value, "lit");
    assert_eq!(moved.left["who"].answer.value, "dark lit");
}

#[test]
fn what_another_kind_cannot_hold_stays_behind() {
    let kinds = [
        ("a", Kind::Integer, Kind::Text, "3", None),
        (
            "b",
            Kind::Text,
            Kind::Integer,
            "three",
            Some(Why::OtherKind),
        ),
        (
            "c",
            Kind::Decimal,
            Kind::Integer,
            "2.5",
            Some(Why::OtherKind),
        ),
        ("d", Kind::Decimal, Kind::Integer, "2", None),
        ("e", one("list"), several("list"), "dark", None),
        ("f", several("list"), one("list"), "dark", None),
        (
            "g",
            several("list"),
            one("list"),
            "dark lit",
            Some(Why::OtherKind),
        ),
        ("h", one("list"), Kind::Text, "dark", Some(Why::OtherKind)),
    ];
    for (name, was, is, value, expected) in kinds {
        let old = form(vec![node(name, was)], &["dark", "lit"]);
        let new = form(vec![node(name, is)], &["dark", "lit"]);
        let moved = Moved::between(&old, &new, &answers(&[(name, value)]));
        assert_eq!(why(&moved, name), expected, "{name}");
        assert_eq!(
            moved.answers.0.contains_key(name),
            expected.is_none(),
            "{name}"
        );
    }
}

#[test]
fn instances_of_a_repeat_go_on_and_an_item_that_left_its_repeat_does_not() {
    let people = |nodes| group("people", true, nodes);
    let old = form(
        vec![people(vec![
            node("name", Kind::Text),
            node("age", Kind::Integer),
        ])],
        &[],
    );
    let new = form(
        vec![
            people(vec![node("name", Kind::Text)]),
            node("age", Kind::Integer),
        ],
        &[],
    );
    let said = answers(&[
        ("people", "2"),
        ("people[2]/name", "Anh"),
        ("people[1]/age", "3"),
    ]);
    let moved = Moved::between(&old, &new, &said);
    assert_eq!(
        moved.answers,
        answers(&[("people", "2"), ("people[2]/name", "Anh")])
    );
    assert_eq!(why(&moved, "people[1]/age"), Some(Why::Dropped));
}

/// A form of up to three items and a group with up to three of the same names, each of one of five kinds,
/// with some of four choices.
fn forms() -> impl Strategy<Value = Form> {
    let kind = prop_oneof![
        Just(one("list")),
        Just(several("list")),
        Just(Kind::Text),
        Just(Kind::Integer),
        Just(Kind::Decimal),
    ];
    let item = prop::option::of(kind);
    let choices = prop::sample::subsequence(vec!["a", "b", "c", "d"], 1..=4);
    (prop::collection::vec(item, 6), choices).prop_map(|(items, choices)| {
        let (mut top, mut grouped) = (Vec::new(), Vec::new());
        for (number, item) in items.into_iter().enumerate() {
            if let Some(kind) = item {
                let into = if number < 3 { &mut top } else { &mut grouped };
                into.push(node(&format!("q{}", number % 3), kind));
            }
        }
        top.push(group("more", false, grouped));
        form(top, &choices)
    })
}

/// Answers to all of a form's items, in the form's own values.
fn filled() -> impl Strategy<Value = (Form, Answers)> {
    (
        forms(),
        prop::collection::vec((0..4_usize, ".{0,3}", any::<bool>()), 6),
    )
        .prop_map(|(form, said)| {
            let mut answers = Answers::default();
            for ((path, item), (pick, note, unable)) in form.items().into_iter().zip(said) {
                let choices = form.choices(item);
                let value = match &item.kind {
                    Kind::SelectOne { .. } => choices[pick % choices.len()].name.clone(),
                    Kind::SelectMultiple { .. } => {
                        let names = choices.iter().take(pick + 1).map(|it| it.name.as_str());
                        names.collect::<Vec<_>>().join(" ")
                    }
                    Kind::Decimal => format!("{pick}.5"),
                    _ => pick.to_string(),
                };
                let value = if unable { String::new() } else { value };
                let answer = Answer {
                    value,
                    cannot_judge: unable,
                    note,
                };
                answers.0.insert(path, answer);
            }
            (form, answers)
        })
}

proptest! {
    #[test]
    fn nothing_is_lost((old, said) in filled(), new in forms()) {
        let moved = Moved::between(&old, &new, &said);
        for (path, answer) in &said.0 {
            let now = moved.elsewhere.get(path).unwrap_or(path);
            let goes_on = moved.answers.0.get(now) == Some(answer);
            let stays = moved.left.get(path).is_some_and(|left| left.answer == *answer);
            prop_assert!(goes_on != stays, "{} is {} times there", path, u8::from(goes_on) * 2);
        }
    }

    #[test]
    fn what_goes_on_is_an_answer_of_the_newer_version((old, said) in filled(), new in forms()) {
        let moved = Moved::between(&old, &new, &said);
        let items: BTreeMap<String, &Item> = new.items().into_iter().collect();
        for (path, answer) in &moved.answers.0 {
            let item = items.get(path);
            prop_assert!(item.is_some(), "{} is no item", path);
            let choices = item.map_or(&[][..], |item| new.choices(item));
            if !choices.is_empty() {
                let known = |name: &str| choices.iter().any(|choice| choice.name == name);
                prop_assert!(answer.value.split_whitespace().all(known));
            }
        }
    }

    #[test]
    fn to_the_same_version_all_goes_on((form, said) in filled()) {
        let moved = Moved::between(&form, &form, &said);
        prop_assert_eq!(moved.answers, said);
        prop_assert!(moved.left.is_empty());
        prop_assert_eq!(Diff::between(&form, &form, "en"), Diff::default());
    }
}
