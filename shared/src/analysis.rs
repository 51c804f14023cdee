//! What the answers of a few walkers say about a place, and how sure one may be of it. The walker is
//! the unit: whoever answers at seven stops is one person with one opinion, not seven.
//!
//! The way through: an [`Instrument`] (the scored items of the checklist versions in use) turns
//! stored responses into [`Row`]s; [`comparison::compare_sides`], [`apart::apart_at_stops`],
//! [`stops::by_stop`] and [`agreement::agree`] turn rows into figures; [`crate::privacy`] decides which of these a reader may see. The methods
//! behind the figures each have a module, a source and a worked example; docs/statistics.md says why these.

pub mod agreement;
pub mod apart;
pub mod bootstrap;
pub mod comparison;
pub mod daylight;
pub mod dice;
pub mod distribution;
pub mod divergence;
pub mod dominance;
pub mod holm;
pub mod interval;
pub mod krippendorff;
pub(crate) mod packed;
mod parallel;
pub mod permutation;
pub mod place;
pub mod proportion;
pub mod rank;
pub mod ratings;
pub mod side;
pub mod stops;
pub mod tally;

use crate::api::ResponseRow;
use crate::checklist::model::{Choice, Form, Item, Kind, Measure};
use crate::id::{ActivityId, DistrictId, ParticipantId, StopId, VersionId};
use crate::response::item_path;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A question with an ordered scale, as its figures are headed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ScoredItem {
    /// Name of its form: the same path in two checklists is two items.
    pub checklist: String,
    /// Names joined by `/`.
    pub path: String,
    pub label: Text,
    pub measure: Option<Measure>,
    pub theme: String,
    /// Shown to the audit's researchers only.
    pub sensitive: bool,
    /// Words of the scale, worst to best. An odd number has a neutral middle.
    pub levels: Vec<Text>,
    /// Names of these levels in the data.
    pub names: Vec<String>,
}

impl ScoredItem {
    /// Names the item in addresses: `checklist/path`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.checklist, self.path)
    }
}

/// The scored items of all checklist versions in use. An item that kept its path and its scale from
/// one version to the next is one item, headed as in the version given last; where the scale
/// changed, old and new answers cannot be compared and stay two items.
#[derive(Clone, Debug, Default)]
pub struct Instrument {
    items: Vec<ScoredItem>,
    /// Where a version's paths lead.
    versions: BTreeMap<VersionId, BTreeMap<String, usize>>,
}

/// One answer to a scored item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index into [`Instrument::items`].
    pub item: usize,
    pub district: DistrictId,
    pub walk: ActivityId,
    pub walker: ParticipantId,
    pub stop: Option<StopId>,
    pub judgement: Judgement,
}

/// What an answer says on its item's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// 0 is the worst.
    Level(u8),
    /// A choice that stands outside the scale, such as "not tried".
    OffScale,
    CannotJudge,
}

impl Judgement {
    /// The level, if it is on the scale.
    fn level(self) -> Option<u8> {
        match self {
            Self::Level(level) => Some(level),
            Self::OffScale | Self::CannotJudge => None,
        }
    }
}

impl Instrument {
    /// Versions oldest first.
    pub fn new<'a>(versions: impl IntoIterator<Item = (VersionId, &'a Form)>) -> Self {
        let mut instrument = Self::default();
        for (version, form) in versions {
            let paths = scored_items(form)
                .into_iter()
                .map(|item| (item.path.clone(), instrument.place(item)))
                .collect();
            instrument.versions.insert(version, paths);
        }
        instrument
    }

    /// In the order of the checklists.
    pub fn items(&self) -> &[ScoredItem] {
        &self.items
    }

    /// The answers of a response that count: to scored items, of a walk in a district.
    pub fn rows<'a>(&'a self, response: &'a ResponseRow) -> impl Iterator<Item = Row> + 'a {
        self.judgements(response).filter_map(|(item, judgement)| {
            Some(Row {
                item,
                district: response.district?,
                walk: response.activity,
                walker: response.participant,
                stop: response.revision.stop,
                judgement,
            })
        })
    }

    /// What a response says to scored items, by index. An answer that breaks a rule is kept and shown to
    /// researchers, but no figure is made of it.
    pub fn judgements<'a>(
        &'a self,
        response: &'a ResponseRow,
    ) -> impl Iterator<Item = (usize, Judgement)> + 'a {
        let paths = self.versions.get(&response.revision.version);
        let answers = response.revision.answers.0.iter();
        answers.filter_map(move |(path, answer)| {
            if response.problems.iter().any(|it| it.item == *path) {
                return None;
            }
            let item = *paths?.get(&item_path(path))?;
            let judgement = if answer.cannot_judge {
                Judgement::CannotJudge
            } else if answer.value.is_empty() {
                return None;
            } else {
                let names = &self.items[item].names;
                let level = names.iter().position(|name| *name == answer.value);
                level.map_or(Judgement::OffScale, |level| Judgement::Level(level as u8))
            };
            Some((item, judgement))
        })
    }

    fn place(&mut self, item: ScoredItem) -> usize {
        let same = |other: &ScoredItem| {
            (&other.checklist, &other.path, &other.names)
                == (&item.checklist, &item.path, &item.names)
        };
        if let Some(index) = self.items.iter().position(same) {
            self.items[index] = item;
            index
        } else {
            self.items.push(item);
            self.items.len() - 1
        }
    }
}

