mod file;

use super::*;
use crate::analysis::tests::{form, response, version};
use crate::api::ResponseRow;
use crate::attachment::{Attachment, Media, Sha256};
use crate::audit::{MapView, Role};
use crate::checklist::{Item, Kind, Node};
use crate::id::{AttachmentId, AuditId};
use crate::privacy::{Reader, Released, release};
use crate::response::{Answer, Geotag, Source as From};
use crate::review::{CorrectedPlace, ReviewState};
use crate::sync::{Problem, Rule};
use uuid::Uuid;

fn audit() -> Audit {
    Audit {
        id: AuditId(Uuid::nil()),
        name: "Prague 2018".to_owned(),
        city: "Praha".to_owned(),
        time_zone: "Europe/Prague".to_owned(),
        languages: vec!["cs".to_owned()],
        view: MapView {
            longitude: 14.42,
            latitude: 50.09,
            zoom: 12.0,
        },
        k: 5,
        demo: true,
    }
}

fn released(role: Role, rows: Vec<ResponseRow>) -> Released<Vec<ResponseRow>> {
    let reader = Reader {
        role: Some(role),
        k: 5,
    };
    release(reader, rows).expect("rows")
}

/// A second question, which newer versions ask.
fn pace() -> Node {
    Node::Item(Box::new(Item {
        name: "pace".to_owned(),
        kind: Kind::Integer,
        ..Item::default()
    }))
}

fn versions() -> BTreeMap<VersionId, Version> {
    let old = form(&["n", "l", "m", "g", "untried"]);
    let mut new = old.clone();
    new.nodes.insert(0, pace());
    new.languages = vec!["en".to_owned(), "cs".to_owned()];
    let numbered = |(number, form)| {
        (
            version(number),
            Version {
                number: number.into(),
                form,
            },
        )
    };
    [(1, old), (2, new)].map(numbered).into()
}

/// Lines of text, and the columns' names.
struct Read {
    columns: Vec<String>,
    lines: Vec<Vec<String>>,
}

fn read(rows: Vec<ResponseRow>, role: Role, shape: Shape) -> Read {
    let (audit, versions, names) = (audit(), versions(), Names::default());
    let export = Export {
        audit: &audit,
        versions: &versions,
        names: &names,
        language: "en",
    };
    let table = Table::new(export, shape);
    let text = |cell: &Cell| {
        let mut text = Vec::new();
        cell.push(&mut text);
        String::from_utf8(text).expect("UTF-8")
    };
    let mut lines = Vec::new();
    let read = table.lines(&released(role, rows), |line| {
        lines.push(line.cells().map(text).collect());
        Ok::<(), ()>(())
    });
    assert_eq!(read, Ok(()));
    let columns = table.names().map(str::to_owned).collect();
    Read { columns, lines }
}

fn about(filter: &str) -> About {
    About {
        audit: "Prague 2018".to_owned(),
        city: "Praha".to_owned(),
        demo: true,
        filter: filter.to_owned(),
        responses: 84,
        checklists: vec!["stop 2".to_owned()],
        precision: String::new(),
        made: crate::time::from_millis(1_795_450_000_000),
        krok: "0.1.0".to_owned(),
    }
}

/// One with an answer, a note, a photo, a place and a problem; one who cannot judge; one of a version
/// that is not known.
fn rows() -> Vec<ResponseRow> {
    let mut told = response(
        1,
        &[(
            "light",
            Answer {
                note: "=1+1".to_owned(),
                ..Answer::of("g")
            },
        )],
    );
    told.revision.geotag = Some(Geotag {
        longitude: 14.4387,
        latitude: 50.0989,
        accuracy: Some(6.5),
        captured_at: told.received_at,
        source: From::Gps,
        original: None,
    });
    told.revision.attachments.push(Attachment {
        id: AttachmentId(Uuid::nil()),
        item: "corner".to_owned(),
        sha256: Sha256::of(b""),
        size: 0,
        media: Media::Jpeg,
        caption: String::new(),
        valence: None,
        seconds: None,
    });
    told.problems.push(Problem {
        rule: Rule::UnknownItem,
        item: "corner".to_owned(),
        detail: String::new(),
    });
    let unsure = Answer {
        cannot_judge: true,
        ..Answer::default()
    };
    let other = response(9, &[("visit[2]/smell", Answer::of("bad, \"very\"\nbad"))]);
    vec![told, response(1, &[("light", unsure)]), other]
}

