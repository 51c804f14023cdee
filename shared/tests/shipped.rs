//! The checklists that come with Krok are read without a word of complaint, in both languages.
#![cfg(feature = "workbook")]

use shared::checklist::shipped::WORKBOOKS;
use shared::checklist::xlsform::read_workbook;
use shared::checklist::{Filling, Form, Item, Kind, Prepared, Situation};
use shared::response::Daylight;
use shared::time::from_millis;
use std::fmt::Write;
use std::sync::Arc;

fn forms() -> Vec<(&'static str, Form)> {
    let read = |(stem, bytes): (&'static str, &[u8])| {
        let reading = read_workbook(bytes, stem);
        assert_eq!(reading.diagnostics, [], "{stem}");
        (stem, reading.form)
    };
    WORKBOOKS.map(read).into()
}

/// One line per item and choice, for people to compare.
fn outline(form: &Form) -> String {
    let mut text = format!("{} {:?} {:?}\n", form.name, form.title.0, form.languages);
    for (path, item) in form.items() {
        let _ = writeln!(
            text,
            "{path}: {:?} {:?} {} score {:?}{}{}{}\n  {:?}",
            item.kind,
            item.measure,
            item.theme,
            item.score,
            if item.sensitive { " sensitive" } else { "" },
            if item.photo { " photo" } else { "" },
            if item.relevant.is_empty() {
                String::new()
            } else {
                format!(" if {}", item.relevant)
            },
            item.label.0,
        );
    }
    for (list, choices) in &form.lists {
        let _ = writeln!(text, "{list}");
        for choice in choices {
            let outside = if choice.unscored {
                " (outside the scale)"
            } else {
                ""
            };
            let _ = writeln!(text, "  {}{outside} {:?}", choice.name, choice.label.0);
        }
    }
    text
}

fn is_shown(item: &Item) -> bool {
    !matches!(
        item.kind,
        Kind::Metadata { .. } | Kind::Hidden | Kind::Calculate
    )
}

#[test]
fn each_workbook_is_read_as_it_was_meant() {
    for (stem, form) in forms() {
        insta::assert_snapshot!(stem, outline(&form));
    }
}

#[test]
fn every_text_is_in_every_language() {
    for (stem, form) in forms() {
        assert_eq!(form.languages, ["cs", "uk", "vi", "en"], "{stem}");
        let choices = form.lists.values().flatten().map(|choice| &choice.label);
        let items = form.items();
        let shown = items.iter().filter(|(_, item)| is_shown(item));
        let texts = shown.flat_map(|(_, item)| [&item.label, &item.hint, &item.required_message]);
        for text in choices
            .chain(texts)
            .filter(|text| !text.is_empty())
            .chain([&form.title])
        {
            for language in ["cs", "uk", "vi", "en"] {
                assert!(
                    text.0.get(language).is_some_and(|words| !words.is_empty()),
                    "{stem} {text:?}"
                );
            }
        }
        assert!(
            items
                .iter()
                .all(|(_, item)| !is_shown(item) || !item.label.is_empty()),
            "{stem}"
        );
    }
}

#[test]
fn every_scored_item_has_a_scale_and_a_theme() {
    for (stem, form) in forms() {
        for (path, item) in form.items().iter().filter(|(_, item)| item.score.is_some()) {
            assert!(form.scale(item).is_some(), "{stem} {path}");
            assert!(item.measure.is_some(), "{stem} {path}");
            assert!(stem == "spot" || !item.theme.is_empty(), "{stem} {path}");
        }
    }
}

#[test]
fn a_stop_has_eleven_questions_by_day_and_by_night() {
    let (_, form) = forms().swap_remove(0);
    let form = Arc::new(Prepared::new(form));
    assert_eq!(form.faults(), []);
    for (daylight, light) in [
        (Some(Daylight::Day), "lamps"),
        (None, "lamps"),
        (Some(Daylight::Dusk), "light"),
        (Some(Daylight::Night), "light"),
    ] {
        let situation = Situation {
            now: from_millis(0).fixed_offset(),
            language: "cs".to_owned(),
            daylight,
            seed: 1,
        };
        let mut filling = Filling::start(Arc::clone(&form), situation);
        assert_eq!(filling.screens().len(), 11);
        assert!(filling.item(light).is_some_and(|item| item.relevant));
        assert!(filling.answer("hate", "1_to_2").is_ok());
        assert_eq!(filling.screens().len(), 12, "who the stickers are against");
    }
}

#[test]
fn a_district_has_twenty_one_questions_and_a_last_word() {
    let (_, form) = forms().swap_remove(1);
    let asked = form
        .items()
        .iter()
        .filter(|(path, item)| item.relevant.is_empty() && !path.starts_with("closing/"))
        .count();
    assert_eq!(asked, 21);
    assert!(
        form.items()
            .iter()
            .any(|(path, _)| path == "closing/change")
    );
}
