//! What changed of responses, for what is kept of them in memory; see [`crate::survey`].

use super::response::Row;
use super::{Db, Result, all, maybe, one};
use shared::api::ResponseRow;
use shared::id::{ActivityId, AuditId, DistrictId, ResponseId, VersionId};
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where reading changes goes on: after this moment and response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Milliseconds.
    pub changed_at: i64,
    pub response: ResponseId,
}

impl Since {
    /// Everything that changed at this moment or later.
    pub fn from(changed_at: i64) -> Self {
        Self {
            changed_at: changed_at - 1,
            response: ResponseId(Uuid::max()),
        }
    }
}

/// A response that changed.
#[derive(Debug)]
pub struct Changed {
    pub at: Since,
    row: Option<Row>,
}

#[derive(FromRow)]
struct ChangedRow {
    id: Uuid,
    changed_at: i64,
    activity_id: Uuid,
    district_id: Option<Uuid>,
    participant_id: Uuid,
    nickname: String,
    entry: String,
    received_at: i64,
    review: String,
    body: Option<String>,
    problems: Option<String>,
}

impl Changed {
    /// What it is now, without which attachments are verified; `None` when it was withdrawn.
    pub fn read(self) -> Result<Option<ResponseRow>> {
        self.row.map(|row| row.response(Vec::new())).transpose()
    }
}

impl ChangedRow {
    fn changed(self) -> Changed {
        let revision = self.body.zip(self.problems);
        Changed {
            at: Since {
                changed_at: self.changed_at,
                response: ResponseId(self.id),
            },
            row: revision.map(|(body, problems)| Row {
                id: self.id,
                activity_id: self.activity_id,
                district_id: self.district_id,
                participant_id: self.participant_id,
                nickname: self.nickname,
                entry: self.entry,
                received_at: self.received_at,
                body,
                problems,
                review: self.review,
            }),
        }
    }
}

impl Db {
    /// Responses that changed, those longest ago first, at most `limit`.
    pub async fn changed(&self, audit: AuditId, since: Since, limit: u32) -> Result<Vec<Changed>> {
        let rows = all!(
            self,
            ChangedRow,
            "select p.id, p.changed_at, p.activity_id, a.district_id, p.participant_id, w.nickname,
                 w.entry, p.received_at, p.review, v.body, v.problems
             from (select r.audit_id, r.id, r.changed_at, r.activity_id, r.participant_id,
                       r.revision_id, r.received_at, r.review
                   from response r
                   where r.audit_id = $1 and (r.changed_at, r.id) > ($2, $3)
                   order by r.changed_at, r.id limit $4) p
             join activity a on a.audit_id = p.audit_id and a.id = p.activity_id
             join participant w on w.audit_id = p.audit_id and w.id = p.participant_id
             left join revision v on v.audit_id = p.audit_id and v.id = p.revision_id
             order by p.changed_at, p.id",
            audit.0,
            since.changed_at,
            since.response.0,
            i64::from(limit),
        )?;
        Ok(rows.into_iter().map(ChangedRow::changed).collect())
    }

    /// By how many milliseconds the changes of a moment or later came after it, added up. A response that changes
    /// again does so later than before, and none changes back, so that with each change the sum grows.
    pub async fn sum_of_changes(&self, audit: AuditId, since: Since) -> Result<i64> {
        let (sum,) = one!(
            self,
            (i64,),
            "select cast(coalesce(sum(changed_at - $2), 0) as bigint) from response
             where audit_id = $1 and changed_at > $2",
            audit.0,
            since.changed_at,
        )?;
        Ok(sum)
    }

    /// How often walkers said who they are, added up: with each time that one says it anew the sum grows.
    pub async fn sum_of_joins(&self, audit: AuditId) -> Result<i64> {
        let (sum,) = one!(
            self,
            (i64,),
            "select cast(coalesce(sum(number), 0) as bigint) from participant where audit_id = $1",
            audit.0,
        )?;
        Ok(sum)
    }

    /// When a response of the audit last changed, in milliseconds.
    pub async fn last_change(&self, audit: AuditId) -> Result<Option<i64>> {
        let row = maybe!(
            self,
            (i64,),
            "select changed_at from response where audit_id = $1
             order by changed_at desc limit 1",
            audit.0,
        )?;
        Ok(row.map(|(at,)| at))
    }

    /// All checklist versions of an audit, oldest first.
    pub async fn version_ids(&self, audit: AuditId) -> Result<Vec<VersionId>> {
        let rows = all!(
            self,
            (Uuid,),
            "select id from checklist_version where audit_id = $1 order by id",
            audit.0,
        )?;
        Ok(rows.into_iter().map(|(id,)| VersionId(id)).collect())
    }

    /// In which district each walk is, where it is in one.
    pub async fn walk_districts(&self, audit: AuditId) -> Result<BTreeMap<ActivityId, DistrictId>> {
        let rows = all!(
            self,
            (Uuid, Uuid),
            "select id, district_id from activity
             where audit_id = $1 and district_id is not null",
            audit.0,
        )?;
        let pair = |(walk, district)| (ActivityId(walk), DistrictId(district));
        Ok(rows.into_iter().map(pair).collect())
    }
}
