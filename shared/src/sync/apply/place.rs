//! Whether a place is one.

use super::{Problem, Rule, note};
use crate::response::Geotag;

/// Notes an impossible place, the fix that a pin was moved from included.
pub(super) fn check(problems: &mut Vec<Problem>, geotag: &Geotag) {
    let broken =
        !is_on_earth(geotag) || geotag.original.as_deref().is_some_and(|o| !is_on_earth(o));
    note(
        problems,
        broken,
        Rule::ImpossiblePlace,
        "no place on earth, or the accuracy is not a radius",
    );
}

fn is_on_earth(geotag: &Geotag) -> bool {
    (-180.0..=180.0).contains(&geotag.longitude)
        && (-90.0..=90.0).contains(&geotag.latitude)
        && geotag
            .accuracy
            .is_none_or(|metres| metres.is_finite() && metres >= 0.0)
}
