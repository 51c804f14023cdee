//! Walks and calls with their stops, checklists and join codes.

mod save;

pub use save::Saved;

use super::{Db, Result, all, from_word, maybe};
use shared::activity::{Activity, Assignment, JoinCode, Stop};
use shared::analysis::place::Route;
use shared::id::{ActivityId, AuditId, DistrictId, StopId, VersionId};
use shared::time::{Time, from_millis};
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An activity, and what only the server knows of it.
#[derive(Clone, Debug)]
pub struct StoredActivity {
    pub activity: Activity,
    /// Grows with each change.
    pub edition: i64,
    /// When it was closed, if it is.
    pub closed_at: Option<Time>,
    pub walkers: u32,
    /// Complete responses and those begun.
    pub responses: u32,
}

#[derive(FromRow)]
struct ActivityRow {
    id: Uuid,
    kind: String,
    title: String,
    district_id: Option<Uuid>,
    day: String,
    state: String,
    consent_version: i32,
    edition: i64,
    closed_at: Option<i64>,
    code: String,
    walkers: i64,
    responses: i64,
}

#[derive(FromRow)]
struct StopRow {
    id: Uuid,
    activity_id: Uuid,
    position: i32,
    name: String,
    longitude: f64,
    latitude: f64,
    radius: f64,
    note: String,
    do_not_linger: bool,
}

impl ActivityRow {
    fn stored(self, stops: Vec<Stop>, checklists: Vec<Assignment>) -> Result<StoredActivity> {
        let decode = |error: Box<dyn std::error::Error + Send + Sync>| sqlx::Error::Decode(error);
        Ok(StoredActivity {
            activity: Activity {
                id: ActivityId(self.id),
                kind: from_word(&self.kind)?,
                title: self.title,
                district: self.district_id.map(DistrictId),
                date: self.day.parse().map_err(|error| decode(Box::new(error)))?,
                state: from_word(&self.state)?,
                code: JoinCode::try_from(self.code).map_err(|error| decode(Box::new(error)))?,
                consent_version: u32::try_from(self.consent_version).unwrap_or_default(),
                stops,
                checklists,
            },
            edition: self.edition,
            closed_at: self.closed_at.map(from_millis),
            walkers: u32::try_from(self.walkers).unwrap_or(u32::MAX),
            responses: u32::try_from(self.responses).unwrap_or(u32::MAX),
        })
    }
}

impl From<StopRow> for Stop {
    fn from(row: StopRow) -> Self {
        Self {
            id: StopId(row.id),
            position: u32::try_from(row.position).unwrap_or_default(),
            name: row.name,
            longitude: row.longitude,
            latitude: row.latitude,
            radius: row.radius,
            note: row.note,
            do_not_linger: row.do_not_linger,
        }
    }
}

impl Db {
    /// Which activity a code joins.
    pub async fn activity_of_code(&self, code: &JoinCode) -> Result<Option<(AuditId, ActivityId)>> {
        let row = maybe!(
            self,
            (Uuid, Uuid),
            "select audit_id, activity_id from join_code where code = $1",
            code.as_str(),
        )?;
        Ok(row.map(|(audit, activity)| (AuditId(audit), ActivityId(activity))))
    }

    pub async fn activity(&self, audit: AuditId, id: ActivityId) -> Result<Option<StoredActivity>> {
        Ok(self.load(audit, Some(id)).await?.pop())
    }

    /// All activities of an audit, newest day first.
    pub async fn activities(&self, audit: AuditId) -> Result<Vec<StoredActivity>> {
        self.load(audit, None).await
    }

    /// Where an audit's walks go, and when: without counting who came.
    pub async fn routes(&self, audit: AuditId) -> Result<Vec<Route>> {
        let rows = all!(
            self,
            (Uuid, Option<Uuid>, String),
            "select id, district_id, day from activity where audit_id = $1",
            audit.0,
        )?;
        let mut stops = self.stops(audit, None).await?;
        let route = |(id, district, day): (Uuid, Option<Uuid>, String)| {
            Ok(Route {
                walk: ActivityId(id),
                district: district.map(DistrictId),
                day: day
                    .parse()
                    .map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
                stops: stops.remove(&id).unwrap_or_default(),
            })
        };
        rows.into_iter().map(route).collect()
    }

    async fn load(&self, audit: AuditId, one: Option<ActivityId>) -> Result<Vec<StoredActivity>> {
        let rows = all!(
            self,
            ActivityRow,
            "select a.id, kind, title, district_id, day, state, consent_version, edition, closed_at,
                 code,
                 (select count(*) from participant p
                  where p.audit_id = a.audit_id and p.activity_id = a.id
                      and p.withdrawn_at is null) as walkers,
                 (select count(*) from response r
                  where r.audit_id = a.audit_id and r.activity_id = a.id
                      and r.withdrawn_at is null) as responses
             from activity a
             join join_code c on c.audit_id = a.audit_id and c.activity_id = a.id
             where a.audit_id = $1 and ($2 is null or a.id = $2) order by day desc, a.id desc",
            audit.0,
            one.map(|id| id.0),
        )?;
        let mut stops = self.stops(audit, one).await?;
        let mut checklists = self.assignments(audit, one).await?;
        rows.into_iter()
            .map(|row| {
                let id = row.id;
                row.stored(
                    stops.remove(&id).unwrap_or_default(),
                    checklists.remove(&id).unwrap_or_default(),
                )
            })
            .collect()
    }

    /// Stops in their order, by activity.
    async fn stops(
        &self,
        audit: AuditId,
        one: Option<ActivityId>,
    ) -> Result<BTreeMap<Uuid, Vec<Stop>>> {
        let rows = all!(
            self,
            StopRow,
            "select id, activity_id, position, name, longitude, latitude, radius, note,
                 do_not_linger
             from stop where audit_id = $1 and ($2 is null or activity_id = $2) order by position",
            audit.0,
            one.map(|id| id.0),
        )?;
        let mut stops: BTreeMap<Uuid, Vec<Stop>> = BTreeMap::new();
        for row in rows {
            stops.entry(row.activity_id).or_default().push(row.into());
        }
        Ok(stops)
    }

    /// Which checklists an activity asked before it was given others, and perhaps asks again.
    pub async fn former_assignments(
        &self,
        audit: AuditId,
        id: ActivityId,
    ) -> Result<Vec<Assignment>> {
        let rows = all!(
            self,
            (Uuid, String),
            "select version_id, asked from former_checklist
             where audit_id = $1 and activity_id = $2",
            audit.0,
            id.0,
        )?;
        let assignment = |(version, asked): (Uuid, String)| {
            Ok(Assignment {
                version: VersionId(version),
                when: from_word(&asked)?,
            })
        };
        rows.into_iter().map(assignment).collect()
    }

    /// Which checklists are asked when, by activity.
    async fn assignments(
        &self,
        audit: AuditId,
        one: Option<ActivityId>,
    ) -> Result<BTreeMap<Uuid, Vec<Assignment>>> {
        let rows = all!(
            self,
            (Uuid, Uuid, String),
            "select activity_id, version_id, asked from activity_checklist
             where audit_id = $1 and ($2 is null or activity_id = $2) order by position",
            audit.0,
            one.map(|id| id.0),
        )?;
        let mut assignments: BTreeMap<Uuid, Vec<Assignment>> = BTreeMap::new();
        for (activity, version, asked) in rows {
            assignments.entry(activity).or_default().push(Assignment {
                version: VersionId(version),
                when: from_word(&asked)?,
            });
        }
        Ok(assignments)
    }
}
