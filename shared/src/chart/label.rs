//! Text inside a picture: escaped, measured (roughly: the font is the reader's) and broken to fit.

use std::fmt::Write;

/// Text as SVG content or attribute value; characters that XML forbids are dropped.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Width of a text in a system font of this size, rather over than under.
pub fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'í' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' => 0.28,
        ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | '%' => 0.88,
        // Combining marks, as decomposed Vietnamese has them.
        '\u{300}'..='\u{36f}' => 0.0,
        c if c.is_uppercase() => 0.7,
        // CJK, Hangul and wide forms.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffef}' => 1.0,
        _ => 0.57,
    };
    text.chars().map(em).sum::<f64>() * size
}

/// The text in at most `lines` lines, each within `room`; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.peek() {
        let extended = match wrapped.last() {
            Some(line) => format!("{line} {word}"),
            None => (*word).to_owned(),
        };
        if wrapped.is_empty() || width(&extended, size) > room {
            if wrapped.len() == lines {
                break;
            }
            wrapped.push((*word).to_owned());
        } else if let Some(line) = wrapped.last_mut() {
            *line = extended;
        }
        words.next();
    }
    let rest = words.peek().is_some();
    let last = wrapped.len().saturating_sub(1);
    for (index, line) in wrapped.iter_mut().enumerate() {
        if width(line, size) > room || (rest && index == last) {
            shorten(line, size, room);
        }
    }
    wrapped
}

/// Cuts a line so that it and an ellipsis fit.
fn shorten(line: &mut String, size: f64, room: f64) {
    while !line.is_empty() && width(line, size) + 0.9 * size > room {
        line.pop();
    }
    let kept = line.trim_end_matches([' ', ',', ':', ';']).len();
    line.truncate(kept);
    line.push('…');
}

/// What a level is called beside a bar: its word, without the anchor that explains it
/// ("little: I would miss a step").
pub fn word(level: &str) -> &str {
    let end = level.find([':', '(', ';']).unwrap_or(level.len());
    let word = level[..end].trim();
    if word.is_empty() { level.trim() } else { word }
}

/// A share as whole percent, with a narrow space that does not break.
pub fn percent(share: f64) -> String {
    format!("{}\u{202f}%", (share * 100.0).round())
}

/// Where and how a text stands.
pub struct At<'a> {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    /// `start`, `middle` or `end`.
    pub anchor: &'a str,
    pub fill: &'a str,
    pub opacity: f64,
}

/// Appends a `text` element.
pub fn text(svg: &mut String, at: &At, text: &str) {
    let At {
        x,
        y,
        size,
        anchor,
        fill,
        opacity,
    } = at;
    let (x, y) = (round(*x), round(*y));
    let escaped = escape(text);
    let faded = if *opacity < 1.0 {
        format!(" fill-opacity=\"{opacity}\"")
    } else {
        String::new()
    };
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"{faded}>{escaped}</text>"#,
    );
}

/// To a tenth of a unit: enough for the eye, and short.
pub fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_break_at_words_and_end_in_an_ellipsis() {
        assert_eq!(wrap("Praha 7", 13.0, 120.0, 2), ["Praha 7"]);
        let long = "Khu vực trung tâm thương mại SAPA Libuš và các vùng lân cận";
        let lines = wrap(long, 13.0, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && lines.iter().all(|line| width(line, 13.0) <= 121.0));
        assert_eq!(wrap("", 13.0, 120.0, 2), Vec::<String>::new());
        assert_eq!(wrap(&"x".repeat(99), 13.0, 120.0, 2).len(), 1);
    }

    #[test]
    fn a_levels_word_stands_without_its_anchor() {
        assert_eq!(word("little: I would miss a step"), "little");
        assert_eq!(word("5-10"), "5-10");
        assert_eq!(word("(none)"), "(none)");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_well_formed(text in ".{0,60}", room in 0.0..200.0) {
            let document = format!("<t a=\"{0}\">{0}</t>", escape(&text));
            proptest::prop_assert!(roxmltree::Document::parse(&document).is_ok());
            proptest::prop_assert!(wrap(&text, 13.0, room, 2).len() <= 2);
        }
    }
}
