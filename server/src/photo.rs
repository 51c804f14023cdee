//! What is taken for a photo, and what is taken out of one: the place and the person that a camera
//! writes into its files. The picture itself is not touched.

use crate::error::{Error, Result};
use image::ImageReader;
use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF};
use shared::api::Code;
use shared::attachment::Media;
use std::io::Cursor;

/// Most pixels: a file of a few kilobytes can claim billions, and whoever opens it runs out of memory.
const MAX_PIXELS: u64 = 64_000_000;

/// Longest side.
const MAX_SIDE: u32 = 16_384;

/// PNG chunks that hold words, times or metadata, not the picture.
const PNG_METADATA: [&[u8; 4]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];

/// What is said of bytes that are no photo.
pub fn not_an_image() -> Error {
    Error::new(
        Code::NotAnImage,
        "This is not a JPEG, PNG or WebP image, whatever its name says.",
    )
}

/// The photo without metadata, byte for byte the same where it had none.
pub fn clean(bytes: Vec<u8>) -> Result<Vec<u8>> {
    let clean = match Media::sniff(&bytes) {
        Some(Media::Jpeg) => clean_jpeg,
        Some(Media::Png) => clean_png,
        Some(Media::Webp) => clean_webp,
        _ => return Err(not_an_image()),
    };
    check_size(&bytes)?;
    let bytes = Bytes::from(bytes);
    let cleaned = clean(&bytes);
    cleaned
        .map(|cleaned| cleaned.unwrap_or(bytes).into())
        .map_err(|error| damaged(&error))
}

fn check_size(bytes: &[u8]) -> Result<()> {
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| damaged(&error))?;
    let (width, height) = reader.into_dimensions().map_err(|error| damaged(&error))?;
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Error::new(
            Code::TooLarge,
            format!("The image has {width} x {height} pixels; make it smaller."),
        ));
    }
    Ok(())
}

fn damaged(error: &dyn std::fmt::Display) -> Error {
    Error::new(Code::NotAnImage, format!("The image is damaged: {error}."))
}

/// `None` where there was nothing to take out.
fn clean_jpeg(bytes: &Bytes) -> Result<Option<Bytes>, img_parts::Error> {
    let mut jpeg = Jpeg::from_bytes(bytes.clone())?;
    let upright = upright(&jpeg);
    // APP0 tells the shape of pixels, APP2 the colours and APP14 how they are coded; the other
    // application segments and the comment are words about the picture.
    jpeg.segments_mut().retain(|segment| {
        let marker = segment.marker();
        let about = (markers::APP1..=markers::APP15).contains(&marker) || marker == markers::COM;
        let colour = marker == markers::APP2 && segment.contents().starts_with(b"ICC_PROFILE");
        !about || colour || marker == markers::APP14
    });
    jpeg.set_exif(upright);
    let cleaned = jpeg.encoder().bytes();
    Ok((cleaned != *bytes).then_some(cleaned))
}

fn clean_png(bytes: &Bytes) -> Result<Option<Bytes>, img_parts::Error> {
    let mut png = Png::from_bytes(bytes.clone())?;
    let upright = upright(&png);
    png.chunks_mut()
        .retain(|chunk| !PNG_METADATA.contains(&&chunk.kind()));
    png.set_exif(upright);
    let cleaned = png.encoder().bytes();
    Ok((cleaned != *bytes).then_some(cleaned))
}

fn clean_webp(bytes: &Bytes) -> Result<Option<Bytes>, img_parts::Error> {
    let mut webp = WebP::from_bytes(bytes.clone())?;
    let upright = upright(&webp);
    if webp.exif().is_none() && !webp.has_chunk(CHUNK_XMP) {
        return Ok(None);
    }
    webp.set_exif(upright);
    webp.remove_chunks_by_id(CHUNK_XMP);
    Ok(Some(webp.encoder().bytes()))
}

/// Metadata that say no more than which side is up, where the picture lies on another.
fn upright(image: &impl ImageEXIF) -> Option<Bytes> {
    let orientation = Orientation::from_exif_chunk(&image.exif()?)?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    // A little-endian TIFF with one entry: tag 0x0112, a SHORT, one of them.
    let mut tiff = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    tiff[18] = orientation.to_exif();
    Some(Bytes::copy_from_slice(&tiff))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};
    use img_parts::png::PngChunk;

    /// Metadata that say more than which side is up.
    const SECRET: &[u8] = b"II*\0\x08\0\0\0\0\0\0\0\0\0 taken by Jana";

    fn picture(format: ImageFormat) -> Bytes {
        let picture = RgbImage::from_fn(16, 12, |x, y| image::Rgb([x as u8, y as u8, 90]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner().into()
    }

    fn pixels(bytes: &[u8]) -> Vec<u8> {
        let picture = image::load_from_memory(bytes).expect("a picture");
        picture.to_rgb8().into_raw()
    }

    fn holds_secret(bytes: &[u8]) -> bool {
        bytes.windows(4).any(|window| window == b"Jana")
    }

    #[test]
    fn a_photo_without_metadata_stays_byte_for_byte() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = picture(format);
            assert_eq!(
                clean(bytes.to_vec()).ok(),
                Some(bytes.to_vec()),
                "{format:?}"
            );
        }
    }

    #[test]
    fn words_are_taken_out_of_a_png() {
        let mut png = Png::from_bytes(picture(ImageFormat::Png)).expect("a PNG");
        let words = PngChunk::new(*b"tEXt", Bytes::from("Author\0Jana"));
        png.chunks_mut().insert(1, words);
        png.set_exif(Some(Bytes::from(SECRET)));
        let bytes = png.encoder().bytes();
        let cleaned = clean(bytes.to_vec()).expect("a PNG");
        assert!(holds_secret(&bytes) && !holds_secret(&cleaned));
        assert_eq!(pixels(&cleaned), pixels(&bytes));
    }

    #[test]
    fn words_are_taken_out_of_a_webp() {
        let mut webp = WebP::from_bytes(picture(ImageFormat::WebP)).expect("a WebP");
        webp.set_exif(Some(Bytes::from(SECRET)));
        let bytes = webp.encoder().bytes();
        let cleaned = clean(bytes.to_vec()).expect("a WebP");
        assert!(holds_secret(&bytes) && !holds_secret(&cleaned));
        assert_eq!(pixels(&cleaned), pixels(&bytes));
    }

    #[test]
    fn a_cut_off_photo_is_told_to_be_damaged() {
        let bytes = picture(ImageFormat::Png);
        let error = clean(bytes[..20].to_vec()).expect_err("damaged");
        assert_eq!(error.problem().code, Code::NotAnImage);
        assert!(error.problem().detail.contains("damaged"));
    }
}
