//! The rescue file: everything that a phone holds, as one file that a person can open and a desk can
//! import. It is a ZIP with stored entries, because every phone and computer opens one, because the
//! photos and recordings in it are ordinary files, and because it can be written without a network, without storage and
//! without holding them in memory.
//!
//! | entry | what it is |
//! | --- | --- |
//! | `README.txt` | what this is and what to do with it, in the walker's language |
//! | `answers.html` | questions and answers with their photos, for people |
//! | `krok.json` | a [`Rescue`], for the desk |
//! | `photos/{id}.jpg` | bytes of each photo, by attachment |
//! | `recordings/{id}.webm` | bytes of each recording, by attachment; `.ogg` or `.m4a` on other phones |
//! | `unfinished/{id}.webm` | a recording that the phone died over and nobody decided on; for people |
//!
//! # Whose it is
//!
//! The walker's secret is not in it: whoever finds the file cannot act as the walker. In its place is
//! the SHA-256 by which the server knows the secret. With it a member of the audit imports the file as the
//! phone itself would have sent it, for a walker of whom the server never heard as well, and the phone
//! can go on sending afterwards. A file made up for somebody else's walker does not have it.

use crate::attachment::{Media, Sha256};
use crate::id::{ActivityId, AttachmentId, AuditId};
use crate::time::Time;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What [`Rescue::format`] is now.
pub const FORMAT: u32 = 1;

/// Largest file that a desk imports, in bytes: 150 photos of a phone.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Largest [`MANIFEST`], in bytes.
pub const MAX_MANIFEST: u64 = 16 * 1024 * 1024;

pub const README: &str = "README.txt";
pub const ANSWERS: &str = "answers.html";
pub const MANIFEST: &str = "krok.json";

/// Name of the entry with an attachment's bytes.
pub fn entry(id: AttachmentId, media: Media) -> String {
    let folder = if media.is_audio() {
        "recordings"
    } else {
        "photos"
    };
    format!("{folder}/{id}.{}", media.extension())
}

/// The attachment whose bytes are in an entry, if it holds one.
pub fn attachment_of(entry: &str) -> Option<AttachmentId> {
    let (folder, name) = entry.split_once('/')?;
    let (id, _) = name.split_once('.')?;
    let known = matches!(folder, "photos" | "recordings");
    known.then(|| id.parse().ok()).flatten()
}

/// What a phone holds. Whatever can be passed on unread is, so that a record which one version cannot
/// read is not lost to the next.
#[derive(Debug, Serialize, Deserialize)]
pub struct Rescue {
    /// [`FORMAT`]; a reader refuses what is newer.
    #[serde(rename = "krok_rescue")]
    pub format: u32,
    pub made_at: Time,
    pub walks: Vec<Walk>,
    /// Records that this phone itself could not read, by table and key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: BTreeMap<String, String>,
}

/// All of one person on one walk. What is missing could not be read on the phone.
#[derive(Debug, Serialize, Deserialize)]
pub struct Walk {
    pub activity: ActivityId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<AuditId>,
    /// SHA-256 of the secret's bytes: what the server keeps of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_sha256: Option<Sha256>,
    /// Who the walker is, as [`Operation`](super::Operation)s, then all that was handed over for sending,
    /// delivered or not, oldest first, then a revision for each draft that goes beyond what was handed
    /// over.
    pub operations: Vec<Box<RawValue>>,
    /// Where the phone believed things to be, by key.
    #[serde(default)]
    pub states: BTreeMap<String, Box<RawValue>>,
    /// Responses with everything filled in, asked or not.
    #[serde(default)]
    pub drafts: Vec<Box<RawValue>>,
    /// The [`Pack`](crate::api::Pack): route, stops and checklists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Box<RawValue>>,
}

/// What an import came to: answer to `POST /api/v1/audits/{audit}/rescue`, body the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Report {
    /// Saved states of responses.
    pub answers: Tally,
    /// Recordings too.
    pub photos: Tally,
    /// Walks of other audits in the file, left out.
    pub elsewhere: u32,
}

/// Of one kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Tally {
    /// Stored now.
    pub taken: u32,
    /// Were stored before; nothing changed.
    pub already: u32,
    /// Stored now, marked for a researcher; counted in `taken` as well.
    pub quarantined: u32,
    /// Not stored, each with the reason.
    pub refused: Vec<Refused>,
}

impl Tally {
    pub fn refuse(&mut self, what: &impl ToString, reason: Reason) {
        let what = what.to_string();
        self.refused.push(Refused { what, reason });
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = rescue::Refused))]
pub struct Refused {
    /// Id of the revision, walk or photo; empty where it has none.
    pub what: String,
    #[serde(flatten)]
    pub reason: Reason,
}

/// Why something of a rescue file was not stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = rescue::Reason))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The server cannot read it; English, for those who look into the file.
    Malformed {
        detail: String,
    },
    /// The audit has no such walk, or the walker belongs to another phone, or the file does not say who
    /// the walker is.
    UnknownWalker,
    /// No answer that is stored names the photo: it was removed again, or not agreed to.
    NotNamed,
    /// The walker took the photo back.
    Withdrawn,
    /// The bytes are not those that the answer named, or no photo.
    Damaged,
    TooLarge,
    /// The phone is sending the photo at this moment.
    Busy,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_is_found_again_by_its_entry() {
        let id = AttachmentId::new(1_700_000_000_000, [3; 10]);
        for media in [Media::Jpeg, Media::Webm, Media::Ogg, Media::Mp4] {
            assert_eq!(attachment_of(&entry(id, media)), Some(id));
        }
        assert_eq!(entry(id, Media::Jpeg), format!("photos/{id}.jpg"));
        assert_eq!(attachment_of(&format!("unfinished/{id}.webm")), None);
        assert_eq!(attachment_of("photos/../krok.json"), None);
        assert_eq!(attachment_of(README), None);
    }

    #[test]
    fn what_this_version_does_not_know_is_passed_over() {
        let json = r#"{"krok_rescue":1,"made_at":"2026-11-23T10:00:00Z","weather":"rain","walks":[
            {"activity":"01890000-0000-7000-8000-000000000000","operations":[{"kind":"teleport"}]}]}"#;
        let rescue: Rescue = serde_json::from_str(json).expect("a rescue file");
        assert_eq!(
            rescue.walks[0].operations[0].get(),
            r#"{"kind":"teleport"}"#
        );
        assert!(rescue.walks[0].audit.is_none() && rescue.unread.is_empty());
    }
}
