//! The numbers of a comparison as CSV: what a picture shows, as a table for those who cannot see it and for
//! programs. Every line says what was compared, when and by what, as every line can be copied elsewhere.

use super::{Cell, csv};
use crate::analysis::ScoredItem;
use crate::analysis::apart::ApartAtStops;
use crate::analysis::comparison::{
    Cell as Figure, Difference, ItemComparison, SideFigure, ThemeCell, ThemeComparison,
};
use crate::analysis::interval::Interval;
use crate::analysis::side::Side;
use crate::analysis::tally::{Estimate, Figures};
use crate::id::StopId;

/// What every line says of its table, and what things are called.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// Audit, what is compared and within which district, in words.
    pub what: &'a str,
    /// When, as `2026-11-23T15:30:00Z`.
    pub made: &'a str,
    /// Version of Krok.
    pub krok: &'a str,
    /// Language of questions.
    pub language: &'a str,
    pub side: &'a dyn Fn(Side) -> String,
    pub stop: &'a dyn Fn(StopId) -> String,
}

/// The last columns of every table.
const ABOUT: [&str; 3] = ["compared", "made_at", "krok"];

/// Of a group's figures.
const FIGURES: [&str; 11] = [
    "side",
    "side_name",
    "walkers",
    "state",
    "answers",
    "cannot_judge",
    "off_scale",
    "mean_level",
    "good_share",
    "good_low",
    "good_high",
];

/// Of a difference.
const DIFFERENCE: [&str; 12] = [
    "first",
    "first_name",
    "second",
    "second_name",
    "first_walkers",
    "second_walkers",
    "walkers_on_both",
    "cliffs_delta",
    "low",
    "high",
    "p",
    "p_holm",
];

const ITEM: [&str; 3] = ["item", "question", "theme"];

/// An item's figures, a line for each level of each side.
pub fn item(item: &ItemComparison, compared: &Compared) -> Vec<u8> {
    let columns = [
        &ITEM[..],
        &FIGURES,
        &["level", "level_name", "count", "share"],
    ];
    let mut out = begun(&columns);
    for figure in &item.sides {
        push_levels(&mut out, &item.item, figure, &[], compared);
    }
    out
}

/// Differences between all sides, in the order given.
pub fn differences<'a>(
    items: impl IntoIterator<Item = &'a ItemComparison>,
    compared: &Compared,
) -> Vec<u8> {
    let mut out = begun(&[&ITEM, &DIFFERENCE]);
    for item in items {
        for difference in &item.differences {
            let mut cells = named(&item.item, compared);
            cells.extend(difference_cells(difference, compared));
            end(&mut out, cells, compared);
        }
    }
    out
}

/// Themes, a line for each side.
pub fn themes(themes: &[ThemeComparison], compared: &Compared) -> Vec<u8> {
    let columns = [
        "theme",
        "sensitive",
        "items",
        "side",
        "side_name",
        "walkers",
        "state",
        "answers",
        "good_share",
        "good_low",
        "good_high",
    ];
    let mut out = begun(&[&columns]);
    for theme in themes {
        for figure in &theme.sides {
            let (state, answers, good) = match figure.cell {
                ThemeCell::Empty => ("empty", None, None),
                ThemeCell::Shown { answers, good } => ("shown", Some(answers), Some(good)),
                ThemeCell::TooFew => ("too_few", None, None),
                ThemeCell::Withheld => ("withheld", None, None),
            };
            let mut cells = vec![
                Cell::text(theme.theme.clone()),
                Cell::Truth(theme.sensitive),
                number(theme.items),
                Cell::text(figure.side.to_string()),
                Cell::text((compared.side)(figure.side)),
                number(figure.walkers),
                Cell::text(state),
                answers.map_or(Cell::Blank, number),
            ];
            cells.extend(estimate(good));
            end(&mut out, cells, compared);
        }
    }
    out
}

