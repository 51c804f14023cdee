//! The review: events that are appended, two researchers at once, who may, and where it shows.

use super::receipt::{outputs, telling, withdraw};
use serde_json::Value;
use shared::activity::Activity;
use shared::analysis::stops::StopTally;
use shared::api::{
    Change, Code, NewReview, ResponseDetail, ResponsePage, ReviewConflict, SaveReviews,
    SavedReviews,
};
use shared::audit::Role;
use shared::id::{AuditId, ResponseId};
use shared::response::Revision;
use shared::review::{Act, Review, ReviewState, Subject};
use shared::withdrawal::Target;
use std::collections::BTreeSet;
use tests::harness::desk::json_request;
use tests::harness::{Answer, Desk, Phone, Server, id, photo};
use tests::on_each_database;

fn new(response: ResponseId, seen: u32, act: Act) -> NewReview {
    NewReview {
        id: id(),
        response,
        seen,
        act,
    }
}

fn state(state: ReviewState) -> Act {
    Act::State {
        subject: Subject::Response,
        state,
        revision: 1,
    }
}

fn note(text: &str) -> Act {
    Act::Note {
        subject: Subject::Response,
        text: text.into(),
    }
}

async fn save(desk: &Desk<'_>, audit: AuditId, events: &[NewReview]) -> Answer {
    let events = events.to_vec();
    let path = format!("/audits/{audit}/reviews");
    desk.post(&path, &SaveReviews { events }).await
}

async fn say(desk: &Desk<'_>, audit: AuditId, response: ResponseId, seen: u32, act: Act) -> Review {
    let answer = save(desk, audit, &[new(response, seen, act)]).await;
    let saved: SavedReviews = answer.json();
    saved.responses[0].review.clone()
}

async fn detail(desk: &Desk<'_>, audit: AuditId, response: ResponseId) -> ResponseDetail {
    let path = format!("/audits/{audit}/responses/{response}");
    desk.get(&path).await.json()
}

async fn total(desk: &Desk<'_>, audit: AuditId, query: &str) -> u32 {
    let path = format!("/audits/{audit}/responses?{query}");
    desk.get(&path).await.json::<ResponsePage>().total
}

/// A walk on which one walker answered at the first stop.
async fn answered<'a>(desk: &Desk<'a>) -> (AuditId, Activity, Phone<'a>, Revision) {
    let (audit, walk) = desk.walk().await;
    let phone = desk.phone(&walk).await;
    phone.join().await;
    let revision = telling(&phone, &photo::jpeg(1));
    phone.revise(&revision).await;
    (audit, walk, phone, revision)
}

