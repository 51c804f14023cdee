//! Taking back what was given: what is withdrawn, and how it is erased. The one place where something
//! that a walker sent is changed after it was stored.

use super::{Db, Result, Tx, all, execute, from_json, hash, maybe, to_json};
use shared::attachment::Sha256;
use shared::id::{AccountId, AttachmentId, AuditId, ParticipantId, ResponseId, RevisionId};
use shared::participant::{Background, Consents};
use shared::response::Revision;
use shared::sync::Problem;
use shared::time::{Time, to_millis};
use shared::withdrawal::{Withdrawal, Withdrawn};
use uuid::Uuid;

/// A revision as it is stored.
#[derive(Clone, Debug)]
pub struct StoredRevision {
    pub revision: Revision,
    pub problems: Vec<Problem>,
}

/// What a response is filed under once something of it is gone.
#[derive(Clone, Copy, Debug)]
pub struct Refiling<'a> {
    pub quarantined: bool,
    pub attachments: usize,
    /// Themes of the items answered, each between spaces.
    pub themes: &'a str,
}

/// A withdrawn photo whose bytes may still be on disk.
#[derive(Clone, Copy, Debug)]
pub struct Unerased {
    pub audit: AuditId,
    pub id: AttachmentId,
    /// Under which name its bytes are, if they had all arrived.
    pub content: Option<Sha256>,
}

/// Stands where a hash was.
const NO_HASH: [u8; 32] = [0; 32];

impl Tx {
    /// All that a walker has taken back.
    pub async fn withdrawn(&mut self, audit: AuditId, walker: ParticipantId) -> Result<Withdrawn> {
        let rows = all!(
            self,
            (String,),
            "select target from withdrawal where audit_id = $1 and participant_id = $2",
            audit.0,
            walker.0,
        )?;
        let targets = rows.iter().map(|(target,)| from_json(target));
        targets.collect::<Result<_>>().map(Withdrawn)
    }

