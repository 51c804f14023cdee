//! How much of what was asked was answered, item by item: the first thing to know of a figure.

use crate::api::ResponseRow;
use crate::attachment::spoken;
use crate::checklist::Form;
use crate::checklist::model::{Kind, Node};
use crate::id::{ParticipantId, VersionId};
use crate::response::item_path;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// All questions, in the order of the checklists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    pub items: Vec<ItemAnswered>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAnswered {
    /// Name of its form.
    pub checklist: String,
    pub path: String,
    pub label: Text,
    pub sensitive: bool,
    /// Asked only where something else was answered: what is blank may not have been asked.
    pub conditional: bool,
    /// Walkers who filled in a checklist that asks it.
    pub walkers: u32,
    /// `None` when too few walkers were asked to say.
    pub counts: Option<Counts>,
}

/// Of finished checklists that ask the item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub answered: u32,
    pub cannot_judge: u32,
    pub blank: u32,
}

/// A question as one version asks it.
struct Question {
    path: String,
    label: Text,
    sensitive: bool,
    conditional: bool,
}

/// Finished responses as they count, and the versions they were filled in by, oldest first. An item
/// that kept its path is one item, headed as in the newest version.
pub fn answered<'a>(
    forms: &BTreeMap<VersionId, Form>,
    responses: impl IntoIterator<Item = &'a ResponseRow>,
) -> Answered {
    let mut finished: BTreeMap<VersionId, Vec<&ResponseRow>> = BTreeMap::new();
    for response in responses.into_iter().filter(|it| it.revision.complete) {
        let same = finished.entry(response.revision.version).or_default();
        same.push(response);
    }
    let mut items: Vec<(ItemAnswered, BTreeSet<ParticipantId>)> = Vec::new();
    for (version, responses) in &finished {
        let Some(form) = forms.get(version) else {
            continue;
        };
        for question in questions(form) {
            let same = |(it, _): &(ItemAnswered, _)| {
                (it.checklist.as_str(), it.path.as_str())
                    == (form.name.as_str(), question.path.as_str())
            };
            let at = items.iter().position(same).unwrap_or_else(|| {
                items.push((blank(form, &question), BTreeSet::new()));
                items.len() - 1
            });
            let (item, walkers) = &mut items[at];
            item.label = question.label;
            item.sensitive |= question.sensitive;
            item.conditional |= question.conditional;
            walkers.extend(responses.iter().map(|it| it.participant));
            let counts = item.counts.get_or_insert_default();
            for response in responses {
                count(counts, response, &item.path);
            }
        }
    }
    let counted = |(item, walkers): (ItemAnswered, BTreeSet<ParticipantId>)| ItemAnswered {
        walkers: walkers.len() as u32,
        ..item
    };
    Answered {
        items: items.into_iter().map(counted).collect(),
    }
}

fn blank(form: &Form, question: &Question) -> ItemAnswered {
    ItemAnswered {
        checklist: form.name.clone(),
        path: question.path.clone(),
        label: Text::default(),
        sensitive: false,
        conditional: false,
        walkers: 0,
        counts: None,
    }
}

/// An item within a repeat is answered when one of its instances is.
fn count(counts: &mut Counts, response: &ResponseRow, path: &str) {
    let revision = &response.revision;
    let answers = || {
        let all = revision.answers.0.iter();
        all.filter(|(it, _)| item_path(it) == path)
            .map(|(_, it)| it)
    };
    let spoken = spoken(&revision.attachments);
    if answers().any(|it| !it.value.is_empty()) || spoken.iter().any(|it| item_path(it) == path) {
        counts.answered += 1;
    } else if answers().any(|it| it.cannot_judge) {
        counts.cannot_judge += 1;
    } else {
        counts.blank += 1;
    }
}

/// What a person answers: no notes, no calculations, nothing that the engine fills in.
fn questions(form: &Form) -> Vec<Question> {
    fn walk(nodes: &[Node], prefix: &str, conditional: bool, found: &mut Vec<Question>) {
        for node in nodes {
            match node {
                Node::Group(group) => {
                    let conditional = conditional || !group.relevant.is_empty();
                    let prefix = format!("{prefix}{}/", group.name);
                    walk(&group.nodes, &prefix, conditional, found);
                }
                Node::Item(item) if is_asked(&item.kind) => found.push(Question {
                    path: format!("{prefix}{}", item.name),
                    label: item.label.clone(),
                    sensitive: item.sensitive,
                    conditional: conditional || !item.relevant.is_empty(),
                }),
                Node::Item(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&form.nodes, "", false, &mut found);
    found
}

fn is_asked(kind: &Kind) -> bool {
    let silent = matches!(kind, Kind::Note | Kind::Calculate | Kind::Hidden);
    !silent && !matches!(kind, Kind::Metadata { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::{form, response, version};
    use crate::response::Answer;
    use uuid::Uuid;

    fn by(walker: u128, mut row: ResponseRow) -> ResponseRow {
        row.participant = ParticipantId(Uuid::from_u128(walker));
        row
    }

    #[test]
    fn an_answer_a_cannot_judge_and_a_blank_are_three_things() {
        let unsure = Answer {
            cannot_judge: true,
            ..Answer::default()
        };
        let mut begun = response(1, &[]);
        begun.revision.complete = false;
        let rows = [
            by(1, response(1, &[("light", Answer::of("g"))])),
            by(1, response(2, &[("light", Answer::of("n"))])),
            by(2, response(1, &[("light", unsure)])),
            by(3, response(1, &[])),
            by(4, begun),
        ];
        let mut newer = form(&["n", "g"]);
        let Node::Item(item) = &mut newer.nodes[0] else {
            panic!("an item");
        };
        item.label = Text::of("en", "Light");
        item.relevant = "${daylight} != 'day'".to_owned();
        let forms = BTreeMap::from([(version(1), form(&["n", "g"])), (version(2), newer)]);
        let found = answered(&forms, &rows);
        assert_eq!(found.items.len(), 1);
        let item = &found.items[0];
        assert_eq!((item.walkers, item.conditional), (3, true));
        assert_eq!(item.label.get("en"), "Light");
        let counts = Counts {
            answered: 2,
            cannot_judge: 1,
            blank: 1,
        };
        assert_eq!(item.counts, Some(counts));
    }

    #[test]
    fn an_instance_of_a_repeat_answers_the_item_once() {
        let mut counts = Counts::default();
        let row = response(
            1,
            &[
                ("visit[1]/light", Answer::default()),
                ("visit[2]/light", Answer::of("g")),
            ],
        );
        count(&mut counts, &row, "visit/light");
        assert_eq!((counts.answered, counts.blank), (1, 0));
    }
}
