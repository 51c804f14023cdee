//! How one place was answered, small enough for the map's popup: one bar, answers counted.

use super::colour;
use super::label::{At, escape, text, word};
use super::segment::{Segment, key};
use std::fmt::Write;

#[derive(Clone, Copy, Debug)]
pub struct Distribution<'a> {
    /// The item's label: the picture's name for those who do not see it.
    pub title: &'a str,
    /// Words of the scale, worst to best.
    pub levels: &'a [&'a str],
    /// Answers on each level.
    pub counts: &'a [u32],
    /// "7 walkers, 7 answers"; without answers why there are none.
    pub n: &'a str,
    /// Pixels; from about 160.
    pub width: u32,
}

/// Draws the bar with the number of answers in each piece, their words below, and n.
pub fn distribution(chart: &Distribution) -> String {
    const BAR: f64 = 22.0;
    let total = chart.width.clamp(120, 1600);
    let answers: u32 = chart.counts.iter().sum();
    let (mut body, mut y) = (String::new(), 0.0);
    if answers > 0 {
        let unit = f64::from(total) / f64::from(answers);
        let mut x = 0.0;
        for (level, count) in chart.counts.iter().enumerate() {
            let segment = Segment {
                x,
                y: 0.5,
                width: unit * f64::from(*count),
                height: BAR,
                colour: colour(level, chart.counts.len()),
            };
            segment.draw(&mut body, &[&count.to_string()]);
            x += segment.width;
        }
        let (words, height) = key(chart.levels, f64::from(total), BAR + 4.0);
        body.push_str(&words);
        y = BAR + 4.0 + height;
    }
    let at = At {
        x: 0.0,
        y: y + 14.0,
        size: 12.5,
        anchor: "start",
        fill: "currentColor",
        opacity: 0.72,
    };
    text(&mut body, &at, chart.n);
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {total} {height}" width="{total}" height="{height}" fill="currentColor"><title>{title}</title><desc>{description}</desc>{body}</svg>"#,
        height = y + 20.0,
        title = escape(chart.title),
        description = escape(&description(chart)),
    );
    svg
}

/// "7 walkers, 7 answers; none 1, little 2, good 4."
fn description(chart: &Distribution) -> String {
    let levels = chart.levels.iter().zip(chart.counts);
    let levels: Vec<String> = levels
        .map(|(level, count)| format!("{} {count}", word(level)))
        .collect();
    format!("{}; {}.", chart.n, levels.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_level_by_level() {
        let svg = distribution(&Distribution {
            title: "Light on path and faces",
            levels: &["none", "little", "enough", "good"],
            counts: &[1, 2, 0, 4],
            n: "7 walkers, 7 answers",
            width: 240,
        });
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
    }

    #[test]
    fn a_place_without_answers_says_so() {
        let svg = distribution(&Distribution {
            title: "Light",
            levels: &["none", "good"],
            counts: &[0, 0],
            n: "3 walkers: too few",
            width: 240,
        });
        assert!(svg.contains("3 walkers: too few</text>") && !svg.contains("<rect"));
    }
}
