use super::*;
use crate::activity::{Assignment, JoinCode, Kind, Stop, When};
use crate::attachment::{Attachment, Media};
use crate::id::{ActivityId, AttachmentId, ResponseId, StopId, VersionId};
use crate::participant::{Background, Entry};
use crate::response::{Answer, Answers, Geotag, Source};
use crate::time::from_millis;
use crate::withdrawal::Target;
use uuid::Uuid;

const EVERYTHING: Consents = Consents {
    answers: true,
    place: true,
    photos: true,
    audio: true,
    track: true,
    quotes: true,
    version: 1,
};

const ME: ParticipantId = ParticipantId(Uuid::from_u128(1));
const ANOTHER: ParticipantId = ParticipantId(Uuid::from_u128(2));

fn hour(hour: i64) -> Time {
    from_millis(hour * 3_600_000)
}

fn activity(state: State) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(3)),
        kind: Kind::Walk,
        title: "A walk".to_owned(),
        district: None,
        date: hour(0).date_naive(),
        state,
        code: JoinCode::new([1; 6]),
        consent_version: 1,
        stops: vec![Stop {
            id: StopId(Uuid::from_u128(4)),
            position: 0,
            name: "Tram stop".to_owned(),
            longitude: 14.4,
            latitude: 50.1,
            radius: 20.0,
            note: String::new(),
            do_not_linger: false,
        }],
        checklists: vec![Assignment {
            version: VersionId(Uuid::from_u128(5)),
            when: When::Stop,
        }],
    }
}

fn said(number: u32) -> Participant {
    Participant {
        id: ME,
        number,
        activity: ActivityId(Uuid::from_u128(3)),
        code: JoinCode::new([1; 6]),
        nickname: format!("walker {number}"),
        language: "cs".to_owned(),
        background: Background::default(),
        consents: EVERYTHING,
        entry: Entry::Own,
        receipt: None,
        joined_at: hour(1),
    }
}

fn revision(number: u32) -> Revision {
    Revision {
        id: RevisionId(Uuid::from_u128(10 + u128::from(number))),
        response: ResponseId(Uuid::from_u128(6)),
        number,
        version: VersionId(Uuid::from_u128(5)),
        stop: Some(StopId(Uuid::from_u128(4))),
        complete: true,
        started_at: hour(1),
        captured_at: hour(1),
        daylight: None,
        geotag: Some(Geotag {
            longitude: 14.42,
            latitude: 50.08,
            accuracy: Some(8.0),
            captured_at: hour(1),
            source: Source::Gps,
            original: None,
        }),
        answers: Answers([("light".to_owned(), Answer::of("2"))].into()),
        attachments: vec![photo()],
    }
}

fn photo() -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128(7)),
        item: "light".to_owned(),
        sha256: Sha256::of(b"photo"),
        size: 5,
        media: Media::Jpeg,
        caption: String::new(),
        valence: None,
        seconds: None,
    }
}

/// Applies a revision to what is stored; on an activity closed at hour 5 or an open one, at hour 6.
fn apply(
    revision: Revision,
    consents: Consents,
    stored: StoredResponse,
    state: State,
) -> Applied<KeepRevision> {
    let setting = Setting {
        activity: &activity(state),
        closed_at: (state == State::Closed).then(|| hour(5)),
        now: hour(6),
    };
    let agreed = (consents, &Withdrawn::default());
    revise(revision, ME, agreed, stored, setting, |_| Vec::new())
}

fn rules(applied: &Applied<KeepRevision>) -> Vec<Rule> {
    let problems = applied.keep.as_ref().map(|keep| keep.problems.clone());
    problems
        .unwrap_or_default()
        .iter()
        .map(|p| p.rule)
        .collect()
}

fn join_at(
    hours: i64,
    said: Participant,
    stored: Option<StoredParticipant>,
) -> Applied<KeepParticipant> {
    let setting = Setting {
        activity: &activity(State::Closed),
        closed_at: Some(hour(5)),
        now: hour(hours),
    };
    join(said, stored, &Withdrawn::default(), setting)
}

#[test]
fn a_second_arrival_changes_nothing_and_is_answered_with_what_is_stored() {
    let digest = Sha256::of(b"as stored the first time");
    let stored = StoredResponse {
        participant: Some(ME),
        current: Some((1, revision(1).id)),
        same: Some((ME, digest)),
    };
    let again = apply(revision(1), EVERYTHING, stored, State::Open);
    assert_eq!(again, already(digest));
}

