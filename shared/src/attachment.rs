//! A photo or audio recording of one answer: its bytes are known by their SHA-256, on the phone and
//! on the server, and it counts as delivered only when the two agree.

use crate::id::AttachmentId;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::fmt;

/// Largest attachment the server takes, in bytes.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Size of one uploaded part, in bytes: small enough for a bad link, large enough that a
/// phone's photo (at most 400 KB) takes two.
pub const PART_BYTES: u64 = 256 * 1024;

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
}

impl Media {
    /// The media type as HTTP names it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// What the first bytes say the content is, whatever its name says.
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
            _ => None,
        }
    }
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
    }
}
