//! Finds faces in a photo, on this phone: a cascade of tests on local binary patterns goes over the picture
//! at many sizes, as OpenCV does it (Liao et al., "Learning Multi-scale Block Local Binary Patterns for Face
//! Recognition", 2007). It finds faces that look into the camera; it misses some and sees some where there
//! are none, so a person decides.
//!
//! The work is done in short slices: the page goes on answering while it lasts.

mod cascade;
pub mod look;
mod merge;
mod plane;

pub use cascade::Cascade;
pub use merge::Face;
use merge::Merging;
use plane::{Gray, Level};

/// Longest edge at which a photo is searched, in pixels; a face of 24 pixels there is the smallest found.
const EDGE: f64 = 800.0;

/// From one size of the picture to the next.
const SHRINK: f64 = 1.08;

/// Below this scale only every second place is looked at.
const COARSE: f64 = 1.3;

/// Windows looked at in one slice.
const SLICE: usize = 1_500;

/// A search that is under way.
pub struct Search {
    cascade: Cascade,
    photo: Gray,
    /// Pixels of the photo given to one of `photo`.
    reduced: f64,
    /// Pixels of `photo` to one of the level being looked at.
    scale: f64,
    level: Level,
    row: usize,
    hits: Vec<Face>,
}

impl Search {
    /// `pixels` are those of a canvas: red, green, blue and opacity, in rows of `width`.
    pub fn new(cascade: Cascade, pixels: &[u8], width: usize) -> Self {
        let whole = Gray::of_canvas(pixels, width);
        let reduced = (whole.width.max(whole.height) as f64 / EDGE).max(1.0);
        let photo = whole.reduced(reduced);
        Self {
            level: Level::of(&photo),
            cascade,
            photo,
            reduced,
            scale: 1.0,
            row: 0,
            hits: Vec::new(),
        }
    }

    /// Does a slice of the work; true while there is more.
    pub fn go_on(&mut self) -> bool {
        let step = if self.scale < COARSE { 2 } else { 1 };
        let window = self.cascade.window;
        let mut looked = 0;
        while looked < SLICE {
            if !self.level.holds(window) {
                return false;
            }
            if self.row + window > self.level.height {
                self.shrink();
                return true;
            }
            for column in (0..=self.level.width - window).step_by(step) {
                if self.cascade.sees_a_face(&self.level, column, self.row) {
                    let to_photo = |at: usize| at as f64 * self.scale * self.reduced;
                    self.hits.push(Face {
                        left: to_photo(column),
                        top: to_photo(self.row),
                        side: to_photo(window),
                    });
                }
                looked += 1;
            }
            self.row += step;
        }
        true
    }

    fn shrink(&mut self) {
        self.scale *= SHRINK;
        self.level = Level::of(&self.photo.reduced(self.scale));
        self.row = 0;
    }

    /// The faces found, largest first, in pixels of the photo given.
    pub fn faces(&self) -> Vec<Face> {
        Merging::of(&self.hits).faces()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASCADE: &[u8] = include_bytes!("../../../public/faces/frontal-1.bin");

    /// A portrait of 128 x 128 pixels, 8-bit gray; from a picture of NASA in the public domain (tests/e2e/walker/photos/README.md).
    const PORTRAIT: &[u8] = include_bytes!("face/portrait.gray");

    fn faces(gray: &[u8], width: usize) -> Vec<Face> {
        let pixels: Vec<u8> = gray.iter().flat_map(|v| [*v, *v, *v, 255]).collect();
        let cascade = Cascade::read(CASCADE).expect("a cascade");
        let mut search = Search::new(cascade, &pixels, width);
        while search.go_on() {}
        search.faces()
    }

    #[test]
    fn a_face_is_found_once_and_where_it_is() {
        let found = faces(PORTRAIT, 128);
        assert_eq!(found.len(), 1, "{found:?}");
        let face = found[0];
        let middle = (face.left + face.side / 2.0, face.top + face.side / 2.0);
        assert!(
            (middle.0 - 64.0).abs() < 12.0 && (middle.1 - 64.0).abs() < 12.0,
            "{face:?}"
        );
        assert!((45.0..90.0).contains(&face.side), "{face:?}");
    }

    #[test]
    fn a_face_is_found_in_a_large_photo_in_its_own_pixels() {
        // The portrait three times as large, at the right of a gray wall of 2000 x 900.
        let mut wall = vec![120_u8; 2000 * 900];
        for y in 0..384 {
            for x in 0..384 {
                wall[(300 + y) * 2000 + 1500 + x] = PORTRAIT[y / 3 * 128 + x / 3];
            }
        }
        let found = faces(&wall, 2000);
        assert_eq!(found.len(), 1, "{found:?}");
        let middle = (
            found[0].left + found[0].side / 2.0,
            found[0].top + found[0].side / 2.0,
        );
        assert!((middle.0 - 1692.0).abs() < 40.0 && (middle.1 - 492.0).abs() < 40.0);
    }

    #[test]
    fn a_wall_a_slope_and_noise_are_no_faces() {
        let wall = vec![90_u8; 200 * 150];
        let slope: Vec<u8> = (0..200 * 150).map(|n| (n % 200) as u8).collect();
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let noise: Vec<u8> = (0..200 * 150).map(|_| noise()).collect();
        for picture in [wall, slope, noise] {
            assert_eq!(faces(&picture, 200), []);
        }
    }

    #[test]
    fn a_picture_smaller_than_a_face_has_none() {
        assert_eq!(faces(&[1, 2, 3, 4], 2), []);
        assert_eq!(faces(&[], 1), []);
    }

    #[test]
    fn half_a_cascade_is_none() {
        assert!(Cascade::read(&CASCADE[..CASCADE.len() - 1]).is_none());
        assert!(Cascade::read(b"<!doctype html>").is_none());
    }
}