#[test]
fn the_phone_and_the_server_compute_the_same_digest() {
    let sent = Operation::Revise(revision(1));
    let json = serde_json::to_string(&sent).expect("json");
    let Ok(Operation::Revise(read)) = read(&json) else {
        panic!("the server cannot read what the phone wrote");
    };
    let first = apply(read, EVERYTHING, StoredResponse::default(), State::Open);
    let digest = sent.digest().expect("a digest");
    assert_eq!(first.outcome, Outcome::Stored { digest });
}

#[test]
fn the_current_revision_is_the_newest_whatever_came_first() {
    let stored = |number| StoredResponse {
        participant: Some(ME),
        current: Some((number, revision(number).id)),
        same: None,
    };
    let current = |number, stored| {
        let applied = apply(revision(number), EVERYTHING, stored, State::Open);
        applied.keep.map(|keep| keep.current)
    };
    assert_eq!(current(2, stored(1)), Some(true));
    assert_eq!(current(2, stored(3)), Some(false));
    // Two tabs counted alike: the later id decides, in either order.
    let other = StoredResponse {
        current: Some((2, RevisionId(Uuid::from_u128(11)))),
        ..stored(1)
    };
    assert_eq!(current(2, other), Some(true));
}

#[test]
fn nobody_writes_into_anothers_response() {
    let digest = Sha256::of(b"theirs");
    for stored in [
        StoredResponse {
            participant: Some(ANOTHER),
            ..StoredResponse::default()
        },
        StoredResponse {
            same: Some((ANOTHER, digest)),
            ..StoredResponse::default()
        },
    ] {
        let applied = apply(revision(1), EVERYTHING, stored, State::Open);
        assert_eq!(applied.keep, None);
        assert!(matches!(applied.outcome, Outcome::Malformed { .. }));
    }
}

#[test]
fn what_breaks_rules_is_kept_and_marked() {
    let elsewhere = |change: &dyn Fn(&mut Revision)| {
        let mut revision = revision(1);
        change(&mut revision);
        let applied = apply(
            revision.clone(),
            EVERYTHING,
            StoredResponse::default(),
            State::Closed,
        );
        let kept = applied.keep.as_ref().map(|keep| &keep.revision);
        assert_eq!(
            kept,
            Some(&revision),
            "what the walker filled in is kept as it came"
        );
        rules(&applied)
    };
    assert_eq!(elsewhere(&|_| {}), []);
    assert_eq!(
        elsewhere(&|r| r.version = VersionId(Uuid::nil())),
        [Rule::UnknownVersion]
    );
    assert_eq!(
        elsewhere(&|r| r.stop = Some(StopId(Uuid::nil()))),
        [Rule::UnknownStop]
    );
    assert_eq!(
        elsewhere(&|r| r.started_at = hour(5) + TimeDelta::seconds(1)),
        [Rule::AfterClose]
    );
    assert_eq!(elsewhere(&|r| r.captured_at = hour(31)), [Rule::ClockAhead]);
    for place in [(181.0, 50.0, 1.0), (14.0, -90.5, 1.0), (14.0, 50.0, -1.0)] {
        let impossible = |r: &mut Revision| {
            let geotag = r.geotag.as_mut().expect("it has one");
            (geotag.longitude, geotag.latitude) = (place.0, place.1);
            geotag.accuracy = Some(place.2);
        };
        assert_eq!(elsewhere(&impossible), [Rule::ImpossiblePlace]);
    }
}

#[test]
fn what_was_not_agreed_to_is_not_kept() {
    let kept = |consents| {
        let applied = apply(
            revision(1),
            consents,
            StoredResponse::default(),
            State::Open,
        );
        assert_eq!(rules(&applied), [Rule::NotAgreed]);
        applied.keep.expect("the rest is kept").revision
    };
    let placeless = kept(Consents {
        place: false,
        ..EVERYTHING
    });
    assert_eq!((placeless.geotag, placeless.attachments.len()), (None, 1));
    let unseen = kept(Consents {
        photos: false,
        ..EVERYTHING
    });
    assert!(unseen.geotag.is_some() && unseen.attachments.is_empty());
    let nothing = kept(Consents {
        answers: false,
        ..EVERYTHING
    });
    assert_eq!(
        (nothing.geotag, nothing.answers),
        (None, Answers::default())
    );
}

