//! What is asked of a walker, and what is sent of it.

use crate::{broken, start, value};
use shared::checklist::filling::{Progress, Screen};
use shared::response::{Answer, Daylight};
use shared::sync::Rule;

const HATE: &str = "
    | survey  |                 |        |        |                      |          |
    |         | type            | name   | label  | relevant             | required |
    |         | select_one n    | hate   | Hate?  |                      |          |
    |         | begin_group     | more   | More   | ${hate} != 'none' and ${hate} != '' |  |
    |         | text            | target | Whom?  |                      | yes      |
    |         | text            | where  | Where? | ${target} = 'roma'   |          |
    |         | end_group       |        |        |                      |          |
    | choices |           |      |       |
    |         | list_name | name | label |
    |         | n         | none | None  |
    |         | n         | some | Some  |
";

#[test]
fn what_is_not_asked_keeps_its_answer_and_is_not_sent() {
    let mut filling = start(HATE);
    assert!(!filling.item("more/target").unwrap().relevant);
    filling.answer("hate", "some").unwrap();
    assert_eq!(
        broken(&filling),
        [("more/target".to_owned(), Rule::RequiredMissing)]
    );
    filling.answer("more/target", "roma").unwrap();
    assert!(filling.item("more/where").unwrap().relevant);
    filling.answer("hate", "none").unwrap();
    assert!(
        !filling.item("more/where").unwrap().relevant,
        "reads an item that is not asked"
    );
    assert!(filling.answers().0.contains_key("more/target"));
    assert_eq!(filling.submission().0.keys().collect::<Vec<_>>(), ["hate"]);
    filling.answer("hate", "some").unwrap();
    assert_eq!(value(&filling, "more/target"), "roma");
}

#[test]
fn cannot_judge_answers_what_is_required_and_reads_as_empty() {
    let mut filling = start(HATE);
    filling.answer("hate", "some").unwrap();
    filling.cannot_judge("more/target").unwrap();
    assert_eq!(broken(&filling), []);
    filling.cannot_judge("hate").unwrap();
    assert!(!filling.item("more/target").unwrap().relevant);
}

#[test]
fn only_what_is_relevant_has_a_screen() {
    let mut filling = start(HATE);
    assert_eq!(filling.screens().len(), 1);
    filling.answer("hate", "some").unwrap();
    let screens = filling.screens();
    let Screen::Questions {
        path,
        heading,
        items,
    } = &screens[1]
    else {
        panic!("{screens:?}");
    };
    assert_eq!(
        (path.as_str(), heading.text.as_str()),
        ("more/target", "More")
    );
    assert_eq!(items, &["more/target"]);
    assert_eq!(filling.progress()[1].1, Progress::Open);
}

#[test]
fn daylight_decides_what_is_asked_about_light() {
    let mut filling = start("
        | survey |        |          |       |                         |                  |                        |
        |        | type   | name     | label | relevant                | bind::jr:preload | bind::jr:preloadParams |
        |        | hidden | daylight |       |                         | property         | daylight               |
        |        | text   | light    | Light | ${daylight} = 'night'   |                  |                        |
    ");
    assert!(filling.screens().is_empty());
    filling.set_daylight(Some(Daylight::Night));
    assert_eq!(filling.screens().len(), 1);
    assert_eq!(filling.answers().0["daylight"], Answer::of("night"));
}
