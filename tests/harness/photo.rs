//! Pictures to send: small, real, and some with what a camera writes into them.

use image::{ImageFormat, Rgb, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use std::io::Cursor;

/// Latitude that the camera wrote, as the rational that stands in the file: 50.0875 degrees.
pub const LATITUDE: [u8; 8] = [0xAB, 0xC3, 0x07, 0, 0x10, 0x27, 0, 0];

/// A JPEG that differs by `seed`.
pub fn jpeg(seed: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 48, |x, y| Rgb([x as u8 * 3, y as u8 * 5, seed]));
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("a picture");
    bytes.into_inner()
}

/// A JPEG that a phone's camera might have made: lying on its side, with place and a comment.
pub fn jpeg_with_place() -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(Bytes::from(jpeg(7))).expect("a JPEG");
    jpeg.set_exif(Some(Bytes::from(exif())));
    let comment = JpegSegment::new_with_contents(markers::COM, Bytes::from("taken by Jana"));
    jpeg.segments_mut().insert(1, comment);
    jpeg.encoder().bytes().to_vec()
}

/// The pixels of an image, to see that nothing of the picture changed.
pub fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes)
        .expect("an image")
        .to_rgb8()
        .into_raw()
}

/// A PNG of a few bytes that claims 30,000 x 30,000 pixels.
pub fn bomb() -> Vec<u8> {
    let mut png = Vec::from(b"\x89PNG\r\n\x1a\n");
    let mut header = Vec::from(*b"IHDR");
    header.extend(30_000_u32.to_be_bytes());
    header.extend(30_000_u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    png.extend(13_u32.to_be_bytes());
    png.extend(&header);
    png.extend(crc(&header).to_be_bytes());
    for kind in [*b"IDAT", *b"IEND"] {
        png.extend(0_u32.to_be_bytes());
        png.extend(kind);
        png.extend(crc(&kind).to_be_bytes());
    }
    png
}

/// A TIFF with orientation 6 and a GPS directory holding the latitude.
fn exif() -> Vec<u8> {
    let mut tiff = Vec::from(*b"II*\0\x08\0\0\0");
    tiff.extend([2, 0]);
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, 38));
    tiff.extend([0; 4]);
    tiff.extend([1, 0]);
    tiff.extend(entry(0x0002, 5, 3, 56));
    tiff.extend([0; 4]);
    tiff.extend(LATITUDE);
    tiff.extend([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    tiff
}

fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
    let mut entry = Vec::from(tag.to_le_bytes());
    entry.extend(kind.to_le_bytes());
    entry.extend(count.to_le_bytes());
    entry.extend(value.to_le_bytes());
    entry
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}
