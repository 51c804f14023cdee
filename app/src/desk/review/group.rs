//! Groups of walkers, by what they said of themselves.

use crate::language::t;
use shared::i18n::{Message, desk};
use shared::participant::{AgeBand, Gender, WalkerRole, YearsBand};

/// Each part of the background with its groups: how the address says a group, and its word.
pub fn groups() -> Vec<(Message, Vec<(String, String)>)> {
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
        (desk::PEOPLE_ROLE, part("role", &role)),
        (desk::PEOPLE_GENDER, part("gender", &gender)),
        (desk::PEOPLE_AGE, part("age", &age)),
        (desk::PEOPLE_YEARS, part("years", &years)),
        (desk::PEOPLE_KNOWS, part("knows", &yes)),
        (desk::PEOPLE_MOBILITY, part("mobility", &yes)),
    ]
}
