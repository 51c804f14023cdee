//! Rules that the simulation does not single out; it is in `tests/sync_protocol`.

mod check;
mod track;

use super::*;
use crate::activity::JoinCode;
use crate::api::Code;
use crate::attachment::{Media, Sha256};
use crate::id::{ActivityId, ParticipantId, ResponseId, RevisionId, VersionId, WithdrawalId};
use crate::participant::{Background, Consents, Entry, Participant};
use crate::response::{Answer, Answers, Revision};
use crate::sync::{BATCH_BYTES, Outcome};
use crate::time::from_millis;
use crate::withdrawal::{Target, Withdrawal};
use std::time::Duration;
use uuid::Uuid;

fn at(seconds: i64) -> Time {
    from_millis(seconds * 1000)
}

fn join() -> Operation {
    Operation::Join(Participant {
        id: ParticipantId(Uuid::from_u128(1)),
        number: 1,
        activity: ActivityId(Uuid::from_u128(2)),
        code: JoinCode::new([1; 6]),
        nickname: String::new(),
        language: "en".to_owned(),
        background: Background::default(),
        consents: Consents::default(),
        entry: Entry::Own,
        receipt: None,
        joined_at: at(0),
    })
}

/// Revision `number` of one response, with answers to the items named and photos of these sizes.
fn revision(number: u32, items: &str, photos: &[u64]) -> Revision {
    let photo = |size: &u64| Attachment {
        id: AttachmentId(Uuid::from_u128(1000 + u128::from(*size))),
        item: "photo".to_owned(),
        sha256: Sha256::of(&size.to_be_bytes()),
        size: *size,
        media: Media::Jpeg,
        caption: String::new(),
        valence: None,
        seconds: None,
    };
    let answers = items.split_whitespace();
    Revision {
        id: RevisionId(Uuid::from_u128(10 + u128::from(number))),
        response: ResponseId(Uuid::from_u128(5)),
        number,
        version: VersionId(Uuid::from_u128(6)),
        stop: None,
        complete: false,
        started_at: at(0),
        captured_at: at(0),
        daylight: None,
        geotag: None,
        answers: Answers(
            answers
                .map(|name| (name.to_owned(), Answer::of(number.to_string())))
                .collect(),
        ),
        attachments: photos.iter().map(photo).collect(),
    }
}

fn with(operations: impl IntoIterator<Item = Operation>) -> Outbox {
    let mut outbox = Outbox::restore(1, [], []);
    for operation in operations {
        outbox.handle(at(0), Input::Added(operation));
    }
    outbox
}

/// Polls, saving what is to be saved.
fn poll(outbox: &mut Outbox, now: i64) -> Output {
    loop {
        match outbox.poll(at(now)) {
            Output::Save(_) => {}
            output => return output,
        }
    }
}

fn sent(output: Output) -> (u32, Vec<Operation>) {
    match output {
        Output::Send { ticket, batch } => (ticket, batch.operations),
        other => panic!("expected a batch, got {other:?}"),
    }
}

fn stored(operations: &[Operation]) -> Receipt {
    let outcome = |operation: &Operation| Outcome::Stored {
        digest: operation.digest().expect("a digest"),
    };
    Receipt {
        outcomes: operations.iter().map(outcome).collect(),
    }
}

/// Lets the server take the next batch.
fn deliver(outbox: &mut Outbox, now: i64) {
    let (ticket, operations) = sent(poll(outbox, now));
    let receipt = stored(&operations);
    outbox.handle(at(now), Input::Answered { ticket, receipt });
}

fn fail(outbox: &mut Outbox, now: i64, status: u16, code: Option<Code>) {
    let ticket = match poll(outbox, now) {
        Output::Send { ticket, .. } | Output::Upload { ticket, .. } => ticket,
        other => panic!("expected a request, got {other:?}"),
    };
    let failure = Failure::Status {
        status,
        code,
        retry_after: None,
    };
    outbox.handle(at(now), Input::Failed { ticket, failure });
}

fn revision_state(outbox: &Outbox, number: u32) -> Option<&State> {
    outbox.state(Key::Revision(revision(number, "", &[]).id))
}

#[test]
fn what_was_said_to_an_older_version_of_the_checklist_is_sent_although_more_was_said_since() {
    let newer = Revision {
        version: VersionId(Uuid::from_u128(77)),
        ..revision(3, "light noise", &[])
    };
    let said = [revision(1, "light", &[]), revision(2, "light", &[]), newer];
    let outbox = with(said.map(Operation::Revise));
    assert_eq!(revision_state(&outbox, 1), None);
    assert_eq!(revision_state(&outbox, 2), Some(&State::Waiting));
    assert_eq!(revision_state(&outbox, 3), Some(&State::Waiting));
}

