//! What is computed, and what is given at the start.

use crate::{broken, prepared, situation, start, value};
use shared::checklist::Filling;
use shared::response::Answers;
use shared::sync::Rule;
use std::sync::Arc;

#[test]
fn calculations_follow_what_they_read_through_each_other() {
    let mut filling = start(
        "
        | survey |           |       |       |                    |               |
        |        | type      | name  | label | calculation        | constraint    |
        |        | integer   | a     | A     |                    | . < 10        |
        |        | calculate | twice |       | ${a} * 2           |               |
        |        | calculate | more  |       | ${twice} + 1       |               |
        |        | note      | n     | It is ${more} now | |                  |
    ",
    );
    assert_eq!(value(&filling, "more"), "", "nothing to compute with yet");
    filling.answer("a", "4").unwrap();
    assert_eq!(value(&filling, "more"), "9");
    assert_eq!(filling.item("n").unwrap().label.text, "It is 9 now");
    filling.answer("a", "40").unwrap();
    assert_eq!(value(&filling, "more"), "81");
    assert_eq!(broken(&filling), [("a".to_owned(), Rule::ConstraintBroken)]);
}

#[test]
fn a_trigger_sets_off_its_calculation_and_nothing_else_does() {
    let mut filling = start(
        "
        | survey |         |      |       |             |         |
        |        | type    | name | label | calculation | trigger |
        |        | integer | a    | A     |             |         |
        |        | integer | b    | B     |             |         |
        |        | integer | c    | C     | ${a} + 1    | ${b}    |
    ",
    );
    filling.answer("a", "1").unwrap();
    assert_eq!(value(&filling, "c"), "");
    filling.answer("b", "1").unwrap();
    assert_eq!(value(&filling, "c"), "2");
    filling.answer("a", "5").unwrap();
    assert_eq!(value(&filling, "c"), "2");
}

#[test]
fn defaults_are_given_once() {
    let form = prepared(
        "
        | survey |       |       |       |         |
        |        | type  | name  | label | default |
        |        | text  | plain | Plain | a-b     |
        |        | date  | day   | Day   | today() |
        |        | start | start |       |         |
    ",
    );
    let filling = Filling::start(Arc::clone(&form), situation());
    assert_eq!(value(&filling, "plain"), "a-b");
    assert_eq!(value(&filling, "day"), "2026-11-23");
    assert_eq!(value(&filling, "start"), "2026-11-23T18:30:00.000+01:00");
    let reopened = Filling::resume(form, &Answers::default(), situation());
    assert_eq!(value(&reopened, "day"), "");
}
