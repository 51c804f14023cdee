//! Review: filters, pages, and who sees what of it.

use shared::api::{Code, Filter, ResponsePage};
use shared::audit::Role;
use shared::response::Daylight;
use shared::sync::Operation;
use tests::harness::{Desk, Server, photo};
use tests::on_each_database;

on_each_database! {
    async fn filters_narrow_the_table(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        let bytes = photo::jpeg(1);
        let night = phone.revision_by(1, Daylight::Night);
        let with_photo = phone.revision_with(&[&bytes]);
        let operations = [night.clone(), with_photo.clone()].map(Operation::Revise);
        phone.join().await;
        phone.sync(&operations).await;
        let total = |query: String| {
            let path = format!("/audits/{audit}/responses?{query}");
            let desk = &desk;
            async move { desk.get(&path).await.json::<ResponsePage>().total }
        };
        assert_eq!(total(String::new()).await, 2);
        assert_eq!(total("daylight=night".into()).await, 1);
        assert_eq!(total("photos=true".into()).await, 1);
        assert_eq!(total(format!("stop={}", walk.stops[2].id)).await, 0);
        assert_eq!(total(format!("stop={}&walk={}", walk.stops[1].id, walk.id)).await, 1);
        assert_eq!(total("quarantined=true".into()).await, 0);
        assert_eq!(total("theme=lighting".into()).await, 2);
        assert_eq!(total("theme=weather".into()).await, 0);
        let district = walk.district.expect("a district");
        assert_eq!(total(format!("district={district}")).await, 2);
        desk.get(&format!("/audits/{audit}/responses?stop=here")).await.refused(Code::BadRequest);
    }

    async fn what_the_filters_show_can_be_taken_away(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        phone.revise(&phone.revision(0)).await;
        phone.revise(&phone.revision_by(1, Daylight::Night)).await;
        let path = format!("/audits/{audit}/responses");
        let csv = desk.get(&format!("{path}.csv?daylight=night")).await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let name = csv.header("content-disposition");
        assert!(name.starts_with("attachment") && name.contains("-responses-filtered-1-"), "{name}");
        let lines: Vec<_> = csv.text().lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains("Stop 1") && lines[1].contains("night"));
        let long = desk.get(&format!("{path}.csv?shape=long")).await.text();
        assert!(long.lines().count() > 10);
        let geojson: serde_json::Value = desk.get(&format!("{path}.geojson")).await.json();
        assert_eq!(geojson["features"].as_array().map(Vec::len), Some(2));
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        viewer.get(&format!("{path}.csv")).await.refused(Code::NotAllowed);
    }

    async fn pages_follow_each_other_without_gap_or_repeat(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        for at in 0..7 {
            phone.revise(&phone.revision(at % 3)).await;
        }
        let mut filter = Filter { limit: Some(3), ..Filter::default() };
        let mut seen = Vec::new();
        loop {
            let query = [("limit", "3"), ("after", filter.after.as_deref().unwrap_or(""))];
            let query = query.iter().filter(|it| !it.1.is_empty());
            let query: Vec<_> = query.map(|(name, value)| format!("{name}={value}")).collect();
            let path = format!("/audits/{audit}/responses?{}", query.join("&"));
            let page: ResponsePage = desk.get(&path).await.json();
            assert_eq!(page.total, 7);
            seen.extend(page.rows.iter().map(|row| row.revision.response));
            match page.next {
                Some(next) => filter.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 7);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 7);
        let path = format!("/audits/{audit}/responses?after=tomorrow");
        desk.get(&path).await.refused(Code::BadRequest);
    }

    async fn a_facilitator_sees_that_answers_came_and_not_what_they_say(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let revision = phone.revision(0);
        phone.revise(&revision).await;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let list = format!("/audits/{audit}/responses");
        let page: ResponsePage = facilitator.get(&list).await.json();
        assert_eq!(page.total, 1);
        let seen = &page.rows[0].revision;
        assert!(seen.answers.0.is_empty());
        let (exact, blurred) = (revision.geotag.expect("a place"), seen.geotag.as_ref());
        let blurred = blurred.expect("a place");
        assert!((blurred.longitude - exact.longitude).abs() > 0.000_1);
        assert!(blurred.accuracy.is_none());
        facilitator.get(&format!("{list}/{}", revision.response)).await.refused(Code::NotAllowed);
        let researcher = Desk::invited(server, Some(audit), Role::Researcher).await;
        assert!(researcher.get(&format!("{list}/{}", revision.response)).await.status.is_success());
    }
}
