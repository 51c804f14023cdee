//! How far apart two sides are, item by item: a dot for the difference, a line for its interval, all on one
//! scale from -1 to 1 with "no difference" in the middle (a forest plot).

use super::label::{At, escape, round, text, wrap};
use crate::analysis::interval::Interval;
use std::fmt::Write;

#[derive(Clone, Copy, Debug)]
pub struct Forest<'a> {
    /// What is compared: the picture's name for those who do not see it.
    pub title: &'a str,
    /// What a difference to the left and to the right of the middle means.
    pub ends: (&'a str, &'a str),
    pub rows: &'a [ForestRow<'a>],
    /// Pixels; from about 480.
    pub width: u32,
}

#[derive(Clone, Copy, Debug)]
pub struct ForestRow<'a> {
    pub name: &'a str,
    /// "-0.42 (-0.71 to 0.02), 9 and 8 walkers".
    pub n: &'a str,
    pub delta: f64,
    pub interval: Option<Interval>,
}

const ROW: f64 = 44.0;
const HEAD: f64 = 24.0;
const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;

/// Draws all rows, the first on top.
pub fn forest(chart: &Forest) -> String {
    let total = f64::from(chart.width.clamp(320, 1600));
    let names = (total * 0.46).round();
    let scale = Scale {
        left: names + 16.0,
        width: total - names - 32.0,
    };
    let height = HEAD + ROW * chart.rows.len() as f64;
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {total} {height}" width="{total}" height="{height}" fill="currentColor"><title>{title}</title>"#,
        title = escape(chart.title),
    );
    let mut at = At {
        x: scale.left,
        y: 14.0,
        size: SMALL,
        anchor: "start",
        fill: "currentColor",
        opacity: 0.72,
    };
    text(&mut svg, &at, &format!("\u{2190} {}", chart.ends.0));
    (at.x, at.anchor) = (scale.left + scale.width, "end");
    text(&mut svg, &at, &format!("{} \u{2192}", chart.ends.1));
    for (row, index) in chart.rows.iter().zip(0..) {
        draw(&mut svg, row, scale, names, HEAD + f64::from(index) * ROW);
    }
    svg.push_str("</svg>");
    svg
}

fn draw(svg: &mut String, row: &ForestRow, scale: Scale, names: f64, top: f64) {
    let mut at = At {
        x: 0.0,
        y: top + 16.0,
        size: SIZE,
        anchor: "start",
        fill: "currentColor",
        opacity: 1.0,
    };
    if let Some(name) = wrap(row.name, SIZE, names, 1).first() {
        text(svg, &at, name);
    }
    (at.y, at.size, at.opacity) = (top + 32.0, SMALL, 0.72);
    text(svg, &at, row.n);
    scale.draw(svg, row.delta, row.interval, (top, ROW));
}

/// One row without words, for a line of a table that says the same.
pub fn whisker(delta: f64, interval: Option<Interval>) -> String {
    const WIDTH: f64 = 200.0;
    const HEIGHT: f64 = 24.0;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="whisker" aria-hidden="true" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" fill="currentColor">"#,
    );
    let scale = Scale {
        left: 6.0,
        width: WIDTH - 12.0,
    };
    scale.draw(&mut svg, delta, interval, (0.0, HEIGHT));
    svg.push_str("</svg>");
    svg
}

/// From -1 to 1.
#[derive(Clone, Copy)]
struct Scale {
    left: f64,
    width: f64,
}

impl Scale {
    fn at(self, delta: f64) -> f64 {
        round(self.left + delta.midpoint(1.0) * self.width)
    }

    /// The line that all is on, its middle, the interval and the difference. Where there are too few walkers for an
    /// interval the dot is hollow.
    fn draw(self, svg: &mut String, delta: f64, of: Option<Interval>, (top, height): (f64, f64)) {
        let (y, middle) = (round(top + height / 2.0), self.at(0.0));
        let (left, right, bottom) = (self.at(-1.0), self.at(1.0), round(top + height));
        let _ = write!(
            svg,
            r#"<path d="M{left} {y}H{right}" stroke="currentColor" stroke-opacity="0.18"/><path d="M{middle} {top}V{bottom}" stroke="currentColor" stroke-opacity="0.6"/>"#,
            top = round(top),
        );
        let mut fill = "none";
        if let Some(interval) = of {
            fill = "currentColor";
            let (low, high) = (self.at(interval.low), self.at(interval.high));
            let _ = write!(
                svg,
                r#"<path d="M{low} {ends}v8m0-4H{high}m0-4v8" fill="none" stroke="currentColor" stroke-width="1.75"/>"#,
                ends = round(y - 4.0),
            );
        }
        let _ = write!(
            svg,
            r#"<circle cx="{x}" cy="{y}" r="4.5" fill="{fill}" stroke="currentColor" stroke-width="1.75"/>"#,
            x = self.at(delta),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_lies_where_it_says_and_few_walkers_leave_it_hollow() {
        let wide = Interval {
            low: -0.5,
            high: 0.25,
        };
        let rows = [
            ForestRow {
                name: "Light on path & faces",
                n: "9 and 8 walkers",
                delta: -0.25,
                interval: Some(wide),
            },
            ForestRow {
                name: "Bins",
                n: "3 and 8 walkers",
                delta: 1.0,
                interval: None,
            },
        ];
        let svg = forest(&Forest {
            title: "SAPA and Praha 7",
            ends: ("lower in SAPA", "lower in Praha 7"),
            rows: &rows,
            width: 640,
        });
        assert!(roxmltree::Document::parse(&svg).is_ok());
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
    }

    #[test]
    fn a_whisker_has_no_words() {
        let svg = whisker(0.0, None);
        assert!(roxmltree::Document::parse(&svg).is_ok());
        assert!(!svg.contains("<text") && svg.contains(r#"cx="100""#));
    }
}
