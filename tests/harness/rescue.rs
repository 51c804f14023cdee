//! A rescue file as a phone makes it.

use super::Phone;
use chrono::Utc;
use serde_json::value::to_raw_value;
use shared::attachment::Sha256;
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::rescue::{FORMAT, MANIFEST, README, Walk, entry};
use shared::zip::Writer;
use std::collections::BTreeMap;

impl Phone<'_> {
    /// All that the phone holds: who the walker is, these revisions, and the photos they name.
    pub fn rescue(&self, revisions: &[Revision], photos: &[&[u8]]) -> Vec<u8> {
        let revisions = revisions.iter().cloned().map(Operation::Revise);
        let operations = std::iter::once(Operation::Join(self.said())).chain(revisions);
        rescue_file(&[self.rescued(operations)], photos)
    }

    /// The walk of this phone in a rescue file.
    pub fn rescued(&self, operations: impl IntoIterator<Item = Operation>) -> Walk {
        let secret = Sha256::try_from(self.secret.clone()).expect("32 bytes");
        let operations = operations.into_iter();
        Walk {
            activity: self.pack.activity.id,
            audit: Some(self.audit()),
            secret_sha256: Some(Sha256::of(&secret.0)),
            operations: operations
                .map(|operation| to_raw_value(&operation).expect("JSON"))
                .collect(),
            states: BTreeMap::new(),
            drafts: Vec::new(),
            pack: Some(to_raw_value(&self.pack).expect("JSON")),
        }
    }
}

/// A file with these walks; each photo goes to the attachment that announces its hash.
pub fn rescue_file(walks: &[Walk], photos: &[&[u8]]) -> Vec<u8> {
    let operations = walks.iter().flat_map(|walk| &walk.operations);
    let attachments: Vec<_> = operations
        .filter_map(|raw| serde_json::from_str(raw.get()).ok())
        .flat_map(|operation| match operation {
            Operation::Revise(revision) => revision.attachments,
            _ => Vec::new(),
        })
        .collect();
    let named = photos.iter().map(|bytes| {
        let hash = Sha256::of(bytes);
        let attachment = attachments.iter().find(|it| it.sha256 == hash);
        let attachment = attachment.expect("announced");
        (entry(attachment.id, attachment.media), *bytes)
    });
    let manifest = serde_json::json!({
        "krok_rescue": FORMAT, "made_at": Utc::now(), "walks": walks,
    });
    let manifest = manifest.to_string();
    let first = [
        (README.to_owned(), "Read me".as_bytes()),
        (MANIFEST.to_owned(), manifest.as_bytes()),
    ];
    let entries: Vec<_> = first.into_iter().chain(named).collect();
    let entries: Vec<_> = entries
        .iter()
        .map(|(name, bytes)| (&**name, *bytes))
        .collect();
    zip(&entries)
}

/// A ZIP of these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = Writer::new(Utc::now().naive_utc());
    let mut file = Vec::new();
    for (name, bytes) in entries {
        file.extend(writer.entry(name, bytes).expect("room"));
        file.extend(*bytes);
    }
    file.extend(writer.finish().expect("room"));
    file
}
