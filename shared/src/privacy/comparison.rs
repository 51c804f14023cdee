//! What of a comparison, and of the agreement within it, a reader may see.

use super::part::is_small;
use super::{Guarded, Reader};
use crate::analysis::agreement::{Agreed, Agreement};
use crate::analysis::apart::ApartAtStops;
use crate::analysis::comparison::{Cell, Comparison, ThemeCell, ThemeFigure};
use crate::analysis::side::By;

/// The module above says which comparisons are for whom.
impl Guarded for Comparison {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        let all = reader.sees_all();
        if !reader.may_compare(self.by) {
            return None;
        }
        if !all {
            self.items.retain(|item| !item.item.sensitive);
            self.themes.retain(|theme| !theme.sensitive);
        }
        if !all || matches!(self.by, By::Part(_)) {
            self.hide_small(reader.k);
            self.adjust();
        }
        Some(self)
    }
}

impl Comparison {
    fn hide_small(&mut self, k: u32) {
        for item in &mut self.items {
            let mut hidden = Vec::new();
            for figure in &mut item.sides {
                if is_small(&figure.cell, figure.walkers, k) {
                    figure.cell = Cell::TooFew;
                    hidden.push(figure.side);
                }
            }
            item.differences
                .retain(|it| !hidden.contains(&it.first) && !hidden.contains(&it.second));
        }
        let themes = self.themes.iter_mut().flat_map(|theme| &mut theme.sides);
        themes.for_each(|figure| hide_small_theme(figure, k));
    }
}

/// A theme is the sum of its items: where one of these is hidden, the theme less the others would be it.
fn hide_small_theme(figure: &mut ThemeFigure, k: u32) {
    if matches!(figure.cell, ThemeCell::Shown { .. }) && figure.fewest < k {
        let small = figure.walkers < k;
        figure.cell = if small {
            ThemeCell::TooFew
        } else {
            ThemeCell::Withheld
        };
    }
}

/// For researchers, as every comparison that is not of districts. At a single stop they see small groups as well, as
/// they see each answer.
impl Guarded for ApartAtStops {
    fn guarded(self, reader: Reader) -> Option<Self> {
        reader.may_compare(self.by).then_some(self)
    }
}

/// One figure an item, of all walkers together; the places, whose few walkers could be told apart,
/// are for researchers.
impl Guarded for Agreement {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        self.items.retain(|item| !item.item.sensitive);
        for item in &mut self.items {
            item.by_place.clear();
            if item.walkers < reader.k {
                item.agreed = Agreed::TooFewWalkers;
            }
        }
        Some(self)
    }
}
