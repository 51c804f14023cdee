//! Hides a part of a picture for good: what is left of it is a handful of flat blocks.
//!
//! A fine mosaic can be undone: what is under it is guessed, made into a mosaic as well, and compared
//! (Hill et al., "On the (In)effectiveness of Mosaicing and Blurring as Tools for Document Redaction",
//! 2016). So there are few blocks, whatever is hidden, and of few colours.

/// Blocks along the longer side: a face becomes some twelve, a number plate four in a row.
const BLOCKS: usize = 4;

/// Bits of each colour's average that are kept.
const KEPT: u8 = 0b1110_0000;

/// Put in place of the bits that go.
const MIDDLE: u8 = 0b0001_0000;

/// Red, green, blue and opacity.
const CHANNELS: usize = 4;

/// Hides all of `pixels`, rows of `width` pixels of four bytes.
pub fn hide(pixels: &mut [u8], width: usize) {
    let row = width * CHANNELS;
    if row == 0 {
        return;
    }
    let height = pixels.len() / row;
    let block = width.max(height).div_ceil(BLOCKS).max(1);
    for top in (0..height).step_by(block) {
        let rows = top..height.min(top + block);
        for left in (0..width).step_by(block) {
            let span = left * CHANNELS..width.min(left + block) * CHANNELS;
            flatten(pixels, row, rows.clone(), span);
        }
    }
}

/// Gives the pixels of a block one colour.
fn flatten(
    pixels: &mut [u8],
    row: usize,
    rows: std::ops::Range<usize>,
    span: std::ops::Range<usize>,
) {
    let mut sums = [0_u64; CHANNELS];
    for y in rows.clone() {
        let line = &pixels[y * row + span.start..y * row + span.end];
        for pixel in line.chunks_exact(CHANNELS) {
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*value);
            }
        }
    }
    let count = (rows.len() * span.len() / CHANNELS).max(1) as u64;
    let mut colour = sums.map(|sum| (sum / count) as u8 & KEPT | MIDDLE);
    colour[CHANNELS - 1] = u8::MAX;
    for y in rows {
        let line = &mut pixels[y * row + span.start..y * row + span.end];
        for pixel in line.chunks_exact_mut(CHANNELS) {
            pixel.copy_from_slice(&colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A picture in which every pixel differs from its neighbours.
    fn picture(width: usize, height: usize) -> Vec<u8> {
        let pixel = |n: usize| [(n * 7) as u8, (n * 13) as u8, (n * 29) as u8, 255];
        (0..width * height).flat_map(pixel).collect()
    }

    fn colours(pixels: &[u8]) -> BTreeSet<&[u8]> {
        pixels.chunks_exact(CHANNELS).collect()
    }

    #[test]
    fn of_what_is_hidden_at_most_four_blocks_a_side_are_left() {
        for (width, height, blocks) in [(90, 120, 12), (200, 40, 4), (1, 1, 1), (3, 500, 4)] {
            let mut pixels = picture(width, height);
            hide(&mut pixels, width);
            assert!(colours(&pixels).len() <= blocks, "{width} x {height}");
        }
    }

    #[test]
    fn pictures_that_differ_a_little_are_the_same_once_hidden() {
        let mut first = picture(64, 64);
        let mut second = first.clone();
        for byte in second.iter_mut().step_by(CHANNELS * 5) {
            *byte = byte.saturating_add(3);
        }
        hide(&mut first, 64);
        hide(&mut second, 64);
        assert_eq!(first, second);
    }

    #[test]
    fn nothing_is_left_see_through() {
        let mut pixels = vec![0; 8 * 8 * CHANNELS];
        hide(&mut pixels, 8);
        assert!(pixels.chunks_exact(CHANNELS).all(|pixel| pixel[3] == 255));
    }
}