/// Groups at stops, a line for each level of each group, and the difference on each.
pub fn at_stops(apart: &ApartAtStops, compared: &Compared) -> Vec<u8> {
    let place = ["stop", "stop_name", "cliffs_delta", "low", "high"];
    let levels = ["level", "level_name", "count", "share"];
    let mut out = begun(&[&ITEM, &FIGURES, &levels, &place]);
    for found in &apart.found {
        let (Some(item), Some(stop)) = (apart.items.get(found.item as usize), found.stops.first())
        else {
            continue;
        };
        let mut place = vec![
            Cell::text(stop.to_string()),
            Cell::text((compared.stop)(*stop)),
            Cell::Number(found.difference.delta),
        ];
        place.extend(ends(found.difference.interval));
        for figure in &found.sides {
            push_levels(&mut out, item, figure, &place, compared);
        }
    }
    out
}

fn begun(columns: &[&[&'static str]]) -> Vec<u8> {
    let mut out = Vec::new();
    let columns = columns.iter().copied().flatten().chain(&ABOUT);
    csv::head(&mut out, columns.copied());
    out
}

/// A line for each level of a side, or one that says why there is none.
fn push_levels(
    out: &mut Vec<u8>,
    item: &ScoredItem,
    figure: &SideFigure,
    more: &[Cell<'static>],
    compared: &Compared,
) {
    let mut start = named(item, compared);
    start.extend(figure_cells(figure, compared));
    let Some(figures) = figure.cell.figures() else {
        start.extend([const { Cell::Blank }; 4]);
        start.extend_from_slice(more);
        return end(out, start, compared);
    };
    for (level, count) in figures.counts.iter().enumerate() {
        let mut cells = start.clone();
        let word = item.levels.get(level).map(|it| it.get(compared.language));
        cells.push(number(level as u32));
        cells.push(Cell::text(word.unwrap_or_default().to_owned()));
        cells.push(number(*count));
        cells.push(Cell::number(figures.shares.get(level).copied()));
        cells.extend_from_slice(more);
        end(out, cells, compared);
    }
}

fn named(item: &ScoredItem, compared: &Compared) -> Vec<Cell<'static>> {
    vec![
        Cell::text(item.key()),
        Cell::text(item.label.get(compared.language).to_owned()),
        Cell::text(item.theme.clone()),
    ]
}

fn figure_cells(figure: &SideFigure, compared: &Compared) -> Vec<Cell<'static>> {
    let state = match figure.cell {
        Figure::Empty => "empty",
        Figure::Shown(_) => "shown",
        Figure::TooFew => "too_few",
        Figure::Withheld => "withheld",
    };
    let figures = figure.cell.figures();
    let count = |of: fn(&Figures) -> u32| figures.map_or(Cell::Blank, |it| number(of(it)));
    let mut cells = vec![
        Cell::text(figure.side.to_string()),
        Cell::text((compared.side)(figure.side)),
        number(figure.walkers),
        Cell::text(state),
        count(|it| it.answers),
        count(|it| it.cannot_judge),
        count(|it| it.off_scale),
        Cell::number(figures.and_then(|it| it.mean)),
    ];
    cells.extend(estimate(figures.and_then(|it| it.good)));
    cells
}

fn difference_cells(of: &Difference, compared: &Compared) -> Vec<Cell<'static>> {
    let side = |side: Side| {
        [
            Cell::text(side.to_string()),
            Cell::text((compared.side)(side)),
        ]
    };
    let mut cells = Vec::from(side(of.first));
    cells.extend(side(of.second));
    cells.extend([number(of.walkers.0), number(of.walkers.1), number(of.both)]);
    cells.push(Cell::Number(of.delta));
    cells.extend(ends(of.interval));
    cells.extend([Cell::number(of.p), Cell::number(of.adjusted)]);
    cells
}

fn estimate(of: Option<Estimate>) -> [Cell<'static>; 3] {
    let [low, high] = ends(of.and_then(|it| it.interval));
    [Cell::number(of.map(|it| it.value)), low, high]
}

fn ends(of: Option<Interval>) -> [Cell<'static>; 2] {
    [
        Cell::number(of.map(|it| it.low)),
        Cell::number(of.map(|it| it.high)),
    ]
}

