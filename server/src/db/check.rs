//! What is stored of a walker, for a phone that asks whether all it sent is still there.

use super::{Db, Result, all, one};
use shared::id::{AttachmentId, AuditId, ParticipantId, RevisionId, SegmentId, WithdrawalId};
use shared::sync::check::Stored;
use uuid::Uuid;

impl Db {
    /// Ids of all that is stored of a walker whom the audit knows.
    pub async fn stored(&self, audit: AuditId, walker: ParticipantId) -> Result<Stored> {
        let (join,) = one!(
            self,
            (i64,),
            "select number from participant where audit_id = $1 and id = $2",
            audit.0,
            walker.0,
        )?;
        let revisions = all!(
            self,
            (Uuid,),
            "select v.id from revision v
             join response r on r.audit_id = v.audit_id and r.id = v.response_id
             where r.audit_id = $1 and r.participant_id = $2",
            audit.0,
            walker.0,
        )?;
        let attachments = all!(
            self,
            (Uuid,),
            "select id from attachment where audit_id = $1 and participant_id = $2
                 and (verified_at is not null or withdrawn_at is not null)",
            audit.0,
            walker.0,
        )?;
        let withdrawals = all!(
            self,
            (Uuid,),
            "select id from withdrawal where audit_id = $1 and participant_id = $2",
            audit.0,
            walker.0,
        )?;
        let tracks = all!(
            self,
            (Uuid,),
            "select id from track_segment where audit_id = $1 and participant_id = $2",
            audit.0,
            walker.0,
        )?;
        Ok(Stored {
            join: u32::try_from(join).unwrap_or_default(),
            revisions: revisions.into_iter().map(|(id,)| RevisionId(id)).collect(),
            attachments: attachments
                .into_iter()
                .map(|(id,)| AttachmentId(id))
                .collect(),
            withdrawals: withdrawals
                .into_iter()
                .map(|(id,)| WithdrawalId(id))
                .collect(),
            tracks: tracks.into_iter().map(|(id,)| SegmentId(id)).collect(),
            withdrawn: self.withdrawn(audit, walker).await?,
        })
    }
}