on_each_database! {
    async fn an_event_sent_twice_is_one(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, revision) = answered(&desk).await;
        let response = revision.response;
        let events = [
            new(response, 0, state(ReviewState::Flagged)),
            new(response, 0, note("Ask Linh.")),
        ];
        let first: SavedReviews = save(&desk, audit, &events).await.json();
        let second: SavedReviews = save(&desk, audit, &events).await.json();
        assert_eq!(first, second);
        let review = &first.responses[0].review;
        assert_eq!((review.version, review.state, review.notes), (2, ReviewState::Flagged, 1));
        let seen = detail(&desk, audit, response).await;
        assert_eq!(seen.row.review, *review);
        assert_eq!((seen.reviews.len(), seen.reviews[0].name.as_str()), (2, "Jana"));
        assert_eq!(seen.row.revision.answers, revision.answers);
    }

    async fn two_researchers_never_overwrite_each_other_silently(server: Server) {
        let jana = server.owner().await;
        let (audit, _, _, revision) = answered(&jana).await;
        let petr = Desk::invited(server, Some(audit), Role::Researcher).await;
        let response = revision.response;
        say(&jana, audit, response, 0, state(ReviewState::Hidden)).await;
        // Petr has not seen it.
        let events = [new(response, 0, state(ReviewState::Accepted)), new(response, 0, note("fine"))];
        let answer = save(&petr, audit, &events).await;
        answer.refused(Code::Conflict);
        let conflict: ReviewConflict = serde_json::from_slice(&answer.body).expect("a conflict");
        assert_eq!(conflict.meanwhile.len(), 1);
        assert_eq!(conflict.meanwhile[0].act, state(ReviewState::Hidden));
        let left = detail(&jana, audit, response).await.row.review;
        assert_eq!((left.state, left.notes), (ReviewState::Hidden, 0), "all or nothing");
        // What only adds is no conflict, and who has seen it may decide otherwise.
        say(&petr, audit, response, 0, note("why?")).await;
        let now = say(&petr, audit, response, 2, state(ReviewState::Accepted)).await;
        assert_eq!((now.state, now.version), (ReviewState::Accepted, 3));
    }

    async fn of_many_at_once_one_is_kept_and_the_others_are_told(server: Server) {
        let owner = server.owner().await;
        let (audit, _, _, revision) = answered(&owner).await;
        let mut desks = Vec::new();
        for _ in 0..4 {
            desks.push(Desk::invited(server, Some(audit), Role::Researcher).await);
        }
        let response = revision.response;
        let states = [ReviewState::Accepted, ReviewState::Flagged, ReviewState::Hidden, ReviewState::InReview];
        let saving = desks.iter().zip(states).map(|(desk, it)| {
            let events = vec![new(response, 0, state(it))];
            desk.send(json_request("POST".parse().expect("a method"), &format!("/audits/{audit}/reviews"), &SaveReviews { events }))
        });
        let answers = futures_join(saving).await;
        let kept = answers.iter().filter(|it| it.status.is_success()).count();
        assert_eq!(kept, 1, "{:?}", answers.iter().map(Answer::text).collect::<Vec<_>>());
        for answer in answers.iter().filter(|it| !it.status.is_success()) {
            answer.refused(Code::Conflict);
        }
        assert_eq!(detail(&owner, audit, response).await.reviews.len(), 1);
    }

    async fn only_researchers_review(server: Server) {
        let owner = server.owner().await;
        let (audit, _, _, revision) = answered(&owner).await;
        for role in [Role::Facilitator, Role::Viewer] {
            let desk = Desk::invited(server, Some(audit), role).await;
            let event = new(revision.response, 0, note("mine"));
            save(&desk, audit, &[event]).await.refused(Code::NotAllowed);
            desk.get(&format!("/audits/{audit}/themes")).await.refused(Code::NotAllowed);
        }
        let (other, ..) = answered(&owner).await;
        let event = new(revision.response, 0, note("elsewhere"));
        save(&owner, other, &[event]).await.refused(Code::NotFound);
        save(&owner, audit, &[]).await.refused(Code::BadRequest);
        let bad = Act::Code { subject: Subject::Response, code: "two words".into() };
        save(&owner, audit, &[new(revision.response, 0, bad)]).await.refused(Code::BadRequest);
        assert_eq!(detail(&owner, audit, revision.response).await.reviews.len(), 0);
    }

    async fn what_is_hidden_is_in_nothing_but_what_researchers_ask_for(server: Server) {
        let owner = server.owner().await;
        let (audit, walk, phone, revision) = answered(&owner).await;
        phone.revise(&phone.revision(1)).await;
        say(&owner, audit, revision.response, 0, state(ReviewState::Hidden)).await;
        let name = revision.response.to_string();
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        for query in ["", "hidden=true", "state=hidden", "state=accepted"] {
            assert_eq!(total(&facilitator, audit, query).await, 1, "{query}");
            let seen = facilitator.get(&format!("/audits/{audit}/responses.csv?{query}")).await.text();
            assert!(!seen.contains(&name), "{query}");
        }
        assert_eq!(total(&owner, audit, "").await, 2);
        assert_eq!(total(&owner, audit, "state=hidden").await, 1);
        assert_eq!(total(&owner, audit, "hidden=false").await, 1);
        for path in ["responses.csv", "responses.csv?shape=long", "responses.geojson", "points"] {
            let text = owner.get(&format!("/audits/{audit}/{path}")).await.text();
            assert!(!text.contains(&name), "{path}");
        }
        let asked = owner.get(&format!("/audits/{audit}/responses.csv?hidden=true")).await.text();
        assert!(asked.contains(&name));
        let stops: StopTally = owner.get(&format!("/audits/{audit}/stops")).await.json();
        let places: BTreeSet<_> = stops.items.iter().flat_map(|it| &it.stops).map(|it| it.stop).collect();
        assert_eq!(places, BTreeSet::from([Some(walk.stops[1].id)]));
    }

    async fn a_corrected_stop_and_place_count_and_the_original_stays(server: Server) {
        let desk = server.owner().await;
        let (audit, walk, _, revision) = answered(&desk).await;
        let response = revision.response;
        let (right, wrong) = (walk.stops[2].id, walk.stops[0].id);
        let events = [
            new(response, 0, Act::CorrectStop { stop: right }),
            new(response, 0, Act::CorrectPlace { longitude: 14.5, latitude: 50.2 }),
        ];
        let saved: SavedReviews = save(&desk, audit, &events).await.json();
        assert_eq!(saved.responses[0].review.stop, Some(right));
        assert_eq!(total(&desk, audit, &format!("stop={right}")).await, 1);
        assert_eq!(total(&desk, audit, &format!("stop={wrong}")).await, 0);
        let points: Value = desk.get(&format!("/audits/{audit}/points")).await.json();
        assert_eq!(points["features"][0]["geometry"]["coordinates"][0], 14.5);
        assert_eq!(points["features"][0]["properties"]["stop"], right.to_string());
        let csv = desk.get(&format!("/audits/{audit}/responses.csv")).await.text();
        assert!(csv.contains(&wrong.to_string()) && csv.contains(&right.to_string()));
        assert_eq!(detail(&desk, audit, response).await.row.revision.stop, Some(wrong));
        // Undone, the original counts again.
        let undo = Act::Undo { event: events[0].id };
        let review = say(&desk, audit, response, 2, undo.clone()).await;
        assert_eq!((review.stop, review.version), (None, 3));
        assert_eq!(total(&desk, audit, &format!("stop={wrong}")).await, 1);
        save(&desk, audit, &[new(response, 3, undo)]).await.refused(Code::BadRequest);
    }

    async fn codes_are_found_and_make_the_vocabulary(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, revision) = answered(&desk).await;
        let subject = Subject::Answer { item: revision.attachments[0].item.clone() };
        let act = Act::Code { subject, code: "broken-lamp".into() };
        say(&desk, audit, revision.response, 0, act).await;
        assert_eq!(total(&desk, audit, "code=broken-lamp").await, 1);
        assert_eq!(total(&desk, audit, "code=broken").await, 0);
        assert_eq!(total(&desk, audit, "state=in_review").await, 1);
        let themes: Vec<String> = desk.get(&format!("/audits/{audit}/themes")).await.json();
        assert!(themes.contains(&"broken-lamp".into()) && themes.contains(&"lighting".into()));
    }

    async fn what_a_walker_takes_back_goes_from_the_review_too(server: Server) {
        let desk = server.owner().await;
        let (audit, walk, phone, revision) = answered(&desk).await;
        let (response, item) = (revision.response, revision.attachments[0].item.clone());
        let text = "she wrote of quinces";
        let correct = Act::CorrectText { item: item.clone(), text: text.into() };
        let quote = "the note says quinces";
        let events = [correct, note(quote), state(ReviewState::Accepted)];
        let events = events.map(|act| new(response, 0, act));
        let _: SavedReviews = save(&desk, audit, &events).await.json();
        let before = outputs(&desk, audit, &walk, &revision).await;
        assert!(before.contains(text) && before.contains(quote));
        withdraw(&phone, Target::Answer { response, item }).await;
        let after = outputs(&desk, audit, &walk, &revision).await;
        assert!(!after.contains(text) && !after.contains(quote), "{after}");
        let seen = detail(&desk, audit, response).await;
        assert_eq!((seen.row.review.state, seen.reviews.len()), (ReviewState::Accepted, 3));
        withdraw(&phone, Target::Everything).await;
        let event = new(response, 3, note("late"));
        save(&desk, audit, &[event]).await.refused(Code::NotFound);
    }

    async fn who_listens_hears_of_arrivals_and_reviews_as_far_as_they_may(server: Server) {
        let owner = server.owner().await;
        let (audit, _, phone, revision) = answered(&owner).await;
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let mut desk = owner.listen(audit, false).await;
        let mut screen = viewer.listen(audit, true).await;
        assert_eq!(screen.next().await, Change::Missed);
        say(&owner, audit, revision.response, 0, state(ReviewState::Accepted)).await;
        phone.revise(&phone.revision(1)).await;
        let heard = desk.next().await;
        assert!(matches!(heard, Change::Review { responses, .. } if responses == [revision.response]));
        assert_eq!(desk.next().await, Change::Arrival);
        assert_eq!(screen.next().await, Change::Arrival);
        server.get(&format!("/api/v1/audits/{audit}/events")).await.refused(Code::SignInNeeded);
        server.app.live.end();
        desk.ends().await;
    }
}

/// All at once, in one task each on this thread.
pub async fn futures_join<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut all: Vec<_> = all.map(|it| (Box::pin(it), None)).collect();
    std::future::poll_fn(|context| {
        for (future, done) in &mut all {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if all.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    all.into_iter().filter_map(|(_, done)| done).collect()
}
