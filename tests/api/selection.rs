//! What the map selects can be reviewed and taken away: the same answers, wherever they are asked for.

use super::receipt::withdraw;
use server::db::{Db, Tx};
use shared::api::{Filter, NewReview, ResponsePage, SaveReviews, SavedReviews};
use shared::audit::Role;
use shared::id::{AuditId, ResponseId};
use shared::map::MapFigures;
use shared::participant::{Background, Gender, Participant};
use shared::response::{Daylight, Revision};
use shared::review::Act;
use shared::selection::Selection;
use shared::sync::Operation;
use shared::time::from_millis;
use shared::withdrawal::Target;
use std::collections::BTreeSet;
use tests::harness::{Desk, Phone, Server, id};
use tests::on_each_database;

/// Around the second stop of the walk, and some way off.
const AREA: &str = "area=14.4305,50.09_14.4315,50.09_14.4315,50.11_14.4305,50.11";
const AWAY: &str = "area=14.5,50.15_14.6,50.15_14.55,50.25";

/// In the box around that, but not in it.
const CORNER: (f64, f64) = (14.59, 50.24);

async fn reviewed(desk: &Desk<'_>, audit: AuditId, query: &str) -> BTreeSet<ResponseId> {
    let path = format!("/audits/{audit}/responses?{query}");
    let page: ResponsePage = desk.get(&path).await.json();
    let ids: BTreeSet<_> = page.rows.iter().map(|row| row.revision.response).collect();
    assert_eq!((page.total, page.next), (ids.len() as u32, None), "{query}");
    ids
}

async fn exported(desk: &Desk<'_>, audit: AuditId, query: &str) -> String {
    let path = format!("/audits/{audit}/responses.csv?{query}");
    desk.get(&path).await.text()
}

/// How many responses map, review and file hold; they must agree.
async fn selected(desk: &Desk<'_>, audit: AuditId, query: &str) -> usize {
    let path = format!("/audits/{audit}/map?{query}");
    let map: MapFigures = desk.get(&path).await.json();
    let review = reviewed(desk, audit, query).await;
    let file = exported(desk, audit, query).await;
    assert_eq!(map.responses, Some(review.len() as u32), "{query}");
    assert_eq!(file.lines().count() - 1, review.len(), "{query}: {file}");
    for response in &review {
        assert!(file.contains(&response.to_string()), "{query}");
    }
    review.len()
}

/// A man who answered at the first stop by day, and at the second by night three days later.
async fn answered(phone: Phone<'_>) -> (Phone<'_>, [Revision; 2]) {
    let background = Background {
        gender: Some(Gender::Man),
        ..Background::default()
    };
    let said = Participant {
        background,
        ..phone.said()
    };
    let mut night = phone.revision_by(1, Daylight::Night);
    night.captured_at += chrono::TimeDelta::days(3);
    let given = [phone.revision(0), night];
    let [day, night] = given.clone().map(Operation::Revise);
    phone.sync(&[Operation::Join(said), day, night]).await;
    (phone, given)
}

fn moment(time: shared::time::Time) -> String {
    time.to_rfc3339().replace('+', "%2B")
}

async fn correct_place(desk: &Desk<'_>, audit: AuditId, response: ResponseId, to: (f64, f64)) {
    let act = Act::CorrectPlace {
        longitude: to.0,
        latitude: to.1,
    };
    let event = NewReview {
        id: id(),
        response,
        seen: 9,
        act,
    };
    let body = SaveReviews {
        events: vec![event],
    };
    let path = format!("/audits/{audit}/reviews");
    let _: SavedReviews = desk.post(&path, &body).await.json();
}

