//! Pictures for the demo: drawn street scenes, so that nobody mistakes them for photographs of a
//! real place, and marked DEMO in the corner all the same.
#![expect(
    clippy::unreadable_literal,
    reason = "colours are written as CSS writes them"
)]

use anyhow::Context;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbaImage};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use tiny_skia::{
    Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Shader, Stroke, Transform,
};

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
    let pixmap = Pixmap::new(WIDTH, HEIGHT).context("no room for a picture")?;
    let mut sheet = Sheet { pixmap, bright };
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

struct Sheet {
    pixmap: Pixmap,
    bright: bool,
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

    fn lamp(&mut self) {
        self.line(
            &[(620.0, 640.0), (620.0, 190.0), (560.0, 170.0)],
            10.0,
            0x1B2130,
        );
        if self.bright {
            self.polygon(
                &[(560.0, 180.0), (400.0, 660.0), (720.0, 660.0)],
                0xF4B63F,
                0.35,
            );
            self.disc(560.0, 180.0, 22.0, 0xF4B63F);
        } else {
            self.disc(560.0, 180.0, 20.0, 0x4A5162);
            self.line(&[(545.0, 165.0), (575.0, 195.0)], 5.0, 0xF28B86);
            self.line(&[(575.0, 165.0), (545.0, 195.0)], 5.0, 0xF28B86);
        }
    }

    fn path(&mut self) {
        let kerb = if self.bright { 0xBFB5A2 } else { 0x6B7080 };
        if self.bright {
            self.polygon(
                &[
                    (0.0, 600.0),
                    (330.0, 600.0),
                    (480.0, 660.0),
                    (960.0, 660.0),
                    (960.0, 720.0),
                    (0.0, 720.0),
                ],
                kerb,
                1.0,
            );
        } else {
            self.polygon(
                &[
                    (0.0, 560.0),
                    (470.0, 560.0),
                    (470.0, 660.0),
                    (960.0, 660.0),
                    (960.0, 720.0),
                    (0.0, 720.0),
                ],
                kerb,
                1.0,
            );
            self.line(
                &[
                    (300.0, 560.0),
                    (330.0, 590.0),
                    (300.0, 630.0),
                    (340.0, 680.0),
                ],
                5.0,
                0x1B2130,
            );
        }
        self.ring(640.0, 590.0, 54.0, 8.0, 0x1D5B86);
        self.line(
            &[(640.0, 590.0), (640.0, 500.0), (610.0, 440.0)],
            8.0,
            0x1D5B86,
        );
        self.line(
            &[(640.0, 520.0), (720.0, 520.0), (740.0, 600.0)],
            8.0,
            0x1D5B86,
        );
    }

    fn wall(&mut self, random: &mut ChaCha8Rng) {
        self.block(
            180.0,
            240.0,
            600.0,
            330.0,
            if self.bright { 0xD8C6AE } else { 0x5A5463 },
        );
        let colours = if self.bright {
            [0x2B6E49, 0x1D5B86, 0xF4B63F]
        } else {
            [0xB3262E, 0x1B2130, 0x8C510A]
        };
        for index in 0..if self.bright { 4 } else { 9 } {
            let x = 210.0 + random.random_range(0.0..480.0);
            let y = 260.0 + random.random_range(0.0..230.0);
            self.block(x, y, 60.0, 42.0, 0xFBF8F2);
            self.block(x + 6.0, y + 6.0, 48.0, 12.0, colours[index % colours.len()]);
            self.block(x + 6.0, y + 24.0, 34.0, 5.0, 0x4A5162);
        }
    }

