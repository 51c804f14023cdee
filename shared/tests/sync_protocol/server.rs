//! A server: the decisions of [`apply`] over a disk that keeps only what was committed.

use crate::phone;
use crate::script::{Nature, PhotoNature};
use serde_json::value::RawValue;
use shared::activity::track::Segment;
use shared::activity::{Activity, Assignment, Kind, State, When};
use shared::api::Code;
use shared::attachment::{Attachment, Sha256};
use shared::id::{AttachmentId, RevisionId, SegmentId};
use shared::participant::Participant;
use shared::sync::apply::{
    self, KeepRevision, KeepSegment, Part, Setting, StoredParticipant, StoredResponse,
    StoredSegment, Whole,
};
use shared::sync::check::{Check, Lacking, Stored};
use shared::sync::outbox::Failure;
use shared::sync::{Batch, Operation, Outcome, Receipt, Upload};
use shared::time::{Time, from_millis};
use shared::withdrawal::Withdrawn;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Clone, Default)]
pub struct Disk {
    pub tables: Tables,
    pub files: BTreeMap<AttachmentId, Vec<u8>>,
    pub verified: BTreeSet<AttachmentId>,
}

/// What is written in transactions.
#[derive(Clone, Default)]
pub struct Tables {
    pub participant: Option<(Participant, Sha256)>,
    /// In the order of their arrival.
    pub revisions: Vec<KeepRevision>,
    pub tracks: BTreeMap<SegmentId, KeepSegment>,
}

pub struct Server {
    pub disk: Disk,
    pub body_limit: usize,
    pub backup: Disk,
    activity: Activity,
    /// Digest given out first for each revision.
    given: BTreeMap<Uuid, Sha256>,
}

pub fn status(status: u16, code: Option<Code>) -> Failure {
    Failure::Status {
        status,
        code,
        retry_after: None,
    }
}

impl Server {
    pub fn new(body_limit: usize) -> Self {
        Self {
            disk: Disk::default(),
            backup: Disk::default(),
            body_limit,
            activity: Activity {
                id: phone::activity(),
                kind: Kind::Walk,
                title: "A walk".to_owned(),
                district: None,
                date: from_millis(0).date_naive(),
                state: State::Open,
                code: phone::code(),
                consent_version: 1,
                stops: Vec::new(),
                checklists: vec![Assignment {
                    version: phone::version(),
                    when: When::Any,
                }],
            },
            given: BTreeMap::new(),
        }
    }

    /// One batch in one transaction.
    pub fn sync(
        &mut self,
        now: Time,
        body: &str,
        natures: &BTreeMap<RevisionId, Nature>,
    ) -> Result<Receipt, Failure> {
        if body.len() > self.body_limit {
            return Err(status(413, Some(Code::TooLarge)));
        }
        let batch: Batch<Box<RawValue>> =
            serde_json::from_str(body).expect("the phone sends a batch");
        let mut tables = self.disk.tables.clone();
        let mut outcomes = Vec::new();
        for raw in &batch.operations {
            let outcome = match apply::read(raw.get()) {
                Ok(Operation::Join(said)) => self.join(now, &mut tables, said),
                Ok(Operation::Revise(revision)) => {
                    match natures.get(&revision.id).copied().unwrap_or(Nature::Plain) {
                        Nature::Breaks => return Err(status(500, Some(Code::Internal))),
                        Nature::Unreadable => Outcome::Malformed {
                            reason: "unknown field".to_owned(),
                        },
                        Nature::Plain => self.revise(now, &mut tables, revision)?,
                    }
                }
                Ok(Operation::Track(segment)) => track(&mut tables, segment)?,
                Ok(Operation::Withdraw(_)) => unreachable!("these phones withdraw nothing"),
                Err(outcome) => outcome,
            };
            outcomes.push(outcome);
        }
        self.disk.tables = tables;
        Ok(Receipt { outcomes })
    }

