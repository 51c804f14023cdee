//! The appendix: how the figures are made, of which checklists, how much was answered, and how far
//! observers agree.

use super::press::Press;
use maud::{Markup, html};
use shared::analysis::agreement::{Agreed, ItemAgreement};
use shared::analysis::tally::Estimate;
use shared::i18n::{Argument, report as words};
use shared::report::answered::ItemAnswered;

pub fn section(press: &Press) -> Markup {
    html! {
        section id="method" {
            h2 { (press.say(words::METHOD)) }
            (figures(press))
            (versions(press))
            (answered(press))
            (agreement(press))
        }
    }
}

fn figures(press: &Press) -> Markup {
    let k = || [("k", press.report.reader.k.into())];
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    html! {
        div.prose {
            p { (press.say(words::METHOD_WALKER)) }
            p { (press.say(words::METHOD_INTERVAL)) }
            p { (press.say(words::METHOD_DIFFERENCE)) }
            p { (press.say(words::METHOD_AGREEMENT)) }
            p { (press.say(words::METHOD_SPREAD)) }
            p { (press.with(words::METHOD_PRIVACY, &k())) }
            p { (press.say(words::METHOD_QUOTES)) " " (press.say(words::METHOD_HIDDEN)) }
            p { (press.say(words::METHOD_SEED)) " " (press.with(words::METHOD_MADE, &version)) }
        }
    }
}

fn versions(press: &Press) -> Markup {
    let table = html! {
        thead {
            tr {
                th scope="col" { (press.say(words::CHECKLIST)) }
                th.n scope="col" { (press.say(words::VERSION)) }
                th scope="col" { (press.say(words::PUBLISHED)) }
                th.n scope="col" { (press.say(words::QUESTIONS)) }
                th.n scope="col" { (press.say(words::FILLED_IN)) }
            }
        }
        tbody {
            @for used in &press.report.versions {
                tr {
                    th scope="row" { (press.text(&used.title)) }
                    td.n { (press.count(used.version.number)) }
                    td.day { (press.day_of(used.version.published_at)) }
                    td.n { (press.count(used.version.items)) }
                    td.n { (press.count(used.responses)) }
                }
            }
        }
    };
    html! {
        h3 { (press.say(words::VERSIONS)) }
        (press.table(words::VERSIONS, &table))
    }
}

fn answered(press: &Press) -> Markup {
    let table = html! {
        thead {
            tr {
                th scope="col" { (press.say(words::QUESTION)) }
                th.n scope="col" { (press.say(words::WALKERS)) }
                th.n scope="col" { (press.say(words::ANSWERED_N)) }
                th.n scope="col" { (press.say(words::CANNOT_JUDGE_N)) }
                th.n scope="col" { (press.say(words::BLANK_N)) }
            }
        }
        tbody { @for item in &press.report.answered.items { (answers(press, item)) } }
    };
    html! {
        h3 { (press.say(words::ANSWERED)) }
        p.about { (press.say(words::ANSWERED_ABOUT)) }
        (press.table(words::ANSWERED, &table))
    }
}

fn answers(press: &Press, item: &ItemAnswered) -> Markup {
    html! {
        tr {
            th scope="row" {
                (press.text(&item.label))
                @if item.conditional { " *" }
                @if item.sensitive { " " span.sensitive { (press.say(words::SENSITIVE)) } }
            }
            td.n { (press.count(item.walkers)) }
            @if let Some(counts) = item.counts {
                td.n { (press.count(counts.answered)) }
                td.n { (press.count(counts.cannot_judge)) }
                td.n { (press.count(counts.blank)) }
            } @else {
                td.n colspan="3" { (press.say(words::FEW_WALKERS)) }
            }
        }
    }
}

fn agreement(press: &Press) -> Markup {
    let items = &press.report.agreement.items;
    let table = html! {
        thead {
            tr {
                th scope="col" { (press.say(words::QUESTION)) }
                th.n scope="col" { (press.say(words::WALKERS)) }
                th.n scope="col" { (press.say(words::PLACES)) }
                th.n scope="col" { (press.say(words::SAME)) }
                th.n scope="col" { (press.say(words::ALPHA)) }
            }
        }
        tbody { @for item in items { (agreed(press, item)) } }
    };
    html! {
        h3 { (press.say(words::AGREEMENT)) }
        @if items.is_empty() {
            p { (press.say(words::AGREEMENT_NONE)) }
        } @else {
            (press.table(words::AGREEMENT, &table))
        }
    }
}

fn agreed(press: &Press, item: &ItemAgreement) -> Markup {
    let (percent, alpha) = match &item.agreed {
        Agreed::TooFewWalkers => (None, press.say(words::FEW_WALKERS)),
        Agreed::TooFewPlaces { percent } => (Some(percent), press.say(words::FEW_PLACES)),
        Agreed::TooLittleVariation { percent } => (Some(percent), press.say(words::NO_VARIATION)),
        Agreed::Measured { alpha, percent } => (Some(percent), with_ends(press, alpha)),
    };
    html! {
        tr {
            th scope="row" { (press.text(&item.item.label)) }
            td.n { (press.count(item.walkers)) }
            td.n { (press.count(item.places)) }
            td.n {
                @if let Some(percent) = percent {
                    (press.language.decimal(100.0 * percent.value, 0)) "\u{202f}%"
                }
            }
            td.n { (alpha) }
        }
    }
}

/// A value and its interval.
fn with_ends(press: &Press, of: &Estimate) -> String {
    let Some(interval) = of.interval else {
        return press.language.decimal(of.value, 2);
    };
    let arguments = [
        ("value", Argument::Decimal(of.value, 2)),
        ("low", Argument::Decimal(interval.low, 2)),
        ("high", Argument::Decimal(interval.high, 2)),
    ];
    press.with(words::RANGE, &arguments)
}
