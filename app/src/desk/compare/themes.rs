//! Themes at a glance: a small picture for each, all on the same scale.

use super::super::notice::{Empty, loaded};
use super::super::table::TableFrame;
use super::super::{icon, say};
use super::choice::Choice;
use super::item::{AsTable, estimate};
use super::take::{Chart, Take};
use super::word::{of_theme, side_name};
use super::{Board, View, Views, compared, named_theme, with_districts};
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::analysis::comparison::{Comparison, ThemeCell, ThemeComparison, ThemeFigure};
use shared::analysis::tally::Estimate;
use shared::chart::{Dot, Dots, dots};
use shared::export::comparison as csv;
use shared::i18n::desk;
use std::sync::Arc;

/// Pixels: several stand beside one another.
const WIDE: u32 = 300;

/// `/desk/:audit/compare/themes`
#[component]
pub fn CompareThemes() -> impl IntoView {
    with_districts(|board| view! { <Themes board /> }.into_any())
}

#[component]
fn Themes(board: Board) -> impl IntoView {
    let data = compared(board);
    let page = move |comparison: Comparison| {
        if comparison.themes.is_empty() {
            return view! { <Empty text=desk::COMPARE_EMPTY drawing=icon::BARS /> }.into_any();
        }
        let one = |theme: ThemeComparison| view! { <Theme board theme=Arc::new(theme) /> };
        let all = comparison.themes.into_iter().map(one).collect_view();
        view! { <div class="multiples">{all}</div> }.into_any()
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{say(desk::COMPARE_THEMES_HEAD)}</h1>
                <p class="quiet">{say(desk::COMPARE_THEMES_ABOUT)}</p>
            </div>
        </div>
        <Views now=View::Themes />
        <Choice board />
        {loaded(data, page)}
    }
}

#[component]
fn Theme(board: Board, theme: Arc<ThemeComparison>) -> impl IntoView {
    let picture = {
        let theme = Arc::clone(&theme);
        move || draw(board, &theme)
    };
    let title = {
        let theme = theme.theme.clone();
        Signal::derive(move || named_theme(&theme))
    };
    let chart = Chart {
        title,
        what: format!("theme {}", theme.theme),
        picture: Arc::new(picture.clone()),
        csv: Arc::new({
            let theme = Arc::clone(&theme);
            move |compared| csv::themes(std::slice::from_ref(&*theme), compared)
        }),
    };
    let (items, sensitive) = (theme.items, theme.sensitive);
    let sensitive = sensitive
        .then(|| view! { <p class="small standing">{say(desk::COMPARE_THEME_SENSITIVE)}</p> });
    view! {
        <article class="card stack multiple">
            <h2>{title}</h2>
            <p class="small quiet">
                {move || t_with(desk::COMPARE_THEME_QUESTIONS, &[("n", items.into())])}
            </p>
            {sensitive}
            <div class="charts" inner_html=picture></div>
            <div class="beside-chart">
                <AsTable title>
                    <ThemeTable board theme=Arc::clone(&theme) />
                </AsTable>
                <Take board chart />
            </div>
        </article>
    }
}

#[component]
fn ThemeTable(board: Board, theme: Arc<ThemeComparison>) -> impl IntoView {
    let row = move |figure: &ThemeFigure| {
        let (side, figure) = (figure.side, figure.clone());
        let said = move || match figure.cell {
            ThemeCell::Shown { good, .. } => estimate(good),
            cell => of_theme(cell, figure.walkers),
        };
        view! {
            <tr>
                <th scope="row">
                    {move || board.districts.with_value(|it| side_name(side, it))}
                </th>
                <td class="number">{figure.walkers}</td>
                <td class="number">{said}</td>
            </tr>
        }
    };
    let rows = theme.sides.iter().map(row).collect_view();
    view! {
        <TableFrame label=desk::COMPARE_TABLE>
            <thead>
                <tr>
                    <th scope="col">{say(desk::COMPARE_SIDE_COLUMN)}</th>
                    <th scope="col" class="number">
                        {say(desk::COMPARE_WALKERS_COLUMN)}
                    </th>
                    <th scope="col" class="number">
                        {say(desk::COMPARE_GOOD)}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
}

fn draw(board: Board, theme: &ThemeComparison) -> String {
    let words: Vec<(String, String, Option<Estimate>)> = theme
        .sides
        .iter()
        .map(|figure| {
            let name = board.districts.with_value(|it| side_name(figure.side, it));
            let share = match figure.cell {
                ThemeCell::Shown { good, .. } => Some(good),
                ThemeCell::Empty | ThemeCell::TooFew | ThemeCell::Withheld => None,
            };
            (name, of_theme(figure.cell, figure.walkers), share)
        })
        .collect();
    let rows: Vec<Dot> = words
        .iter()
        .map(|(name, n, share)| Dot {
            name,
            n,
            share: *share,
        })
        .collect();
    let title = format!("{}: {}", named_theme(&theme.theme), t(desk::COMPARE_GOOD));
    dots(&Dots {
        title: &title,
        rows: &rows,
        width: WIDE,
    })
}
