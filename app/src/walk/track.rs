//! The way that somebody walks, recorded while the page is on the screen and they want it: off until they
//! agree and switch it on, seen on every page while it is on, and paused by one tap. What is recorded of it
//! is decided in [`shared::activity::track`].

mod bar;
mod recorder;
mod switch;

pub use recorder::{begin, forget, length};
pub use switch::TrackSwitch;

use crate::language::t_with;
use shared::activity::track::Length;
use shared::i18n::{Argument, later};

/// How long a way is, for a sentence.
pub fn said(length: Length) -> [(&'static str, Argument<'static>); 2] {
    let points = t_with(
        later::TRACK_POINTS,
        &[("n", (length.points as usize).into())],
    );
    // To ten metres: no single point is better known.
    let metres = (length.metres / 10.0).round() as usize * 10;
    [("points", points.into()), ("metres", metres.into())]
}
