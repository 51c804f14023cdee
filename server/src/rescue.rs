//! A rescue file of a phone, taken in: its operations through the intake and its photos and
//! recordings through the blobs, exactly as the phone itself would have sent them.
//!
//! The walker's phone is proved by the hash of its secret that stands in the file (see
//! [`shared::sync::rescue`]): where the walker is known and the hash is another, nothing is stored.

use crate::error::{Error, Result};
use crate::intake::{Judged, Submission};
use crate::state::App;
use crate::upload;
use axum::body::Bytes;
use shared::api::Code;
use shared::attachment::{MAX_BYTES, Sha256};
use shared::id::{AttachmentId, AuditId, ParticipantId};
use shared::sync::rescue::{FORMAT, MANIFEST, MAX_MANIFEST, attachment_of};
use shared::sync::rescue::{Reason, Report, Rescue, Tally, Walk};
use shared::sync::{BATCH_OPERATIONS, Operation, Outcome};
use shared::time::Time;
use std::io::{Cursor, Read};
use tokio::task::spawn_blocking;
use zip::ZipArchive;

type Archive = ZipArchive<Cursor<Bytes>>;

/// Takes in all of the file that belongs to the audit.
pub async fn import(app: &App, audit: AuditId, file: Bytes, now: Time) -> Result<Report> {
    let (rescue, archive) = blocking(move || open(file)).await?;
    let (here, elsewhere): (Vec<Walk>, Vec<Walk>) = rescue
        .walks
        .into_iter()
        .partition(|walk| walk.audit.is_none_or(|of| of == audit));
    if here.is_empty() && !elsewhere.is_empty() {
        return Err(Error::new(
            Code::RescueElsewhere,
            "Every walk in this rescue file belongs to another audit.",
        ));
    }
    let mut report = Report {
        elsewhere: u32::try_from(elsewhere.len()).unwrap_or(u32::MAX),
        ..Report::default()
    };
    for walk in &here {
        take_walk(app, audit, walk, now, &mut report.answers).await?;
    }
    // Attachments of walks elsewhere are not missing here.
    let foreign = attachments_of(&elsewhere);
    let entries = archive.file_names().flatten();
    let attachments =
        entries.filter_map(|entry| Some((attachment_of(&entry)?, entry.into_owned())));
    let attachments: Vec<(AttachmentId, String)> = attachments.collect();
    let here = attachments.into_iter();
    for attachment in here.filter(|(id, _)| !foreign.contains(id)) {
        take_attachment(app, audit, &archive, attachment, &mut report.photos).await?;
    }
    Ok(report)
}

/// Opens the file and reads what it says; blocks.
fn open(file: Bytes) -> Result<(Rescue, Archive)> {
    let bad = |why: String| Error::new(Code::BadRescue, format!("This is no rescue file: {why}."));
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|error| bad(error.to_string()))?;
    let json =
        read(&mut archive, MANIFEST, MAX_MANIFEST).map_err(|error| bad(error.to_string()))?;
    let rescue: Rescue = serde_json::from_slice(&json).map_err(|error| bad(error.to_string()))?;
    if rescue.format > FORMAT {
        let format = rescue.format;
        return Err(bad(format!(
            "it has format {format}, newer than this server's {FORMAT}"
        )));
    }
    Ok((rescue, archive))
}