fn number(of: u32) -> Cell<'static> {
    Cell::Number(f64::from(of))
}

fn end(out: &mut Vec<u8>, mut cells: Vec<Cell<'_>>, compared: &Compared) {
    let about = [compared.what, compared.made, compared.krok];
    cells.extend(about.map(|it| Cell::text(it.to_owned())));
    csv::line(out, &cells);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::comparison::compare;
    use crate::analysis::tests::{district, instrument, row};

    fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let lines = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect());
        lines.collect()
    }

    fn compared(side: &dyn Fn(Side) -> String) -> Compared<'_> {
        Compared {
            what: "Prague; by district",
            made: "2026-11-23T15:30:00Z",
            krok: "1.0.0",
            language: "en",
            side,
            stop: &|_| String::new(),
        }
    }

    #[test]
    fn a_line_for_each_level_and_one_for_what_is_hidden() {
        let rows = (0..6).map(|walker| row(1, walker, walker % 4));
        let whole = compare(&instrument(), &[district(1), district(2)], rows);
        let side = |side: Side| {
            let first = side == Side::District(district(1));
            if first { "=1+1" } else { "SAPA" }.to_owned()
        };
        let found = lines(&item(&whole.items[0], &compared(&side)));
        let column = |name: &str| found[0].iter().position(|it| it == name).expect("a column");
        let of = |name: &str| -> Vec<&str> {
            found[1..]
                .iter()
                .map(|line| line[column(name)].as_str())
                .collect()
        };
        assert!(found.iter().all(|line| line.len() == found[0].len()));
        assert_eq!(of("state"), ["shown", "shown", "shown", "shown", "empty"]);
        assert_eq!(of("count"), ["2", "2", "1", "1", ""]);
        assert_eq!(of("walkers"), ["6", "6", "6", "6", "0"]);
        // What a spreadsheet would run is a text.
        assert_eq!(
            of("side_name"),
            ["'=1+1", "'=1+1", "'=1+1", "'=1+1", "SAPA"]
        );
        assert_eq!(of("krok"), ["1.0.0"; 5]);
        let good = of("good_low");
        assert!(good[0].parse::<f64>().is_ok_and(|low| low > 0.0) && good[4].is_empty());
    }

    #[test]
    fn differences_and_themes_have_their_intervals() {
        let group = |place: u8, level| (0..6).map(move |n| row(place, 10 * place + n, level));
        let rows = group(1, 0).chain(group(2, 3));
        let whole = compare(&instrument(), &[district(1), district(2)], rows);
        let side = |side: Side| side.word();
        let found = lines(&differences(&whole.items, &compared(&side)));
        assert_eq!(found.len(), 2);
        let delta = found[0]
            .iter()
            .position(|it| it == "cliffs_delta")
            .expect("it");
        assert_eq!(found[1][delta], "-1");
        assert_eq!(found[1].len(), found[0].len());
        let found = lines(&themes(&whole.themes, &compared(&side)));
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|line| line.len() == found[0].len()));
    }

    #[test]
    fn groups_at_a_stop_have_a_line_for_each_level_and_their_difference() {
        use crate::analysis::apart::apart_at_stops;
        use crate::analysis::place::{Places, tests::walk};
        use crate::analysis::side::By;
        let sides = ["first", "second"].map(|word| By::Visit.side(word).expect("a side"));
        let group = |side: usize, level: u8| {
            (0..5).map(move |n| ((0, side), row(1, 10 * side as u8 + n, level)))
        };
        let rows = group(0, 0).chain(group(1, 3));
        let places = Places::of(vec![walk(1, 3, &[0.0])]);
        let apart = apart_at_stops(&instrument(), (By::Visit, sides), &places, rows);
        let found = lines(&at_stops(&apart, &compared(&|side| side.word())));
        assert_eq!(found.len(), 1 + 2 * 4);
        assert!(found.iter().all(|line| line.len() == found[0].len()));
        let delta = found[0].iter().position(|it| it == "cliffs_delta");
        assert_eq!(delta.map(|at| found[1][at].as_str()), Some("-1"));
    }
}
