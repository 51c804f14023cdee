//! Small pictures for maps and lists, made when they are asked for: nothing more of a photo is kept that
//! would have to be erased with it.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

/// Longest side in pixels: twice what a map shows, for dense screens.
const SIDE: u32 = 144;

const QUALITY: u8 = 72;

/// Most memory for one photo, in bytes: 32 megapixels.
const MEMORY: u64 = 128 * 1024 * 1024;

/// A small JPEG of a photo, right side up; `None` where it cannot be made of it, as of a very large one.
pub fn of(photo: &[u8]) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::new(Cursor::new(photo))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let upright = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image = image.thumbnail(SIDE, SIDE);
    image.apply_orientation(upright);
    let mut small = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut small, QUALITY);
    image.to_rgb8().write_with_encoder(encoder).ok()?;
    Some(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};

    #[test]
    fn a_photo_becomes_small_and_keeps_its_shape() {
        let photo = RgbImage::from_fn(960, 480, |x, y| image::Rgb([x as u8, y as u8, 90]));
        let mut bytes = Cursor::new(Vec::new());
        photo
            .write_to(&mut bytes, ImageFormat::Png)
            .expect("a picture");
        let small = of(bytes.get_ref()).expect("a small one");
        let read = image::load_from_memory(&small).expect("a JPEG");
        assert_eq!((read.width(), read.height()), (144, 72));
        assert!(small.len() < 10_000, "{} bytes", small.len());
        assert_eq!(of(b"no photo"), None);
    }
}
