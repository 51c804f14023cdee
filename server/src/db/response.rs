//! Responses as the desk reads them: filtered lists, and one with its history.

mod matching;

use super::participant::entry;
use super::{Db, Result, all, from_json, maybe, one};
use matching::filtered;
use shared::api::{Filter, HistoryEntry, ResponseRow};
use shared::id::{
    ActivityId, AttachmentId, AuditId, DistrictId, ParticipantId, ResponseId, VersionId,
};
use shared::map::{Area, Place};
use shared::review::Review;
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

    /// At a row: what comes after it.
    pub fn at(row: &ResponseRow) -> Self {
        Self {
            received_at: row.received_at,
            response: row.revision.response,
        }
    }
}

/// A page as the database found it, not read yet.
#[derive(Debug)]
pub struct Found {
    rows: Vec<Row>,
    /// The page is full: more may come.
    full: bool,
    /// The database knows the box around it alone.
    area: Option<Area>,
}

impl Found {
    /// Where the next page begins, if this may not have been the last.
    pub fn next(&self) -> Option<Cursor> {
        let last = self.rows.last().filter(|_| self.full);
        last.map(|row| Cursor {
            received_at: from_millis(row.received_at),
            response: ResponseId(row.id),
        })
    }

    /// Its responses, without which attachments are verified.
    pub fn read(self) -> Result<Vec<ResponseRow>> {
        let rows = self.rows.into_iter().map(|row| row.response(Vec::new()));
        let Some(area) = &self.area else {
            return rows.collect();
        };
        let holds = |row: &ResponseRow| row.place().is_some_and(|it| area.holds(Place::of(it)));
        rows.filter(|row| row.as_ref().map_or(true, holds))
            .collect()
    }
}

/// Fewest responses to read at once of those in the box around an area, however few are wanted.
const STEP: u32 = 200;

#[derive(Debug, FromRow)]
pub(super) struct Row {
    pub id: Uuid,
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

impl Db {
    /// How many responses a filter matches.
    pub async fn count_responses(&self, audit: AuditId, filter: &Filter) -> Result<u32> {
        if filter.selection.area.is_some() {
            let counted = self.count_by_version(audit, filter).await?;
            return Ok(counted.values().sum());
        }
        let (count,) = filtered!(one, self, (i64,), ("select count(*)", ""), audit, filter,)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// How many responses a filter matches, by the version that was filled in.
    pub async fn count_by_version(
        &self,
        audit: AuditId,
        filter: &Filter,
    ) -> Result<BTreeMap<VersionId, u32>> {
        if let Some(area) = &filter.selection.area {
            return self.count_within(audit, filter, area).await;
        }
        let rows = filtered!(
            all,
            self,
            (Uuid, i64),
            ("select r.version_id, count(*)", " group by r.version_id"),
            audit,
            filter,
        )?;
        let count =
            |(version, count)| (VersionId(version), u32::try_from(count).unwrap_or(u32::MAX));
        Ok(rows.into_iter().map(count).collect())
    }

    /// The same within an area, whose box alone the database knows.
    async fn count_within(
        &self,
        audit: AuditId,
        filter: &Filter,
        area: &Area,
    ) -> Result<BTreeMap<VersionId, u32>> {
        let boxed = filtered!(
            all,
            self,
            (Uuid, f64, f64),
            (
                "select r.version_id, coalesce(r.corrected_longitude, r.longitude),
                     coalesce(r.corrected_latitude, r.latitude)",
                "",
            ),
            audit,
            filter,
        )?;
        let mut counted = BTreeMap::new();
        for (version, longitude, latitude) in boxed {
            if area.holds(Place::of((longitude, latitude))) {
                *counted.entry(VersionId(version)).or_default() += 1;
            }
        }
        Ok(counted)
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
        let Some(last) = rows.last().map(Cursor::at) else {
            return Ok(rows);
        };
        let mut verified = self.verified(audit, filter, after, last).await?;
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
        mut after: Option<Cursor>,
        limit: u32,
    ) -> Result<Vec<ResponseRow>> {
        let step = if filter.selection.area.is_some() {
            limit.max(STEP)
        } else {
            limit
        };
        let mut rows = Vec::new();
        loop {
            let found = self.find(audit, filter, after, step).await?;
            after = found.next();
            rows.extend(found.read()?);
            if after.is_none() || rows.len() >= limit as usize {
                rows.truncate(limit as usize);
                return Ok(rows);
            }
        }
    }

    /// The next responses in the list, of which as many as there are in an area are kept when they are read.
    pub async fn find(
        &self,
        audit: AuditId,
        filter: &Filter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Found> {
        let after = after.unwrap_or(Cursor::START);
        let rows = filtered!(
            all,
            self,
            Row,
            (
                "select p.id, p.activity_id, a.district_id, p.participant_id, w.nickname, w.entry,
                     p.received_at, v.body, v.problems, p.review
                 from (select r.audit_id, r.id, r.activity_id, r.participant_id, r.revision_id,
                           r.received_at, r.review",
                " and (r.received_at, r.id) < ($17, $18)
                     order by r.received_at desc, r.id desc limit $19) p
                 join activity a on a.audit_id = p.audit_id and a.id = p.activity_id
                 join participant w on w.audit_id = p.audit_id and w.id = p.participant_id
                 join revision v on v.audit_id = p.audit_id and v.id = p.revision_id
                 order by p.received_at desc, p.id desc",
            ),
            audit,
            filter,
            to_millis(after.received_at),
            after.response.0,
            i64::from(limit),
        )?;
        Ok(Found {
            full: rows.len() == limit as usize,
            rows,
            area: filter.selection.area.clone(),
        })
    }

    /// The verified attachments of what a filter matches after one cursor, up to another.
    async fn verified(
        &self,
        audit: AuditId,
        filter: &Filter,
        after: Option<Cursor>,
        last: Cursor,
    ) -> Result<HashMap<Uuid, Vec<AttachmentId>>> {
        let after = after.unwrap_or(Cursor::START);
        let verified = filtered!(
            all,
            self,
            (Uuid, Uuid),
            (
                "select response_id, id from attachment
                 where audit_id = $1 and verified_at is not null and response_id in (select r.id",
                " and (r.received_at, r.id) < ($17, $18) and (r.received_at, r.id) >= ($19, $20))",
            ),
            audit,
            filter,
            to_millis(after.received_at),
            after.response.0,
            to_millis(last.received_at),
            last.response.0,
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
            "select r.id, r.activity_id, a.district_id, r.participant_id, w.nickname, w.entry,
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
