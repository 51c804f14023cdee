//! What is taken for a photo or a recording, and how it is served: by its first bytes, whatever it was
//! called.

use crate::error::{Error, Result};
use crate::photo;
use axum::body::Bytes;
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, RANGE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use shared::api::Code;
use shared::attachment::Media;
use std::ops::Range;

/// Refuses what is not what it was announced to be, a picture or a recording: the walker agreed to
/// either by itself.
pub fn check(first: &[u8], announced: Media) -> Result<Media> {
    let found = Media::sniff(first);
    found
        .filter(|found| found.is_audio() == announced.is_audio())
        .ok_or_else(|| {
            if announced.is_audio() {
                not_a_recording()
            } else {
                photo::not_an_image()
            }
        })
}

fn not_a_recording() -> Error {
    Error::new(
        Code::NotARecording,
        "This is not a WebM, Ogg or MP4 recording, whatever its name says.",
    )
}

/// What is kept of an attachment: nothing that a camera wrote into it. A recording stays as it is: what
/// browsers record holds sound and the name of the browser, no place, time or owner.
pub fn clean(bytes: Vec<u8>, announced: Media) -> Result<Vec<u8>> {
    if check(&bytes, announced)?.is_audio() {
        Ok(bytes)
    } else {
        photo::clean(bytes)
    }
}

/// The bytes, or the part of them that was asked for: some browsers play only what they can have in
/// parts. Nobody else may keep them, and they are asked for again each time: they may have been withdrawn.
pub fn serve(asked: &HeaderMap, bytes: Vec<u8>) -> Result<Response> {
    let media = Media::sniff(&bytes).ok_or_else(photo::not_an_image)?;
    let headers = [
        (CONTENT_TYPE, media.mime()),
        (ACCEPT_RANGES, "bytes"),
        (CACHE_CONTROL, "private, no-store"),
    ];
    let length = bytes.len();
    let range = asked.get(RANGE).and_then(|range| range.to_str().ok());
    Ok(
        match range.map_or(Asked::All, |range| part(range, length)) {
            Asked::All => (headers, bytes).into_response(),
            Asked::Part(part) => {
                let said = format!("bytes {}-{}/{length}", part.start, part.end - 1);
                let bytes = Bytes::from(bytes).slice(part);
                let partial = StatusCode::PARTIAL_CONTENT;
                (partial, headers, [(CONTENT_RANGE, said)], bytes).into_response()
            }
            Asked::Beyond => {
                let said = [(CONTENT_RANGE, format!("bytes */{length}"))];
                (StatusCode::RANGE_NOT_SATISFIABLE, said).into_response()
            }
        },
    )
}

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// All bytes, or something that this server does not do: several parts, other units.
    All,
    Part(Range<usize>),
    /// A part that begins after the end.
    Beyond,
}

/// `bytes=0-`, `bytes=100-199`, `bytes=-500` (RFC 9110, section 14.1.2).
fn part(range: &str, length: usize) -> Asked {
    let bounds = range
        .strip_prefix("bytes=")
        .and_then(|it| it.split_once('-'));
    let (first, last) = match bounds {
        Some(("", suffix)) => match suffix.parse::<usize>() {
            Ok(suffix) => (length.saturating_sub(suffix), length),
            Err(_) => return Asked::All,
        },
        Some((first, last)) => match (first.parse(), last.parse::<usize>()) {
            (Ok(first), Ok(last)) if first <= last => (first, last.saturating_add(1).min(length)),
            (Ok(first), Err(_)) if last.is_empty() => (first, length),
            _ => return Asked::All,
        },
        None => return Asked::All,
    };
    if first < last {
        Asked::Part(first..last)
    } else {
        Asked::Beyond
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        assert_eq!(part("bytes=0-", 10), Asked::Part(0..10));
        assert_eq!(part("bytes=2-5", 10), Asked::Part(2..6));
        assert_eq!(part("bytes=2-500", 10), Asked::Part(2..10));
        assert_eq!(part("bytes=-3", 10), Asked::Part(7..10));
        assert_eq!(part("bytes=-30", 10), Asked::Part(0..10));
        assert_eq!(part("bytes=10-", 10), Asked::Beyond);
        assert_eq!(part("bytes=-0", 10), Asked::Beyond);
        for odd in [
            "bytes=5-2",
            "bytes=0-1,4-5",
            "lines=0-1",
            "bytes=x-1",
            "bytes=-",
        ] {
            assert_eq!(part(odd, 10), Asked::All, "{odd}");
        }
    }

    #[test]
    fn a_picture_is_no_recording_and_a_recording_no_picture() {
        let webm = b"\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm";
        let jpeg = b"\xFF\xD8\xFF\xE0 jfif";
        assert!(check(webm, Media::Ogg).is_ok());
        let refused = |first: &[u8], announced| {
            let error = check(first, announced).expect_err("refused");
            error.problem().code
        };
        assert_eq!(refused(webm, Media::Jpeg), Code::NotAnImage);
        assert_eq!(refused(jpeg, Media::Webm), Code::NotARecording);
    }
}
