use super::*;
use crate::analysis::tests::{form, response, version};
use crate::attachment::{Media, Sha256};
use crate::finding::Content;
use crate::response::Answer;
use crate::review::{AnswerReview, PhotoReview};
use uuid::Uuid;

const PHOTO: AttachmentId = AttachmentId(Uuid::from_u128(7));

fn witness() -> Witness {
    let answer = Answer {
        note: "I would miss a step.".to_owned(),
        ..Answer::of("l")
    };
    let mut row = response(
        1,
        &[("light", answer), ("word", Answer::of("Tmavý průchod"))],
    );
    row.verified = vec![PHOTO];
    row.revision.attachments = vec![Attachment {
        id: PHOTO,
        item: "light".to_owned(),
        sha256: Sha256::of(b"photo"),
        size: 5,
        media: Media::Jpeg,
        caption: "the passage".to_owned(),
        valence: None,
        seconds: None,
    }];
    Witness {
        row,
        consents: Consents {
            answers: true,
            photos: true,
            quotes: true,
            ..Consents::default()
        },
    }
}

fn sources() -> [Source; 3] {
    let response = witness().row.revision.response;
    [
        Source::Response { response },
        Source::Answer {
            response,
            item: "light".to_owned(),
        },
        Source::Photo {
            response,
            attachment: PHOTO,
        },
    ]
}

/// How a response, its answer and its photo stand, after something was done to their witness.
fn standings(change: impl Fn(&mut Witness)) -> [Standing; 3] {
    let mut witness = witness();
    let id = witness.row.revision.response;
    change(&mut witness);
    let witnesses = BTreeMap::from([(id, witness)]);
    let forms = BTreeMap::from([(version(1), form(&["n", "l", "m", "g"]))]);
    let known = Known {
        witnesses: &witnesses,
        forms: &forms,
    };
    sources().map(|source| known.cite(&source).standing)
}

fn excerpt_of(source: &Source, witness: Witness) -> Excerpt {
    let witnesses = BTreeMap::from([(witness.row.revision.response, witness)]);
    let forms = BTreeMap::from([(version(1), form(&["n", "l", "m", "g"]))]);
    let known = Known {
        witnesses: &witnesses,
        forms: &forms,
    };
    known.cite(source).excerpt.expect("it is there")
}

#[test]
fn words_are_those_of_the_choice_or_the_walkers_own() {
    let [_, answer, photo] = sources();
    let said = excerpt_of(&answer, witness());
    assert_eq!(said.said, Text::of("en", "l"));
    assert_eq!(said.note, "I would miss a step.");
    assert!(!said.sensitive);
    assert_eq!(excerpt_of(&photo, witness()).caption, "the passage");
    let own = Source::Answer {
        response: witness().row.revision.response,
        item: "word".to_owned(),
    };
    let mut corrected = witness();
    let review = AnswerReview {
        text: Some("A dark passage".to_owned()),
        ..AnswerReview::default()
    };
    corrected
        .row
        .review
        .answers
        .insert("word".to_owned(), review);
    let own = excerpt_of(&own, corrected);
    assert_eq!(own.said, Text::of("", "Tmavý průchod"));
    assert_eq!(own.corrected.as_deref(), Some("A dark passage"));
    assert!(own.sensitive, "nobody knows the question");
}

#[test]
fn only_what_its_author_agreed_to_is_printed() {
    use Standing::{NotAgreed, Stands};
    assert_eq!(standings(|_| ()), [Stands; 3]);
    let silent = standings(|it| it.consents.quotes = false);
    assert_eq!(silent, [Stands, NotAgreed, NotAgreed]);
    let unseen = standings(|it| it.consents.photos = false);
    assert_eq!(unseen, [Stands, Stands, NotAgreed]);
}

#[test]
fn what_is_hidden_withdrawn_or_on_its_way_says_so() {
    use Standing::{Hidden, NotArrived, Stands, Withdrawn};
    let hidden = standings(|it| it.row.review.state = ReviewState::Hidden);
    assert_eq!(hidden, [Hidden; 3]);
    let photo = standings(|it| {
        let review = PhotoReview {
            state: ReviewState::Hidden,
            ..PhotoReview::default()
        };
        it.row.review.photos.insert(PHOTO, review);
    });
    assert_eq!(photo, [Stands, Stands, Hidden]);
    assert_eq!(
        standings(|it| it.row.verified.clear()),
        [Stands, Stands, NotArrived]
    );
    let photo = standings(|it| it.row.revision.attachments.clear());
    assert_eq!(photo, [Stands, Stands, Withdrawn]);
    let answer = standings(|it| {
        it.row.revision.answers.0.clear();
        it.row.revision.attachments.clear();
    });
    assert_eq!(answer, [Stands, Withdrawn, Withdrawn]);
    let nobody = BTreeMap::new();
    let forms = BTreeMap::new();
    let known = Known {
        witnesses: &nobody,
        forms: &forms,
    };
    assert!(
        sources()
            .iter()
            .all(|it| known.cite(it).standing == Withdrawn)
    );
}

#[test]
fn a_comparison_has_the_question_of_the_newest_version() {
    let mut newer = form(&["n", "g"]);
    let crate::checklist::model::Node::Item(item) = &mut newer.nodes[0] else {
        panic!("an item");
    };
    item.label = Text::of("en", "Light");
    item.sensitive = true;
    let forms = BTreeMap::from([(version(1), form(&["n", "g"])), (version(2), newer)]);
    let nobody = BTreeMap::new();
    let known = Known {
        witnesses: &nobody,
        forms: &forms,
    };
    let of = |item: &str| Source::Comparison {
        checklist: "stop".to_owned(),
        item: item.to_owned(),
        districts: Vec::new(),
    };
    let cited = known.cite(&of("light"));
    let excerpt = cited.excerpt.expect("a question");
    assert_eq!(
        (excerpt.question.get("en"), excerpt.sensitive),
        ("Light", true)
    );
    assert_eq!(known.cite(&of("noise")), Cited::default());
}

#[test]
fn a_note_says_itself_and_always_stands() {
    let note = Evidence {
        source: Source::Note {
            from: "Focus group".to_owned(),
            text: "Nobody asks us.".to_owned(),
        },
        printed: true,
    };
    let finding = Finding {
        id: crate::id::FindingId(Uuid::nil()),
        version: 1,
        by: crate::id::AccountId(Uuid::nil()),
        name: "Jana".to_owned(),
        at: crate::time::from_millis(0),
        removed: false,
        content: Content {
            evidence: vec![note.clone()],
            ..Content::default()
        },
    };
    let (nobody, forms) = (BTreeMap::new(), BTreeMap::new());
    let known = Known {
        witnesses: &nobody,
        forms: &forms,
    };
    let cited = known.finding(finding);
    assert!(note.prints(&cited.cited[0]));
}
