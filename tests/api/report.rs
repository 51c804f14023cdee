//! The City Audit Report: for whom it shows what, in each language, and the same each time.

use super::finding::{all_of, answered, content, evidence, save};
use super::receipt::withdraw;
use shared::activity::{Activity, Assignment, State, When};
use shared::api::{Code, NewReview, Published, SaveReviews, WalkSummary};
use shared::audit::Role;
use shared::checklist::model::Direction;
use shared::finding::{Evidence, Finding, Source};
use shared::id::{AuditId, ResponseId};
use shared::participant::Gender;
use shared::response::{Answer as Said, Daylight, Revision};
use shared::review::{Act, ReviewState, Subject};
use shared::sync::Operation;
use shared::withdrawal::Target;
use tests::harness::desk::DISTRICT_CHECKLIST;
use tests::harness::{Desk, Phone, Server, filled, id, photo, plan};
use tests::on_each_database;

/// The item of the district checklist that only researchers may see.
const SENSITIVE: &str = "unequal_what";

async fn report(desk: &Desk<'_>, audit: AuditId, query: &str) -> String {
    let answer = desk.get(&format!("/audits/{audit}/report?{query}")).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    answer.text()
}

/// Without the line that says when it was made.
fn timeless(page: &str) -> String {
    let (before, rest) = page
        .split_once("<time")
        .expect("the day on which it was made");
    let (_, after) = rest.split_once("</time>").expect("its end");
    format!("{before}{after}")
}

/// A walk on which a checklist with sensitive questions is asked once.
async fn walked(desk: &Desk<'_>) -> (AuditId, WalkSummary) {
    let audit = desk.audit().await;
    let district = desk.district(audit, "Praha 7").await;
    let stop = desk.checklist(audit).await;
    let path = format!("/audits/{audit}/checklists");
    let once: Published = desk.post_bytes(&path, DISTRICT_CHECKLIST).await.json();
    let mut walk = plan(district, stop);
    walk.checklists.push(Assignment {
        version: once.version.id,
        when: When::Once,
    });
    let path = format!("/audits/{audit}/walks/{}", id::<shared::id::ActivityId>());
    let saved: WalkSummary = desk.put(&path, &walk).await.json();
    let open = desk.set_state(audit, saved.activity.id, State::Open).await;
    (audit, open.json())
}

/// A walker who says a word at the first stop, and shows it as a photo's caption.
async fn said<'a>(
    desk: &Desk<'a>,
    walk: &WalkSummary,
    word: &str,
    quotes: bool,
) -> (Phone<'a>, Revision) {
    let phone = desk.phone(&walk.activity).await;
    let mut walker = phone.said();
    walker.nickname = format!("nickname of {word}");
    walker.consents.quotes = quotes;
    phone.sync(&[Operation::Join(walker)]).await;
    let bytes = photo::jpeg(word.len() as u8);
    let mut revision = phone.revision_with(&[&bytes]);
    revision.attachments[0].caption = format!("caption of {word}");
    let item = revision.attachments[0].item.clone();
    let answer = revision.answers.0.entry(item).or_default();
    answer.note = format!("note of {word}");
    phone.revise(&revision).await;
    phone.put(revision.attachments[0].id, 0, &bytes).await;
    (phone, revision)
}

/// The same walker's words to a sensitive question.
async fn told(phone: &Phone<'_>, word: &str) -> Evidence {
    let checklist = &phone.pack.checklists[1];
    let mut revision = phone.revision(0);
    revision.version = checklist.version;
    revision.stop = None;
    revision.answers = filled(&checklist.form, Daylight::Day);
    let said = Said::of(format!("words of {word}"));
    revision.answers.0.insert(SENSITIVE.into(), said);
    phone.revise(&revision).await;
    evidence(Source::Answer {
        response: revision.response,
        item: SENSITIVE.into(),
    })
}

/// A woman at the first stop feels as well as one can there, and a man as badly.
async fn felt(desk: &Desk<'_>, walk: &Activity, gender: Gender) {
    let phone = desk.phone(walk).await;
    let mut walker = phone.said();
    walker.background.gender = Some(gender);
    phone.sync(&[Operation::Join(walker)]).await;
    let form = &phone.pack.checklists[0].form;
    let mut revision = phone.revision(0);
    for (path, item) in form.items() {
        let choices = form.choices(item);
        let scored: Vec<_> = choices.iter().filter(|it| !it.unscored).collect();
        let is_last_best = matches!(item.score, Some(Direction::Up));
        let end = if (gender == Gender::Woman) == is_last_best {
            scored.last()
        } else {
            scored.first()
        };
        if item.score.is_some()
            && let Some(choice) = end
        {
            let said = Said::of(choice.name.clone());
            revision.answers.0.insert(path, said);
        }
    }
    phone.revise(&revision).await;
}