impl Read {
    fn picked(&self, columns: &[&str]) -> String {
        let place = |name: &&str| {
            self.columns
                .iter()
                .position(|it| it == name)
                .expect("a column")
        };
        let at: Vec<usize> = columns.iter().map(place).collect();
        let picked = |line: &Vec<String>| {
            at.iter()
                .map(|at| {
                    if line[*at].is_empty() {
                        "·"
                    } else {
                        line[*at].as_str()
                    }
                })
                .collect::<Vec<_>>()
                .join(" | ")
        };
        self.lines.iter().map(picked).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn the_long_table_has_a_line_per_answer_and_per_photo() {
    let columns = [
        "item",
        "value",
        "level",
        "levels",
        "cannot_judge",
        "note",
        "attachments",
        "item_problems",
    ];
    insta::assert_snapshot!(read(rows(), Role::Owner, Shape::Long).picked(&columns), @r#"
    corner | · | · | · | false | · | 00000000-0000-0000-0000-000000000000 | unknown_item
    light | g | 3 | 4 | false | =1+1 | · | ·
    light | · | · | 4 | true | · | · | ·
    visit[2]/smell | bad, "very"
    bad | · | · | false | · | · | ·
    "#);
}

#[test]
fn the_wide_tables_columns_follow_from_the_checklists_alone() {
    let read = read(rows(), Role::Owner, Shape::Wide);
    let from = read
        .columns
        .iter()
        .position(|it| it == "corrected_latitude")
        .unwrap_or_default()
        + 1;
    let columns: Vec<&str> = read.columns[from..].iter().map(String::as_str).collect();
    insta::assert_snapshot!(columns.join(" "), @"stop/pace stop/pace.cannot_judge stop/pace.note stop/pace.attachments stop/pace.corrected stop/pace.codes stop/light stop/light.level stop/light.note stop/light.attachments stop/light.corrected stop/light.codes other_answers");
    insta::assert_snapshot!(read.picked(&["stop/light", "stop/light.level", "stop/light.note", "other_answers"]), @r#"
    g | 3 | =1+1 | {"corner":{"attachments":["00000000-0000-0000-0000-000000000000"]}}
    cannot_judge | · | · | ·
    · | · | · | {"visit[2]/smell":{"value":"bad, \"very\"\nbad"}}
    "#);
}

#[test]
fn a_value_that_is_none_of_its_items_kind_does_not_break_the_columns_type() {
    let said = |value| response(2, &[("pace", Answer::of(value))]);
    let odd = response(1, &[("light", Answer::of("dim"))]);
    let unsure = Answer {
        cannot_judge: true,
        ..Answer::default()
    };
    let unsure = response(2, &[("pace", unsure)]);
    let read = read(
        vec![said("4"), said("a few"), said("4.5"), odd, unsure],
        Role::Owner,
        Shape::Wide,
    );
    insta::assert_snapshot!(read.picked(&["stop/pace", "stop/pace.cannot_judge", "stop/light", "other_answers"]), @r#"
    4 | false | · | ·
    · | · | · | {"pace":{"value":"a few"}}
    · | · | · | {"pace":{"value":"4.5"}}
    · | · | · | {"light":{"value":"dim"}}
    · | true | · | ·
    "#);
}

#[test]
fn corrections_and_codes_stand_beside_the_original() {
    let mut rows = rows();
    let review = &mut rows[0].review;
    review.version = 3;
    review.state = ReviewState::Flagged;
    review.place = Some(CorrectedPlace {
        longitude: 14.5,
        latitude: 50.2,
    });
    let light = review.answers.entry("light".to_owned()).or_default();
    light.text = Some("bright".to_owned());
    light.codes.insert("lamps".to_owned());
    let columns = [
        "longitude",
        "corrected_longitude",
        "review",
        "stop/light",
        "stop/light.corrected",
        "stop/light.codes",
    ];
    insta::assert_snapshot!(read(rows, Role::Owner, Shape::Wide).picked(&columns), @r"
    14.4387 | 14.5 | flagged | g | bright | lamps
    · | · | · | cannot_judge | · | ·
    · | · | · | · | · | ·
    ");
}

#[test]
fn a_facilitators_file_holds_no_answers() {
    let long = read(rows(), Role::Facilitator, Shape::Long);
    assert_eq!(long.lines.len(), 0);
    let wide = read(rows(), Role::Facilitator, Shape::Wide);
    let text = format!("{:?}", wide.lines);
    assert!(!text.contains("1+1") && !text.contains("14.4387") && text.contains("14.439"));
}

#[test]
fn a_files_name_says_what_whether_filtered_how_many_and_when() {
    let name = file_name(&about(""), "responses", "csv");
    assert_eq!(name, "krok-demo-praha-responses-84-20261123T1606Z.csv");
    let name = file_name(&about("photos: with"), "responses", "csv");
    assert_eq!(
        name,
        "krok-demo-praha-responses-filtered-84-20261123T1606Z.csv"
    );
    let elsewhere = |city: &str| {
        let (city, demo) = (city.to_owned(), false);
        let about = About {
            city,
            demo,
            ..about("")
        };
        file_name(&about, "answers", "csv")
    };
    assert_eq!(
        elsewhere("Košice – Sever"),
        "krok-kosice-sever-answers-84-20261123T1606Z.csv"
    );
    assert_eq!(elsewhere("София"), "krok-answers-84-20261123T1606Z.csv");
}

#[test]
fn a_filter_is_told_in_words() {
    let filter = crate::api::Filter {
        version: Some(version(2)),
        selection: crate::selection::Selection {
            daylight: Some(crate::response::Daylight::Night),
            people: "gender:woman".parse().ok(),
            area: "14.43,50.09_14.44,50.09_14.44,50.1".parse().ok(),
            from: Some(crate::time::from_millis(1_527_854_400_000)),
            ..crate::selection::Selection::default()
        },
        photos: Some(false),
        ..crate::api::Filter::default()
    };
    let words = filter_words(&filter, &Names::default(), &versions());
    assert_eq!(
        words,
        "checklist: stop 2; daylight: night; from: 2018-06-01T12:00:00Z; walkers: gender:woman; \
         area: 14.43000,50.09000_14.44000,50.09000_14.44000,50.10000; photos: without"
    );
}
