//! Responses as the desk reads them: filtered lists, and one with its history.

use super::participant::entry;
use super::{Db, Result, all, from_json, maybe, one, to_word};
use shared::api::{Filter, HistoryEntry, ResponseRow};
use shared::earth::LonLat;
use shared::id::{
    ActivityId, AttachmentId, AuditId, DistrictId, ParticipantId, ResponseId, VersionId,
};
use shared::map::{Area, Place};
use shared::review::{Review, ReviewState};
use shared::selection::People;
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

/// Fewest responses to read at once of those in the box around an area, however few are wanted.
const STEP: u32 = 200;

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

/// The responses of an audit ($1) that a filter ($2 to $19) matches; of an area those in the box around it.
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
             and ($12 or r.state <> 'hidden')
             and ($13 is null or r.captured_at >= $13) and ($14 is null or r.captured_at < $14)
             and ($15 is null or r.participant_id in (
                 select w.id from participant w
                 where w.audit_id = $1 and replace(w.background, $15, '') <> w.background))
             and ($16 is null
                 or (coalesce(r.corrected_longitude, r.longitude) between $16 and $18
                     and coalesce(r.corrected_latitude, r.latitude) between $17 and $19))"
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
            $filter.selection.district.map(|id| id.0),
            $filter.selection.walk.map(|id| id.0),
            $filter.selection.stop.map(|id| id.0),
            $filter.version.map(|id| id.0),
            $filter.theme.as_deref().map(|theme| format!("% {theme} %")),
            $filter.selection.daylight.as_ref().map(to_word).transpose()?,
            $filter.quarantined,
            $filter.photos,
            $filter.state.map(ReviewState::word),
            $filter.code.as_deref().map(|code| format!(" {code} ")),
            $filter.asks_for_hidden(),
            $filter.selection.from.map(to_millis),
            $filter.selection.to.map(to_millis),
            mark($filter)?,
            corners($filter).map(|(low, _)| low.0),
            corners($filter).map(|(low, _)| low.1),
            corners($filter).map(|(_, high)| high.0),
            corners($filter).map(|(_, high)| high.1)
            $(, $value)*
        )
    };
}

/// Corners of the box around a filter's area, south-west and north-east.
fn corners(filter: &Filter) -> Option<(LonLat, LonLat)> {
    filter.selection.area.as_ref().map(Area::bounds)
}

/// What the backgrounds of a filter's walkers have in them.
fn mark(filter: &Filter) -> Result<Option<String>> {
    let people = filter.selection.people.as_ref();
    let mark = people.map(People::mark).transpose();
    mark.map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

impl Db {
    /// How many responses a filter matches.
    pub async fn count_responses(&self, audit: AuditId, filter: &Filter) -> Result<u32> {
        if filter.selection.area.is_some() {
            let counted = self.count_by_version(audit, filter).await?;
            return Ok(counted.values().sum());
        }
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
        if let Some(area) = &filter.selection.area {
            return self.count_within(audit, filter, area).await;
        }
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
            concat!(
                "select r.version_id, coalesce(r.corrected_longitude, r.longitude),
                     coalesce(r.corrected_latitude, r.latitude) ",
                matching!()
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
        let Some(area) = &filter.selection.area else {
            return self.page(audit, filter, after, limit).await;
        };
        let step = limit.max(STEP);
        let mut within = Vec::new();
        loop {
            let page = self.page(audit, filter, after, step).await?;
            let done = page.len() < step as usize;
            after = page.last().map(Cursor::at);
            let held = |row: &ResponseRow| row.place().is_some_and(|it| area.holds(Place::of(it)));
            within.extend(page.into_iter().filter(held));
            if done || within.len() >= limit as usize {
                within.truncate(limit as usize);
                return Ok(within);
            }
        }
    }

    /// What the database finds: of an area what is in the box around it.
    async fn page(
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
                 from (select r.audit_id, r.id, r.activity_id, r.participant_id, r.revision_id,
                           r.received_at, r.review ",
                matching!(),
                " and (r.received_at, r.id) < ($20, $21)
                     order by r.received_at desc, r.id desc limit $22) p
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
            concat!(
                "select response_id, id from attachment
                 where audit_id = $1 and verified_at is not null and response_id in (select r.id ",
                matching!(),
                " and (r.received_at, r.id) < ($20, $21) and (r.received_at, r.id) >= ($22, $23))"
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
