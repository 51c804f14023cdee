//! Parts of a whole: which of them are too small to be shown, and which must be hidden with those.

use crate::analysis::comparison::Cell;
use crate::analysis::stops::StopFigure;
use crate::map::figure::HexagonFigure;

pub(super) fn is_small(cell: &Cell, walkers: u32, k: u32) -> bool {
    matches!(cell, Cell::Shown(_)) && walkers < k
}

/// A figure that is part of a total.
pub(super) trait Part {
    fn walkers(&self) -> u32;
    fn cell(&mut self) -> &mut Cell;

    /// Hides it whatever it is, and says why.
    fn hide(&mut self, k: u32) {
        let small = self.walkers() < k;
        *self.cell() = if small { Cell::TooFew } else { Cell::Withheld };
    }
}

impl Part for StopFigure {
    fn walkers(&self) -> u32 {
        self.walkers
    }

    fn cell(&mut self) -> &mut Cell {
        &mut self.cell
    }
}

impl Part for HexagonFigure {
    fn walkers(&self) -> u32 {
        self.walkers
    }

    fn cell(&mut self) -> &mut Cell {
        &mut self.cell
    }
}

/// Hides the small parts of a total that is shown elsewhere, and with them as many others as it
/// takes for the hidden ones together to have k walkers. The same people walk from stop to stop, so
/// walkers of several parts are not added up: one hidden part must have k by itself.
pub(super) fn hide_small(parts: &mut [impl Part], k: u32) {
    let mut any = false;
    for part in parts.iter_mut() {
        let walkers = part.walkers();
        if is_small(part.cell(), walkers, k) {
            part.hide(k);
            any = true;
        }
    }
    let shown = parts
        .iter_mut()
        .filter_map(|part| matches!(part.cell(), Cell::Shown(_)).then_some(part));
    if let Some(smallest) = shown.min_by_key(|part| part.walkers()).filter(|_| any) {
        smallest.hide(k);
    }
}
