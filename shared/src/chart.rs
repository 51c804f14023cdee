//! Pictures of figures as SVG text: pure functions, so that the app, the report and the public pages
//! show the same picture. Lines and text take the page's ink (`currentColor`) and font; nothing is
//! styled inline, because the content security policy forbids it. Words come from the caller, in
//! the reader's language.

mod distribution;
mod diverging;
mod dots;
mod forest;
mod label;
mod segment;
mod standalone;

pub use distribution::{Distribution, distribution};
pub use diverging::{Bar, Diverging, diverging};
pub use dots::{Dot, Dots, dots};
pub use forest::{Forest, ForestRow, forest, whisker};
pub use standalone::{size, standalone};

/// The score scale, low to high: diverging and told apart by colour-blind eyes (ColorBrewer BrBG).
const SCALE: [Colour; 5] = [
    Colour {
        fill: "#8C510A",
        ink: "#FFFFFF",
    },
    Colour {
        fill: "#D8B365",
        ink: "#1B2130",
    },
    Colour {
        fill: "#EDE7DA",
        ink: "#1B2130",
    },
    Colour {
        fill: "#5AB4AC",
        ink: "#1B2130",
    },
    Colour {
        fill: "#01665E",
        ink: "#FFFFFF",
    },
];

/// What cannot be said: nothing, too few, several.
pub const NEUTRAL: Colour = Colour {
    fill: "#8A8F9B",
    ink: "#1B2130",
};

/// Themes have no order, so they take none of the score scale's colours. Paul Tol's "muted" scheme, told
/// apart by colour-blind eyes.
const THEMES: [(&str, Colour); 9] = [
    ("safety", dark_ink("#CC6677")),
    ("lighting", dark_ink("#DDCC77")),
    ("signage", dark_ink("#88CCEE")),
    ("services", dark_ink("#44AA99")),
    ("mixing", light_ink("#332288")),
    ("hate", light_ink("#882255")),
    ("space", dark_ink("#999933")),
    ("access", light_ink("#117733")),
    ("feeling", light_ink("#AA4499")),
];

/// The dark side and the bright: told apart by lightness alone.
const SIDES: [Colour; 2] = [light_ink("#3D4A73"), dark_ink("#F4B63F")];

const fn dark_ink(fill: &'static str) -> Colour {
    Colour {
        fill,
        ink: "#1B2130",
    }
}

const fn light_ink(fill: &'static str) -> Colour {
    Colour {
        fill,
        ink: "#FFFFFF",
    }
}

/// Colour of a theme; of one's own themes there is none.
pub fn theme_colour(theme: &str) -> Colour {
    let known = THEMES.iter().find(|(name, _)| *name == theme);
    known.map_or(NEUTRAL, |(_, colour)| *colour)
}

/// Colour of the dark side (0) and the bright (1).
pub fn side_colour(side: usize) -> Colour {
    SIDES.get(side).copied().unwrap_or(NEUTRAL)
}

/// A level's colour, and the colour that is legible on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub fill: &'static str,
    pub ink: &'static str,
}

/// Colour of a level (0 is the worst) on a scale of so many. Only the middle of an odd scale is
/// neutral; four levels take the two outer colours of each side.
pub fn colour(level: usize, levels: usize) -> Colour {
    let from_middle = (2 * level + 1).abs_diff(levels);
    let reach = levels.saturating_sub(1).max(1);
    let step = match from_middle {
        0 => 0,
        _ => ((2 * from_middle + reach / 2) / reach).clamp(1, 2),
    };
    let worse = 2 * level + 1 < levels;
    SCALE[if worse { 2 - step } else { 2 + step }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_middle_of_an_odd_scale_is_neutral() {
        let steps = |levels: usize| -> Vec<usize> {
            let index = |level| SCALE.iter().position(|it| *it == colour(level, levels));
            (0..levels).filter_map(index).collect()
        };
        assert_eq!(steps(2), [0, 4]);
        assert_eq!(steps(3), [0, 2, 4]);
        assert_eq!(steps(4), [0, 1, 3, 4]);
        assert_eq!(steps(5), [0, 1, 2, 3, 4]);
        assert_eq!(steps(7), [0, 1, 1, 2, 3, 3, 4]);
    }
}
