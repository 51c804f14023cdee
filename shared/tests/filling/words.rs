//! Choices and the words that a walker reads.

use crate::{broken, start};
use shared::checklist::Filling;
use shared::sync::Rule;

#[test]
fn choices_are_filtered_and_a_choice_no_longer_offered_is_reported() {
    let mut filling = start(
        "
        | survey  |                |        |        |                  |
        |         | type           | name   | label  | choice_filter    |
        |         | select_one c   | city   | City   |                  |
        |         | select_one d   | place  | Place  | city = ${city}   |
        | choices |           |        |        |        |
        |         | list_name | name   | label  | city   |
        |         | c         | praha  | Praha  |        |
        |         | c         | sofia  | Sofia  |        |
        |         | d         | p7     | Praha 7| praha  |
        |         | d         | lozenets | Lozenets | sofia |
    ",
    );
    let offered = |filling: &Filling| -> Vec<String> {
        let choices = filling.item("place").unwrap().choices;
        choices.into_iter().map(|choice| choice.name).collect()
    };
    assert!(offered(&filling).is_empty());
    filling.answer("city", "praha").unwrap();
    assert_eq!(offered(&filling), ["p7"]);
    filling.answer("place", "p7").unwrap();
    assert_eq!(broken(&filling), []);
    filling.answer("city", "sofia").unwrap();
    assert_eq!(offered(&filling), ["lozenets"]);
    assert_eq!(broken(&filling), [("place".to_owned(), Rule::NotAChoice)]);
}

#[test]
fn a_choice_may_mention_an_answer() {
    let mut filling = start(
        "
        | survey  |              |      |       |
        |         | type         | name | label |
        |         | text         | who  | Who?  |
        |         | select_one l | ask  | Ask?  |
        | choices |           |      |            |
        |         | list_name | name | label      |
        |         | l         | yes  | Ask ${who} |
        ",
    );
    filling.answer("who", "Anh").unwrap();
    assert_eq!(
        filling.item("ask").unwrap().choices[0].label.text,
        "Ask Anh"
    );
}

#[test]
fn a_missing_translation_is_marked() {
    let filling = start(
        "
        | survey |      |      |                    |                   |
        |        | type | name | label::English (en) | label::Čeština (cs) |
        |        | text | a    | Light              | Světlo            |
        |        | text | b    | People             |                   |
    ",
    );
    let (a, b) = (
        filling.item("a").unwrap().label,
        filling.item("b").unwrap().label,
    );
    assert_eq!((a.text.as_str(), a.fallback), ("Světlo", false));
    assert_eq!(
        (b.text.as_str(), b.language.as_str(), b.fallback),
        ("People", "en", true)
    );
}