    /// One part of an upload.
    pub fn put(
        &mut self,
        id: AttachmentId,
        offset: u64,
        bytes: &[u8],
        nature: PhotoNature,
    ) -> Result<Upload, Failure> {
        let attachment = self
            .announced(id)
            .ok_or(status(404, Some(Code::NotFound)))?;
        match nature {
            PhotoNature::Breaks => return Err(status(500, Some(Code::Internal))),
            PhotoNature::NotAnImage => return Err(status(415, Some(Code::NotAnImage))),
            _ => {}
        }
        let file = self.disk.files.entry(id).or_default();
        if !self.disk.verified.contains(&id) {
            let whole =
                match apply::part(&attachment, file.len() as u64, offset, bytes.len() as u64) {
                    Part::Append { from } => {
                        file.extend_from_slice(&bytes[from as usize..]);
                        None
                    }
                    Part::Complete { from } => {
                        file.extend_from_slice(&bytes[from as usize..]);
                        Some(apply::whole(&attachment, Sha256::of(file)))
                    }
                    Part::Known => None,
                    Part::Gap => return Err(status(409, Some(Code::WrongOffset))),
                    Part::TooLong => return Err(status(413, Some(Code::TooLarge))),
                };
            match whole {
                Some(Whole::Verified) => {
                    self.disk.verified.insert(id);
                }
                Some(Whole::Differs) => {
                    file.clear();
                    return Err(status(409, Some(Code::HashDiffers)));
                }
                None => {}
            }
        }
        Ok(Upload {
            id,
            received: self.disk.files[&id].len() as u64,
            verified: self.disk.verified.contains(&id),
        })
    }

    /// What of a phone's acknowledged things is not there.
    pub fn check(&self, check: &Check) -> Result<Lacking, Failure> {
        let tables = &self.disk.tables;
        let (participant, _) = tables.participant.as_ref().ok_or(status(401, None))?;
        Ok(check.lacking(&Stored {
            join: participant.number,
            revisions: tables.revisions.iter().map(|k| k.revision.id).collect(),
            attachments: self.disk.verified.clone(),
            tracks: tables.tracks.keys().copied().collect(),
            ..Stored::default()
        }))
    }

    /// Parts of files that were not verified need not have reached the disk.
    pub fn restart(&mut self, share: u8) {
        for (id, file) in &mut self.disk.files {
            if !self.disk.verified.contains(id) {
                file.truncate(file.len() * usize::from(share) / 256);
            }
        }
    }

    fn announced(&self, id: AttachmentId) -> Option<Attachment> {
        let mut attachments = self
            .disk
            .tables
            .revisions
            .iter()
            .flat_map(|kept| &kept.revision.attachments);
        attachments.find(|attachment| attachment.id == id).cloned()
    }

    fn setting(&self, now: Time) -> Setting<'_> {
        Setting {
            activity: &self.activity,
            closed_at: None,
            now,
        }
    }

    fn join(&self, now: Time, tables: &mut Tables, said: Participant) -> Outcome {
        let stored = tables
            .participant
            .as_ref()
            .map(|(p, digest)| StoredParticipant {
                number: p.number,
                digest: *digest,
                said: p.consents,
                consents: p.consents,
            });
        let applied = apply::join(said, stored, &Withdrawn::default(), self.setting(now));
        if let Some(keep) = applied.keep {
            tables.participant = Some((keep.participant, keep.digest));
        }
        applied.outcome
    }

    fn revise(
        &mut self,
        now: Time,
        tables: &mut Tables,
        revision: shared::response::Revision,
    ) -> Result<Outcome, Failure> {
        let (participant, _) = tables.participant.as_ref().ok_or(status(401, None))?;
        let id = revision.id;
        let of_response = tables
            .revisions
            .iter()
            .filter(|k| k.revision.response == revision.response);
        let stored = StoredResponse {
            participant: of_response.clone().next().map(|_| participant.id),
            current: of_response
                .filter(|k| k.current)
                .map(|k| (k.revision.number, k.revision.id))
                .max(),
            same: tables
                .revisions
                .iter()
                .find(|k| k.revision.id == id)
                .map(|k| (participant.id, k.digest)),
        };
        let applied = apply::revise(
            revision,
            participant.id,
            (participant.consents, &Withdrawn::default()),
            stored,
            self.setting(now),
            |_| Vec::new(),
        );
        if let Outcome::Stored { digest } | Outcome::Already { digest } = &applied.outcome {
            // Repeats are answered alike; a batch that was not committed was not answered.
            if stored.same.is_some() {
                assert_eq!(
                    self.given.get(&id.0),
                    Some(digest),
                    "a repeat was answered otherwise"
                );
            }
            self.given.insert(id.0, *digest);
        }
        tables.revisions.extend(applied.keep);
        Ok(applied.outcome)
    }
}

fn track(tables: &mut Tables, segment: Segment) -> Result<Outcome, Failure> {
    let (participant, _) = tables.participant.as_ref().ok_or(status(401, None))?;
    let id = segment.id;
    let stored = tables.tracks.get(&id).map(|kept| StoredSegment {
        participant: participant.id,
        digest: kept.digest,
        sent: kept.sent,
    });
    let said = (participant.consents, &Withdrawn::default());
    let applied = apply::track(segment, participant.id, said, stored);
    tables.tracks.extend(applied.keep.map(|keep| (id, keep)));
    Ok(applied.outcome)
}