/// Bytes of an entry, checked against its CRC. One that unpacks to more than `most` is an error: a small
/// file can claim gigabytes.
fn read(archive: &mut Archive, entry: &str, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive
        .by_name(entry)?
        .take(most + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(std::io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

async fn take_walk(
    app: &App,
    audit: AuditId,
    walk: &Walk,
    now: Time,
    tally: &mut Tally,
) -> Result<()> {
    let operations: Vec<&str> = walk.operations.iter().map(|raw| raw.get()).collect();
    let operations = app.intake.judge(audit, &operations).await?;
    let (Some(participant), Some(secret)) = (walker(&operations), walk.secret_sha256) else {
        tally.refuse(&walk.activity, Reason::UnknownWalker);
        return Ok(());
    };
    for batch in operations.chunks(BATCH_OPERATIONS) {
        let submission = submission(audit, participant, secret, batch, now);
        match app.intake.take(submission).await {
            Ok(receipt) => {
                for (operation, outcome) in batch.iter().zip(receipt.outcomes) {
                    count(tally, operation, outcome);
                }
            }
            Err(Error::Told {
                code: Code::SignInNeeded,
                ..
            }) => {
                tally.refuse(&walk.activity, Reason::UnknownWalker);
                return Ok(());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn submission(
    audit: AuditId,
    participant: ParticipantId,
    secret: Sha256,
    batch: &[Result<Judged, Outcome>],
    now: Time,
) -> Submission {
    Submission {
        audit,
        participant,
        secret,
        operations: batch.to_vec(),
        // What the phone holds is in the file.
        waiting: 0,
        entered_by: None,
        now,
    }
}

/// Who joined.
fn walker(operations: &[Result<Judged, Outcome>]) -> Option<ParticipantId> {
    let mut operations = operations.iter().flatten();
    operations.find_map(|judged| match &judged.operation {
        Operation::Join(said) => Some(said.id),
        _ => None,
    })
}

/// Counts answers; that the walker joined is worth a word only when it was refused.
fn count(tally: &mut Tally, operation: &Result<Judged, Outcome>, outcome: Outcome) {
    let operation = operation.as_ref().ok().map(|judged| &judged.operation);
    let answer = u32::from(matches!(operation, Some(Operation::Revise(_))));
    match outcome {
        Outcome::Stored { .. } => tally.taken += answer,
        Outcome::Quarantined { .. } => {
            tally.taken += answer;
            tally.quarantined += answer;
        }
        Outcome::Already { .. } => tally.already += answer,
        Outcome::Malformed { reason } => {
            let id = operation.map_or_else(String::new, |operation| operation.id().to_string());
            tally.refuse(&id, Reason::Malformed { detail: reason });
        }
    }
}

/// Photos and recordings that the answers of these walks name.
fn attachments_of(walks: &[Walk]) -> Vec<AttachmentId> {
    let operations = walks.iter().flat_map(|walk| &walk.operations);
    let read = operations.filter_map(|raw| serde_json::from_str(raw.get()).ok());
    read.flat_map(|operation| match operation {
        Operation::Revise(revision) => revision.attachments,
        _ => Vec::new(),
    })
    .map(|attachment| attachment.id)
    .collect()
}

async fn take_attachment(
    app: &App,
    audit: AuditId,
    archive: &Archive,
    (id, entry): (AttachmentId, String),
    tally: &mut Tally,
) -> Result<()> {
    let _receiving = app.erasing.read().await;
    let Some(announced) = app.db.attachment(audit, id).await? else {
        tally.refuse(&id, Reason::NotNamed);
        return Ok(());
    };
    if announced.withdrawn {
        tally.refuse(&id, Reason::Withdrawn);
        return Ok(());
    }
    if announced.content.is_some() {
        tally.already += 1;
        return Ok(());
    }
    let mut archive = archive.clone();
    let bytes = blocking(move || Ok(read(&mut archive, &entry, MAX_BYTES))).await?;
    let Ok(bytes) = bytes.map(Bytes::from) else {
        tally.refuse(&id, Reason::Damaged);
        return Ok(());
    };
    let mut upload = upload::take(app, audit, announced.clone(), 0, bytes.clone()).await;
    if refused(&upload) == Some(Code::HashDiffers) {
        // The parts that the phone had sent may be the wrong ones: they are thrown away by now.
        upload = upload::take(app, audit, announced, 0, bytes).await;
    }
    match (refused(&upload), upload) {
        (_, Ok(upload)) if upload.verified => tally.taken += 1,
        (_, Ok(_)) | (Some(Code::HashDiffers | Code::NotAnImage | Code::NotARecording), _) => {
            tally.refuse(&id, Reason::Damaged);
        }
        (Some(Code::TooLarge), _) => tally.refuse(&id, Reason::TooLarge),
        (Some(Code::Conflict), _) => tally.refuse(&id, Reason::Busy),
        (_, Err(error)) => return Err(error),
    }
    Ok(())
}

fn refused<T>(result: &Result<T>) -> Option<Code> {
    match result {
        Err(Error::Told { code, .. }) => Some(*code),
        _ => None,
    }
}

/// Work that would hold up other requests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = spawn_blocking(work).await;
    done.map_err(|error| Error::Internal(error.into()))?
}
