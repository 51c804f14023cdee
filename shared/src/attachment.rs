//! A photo or audio recording of one answer: its bytes are known by their SHA-256, on the phone and
//! on the server, and it counts as delivered only when the two agree.

use crate::id::AttachmentId;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::fmt;

/// Largest attachment of any kind that the server takes, in bytes; see [`Media::max_bytes`].
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Longest recording, in seconds.
pub const MAX_SECONDS: u32 = 180;

/// Size of one uploaded part, in bytes: small enough for a bad link, large enough that a
/// phone's photo (at most 400 KB) takes two.
pub const PART_BYTES: u64 = 256 * 1024;

/// Most photos that a phone takes into one answer. A server takes whatever comes.
pub const PER_ANSWER: usize = 5;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Attachment {
    pub id: AttachmentId,
    /// Path of the item whose answer it belongs to.
    pub item: String,
    pub sha256: Sha256,
    /// Bytes.
    pub size: u64,
    pub media: Media,
    /// Caption, which is also the alternative text; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valence: Option<Valence>,
    /// Length of a recording in seconds, as the phone measured it: what browsers record does not say
    /// so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// Paths of the items that were answered by speaking. An item with a recording is answered, whatever
/// its value.
pub fn spoken(attachments: &[Attachment]) -> Vec<String> {
    let recordings = attachments.iter().filter(|it| it.media.is_audio());
    recordings.map(|it| it.item.clone()).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Media {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/webp")]
    Webp,
    #[serde(rename = "audio/webm")]
    Webm,
    #[serde(rename = "audio/ogg")]
    Ogg,
    #[serde(rename = "audio/mp4")]
    Mp4,
}

impl Media {
    /// The media type as HTTP names it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
        }
    }

    /// How a file of this kind ends its name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Webm => "webm",
            Self::Ogg => "ogg",
            Self::Mp4 => "m4a",
        }
    }

    /// A recording; else a picture.
    pub fn is_audio(self) -> bool {
        matches!(self, Self::Webm | Self::Ogg | Self::Mp4)
    }

    /// Most bytes. Of a recording that is three minutes at 370 kbit/s, more than any browser records at.
    pub fn max_bytes(self) -> u64 {
        if self.is_audio() {
            8 * 1024 * 1024
        } else {
            MAX_BYTES
        }
    }

    /// The kind that a browser says it records, such as `audio/webm;codecs=opus`.
    pub fn recorded_as(mime: &str) -> Option<Self> {
        let plain = mime.split(';').next().unwrap_or_default().trim();
        [Self::Webm, Self::Ogg, Self::Mp4]
            .into_iter()
            .find(|media| media.mime().eq_ignore_ascii_case(plain))
    }

    /// What the first bytes say the content is, whatever its name says. Some 64 of them are enough.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::Webp),
            [0x1A, 0x45, 0xDF, 0xA3, head @ ..] if is_webm(head) => Some(Self::Webm),
            [b'O', b'g', b'g', b'S', ..] => Some(Self::Ogg),
            [_, _, _, _, b'f', b't', b'y', b'p', b1, b2, b3, b4, ..]
                if !PICTURE_BRANDS.contains(&&[*b1, *b2, *b3, *b4]) =>
            {
                Some(Self::Mp4)
            }
            _ => None,
        }
    }
}

/// Kinds of the file format of MP4 that are pictures (HEIF and AVIF).
const PICTURE_BRANDS: [&[u8; 4]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif",
];

/// Whether the header of an EBML file names the document type `webm`; others are Matroska.
fn is_webm(head: &[u8]) -> bool {
    let head = head.get(..60).unwrap_or(head);
    head.windows(4).any(|word| word == b"webm")
}

/// Bright or dark side, as PhotoVoice asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Valence {
    Bright,
    Dark,
}

/// SHA-256 of some bytes; 64 hexadecimal digits in JSON.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
#[serde(try_from = "String", into = "String")]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 is 64 hexadecimal digits")]
pub struct NotAHash;

impl TryFrom<String> for Sha256 {
    type Error = NotAHash;

    fn try_from(hex: String) -> Result<Self, NotAHash> {
        let digits = hex.as_bytes();
        if digits.len() != 64 {
            return Err(NotAHash);
        }
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            let nibble = |digit: u8| char::from(digit).to_digit(16).ok_or(NotAHash);
            *byte = (nibble(pair[0])? << 4 | nibble(pair[1])?) as u8;
        }
        Ok(Self(hash))
    }
}

impl From<Sha256> for String {
    fn from(hash: Sha256) -> Self {
        hash.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_survives_its_text() {
        let hash = Sha256::of(b"krok");
        assert_eq!(Sha256::try_from(hash.to_string()), Ok(hash));
        assert_eq!(Sha256::try_from("zz".repeat(32)), Err(NotAHash));
    }

    #[test]
    fn content_is_known_by_its_first_bytes() {
        assert_eq!(Media::sniff(b"\xFF\xD8\xFF\xE0 jfif"), Some(Media::Jpeg));
        assert_eq!(Media::sniff(b"%PDF-1.7"), None);
        let webm = b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x04";
        assert_eq!(Media::sniff(webm), Some(Media::Webm));
        let matroska = b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x88matroska\x42\x87";
        assert_eq!(Media::sniff(matroska), None);
        assert_eq!(Media::sniff(b"OggS\0\x02"), Some(Media::Ogg));
        assert_eq!(Media::sniff(b"\0\0\0\x1cftypiso5\0\0"), Some(Media::Mp4));
        assert_eq!(Media::sniff(b"\0\0\0\x1cftypheic\0\0"), None);
    }

    #[test]
    fn what_a_browser_says_it_records_is_understood() {
        let known = |mime| Media::recorded_as(mime);
        assert_eq!(known("audio/webm;codecs=opus"), Some(Media::Webm));
        assert_eq!(known("audio/mp4; codecs=mp4a.40.2"), Some(Media::Mp4));
        assert_eq!(known("video/webm"), None);
    }
}