async fn hide(desk: &Desk<'_>, audit: AuditId, response: ResponseId) {
    let act = Act::State {
        subject: Subject::Response,
        state: ReviewState::Hidden,
        revision: 1,
    };
    let event = NewReview {
        id: id(),
        response,
        seen: 0,
        act,
    };
    let events = SaveReviews {
        events: vec![event],
    };
    let path = format!("/audits/{audit}/reviews");
    assert!(desk.post(&path, &events).await.status.is_success());
}

on_each_database! {
    async fn what_was_hidden_withdrawn_or_not_agreed_to_is_in_no_report_and_what_is_sensitive_in_none_for_others(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = walked(&desk).await;
        let (open, chosen) = said(&desk, &walk, "HERON", true).await;
        let (_, hidden) = said(&desk, &walk, "ZEBRA", true).await;
        let (back, withdrawn) = said(&desk, &walk, "QUINCE", true).await;
        let (_, silent) = said(&desk, &walk, "OTTER", false).await;
        for word in ["one", "two", "three"] {
            said(&desk, &walk, word, true).await;
        }
        let sensitive = told(&open, "LYNX").await;
        let cited = [&chosen, &hidden, &withdrawn, &silent].map(all_of).concat();
        let mut evidence = cited;
        evidence.push(sensitive);
        save(&desk, audit, id(), 0, &content("It is dark.", evidence)).await.json::<Finding>();
        let mut unlisted = content("A sentence of BADGER.", vec![]);
        unlisted.listed = false;
        save(&desk, audit, id(), 0, &unlisted).await.json::<Finding>();
        hide(&desk, audit, hidden.response).await;
        withdraw(&back, Target::Response { response: withdrawn.response }).await;

        let researchers = report(&desk, audit, "language=en").await;
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let public = report(&desk, audit, "language=en&version=public").await;
        let others = [
            report(&viewer, audit, "language=en").await,
            report(&facilitator, audit, "language=en").await,
            public,
        ];
        for page in others.iter().chain([&researchers]) {
            for word in ["ZEBRA", "QUINCE", "OTTER", "nickname", "Jana"] {
                assert!(!page.contains(word), "{word}");
            }
            assert!(page.contains("note of HERON") && page.contains("caption of HERON"));
            assert_eq!(page.matches("data:image/jpeg").count(), 1);
            // Three of the hidden and three of the withdrawn response are not counted as evidence.
            assert!(page.contains("3 pieces of evidence were taken back by their authors since."));
        }
        for page in &others {
            assert!(!page.contains("LYNX") && !page.contains("BADGER") && !page.contains("sensitive question<"));
            assert!(page.contains("For everyone. Groups of fewer than 5 walkers"));
        }
        assert!(researchers.contains("words of LYNX") && researchers.contains("A sentence of BADGER."));
        assert!(researchers.contains("2 quotes or photos were chosen but are not printed"));
        // Both make the same page of the same answers.
        assert_eq!(timeless(&others[0]), timeless(&others[2]));
    }

    async fn a_rare_walker_cannot_be_told_from_none(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let mut phones = Vec::new();
        for _ in 0..12 {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            phone.revise(&phone.revision(0)).await;
            phones.push(phone);
        }
        let before = report(&desk, audit, "language=en&version=public").await;
        assert!(before.contains(">12<") && before.contains("fewer than 5"));
        let mut rare = phones[0].said();
        (rare.number, rare.background.gender) = (2, Some(Gender::Other));
        phones[0].sync(&[Operation::Join(rare)]).await;
        let after = report(&desk, audit, "language=en&version=public").await;
        // Eleven women would tell of the twelfth walker, so that figure goes as well.
        assert!(!after.contains(">11<") && after.contains("not shown"));
        let whole = report(&desk, audit, "language=en&version=researchers").await;
        assert!(whole.contains(">11<"));
    }

    async fn no_group_of_few_is_in_a_report_for_others(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for _ in 0..4 {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            phone.revise(&phone.revision(0)).await;
        }
        let whole = report(&desk, audit, "language=en").await;
        let public = report(&desk, audit, "language=en&version=public").await;
        assert!(whole.contains("4 walkers, 4 answers") && !public.contains("4 walkers, 4 answers"));
        assert!(public.contains("4 walkers: too few to say"));
        assert!(!public.contains("4\u{202f}%") && public.contains("too few walkers"));
    }

    async fn groups_that_are_apart_at_a_stop_are_named_and_to_others_only_when_none_of_their_kind_is_small(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        for (gender, n) in [(Gender::Woman, 6), (Gender::Man, 5)] {
            for _ in 0..n {
                felt(&desk, &walk, gender).await;
            }
        }
        let named = "Gender: “man” (5 walkers) rated it lower than “woman” (6 walkers); Cliff’s delta 1.00.";
        let whole = report(&desk, audit, "language=en&version=researchers").await;
        assert!(whole.contains(named), "{whole}");
        assert!(report(&desk, audit, "language=en&version=public").await.contains(named));
        let czech = report(&desk, audit, "language=cs&version=public").await;
        assert!(czech.contains("„muž“ (5 chodců) hodnotí hůře než „žena“ (6 chodců)"), "{czech}");
        // One who is neither, among others at another stop: with the groups here one could tell how many there are.
        for _ in 0..5 {
            let phone = desk.phone(&walk).await;
            phone.join().await;
            phone.revise(&phone.revision(1)).await;
        }
        let rare = desk.phone(&walk).await;
        let mut said = rare.said();
        said.background.gender = Some(Gender::Other);
        rare.sync(&[Operation::Join(said)]).await;
        rare.revise(&rare.revision(1)).await;
        let public = report(&desk, audit, "language=en&version=public").await;
        assert!(!public.contains("rated it lower") && public.contains("Of the groups that may be shown here, of 5 walkers or more, no two are more than slightly apart."));
        assert!(report(&desk, audit, "language=en&version=researchers").await.contains(named));
    }

    async fn a_report_is_one_file_in_each_language_and_the_same_each_time(server: Server) {
        let desk = server.owner().await;
        let (audit, _, _, revision) = answered(&desk).await;
        let mut found = content("It is <b>dark</b>.", all_of(&revision));
        found.text.0.insert("cs".into(), "Je tu tma.".into());
        found.evidence.push(evidence(Source::Note {
            from: "Focus group, 2018".into(),
            text: "</style><script>alert(1)</script>".into(),
        }));
        save(&desk, audit, id(), 0, &found).await.json::<Finding>();
        let languages = [("en", "What we found"), ("cs", "Co jsme zjistili"), ("uk", "Що ми з’ясували"), ("vi", "Những điều chúng tôi nhận thấy")];
        for (tag, says) in languages {
            let query = format!("language={tag}");
            let page = report(&desk, audit, &query).await;
            assert!(page.contains(&format!("<html lang=\"{tag}\">")) && page.contains(says), "{tag}");
            assert!(!page.contains("<script") && !page.contains("<b>"), "{tag}");
            for outside in ["http://", "https://", "src=\"/", "url(", "{$"] {
                let page = page.replace("http://www.w3.org/2000/svg", "");
                assert!(!page.contains(outside), "{tag}: {outside}");
            }
            for certain in ["signific", "signifik", "významn", "значущ"] {
                assert!(!page.to_lowercase().contains(certain), "{tag}: {certain}");
            }
            assert_eq!(timeless(&page), timeless(&report(&desk, audit, &query).await));
        }
        // Czech is the audit's first language; Vietnamese is stood in for.
        assert!(report(&desk, audit, "").await.contains("Je tu tma."));
        let standing_in = report(&desk, audit, "language=vi").await;
        assert!(standing_in.contains("<span lang=\"cs\">Je tu tma.</span>"));
    }

    async fn a_report_loads_nothing_and_says_its_name_when_it_is_saved(server: Server) {
        let desk = server.owner().await;
        let (audit, _) = desk.walk().await;
        let answer = desk.get(&format!("/audits/{audit}/report?file=true&version=public&language=en")).await;
        let policy = answer.header("content-security-policy").to_owned();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"));
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"krok-praha-report-public-en.html\"");
        assert!(answer.header("cache-control").contains("no-store"));
        // Saved, it says itself what it may load.
        let own = policy.split("; frame").next().expect("a policy").replace('\'', "&#39;");
        assert!(answer.text().contains(&own) || answer.text().contains(&own.replace("&#39;", "'")));
        assert!(answer.text().contains("No finding has been put into this report yet."));
    }

    async fn only_researchers_have_the_report_with_small_groups(server: Server) {
        let desk = server.owner().await;
        let (audit, _) = desk.walk().await;
        let path = format!("/audits/{audit}/report");
        server.get(&format!("/api/v1{path}")).await.refused(Code::SignInNeeded);
        for role in [Role::Facilitator, Role::Viewer] {
            let other = Desk::invited(server, Some(audit), role).await;
            other.get(&format!("{path}?version=researchers")).await.refused(Code::NotAllowed);
            assert!(other.get(&path).await.text().contains("Pro všechny."));
        }
        assert!(desk.get(&path).await.text().contains("Jen pro výzkumníky"));
        desk.get(&format!("{path}?version=mine")).await.refused(Code::BadRequest);
    }
}