#[test]
fn answers_go_before_photos_and_small_photos_before_large_ones() {
    let mut outbox = with([join(), Operation::Revise(revision(1, "light", &[900, 20]))]);
    deliver(&mut outbox, 0);
    assert_eq!(revision_state(&outbox, 1), Some(&State::Received));
    let Output::Upload {
        attachment, ticket, ..
    } = poll(&mut outbox, 0)
    else {
        panic!("expected an upload");
    };
    assert_eq!(attachment.size, 20);
    outbox.handle(
        at(0),
        Input::Added(Operation::Revise(revision(2, "safe", &[]))),
    );
    let upload = Upload {
        id: attachment.id,
        received: 20,
        verified: true,
    };
    outbox.handle(at(0), Input::Uploaded { ticket, upload });
    assert_eq!(sent(poll(&mut outbox, 0)).1.len(), 1);
}

#[test]
fn a_digest_other_than_the_phones_own_is_a_problem_not_a_delivery() {
    let mut outbox = with([Operation::Revise(revision(1, "light", &[]))]);
    let (ticket, _) = sent(poll(&mut outbox, 0));
    let receipt = stored(&[Operation::Revise(revision(1, "other", &[]))]);
    outbox.handle(at(0), Input::Answered { ticket, receipt });
    let reason = Reason::Differs;
    assert_eq!(revision_state(&outbox, 1), Some(&State::Problem { reason }));
}

#[test]
fn taps_collapse_until_they_leave_the_phone() {
    let revise = |number, items| Operation::Revise(revision(number, items, &[]));
    let mut outbox = with([revise(1, "light"), revise(2, "light safe")]);
    let (ticket, operations) = sent(poll(&mut outbox, 0));
    assert_eq!(operations, [revise(2, "light safe")]);
    // The second is under way: the third does not replace it.
    outbox.handle(at(0), Input::Added(revise(3, "light safe")));
    let receipt = stored(&operations);
    outbox.handle(at(0), Input::Answered { ticket, receipt });
    assert_eq!(sent(poll(&mut outbox, 0)).1, [revise(3, "light safe")]);
}

#[test]
fn what_was_called_done_or_is_taken_back_later_is_sent() {
    let done = Revision {
        complete: true,
        ..revision(1, "light", &[])
    };
    for (older, newer) in [
        (done, revision(2, "light safe", &[])),
        (revision(1, "light safe", &[]), revision(2, "safe", &[])),
        (revision(1, "light", &[7]), revision(2, "light", &[])),
    ] {
        let mut outbox = with([older, newer].map(Operation::Revise));
        assert_eq!(sent(poll(&mut outbox, 0)).1.len(), 2);
    }
}

#[test]
fn a_batch_stays_within_its_limits() {
    let many = (1..=120).map(|n| {
        Operation::Revise(Revision {
            complete: true,
            ..revision(n, "light", &[])
        })
    });
    let mut outbox = with(many);
    assert_eq!(
        sent(poll(&mut outbox, 0)).1.len(),
        crate::sync::BATCH_OPERATIONS
    );

    let long = "x".repeat(BATCH_BYTES / 3);
    let large = (1..=5).map(|n| {
        Operation::Revise(Revision {
            complete: true,
            ..revision(n, &long, &[])
        })
    });
    let mut outbox = with(large);
    let Output::Send { batch, .. } = poll(&mut outbox, 0) else {
        panic!("expected a batch");
    };
    let body = serde_json::to_vec(&batch).expect("a batch is JSON");
    assert_eq!((batch.operations.len(), batch.waiting), (2, 3));
    assert!(body.len() <= BATCH_BYTES);
}

#[test]
fn what_is_too_large_is_found_set_aside_and_tried_again_on_demand() {
    let mut outbox = with((1..=4).map(|n| {
        Operation::Revise(Revision {
            complete: true,
            ..revision(n, "light", &[])
        })
    }));
    // Four, two, one: each at once.
    for _ in 0..3 {
        fail(&mut outbox, 0, 413, Some(Code::TooLarge));
    }
    let reason = Reason::TooLarge;
    assert_eq!(revision_state(&outbox, 1), Some(&State::Problem { reason }));
    for _ in 0..3 {
        if outbox.waiting() > 0 {
            deliver(&mut outbox, 0);
        }
    }
    assert_eq!(poll(&mut outbox, 0), Output::Idle);
    outbox.handle(at(0), Input::SendNow);
    deliver(&mut outbox, 0);
    assert_eq!(revision_state(&outbox, 1), Some(&State::Verified));
}

