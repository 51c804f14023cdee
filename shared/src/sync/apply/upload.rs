//! What an uploaded part of an attachment does, given how much of it is there. A part may come twice,
//! and may overlap what is there: only what is missing is appended.

use crate::attachment::{Attachment, Sha256};

/// What to do with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Append its bytes from this one on; the whole is not there yet.
    Append { from: u64 },
    /// Append its bytes from this one on; then all are there: see [`whole`].
    Complete { from: u64 },
    /// All of it is there already: answer how far the upload is.
    Known,
    /// Bytes before it are missing: [`Code::WrongOffset`](crate::api::Code::WrongOffset).
    Gap,
    /// It goes beyond the announced size: [`Code::TooLarge`](crate::api::Code::TooLarge).
    TooLong,
}

/// `received` bytes of the attachment are on disk; a part of `length` bytes from `offset` arrives.
pub fn part(attachment: &Attachment, received: u64, offset: u64, length: u64) -> Part {
    let end = offset.saturating_add(length);
    if end > attachment.size {
        Part::TooLong
    } else if offset > received {
        Part::Gap
    } else if received >= attachment.size {
        // All there and not checked: the server was stopped in between.
        Part::Complete { from: length }
    } else if end <= received {
        Part::Known
    } else if end == attachment.size {
        Part::Complete {
            from: received - offset,
        }
    } else {
        Part::Append {
            from: received - offset,
        }
    }
}

/// What to do when all bytes are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Keep them for good; it counts as delivered.
    Verified,
    /// Throw them away and start again from 0: [`Code::HashDiffers`](crate::api::Code::HashDiffers).
    Differs,
}

/// `arrived` is the SHA-256 of all bytes on disk.
pub fn whole(attachment: &Attachment, arrived: Sha256) -> Whole {
    if arrived == attachment.sha256 {
        Whole::Verified
    } else {
        Whole::Differs
    }
}
