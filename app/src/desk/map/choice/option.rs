//! What the filters of the map can be set to.

use crate::language::{t, t_with};
use shared::i18n::{Message, desk};
use shared::map::MapFilter;
use shared::map::grid::{COARSE, WIDTHS};
use shared::participant::{AgeBand, Gender, WalkerRole, YearsBand};

/// Options of a filter in groups; a group without a name stands by itself.
pub type Options = Vec<(Option<Message>, Vec<(String, String)>)>;

/// What a filter is set to, as an option's value.
pub fn set(filter: &MapFilter, name: &str) -> String {
    match name {
        "daylight" => filter.daylight.map(|it| format!("{it:?}").to_lowercase()),
        "people" => filter.people.clone(),
        _ => filter.width.map(|width| width.to_string()),
    }
    .unwrap_or_default()
}

fn any() -> (Option<Message>, Vec<(String, String)>) {
    (None, vec![(String::new(), t(desk::ANY))])
}

pub fn daylight() -> Options {
    let words = [
        ("day", desk::DAYLIGHT_DAY),
        ("dusk", desk::DAYLIGHT_DUSK),
        ("night", desk::DAYLIGHT_NIGHT),
    ];
    let words = words.map(|(value, word)| (value.to_owned(), t(word)));
    vec![any(), (None, words.into())]
}

pub fn widths() -> Options {
    let width = |metres: u32| {
        let value = if metres == COARSE {
            String::new()
        } else {
            metres.to_string()
        };
        (value, t_with(desk::MAP_METRES, &[("n", metres.into())]))
    };
    vec![(None, WIDTHS.map(width).into())]
}

/// The groups that walkers may have said they belong to.
pub fn people() -> Options {
    let part = |name: &str, words: &[(&str, Message)]| {
        let option = |(word, message): &(&str, Message)| (format!("{name}:{word}"), t(*message));
        words.iter().map(option).collect::<Vec<_>>()
    };
    let yes = [("yes", desk::SAID_YES), ("no", desk::SAID_NO)];
    let role = [
        (WalkerRole::Newcomer.word(), desk::ROLE_NEWCOMER),
        (WalkerRole::Resident.word(), desk::ROLE_RESIDENT),
        (WalkerRole::Ngo.word(), desk::ROLE_NGO),
        (WalkerRole::City.word(), desk::ROLE_CITY),
    ];
    let gender = [
        (Gender::Woman.word(), desk::GENDER_WOMAN),
        (Gender::Man.word(), desk::GENDER_MAN),
        (Gender::Other.word(), desk::GENDER_OTHER),
    ];
    let age = [
        (AgeBand::Under25.word(), desk::AGE_UNDER_25),
        (AgeBand::To44.word(), desk::AGE_25_44),
        (AgeBand::To64.word(), desk::AGE_45_64),
        (AgeBand::Over64.word(), desk::AGE_65_PLUS),
    ];
    let years = [
        (YearsBand::Under1.word(), desk::YEARS_UNDER_1),
        (YearsBand::To4.word(), desk::YEARS_1_4),
        (YearsBand::To9.word(), desk::YEARS_5_9),
        (YearsBand::Over9.word(), desk::YEARS_10_PLUS),
        (YearsBand::Born.word(), desk::YEARS_ALWAYS),
    ];
    vec![
        any(),
        (Some(desk::PEOPLE_ROLE), part("role", &role)),
        (Some(desk::PEOPLE_GENDER), part("gender", &gender)),
        (Some(desk::PEOPLE_AGE), part("age", &age)),
        (Some(desk::PEOPLE_YEARS), part("years", &years)),
        (Some(desk::PEOPLE_KNOWS), part("knows", &yes)),
        (Some(desk::PEOPLE_MOBILITY), part("mobility", &yes)),
    ]
}
