//! What is there now of what a finding cites. Words and photos are looked up each time and never kept
//! with the finding, so that taking them back reaches every finding and every report made after it.

use super::{Evidence, Finding, Source};
use crate::api::ResponseRow;
use crate::attachment::Attachment;
use crate::checklist::Form;
use crate::checklist::model::Item;
use crate::id::{AttachmentId, DistrictId, ResponseId, StopId, VersionId};
use crate::participant::Consents;
use crate::response::item_path;
use crate::review::ReviewState;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A finding and what is there of its evidence, in its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CitedFinding {
    #[serde(flatten)]
    pub finding: Finding,
    pub cited: Vec<Cited>,
}

/// One piece of evidence as it is now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cited {
    pub standing: Standing,
    /// What it says: of a comparison its question alone; none of a note, which says it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
}

/// Whether evidence can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Stands,
    /// It stands, but its author has not agreed to be quoted, or no longer does: it is not printed.
    NotAgreed,
    /// The bytes of the photo have not arrived.
    NotArrived,
    /// Researchers have hidden it: it is not printed.
    Hidden,
    /// The walker took it back, or answered otherwise since.
    Withdrawn,
}

/// What an answer or a photo says, and where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Excerpt {
    /// The question; of a whole response the checklist's title.
    pub question: Text,
    /// The words of what was chosen, or the walker's own, which are in no known language.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub said: Text,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What researchers say that the walker's own words should read: a slip mended, a translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    pub cannot_judge: bool,
    /// Caption of a photo.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Of an item that only the audit's researchers see.
    pub sensitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopId>,
}

/// A response that is there, hidden or not, and what its walker agreed to.
#[derive(Clone, Debug)]
pub struct Witness {
    pub row: ResponseRow,
    pub consents: Consents,
}

/// All that is needed to say what evidence is now.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub witnesses: &'a BTreeMap<ResponseId, Witness>,
    pub forms: &'a BTreeMap<VersionId, Form>,
}

impl Evidence {
    /// Chosen for the report, and nothing speaks against printing it.
    pub fn prints(&self, cited: &Cited) -> bool {
        self.printed && cited.standing == Standing::Stands
    }
}

impl Known<'_> {
    pub fn finding(self, finding: Finding) -> CitedFinding {
        let evidence = finding.content.evidence.iter();
        CitedFinding {
            cited: evidence.map(|it| self.cite(&it.source)).collect(),
            finding,
        }
    }

    /// What is there now of one piece of evidence.
    pub fn cite(self, source: &Source) -> Cited {
        let Some(response) = source.response() else {
            return Cited {
                standing: Standing::Stands,
                excerpt: self.compared(source),
            };
        };
        let witness = self.witnesses.get(&response);
        let found = witness.and_then(|witness| {
            let form = self.forms.get(&witness.row.revision.version);
            let excerpt = excerpt(source, &witness.row, form)?;
            Some((standing(source, witness), excerpt))
        });
        match found {
            Some((standing, excerpt)) => Cited {
                standing,
                excerpt: Some(excerpt),
            },
            None => Cited {
                standing: Standing::Withdrawn,
                excerpt: None,
            },
        }
    }
}

impl Known<'_> {
    /// The question of a comparison, as the newest version asks it.
    fn compared(self, source: &Source) -> Option<Excerpt> {
        let Source::Comparison {
            checklist, item, ..
        } = source
        else {
            return None;
        };
        let mut forms = self.forms.values().rev().filter(|it| it.name == *checklist);
        let found = forms.find_map(|form| item_of(form, item))?;
        Some(headed(Some(found), Excerpt::default()))
    }
}

/// Of evidence that is there.
fn standing(source: &Source, Witness { row, consents }: &Witness) -> Standing {
    let photo_hidden = |id: &AttachmentId| {
        let photo = row.review.photos.get(id);
        photo.is_some_and(|it| it.state == ReviewState::Hidden)
    };
    match source {
        _ if row.is_hidden() => Standing::Hidden,
        Source::Photo { attachment, .. } if photo_hidden(attachment) => Standing::Hidden,
        Source::Photo { attachment, .. } if !row.verified.contains(attachment) => {
            Standing::NotArrived
        }
        Source::Photo { .. } if !(consents.photos && consents.quotes) => Standing::NotAgreed,
        Source::Answer { .. } if !(consents.answers && consents.quotes) => Standing::NotAgreed,
        _ => Standing::Stands,
    }
}

/// `None` when it is not there any more.
fn excerpt(source: &Source, row: &ResponseRow, form: Option<&Form>) -> Option<Excerpt> {
    let place = Excerpt {
        district: row.district,
        stop: row.review.stop.or(row.revision.stop),
        ..Excerpt::default()
    };
    match source {
        Source::Answer { item, .. } => answer(item, row, form, place),
        Source::Photo { attachment, .. } => {
            let mut photos = row.revision.attachments.iter();
            let photo = photos.find(|it| it.id == *attachment && !it.media.is_audio())?;
            Some(of_photo(photo, form, place))
        }
        _ => Some(Excerpt {
            question: form.map(|form| form.title.clone()).unwrap_or_default(),
            ..place
        }),
    }
}

fn answer(path: &str, row: &ResponseRow, form: Option<&Form>, place: Excerpt) -> Option<Excerpt> {
    let revision = &row.revision;
    let attached = revision.attachments.iter().any(|it| it.item == path);
    let answer = revision.answers.0.get(path);
    if answer.is_none() && !attached {
        return None;
    }
    let answer = answer.cloned().unwrap_or_default();
    let item = form.and_then(|form| item_of(form, path));
    let review = row.review.answers.get(path);
    Some(Excerpt {
        said: form.zip(item).map_or_else(
            || own(&answer.value),
            |(form, item)| worded(form, item, &answer.value),
        ),
        note: answer.note,
        corrected: review.and_then(|it| it.text.clone()),
        cannot_judge: answer.cannot_judge,
        ..headed(item, place)
    })
}

fn of_photo(photo: &Attachment, form: Option<&Form>, place: Excerpt) -> Excerpt {
    Excerpt {
        caption: photo.caption.clone(),
        ..headed(form.and_then(|form| item_of(form, &photo.item)), place)
    }
}

/// An answer to a question that nobody knows any more is treated as one that few may see.
fn headed(item: Option<&Item>, place: Excerpt) -> Excerpt {
    Excerpt {
        question: item.map(|item| item.label.clone()).unwrap_or_default(),
        sensitive: item.is_none_or(|item| item.sensitive),
        ..place
    }
}

fn item_of<'a>(form: &'a Form, path: &str) -> Option<&'a Item> {
    let plain = item_path(path);
    let mut items = form.items().into_iter();
    items.find(|(of, _)| *of == plain).map(|(_, item)| item)
}

/// A walker's own words, in whatever language.
fn own(words: &str) -> Text {
    if words.is_empty() {
        Text::default()
    } else {
        Text::of("", words)
    }
}

/// What was chosen, in every language that all of it has words in; else what was written.
fn worded(form: &Form, item: &Item, value: &str) -> Text {
    let choices = form.choices(item);
    let named = |name: &str| choices.iter().find(|it| it.name == name);
    let chosen: Option<Vec<_>> = value.split_whitespace().map(named).collect();
    let Some(chosen) = chosen.filter(|chosen| !chosen.is_empty()) else {
        return own(value);
    };
    let mut words = Text::default();
    for language in chosen[0].label.0.keys() {
        let labels: Vec<&str> = chosen.iter().map(|it| it.label.get(language)).collect();
        words.0.insert(language.clone(), labels.join(", "));
    }
    words
}

#[cfg(test)]
mod tests;