/// Most levels of a scale: the numbers above stand for what is no level.
pub(crate) const MAX_LEVELS: usize = 250;

/// Items with one answer on an ordered scale of at least two levels.
fn scored_items(form: &Form) -> Vec<ScoredItem> {
    let scored = |(path, item): (String, &Item)| {
        let scale: Vec<&Choice> = form.scale(item)?;
        let single = matches!(item.kind, Kind::SelectOne { .. }) && scale.len() <= MAX_LEVELS;
        single.then(|| ScoredItem {
            checklist: form.name.clone(),
            path,
            label: item.label.clone(),
            measure: item.measure,
            theme: item.theme.clone(),
            sensitive: item.sensitive,
            levels: scale.iter().map(|choice| choice.label.clone()).collect(),
            names: scale.iter().map(|choice| choice.name.clone()).collect(),
        })
    };
    form.items().into_iter().filter_map(scored).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::checklist::model::{Direction, Node};
    use crate::id::{ResponseId, RevisionId};
    use crate::response::{Answer, Answers, Revision};
    use crate::sync::{Problem, Rule};
    use uuid::Uuid;

    pub fn district(number: u8) -> DistrictId {
        DistrictId(Uuid::from_u128(u128::from(number)))
    }

    /// A walker's answer to the first item, on four levels.
    pub fn row(place: u8, walker: u8, level: u8) -> Row {
        Row {
            item: 0,
            district: district(place),
            walk: ActivityId(Uuid::nil()),
            walker: ParticipantId(Uuid::from_u128(u128::from(walker))),
            stop: None,
            judgement: Judgement::Level(level),
        }
    }

    pub fn form(levels: &[&str]) -> Form {
        let choice = |name: &&str| Choice {
            name: (*name).to_owned(),
            label: Text::of("en", *name),
            unscored: *name == "untried",
            ..Choice::default()
        };
        Form {
            name: "stop".to_owned(),
            lists: BTreeMap::from([("s4".to_owned(), levels.iter().map(choice).collect())]),
            nodes: vec![Node::Item(Box::new(Item {
                name: "light".to_owned(),
                kind: Kind::SelectOne {
                    list: "s4".to_owned(),
                    filter: String::new(),
                },
                score: Some(Direction::Up),
                ..Item::default()
            }))],
            ..Form::default()
        }
    }

    pub fn version(number: u8) -> VersionId {
        VersionId(Uuid::from_u128(u128::from(number)))
    }

    /// One item, `light`, on four levels.
    pub fn instrument() -> Instrument {
        Instrument::new([(version(1), &form(&["n", "l", "m", "g", "untried"]))])
    }

    pub fn response(of: u8, answers: &[(&str, Answer)]) -> ResponseRow {
        let time = crate::time::from_millis(0);
        let answers = answers
            .iter()
            .map(|(path, answer)| ((*path).to_owned(), answer.clone()));
        ResponseRow {
            activity: ActivityId(Uuid::nil()),
            district: Some(district(1)),
            participant: ParticipantId(Uuid::nil()),
            nickname: String::new(),
            entry: crate::participant::Entry::Own,
            received_at: time,
            review: crate::review::Review::default(),
            revision: Revision {
                id: RevisionId(Uuid::nil()),
                response: ResponseId(Uuid::nil()),
                number: 1,
                version: version(of),
                stop: None,
                complete: true,
                started_at: time,
                captured_at: time,
                daylight: None,
                geotag: None,
                answers: Answers(answers.collect()),
                attachments: Vec::new(),
            },
            verified: Vec::new(),
            problems: Vec::new(),
        }
    }

    #[test]
    fn an_answer_becomes_a_level_or_says_why_it_is_none() {
        let instrument = instrument();
        let judged = |answer: Answer| {
            let response = response(1, &[("light", answer)]);
            instrument.rows(&response).map(|row| row.judgement).next()
        };
        let unsure = Answer {
            cannot_judge: true,
            ..Answer::default()
        };
        assert_eq!(judged(Answer::of("g")), Some(Judgement::Level(3)));
        assert_eq!(judged(Answer::of("untried")), Some(Judgement::OffScale));
        assert_eq!(judged(unsure), Some(Judgement::CannotJudge));
        assert_eq!(judged(Answer::default()), None);
    }

    #[test]
    fn an_answer_that_breaks_a_rule_is_no_figure() {
        let mut row = response(1, &[("light", Answer::of("g"))]);
        row.problems.push(Problem {
            rule: Rule::NotRelevant,
            item: "light".to_owned(),
            detail: String::new(),
        });
        assert_eq!(instrument().rows(&row).count(), 0);
    }

    #[test]
    fn a_new_version_with_the_same_scale_continues_the_item_and_another_scale_begins_a_new_one() {
        let (old, new) = (form(&["a", "b"]), form(&["a", "b", "c"]));
        let versions = [(version(1), &old), (version(2), &old), (version(3), &new)];
        let instrument = Instrument::new(versions);
        let item = |of| {
            let response = response(of, &[("light", Answer::of("a"))]);
            instrument.rows(&response).map(|row| row.item).next()
        };
        assert_eq!(instrument.items().len(), 2);
        assert_eq!((item(1), item(2), item(3)), (Some(0), Some(0), Some(1)));
    }

    #[test]
    fn an_instance_of_a_repeat_answers_the_repeats_item() {
        assert_eq!(item_path("visit[2]/sub[11]/light"), "visit/sub/light");
        assert_eq!(item_path("light"), "light");
    }
}
