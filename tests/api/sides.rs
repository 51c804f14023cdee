//! Groups, light and visits side by side, over all and stop by stop; and for whom.

use chrono::Days;
use shared::activity::{Activity, State, Stop};
use shared::analysis::apart::ApartAtStops;
use shared::analysis::comparison::{Cell, Comparison, ThemeCell};
use shared::api::{Code, WalkSummary};
use shared::audit::Role;
use shared::id::{ActivityId, AuditId};
use shared::participant::{Background, Gender, Participant};
use shared::response::Daylight;
use shared::sync::Operation;
use tests::harness::{Desk, Phone, Server, id, plan};
use tests::on_each_database;

/// Somebody who answers by day at the first stop.
async fn walks<'a>(desk: &Desk<'a>, walk: &Activity, gender: Option<Gender>) -> Phone<'a> {
    let phone = desk.phone(walk).await;
    let said = Participant {
        background: Background {
            gender,
            ..Background::default()
        },
        ..phone.said()
    };
    phone.sync(&[Operation::Join(said)]).await;
    phone.revise(&phone.revision(0)).await;
    phone
}

/// Six women, five men and one person more.
async fn a_walk_of_twelve(desk: &Desk<'_>, walk: &Activity) {
    let women = std::iter::repeat_n(Some(Gender::Woman), 6);
    let men = std::iter::repeat_n(Some(Gender::Man), 5);
    for gender in women.chain(men).chain([Some(Gender::Other)]) {
        walks(desk, walk, gender).await;
    }
}

/// Another walk, a week later, with stops of its own at the same places.
async fn again(desk: &Desk<'_>, audit: AuditId, first: &Activity) -> Activity {
    let mut plan = plan(
        first.district.expect("a district"),
        first.checklists[0].version,
    );
    plan.date = plan.date + Days::new(7);
    let stop = |stop: &Stop| Stop {
        id: id(),
        ..stop.clone()
    };
    plan.stops = first.stops.iter().map(stop).collect();
    let path = format!("/audits/{audit}/walks/{}", id::<ActivityId>());
    let saved: WalkSummary = desk.put(&path, &plan).await.json();
    let opened = desk.set_state(audit, saved.activity.id, State::Open).await;
    opened.json::<WalkSummary>().activity
}

fn words(comparison: &Comparison) -> Vec<String> {
    comparison.sides.iter().map(ToString::to_string).collect()
}

fn walkers(comparison: &Comparison) -> Vec<u32> {
    let sides = &comparison.items[0].sides;
    sides.iter().map(|figure| figure.walkers).collect()
}

