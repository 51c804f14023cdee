//! Groups that repeat: their instances, their count, and who sees whom.

use crate::{start, value};
use shared::checklist::filling::{Refusal, Screen};

const PEOPLE: &str = "
    | survey |              |        |        |                         |             |                  |
    |        | type         | name   | label  | calculation             | relevant    | default          |
    |        | begin_repeat | person | Person |                         |             |                  |
    |        | text         | name   | Name   |                         |             |                  |
    |        | integer      | age    | Age    |                         |             | 1 + 1            |
    |        | text         | school | School |                         | ${age} < 18 |                  |
    |        | calculate    | place  |        | position(..)            |             |                  |
    |        | end_repeat   |        |        |                         |             |                  |
    |        | calculate    | all    |        | sum(${age})             |             |                  |
    |        | calculate    | count  |        | count(${person})        |             |                  |
    |        | calculate    | names  |        | join(', ', ${name})     |             |                  |
";

#[test]
fn inside_a_repeat_each_instance_sees_itself_and_outside_all_are_seen() {
    let mut filling = start(PEOPLE);
    filling.add_instance("person").unwrap();
    filling.answer("person[1]/age", "40").unwrap();
    filling.answer("person[2]/name", "Anh").unwrap();
    assert!(!filling.item("person[1]/school").unwrap().relevant);
    assert!(
        filling.item("person[2]/school").unwrap().relevant,
        "the default age is 2"
    );
    assert_eq!(value(&filling, "all"), "42");
    assert_eq!(value(&filling, "count"), "2");
    assert_eq!(value(&filling, "person[2]/place"), "2");
    filling.remove_instance("person[1]").unwrap();
    assert_eq!(value(&filling, "person[1]/place"), "1");
    assert_eq!(value(&filling, "all"), "2");
    assert_eq!(value(&filling, "names"), "Anh");
    filling.remove_instance("person[1]").unwrap();
    assert_eq!(value(&filling, "count"), "0");
    assert_eq!(filling.add_instance("person").as_deref(), Ok("person[1]"));
}

#[test]
fn a_repeat_is_followed_by_the_question_whether_there_is_another() {
    let filling = start(PEOPLE);
    let screens = filling.screens();
    assert!(
        matches!(screens.last(), Some(Screen::Another { repeat, instances: 1, .. }) if repeat == "person"),
        "{screens:?}"
    );
}

#[test]
fn a_counted_repeat_keeps_what_is_beyond_the_count_but_does_not_send_it() {
    let mut filling = start(
        "
        | survey |              |      |       |              |             |
        |        | type         | name | label | repeat_count | calculation |
        |        | integer      | n    | How many? |          |             |
        |        | begin_repeat | dog  | Dog   | ${n}         |             |
        |        | text         | name | Name  |              |             |
        |        | end_repeat   |      |       |              |             |
        |        | calculate    | dogs |       |              | count(${dog}) |
    ",
    );
    assert_eq!(value(&filling, "dogs"), "0");
    filling.answer("n", "2").unwrap();
    filling.answer("dog[2]/name", "Rek").unwrap();
    assert_eq!(value(&filling, "dogs"), "2");
    filling.answer("n", "1").unwrap();
    assert_eq!(value(&filling, "dogs"), "1");
    assert_eq!(value(&filling, "dog[2]/name"), "Rek");
    assert!(!filling.submission().0.contains_key("dog[2]/name"));
    filling.answer("n", "2").unwrap();
    assert!(filling.submission().0.contains_key("dog[2]/name"));
    assert_eq!(
        filling.add_instance("dog"),
        Err(Refusal::Counted("dog".to_owned()))
    );
    filling.answer("n", "1000000000").unwrap();
    assert!(
        filling.answers().0.contains_key("dog[2]/name"),
        "no phone holds so many"
    );
}
