//! Reviews: the events that researchers append, what they come to, and an audit's own codes.

use super::{Db, Result, Tx, all, execute, from_json, maybe, one, to_json};
use shared::id::{AccountId, ActivityId, AuditId, ResponseId, ReviewId, StopId};
use shared::response::Revision;
use shared::review::{Review, ReviewEvent};
use shared::time::{Time, from_millis, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

/// A response as it stands before something is appended to its review.
#[derive(Clone, Debug)]
pub struct Reviewed {
    pub revision: Revision,
    /// Of its walk.
    pub stops: Vec<StopId>,
    pub events: Vec<ReviewEvent>,
}

#[derive(FromRow)]
struct EventRow {
    id: Uuid,
    response_id: Uuid,
    number: i64,
    account_id: Uuid,
    name: String,
    act: String,
    at: i64,
}

impl EventRow {
    fn event(self) -> Result<ReviewEvent> {
        Ok(ReviewEvent {
            id: ReviewId(self.id),
            response: ResponseId(self.response_id),
            number: u32::try_from(self.number).unwrap_or(u32::MAX),
            by: AccountId(self.account_id),
            name: self.name,
            at: from_millis(self.at),
            act: from_json(&self.act)?,
        })
    }
}

/// All events of a response, oldest first.
macro_rules! events {
    ($on:expr, $audit:expr, $response:expr) => {
        all!(
            $on,
            EventRow,
            "select v.id, v.response_id, v.number, v.account_id, a.name, v.act, v.at
             from review v join account a on a.id = v.account_id
             where v.audit_id = $1 and v.response_id = $2 order by v.number",
            $audit.0,
            $response.0,
        )?
        .into_iter()
        .map(EventRow::event)
        .collect::<Result<Vec<_>>>()
    };
}

impl Tx {
    /// A response that was not withdrawn. Whoever else appends to its review waits from here on.
    pub async fn reviewed(
        &mut self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Option<Reviewed>> {
        // Writing what is there locks the row on PostgreSQL; SQLite has one writer anyway.
        let row = maybe!(
            self,
            (Uuid, Uuid),
            "update response set state = state
             where audit_id = $1 and id = $2 and withdrawn_at is null
             returning activity_id, revision_id",
            audit.0,
            response.0,
        )?;
        let Some((activity, revision)) = row else {
            return Ok(None);
        };
        let (body,) = one!(
            self,
            (String,),
            "select body from revision where audit_id = $1 and id = $2",
            audit.0,
            revision,
        )?;
        Ok(Some(Reviewed {
            revision: from_json(&body)?,
            stops: self.stops_of(audit, ActivityId(activity)).await?,
            events: self.review_events(audit, response).await?,
        }))
    }

    pub async fn review_events(
        &mut self,
        audit: AuditId,
        response: ResponseId,
    ) -> Result<Vec<ReviewEvent>> {
        events!(self, audit, response)
    }

    /// Name of an account.
    pub async fn account_name(&mut self, account: AccountId) -> Result<String> {
        let row = maybe!(
            self,
            (String,),
            "select name from account where id = $1",
            account.0,
        )?;
        Ok(row.map(|(name,)| name).unwrap_or_default())
    }

    /// Appends an event; `false` when its id is another response's event.
    pub async fn append_review(&mut self, audit: AuditId, event: &ReviewEvent) -> Result<bool> {
        let rows = execute!(
            self,
            "insert into review (audit_id, id, response_id, number, account_id, act, at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (audit_id, id) do nothing",
            audit.0,
            event.id.0,
            event.response.0,
            i64::from(event.number),
            event.by.0,
            to_json(&event.act)?,
            to_millis(event.at),
        )?;
        Ok(rows > 0)
    }

    /// Writes in place of an event what is left of it after a withdrawal.
    pub async fn rewrite_review(&mut self, audit: AuditId, event: &ReviewEvent) -> Result<()> {
        execute!(
            self,
            "update review set act = $3 where audit_id = $1 and id = $2",
            audit.0,
            event.id.0,
            to_json(&event.act)?,
        )?;
        Ok(())
    }

    /// Files a response under what its events come to.
    pub async fn file_review(
        &mut self,
        audit: AuditId,
        response: ResponseId,
        review: &Review,
        now: Time,
    ) -> Result<()> {
        let codes: Vec<&str> = review.all_codes().into_iter().collect();
        // Each with a space of its own on either side.
        let codes = format!(" {} ", codes.join("  "));
        execute!(
            self,
            "update response set review = $3, state = $4, codes = $5, corrected_stop_id = $6,
                 corrected_longitude = $7, corrected_latitude = $8,
                 changed_at = case when changed_at >= $9 then changed_at + 1 else $9 end
             where audit_id = $1 and id = $2",
            audit.0,
            response.0,
            to_json(review)?,
            review.state.word(),
            codes,
            review.stop.map(|stop| stop.0),
            review.place.map(|place| place.longitude),
            review.place.map(|place| place.latitude),
            to_millis(now),
        )?;
        Ok(())
    }

    /// Keeps a code that was used.
    pub async fn keep_theme(&mut self, audit: AuditId, name: &str, now: Time) -> Result<()> {
        execute!(
            self,
            "insert into theme (audit_id, name, created_at) values ($1, $2, $3)
             on conflict do nothing",
            audit.0,
            name,
            to_millis(now),
        )?;
        Ok(())
    }

    /// Responses of a walker that were not withdrawn whole and have been reviewed.
    pub async fn reviewed_responses(
        &mut self,
        audit: AuditId,
        walker: shared::id::ParticipantId,
        response: Option<ResponseId>,
    ) -> Result<Vec<ResponseId>> {
        let rows = all!(
            self,
            (Uuid,),
            "select id from response
             where audit_id = $1 and participant_id = $2 and ($3 is null or id = $3)
                 and review <> '' order by id",
            audit.0,
            walker.0,
            response.map(|id| id.0),
        )?;
        Ok(rows.into_iter().map(|(id,)| ResponseId(id)).collect())
    }

    async fn stops_of(&mut self, audit: AuditId, activity: ActivityId) -> Result<Vec<StopId>> {
        let rows = all!(
            self,
            (Uuid,),
            "select id from stop where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.0,
        )?;
        Ok(rows.into_iter().map(|(id,)| StopId(id)).collect())
    }
}

impl Db {
    /// All events of a response's review, oldest first.
    pub async fn reviews(&self, audit: AuditId, response: ResponseId) -> Result<Vec<ReviewEvent>> {
        events!(self, audit, response)
    }

    /// Codes that researchers of an audit have used.
    pub async fn themes(&self, audit: AuditId) -> Result<Vec<String>> {
        let rows = all!(
            self,
            (String,),
            "select name from theme where audit_id = $1 order by name",
            audit.0,
        )?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }
}
