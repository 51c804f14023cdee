use super::rule::{Violation, check, code_of, overwritten};
use super::*;
use crate::analysis::tests::response;
use crate::attachment::{Attachment, Media, Sha256};
use crate::response::{Answer, Revision};
use crate::review::counted::forget;
use crate::time::from_millis;
use crate::withdrawal::Target;
use proptest::prelude::*;
use uuid::Uuid;

const PHOTO: AttachmentId = AttachmentId(Uuid::from_u128(77));
const OTHER: AccountId = AccountId(Uuid::from_u128(2));
const STOP: StopId = StopId(Uuid::from_u128(5));

fn id(number: u32) -> ReviewId {
    ReviewId(Uuid::from_u128(u128::from(number)))
}

fn revision() -> Revision {
    let mut revision = response(
        1,
        &[("light", Answer::of("g")), ("keep", Answer::of("lamps"))],
    )
    .revision;
    revision.attachments.push(Attachment {
        id: PHOTO,
        item: "light".to_owned(),
        sha256: Sha256::of(b"photo"),
        size: 5,
        media: Media::Jpeg,
        caption: String::new(),
        valence: None,
        seconds: None,
    });
    revision
}

fn history(acts: impl IntoIterator<Item = Act>) -> Vec<ReviewEvent> {
    (1..)
        .zip(acts)
        .map(|(number, act)| ReviewEvent {
            id: id(number),
            response: revision().response,
            number,
            by: AccountId(Uuid::from_u128(1)),
            name: "Jana".to_owned(),
            at: from_millis(i64::from(number)),
            act,
        })
        .collect()
}

fn state(state: ReviewState) -> Act {
    Act::State {
        subject: Subject::Response,
        state,
        revision: 1,
    }
}

fn answer(item: &str) -> Subject {
    Subject::Answer {
        item: item.to_owned(),
    }
}

fn code(subject: Subject, code: &str) -> Act {
    Act::Code {
        subject,
        code: code.to_owned(),
    }
}

fn note(text: &str) -> Act {
    Act::Note {
        subject: Subject::Response,
        text: text.to_owned(),
    }
}

fn undo(number: u32) -> Act {
    Act::Undo { event: id(number) }
}

#[test]
fn the_last_state_holds_and_work_without_one_is_a_review() {
    assert_eq!(fold(&[]), Review::default());
    assert_eq!(fold(&history([note("look")])).state, ReviewState::InReview);
    let both = history([state(ReviewState::Hidden), state(ReviewState::Accepted)]);
    assert_eq!(fold(&both).state, ReviewState::Accepted);
    assert!(fold(&both).is_outdated(2) && !fold(&both).is_outdated(1));
}

#[test]
fn an_undoing_takes_back_what_it_names_and_can_be_undone() {
    let mut acts = vec![state(ReviewState::Accepted), code(answer("light"), "lamps")];
    let whole = fold(&history(acts.clone()));
    assert_eq!(whole.all_codes(), BTreeSet::from(["lamps"]));
    acts.push(undo(2));
    let without = fold(&history(acts.clone()));
    assert_eq!(
        (without.state, without.answers.len()),
        (ReviewState::Accepted, 0)
    );
    acts.push(undo(3));
    let again = fold(&history(acts));
    assert_eq!(
        Review {
            version: 2,
            ..again
        },
        whole
    );
}

#[test]
fn what_breaks_a_rule_is_not_appended() {
    let events = history([state(ReviewState::Flagged), undo(1)]);
    let refused = |act: &Act| check(act, &revision(), &[STOP], &events).err();
    assert_eq!(refused(&state(ReviewState::Hidden)), None);
    assert_eq!(
        refused(&code(Subject::Photo { attachment: PHOTO }, "hate")),
        None
    );
    assert_eq!(
        refused(&code(answer("noise"), "hate")),
        Some(Violation::NoSuchAnswer)
    );
    assert_eq!(
        refused(&code(Subject::Response, "Two Words")),
        Some(Violation::BadCode)
    );
    assert_eq!(refused(&note("  ")), Some(Violation::BadText));
    assert_eq!(refused(&Act::CorrectStop { stop: STOP }), None);
    let elsewhere = StopId(Uuid::from_u128(6));
    assert_eq!(
        refused(&Act::CorrectStop { stop: elsewhere }),
        Some(Violation::NoSuchStop)
    );
    let nowhere = Act::CorrectPlace {
        longitude: 14.0,
        latitude: 95.0,
    };
    assert_eq!(refused(&nowhere), Some(Violation::BadPlace));
    assert_eq!(refused(&undo(1)), Some(Violation::NothingToUndo));
    assert_eq!(refused(&undo(2)), None);
    assert_eq!(refused(&undo(9)), Some(Violation::NothingToUndo));
    let judged = Act::State {
        subject: answer("light"),
        state: ReviewState::Hidden,
        revision: 1,
    };
    assert_eq!(refused(&judged), Some(Violation::NoState));
    assert_eq!(code_of("  Dog  Walkers "), "dog-walkers");
}

