//! Which walks there were, and who walked.

use super::press::Press;
use maud::{Markup, html};
use shared::activity::Kind;
use shared::i18n::{Message, report as words};
use shared::report::people::{Size, Trait, TraitName};

pub fn walks(press: &Press) -> Markup {
    let report = press.report;
    let table = html! {
        thead {
            tr {
                th scope="col" { (press.say(words::DAY)) }
                th scope="col" { (press.say(words::WALK)) }
                th scope="col" { (press.say(words::DISTRICT)) }
                th.n scope="col" { (press.say(words::STOPS)) }
                th.n scope="col" { (press.say(words::WALKERS)) }
                th.n scope="col" { (press.say(words::SHEETS)) }
            }
        }
        tbody {
            @for walk in &report.walks {
                tr {
                    td.day { (press.day(walk.activity.date)) }
                    th scope="row" {
                        (walk.activity.title)
                        @if walk.activity.kind == Kind::Call { " (" (press.say(words::CALL)) ")" }
                    }
                    td { (walk.activity.district.map_or("", |it| press.district(it))) }
                    td.n { (press.count(walk.activity.stops.len() as u32)) }
                    td.n { (press.count(walk.walkers)) }
                    td.n { (press.count(walk.responses)) }
                }
            }
        }
    };
    html! {
        section id="walks" {
            h2 { (press.say(words::WALKS)) }
            (press.table(words::WALKS, &table))
        }
    }
}

pub fn people(press: &Press) -> Markup {
    let report = press.report;
    let walkers = press.number(words::WALKERS_N, report.people.walkers);
    html! {
        section id="people" {
            h2 { (press.say(words::PEOPLE)) }
            p {
                (press.with(words::PEOPLE_ABOUT, &[("walkers", walkers.into())]))
                @if !report.reader.is_researcher() {
                    " " (press.with(words::PEOPLE_K, &[("k", report.reader.k.into())]))
                }
            }
            div.traits { @for of in &report.people.traits { (one(press, of)) } }
        }
    }
}

/// A trait with its groups.
fn one(press: &Press, of: &Trait) -> Markup {
    html! {
        table.trait {
            caption { (press.say(name(of.name))) }
            tbody {
                @for group in &of.groups {
                    tr {
                        th scope="row" { (press.say(group_name(of.name, group.word))) }
                        td.n { (size(press, group.size)) }
                    }
                }
            }
        }
    }
}

fn size(press: &Press, size: Size) -> String {
    match size {
        Size::Count(n) => press.count(n),
        Size::Few => press.with(words::FEW, &[("k", press.report.reader.k.into())]),
        Size::Withheld => press.say(words::WITHHELD_SIZE),
    }
}

pub(super) fn name(of: TraitName) -> Message {
    match of {
        TraitName::Role => words::ROLE,
        TraitName::Gender => words::GENDER,
        TraitName::Age => words::AGE,
        TraitName::YearsHere => words::YEARS,
        TraitName::KnowsArea => words::KNOWS_AREA,
        TraitName::MobilityNeed => words::MOBILITY,
    }
}

pub(super) fn group_name(of: TraitName, word: Option<&str>) -> Message {
    match (of, word) {
        (TraitName::Role, Some("newcomer")) => words::ROLE_NEWCOMER,
        (TraitName::Role, Some("resident")) => words::ROLE_RESIDENT,
        (TraitName::Role, Some("ngo")) => words::ROLE_NGO,
        (TraitName::Role, Some("city")) => words::ROLE_CITY,
        (TraitName::Gender, Some("woman")) => words::GENDER_WOMAN,
        (TraitName::Gender, Some("man")) => words::GENDER_MAN,
        (TraitName::Gender, Some("other")) => words::GENDER_OTHER,
        (TraitName::Age, Some("under-25")) => words::AGE_UNDER_25,
        (TraitName::Age, Some("25-44")) => words::AGE_25_44,
        (TraitName::Age, Some("45-64")) => words::AGE_45_64,
        (TraitName::Age, Some("65-plus")) => words::AGE_65_PLUS,
        (TraitName::YearsHere, Some("under-1")) => words::YEARS_UNDER_1,
        (TraitName::YearsHere, Some("1-4")) => words::YEARS_1_4,
        (TraitName::YearsHere, Some("5-9")) => words::YEARS_5_9,
        (TraitName::YearsHere, Some("10-plus")) => words::YEARS_10_PLUS,
        (TraitName::YearsHere, Some("always")) => words::YEARS_ALWAYS,
        (_, Some("yes")) => words::YES,
        (_, Some("no")) => words::NO,
        _ => words::NOT_SAID,
    }
}