on_each_database! {
    async fn map_review_and_files_hold_the_same_answers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let woman = desk.phone(&walk).await;
        woman.join().await;
        woman.revise(&woman.revision(0)).await;
        let (_, [day, night]) = answered(desk.phone(&walk).await).await;
        let between = moment(day.captured_at + chrono::TimeDelta::days(1));
        let queries = [
            (String::new(), 3), (AREA.to_owned(), 1), (AWAY.to_owned(), 0),
            ("people=gender:woman".to_owned(), 1), ("people=gender:man".to_owned(), 2),
            ("people=gender:man&daylight=day".to_owned(), 1), ("people=knows:yes".to_owned(), 0),
            (format!("from={between}"), 1), (format!("to={between}"), 2),
            (format!("{AREA}&to={between}"), 0), (format!("{AREA}&walk={}", walk.id), 1),
        ];
        for (query, count) in queries {
            assert_eq!(selected(&desk, audit, &query).await, count, "{query}");
        }
        assert_eq!(reviewed(&desk, audit, AREA).await, BTreeSet::from([night.response]));
        let path = format!("/audits/{audit}/codebook.csv?{AREA}&people=gender:man");
        let about = desk.get(&path).await.text();
        assert!(about.contains("walkers: gender:man; area: 14.43050,50.09000_"), "{about}");
    }

    async fn a_corrected_place_is_where_an_answer_is_found(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (phone, [day, night]) = answered(desk.phone(&walk).await).await;
        correct_place(&desk, audit, night.response, (14.55, 50.2)).await;
        correct_place(&desk, audit, day.response, CORNER).await;
        assert_eq!(selected(&desk, audit, AREA).await, 0);
        assert_eq!(selected(&desk, audit, AWAY).await, 1);
        let again = Revision { id: id(), number: 2, ..night.clone() };
        phone.revise(&again).await;
        assert_eq!(reviewed(&desk, audit, AWAY).await, BTreeSet::from([night.response]));
        withdraw(&phone, Target::Response { response: night.response }).await;
        assert_eq!(selected(&desk, audit, AWAY).await, 0);
    }

    async fn pages_of_an_area_follow_each_other(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        for at in 0..9 {
            phone.revise(&phone.revision(at % 3)).await;
        }
        let (mut after, mut seen) = (None, BTreeSet::new());
        loop {
            let cursor = after.map_or_else(String::new, |it: String| format!("&after={it}"));
            let path = format!("/audits/{audit}/responses?limit=1&{AREA}{cursor}");
            let page: ResponsePage = desk.get(&path).await.json();
            assert_eq!((page.total, page.rows.len()), (3, 1));
            assert_eq!(page.rows[0].revision.stop, Some(walk.stops[1].id));
            assert!(seen.insert(page.rows[0].revision.response));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 3);
    }

    async fn a_facilitator_learns_nothing_by_filters(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        answered(desk.phone(&walk).await).await;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let whole = reviewed(&facilitator, audit, "").await;
        let points = format!("/audits/{audit}/points");
        let all_points = facilitator.get(&points).await.text();
        let file = exported(&facilitator, audit, "").await;
        for query in [AREA, AWAY, "people=gender:woman", "people=gender:man", "state=accepted", "code=lamp"] {
            assert_eq!(reviewed(&facilitator, audit, query).await, whole, "{query}");
            assert_eq!(exported(&facilitator, audit, query).await, file, "{query}");
            assert_eq!(facilitator.get(&format!("{points}?{query}")).await.text(), all_points, "{query}");
        }
        // When it was is shown, and may be asked for.
        assert_eq!(reviewed(&facilitator, audit, "to=2018-01-01T00:00:00Z").await.len(), 0);
    }

    async fn what_an_earlier_version_stored_is_found_by_time_and_place(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let (_, [day, night]) = answered(desk.phone(&walk).await).await;
        correct_place(&desk, audit, day.response, (14.55, 50.2)).await;
        forget(&server.app.db).await;
        let selection = |query: &str| {
            let area = query.strip_prefix("area=").and_then(|area| area.parse().ok());
            let from = Some(from_millis(0));
            Filter { selection: Selection { area, from, ..Selection::default() }, ..Filter::default() }
        };
        let found = |db: Db, query: &'static str| async move {
            let rows = db.responses(audit, &selection(query), None, 10).await.expect("responses");
            rows.into_iter().map(|row| row.revision.response).collect::<Vec<_>>()
        };
        assert_eq!(found(server.app.db.clone(), "").await, []);
        let opened = Db::open(&server.address).await.expect("a database");
        assert_eq!(found(opened.clone(), AREA).await, [night.response]);
        assert_eq!(found(opened.clone(), AWAY).await, [day.response]);
        opened.close().await;
    }
}

/// As it was before it was noted when and where answers were given.
async fn forget(db: &Db) {
    const SQL: &str = "update response set captured_at = null, longitude = null, latitude = null,
        corrected_longitude = null, corrected_latitude = null";
    let mut tx = db.write().await.expect("a transaction");
    let done = match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(SQL).execute(&mut **tx).await.map(|_| ()),
        Tx::Postgres(tx) => sqlx::query(SQL).execute(&mut **tx).await.map(|_| ()),
    };
    done.expect("forgotten");
    tx.commit().await.expect("committed");
}
