//! Judges a submission by the rules of its checklist, with the same engine that ran on the phone.
//! Nothing is refused: what breaks a rule is stored and marked for a researcher.

use super::filling::{Filling, Situation};
use super::prepared::Prepared;
use crate::attachment::spoken;
use crate::response::Revision;
use crate::sync::{Problem, Rule};
use std::sync::Arc;

/// The rules of the checklist that a revision breaks, in document order; unknown items first.
/// What is required counts only once the walker said "done".
pub fn validate(form: &Arc<Prepared>, revision: &Revision) -> Vec<Problem> {
    let situation = Situation {
        now: revision.captured_at.fixed_offset(),
        language: String::new(),
        daylight: revision.daylight,
        seed: 0,
    };
    let mut filling = Filling::resume(Arc::clone(form), &revision.answers, situation);
    filling.set_spoken(spoken(&revision.attachments));
    let mut problems: Vec<Problem> = filling
        .strays()
        .map(|path| problem(Rule::UnknownItem, path, ""))
        .collect();
    problems.extend(
        filling
            .unasked()
            .map(|path| problem(Rule::NotRelevant, &path, "")),
    );
    let violations = filling.violations().into_iter();
    problems.extend(
        violations
            .filter(|violation| revision.complete || violation.rule != Rule::RequiredMissing)
            .map(|violation| problem(violation.rule, &violation.path, &violation.message.text)),
    );
    problems
}

fn problem(rule: Rule, item: &str, message: &str) -> Problem {
    let detail = match rule {
        Rule::UnknownItem => "This version of the checklist has no such item.",
        Rule::NotRelevant => "Answered although the other answers say that it is not asked.",
        Rule::RequiredMissing => "Required, but not answered.",
        Rule::WrongType => "The value is not written as this kind of item demands.",
        Rule::NotAChoice => "The value is not among the choices offered.",
        _ => "The value breaks the item's constraint.",
    };
    Problem {
        rule,
        item: item.to_owned(),
        detail: if message.is_empty() {
            detail.to_owned()
        } else {
            format!("{detail} {message}")
        },
    }
}
