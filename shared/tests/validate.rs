//! What the server says of a submission: every rule that it breaks, and nothing about one that the
//! phone would have let pass.

use shared::checklist::xlsform::{Workbook, read};
use shared::checklist::{Prepared, validate};
use shared::id::{ResponseId, RevisionId, VersionId};
use shared::response::{Answer, Answers, Daylight, Revision};
use shared::sync::Rule;
use shared::time::from_millis;
use std::sync::Arc;

fn form() -> Arc<Prepared> {
    let reading = read(
        &Workbook::from_markdown(
            "
            | survey  |              |          |        |          |                       |            |                    |                  |                        |
            |         | type         | name     | label  | required | relevant              | constraint | constraint_message | bind::jr:preload | bind::jr:preloadParams |
            |         | hidden       | daylight |        |          |                       |            |                    | property         | daylight               |
            |         | select_one l | light    | Light  | yes      |                       |            |                    |                  |                        |
            |         | integer      | lamps    | Lamps  |          | ${light} = 'dark'     | . < 100    | So many lamps?     |                  |                        |
            |         | text         | moon     | Moon   |          | ${daylight} = 'night' |            |                    |                  |                        |
            | choices |           |      |       |
            |         | list_name | name | label |
            |         | l         | dark | Dark  |
            |         | l         | lit  | Lit   |
            ",
        ),
        "light",
    );
    assert_eq!(reading.diagnostics, []);
    Arc::new(Prepared::new(reading.form))
}

fn revision(answers: &[(&str, &str)]) -> Revision {
    let answers = answers
        .iter()
        .map(|(path, value)| ((*path).to_owned(), Answer::of(*value)));
    Revision {
        id: RevisionId::new(1, [0; 10]),
        response: ResponseId::new(1, [0; 10]),
        number: 1,
        version: VersionId::new(1, [0; 10]),
        stop: None,
        complete: true,
        started_at: from_millis(0),
        captured_at: from_millis(0),
        daylight: None,
        geotag: None,
        answers: Answers(answers.collect()),
        attachments: Vec::new(),
    }
}

fn broken(revision: &Revision) -> Vec<(Rule, String)> {
    let problems = validate(&form(), revision).into_iter();
    problems
        .map(|problem| (problem.rule, problem.item))
        .collect()
}

#[test]
fn a_submission_in_order_has_no_problems() {
    assert_eq!(broken(&revision(&[("light", "dark"), ("lamps", "3")])), []);
}

#[test]
fn every_broken_rule_is_named_with_its_item() {
    for (answers, rule, item) in [
        (
            &[("light", "lit"), ("colour", "red")][..],
            Rule::UnknownItem,
            "colour",
        ),
        (
            &[("light", "dark"), ("lamps", "three")],
            Rule::WrongType,
            "lamps",
        ),
        (&[("light", "neon")], Rule::NotAChoice, "light"),
        (
            &[("light", "dark"), ("lamps", "100")],
            Rule::ConstraintBroken,
            "lamps",
        ),
        (
            &[("light", "lit"), ("lamps", "3")],
            Rule::NotRelevant,
            "lamps",
        ),
        (&[], Rule::RequiredMissing, "light"),
    ] {
        assert_eq!(
            broken(&revision(answers)),
            [(rule, item.to_owned())],
            "{answers:?}"
        );
    }
}

#[test]
fn the_checklists_own_words_are_in_the_problem() {
    let problems = validate(&form(), &revision(&[("light", "dark"), ("lamps", "100")]));
    assert!(
        problems[0].detail.ends_with("So many lamps?"),
        "{problems:?}"
    );
}

#[test]
fn what_is_required_may_be_missing_until_the_walker_says_done() {
    let mut unfinished = revision(&[]);
    unfinished.complete = false;
    assert_eq!(broken(&unfinished), []);
}

#[test]
fn cannot_judge_is_an_answer() {
    let mut unsure = revision(&[]);
    let answer = Answer {
        cannot_judge: true,
        ..Answer::default()
    };
    unsure.answers.0.insert("light".to_owned(), answer);
    assert_eq!(broken(&unsure), []);
}

#[test]
fn daylight_comes_with_the_revision() {
    let mut night = revision(&[("light", "lit"), ("moon", "full")]);
    assert_eq!(broken(&night), [(Rule::NotRelevant, "moon".to_owned())]);
    night.daylight = Some(Daylight::Night);
    assert_eq!(broken(&night), []);
}

#[test]
fn a_billion_instances_in_a_path_are_an_unknown_item() {
    let many = revision(&[("light", "lit"), ("light[999999999]", "lit")]);
    assert_eq!(
        broken(&many),
        [(Rule::UnknownItem, "light[999999999]".to_owned())]
    );
}
