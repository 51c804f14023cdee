//! The stops at which feelings differ, and which groups of walkers are apart there.

use super::compared::n_of;
use super::press::Press;
use super::walked::{group_name, name};
use maud::{Markup, PreEscaped, html};
use shared::analysis::apart::LEAST;
use shared::analysis::divergence::groups::GroupsApart;
use shared::analysis::divergence::{Divergent, divergent};
use shared::chart::{Distribution, distribution};
use shared::i18n::{Argument, report as words};
use shared::participant::Part;
use shared::report::people::TraitName;

/// As wide as a third of the text on A4.
const SMALL: u32 = 200;

/// Most stops at which feelings differ.
const DIVERGENT: usize = 9;

pub fn divergence(press: &Press) -> Markup {
    let found = divergent(&press.report.stops, DIVERGENT);
    html! {
        section id="divergence" {
            h2 { (press.say(words::DIVERGENCE)) }
            p.about { (press.say(words::DIVERGENCE_ABOUT)) " " (press.say(words::GROUPS_ABOUT)) }
            @if found.is_empty() {
                p { (press.with(words::DIVERGENCE_NONE, &[("k", press.report.reader.k.into())])) }
            }
            div.stops { @for it in &found { (at_stop(press, it)) } }
        }
    }
}

fn at_stop(press: &Press, of: &Divergent) -> Markup {
    let levels: Vec<&str> = of.item.levels.iter().map(|it| press.text(it)).collect();
    let n = n_of(press, of.walkers, of.figures.answers);
    let picture = distribution(&Distribution {
        title: press.text(&of.item.label),
        levels: &levels,
        counts: &of.figures.counts,
        n: &n,
        width: SMALL,
    });
    let spread = Argument::Decimal(of.dispersion, 2);
    let groups = press.report.groups.furthest(of.item, of.stop);
    html! {
        article.stop {
            h3 { (press.stop(of.stop)) " " span.aside { (press.district(of.district)) } }
            p { (press.text(&of.item.label)) }
            (PreEscaped(picture))
            p.aside { (press.with(words::SPREAD, &[("value", spread)])) }
            p { (groups.map_or_else(|| none(press), |it| named(press, it))) }
        }
    }
}

/// "Gender: “woman” (6 walkers) rated it lower than “man” (5 walkers)."
fn named(press: &Press, of: &GroupsApart) -> String {
    let part = trait_of(of.part);
    let group = |word| press.say(group_name(part, Some(word)));
    let walkers = |n| press.number(words::WALKERS_N, n);
    let arguments = [
        ("trait", press.say(name(part)).into()),
        ("lower", group(of.lower.word).into()),
        ("these", walkers(of.lower.walkers).into()),
        ("higher", group(of.higher.word).into()),
        ("those", walkers(of.higher.walkers).into()),
        ("delta", Argument::Decimal(of.delta, 2)),
    ];
    press.with(words::GROUPS_APART, &arguments)
}

/// Groups that are withheld may be apart: to others than researchers only what may be shown is spoken of.
fn none(press: &Press) -> String {
    let reader = press.report.reader;
    if reader.is_researcher() {
        press.number(words::GROUPS_NONE, LEAST)
    } else {
        press.number(words::GROUPS_SHOWN_NONE, reader.k)
    }
}

/// The report's own name of a part of the background.
fn trait_of(part: Part) -> TraitName {
    match part {
        Part::Role => TraitName::Role,
        Part::Gender => TraitName::Gender,
        Part::Age => TraitName::Age,
        Part::Years => TraitName::YearsHere,
        Part::Knows => TraitName::KnowsArea,
        Part::Mobility => TraitName::MobilityNeed,
    }
}
