//! Pictures as the search needs them: gray, reduced, and as sums that give the sum of any rectangle in four
//! look-ups.

/// Rows of 8-bit gray.
pub struct Gray {
    pub width: usize,
    pub height: usize,
    pixels: Vec<u8>,
}

/// One size of the picture: at each place the sum of all pixels above and left of it.
pub struct Level {
    pub width: usize,
    pub height: usize,
    sums: Vec<u32>,
}

impl Gray {
    /// From red, green, blue and opacity, by how bright each looks (ITU-R BT.601).
    pub fn of_canvas(pixels: &[u8], width: usize) -> Self {
        let gray = |pixel: &[u8]| {
            let [red, green, blue] = [0, 1, 2].map(|channel| u32::from(pixel[channel]));
            ((red * 77 + green * 150 + blue * 29) >> 8) as u8
        };
        let pixels: Vec<u8> = pixels.chunks_exact(4).map(gray).collect();
        let height = pixels.len().checked_div(width).unwrap_or_default();
        Self {
            width: if height == 0 { 0 } else { width },
            height,
            pixels,
        }
    }

    /// Smaller by a factor of at least 1; each pixel is the mean of those it stands for.
    pub fn reduced(&self, by: f64) -> Self {
        let (width, height) = (
            (self.width as f64 / by) as usize,
            (self.height as f64 / by) as usize,
        );
        let sums = Level::of(self);
        let edge = |at: usize, side: usize| ((at as f64 * by) as usize).min(side);
        let mut pixels = Vec::with_capacity(width * height);
        for row in 0..height {
            let (top, bottom) = (edge(row, self.height), edge(row + 1, self.height));
            for column in 0..width {
                let (left, right) = (edge(column, self.width), edge(column + 1, self.width));
                let sum = sums.sum(left, top, right - left, bottom - top);
                let count = ((right - left) * (bottom - top)).max(1) as u32;
                pixels.push((sum / count) as u8);
            }
        }
        Self {
            width,
            height,
            pixels,
        }
    }
}

impl Level {
    /// A photo of a phone has at most 1600 x 1600 pixels, so its sum is below 2^30.
    pub fn of(gray: &Gray) -> Self {
        let stride = gray.width + 1;
        let mut sums = vec![0_u32; stride * (gray.height + 1)];
        for row in 0..gray.height {
            let mut line = 0;
            for column in 0..gray.width {
                line += u32::from(gray.pixels[row * gray.width + column]);
                let above = sums[row * stride + column + 1];
                sums[(row + 1) * stride + column + 1] = above.wrapping_add(line);
            }
        }
        Self {
            width: gray.width,
            height: gray.height,
            sums,
        }
    }

    /// Whether a square of that side fits into it.
    pub fn holds(&self, side: usize) -> bool {
        self.width >= side && self.height >= side
    }

    /// The sum of a rectangle's pixels.
    pub fn sum(&self, left: usize, top: usize, width: usize, height: usize) -> u32 {
        let stride = self.width + 1;
        let upper = top * stride + left;
        let lower = upper + height * stride;
        let (above, below) = (
            self.sums[upper + width].wrapping_sub(self.sums[upper]),
            self.sums[lower + width].wrapping_sub(self.sums[lower]),
        );
        below.wrapping_sub(above)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gray(width: usize, pixels: &[u8]) -> Gray {
        Gray {
            width,
            height: pixels.len() / width,
            pixels: pixels.to_vec(),
        }
    }

    #[test]
    fn the_sum_of_a_rectangle_is_that_of_its_pixels() {
        let level = Level::of(&gray(3, &[1, 2, 3, 4, 5, 6, 7, 8, 9]));
        assert_eq!(level.sum(0, 0, 3, 3), 45);
        assert_eq!(level.sum(1, 1, 2, 2), 28);
        assert_eq!(level.sum(2, 0, 1, 1), 3);
        assert_eq!(level.sum(1, 1, 0, 0), 0);
    }

    #[test]
    fn a_reduced_pixel_is_the_mean_of_those_it_stands_for() {
        let half = gray(4, &[0, 10, 20, 30, 20, 10, 40, 30]).reduced(2.0);
        assert_eq!((half.width, half.height), (2, 1));
        assert_eq!(half.pixels, [10, 30]);
    }
}
