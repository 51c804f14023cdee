//! One item, several districts: stacked bars aligned on the neutral middle of the scale, so that the
//! eye reads "how far on the good side" as a position (Heiberger and Robbins 2014, "Design of
//! diverging stacked bar charts for Likert scales", *Journal of Statistical Software* 57(5)).

use super::colour;
use super::label::{At, escape, percent, round, text, width, word, wrap};
use super::segment::{Segment, key, whole_percent};
use crate::analysis::tally::Figures;
use std::fmt::Write;

/// The picture's content.
#[derive(Clone, Copy, Debug)]
pub struct Diverging<'a> {
    /// The item's label: the picture's name for those who do not see it.
    pub title: &'a str,
    /// Words of the scale, worst to best.
    pub levels: &'a [&'a str],
    pub bars: &'a [Bar<'a>],
    /// Pixels; from about 280 (names above bars) to 900 (names beside bars).
    pub width: u32,
    /// Whether the scale's words and colours are listed below.
    pub key: bool,
}

/// One district.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    pub name: &'a str,
    /// "12 walkers, 84 answers"; without figures why there are none: "3 walkers: too few".
    pub n: &'a str,
    pub figures: Option<&'a Figures>,
}

const BAR: f64 = 24.0;
const NAME: f64 = 14.0;
const SMALL: f64 = 12.5;
/// Ink of secondary text.
const QUIET: f64 = 0.72;

/// Where things are, in pixels.
struct Layout {
    /// How names and n stand: beside the bars, above them, or above them on a line each.
    names: Names,
    name_room: f64,
    /// Left end of a bar that is all bad.
    left: f64,
    /// Length of a bar.
    unit: f64,
    row: f64,
    /// Top of a bar within its row.
    bar_top: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Beside,
    Above,
    Stacked,
}

impl Layout {
    fn of(chart: &Diverging) -> Self {
        let total = f64::from(total(chart));
        let widest = |measure: fn(&Bar) -> f64| chart.bars.iter().map(measure).fold(0.0, f64::max);
        if total >= 560.0 {
            let name_room = widest(|bar| width(bar.name, NAME)).clamp(60.0, total * 0.22);
            let n_room = widest(|bar| width(bar.n, SMALL)).min(total * 0.3) + 14.0;
            let left = name_room + 16.0;
            return Self {
                names: Names::Beside,
                name_room,
                left,
                unit: (total - left - n_room) / 2.0,
                row: 46.0,
                bar_top: 8.0,
            };
        }
        let both = widest(|bar| width(bar.name, NAME) + width(bar.n, SMALL));
        let stacked = both + 12.0 > total;
        Self {
            names: if stacked {
                Names::Stacked
            } else {
                Names::Above
            },
            name_room: total,
            left: 1.0,
            unit: (total - 2.0) / 2.0,
            row: if stacked { 84.0 } else { 66.0 },
            bar_top: if stacked { 44.0 } else { 26.0 },
        }
    }

    fn middle(&self) -> f64 {
        self.left + self.unit
    }
}

fn total(chart: &Diverging) -> u32 {
    chart.width.clamp(240, 1600)
}

/// Draws the bars. Every walker weighs the same in a bar; the thin line below its end is where that
/// end might be with other walkers of the same kind (95 %).
pub fn diverging(chart: &Diverging) -> String {
    let layout = Layout::of(chart);
    let total = total(chart);
    let rows = layout.row * chart.bars.len() as f64;
    let (words, key_height) = key(chart.levels, f64::from(total), rows + 4.0);
    let height = if chart.key {
        rows + 4.0 + key_height
    } else {
        rows
    };
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {total} {height}" width="{total}" height="{height}" fill="currentColor"><title>{title}</title><desc>{description}</desc>"#,
        height = height.ceil(),
        title = escape(chart.title),
        description = escape(&description(chart)),
    );
    draw_middle(&mut svg, &layout, chart.bars.len());
    for (bar, index) in chart.bars.iter().zip(0..) {
        draw_bar(&mut svg, &layout, bar, f64::from(index) * layout.row);
    }
    if chart.key {
        svg.push_str(&words);
    }
    svg.push_str("</svg>");
    svg
}

