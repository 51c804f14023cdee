//! Responses as the desk reads them: filtered lists, and one with its history.

use super::participant::entry;
use super::{Db, Result, all, from_json, maybe, one, to_word};
use shared::api::{Filter, HistoryEntry, ResponseRow};
use shared::id::{
    ActivityId, AttachmentId, AuditId, DistrictId, ParticipantId, ResponseId, VersionId,
};
use shared::review::{Review, ReviewState};
use shared::time::{Time, from_millis, to_millis};
use sqlx::FromRow;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A page's last row, from which the next goes on; responses are listed newest first, by when their
/// first revision arrived, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub received_at: Time,
    pub response: ResponseId,
}

impl Cursor {
    /// Before all responses: where a list begins. Compared as it is, and not as "none", so that an index
    /// leads to any page.
    const START: Self = Self {
        received_at: Time::MAX_UTC,
        response: ResponseId(Uuid::max()),
    };
}

#[derive(Debug, FromRow)]
pub(super) struct Row {
    pub activity_id: Uuid,
    pub district_id: Option<Uuid>,
    pub participant_id: Uuid,
    pub nickname: String,
    pub entry: String,
    pub received_at: i64,
    pub body: String,
    pub problems: String,
    pub review: String,
}

impl Row {
    pub fn response(self, verified: Vec<AttachmentId>) -> Result<ResponseRow> {
        Ok(ResponseRow {
            activity: ActivityId(self.activity_id),
            district: self.district_id.map(DistrictId),
            participant: ParticipantId(self.participant_id),
            nickname: self.nickname,
            entry: entry(&self.entry),
            received_at: from_millis(self.received_at),
            revision: from_json(&self.body)?,
            verified,
            problems: from_json(&self.problems)?,
            review: if self.review.is_empty() {
                Review::default()
            } else {
                from_json(&self.review)?
            },
        })
    }
}

/// The responses of an audit ($1) that a filter ($2 to $12) matches.
macro_rules! matching {
    () => {
        "from response r where r.audit_id = $1 and r.withdrawn_at is null
             and ($2 is null or r.activity_id in (
                 select a.id from activity a where a.audit_id = $1 and a.district_id = $2))
             and ($3 is null or r.activity_id = $3)
             and ($4 is null or coalesce(r.corrected_stop_id, r.stop_id) = $4)
             and ($5 is null or r.version_id = $5)
             and ($6 is null or r.themes like $6) and ($7 is null or r.daylight = $7)
             and ($8 is null or r.quarantined = $8) and ($9 is null or (r.attachments > 0) = $9)
             and ($10 is null or r.state = $10)
             and ($11 is null or replace(r.codes, $11, '') <> r.codes)
             and ($12 or r.state <> 'hidden')"
    };
}

/// Those of them after a cursor ($13, $14), at most $15.
macro_rules! page {
    ($columns:literal) => {
        concat!(
            "select ",
            $columns,
            " ",
            matching!(),
            " and (r.received_at, r.id) < ($13, $14)
             order by r.received_at desc, r.id desc limit $15"
        )
    };
}

/// Runs a query with a filter's values before its own.
macro_rules! filtered {
    ($run:ident, $on:expr, $row:ty, $sql:expr, $audit:expr, $filter:expr $(, $value:expr)* $(,)?) => {
        $run!(
            $on,
            $row,
            $sql,
            $audit.0,
            $filter.district.map(|id| id.0),
            $filter.walk.map(|id| id.0),
            $filter.stop.map(|id| id.0),
            $filter.version.map(|id| id.0),
            $filter.theme.as_deref().map(|theme| format!("% {theme} %")),
            $filter.daylight.as_ref().map(to_word).transpose()?,
            $filter.quarantined,
            $filter.photos,
            $filter.state.map(ReviewState::word),
            $filter.code.as_deref().map(|code| format!(" {code} ")),
            $filter.asks_for_hidden()
            $(, $value)*
        )
    };
}

