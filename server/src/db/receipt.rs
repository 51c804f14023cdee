//! Receipts: whose they are, and what their walkers gave.

use super::{Db, Result, Tx, all, execute, from_json, maybe, to_json};
use shared::attachment::Sha256;
use shared::id::{ActivityId, AttachmentId, AuditId, ParticipantId, ResponseId};
use shared::participant::Consents;
use shared::response::Revision;
use shared::time::{Time, from_millis};
use sqlx::FromRow;
use std::collections::HashSet;
use uuid::Uuid;

/// A walker as their receipt shows them.
#[derive(Clone, Debug)]
pub struct Holder {
    pub activity: ActivityId,
    pub nickname: String,
    pub joined_at: Time,
    pub consents: Consents,
    /// When everything was withdrawn.
    pub withdrawn_at: Option<Time>,
}

/// A response of one's own: what its current revision says, or when it was withdrawn.
#[derive(Clone, Debug)]
pub struct OwnResponse {
    pub response: ResponseId,
    pub received_at: Time,
    pub withdrawn_at: Option<Time>,
    pub revision: Option<Revision>,
}

#[derive(FromRow)]
struct HolderRow {
    activity_id: Uuid,
    nickname: String,
    joined_at: i64,
    consents: String,
    withdrawn_at: Option<i64>,
}

#[derive(FromRow)]
struct OwnRow {
    id: Uuid,
    received_at: i64,
    withdrawn_at: Option<i64>,
    body: Option<String>,
}

impl Tx {
    /// The receipt by which a walker is known; the first one holds.
    pub(super) async fn keep_receipt(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        code: Sha256,
    ) -> Result<()> {
        execute!(
            self,
            "insert into receipt (code, audit_id, participant_id) values ($1, $2, $3)
             on conflict do nothing",
            code.0.as_slice(),
            audit.0,
            walker.0,
        )?;
        Ok(())
    }
}

impl Db {
    /// Whose receipt a code is.
    pub async fn holder(&self, code: Sha256) -> Result<Option<(AuditId, ParticipantId)>> {
        let row = maybe!(
            self,
            (Uuid, Uuid),
            "select audit_id, participant_id from receipt where code = $1",
            code.0.as_slice(),
        )?;
        Ok(row.map(|(audit, walker)| (AuditId(audit), ParticipantId(walker))))
    }

    /// A walker as their receipt shows them.
    pub async fn held(&self, audit: AuditId, walker: ParticipantId) -> Result<Option<Holder>> {
        let row = maybe!(
            self,
            HolderRow,
            "select activity_id, nickname, joined_at, consents, withdrawn_at
             from participant where audit_id = $1 and id = $2",
            audit.0,
            walker.0,
        )?;
        row.map(|row| {
            Ok(Holder {
                activity: ActivityId(row.activity_id),
                nickname: row.nickname,
                joined_at: from_millis(row.joined_at),
                consents: from_json(&row.consents)?,
                withdrawn_at: row.withdrawn_at.map(from_millis),
            })
        })
        .transpose()
    }

    /// All that a walker gave, in the order in which it came.
    pub async fn own_responses(
        &self,
        audit: AuditId,
        walker: ParticipantId,
    ) -> Result<Vec<OwnResponse>> {
        let rows = all!(
            self,
            OwnRow,
            "select r.id, r.received_at, r.withdrawn_at, v.body from response r
             left join revision v on v.audit_id = r.audit_id and v.id = r.revision_id
                 and r.withdrawn_at is null
             where r.audit_id = $1 and r.participant_id = $2 order by r.received_at, r.id",
            audit.0,
            walker.0,
        )?;
        rows.into_iter()
            .map(|row| {
                Ok(OwnResponse {
                    response: ResponseId(row.id),
                    received_at: from_millis(row.received_at),
                    withdrawn_at: row.withdrawn_at.map(from_millis),
                    revision: row.body.as_deref().map(from_json).transpose()?,
                })
            })
            .collect()
    }

    /// A walker's photos that have arrived and were not withdrawn.
    pub async fn own_photos(
        &self,
        audit: AuditId,
        walker: ParticipantId,
    ) -> Result<HashSet<AttachmentId>> {
        let rows = all!(
            self,
            (Uuid,),
            "select id from attachment where audit_id = $1 and participant_id = $2
                 and verified_at is not null and withdrawn_at is null",
            audit.0,
            walker.0,
        )?;
        Ok(rows.into_iter().map(|(id,)| AttachmentId(id)).collect())
    }

    /// What a walker agrees to from now on, said elsewhere than on the phone.
    pub async fn set_consents(
        &self,
        audit: AuditId,
        walker: ParticipantId,
        consents: Consents,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "update participant set consents = $3
             where audit_id = $1 and id = $2 and withdrawn_at is null",
            audit.0,
            walker.0,
            to_json(&consents)?,
        )?;
        tx.commit().await
    }
}
