//! A server that forgot something, and asking it whether it did.

use super::*;

#[test]
fn a_server_that_breaks_over_the_question_is_said_and_holds_back_nothing() {
    for (status, told) in [(500, true), (404, false)] {
        let mut outbox = with([join()]);
        deliver(&mut outbox, 0);
        outbox.handle(at(1), Input::SendNow);
        let Output::Check { ticket, .. } = poll(&mut outbox, 1) else {
            panic!("whoever presses the button wants to know");
        };
        let failure = Failure::Status {
            status,
            code: None,
            retry_after: None,
        };
        outbox.handle(at(1), Input::Failed { ticket, failure });
        assert_eq!(outbox.trouble().is_some(), told, "{status}");
        let answer = Operation::Revise(revision(1, "light", &[]));
        outbox.handle(at(2), Input::Added(answer));
        deliver(&mut outbox, 2);
        assert_eq!(revision_state(&outbox, 1), Some(&State::Verified));
        assert_eq!(outbox.trouble(), None);
    }
}

#[test]
fn a_server_that_forgot_the_walker_is_told_again() {
    let mut outbox = with([join()]);
    deliver(&mut outbox, 0);
    outbox.handle(
        at(0),
        Input::Added(Operation::Revise(revision(1, "light", &[]))),
    );
    fail(&mut outbox, 0, 401, Some(Code::SignInNeeded));
    assert!(outbox.trouble().is_some());
    deliver(&mut outbox, 10);
    assert_eq!(revision_state(&outbox, 1), Some(&State::Waiting));
    deliver(&mut outbox, 10);
    assert_eq!(revision_state(&outbox, 1), Some(&State::Verified));
    assert_eq!(outbox.trouble(), None);
}
