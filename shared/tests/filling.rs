//! Filling in forms written as XLSForm tables: what becomes relevant, required, wrong or computed.

use chrono::DateTime;
use proptest::prelude::*;
use shared::checklist::filling::{Progress, Refusal, Screen};
use shared::checklist::xlsform::{Workbook, read};
use shared::checklist::{Filling, Prepared, Situation};
use shared::response::{Answer, Answers, Daylight};
use shared::sync::Rule;
use std::sync::Arc;

#[expect(clippy::unwrap_used, reason = "a test")]
fn situation() -> Situation {
    Situation {
        now: DateTime::parse_from_rfc3339("2026-11-23T18:30:00+01:00").unwrap(),
        language: "cs".to_owned(),
        daylight: None,
        seed: 7,
    }
}

fn prepared(markdown: &str) -> Arc<Prepared> {
    let reading = read(&Workbook::from_markdown(markdown), "test");
    assert!(reading.is_sound(), "{:#?}", reading.diagnostics);
    let prepared = Prepared::new(reading.form);
    assert_eq!(prepared.faults(), []);
    Arc::new(prepared)
}

fn start(markdown: &str) -> Filling {
    Filling::start(prepared(markdown), situation())
}

#[expect(clippy::unwrap_used, reason = "a test")]
fn value(filling: &Filling, path: &str) -> String {
    filling.item(path).unwrap().answer.value.clone()
}

fn broken(filling: &Filling) -> Vec<(String, Rule)> {
    let violations = filling.violations().into_iter();
    violations.map(|found| (found.path, found.rule)).collect()
}

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

/// A step that a walker, or a program in their place, might take.
#[derive(Clone, Debug)]
enum Step {
    Answer(String, String),
    CannotJudge(String),
    Note(String, String),
    Add(String),
    Remove(String),
    Daylight(Option<Daylight>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let path = prop::sample::select(vec![
        "n",
        "kind",
        "sum",
        "house[1]/name",
        "house[2]/name",
        "house[1]/pet[1]/age",
        "house[2]/pet[3]/age",
        "house[1]",
        "house[2]",
        "house",
        "house[1]/pet",
        "house[1]/pet[2]",
        "dog[1]/name",
        "dog[3]/name",
        "dog",
        "nothing",
        "",
        "house[0]/name",
        "house[x",
        "daylight",
    ]);
    let path = path.prop_map(str::to_owned);
    let value = prop_oneof![
        Just(String::new()),
        Just("2".to_owned()),
        Just("-1".to_owned()),
        Just("a b".to_owned()),
        Just("7".to_owned()),
        Just("cat".to_owned()),
        ".{0,6}",
    ];
    let light = prop::option::of(prop::sample::select(vec![Daylight::Day, Daylight::Night]));
    let step = prop_oneof![
        4 => (path.clone(), value.clone()).prop_map(|(path, value)| Step::Answer(path, value)),
        1 => path.clone().prop_map(Step::CannotJudge),
        1 => (path.clone(), value).prop_map(|(path, note)| Step::Note(path, note)),
        2 => path.clone().prop_map(Step::Add),
        1 => path.prop_map(Step::Remove),
        1 => light.prop_map(Step::Daylight),
    ];
    prop::collection::vec(step, 0..30)
}

const EVERYTHING: &str = "
    | survey  |              |       |       |                        |                     |            |              |                  |                        |               |
    |         | type         | name  | label | relevant               | calculation         | constraint | repeat_count | bind::jr:preload | bind::jr:preloadParams | choice_filter |
    |         | hidden       | daylight |    |                        |                     |            |              | property         | daylight               |               |
    |         | integer      | n     | N     |                        |                     | . < 5      |              |                  |                        |               |
    |         | select_one k | kind  | Kind  | ${n} != '1'            |                     |            |              |                  |                        | legs > ${n}   |
    |         | begin_repeat | house | House | ${daylight} != 'night' |                     |            |              |                  |                        |               |
    |         | text         | name  | Name of house ${n} |           |                     |            |              |                  |                        |               |
    |         | begin_repeat | pet   | Pet   | ${name} != 'a b'       |                     |            |              |                  |                        |               |
    |         | integer      | age   | Age   |                        |                     |            |              |                  |                        |               |
    |         | calculate    | next  |       |                        | ${age} + position(..) |          |              |                  |                        |               |
    |         | end_repeat   |       |       |                        |                     |            |              |                  |                        |               |
    |         | end_repeat   |       |       |                        |                     |            |              |                  |                        |               |
    |         | begin_repeat | dog   | Dog   |                        |                     |            | ${n}         |                  |                        |               |
    |         | text         | bark  | Bark  | ${sum} != '3'          |                     |            |              |                  |                        |               |
    |         | end_repeat   |       |       |                        |                     |            |              |                  |                        |               |
    |         | calculate    | sum   |       |                        | sum(${next}) + count(${dog}) |   |              |                  |                        |               |
    | choices |           |      |       |      |
    |         | list_name | name | label | legs |
    |         | k         | cat  | Cat   | 4    |
    |         | k         | bird | Bird  | 2    |
";

fn take(filling: &mut Filling, step: &Step) {
    let _ = match step {
        Step::Answer(path, value) => filling.answer(path, value),
        Step::CannotJudge(path) => filling.cannot_judge(path),
        Step::Note(path, text) => filling.note(path, text),
        Step::Add(path) => filling.add_instance(path).map(drop),
        Step::Remove(path) => filling.remove_instance(path),
        Step::Daylight(daylight) => {
            filling.set_daylight(*daylight);
            Ok(())
        }
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_a_saved_filling_opens_as_it_was(steps in steps()) {
        let form = prepared(EVERYTHING);
        let mut filling = Filling::start(Arc::clone(&form), situation());
        for step in &steps {
            take(&mut filling, step);
        }
        let saved = filling.answers();
        let reopened = Filling::resume(form, &saved, filling.situation().clone());
        prop_assert_eq!(reopened.answers(), saved);
        prop_assert_eq!(reopened.submission(), filling.submission());
        prop_assert_eq!(reopened.violations(), filling.violations());
    }

    #[test]
    fn a_step_by_step_filling_is_as_if_computed_at_once(steps in steps()) {
        let form = prepared(EVERYTHING);
        let mut filling = Filling::start(Arc::clone(&form), situation());
        for step in &steps {
            take(&mut filling, step);
            for screen in filling.screens() {
                if let Screen::Questions { items, .. } = screen {
                    for path in items {
                        prop_assert!(filling.item(&path).is_some_and(|item| item.relevant));
                    }
                }
            }
        }
        let before = (filling.answers(), filling.violations(), filling.screens());
        filling.set_language("en");
        filling.recompute();
        prop_assert_eq!(before, (filling.answers(), filling.violations(), filling.screens()));
    }
}
