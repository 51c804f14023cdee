//! Findings: sentences that researchers stand behind, each with its evidence, so that a
//! recommendation can be traced back to the street corner that it came from.
//!
//! A finding is saved whole. Every save is a version of its own, with who and when, and says which
//! version its author saw: of two researchers who write at once the second is told, and overwrites
//! nothing. Evidence is cited by what it is, never copied: what a walker takes back is gone from the
//! finding too, and [`cited`] says that it is.

pub mod cited;

use crate::id::{AccountId, AttachmentId, DistrictId, FindingId, ResponseId};
use crate::text::Text;
use crate::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// Longest sentence in one language, in letters.
pub const SENTENCE_LETTERS: usize = 1_000;

/// Longest note of a focus group, in letters.
pub const NOTE_LETTERS: usize = 4_000;

/// Longest name of where a note comes from, in letters.
pub const SOURCE_LETTERS: usize = 200;

/// Most pieces of evidence of a finding.
pub const EVIDENCE: usize = 50;

/// Most districts of a comparison.
pub const DISTRICTS: usize = 50;

/// A finding as its current version has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    pub id: FindingId,
    /// Counts the versions from 1.
    pub version: u32,
    pub by: AccountId,
    /// Name of that account.
    pub name: String,
    /// By the server's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Time,
    /// Taken off the list; saving it again brings it back.
    #[serde(default)]
    pub removed: bool,
    #[serde(flatten)]
    pub content: Content,
}

/// What a researcher writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Content {
    /// The sentence by language; in the report a language that is missing is stood in for by another.
    pub text: Text,
    /// Theme of the audit's vocabulary; may be empty.
    #[serde(default)]
    pub theme: String,
    /// Whether the report prints it.
    #[serde(default)]
    pub listed: bool,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// What a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Evidence {
    #[serde(flatten)]
    pub source: Source,
    /// Chosen for the report: the words, the photo, the picture of the comparison or the note stand
    /// below the sentence, as far as their author agreed to it.
    #[serde(default)]
    pub printed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = finding::Source))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// A filled checklist as a whole.
    Response { response: ResponseId },
    Answer {
        response: ResponseId,
        /// Path of the answer.
        item: String,
    },
    Photo {
        response: ResponseId,
        attachment: AttachmentId,
    },
    /// An item with its districts side by side; always as the answers are now.
    Comparison {
        /// Name of the form.
        checklist: String,
        /// Path of the item.
        item: String,
        districts: Vec<DistrictId>,
    },
    /// What was said in a focus group or read in a document.
    Note {
        /// Which one, and when.
        from: String,
        text: String,
    },
}

impl Source {
    /// The response that is cited, or of which a part is.
    pub fn response(&self) -> Option<ResponseId> {
        match self {
            Self::Response { response }
            | Self::Answer { response, .. }
            | Self::Photo { response, .. } => Some(*response),
            Self::Comparison { .. } | Self::Note { .. } => None,
        }
    }
}

/// Why a finding cannot be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Violation {
    #[error("A finding is a sentence of 1 to 1,000 letters, in one language or in several.")]
    BadSentence,
    #[error("A theme is one word of at most 40 letters, digits, hyphens and underscores.")]
    BadTheme,
    #[error("A finding has at most 50 pieces of evidence.")]
    TooMuchEvidence,
    #[error("The same evidence stands there twice.")]
    SameTwice,
    #[error("A note has 1 to 4,000 letters, and its source at most 200.")]
    BadNote,
    #[error("A comparison names its item and 1 to 50 districts.")]
    BadComparison,
}

impl Content {
    /// Without blank sentences and spaces around them.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for sentence in self.text.0.values_mut() {
            *sentence = sentence.trim().to_owned();
        }
        self.text.0.retain(|_, sentence| !sentence.is_empty());
        self
    }

    /// # Errors
    /// The rule that it breaks.
    pub fn check(&self) -> Result<(), Violation> {
        let fits = |text: &String| (1..=SENTENCE_LETTERS).contains(&text.chars().count());
        if self.text.is_empty() || !self.text.0.values().all(fits) {
            return Err(Violation::BadSentence);
        }
        if !self.theme.is_empty() && !crate::review::rule::is_code(&self.theme) {
            return Err(Violation::BadTheme);
        }
        if self.evidence.len() > EVIDENCE {
            return Err(Violation::TooMuchEvidence);
        }
        let sources: BTreeSet<&Source> = self.evidence.iter().map(|it| &it.source).collect();
        if sources.len() < self.evidence.len() {
            return Err(Violation::SameTwice);
        }
        sources.into_iter().try_for_each(check_source)
    }

    /// Evidence that `before` does not have and that is found elsewhere, as notes are not: what has to be there
    /// when it is first cited.
    pub fn newly_cited<'a>(&'a self, before: &'a [Evidence]) -> impl Iterator<Item = &'a Source> {
        let cited = self.evidence.iter().map(|it| &it.source);
        cited.filter(|source| {
            let elsewhere = !matches!(source, Source::Note { .. });
            elsewhere && !before.iter().any(|it| it.source == **source)
        })
    }

    /// Whether it rests on a response or on a part of it.
    pub fn cites(&self, response: ResponseId) -> bool {
        let mut evidence = self.evidence.iter();
        evidence.any(|it| it.source.response() == Some(response))
    }
}