#[test]
fn a_late_copy_does_not_bring_back_a_consent_that_was_taken_back() {
    let stored = StoredParticipant {
        number: 2,
        digest: Sha256::of(b"the second"),
        said: EVERYTHING,
        consents: EVERYTHING,
    };
    assert_eq!(join_at(3, said(1), Some(stored)), already(stored.digest));
    assert_eq!(join_at(3, said(2), Some(stored)), already(stored.digest));
    let third = join_at(3, said(3), Some(stored));
    assert_eq!(third.keep.map(|keep| keep.participant.number), Some(3));
}

#[test]
fn who_joins_late_is_taken_in_and_marked_and_who_has_no_code_is_not() {
    let late = Participant {
        joined_at: hour(6),
        ..said(1)
    };
    let applied = join_at(7, late, None);
    assert_eq!(
        applied.keep.map(|keep| keep.problems[0].rule),
        Some(Rule::AfterClose)
    );
    let guess = Participant {
        code: JoinCode::new([2; 6]),
        ..said(1)
    };
    let applied = join_at(3, guess, None);
    assert!(applied.keep.is_none() && matches!(applied.outcome, Outcome::Malformed { .. }));
}

#[test]
fn parts_may_come_twice_and_overlap_but_leave_no_gap() {
    let photo = photo();
    assert_eq!(part(&photo, 0, 0, 3), Part::Append { from: 0 });
    assert_eq!(part(&photo, 3, 0, 3), Part::Known);
    assert_eq!(part(&photo, 3, 2, 2), Part::Append { from: 1 });
    assert_eq!(part(&photo, 3, 1, 4), Part::Complete { from: 2 });
    assert_eq!(part(&photo, 5, 3, 2), Part::Complete { from: 2 });
    assert_eq!(part(&photo, 3, 4, 1), Part::Gap);
    assert_eq!(part(&photo, 3, 3, 3), Part::TooLong);
    assert_eq!(part(&photo, 0, u64::MAX, 2), Part::TooLong);
    assert_eq!(whole(&photo, Sha256::of(b"photo")), Whole::Verified);
    assert_eq!(whole(&photo, Sha256::of(b"phot0")), Whole::Differs);
}

fn apply_after(target: Target, revision: Revision) -> Applied<KeepRevision> {
    let setting = Setting {
        activity: &activity(State::Open),
        closed_at: None,
        now: hour(6),
    };
    let agreed = (EVERYTHING, &Withdrawn(vec![target]));
    let wrong = |_: &Revision| {
        vec![Problem {
            item: "light".to_owned(),
            ..problem(Rule::NotAChoice, "2 is no choice")
        }]
    };
    revise(
        revision,
        ME,
        agreed,
        StoredResponse::default(),
        setting,
        wrong,
    )
}

#[test]
fn what_arrives_after_it_was_withdrawn_is_taken_from_the_phone_and_not_kept() {
    let response = revision(1).response;
    for target in [Target::Everything, Target::Response { response }] {
        let applied = apply_after(target, revision(1));
        let digest = revision(1).digest().expect("a digest");
        assert_eq!(applied, already(digest));
    }
}

#[test]
fn what_is_left_when_an_answer_was_withdrawn_is_kept_and_the_phone_told_of_what_it_sent() {
    let target = Target::Answer {
        response: revision(1).response,
        item: "light".to_owned(),
    };
    let applied = apply_after(target, revision(1));
    let digest = revision(1).digest().expect("a digest");
    assert_eq!(applied.outcome, Outcome::Stored { digest });
    let kept = applied.keep.expect("the rest");
    assert!(kept.revision.answers.0.is_empty() && kept.revision.attachments.is_empty());
    assert!(kept.revision.geotag.is_some() && kept.problems.is_empty());
    assert_ne!(kept.digest, digest);
}

#[test]
fn nobody_joins_again_after_withdrawing_everything() {
    let setting = Setting {
        activity: &activity(State::Open),
        closed_at: None,
        now: hour(6),
    };
    let all = Withdrawn(vec![Target::Everything]);
    let applied = join(said(2), None, &all, setting);
    assert_eq!(applied, already(said(2).digest().expect("a digest")));
}
