//! Shares of several sides on one scale from 0 to 100 %: a dot with its interval for each. Small, so that many
//! stand beside one another and can be compared, all on the same scale (small multiples: Tufte 1983, *The Visual
//! Display of Quantitative Information*, ch. 8; dots in place of bars after Cleveland 1985, *The Elements of Graphing
//! Data*).

use super::colour;
use super::label::{At, escape, percent, round, text, width, wrap};
use crate::analysis::tally::Estimate;
use std::fmt::Write;

#[derive(Clone, Copy, Debug)]
pub struct Dots<'a> {
    /// What the shares are of: the picture's name for those who do not see it.
    pub title: &'a str,
    pub rows: &'a [Dot<'a>],
    /// Pixels; from about 220.
    pub width: u32,
}

#[derive(Clone, Copy, Debug)]
pub struct Dot<'a> {
    pub name: &'a str,
    /// "n = 12"; without a share why there is none.
    pub n: &'a str,
    pub share: Option<Estimate>,
}

const ROW: f64 = 44.0;
const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
/// Room for half a label at either end of the scale.
const MARGIN: f64 = 16.0;

/// Draws all sides, and the scale below.
pub fn dots(chart: &Dots) -> String {
    let total = f64::from(chart.width.clamp(200, 1600));
    let bottom = ROW * chart.rows.len() as f64;
    let height = bottom + 18.0;
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {total} {height}" width="{total}" height="{height}" fill="currentColor"><title>{title}</title><desc>{description}</desc>"#,
        title = escape(chart.title),
        description = escape(&description(chart)),
    );
    for share in [0.0, 0.5, 1.0] {
        let at = At {
            x: x(share, total),
            y: bottom + 14.0,
            size: SMALL,
            anchor: "middle",
            fill: "currentColor",
            opacity: 0.72,
        };
        text(&mut svg, &at, &percent(share));
    }
    for (row, index) in chart.rows.iter().zip(0..) {
        draw(&mut svg, row, total, f64::from(index) * ROW);
    }
    svg.push_str("</svg>");
    svg
}

fn x(share: f64, total: f64) -> f64 {
    round(MARGIN + share * (total - 2.0 * MARGIN))
}

fn draw(svg: &mut String, row: &Dot, total: f64, top: f64) {
    let at = At {
        x: 0.0,
        y: top + 15.0,
        size: SIZE,
        anchor: "start",
        fill: "currentColor",
        opacity: 1.0,
    };
    let right = match row.share {
        Some(share) => format!("{} \u{b7} {}", percent(share.value), row.n),
        None => row.n.to_owned(),
    };
    let room = total - width(&right, SMALL) - 8.0;
    if let Some(name) = wrap(row.name, SIZE, room, 1).first() {
        text(svg, &at, name);
    }
    let end = At {
        x: total,
        size: SMALL,
        anchor: "end",
        opacity: 0.72,
        ..at
    };
    text(svg, &end, &right);
    let y = round(top + 29.0);
    let (left, middle, right) = (x(0.0, total), x(0.5, total), x(1.0, total));
    let dashes = if row.share.is_some() {
        ""
    } else {
        r#" stroke-dasharray="2 4""#
    };
    let _ = write!(
        svg,
        r#"<path d="M{left} {y}H{right}M{left} {end}v10M{middle} {end}v10M{right} {end}v10" stroke="currentColor" stroke-opacity="0.3"{dashes}/>"#,
        end = y - 5.0,
    );
    if let Some(share) = row.share {
        draw_share(svg, share, total, y);
    }
}

fn draw_share(svg: &mut String, share: Estimate, total: f64, y: f64) {
    if let Some(interval) = share.interval {
        let (low, high) = (x(interval.low, total), x(interval.high, total));
        let _ = write!(
            svg,
            r#"<path d="M{low} {ends}v8m0-4H{high}m0-4v8" fill="none" stroke="currentColor" stroke-width="1.75"/>"#,
            ends = y - 4.0,
        );
    }
    // The half that it is in, in the colours of the score scale; an outline for the eyes that see none.
    let level = usize::from(share.value >= 0.5);
    let _ = write!(
        svg,
        r#"<circle cx="{x}" cy="{y}" r="5.5" fill="{fill}" stroke="currentColor" stroke-width="1.25"/>"#,
        x = x(share.value, total),
        fill = colour(level, 2).fill,
    );
}

/// "Praha 7: 64 %, n = 12. SAPA: 3 walkers, too few."
fn description(chart: &Dots) -> String {
    let row = |row: &Dot| match row.share {
        Some(share) => format!("{}: {}, {}.", row.name, percent(share.value), row.n),
        None => format!("{}: {}.", row.name, row.n),
    };
    chart.rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::interval::Interval;

    #[test]
    fn a_share_lies_on_the_scale_and_what_may_not_be_said_has_none() {
        let interval = Interval {
            low: 0.25,
            high: 0.75,
        };
        let rows = [
            Dot {
                name: "Praha 7",
                n: "n = 12",
                share: Some(Estimate {
                    value: 0.5,
                    interval: Some(interval),
                }),
            },
            Dot {
                name: "SAPA <Libuš>",
                n: "3 walkers: too few",
                share: None,
            },
        ];
        let svg = dots(&Dots {
            title: "Lighting",
            rows: &rows,
            width: 280,
        });
        assert!(roxmltree::Document::parse(&svg).is_ok());
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
    }
}
