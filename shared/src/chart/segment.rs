//! What all bars are made of: one level's piece, and the key that names the levels.

use super::label::{At, percent, round, text, width, word};
use super::{Colour, colour};
use std::fmt::Write;

/// A level's piece of a bar.
pub struct Segment {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub colour: Colour,
}

impl Segment {
    /// With the first of the labels that fits, or none; nothing when the level was not chosen. A hair
    /// of the ground is left between pieces, and a faint outline keeps the neutral one visible on it.
    pub fn draw(&self, svg: &mut String, labels: &[&str]) {
        const SIZE: f64 = 12.5;
        if self.width <= 0.0 {
            return;
        }
        let _ = write!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="currentColor" stroke-opacity="0.3"/>"#,
            x = round(self.x + 0.75),
            y = round(self.y),
            width = round((self.width - 1.5).max(0.5)),
            height = round(self.height),
            fill = self.colour.fill,
        );
        let fits = |label: &&&str| width(label, SIZE) + 6.0 <= self.width;
        if let Some(label) = labels.iter().find(fits) {
            let at = At {
                x: self.x + self.width / 2.0,
                y: self.y + self.height / 2.0 + 4.5,
                size: SIZE,
                anchor: "middle",
                fill: self.colour.ink,
                opacity: 1.0,
            };
            text(svg, &at, label);
        }
    }
}

/// A percentage without its sign, where the sign does not fit.
pub fn whole_percent(share: f64) -> String {
    percent(share)
        .trim_end_matches(['\u{202f}', '%'])
        .to_owned()
}

/// The levels' words beside their colours, flowing over as many lines as they need from `top` on, and
/// how high that is.
pub fn key(levels: &[&str], room: f64, top: f64) -> (String, f64) {
    const SIZE: f64 = 12.5;
    const LINE: f64 = 20.0;
    let (mut svg, mut x, mut y) = (String::new(), 0.0, top);
    for (index, level) in levels.iter().enumerate() {
        let word = word(level);
        let wide = 18.0 + width(word, SIZE) + 14.0;
        if x > 0.0 && x + wide - 14.0 > room {
            (x, y) = (0.0, y + LINE);
        }
        let swatch = Segment {
            x,
            y: y + 4.0,
            width: 13.5,
            height: 12.0,
            colour: colour(index, levels.len()),
        };
        swatch.draw(&mut svg, &[]);
        let at = At {
            x: x + 18.0,
            y: y + 14.5,
            size: SIZE,
            anchor: "start",
            fill: "currentColor",
            opacity: 0.85,
        };
        text(&mut svg, &at, word);
        x += wide;
    }
    (svg, y - top + LINE)
}