on_each_database! {
    async fn groups_stand_side_by_side_where_at_least_k_people_are(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        a_walk_of_twelve(&desk, &walk).await;
        walks(&desk, &walk, None).await;
        let path = format!("/audits/{audit}/comparison");
        let found: Comparison = desk.get(&format!("{path}?by=gender")).await.json();
        assert_eq!(words(&found), ["gender:woman", "gender:man", "gender:other"]);
        // Who did not say is in no group.
        assert_eq!(walkers(&found), [6, 5, 1]);
        let cells: Vec<bool> = found.items[0].sides.iter().map(|it| it.cell.figures().is_some()).collect();
        assert_eq!(cells, [true, true, false]);
        assert_eq!(found.items[0].sides[2].cell, Cell::TooFew);
        assert_eq!(found.items[0].differences.len(), 1);
        assert!(found.themes.iter().all(|it| it.sides[2].cell == ThemeCell::TooFew));

        let chosen: Comparison = desk.get(&format!("{path}?by=gender&sides=man,woman")).await.json();
        assert_eq!(words(&chosen), ["gender:man", "gender:woman"]);
        let elsewhere = desk.district(audit, "Elsewhere").await;
        let narrowed = format!("{path}?by=gender&district={elsewhere}");
        let narrowed: Comparison = desk.get(&narrowed).await.json();
        assert!(narrowed.items.is_empty());
        let here = format!("{path}?by=gender&district={}", walk.district.expect("a district"));
        assert_eq!(desk.get(&here).await.json::<Comparison>(), found);
    }

    async fn by_day_and_by_night_the_same_walkers_are_said_to_be_the_same(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for _ in 0..6 {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            phone.revise(&phone.revision_by(0, Daylight::Day)).await;
            phone.revise(&phone.revision_by(1, Daylight::Night)).await;
        }
        let path = format!("/audits/{audit}/comparison?by=light&sides=day,night");
        let found: Comparison = desk.get(&path).await.json();
        assert_eq!(words(&found), ["light:day", "light:night"]);
        assert_eq!(walkers(&found), [6, 6]);
        let difference = &found.items[0].differences[0];
        assert_eq!((difference.both, difference.p), (6, None));
        assert!(difference.interval.is_some());
    }

    async fn the_first_and_the_second_visit_of_a_stop_are_compared_and_no_other_stop(server: Server) {
        let desk = server.owner().await;
        let (audit, first) = desk.walk().await;
        for _ in 0..5 {
            let phone = walks(&desk, &first, None).await;
            phone.revise(&phone.revision(1)).await;
        }
        let path = format!("/audits/{audit}/comparison?by=visit");
        let once: Comparison = desk.get(&path).await.json();
        assert!(once.items.is_empty(), "visited once");
        let second = again(&desk, audit, &first).await;
        for _ in 0..6 {
            walks(&desk, &second, None).await;
        }
        let found: Comparison = desk.get(&path).await.json();
        assert_eq!(words(&found), ["visit:first", "visit:second"]);
        assert_eq!(walkers(&found), [5, 6]);
        let answers = |side: usize| found.items[0].sides[side].cell.figures().map(|it| it.answers);
        assert_eq!((answers(0), answers(1)), (Some(5), Some(6)));

        let path = format!("/audits/{audit}/comparison/stops?by=visit");
        let apart: ApartAtStops = desk.get(&path).await.json();
        assert_eq!(apart.found[0].stops, [first.stops[0].id, second.stops[0].id]);
        assert!(apart.found[0].difference.delta.abs() < 1e-9);
    }

    async fn groups_at_a_stop_are_listed_where_both_are_three_walkers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        a_walk_of_twelve(&desk, &walk).await;
        let path = format!("/audits/{audit}/comparison/stops?by=gender");
        let apart: ApartAtStops = desk.get(&format!("{path}&sides=woman,man")).await.json();
        assert_eq!(apart.all as usize, apart.found.len());
        let first = &apart.found[0];
        assert_eq!((first.stops.clone(), first.difference.walkers), (vec![walk.stops[0].id], (6, 5)));
        assert_eq!(first.difference.adjusted, None);
        let few: ApartAtStops = desk.get(&format!("{path}&sides=woman,other")).await.json();
        assert_eq!((few.all, few.found.len()), (0, 0));
    }

    async fn a_viewer_compares_districts_and_nothing_from_which_a_small_group_could_be_computed(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        a_walk_of_twelve(&desk, &walk).await;
        let path = format!("/audits/{audit}/comparison");
        for role in [Role::Viewer, Role::Facilitator] {
            let other = Desk::invited(server, Some(audit), role).await;
            let districts: Comparison = other.get(&path).await.json();
            assert_eq!(walkers(&districts), [12]);
            for by in ["gender", "role", "age", "years", "knows", "mobility", "light", "visit"] {
                for path in [format!("{path}?by={by}"), format!("{path}/stops?by={by}&sides=woman,man")] {
                    let refused = other.get(&path).await;
                    let problem = refused.refused(Code::NotAllowed);
                    assert!(problem.detail.contains("researchers"), "{problem:?}");
                }
            }
        }
    }

    async fn what_cannot_be_compared_is_said(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let district = walk.district.expect("a district");
        let path = format!("/audits/{audit}/comparison");
        for (query, says) in [
            ("?by=shoes".to_owned(), "a comparison is by district"),
            ("?by=gender&sides=woman,red".to_owned(), "woman, man, other"),
            ("?sides=woman".to_owned(), "ids of districts"),
            (format!("?district={district}"), "Choose districts by"),
            ("/stops?by=gender".to_owned(), "two `sides`"),
            ("/stops?by=gender&sides=woman".to_owned(), "two `sides`"),
            (format!("/stops?sides={district},{}", id::<shared::id::DistrictId>()), "one district"),
        ] {
            let refused = desk.get(&format!("{path}{query}")).await;
            let problem = refused.refused(Code::BadRequest);
            assert!(problem.detail.contains(says), "{query}: {problem:?}");
        }
        let none: Comparison = desk.get(&format!("{path}?by=gender&sides=")).await.json();
        assert!(none.sides.is_empty() && none.items.is_empty());
    }
}
