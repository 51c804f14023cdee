//! The way that somebody walks, in the queue.

use super::*;
use crate::activity::track::{Point, Segment};
use crate::id::SegmentId;

fn segment(number: u128) -> Operation {
    Operation::Track(Segment {
        id: SegmentId(Uuid::from_u128(2000 + number)),
        points: vec![Point {
            longitude: 14.45,
            latitude: 50.1,
            at: at(0),
        }],
    })
}

#[test]
fn the_way_goes_after_answers_and_apart_from_them_and_before_photos() {
    let said = Operation::Revise(revision(1, "light", &[3000]));
    let mut outbox = with([join(), segment(1), segment(2), said.clone()]);
    let (ticket, operations) = sent(poll(&mut outbox, 1));
    assert_eq!(operations, [join(), said]);
    let receipt = stored(&operations);
    outbox.handle(at(1), Input::Answered { ticket, receipt });
    let (ticket, operations) = sent(poll(&mut outbox, 2));
    assert_eq!(operations, [segment(1), segment(2)]);
    let receipt = stored(&operations);
    outbox.handle(at(2), Input::Answered { ticket, receipt });
    assert_eq!(outbox.state(Key::of(&segment(1))), Some(&State::Verified));
    assert!(matches!(poll(&mut outbox, 3), Output::Upload { .. }));
}

#[test]
fn a_way_taken_back_before_it_was_sent_is_never_sent() {
    for target in [Target::Track, Target::Everything] {
        let mut outbox = with([join(), segment(1)]);
        let withdrawal = taken_back(target);
        outbox.handle(at(0), Input::Added(withdrawal.clone()));
        let (_, operations) = sent(poll(&mut outbox, 1));
        assert_eq!(operations, [join(), withdrawal]);
    }
}

#[test]
fn a_restored_server_is_sent_the_way_again_unless_it_was_taken_back() {
    let mut outbox = with([join(), segment(1)]);
    deliver(&mut outbox, 1);
    deliver(&mut outbox, 1);
    outbox.handle(at(2), Input::SendNow);
    let Output::Check { ticket, check } = poll(&mut outbox, 2) else {
        panic!("asks after what was acknowledged");
    };
    let Key::Track(id) = Key::of(&segment(1)) else {
        panic!("a track")
    };
    assert_eq!(check.tracks, [id]);
    let lacking = Lacking {
        tracks: vec![id],
        ..Lacking::default()
    };
    outbox.handle(
        at(3),
        Input::Checked {
            ticket,
            lacking: lacking.clone(),
        },
    );
    deliver(&mut outbox, 4);
    outbox.handle(at(5), Input::Added(taken_back(Target::Track)));
    deliver(&mut outbox, 6);
    outbox.handle(at(7), Input::SendNow);
    let Output::Check { ticket, check } = poll(&mut outbox, 8) else {
        panic!("asks after the withdrawal");
    };
    assert_eq!(check.tracks, []);
    outbox.handle(at(8), Input::Checked { ticket, lacking });
    assert_eq!(poll(&mut outbox, 9), Output::Idle);
}
