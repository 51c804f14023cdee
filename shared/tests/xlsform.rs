//! Reading XLSForms: what columns mean, and that everything wrong is said with its row and column.

use shared::checklist::xlsform::{Reading, Severity, Workbook, read};
use shared::checklist::{Direction, Item, Kind, Measure, Node};
use shared::text::Text;

fn reading(markdown: &str) -> Reading {
    read(&Workbook::from_markdown(markdown), "walk")
}

fn items(markdown: &str) -> Vec<Item> {
    let reading = reading(markdown);
    assert_eq!(reading.diagnostics, []);
    let items = reading.form.items();
    items.into_iter().map(|(_, item)| item.clone()).collect()
}

/// Severity, sheet, row, column and a word of the message of the only thing that is wrong.
fn complaint(markdown: &str) -> (Severity, String, u32, String, String) {
    let mut found = reading(markdown).diagnostics;
    assert_eq!(found.len(), 1, "{found:#?}");
    let only = found.remove(0);
    assert!(!only.remedy.is_empty());
    (
        only.severity,
        only.sheet,
        only.row,
        only.column,
        only.message,
    )
}

#[test]
fn languages_come_from_the_headers_and_the_default_one_is_first() {
    let reading = reading(
        "
        | survey   |      |      |                     |                     |
        |          | type | name | label::English (en) | label::Čeština (cs) |
        |          | text | a    | Light               | Světlo              |
        | settings |                  |         |                      |
        |          | default_language | form_id | form_title           |
        |          | Čeština (cs)     | light   | Light                |
        ",
    );
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.form.languages, ["cs", "en"]);
    assert_eq!(reading.form.name, "light");
    let (_, item) = reading.form.items()[0];
    assert_eq!(item.label, Text::of("cs", "Světlo").and("en", "Light"));
}

#[test]
fn kroks_columns_are_read() {
    let items = items(
        "
        | survey  |              |      |       |             |        |       |           |       |
        |         | type         | name | label | measure     | theme  | score | sensitive | photo |
        |         | select_one l | a    | A     | observation | safety | down  |           | yes   |
        |         | text         | b    | B     | perception  |        |       | yes       |       |
        | choices |           |      |       |        |
        |         | list_name | name | label | scored |
        |         | l         | x    | X     |        |
        |         | l         | y    | Y     | no     |
        ",
    );
    assert_eq!(items[0].measure, Some(Measure::Observation));
    assert_eq!(items[0].score, Some(Direction::Down));
    assert_eq!((items[0].theme.as_str(), items[0].photo), ("safety", true));
    assert!(items[1].sensitive && !items[1].photo);
}

#[test]
fn references_are_relative_inside_a_repeat_and_absolute_elsewhere() {
    let items = items(
        "
        | survey |              |      |         |                                              |
        |        | type         | name | label   | calculation                                  |
        |        | text         | city | City    |                                              |
        |        | begin_repeat | stop | Stop    |                                              |
        |        | text         | lamp | In ${city} | |
        |        | begin_group  | more | More    |                                              |
        |        | calculate    | a    |         | concat(${lamp}, ${city})                     |
        |        | calculate    | b    |         | indexed-repeat(${lamp}, ${stop}, position(../..) - 1) |
        |        | calculate    | c    |         | instance('l')/root/item[name = ${lamp}]/label |
        |        | end_group    |      |         |                                              |
        |        | end_repeat   |      |         |                                              |
        |        | calculate    | all  |         | join(' ', ${lamp})                           |
        | choices |           |      |       |
        |         | list_name | name | label |
        |         | l         | x    | X     |
        ",
    );
    let calculations: Vec<&str> = items.iter().map(|item| item.calculation.as_str()).collect();
    assert_eq!(
        calculations[2..],
        [
            "concat(../../lamp, /data/city)",
            "indexed-repeat(/data/stop/lamp, /data/stop, position(../..) - 1)",
            "instance('l')/root/item[name = current()/../../lamp]/label",
            "join(' ', /data/stop/lamp)",
        ]
    );
    assert_eq!(items[1].label, Text::of("", "In ${/data/city}"));
}

#[test]
fn defaults_are_told_from_expressions() {
    let items = items(
        "
        | survey |         |      |       |            |
        |        | type    | name | label | default    |
        |        | text    | a    | A     | well (lit) |
        |        | date    | b    | B     | 2026-11-23 |
        |        | date    | c    | C     | today()    |
        |        | text    | d    | D     | ${a}       |
        |        | integer | e    | E     | -1         |
        ",
    );
    let defaults: Vec<&str> = items.iter().map(|item| item.default.as_str()).collect();
    assert_eq!(
        defaults,
        ["well (lit)", "2026-11-23", "${today()}", "${/data/a}", "-1"]
    );
}

#[test]
fn old_names_of_types_and_columns_are_understood() {
    let reading = reading(
        "
        | survey  |                                |      |         |           |
        |         | command                        | tag  | caption | relevance |
        |         | begin group                    | g    | G       |           |
        |         | select all that apply from l or_other | a | A   | yes       |
        |         | gps                            | b    | B       |           |
        |         | END GROUP                      |      |         |           |
        | choices |           |       |         |
        |         | list name | value | caption |
        |         | l         | 1.0   | X       |
        ",
    );
    assert_eq!(reading.diagnostics, []);
    let items = reading.form.items();
    let paths: Vec<&str> = items.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["g/a", "g/a_other", "g/b"]);
    assert!(matches!(items[0].1.kind, Kind::SelectMultiple { .. }));
    assert_eq!(items[0].1.relevant, "true()");
    assert_eq!(items[2].1.kind, Kind::Geopoint);
    let names: Vec<&str> = reading.form.lists["l"]
        .iter()
        .map(|choice| choice.name.as_str())
        .collect();
    assert_eq!(names, ["1.0", "other"]);
}

