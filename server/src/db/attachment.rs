//! Attachments as phones announced them, and which of them have arrived whole.

use super::{Db, Result, execute, from_word, hash, maybe};
use shared::attachment::{Attachment, Sha256};
use shared::id::{AttachmentId, AuditId, ParticipantId, ResponseId};
use shared::time::{Time, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

/// An attachment that a stored revision names.
#[derive(Clone, Debug)]
pub struct Announced {
    pub participant: ParticipantId,
    pub response: ResponseId,
    pub attachment: Attachment,
    /// SHA-256 of what is kept, once all bytes arrived and were verified.
    pub content: Option<Sha256>,
    /// The walker took it back: there is nothing to show and nothing to send.
    pub withdrawn: bool,
}

#[derive(FromRow)]
struct AttachmentRow {
    participant_id: Uuid,
    response_id: Uuid,
    sha256: Vec<u8>,
    size: i64,
    media: String,
    content: Option<Vec<u8>>,
    withdrawn_at: Option<i64>,
}

impl Db {
    pub async fn attachment(&self, audit: AuditId, id: AttachmentId) -> Result<Option<Announced>> {
        let row = maybe!(
            self,
            AttachmentRow,
            "select participant_id, response_id, sha256, size, media, content, withdrawn_at
             from attachment where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(|row| {
            Ok(Announced {
                participant: ParticipantId(row.participant_id),
                response: ResponseId(row.response_id),
                attachment: Attachment {
                    id,
                    // Words about it are in the revisions; here are its bytes.
                    item: String::new(),
                    sha256: hash(&row.sha256)?,
                    size: u64::try_from(row.size).unwrap_or_default(),
                    media: from_word(&row.media)?,
                    caption: String::new(),
                    valence: None,
                    seconds: None,
                },
                content: match row.withdrawn_at {
                    None => row.content.as_deref().map(hash).transpose()?,
                    Some(_) => None,
                },
                withdrawn: row.withdrawn_at.is_some(),
            })
        })
        .transpose()
    }

    /// All bytes are on disk as `content`, and they were those that the phone announced. One that was
    /// withdrawn meanwhile does not become a photo by it: it is to be erased once more.
    pub async fn verify_attachment(
        &self,
        audit: AuditId,
        id: AttachmentId,
        content: Sha256,
        now: Time,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "update attachment set content = $3, erased_at = null,
                 verified_at = case when withdrawn_at is null then $4 end
             where audit_id = $1 and id = $2 and verified_at is null",
            audit.0,
            id.0,
            content.0.as_slice(),
            to_millis(now),
        )?;
        tx.commit().await
    }
}
