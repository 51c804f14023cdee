//! What gives points and stops their colour, and what the colours mean.

use super::{Findings, THEMES, say, theme_name};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::analysis::ScoredItem;
use shared::analysis::stops::{ItemAtStops, StopFigure, StopTally};
use shared::api::PointProperties;
use shared::chart;
use shared::i18n::desk;
use shared::id::StopId;

/// Cannot be said: no score, no theme, several themes.
const GREY: &str = "#8A8F9B";

/// Themes have no order, so they take none of the score scale's colours. Paul Tol's "muted" scheme.
const PALETTE: [&str; THEMES.len()] = [
    "#CC6677", "#DDCC77", "#88CCEE", "#44AA99", "#332288", "#882255", "#999933", "#117733",
    "#AA4499",
];

#[derive(Clone, Debug, PartialEq)]
pub enum Colouring {
    Theme,
    Item(ScoredItem),
}

/// An item in the address: `checklist/path`.
pub fn key(item: &ScoredItem) -> String {
    format!("{}/{}", item.checklist, item.path)
}

impl Colouring {
    /// By the item of that key; without one by how people feel at the stops, or by theme.
    pub fn of(by: Option<&str>, tally: &StopTally) -> Self {
        let at_stops = |it: &&ItemAtStops| it.stops.iter().any(|figure| figure.stop.is_some());
        let found = if let Some(by) = by {
            tally.items.iter().find(|it| key(&it.item) == by)
        } else {
            let feeling = |it: &&ItemAtStops| it.item.theme == "feeling" && at_stops(it);
            let items = || tally.items.iter();
            items().find(feeling).or_else(|| items().find(at_stops))
        };
        found.map_or(Self::Theme, |it| Self::Item(it.item.clone()))
    }

    pub fn key(&self) -> String {
        match self {
            Self::Theme => "theme".to_owned(),
            Self::Item(item) => key(item),
        }
    }

    /// Level of a point on the item's scale.
    pub fn level(&self, point: &PointProperties) -> Option<usize> {
        match self {
            Self::Theme => None,
            Self::Item(item) => point
                .scores
                .get(&item.path)
                .map(|level| usize::from(*level)),
        }
    }

    pub fn colour(&self, point: &PointProperties) -> &'static str {
        match self {
            Self::Theme => match point.themes.as_slice() {
                [theme] => theme_colour(theme),
                _ => GREY,
            },
            Self::Item(item) => self
                .level(point)
                .map_or(GREY, |level| chart::colour(level, item.levels.len()).fill),
        }
    }

    /// What a point says, in words.
    pub fn word(&self, point: &PointProperties) -> String {
        match (self, point.themes.as_slice()) {
            (Self::Theme, [theme]) => theme_name(theme),
            (Self::Theme, []) => t(desk::MAP_OTHER_THEME),
            (Self::Theme, _) => t(desk::MAP_SEVERAL_THEMES),
            (Self::Item(item), _) => {
                let level = self.level(point).and_then(|level| item.levels.get(level));
                let word = level.map(|level| level.get(&language::tag()).to_owned());
                word.unwrap_or_else(|| t(desk::MAP_NO_SCORE))
            }
        }
    }

    /// How a stop was answered, when the colour is an item's.
    pub fn figure<'a>(&self, tally: &'a StopTally, stop: StopId) -> Option<&'a StopFigure> {
        let Self::Item(item) = self else {
            return None;
        };
        let found = tally.items.iter().find(|it| key(&it.item) == key(item))?;
        found.stops.iter().find(|figure| figure.stop == Some(stop))
    }
}

fn theme_colour(theme: &str) -> &'static str {
    let index = THEMES.iter().position(|(name, _)| *name == theme);
    index.map_or(GREY, |index| PALETTE[index])
}

/// Colours with their words, and how many points have each.
#[component]
pub fn Legend(findings: StoredValue<Findings>, colouring: Memo<Colouring>) -> impl IntoView {
    let entries = move || {
        let colouring = colouring.get();
        let counted = findings.with_value(|findings| count(findings, &colouring));
        counted
            .into_iter()
            .map(|(colour, word, n)| {
                let n = move || t_with(desk::N_SHOWN, &[("n", n.into())]);
                view! {
                    <li>
                        <span class="dot square" style:background-color=colour></span>
                        {word}
                        <span class="quiet">{n}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <ul class="legend" aria-label=say(desk::MAP_LEGEND)>
            {entries}
        </ul>
    }
}

fn count(findings: &Findings, colouring: &Colouring) -> Vec<(&'static str, String, usize)> {
    let points = || findings.points.iter().map(|point| &point.properties);
    let mut entries: Vec<(&'static str, String, usize)> = match colouring {
        Colouring::Item(item) => {
            let level = |index: usize| {
                let word = item.levels[index].get(&language::tag()).to_owned();
                let n = points()
                    .filter(|point| colouring.level(point) == Some(index))
                    .count();
                (chart::colour(index, item.levels.len()).fill, word, n)
            };
            (0..item.levels.len()).map(level).collect()
        }
        Colouring::Theme => {
            let theme = |(index, (name, _)): (usize, &(&str, _))| {
                let n = points().filter(|point| point.themes == [*name]).count();
                (PALETTE[index], theme_name(name), n)
            };
            THEMES
                .iter()
                .enumerate()
                .map(theme)
                .filter(|(_, _, n)| *n > 0)
                .collect()
        }
    };
    let grey = points()
        .filter(|point| colouring.colour(point) == GREY)
        .count();
    if grey > 0 {
        let word = match colouring {
            Colouring::Item(_) => desk::MAP_NO_SCORE,
            Colouring::Theme => desk::MAP_SEVERAL_THEMES,
        };
        entries.push((GREY, t(word), grey));
    }
    entries
}
