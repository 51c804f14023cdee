//! What stands in the files.

use super::*;
use proptest::prelude::*;

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
    let mut out = Vec::new();
    csv::head(&mut out, ["=x", "y"]);
    for cell in cells {
        csv::line(&mut out, &[Cell::text(cell), Cell::Number(-0.5)]);
    }
    let written = String::from_utf8(out).expect("UTF-8");
    insta::assert_snapshot!(written.replace('\u{feff}', "").replace('\t', "<tab>"), @r#"
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
fn geojson_keeps_responses_without_a_place_and_says_what_it_is() {
    let (audit, versions, names) = (audit(), versions(), Names::default());
    let export = Export {
        audit: &audit,
        versions: &versions,
        names: &names,
        language: "en",
    };
    let table = Table::new(export, Shape::Wide);
    let mut out = Vec::new();
    geojson::Writer::head(&mut out, &about("photos: with"));
    let mut writer = geojson::Writer::new(&table);
    let written = table.lines(&released(Role::Owner, rows()), |line| {
        writer.feature(&mut out, line);
        Ok::<(), ()>(())
    });
    assert_eq!(written, Ok(()));
    out.extend_from_slice(geojson::TAIL);
    let read: ::geojson::GeoJson = String::from_utf8(out)
        .expect("UTF-8")
        .parse()
        .expect("GeoJSON");
    let collection = ::geojson::FeatureCollection::try_from(read).expect("a collection");
    let members = collection.foreign_members.clone().unwrap_or_default();
    assert_eq!(
        (
            members["demo"].as_bool(),
            members["responses"].as_u64(),
            members["filter"].as_str()
        ),
        (Some(true), Some(84), Some("photos: with"))
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
fn the_codebook_has_a_line_for_every_column_with_words_in_every_language() {
    let (audit, versions, names, about) = (audit(), versions(), Names::default(), about(""));
    let export = Export {
        audit: &audit,
        versions: &versions,
        names: &names,
        language: "en",
    };
    let tables = [
        Table::new(export, Shape::Wide),
        Table::new(export, Shape::Long),
    ];
    let codebook = codebook::Codebook::new(&tables, &about);
    let columns = tables.iter().map(|table| table.columns().len());
    assert_eq!(codebook.lines.len(), columns.sum::<usize>());
    assert!(
        codebook
            .lines
            .iter()
            .all(|line| line.len() == codebook.columns.len())
    );
    let text = String::from_utf8(codebook.csv()).expect("UTF-8");
    let lines = text.lines().filter(|line| line.contains("stop/light"));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r#"
    responses,stop/light,code,The answer,stop,2 1,light,value,select_one,,,up,4,false,n l m g untried,,,n | l | m | g | untried,,cannot_judge,none: all responses,2026-11-23T16:06:40Z,0.1.0
    responses,stop/light.level,integer,"Its place on the scale, 0 being the worst",stop,2 1,light,level,select_one,,,up,4,false,0 1 2 3,,,n | l | m | g,,,none: all responses,2026-11-23T16:06:40Z,0.1.0
    responses,stop/light.note,text,What was noted beside it,stop,2 1,light,note,select_one,,,up,4,false,,,,,,,none: all responses,2026-11-23T16:06:40Z,0.1.0
    responses,stop/light.attachments,id,Photos and recordings of it,stop,2 1,light,attachments,select_one,,,up,4,false,,,,,,,none: all responses,2026-11-23T16:06:40Z,0.1.0
    responses,stop/light.corrected,text,What researchers say that it should read,stop,2 1,light,corrected,select_one,,,up,4,false,,,,,,,none: all responses,2026-11-23T16:06:40Z,0.1.0
    responses,stop/light.codes,text,"Codes that researchers gave it and its photos, with spaces between",stop,2 1,light,codes,select_one,,,up,4,false,,,,,,,none: all responses,2026-11-23T16:06:40Z,0.1.0
    "#);
}

proptest! {
    #[test]
    fn any_text_comes_back_from_csv(texts in proptest::collection::vec("\\PC{0,12}|[=,;\"\r\n\t' a-]{0,8}", 1..6)) {
        let mut written = Vec::new();
        csv::head(&mut written, ["x", "text"]);
        for text in &texts {
            csv::line(&mut written, &[Cell::Truth(true), Cell::text(text)]);
        }
        let mut reader = ::csv::Reader::from_reader(&written["\u{feff}".len()..]);
        let read: Vec<String> = reader.records().map(|it| it.expect("a record")[1].to_owned()).collect();
        prop_assert_eq!(read.len(), texts.len());
        for (read, text) in read.iter().zip(&texts) {
            prop_assert!(read == text || *read == format!("'{text}"), "{read:?} {text:?}");
        }
    }

    #[test]
    fn a_moment_is_written_as_rfc_3339(millis in -70_000_000_000_000_i64..250_000_000_000_000) {
        let time = crate::time::from_millis(millis);
        let mut written = Vec::new();
        Cell::Moment(time).push(&mut written);
        let expected = time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        prop_assert_eq!(String::from_utf8(written).ok(), Some(expected));
    }

    #[test]
    fn a_number_is_written_as_the_language_writes_it(number in prop_oneof![any::<f64>(), (-20..200_i32).prop_map(|it| f64::from(it) / 4.0), Just(-0.0)]) {
        let mut written = Vec::new();
        Cell::Number(number).push(&mut written);
        prop_assert_eq!(String::from_utf8(written).ok(), Some(number.to_string()));
    }
}