fn check_source(source: &Source) -> Result<(), Violation> {
    match source {
        Source::Note { from, text } => {
            let fits = from.chars().count() <= SOURCE_LETTERS
                && text.chars().count() <= NOTE_LETTERS
                && !text.trim().is_empty();
            fits.then_some(()).ok_or(Violation::BadNote)
        }
        Source::Comparison {
            checklist,
            item,
            districts,
        } => {
            let named = !checklist.is_empty() && !item.is_empty();
            let fits = named && (1..=DISTRICTS).contains(&districts.len());
            fits.then_some(()).ok_or(Violation::BadComparison)
        }
        Source::Response { .. } | Source::Answer { .. } | Source::Photo { .. } => Ok(()),
    }
}

/// The order of findings after a move, by somebody who saw them in the order `before`: those that came
/// since stay at the end. `None` when others have ordered them meanwhile, or when `wanted` does not
/// hold the same findings as `before`.
pub fn reorder(
    now: &[FindingId],
    before: &[FindingId],
    wanted: &[FindingId],
) -> Option<Vec<FindingId>> {
    let set = |ids: &[FindingId]| ids.iter().copied().collect::<BTreeSet<_>>();
    let same = set(before) == set(wanted) && before.len() == wanted.len();
    let known = |ids: &[FindingId], other: &[FindingId]| -> Vec<FindingId> {
        ids.iter()
            .filter(|id| other.contains(id))
            .copied()
            .collect()
    };
    let unmoved = known(now, before) == known(before, now);
    let added = now.iter().filter(|id| !before.contains(id));
    let order = known(wanted, now).into_iter().chain(added.copied());
    (same && unmoved).then(|| order.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn note(text: &str) -> Evidence {
        Evidence {
            source: Source::Note {
                from: "Focus group 2".to_owned(),
                text: text.to_owned(),
            },
            printed: true,
        }
    }

    fn finding(evidence: &[Evidence]) -> Content {
        Content {
            text: Text::of("cs", "Lampy u přechodu nesvítí."),
            theme: "lighting".to_owned(),
            listed: true,
            evidence: evidence.to_vec(),
        }
    }

    fn ids(numbers: &[u128]) -> Vec<FindingId> {
        let id = |number: &u128| FindingId(Uuid::from_u128(*number));
        numbers.iter().map(id).collect()
    }

    #[test]
    fn a_finding_is_a_sentence_and_cites_each_thing_once() {
        let checked = |content: &Content| content.clone().tidy().check();
        let good = finding(&[note("Too dark."), note("Broken since May.")]);
        assert_eq!(checked(&good), Ok(()));
        let mut empty = good.clone();
        empty.text = Text::of("cs", "  ").and("en", "");
        assert_eq!(checked(&empty), Err(Violation::BadSentence));
        let long = Text::of("cs", "ř".repeat(SENTENCE_LETTERS + 1));
        let long = Content {
            text: long,
            ..good.clone()
        };
        assert_eq!(checked(&long), Err(Violation::BadSentence));
        let twice = finding(&[note("Too dark."), note("Too dark.")]);
        assert_eq!(checked(&twice), Err(Violation::SameTwice));
        assert_eq!(checked(&finding(&[note(" ")])), Err(Violation::BadNote));
        let theme = Content {
            theme: "two words".to_owned(),
            ..good
        };
        assert_eq!(checked(&theme), Err(Violation::BadTheme));
    }

    #[test]
    fn what_was_cited_before_may_have_gone_since() {
        let response = ResponseId(Uuid::from_u128(1));
        let cited = Evidence {
            source: Source::Response { response },
            printed: false,
        };
        let content = finding(&[cited.clone(), note("Too dark.")]);
        assert!(content.cites(response));
        assert_eq!(content.newly_cited(&[]).count(), 1);
        let chosen = Evidence {
            printed: true,
            ..cited
        };
        assert_eq!(content.newly_cited(&[chosen]).count(), 0);
    }

    #[test]
    fn an_order_is_changed_by_who_has_seen_it() {
        let moved = reorder(&ids(&[1, 2, 3]), &ids(&[1, 2, 3]), &ids(&[3, 1, 2]));
        assert_eq!(moved, Some(ids(&[3, 1, 2])));
        let meanwhile = reorder(&ids(&[2, 1, 3]), &ids(&[1, 2, 3]), &ids(&[3, 1, 2]));
        assert_eq!(meanwhile, None);
        // One was taken off and another added meanwhile.
        let changed = reorder(&ids(&[1, 3, 4]), &ids(&[1, 2, 3]), &ids(&[3, 2, 1]));
        assert_eq!(changed, Some(ids(&[3, 1, 4])));
        assert_eq!(reorder(&ids(&[1, 2]), &ids(&[1, 2]), &ids(&[1, 3])), None);
    }
}