    fn bench(&mut self, random: &mut ChaCha8Rng) {
        self.block(250.0, 220.0, 26.0, 360.0, 0x6B4A2F);
        for _ in 0..26 {
            let (x, y) = (
                random.random_range(150.0..390.0),
                random.random_range(110.0..310.0),
            );
            let leaf = if self.bright { 0x5E9E6E } else { 0x2F4A3C };
            self.disc(x, y, random.random_range(30.0..58.0), leaf);
        }
        let wood = if self.bright { 0x8C510A } else { 0x4A3A2C };
        for y in [500.0, 540.0, 585.0] {
            self.block(440.0, y, 320.0, 20.0, wood);
        }
        if !self.bright {
            self.line(&[(520.0, 495.0), (560.0, 610.0)], 9.0, 0x2A3347);
        }
        self.block(460.0, 500.0, 14.0, 150.0, 0x1B2130);
        self.block(726.0, 500.0, 14.0, 150.0, 0x1B2130);
    }

    fn shop(&mut self, random: &mut ChaCha8Rng) {
        for (index, left) in [120.0_f32, 400.0, 680.0].into_iter().enumerate() {
            self.block(
                left,
                330.0,
                230.0,
                200.0,
                if self.bright { 0xBFD8E2 } else { 0x23293A },
            );
            let awning = [0x1D5B86, 0xB3262E, 0x2B6E49][index];
            if self.bright || index == 1 {
                self.polygon(
                    &[
                        (left - 12.0, 330.0),
                        (left + 242.0, 330.0),
                        (left + 224.0, 280.0),
                        (left + 6.0, 280.0),
                    ],
                    awning,
                    1.0,
                );
            } else {
                for bar in 0..8 {
                    self.block(left, 338.0 + 24.0 * bar as f32, 230.0, 14.0, 0x6B7080);
                }
            }
            for line in 0..3 {
                let width = random.random_range(60.0..160.0);
                self.block(
                    left + 24.0,
                    360.0 + 34.0 * line as f32,
                    width,
                    10.0,
                    0xFBF8F2,
                );
            }
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

    fn block(&mut self, left: f32, top: f32, width: f32, height: f32, colour: u32) {
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            self.pixmap
                .fill_rect(rect, &paint(colour, 1.0), Transform::identity(), None);
        }
    }

    fn disc(&mut self, x: f32, y: f32, radius: f32, colour: u32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            self.fill(&path, colour, 1.0);
        }
    }

    fn ring(&mut self, x: f32, y: f32, radius: f32, width: f32, colour: u32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            self.stroke(&path, width, colour);
        }
    }

    fn polygon(&mut self, points: &[(f32, f32)], colour: u32, opacity: f32) {
        if let Some(path) = outline(points, true) {
            self.fill(&path, colour, opacity);
        }
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, colour: u32) {
        if let Some(path) = outline(points, false) {
            self.stroke(&path, width, colour);
        }
    }

    fn fill(&mut self, path: &Path, colour: u32, opacity: f32) {
        self.pixmap.fill_path(
            path,
            &paint(colour, opacity),
            FillRule::Winding,
            Transform::identity(),
            None,
        );
    }

    fn stroke(&mut self, path: &Path, width: f32, colour: u32) {
        let stroke = Stroke {
            width,
            ..Stroke::default()
        };
        self.pixmap.stroke_path(
            path,
            &paint(colour, 1.0),
            &stroke,
            Transform::identity(),
            None,
        );
    }

    fn jpeg(self) -> anyhow::Result<Vec<u8>> {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        let rgba = RgbaImage::from_raw(width, height, self.pixmap.take())
            .context("a picture has its size")?;
        let mut jpeg = Vec::new();
        DynamicImage::from(rgba)
            .to_rgb8()
            .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 82))?;
        Ok(jpeg)
    }
}

fn outline(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

/// A plain colour given as `0xRRGGBB`.
fn paint(colour: u32, opacity: f32) -> Paint<'static> {
    let [_, red, green, blue] = colour.to_be_bytes();
    let mut colour = Color::from_rgba8(red, green, blue, 255);
    colour.apply_opacity(opacity);
    Paint {
        shader: Shader::SolidColor(colour),
        anti_alias: true,
        ..Paint::default()
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
