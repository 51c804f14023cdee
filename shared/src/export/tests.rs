use super::*;
use crate::analysis::tests::{form, response, version};
use crate::attachment::{Attachment, Media, Sha256};
use crate::audit::{MapView, Role};
use crate::id::{AttachmentId, AuditId};
use crate::privacy::{Reader, release};
use crate::response::{Answer, Geotag, Source};
use crate::review::{CorrectedPlace, ReviewState};
use crate::sync::{Problem, Rule};
use proptest::prelude::*;
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

fn export<T>(rows: Vec<ResponseRow>, role: Role, then: impl Fn(&Export) -> T) -> T {
    let forms = BTreeMap::from([(version(1), form(&["n", "l", "m", "g", "untried"]))]);
    then(&Export {
        audit: &audit(),
        responses: &released(role, rows),
        forms: &forms,
        names: &Names::default(),
        language: "en",
    })
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
        source: Source::Gps,
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

fn picked(table: &Table, columns: &[&str]) -> String {
    let at: Vec<usize> = columns
        .iter()
        .filter_map(|name| table.columns.iter().position(|it| it == name))
        .collect();
    assert_eq!(at.len(), columns.len(), "{:?}", table.columns);
    let line = |row: &Vec<Cell>| {
        at.iter()
            .map(|i| format!("{:?}", row[*i]))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    table.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_long_table_has_a_line_per_answer_and_per_photo() {
    let table = export(rows(), Role::Owner, long);
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
    insta::assert_snapshot!(picked(&table, &columns), @r#"
    Text("corner") | Blank | Blank | Blank | Truth(false) | Blank | Text("00000000-0000-0000-0000-000000000000") | Text("unknown_item")
    Text("light") | Text("g") | Number(3.0) | Number(4.0) | Truth(false) | Text("=1+1") | Blank | Blank
    Text("light") | Blank | Blank | Number(4.0) | Truth(true) | Blank | Blank | Blank
    Text("visit[2]/smell") | Text("bad, \"very\"\nbad") | Blank | Blank | Truth(false) | Blank | Blank | Blank
    "#);
}

#[test]
fn the_wide_table_has_a_line_per_response_and_says_cannot_judge() {
    let table = export(rows(), Role::Owner, wide);
    let from = table
        .columns
        .iter()
        .position(|it| it == "corrected_latitude")
        .unwrap_or_default()
        + 1;
    let columns: Vec<&str> = table.columns[from..].iter().map(String::as_str).collect();
    insta::assert_snapshot!(format!("{columns:?}\n{}", picked(&table, &columns)), @r#"
    ["visit[2]/smell", "stop/light", "stop/light.level", "stop/light.note", "stop/corner", "stop/corner.attachments"]
    Blank | Text("g") | Number(3.0) | Text("=1+1") | Blank | Text("00000000-0000-0000-0000-000000000000")
    Blank | Text("cannot_judge") | Blank | Blank | Blank | Blank
    Text("bad, \"very\"\nbad") | Blank | Blank | Blank | Blank | Blank
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
    let table = export(rows, Role::Owner, wide);
    let columns = [
        "longitude",
        "corrected_longitude",
        "review",
        "stop/light",
        "stop/light.corrected",
        "stop/light.codes",
    ];
    insta::assert_snapshot!(picked(&table, &columns), @r#"
    Number(14.4387) | Number(14.5) | Text("flagged") | Text("g") | Text("bright") | Text("lamps")
    Blank | Blank | Blank | Text("cannot_judge") | Blank | Blank
    Blank | Blank | Blank | Blank | Blank | Blank
    "#);
}

#[test]
fn csv_cannot_run_in_a_spreadsheet_and_numbers_stay_numbers() {
    let cells = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "＝1",
        "a;b",
        " =x",
        "4",
    ];
    let table = Table {
        columns: vec!["=x".to_owned(), "y".to_owned()],
        rows: cells
            .map(|it| vec![Cell::text(it), Cell::Number(-0.5)])
            .to_vec(),
    };
    insta::assert_snapshot!(csv::write(&table).replace('\u{feff}', "").replace('\t', "<tab>"), @r#"
    '=x,y
    '=cmd|' /C calc'!A0,-0.5
    '+1+1,-0.5
    -1,-0.5
    '@SUM(A1),-0.5
    "'<tab>x",-0.5
    '＝1,-0.5
    "a;b",-0.5
    "' =x",-0.5
    4,-0.5
    "#);
}

#[test]
fn geojson_keeps_responses_without_a_place_and_says_that_data_are_a_demo() {
    let collection = export(rows(), Role::Owner, geojson::collection);
    let about = collection.foreign_members.clone().unwrap_or_default();
    assert_eq!(
        (about["demo"].as_bool(), about["responses"].as_u64()),
        (Some(true), Some(3))
    );
    let places: Vec<bool> = collection
        .features
        .iter()
        .map(|it| it.geometry.is_some())
        .collect();
    assert_eq!(places, [true, false, false]);
    let first = collection.features[0]
        .properties
        .clone()
        .unwrap_or_default();
    assert_eq!(
        (first["stop/light"].as_str(), first["accuracy_m"].as_f64()),
        (Some("g"), Some(6.5))
    );
    assert!(!first.contains_key("longitude"));
}

#[test]
fn a_facilitators_file_holds_no_answers() {
    let table = export(rows(), Role::Facilitator, long);
    assert_eq!(table.rows, Vec::<Vec<Cell>>::new());
    let text = export(rows(), Role::Facilitator, |it| csv::write(&wide(it)));
    assert!(!text.contains("1+1") && !text.contains("14.4387") && text.contains("14.439"));
}

#[test]
fn a_files_name_says_what_how_many_and_when() {
    let now = crate::time::from_millis(1_795_450_000_000);
    let name = file_name(&audit(), "responses", 84, now, "csv");
    assert_eq!(name, "krok-demo-praha-responses-84-20261123T1606Z.csv");
    let elsewhere = |city: &str| {
        let city = city.to_owned();
        let demo = false;
        let audit = Audit {
            city,
            demo,
            ..audit()
        };
        file_name(&audit, "answers", 1, now, "csv")
    };
    assert_eq!(
        elsewhere("Košice – Sever"),
        "krok-kosice-sever-answers-1-20261123T1606Z.csv"
    );
    assert_eq!(elsewhere("София"), "krok-answers-1-20261123T1606Z.csv");
}

proptest! {
    #[test]
    fn any_text_comes_back_from_csv(texts in proptest::collection::vec("\\PC{0,12}|[=,;\"\r\n\t' a-]{0,8}", 1..6)) {
        let table = Table {
            columns: vec!["x".to_owned(), "text".to_owned()],
            rows: texts.iter().map(|it| vec![Cell::Truth(true), Cell::text(it)]).collect(),
        };
        let written = csv::write(&table);
        let bytes = written.trim_start_matches('\u{feff}').as_bytes();
        let mut reader = ::csv::Reader::from_reader(bytes);
        let read: Vec<String> = reader.records().map(|it| it.expect("a record")[1].to_owned()).collect();
        prop_assert_eq!(read.len(), texts.len());
        for (read, text) in read.iter().zip(&texts) {
            prop_assert!(read == text || *read == format!("'{text}"), "{read:?} {text:?}");
        }
    }
}
