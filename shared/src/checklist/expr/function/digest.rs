//! Hashes and base64.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::Value;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::fmt::Write;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `digest(text, algorithm, encoding)`: base64 unless `hex` is asked for.
pub(super) fn digest<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, algorithm) = (arguments.text(0)?, arguments.text(1)?);
    let bytes = text.as_bytes();
    let hash = match &*algorithm {
        "MD5" => Md5::digest(bytes).to_vec(),
        "SHA-1" => Sha1::digest(bytes).to_vec(),
        "SHA-256" => Sha256::digest(bytes).to_vec(),
        "SHA-384" => Sha384::digest(bytes).to_vec(),
        "SHA-512" => Sha512::digest(bytes).to_vec(),
        _ => {
            return Err(unknown(
                &algorithm,
                "use MD5, SHA-1, SHA-256, SHA-384 or SHA-512",
            ));
        }
    };
    if arguments.len() < 3 {
        return Ok(base64(&hash).into());
    }
    match &*arguments.text(2)? {
        "base64" => Ok(base64(&hash).into()),
        "hex" => Ok(hash
            .iter()
            .fold(String::new(), |mut text, byte| {
                // Writing to a text cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
            .into()),
        other => Err(unknown(other, "use base64 or hex")),
    }
}

/// Text that was encoded as base64; empty where it was not.
pub(super) fn base64_decode<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let decoded = from_base64(&arguments.text(0)?).and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(decoded.unwrap_or_default().into())
}

fn unknown(value: &str, wanted: &'static str) -> EvalError {
    EvalError::Argument {
        function: "digest",
        value: value.to_owned(),
        wanted,
    }
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, place| {
            (bits << 8) | usize::from(group.get(place).copied().unwrap_or(0))
        });
        for place in 0..4 {
            if place <= group.len() {
                text.push(char::from(ALPHABET[(bits >> (18 - 6 * place)) & 63]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for letter in text.trim().trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|&known| known == letter)?;
        bits = (bits << 6) | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}