impl Db {
    /// How many responses a filter matches.
    pub async fn count_responses(&self, audit: AuditId, filter: &Filter) -> Result<u32> {
        let (count,) = filtered!(
            one,
            self,
            (i64,),
            concat!("select count(*) ", matching!()),
            audit,
            filter,
        )?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// How many responses a filter matches, by the version that was filled in.
    pub async fn count_by_version(
        &self,
        audit: AuditId,
        filter: &Filter,
    ) -> Result<BTreeMap<VersionId, u32>> {
        let rows = filtered!(
            all,
            self,
            (Uuid, i64),
            concat!(
                "select r.version_id, count(*) ",
                matching!(),
                " group by r.version_id"
            ),
            audit,
            filter,
        )?;
        let count =
            |(version, count)| (VersionId(version), u32::try_from(count).unwrap_or(u32::MAX));
        Ok(rows.into_iter().map(count).collect())
    }

    /// The responses a filter matches, newest first, at most `limit` after the cursor.
    pub async fn responses(
        &self,
        audit: AuditId,
        filter: &Filter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Vec<ResponseRow>> {
        let mut rows = self.revisions(audit, filter, after, limit).await?;
        let mut verified = self.verified(audit, filter, after, limit).await?;
        for row in &mut rows {
            let id = row.revision.response.0;
            row.verified = verified.remove(&id).unwrap_or_default();
        }
        Ok(rows)
    }

    /// The same without which attachments are verified.
    pub async fn revisions(
        &self,
        audit: AuditId,
        filter: &Filter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Vec<ResponseRow>> {
        let after = after.unwrap_or(Cursor::START);
        let rows = filtered!(
            all,
            self,
            Row,
            concat!(
                "select p.activity_id, a.district_id, p.participant_id, w.nickname, w.entry,
                     p.received_at, v.body, v.problems, p.review
                 from (",
                page!(
                    "r.audit_id, r.id, r.activity_id, r.participant_id, r.revision_id,
                     r.received_at, r.review"
                ),
                ") p
                 join activity a on a.audit_id = p.audit_id and a.id = p.activity_id
                 join participant w on w.audit_id = p.audit_id and w.id = p.participant_id
                 join revision v on v.audit_id = p.audit_id and v.id = p.revision_id
                 order by p.received_at desc, p.id desc"
            ),
            audit,
            filter,
            to_millis(after.received_at),
            after.response.0,
            i64::from(limit),
        )?;
        rows.into_iter()
            .map(|row| row.response(Vec::new()))
            .collect()
    }

    /// The verified attachments of those responses.
    async fn verified(
        &self,
        audit: AuditId,
        filter: &Filter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<HashMap<Uuid, Vec<AttachmentId>>> {
        let after = after.unwrap_or(Cursor::START);
        let verified = filtered!(
            all,
            self,
            (Uuid, Uuid),
            concat!(
                "select response_id, id from attachment
                 where audit_id = $1 and verified_at is not null and response_id in (",
                page!("r.id"),
                ")"
            ),
            audit,
            filter,
            to_millis(after.received_at),
            after.response.0,
            i64::from(limit),
        )?;
        let mut by_response: HashMap<Uuid, Vec<AttachmentId>> = HashMap::new();
        for (response, id) in verified {
            let attachments = by_response.entry(response).or_default();
            attachments.push(AttachmentId(id));
        }
        Ok(by_response)
    }

    pub async fn response(&self, audit: AuditId, id: ResponseId) -> Result<Option<ResponseRow>> {
        let row = maybe!(
            self,
            Row,
            "select r.activity_id, a.district_id, r.participant_id, w.nickname, w.entry,
                 r.received_at, v.body, v.problems, r.review
             from response r
             join activity a on a.audit_id = r.audit_id and a.id = r.activity_id
             join participant w on w.audit_id = r.audit_id and w.id = r.participant_id
             join revision v on v.audit_id = r.audit_id and v.id = r.revision_id
             where r.audit_id = $1 and r.id = $2 and r.withdrawn_at is null",
            audit.0,
            id.0,
        )?;
        let Some(row) = row else {
            return Ok(None);
        };
        let verified = all!(
            self,
            (Uuid,),
            "select id from attachment
             where audit_id = $1 and response_id = $2 and verified_at is not null",
            audit.0,
            id.0,
        )?;
        let verified = verified.into_iter().map(|(id,)| AttachmentId(id));
        row.response(verified.collect()).map(Some)
    }

    /// All revisions of a response, oldest first by the phone's count.
    pub async fn history(&self, audit: AuditId, id: ResponseId) -> Result<Vec<HistoryEntry>> {
        let rows = all!(
            self,
            (i64, String, String, Option<String>),
            "select v.received_at, v.body, v.problems, a.name from revision v
             left join account a on a.id = v.entered_by
             where v.audit_id = $1 and v.response_id = $2 order by v.number, v.id",
            audit.0,
            id.0,
        )?;
        rows.into_iter()
            .map(|(received_at, body, problems, entered_by)| {
                Ok(HistoryEntry {
                    received_at: from_millis(received_at),
                    revision: from_json(&body)?,
                    problems: from_json(&problems)?,
                    entered_by,
                })
            })
            .collect()
    }
}
