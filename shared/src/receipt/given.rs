//! Says what a revision holds in the words that the walker saw.

use crate::api::{GivenAnswer, GivenPhoto, GivenRecording};
use crate::attachment::Attachment;
use crate::checklist::model::{Form, Item, Kind};
use crate::id::AttachmentId;
use crate::response::{Answer, Revision, item_path};
use crate::text::Text;
use std::collections::BTreeSet;

/// The answers of a revision with their photos and recordings, in the order of the checklist. What the engine filled in
/// by itself (the light, a calculation) is no answer of the walker's. `arrived` tells of one of those
/// whether its bytes are there.
pub fn answers(
    form: &Form,
    revision: &Revision,
    arrived: impl Fn(AttachmentId) -> bool,
) -> Vec<GivenAnswer> {
    let items = form.items();
    let place = |path: &str| {
        items
            .iter()
            .position(|(known, _)| *known == item_path(path))
    };
    let answered = revision.answers.0.keys();
    let shown = revision.attachments.iter().map(|photo| &photo.item);
    let paths: BTreeSet<&String> = answered.chain(shown).collect();
    let mut paths: Vec<_> = paths.into_iter().map(|path| (place(path), path)).collect();
    paths.sort();
    let given = paths.into_iter().filter_map(|(place, path)| {
        let item = place.map(|at| items[at].1);
        let beside = revision.attachments.iter().filter(|it| it.item == *path);
        let (heard, seen): (Vec<_>, Vec<_>) = beside.partition(|it| it.media.is_audio());
        let photos: Vec<GivenPhoto> = seen.iter().map(|it| photo(it, &arrived)).collect();
        let recordings: Vec<GivenRecording> =
            heard.iter().map(|it| recording(it, &arrived)).collect();
        let answer = revision.answers.0.get(path).cloned().unwrap_or_default();
        let own = item.is_none_or(|item| is_asked(&item.kind));
        let has_more = !photos.is_empty() || !recordings.is_empty() || !answer.note.is_empty();
        (own || has_more).then(|| GivenAnswer {
            item: path.clone(),
            label: item.map_or_else(|| Text::of("", path), |item| item.label.clone()),
            said: said(form, item, &answer),
            cannot_judge: answer.cannot_judge,
            note: answer.note,
            photos,
            recordings,
        })
    });
    given.collect()
}

fn is_asked(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Calculate | Kind::Hidden | Kind::Metadata { .. } | Kind::Note
    )
}

fn said(form: &Form, item: Option<&Item>, answer: &Answer) -> Vec<Text> {
    let is_file = |item: &Item| {
        matches!(
            item.kind,
            Kind::Image | Kind::Audio | Kind::Video | Kind::File
        )
    };
    if answer.value.is_empty() || item.is_some_and(is_file) {
        return Vec::new();
    }
    let choices = item.map_or(&[][..], |item| form.choices(item));
    if choices.is_empty() {
        return vec![Text::of("", &answer.value)];
    }
    let word = |name: &str| {
        let choice = choices.iter().find(|choice| choice.name == name);
        choice.map_or_else(|| Text::of("", name), |choice| choice.label.clone())
    };
    answer.value.split(' ').map(word).collect()
}

fn photo(photo: &Attachment, arrived: impl Fn(AttachmentId) -> bool) -> GivenPhoto {
    GivenPhoto {
        id: photo.id,
        caption: photo.caption.clone(),
        valence: photo.valence,
        arrived: arrived(photo.id),
    }
}

fn recording(recording: &Attachment, arrived: impl Fn(AttachmentId) -> bool) -> GivenRecording {
    GivenRecording {
        id: recording.id,
        seconds: recording.seconds,
        arrived: arrived(recording.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::response;
    use crate::checklist::model::{Choice, Node};

    fn form() -> Form {
        let item = |name: &str, kind: Kind| {
            let label = Text::of("en", format!("{name}?"));
            let name = name.to_owned();
            Node::Item(Box::new(Item {
                name,
                kind,
                label,
                ..Item::default()
            }))
        };
        let list = "levels".to_owned();
        let filter = String::new();
        let choice = |name: &str, label: &str| Choice {
            name: name.to_owned(),
            label: Text::of("en", label),
            ..Choice::default()
        };
        let choices = vec![choice("g", "good"), choice("b", "bad")];
        Form {
            nodes: vec![
                item(
                    "sky",
                    Kind::SelectMultiple {
                        list: list.clone(),
                        filter,
                    },
                ),
                item("keep", Kind::Text),
                item("sum", Kind::Calculate),
            ],
            lists: [(list, choices)].into(),
            ..Form::default()
        }
    }

    #[test]
    fn answers_are_told_in_the_words_that_were_read() {
        let note = Answer {
            note: "by the gate".to_owned(),
            ..Answer::of("the lime trees")
        };
        let answers = [
            ("sum", Answer::of("3")),
            ("keep", note),
            ("sky", Answer::of("b g")),
        ];
        let revision = response(1, &answers).revision;
        let told = super::answers(&form(), &revision, |_| true);
        let paths: Vec<_> = told.iter().map(|it| it.item.as_str()).collect();
        assert_eq!(paths, ["sky", "keep"]);
        let words: Vec<_> = told[0].said.iter().map(|it| it.get("en")).collect();
        assert_eq!(words, ["bad", "good"]);
        assert_eq!(told[0].label.get("en"), "sky?");
        assert_eq!(told[1].said[0].get("cs"), "the lime trees");
        assert_eq!(told[1].note, "by the gate");
    }
}