/// The neutral middle, behind the bars; where names stand above bars, it does not run through them.
fn draw_middle(svg: &mut String, layout: &Layout, bars: usize) {
    let (above, below) = match layout.names {
        Names::Beside => (layout.bar_top, layout.row - layout.bar_top),
        Names::Above | Names::Stacked => (4.0, BAR + 6.0),
    };
    let x = round(layout.middle());
    svg.push_str(r#"<path stroke="currentColor" stroke-opacity="0.6" d=""#);
    for index in 0..bars {
        let top = layout.row * index as f64 + layout.bar_top;
        let _ = write!(svg, "M{x} {}V{}", round(top - above), round(top + below));
    }
    svg.push_str(r#""/>"#);
}

fn draw_bar(svg: &mut String, layout: &Layout, bar: &Bar, row: f64) {
    let top = row + layout.bar_top;
    draw_name(svg, layout, bar, row);
    let Some((figures, good)) = bar.figures.and_then(|it| Some((it, it.good?))) else {
        draw_nothing(svg, layout, bar, top);
        return;
    };
    let mut end = layout.middle() - (1.0 - good.value) * layout.unit;
    for (level, share) in figures.shares.iter().enumerate() {
        let segment = Segment {
            x: end,
            y: top,
            width: share * layout.unit,
            height: BAR,
            colour: colour(level, figures.shares.len()),
        };
        segment.draw(svg, &[&percent(*share), &whole_percent(*share)]);
        end += share * layout.unit;
    }
    if let Some(interval) = good.interval {
        let at = |share: f64| round(layout.middle() + share * layout.unit);
        let (low, high, y) = (at(interval.low), at(interval.high), round(top + BAR + 4.0));
        let _ = write!(
            svg,
            r#"<path d="M{low} {y}v6m0-3H{high}m0-3v6" fill="none" stroke="currentColor" stroke-width="1.5"/>"#,
        );
    }
    if layout.names == Names::Beside {
        draw_n(svg, bar.n, end + 8.0, top);
    }
}

/// In place of a bar: why there is none, or, where that stands above, a line that leads nowhere.
fn draw_nothing(svg: &mut String, layout: &Layout, bar: &Bar, top: f64) {
    if layout.names == Names::Beside {
        return draw_n(svg, bar.n, layout.middle() + 10.0, top);
    }
    let _ = write!(
        svg,
        r#"<path d="M{left} {y}h{length}" stroke="currentColor" stroke-opacity="0.5" stroke-dasharray="2 4"/>"#,
        left = layout.left,
        y = top + BAR / 2.0,
        length = round(2.0 * layout.unit),
    );
}

fn draw_name(svg: &mut String, layout: &Layout, bar: &Bar, row: f64) {
    let top = row + layout.bar_top;
    let mut at = At {
        x: 0.0,
        y: row + 17.0,
        size: NAME,
        anchor: "start",
        fill: "currentColor",
        opacity: 1.0,
    };
    let lines = if layout.names == Names::Beside { 2 } else { 1 };
    let lines = wrap(bar.name, NAME, layout.name_room, lines);
    if layout.names == Names::Beside {
        at.y = top + if lines.len() == 2 { 9.0 } else { 17.0 };
    }
    for line in lines {
        text(svg, &at, &line);
        at.y += 16.0;
    }
    match layout.names {
        Names::Beside => {}
        Names::Stacked => draw_n(svg, bar.n, 0.0, row + 18.5),
        Names::Above => {
            let end = At {
                x: layout.left + 2.0 * layout.unit,
                y: row + 17.0,
                size: SMALL,
                anchor: "end",
                opacity: QUIET,
                ..at
            };
            text(svg, &end, bar.n);
        }
    }
}

fn draw_n(svg: &mut String, n: &str, x: f64, top: f64) {
    let at = At {
        x,
        y: top + 16.5,
        size: SMALL,
        anchor: "start",
        fill: "currentColor",
        opacity: QUIET,
    };
    text(svg, &at, n);
}

/// The picture in words: "Praha 7: 12 walkers, 84 answers; none 10 %, little 20 %, ...".
fn description(chart: &Diverging) -> String {
    let bar = |bar: &Bar| {
        let shares = bar.figures.map_or(&[][..], |figures| &figures.shares);
        let levels = chart.levels.iter().zip(shares);
        let levels: Vec<String> = levels
            .map(|(level, share)| format!("{} {}", word(level), percent(*share)))
            .collect();
        let separator = if levels.is_empty() { "" } else { "; " };
        format!("{}: {}{separator}{}.", bar.name, bar.n, levels.join(", "))
    };
    chart.bars.iter().map(bar).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::interval::Interval;
    use crate::analysis::tally::Estimate;

    fn figures(shares: &[f64]) -> Figures {
        Figures {
            counts: vec![1; shares.len()],
            answers: 84,
            cannot_judge: 0,
            off_scale: 0,
            shares: shares.to_vec(),
            mean: Some(2.0),
            good: Some(Estimate {
                value: 0.7,
                interval: Some(Interval {
                    low: 0.5,
                    high: 0.85,
                }),
            }),
        }
    }

    fn chart(width: u32) -> String {
        let good = figures(&[0.1, 0.2, 0.3, 0.4]);
        diverging(&Diverging {
            title: "Light on path & faces",
            levels: &["none: I see nothing", "little", "enough", "good"],
            bars: &[
                Bar {
                    name: "Praha 7",
                    n: "12 walkers, 84 answers",
                    figures: Some(&good),
                },
                Bar {
                    name: "SAPA <Libuš>",
                    n: "3 walkers: too few",
                    figures: None,
                },
            ],
            width,
            key: true,
        })
    }

    #[test]
    fn a_wide_picture_names_districts_beside_their_bars() {
        insta::assert_snapshot!(chart(720).replace("><", ">\n<"));
    }

    #[test]
    fn a_narrow_picture_names_districts_above_their_bars() {
        insta::assert_snapshot!(chart(328).replace("><", ">\n<"));
    }

    proptest::proptest! {
        #[test]
        fn any_picture_is_well_formed_and_needs_no_inline_style(
            title in ".{0,40}", name in ".{0,40}", n in ".{0,40}", width: u32, key: bool,
            counts in proptest::collection::vec(1u8..9, 2..8),
        ) {
            let total: f64 = counts.iter().map(|n| f64::from(*n)).sum();
            let shares: Vec<f64> = counts.iter().map(|n| f64::from(*n) / total).collect();
            let figures = figures(&shares);
            let levels = vec![title.as_str(); shares.len()];
            let bar = Bar { name: &name, n: &n, figures: Some(&figures) };
            let svg = diverging(&Diverging { title: &title, levels: &levels, bars: &[bar], width, key });
            proptest::prop_assert!(roxmltree::Document::parse(&svg).is_ok());
            proptest::prop_assert!(!svg.contains("style") || title.contains("style"));
        }
    }
}