    pub async fn has_withdrawal(
        &mut self,
        audit: AuditId,
        withdrawal: &Withdrawal,
    ) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select id from withdrawal where audit_id = $1 and id = $2",
            audit.0,
            withdrawal.id.0,
        )?;
        Ok(row.is_some())
    }

    /// Keeps a withdrawal. From here on this walker's submissions and other withdrawals wait.
    pub async fn keep_withdrawal(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        withdrawal: &Withdrawal,
        taken_by: Option<AccountId>,
        now: Time,
    ) -> Result<()> {
        execute!(
            self,
            "update participant set withdrawals = withdrawals + 1
             where audit_id = $1 and id = $2",
            audit.0,
            walker.0,
        )?;
        execute!(
            self,
            "insert into withdrawal (audit_id, id, participant_id, target, said_at, received_at,
                 taken_by)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            audit.0,
            withdrawal.id.0,
            walker.0,
            to_json(&withdrawal.target)?,
            to_millis(withdrawal.said_at),
            to_millis(now),
            taken_by.map(|account| account.0),
        )?;
        Ok(())
    }

    /// All revisions of a walker's response; none when it is not this walker's.
    pub async fn revisions(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        response: ResponseId,
    ) -> Result<Vec<StoredRevision>> {
        let rows = all!(
            self,
            (String, String),
            "select v.body, v.problems from revision v
             join response r on r.audit_id = v.audit_id and r.id = v.response_id
             where v.audit_id = $1 and v.response_id = $3 and r.participant_id = $2",
            audit.0,
            walker.0,
            response.0,
        )?;
        rows.iter()
            .map(|(body, problems)| {
                Ok(StoredRevision {
                    revision: from_json(body)?,
                    problems: from_json(problems)?,
                })
            })
            .collect()
    }

    /// The current revision of a response.
    pub async fn current_revision(
        &mut self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Option<RevisionId>> {
        let row = maybe!(
            self,
            (Uuid,),
            "select revision_id from response where audit_id = $1 and id = $2",
            audit.0,
            response.0,
        )?;
        Ok(row.map(|(id,)| RevisionId(id)))
    }

    /// Writes what is left of a revision in its place.
    pub async fn rewrite_revision(
        &mut self,
        audit: AuditId,
        left: &StoredRevision,
        digest: Sha256,
    ) -> Result<()> {
        execute!(
            self,
            "update revision set body = $3, problems = $4, digest = $5
             where audit_id = $1 and id = $2",
            audit.0,
            left.revision.id.0,
            to_json(&left.revision)?,
            to_json(&left.problems)?,
            digest.0.as_slice(),
        )?;
        Ok(())
    }

    pub async fn refile_response(
        &mut self,
        audit: AuditId,
        response: ResponseId,
        filing: Refiling<'_>,
        now: Time,
    ) -> Result<()> {
        execute!(
            self,
            "update response set quarantined = $3, attachments = $4, themes = $5,
                 changed_at = case when changed_at >= $6 then changed_at + 1 else $6 end
             where audit_id = $1 and id = $2",
            audit.0,
            response.0,
            filing.quarantined,
            i32::try_from(filing.attachments).unwrap_or(i32::MAX),
            filing.themes,
            to_millis(now),
        )?;
        Ok(())
    }

    /// Marks photos as withdrawn; their bytes go once this is committed.
    pub async fn withdraw_photos(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        photos: &[AttachmentId],
        now: Time,
    ) -> Result<()> {
        for photo in photos {
            execute!(
                self,
                "update attachment set withdrawn_at = $4, verified_at = null, sha256 = $5, size = 0
                 where audit_id = $1 and participant_id = $2 and id = $3
                     and withdrawn_at is null",
                audit.0,
                walker.0,
                photo.0,
                to_millis(now),
                NO_HASH.as_slice(),
            )?;
        }
        Ok(())
    }

    /// Leaves of a walker's response (of all, when none is named) its id and when it came.
    pub async fn withdraw_responses(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        response: Option<ResponseId>,
        now: Time,
    ) -> Result<()> {
        let one = response.map(|id| id.0);
        execute!(
            self,
            "update attachment set withdrawn_at = $4, verified_at = null, sha256 = $5, size = 0
             where audit_id = $1 and participant_id = $2 and ($3 is null or response_id = $3)
                 and withdrawn_at is null",
            audit.0,
            walker.0,
            one,
            to_millis(now),
            NO_HASH.as_slice(),
        )?;
        execute!(
            self,
            "delete from revision where audit_id = $1 and response_id in (
                 select id from response where audit_id = $1 and participant_id = $2
                     and ($3 is null or id = $3))",
            audit.0,
            walker.0,
            one,
        )?;
        execute!(
            self,
            "update response set withdrawn_at = $4, stop_id = null, complete = false,
                 daylight = null, quarantined = false, attachments = 0, themes = '',
                 captured_at = null, longitude = null, latitude = null,
                 corrected_longitude = null, corrected_latitude = null,
                 changed_at = case when changed_at >= $4 then changed_at + 1 else $4 end
             where audit_id = $1 and participant_id = $2 and ($3 is null or id = $3)
                 and withdrawn_at is null",
            audit.0,
            walker.0,
            one,
            to_millis(now),
        )?;
        Ok(())
    }

    /// Leaves of a walker the id, the time of joining, and what a phone proves itself by.
    pub async fn withdraw_participant(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        now: Time,
    ) -> Result<()> {
        execute!(
            self,
            "update participant set withdrawn_at = $3, nickname = '', language = '',
                 background = $4, consents = $5, said_consents = $5, digest = $6, problems = '[]',
                 waiting = 0, entry = 'own', entered_by = null
             where audit_id = $1 and id = $2 and withdrawn_at is null",
            audit.0,
            walker.0,
            to_millis(now),
            to_json(&Background::default())?,
            to_json(&Consents::default())?,
            NO_HASH.as_slice(),
        )?;
        Ok(())
    }
}

impl Db {
    /// All that a walker has taken back.
    pub async fn withdrawn(&self, audit: AuditId, walker: ParticipantId) -> Result<Withdrawn> {
        let rows = all!(
            self,
            (String,),
            "select target from withdrawal where audit_id = $1 and participant_id = $2",
            audit.0,
            walker.0,
        )?;
        let targets = rows.iter().map(|(target,)| from_json(target));
        targets.collect::<Result<_>>().map(Withdrawn)
    }

    /// Withdrawn photos whose bytes may still be on disk.
    pub async fn unerased(&self) -> Result<Vec<Unerased>> {
        let rows = all!(
            self,
            (Uuid, Uuid, Option<Vec<u8>>),
            "select audit_id, id, content from attachment
             where withdrawn_at is not null and erased_at is null",
        )?;
        rows.into_iter()
            .map(|(audit, id, content)| {
                Ok(Unerased {
                    audit: AuditId(audit),
                    id: AttachmentId(id),
                    content: content.as_deref().map(hash).transpose()?,
                })
            })
            .collect()
    }

    /// Whether a photo that nobody withdrew has this content.
    pub async fn shows(&self, content: Sha256) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select id from attachment where content = $1 and withdrawn_at is null limit 1",
            content.0.as_slice(),
        )?;
        Ok(row.is_some())
    }

    /// No byte of a withdrawn photo is on disk any more.
    pub async fn note_erased(&self, photo: Unerased, now: Time) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "update attachment set content = null, erased_at = $3
             where audit_id = $1 and id = $2 and withdrawn_at is not null",
            photo.audit.0,
            photo.id.0,
            to_millis(now),
        )?;
        tx.commit().await
    }
}
