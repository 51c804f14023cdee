//! What stands in the street: one method a scene, each with a bright and a dark side.

use super::sheet::Sheet;
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;

impl Sheet {
    pub(super) fn lamp(&mut self) {
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

    pub(super) fn path(&mut self) {
        self.kerb();
        self.bicycle();
    }

    /// The bright kerb has a ramp, the dark one a step and a crack.
    fn kerb(&mut self) {
        let (edge, colour) = if self.bright {
            ([(0.0, 600.0), (330.0, 600.0), (480.0, 660.0)], 0xBFB5A2)
        } else {
            ([(0.0, 560.0), (470.0, 560.0), (470.0, 660.0)], 0x6B7080)
        };
        let rest = [(960.0, 660.0), (960.0, 720.0), (0.0, 720.0)];
        self.polygon(&[edge, rest].concat(), colour, 1.0);
        if !self.bright {
            let crack = [
                (300.0, 560.0),
                (330.0, 590.0),
                (300.0, 630.0),
                (340.0, 680.0),
            ];
            self.line(&crack, 5.0, 0x1B2130);
        }
    }

    fn bicycle(&mut self) {
        let frame = 0x1D5B86;
        self.ring(640.0, 590.0, 54.0, 8.0, frame);
        self.line(
            &[(640.0, 590.0), (640.0, 500.0), (610.0, 440.0)],
            8.0,
            frame,
        );
        self.line(
            &[(640.0, 520.0), (720.0, 520.0), (740.0, 600.0)],
            8.0,
            frame,
        );
    }

    pub(super) fn wall(&mut self, random: &mut ChaCha8Rng) {
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

    pub(super) fn bench(&mut self, random: &mut ChaCha8Rng) {
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

    pub(super) fn shop(&mut self, random: &mut ChaCha8Rng) {
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
}
