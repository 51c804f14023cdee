//! What the desk took back for walkers: whether it is there to be taken, and what stays of it.

use super::{Db, Result, Tx, all, execute, from_json, maybe};
use shared::api::TakenBack;
use shared::id::{AttachmentId, AuditId, ParticipantId, ResponseId};
use shared::review::ReviewEvent;
use shared::time::from_millis;
use shared::withdrawal::Target;
use uuid::Uuid;

impl Tx {
    /// Whose a response is. From here on this walker's submissions and withdrawals wait.
    pub async fn walker_of(
        &mut self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Option<ParticipantId>> {
        // Writing what is there locks the row on PostgreSQL; SQLite has one writer anyway.
        let row = maybe!(
            self,
            (Uuid,),
            "update participant set withdrawals = withdrawals
             where audit_id = $1
                 and id = (select participant_id from response where audit_id = $1 and id = $2)
             returning id",
            audit.0,
            response.0,
        )?;
        Ok(row.map(|(id,)| ParticipantId(id)))
    }

    /// Whether a response, or one photo or recording of it, was not taken back yet.
    pub async fn is_kept(
        &mut self,
        audit: AuditId,
        response: ResponseId,
        attachment: Option<AttachmentId>,
    ) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select r.id from response r
             left join attachment p on p.audit_id = r.audit_id and p.response_id = r.id
                 and p.id = $3 and p.withdrawn_at is null
             where r.audit_id = $1 and r.id = $2 and r.withdrawn_at is null
                 and ($3 is null or p.id is not null)",
            audit.0,
            response.0,
            attachment.map(|id| id.0),
        )?;
        Ok(row.is_some())
    }

    /// The events of a response, withdrawn or not. Whoever else appends to its review waits from here on.
    pub async fn review_events_held(
        &mut self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Vec<ReviewEvent>> {
        execute!(
            self,
            "update response set state = state where audit_id = $1 and id = $2",
            audit.0,
            response.0,
        )?;
        self.review_events(audit, response).await
    }
}

impl Db {
    /// What stays of a response that was taken back.
    pub async fn taken_back(
        &self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Option<TakenBack>> {
        let row = maybe!(
            self,
            (i64, i64, Uuid),
            "select received_at, withdrawn_at, participant_id from response
             where audit_id = $1 and id = $2 and withdrawn_at is not null",
            audit.0,
            response.0,
        )?;
        let Some((received_at, withdrawn_at, walker)) = row else {
            return Ok(None);
        };
        let rows = all!(
            self,
            (String, String),
            "select w.target, a.name from withdrawal w join account a on a.id = w.taken_by
             where w.audit_id = $1 and w.participant_id = $2",
            audit.0,
            walker,
        )?;
        let mut by = None;
        for (target, name) in rows {
            if from_json::<Target>(&target)?.covers(response) {
                by = Some(name);
            }
        }
        Ok(Some(TakenBack {
            response,
            received_at: from_millis(received_at),
            withdrawn_at: from_millis(withdrawn_at),
            by,
        }))
    }

    /// What of a walker's the desk took back for them.
    pub async fn taken_back_by_team(
        &self,
        audit: AuditId,
        walker: ParticipantId,
    ) -> Result<Vec<Target>> {
        let rows = all!(
            self,
            (String,),
            "select target from withdrawal
             where audit_id = $1 and participant_id = $2 and taken_by is not null
             order by received_at, id",
            audit.0,
            walker.0,
        )?;
        rows.iter().map(|(target,)| from_json(target)).collect()
    }
}
