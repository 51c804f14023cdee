//! Whatever steps are taken: what was saved opens as it was, and is as if computed at once.

use crate::{prepared, situation};
use proptest::prelude::*;
use shared::checklist::Filling;
use shared::checklist::filling::Screen;
use shared::response::Daylight;
use std::sync::Arc;

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