#[test]
fn only_what_decides_the_same_otherwise_is_overwritten() {
    let events = history([
        state(ReviewState::Hidden),
        note("a face"),
        code(answer("light"), "dark"),
    ]);
    let lost = |act: &Act, seen| overwritten(act, OTHER, seen, &events).len();
    assert_eq!(lost(&state(ReviewState::Accepted), 0), 1);
    assert_eq!(lost(&state(ReviewState::Accepted), 1), 0);
    assert_eq!(lost(&state(ReviewState::Hidden), 0), 0);
    assert_eq!(lost(&note("too"), 0), 0);
    assert_eq!(lost(&code(answer("light"), "lamps"), 0), 0);
    let off = Act::Uncode {
        subject: answer("light"),
        code: "dark".to_owned(),
    };
    assert_eq!((lost(&off, 0), lost(&off, 3)), (1, 0));
    assert_eq!(lost(&undo(1), 0), 1);
    let own = events[0].by;
    assert!(overwritten(&state(ReviewState::Accepted), own, 0, &events).is_empty());
    let events = history([state(ReviewState::Hidden), undo(1)]);
    assert_eq!(
        overwritten(&state(ReviewState::Accepted), OTHER, 1, &events).len(),
        1
    );
}

#[test]
fn a_row_counts_at_its_corrected_place_without_hidden_photos() {
    let mut row = response(1, &[]);
    row.revision = revision();
    row.verified = vec![PHOTO];
    let hidden = Act::State {
        subject: Subject::Photo { attachment: PHOTO },
        state: ReviewState::Hidden,
        revision: 1,
    };
    let place = Act::CorrectPlace {
        longitude: 14.5,
        latitude: 50.1,
    };
    row.review = fold(&history([hidden, place, Act::CorrectStop { stop: STOP }]));
    let counted = row.clone().counted();
    assert_eq!(counted.revision.stop, Some(STOP));
    let place = counted.revision.geotag.expect("a place");
    assert_eq!(
        (place.longitude, place.source),
        (14.5, crate::response::Source::Pin)
    );
    assert_eq!(
        (counted.revision.attachments.len(), counted.verified.len()),
        (0, 0)
    );
    assert!(!row.is_hidden() && row.revision.attachments.len() == 1);
}

#[test]
fn notes_and_what_was_said_of_a_withdrawn_thing_are_forgotten() {
    let text = Act::CorrectText {
        item: "keep".to_owned(),
        text: "the lamps".to_owned(),
    };
    let acts = [
        note("she says lamps"),
        text.clone(),
        code(answer("light"), "dark"),
        state(ReviewState::Accepted),
    ];
    let mut events = history(acts);
    let response = revision().response;
    assert!(forget(
        &mut events,
        &Target::Answer {
            response,
            item: "keep".to_owned()
        }
    ));
    let left: Vec<bool> = events.iter().map(|it| it.act == Act::Erased).collect();
    assert_eq!(left, [true, true, false, false]);
    assert_eq!(fold(&events).state, ReviewState::Accepted);
    assert!(forget(&mut events, &Target::Response { response }));
    assert_eq!(
        fold(&events),
        Review {
            version: 4,
            ..Review::default()
        }
    );
    assert!(!forget(&mut events, &Target::Everything));
}

fn any_act() -> impl Strategy<Value = Act> {
    let subject = prop_oneof![
        Just(Subject::Response),
        Just(answer("light")),
        Just(Subject::Photo { attachment: PHOTO }),
    ];
    prop_oneof![
        (0usize..5).prop_map(|at| {
            use ReviewState::{Accepted, Flagged, Hidden, InReview, Received};
            state([Received, InReview, Accepted, Flagged, Hidden][at])
        }),
        (subject.clone(), "[a-c]").prop_map(|(subject, it)| code(subject, &it)),
        (subject, "[a-c]").prop_map(|(subject, code)| Act::Uncode { subject, code }),
        Just(note("see")),
        Just(Act::CorrectStop { stop: STOP }),
        (1u32..12).prop_map(undo),
    ]
}

/// Only what the rules let through, as a server keeps it.
fn kept(acts: Vec<Act>) -> Vec<Act> {
    let mut kept: Vec<Act> = Vec::new();
    for act in acts {
        if check(&act, &revision(), &[STOP], &history(kept.clone())).is_ok() {
            kept.push(act);
        }
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever happened before: undoing the last event brings back what held, undoing that undoing
    /// brings back the event, and nothing but the count tells.
    #[test]
    fn the_last_event_can_be_undone_and_brought_back(acts in proptest::collection::vec(any_act(), 1..12)) {
        let mut acts = kept(acts);
        prop_assume!(!acts.is_empty());
        let (whole, before) = (fold(&history(acts.clone())), fold(&history(acts[..acts.len() - 1].to_vec())));
        let last = acts.len() as u32;
        acts.push(undo(last));
        let undone = fold(&history(acts.clone()));
        prop_assert_eq!(Review { version: 0, ..undone }, Review { version: 0, ..before });
        acts.push(undo(last + 1));
        let again = fold(&history(acts));
        prop_assert_eq!(Review { version: 0, ..again }, Review { version: 0, ..whole });
    }

    /// Who has seen everything overwrites nothing unseen; who has seen nothing is told of every event
    /// that decided the same, and of no other.
    #[test]
    fn nothing_unseen_is_overwritten_silently(acts in proptest::collection::vec(any_act(), 0..12), act in any_act()) {
        let events = history(kept(acts));
        let all = events.len() as u32;
        prop_assert!(overwritten(&act, OTHER, all, &events).is_empty());
        if let Act::State { .. } = act {
            let others = events.iter().filter(|it| matches!(it.act, Act::State { .. }) && it.act != act);
            prop_assert!(overwritten(&act, OTHER, 0, &events).len() >= others.count());
        }
    }

    /// JSON keeps a review as it is.
    #[test]
    fn a_review_is_read_back(acts in proptest::collection::vec(any_act(), 0..12)) {
        let review = fold(&history(kept(acts)));
        let json = serde_json::to_string(&review).expect("JSON");
        let read: Review = serde_json::from_str(&json).expect("a review");
        prop_assert_eq!(read, review);
    }
}