#[test]
fn a_server_may_ask_for_patience_and_only_the_walker_may_overrule_it() {
    let mut outbox = with([join()]);
    let (ticket, _) = sent(poll(&mut outbox, 0));
    let failure = Failure::Status {
        status: 429,
        code: Some(Code::TooManyRequests),
        retry_after: Some(Duration::from_mins(10)),
    };
    outbox.handle(at(0), Input::Failed { ticket, failure });
    outbox.handle(at(1), Input::Woken);
    assert_eq!(poll(&mut outbox, 1), Output::Wait(at(600)));
    outbox.handle(at(1), Input::SendNow);
    sent(poll(&mut outbox, 1));
}

#[test]
fn a_clock_set_back_does_not_silence_the_phone() {
    let year = 365 * 24 * 60 * 60;
    let mut outbox = with([join()]);
    sent(poll(&mut outbox, year));
    // In flight, and then waiting: neither lasts a year.
    assert!(matches!(poll(&mut outbox, 0), Output::Wait(until) if until < at(60)));
    sent(poll(&mut outbox, 60));
    fail_in_flight(&mut outbox, year);
    sent(poll(&mut outbox, 0));
}

fn fail_in_flight(outbox: &mut Outbox, now: i64) {
    let failure = Failure::Network;
    let ticket = outbox.tickets;
    outbox.handle(at(now), Input::Failed { ticket, failure });
}

#[test]
fn bytes_that_twice_arrive_with_another_hash_are_damaged() {
    let mut outbox = with([Operation::Revise(revision(1, "light", &[20]))]);
    deliver(&mut outbox, 0);
    fail(&mut outbox, 0, 422, Some(Code::HashDiffers));
    fail(&mut outbox, 100, 422, Some(Code::HashDiffers));
    let reason = Reason::Damaged;
    assert_eq!(
        outbox.response(ResponseId(Uuid::from_u128(5))),
        Some(&State::Problem { reason })
    );
    assert_eq!(poll(&mut outbox, 1000), Output::Idle);
}

#[test]
fn a_long_photo_goes_in_parts_that_shrink_when_the_link_cuts_them() {
    let size = crate::attachment::PART_BYTES * 2;
    let mut outbox = with([Operation::Revise(revision(1, "light", &[size]))]);
    deliver(&mut outbox, 0);
    let part = |outbox: &mut Outbox, now| match poll(outbox, now) {
        Output::Upload {
            ticket,
            offset,
            length,
            attachment,
        } => (ticket, offset, length, attachment.id),
        other => panic!("expected an upload, got {other:?}"),
    };
    let (_, _, first, _) = part(&mut outbox, 0);
    fail_in_flight(&mut outbox, 0);
    let (ticket, offset, second, id) = part(&mut outbox, 10);
    assert_eq!((offset, second), (0, first / 2));
    let upload = Upload {
        id,
        received: second,
        verified: false,
    };
    outbox.handle(at(10), Input::Uploaded { ticket, upload });
    assert_eq!(outbox.progress(id), Some(second));
    let (_, offset, third, _) = part(&mut outbox, 10);
    assert_eq!((offset, third), (second, first));
}

fn taken_back(target: Target) -> Operation {
    Operation::Withdraw(Withdrawal {
        id: WithdrawalId(Uuid::from_u128(77)),
        target,
        said_at: at(0),
    })
}

#[test]
fn what_is_withdrawn_before_it_was_sent_is_never_sent() {
    let revision = revision(1, "light", &[900]);
    let response = revision.response;
    let mut outbox = with([join(), Operation::Revise(revision)]);
    outbox.handle(at(0), Input::Offline);
    let withdrawal = taken_back(Target::Response { response });
    outbox.handle(at(0), Input::Added(withdrawal.clone()));
    outbox.handle(at(0), Input::Online);
    let (ticket, operations) = sent(poll(&mut outbox, 0));
    assert_eq!(operations, [join(), withdrawal]);
    let receipt = stored(&operations);
    outbox.handle(at(0), Input::Answered { ticket, receipt });
    assert_eq!(outbox.waiting(), 0);
}

#[test]
fn a_photo_that_was_withdrawn_is_not_uploaded_any_more() {
    let revision = revision(1, "light", &[900]);
    let (response, attachment) = (revision.response, revision.attachments[0].id);
    let mut outbox = with([Operation::Revise(revision)]);
    let (ticket, operations) = sent(poll(&mut outbox, 0));
    let receipt = stored(&operations);
    outbox.handle(at(0), Input::Answered { ticket, receipt });
    let photo = Target::Photo {
        response,
        attachment,
    };
    outbox.handle(at(0), Input::Added(taken_back(photo)));
    let (ticket, operations) = sent(poll(&mut outbox, 0));
    let receipt = stored(&operations);
    outbox.handle(at(0), Input::Answered { ticket, receipt });
    assert_eq!(outbox.waiting(), 0);
    let states: Vec<_> = outbox.states().map(|(_, state)| state.clone()).collect();
    assert!(
        states.iter().all(|state| *state == State::Verified),
        "{states:?}"
    );
}
