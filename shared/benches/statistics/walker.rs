//! Walkers made up: each leans one way at every stop, so that the answers of one go together.

use shared::analysis::dice::Dice;
use std::f64::consts::TAU;

/// Walkers of one kind, who judge each stop on four levels. What a walker sees is a normal number: the
/// stop's own, the walker's leaning and this answer's; the level is how many of the limits it is above.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Of what all see; 0 is the middle of the scale.
    pub middle: f64,
    /// Share of the leaning in the variance within a stop: the correlation of a walker's answers.
    pub leaning: f64,
    /// Of an answer, leaning and all; the limits are at -1, 0 and 1.
    pub spread: f64,
}

impl Kind {
    /// A walker's levels at the stops.
    pub fn walker(self, stops: &[f64], dice: &mut Dice) -> Vec<u8> {
        let leaning = self.leaning.sqrt() * normal(dice);
        let own = (1.0 - self.leaning).sqrt();
        let answer = |stop: &f64| {
            let seen = self.middle + stop + self.spread * (leaning + own * normal(dice));
            u8::from(seen > -1.0) + u8::from(seen > 0.0) + u8::from(seen > 1.0)
        };
        stops.iter().map(answer).collect()
    }
}

/// Mean level of a walker.
pub fn mean(levels: &[u8]) -> f64 {
    levels.iter().copied().map(f64::from).sum::<f64>() / levels.len() as f64
}

/// A walker's share of answers on the good side.
pub fn good(levels: &[u8]) -> f64 {
    levels.iter().filter(|level| **level > 1).count() as f64 / levels.len() as f64
}

/// By Box and Muller.
pub fn normal(dice: &mut Dice) -> f64 {
    (-2.0 * dice.uniform().ln()).sqrt() * (TAU * dice.uniform()).cos()
}
