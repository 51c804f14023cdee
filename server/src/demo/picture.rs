//! Pictures for the demo: drawn street scenes, so that nobody mistakes them for photographs of a
//! real place, and marked DEMO in the corner all the same.
#![expect(
    clippy::unreadable_literal,
    reason = "colours are written as CSS writes them"
)]

mod scene;
mod sheet;

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use sheet::Sheet;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 720;
/// Where the pavement meets the houses.
const HORIZON: f32 = 470.0;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A lamp over a path: lit or broken.
    Lamp,
    /// A kerb with or without a ramp.
    Path,
    /// A wall with stickers.
    Wall,
    /// A bench under a tree.
    Bench,
    /// Shop fronts with signs.
    Shop,
}

/// A JPEG of the scene, 960x720. `bright` is its bright or its dark side.
///
/// # Errors
/// When the encoder fails, which memory alone can cause.
pub fn draw(scene: Scene, bright: bool, random: &mut ChaCha8Rng) -> anyhow::Result<Vec<u8>> {
    let mut sheet = Sheet::new(WIDTH, HEIGHT, bright)?;
    sheet.street(random);
    match scene {
        Scene::Lamp => sheet.lamp(),
        Scene::Path => sheet.path(),
        Scene::Wall => sheet.wall(random),
        Scene::Bench => sheet.bench(random),
        Scene::Shop => sheet.shop(random),
    }
    sheet.mark();
    sheet.jpeg()
}

impl Sheet {
    /// Sky, a row of houses and the pavement.
    fn street(&mut self, random: &mut ChaCha8Rng) {
        let sky = if self.bright { 0xDDE9EE } else { 0x2A3347 };
        let pavement = if self.bright { 0xE4DDCF } else { 0x3A3F4C };
        self.block(0.0, 0.0, WIDTH as f32, HEIGHT as f32, sky);
        let walls = if self.bright {
            [0xE8C9A0, 0xD9B48F, 0xEFE0C2, 0xC9B7A6]
        } else {
            [0x4A4352, 0x3E3A4A, 0x565060, 0x35323F]
        };
        let mut left = -20.0;
        while left < WIDTH as f32 {
            let width = random.random_range(130.0..220.0);
            let top = random.random_range(120.0..230.0);
            self.house(
                left,
                top,
                width,
                walls[random.random_range(0..walls.len())],
                random,
            );
            left += width + 4.0;
        }
        self.block(
            0.0,
            HORIZON,
            WIDTH as f32,
            HEIGHT as f32 - HORIZON,
            pavement,
        );
        self.line(&[(0.0, HORIZON), (WIDTH as f32, HORIZON)], 3.0, 0x6B6459);
        for step in 1..6 {
            let y = HORIZON + 14.0 * (step * step) as f32;
            self.line(
                &[(0.0, y), (WIDTH as f32, y)],
                1.5,
                if self.bright { 0xCFC6B4 } else { 0x4A5060 },
            );
        }
    }

    fn house(&mut self, left: f32, top: f32, width: f32, wall: u32, random: &mut ChaCha8Rng) {
        self.block(left, top, width, HORIZON - top, wall);
        let mut y = top + 26.0;
        while y < HORIZON - 70.0 {
            let mut x = left + 18.0;
            while x < left + width - 34.0 {
                let lit = random.random_bool(if self.bright { 0.2 } else { 0.25 });
                let pane = match (self.bright, lit) {
                    (true, _) => 0x9FB8C4,
                    (false, true) => 0xF4B63F,
                    (false, false) => 0x23293A,
                };
                self.block(x, y, 20.0, 30.0, pane);
                x += 38.0;
            }
            y += 54.0;
        }
    }

    /// The word DEMO on a paper label, in strokes of a 3x5 grid.
    fn mark(&mut self) {
        self.block(24.0, 646.0, 196.0, 54.0, 0xFBF8F2);
        let letters: [&[(f32, f32)]; 4] = [
            &[
                (0., 0.),
                (0., 5.),
                (2., 5.),
                (3., 4.),
                (3., 1.),
                (2., 0.),
                (0., 0.),
            ],
            &[
                (3., 0.),
                (0., 0.),
                (0., 2.5),
                (2.5, 2.5),
                (0., 2.5),
                (0., 5.),
                (3., 5.),
            ],
            &[(0., 5.), (0., 0.), (1.5, 2.5), (3., 0.), (3., 5.)],
            &[(0., 0.), (3., 0.), (3., 5.), (0., 5.), (0., 0.)],
        ];
        for (index, letter) in letters.iter().enumerate() {
            let left = 44.0 + 42.0 * index as f32;
            let points: Vec<_> = letter
                .iter()
                .map(|(x, y)| (left + x * 9.0, 657.0 + y * 6.4))
                .collect();
            self.line(&points, 5.0, 0x1B2130);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    #[test]
    fn the_same_seed_draws_the_same_picture() {
        let draw = |scene, bright| draw(scene, bright, &mut ChaCha8Rng::seed_from_u64(7)).unwrap();
        assert_eq!(draw(Scene::Lamp, true), draw(Scene::Lamp, true));
        assert_ne!(draw(Scene::Lamp, true), draw(Scene::Lamp, false));
        assert!(draw(Scene::Wall, false).len() < 200_000);
    }
}
