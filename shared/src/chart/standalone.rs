//! A picture to be taken away: on white, in dark ink, with what it shows and what it is made of.

use super::label::{At, escape, text, wrap};
use std::fmt::Write;

/// Ink of the light page: a file knows no dark one.
const INK: &str = "#1B2130";
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const MARGIN: f64 = 24.0;
const TITLE: f64 = 17.0;
const NOTE: f64 = 12.0;

/// One of this module's pictures as a file of its own: below a title, above notes (what is compared, filter, time and
/// version). `None` for what is none of them.
pub fn standalone(picture: &str, title: &str, notes: &[String]) -> Option<String> {
    let (width, height) = size(picture)?;
    // Narrow pictures get room for their words.
    let total = width.max(480.0) + 2.0 * MARGIN;
    let room = total - 2.0 * MARGIN;
    let title_lines = wrap(title, TITLE, room, 3);
    let note_lines: Vec<String> = notes
        .iter()
        .flat_map(|note| wrap(note, NOTE, room, 3))
        .collect();
    let top = MARGIN + 24.0 * title_lines.len() as f64 + 8.0;
    let bottom = top + height + 12.0;
    let whole = bottom + 17.0 * note_lines.len() as f64 + MARGIN;
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {whole}" width="{total}" height="{whole}" fill="{INK}" color="{INK}" font-family="{FONT}"><title>{title}</title><rect width="{total}" height="{whole}" fill="white"/>"#,
        title = escape(title),
    );
    let mut at = At {
        x: MARGIN,
        y: MARGIN + 16.0,
        size: TITLE,
        anchor: "start",
        fill: "currentColor",
        opacity: 1.0,
    };
    for line in &title_lines {
        text(&mut svg, &at, line);
        at.y += 24.0;
    }
    let place = format!(r#"<svg x="{MARGIN}" y="{top}" "#);
    svg.push_str(&picture.replacen("<svg ", &place, 1));
    (at.y, at.size, at.opacity) = (bottom + 12.0, NOTE, 0.72);
    for line in &note_lines {
        text(&mut svg, &at, line);
        at.y += 17.0;
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// Width and height in pixels.
pub fn size(picture: &str) -> Option<(f64, f64)> {
    let (_, after) = picture.split_once("viewBox=\"0 0 ")?;
    let (inside, _) = after.split_once('"')?;
    let (width, height) = inside.split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::whisker;

    #[test]
    fn a_file_stands_on_its_own() {
        let notes = ["Praha & SAPA".to_owned(), "Krok 1".to_owned()];
        let file = standalone(&whisker(0.25, None), "Light <on> path", &notes).expect("a picture");
        let document = roxmltree::Document::parse(&file).expect("well formed");
        let root = document.root_element();
        assert_eq!(root.attribute("color"), Some(INK));
        assert!(!file.contains("style="));
        let words: Vec<&str> = root
            .descendants()
            .filter(|it| it.has_tag_name("text"))
            .filter_map(|it| it.text())
            .collect();
        assert_eq!(words, ["Light <on> path", "Praha & SAPA", "Krok 1"]);
        let (width, height) = size(&file).expect("its own size");
        assert!(width >= 480.0 && height > 24.0);
        assert_eq!(standalone("no picture", "", &[]), None);
    }
}
