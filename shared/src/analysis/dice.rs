//! Random numbers for figures that are found by drawing. A name decides them and nothing else, so
//! that the same data give the same figure today and tomorrow, on the phone and on the server:
//! ChaCha with eight rounds, seeded by the SHA-256 of the name; no draw depends on the width of
//! `usize`, and what is computed from one uses `libm`, not the platform's own functions.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The same name, the same draws.
    pub fn new(name: &str) -> Self {
        Self(ChaCha8Rng::from_seed(Sha256::digest(name).into()))
    }

    /// In (0, 1].
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) + 1) as f64 / (1u64 << 53) as f64
    }

    /// One of 0..n, all alike but for 2^-64 n; 0 when n is 0. Lemire 2019, "Fast random integer
    /// generation in an interval", without its last step.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// Puts some of the values, all choices alike, in front of the others (Fisher and Yates).
    pub fn choose<T>(&mut self, values: &mut [T], some: usize) {
        for i in 0..some.min(values.len()) {
            let other = i + self.below(values.len() - i);
            values.swap(i, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_the_same_draws_everywhere() {
        // Pinned: a change here changes published figures.
        let mut dice = Dice::new("stop/light");
        let drawn: Vec<usize> = (0..12).map(|_| dice.below(10)).collect();
        assert_eq!(drawn, [5, 4, 1, 0, 7, 9, 4, 0, 7, 9, 1, 1]);
    }

    #[test]
    fn every_choice_is_as_likely_as_another() {
        let mut dice = Dice::new("choices");
        let mut counts = [0u32; 6];
        for _ in 0..6000 {
            let mut values = [0, 1, 2, 3];
            dice.choose(&mut values, 2);
            let (low, high) = (values[0].min(values[1]), values[0].max(values[1]));
            counts[[0, 3, 5][low] + high - low - 1] += 1;
        }
        // Binomial(6000, 1/6): standard deviation 29.
        assert!(
            counts.iter().all(|n| n.abs_diff(1000) < 5 * 29),
            "{counts:?}"
        );
    }
}