#[test]
fn empty_rows_keep_the_numbers_of_those_after_them() {
    let found = complaint(
        "
        | survey |      |      |       |
        |        | type | name | label |
        |        | text | a    | A     |
        |        |      |      |       |
        |        | txt  | b    | B     |
        ",
    );
    assert_eq!(
        (found.1.as_str(), found.2, found.3.as_str()),
        ("survey", 4, "type")
    );
}

#[test]
fn each_error_is_on_its_row_and_in_its_column() {
    let header = "| survey | | | | | | | |\n| | type | name | label::English (en) | relevant | calculation | score | choice_filter |\n";
    for (rows, row, column, word) in [
        (
            "| | select_one l | a | A | | | | |",
            2,
            "type",
            "no list “l”",
        ),
        (
            "| | text | a | A | | | | |\n| | text | a | B | | | | |",
            3,
            "name",
            "already used in row 2",
        ),
        ("| | text | 1a | A | | | | |", 2, "name", "cannot be a name"),
        ("| | text | | A | | | | |", 2, "name", "without a name"),
        ("| | | a | A | | | | |", 2, "type", "without a type"),
        (
            "| | text | a | A ${b} | | | | |",
            2,
            "label::English (en)",
            "called “b”",
        ),
        (
            "| | text | a | A | ${a | | | |",
            2,
            "relevant",
            "not closed",
        ),
        (
            "| | text | light | A | | | | |\n| | text | b | B | ${ligth} = 1 | | | |",
            3,
            "relevant",
            "“ligth”",
        ),
        (
            "| | calculate | a | | | | | |",
            2,
            "calculation",
            "without an expression",
        ),
        (
            "| | calculate | a | | | 1 + | | |",
            2,
            "calculation",
            "cannot be computed",
        ),
        (
            "| | calculate | a | | | nonsense(1) | | |",
            2,
            "calculation",
            "no function",
        ),
        (
            "| | calculate | a | | | ${b} | | |\n| | calculate | b | | | ${a} | | |",
            2,
            "calculation",
            "itself",
        ),
        (
            "| | text | a | A | | | sideways | |",
            2,
            "score",
            "sideways",
        ),
        ("| | text | a | A | | | up | |", 2, "score", "one choice"),
        ("| | end_group | | | | | | |", 2, "type", "closes nothing"),
        (
            "| | begin_group | g | G | | | | |\n| | text | a | A | | | | |",
            2,
            "type",
            "not closed",
        ),
        (
            "| | select_one_from_file x.csv | a | A | | | | |",
            2,
            "type",
            "cannot do this yet",
        ),
    ] {
        let (severity, sheet, at, under, message) = complaint(&format!("{header}{rows}"));
        assert_eq!(
            (severity, sheet.as_str()),
            (Severity::Error, "survey"),
            "{rows}"
        );
        assert_eq!((at, under.as_str()), (row, column), "{rows}: {message}");
        assert!(message.contains(word), "{rows}: {message}");
    }
}

#[test]
fn choices_that_clash_are_named() {
    let found = complaint(
        "
        | survey  |              |      |       |
        |         | type         | name | label |
        |         | select_one l | a    | A     |
        | choices |           |      |       |
        |         | list_name | name | label |
        |         | l         | x    | X     |
        |         | l         | x    | Y     |
        ",
    );
    assert_eq!(
        (found.1.as_str(), found.2, found.3.as_str()),
        ("choices", 3, "name")
    );
}

#[test]
fn a_form_with_errors_is_still_a_form() {
    let reading = reading(
        "
        | survey |      |      |       |          |
        |        | type | name | label | relevant |
        |        | text | a    | A     | ((       |
        |        | blah | b    | B     |          |
        |        | text | c    | C     |          |
        ",
    );
    assert!(!reading.is_sound());
    assert_eq!(reading.form.items().len(), 2);
    assert!(matches!(reading.form.nodes[0], Node::Item(_)));
}

#[test]
fn what_krok_does_without_is_said() {
    let found = complaint(
        "
        | survey |      |      |       |                     |
        |        | type | name | label | media::image::English (en) |
        |        | text | a    | A     | lamp.png            |
        ",
    );
    assert_eq!((found.0, found.2), (Severity::Warning, 1));
    assert_eq!(found.3, "media::image::English (en)");
}

#[test]
fn a_misspelt_sheet_is_asked_about() {
    let reading =
        reading("| surveys | | |\n| | type | name |\n| choices | | |\n| | list_name | name |");
    let first = &reading.diagnostics[0];
    assert_eq!((first.sheet.as_str(), first.row), ("survey", 0));
    assert!(first.remedy.contains("surveys"), "{first}");
}

#[cfg(feature = "workbook")]
#[test]
fn a_file_that_is_no_spreadsheet_is_said_to_be_none() {
    use shared::checklist::xlsform::read_workbook;
    for bytes in [&b""[..], b"%PDF-1.7 renamed", b"PK\x03\x04 broken"] {
        let reading = read_workbook(bytes, "walk");
        assert_eq!(reading.diagnostics.len(), 1, "{bytes:?}");
        assert!(!reading.is_sound());
        assert!(reading.diagnostics[0].message.contains("cannot be read"));
    }
}
