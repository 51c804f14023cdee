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

/// Refuses what is no photo by its first bytes, whatever it was called.
pub fn check_kind(first: &[u8]) -> Result<Media> {
    Media::sniff(first).ok_or_else(|| {
        Error::new(
            Code::NotAnImage,
            "This is not a JPEG, PNG or WebP image, whatever its name says.",
        )
    })
}

/// The photo without metadata, byte for byte the same where it had none.
pub fn clean(bytes: Vec<u8>) -> Result<Vec<u8>> {
    let media = check_kind(&bytes)?;
    check_size(&bytes)?;
    let bytes = Bytes::from(bytes);
    let cleaned = match media {
        Media::Jpeg => clean_jpeg(&bytes),
        Media::Png => clean_png(&bytes),
        Media::Webp => clean_webp(&bytes),
    };
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
