//! What the colours and numbers mean, and how many answers have each.

use super::super::say;
use super::{Board, Here};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::analysis::comparison::Cell;
use shared::i18n::{Argument, desk};
use shared::map::{MapFigures, Question};

use super::super::checklists::theme_name;

/// A class in words.
pub fn word(question: &Question, class: usize) -> String {
    match question {
        Question::Item { item } => {
            let level = item.levels.get(class);
            level.map_or_else(String::new, |it| it.get(&language::tag()).to_owned())
        }
        Question::Theme { themes } => themes
            .get(class)
            .map_or_else(String::new, |it| theme_name(it)),
        Question::Side => t(if class == 0 {
            desk::SIDE_DARK
        } else {
            desk::SIDE_BRIGHT
        }),
    }
}

/// What a place's colour says: of a scale the level nearest to the mean, else what most named, and how many.
pub fn reading(question: &Question, cell: &Cell) -> String {
    let Cell::Shown(figures) = cell else {
        return String::new();
    };
    if let (Question::Item { .. }, Some(mean)) = (question, figures.mean) {
        let level = word(question, mean.round() as usize);
        let mean = Argument::Decimal(mean + 1.0, 1);
        return t_with(desk::MAP_MEAN, &[("level", level.into()), ("mean", mean)]);
    }
    let named = figures.counts.iter().enumerate().filter(|(_, n)| **n > 0);
    let named = named.map(|(class, n)| {
        let (word, n) = (word(question, class), (*n).into());
        t_with(desk::OTHERS_LEVEL, &[("level", word.into()), ("n", n)])
    });
    named.collect::<Vec<_>>().join(", ")
}

/// Colours with their words, and what is drawn beside them.
#[component]
pub fn Legend(board: Board) -> impl IntoView {
    let k = Here::get().audit.k;
    let classes = move || board.figures.with(|it| it.as_ref().map(classes));
    let note = move || {
        let shows = board.shows.get();
        let figures = board.figures.get();
        let crowded = figures.as_ref().is_some_and(|it| it.points_from != Some(0));
        let crowded = crowded && shows.answers;
        let width = figures.map(|it| it.width);
        let width = width.filter(|_| shows.hexagons || crowded);
        let hexagon = width.map(|width| t_with(desk::MAP_LEGEND_HEXAGON, &[("n", width.into())]));
        let crowded = crowded.then(|| t(desk::MAP_LEGEND_CROWDED));
        let stop = shows.stops.then(|| t(desk::MAP_LEGEND_STOP));
        let few = t_with(desk::MAP_LEGEND_FEW, &[("n", k.into())]);
        let few = (!Here::get().may_review()).then_some(few);
        let notes = [stop, hexagon, crowded, few].into_iter().flatten();
        notes.map(|note| view! { <li>{note}</li> }).collect_view()
    };
    let sources = move || {
        let shown = board.shows.with(|shows| shows.context.clone());
        let named = board.settings.with_value(|settings| {
            let layers = shown
                .iter()
                .filter_map(|number| settings.layers.get(*number));
            layers.map(|layer| layer.name.clone()).collect::<Vec<_>>()
        });
        let source = |name: String| {
            view! {
                <li>
                    <span class="dot square other-source"></span>
                    {name}
                    <span class="quiet">{say(desk::MAP_OTHER_SOURCE)}</span>
                </li>
            }
        };
        named.into_iter().map(source).collect_view()
    };
    view! {
        <div class="map-legend" role="region" aria-label=say(desk::MAP_LEGEND)>
            <ul class="legend">{classes}{sources}</ul>
            <ul class="legend-notes">{note}</ul>
        </div>
    }
}

fn classes(figures: &MapFigures) -> impl IntoView + use<> {
    let counted = figures.counts.iter().enumerate();
    let is_scale = matches!(figures.question, Question::Item { .. });
    let counted = counted.filter(|(_, n)| is_scale || **n > 0);
    let entry = |(class, n): (usize, &u32)| {
        let colour = figures.question.colour(class);
        let (word, n) = (word(&figures.question, class), *n);
        view! {
            <li>
                <span class="dot square" style:background-color=colour.fill></span>
                {word}
                <span class="quiet">{move || t_with(desk::N_SHOWN, &[("n", n.into())])}</span>
            </li>
        }
    };
    counted.map(entry).collect_view()
}
