//! Walks and calls with their stops, checklists and join codes.

use super::{Db, Result, Tx, all, execute, from_word, maybe, to_word};
use shared::activity::{Activity, Assignment, JoinCode, State, Stop};
use shared::id::{ActivityId, AuditId, DistrictId, StopId, VersionId};
use shared::time::{Time, from_millis, to_millis};
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

/// What saving an activity came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    Done,
    /// The code is another activity's; draw another.
    CodeTaken,
    /// A stop that is left out has answers.
    StopHasAnswers,
    /// A district or checklist version that the audit does not have.
    Unknown,
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

    async fn load(&self, audit: AuditId, one: Option<ActivityId>) -> Result<Vec<StoredActivity>> {
        let one = one.map(|id| id.0);
        let rows = all!(
            self,
            ActivityRow,
            "select a.id, kind, title, district_id, day, state, consent_version, edition, closed_at,
                 code,
                 (select count(*) from participant p
                  where p.audit_id = a.audit_id and p.activity_id = a.id) as walkers,
                 (select count(*) from response r
                  where r.audit_id = a.audit_id and r.activity_id = a.id) as responses
             from activity a
             join join_code c on c.audit_id = a.audit_id and c.activity_id = a.id
             where a.audit_id = $1 and ($2 is null or a.id = $2) order by day desc, a.id desc",
            audit.0,
            one,
        )?;
        let mut stops: BTreeMap<Uuid, Vec<Stop>> = BTreeMap::new();
        for row in all!(
            self,
            StopRow,
            "select id, activity_id, position, name, longitude, latitude, radius, note,
                 do_not_linger
             from stop where audit_id = $1 and ($2 is null or activity_id = $2) order by position",
            audit.0,
            one,
        )? {
            stops.entry(row.activity_id).or_default().push(row.into());
        }
        let mut checklists: BTreeMap<Uuid, Vec<Assignment>> = BTreeMap::new();
        for (activity, version, asked) in all!(
            self,
            (Uuid, Uuid, String),
            "select activity_id, version_id, asked from activity_checklist
             where audit_id = $1 and ($2 is null or activity_id = $2) order by position",
            audit.0,
            one,
        )? {
            checklists.entry(activity).or_default().push(Assignment {
                version: VersionId(version),
                when: from_word(&asked)?,
            });
        }
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

    /// Saves an activity whole. A new one gets the state and the code it carries; of one that is
    /// there, these stay, whatever it carries.
    pub async fn save_activity(
        &self,
        audit: AuditId,
        activity: &Activity,
        now: Time,
    ) -> Result<Saved> {
        let mut tx = self.write().await?;
        if !tx.knows(audit, activity).await? {
            return Ok(Saved::Unknown);
        }
        execute!(
            tx,
            "insert into activity (audit_id, id, kind, title, district_id, day, state,
                 consent_version, edition, opened_at, closed_at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 1, null, null, $9)
             on conflict (audit_id, id) do update set kind = excluded.kind, title = excluded.title,
                 district_id = excluded.district_id, day = excluded.day,
                 consent_version = excluded.consent_version, edition = activity.edition + 1",
            audit.0,
            activity.id.0,
            to_word(&activity.kind)?,
            &activity.title,
            activity.district.map(|district| district.0),
            activity.date.to_string(),
            to_word(&activity.state)?,
            i32::try_from(activity.consent_version).unwrap_or(i32::MAX),
            to_millis(now),
        )?;
        let coded = maybe!(
            tx,
            (String,),
            "select code from join_code where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.id.0,
        )?;
        if coded.is_none() {
            let made = execute!(
                tx,
                "insert into join_code (code, audit_id, activity_id) values ($1, $2, $3)
                 on conflict (code) do nothing",
                activity.code.as_str(),
                audit.0,
                activity.id.0,
            )?;
            if made == 0 {
                return Ok(Saved::CodeTaken);
            }
        }
        if !tx.save_stops(audit, activity).await? {
            return Ok(Saved::StopHasAnswers);
        }
        tx.save_assignments(audit, activity).await?;
        tx.commit().await?;
        Ok(Saved::Done)
    }

    /// Opens or closes; `false` when there is no such activity.
    pub async fn set_state(
        &self,
        audit: AuditId,
        id: ActivityId,
        state: State,
        now: Time,
    ) -> Result<bool> {
        let (opened, closed) = match state {
            State::Draft => (None, None),
            State::Open => (Some(to_millis(now)), None),
            State::Closed => (None, Some(to_millis(now))),
        };
        let mut tx = self.write().await?;
        let changed = execute!(
            tx,
            "update activity set state = $3, opened_at = coalesce($4, opened_at), closed_at = $5,
                 edition = edition + 1
             where audit_id = $1 and id = $2",
            audit.0,
            id.0,
            to_word(&state)?,
            opened,
            closed,
        )?;
        tx.commit().await?;
        Ok(changed == 1)
    }
}

impl Tx {
    /// Whether the audit has the district and checklist versions that an activity names.
    async fn knows(&mut self, audit: AuditId, activity: &Activity) -> Result<bool> {
        if let Some(district) = activity.district {
            let found = maybe!(
                self,
                (Uuid,),
                "select id from district where audit_id = $1 and id = $2",
                audit.0,
                district.0,
            )?;
            if found.is_none() {
                return Ok(false);
            }
        }
        for assignment in &activity.checklists {
            let found = maybe!(
                self,
                (Uuid,),
                "select id from checklist_version where audit_id = $1 and id = $2",
                audit.0,
                assignment.version.0,
            )?;
            if found.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `false` when a stop that is left out has answers, or one is another activity's.
    async fn save_stops(&mut self, audit: AuditId, activity: &Activity) -> Result<bool> {
        let before = all!(
            self,
            (Uuid, i64),
            "select id, (select count(*) from response r where r.audit_id = s.audit_id
                 and r.activity_id = s.activity_id and r.stop_id = s.id)
             from stop s where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.id.0,
        )?;
        for (id, answers) in before {
            if activity.stops.iter().any(|stop| stop.id.0 == id) {
                continue;
            }
            if answers > 0 {
                return Ok(false);
            }
            execute!(
                self,
                "delete from stop where audit_id = $1 and id = $2",
                audit.0,
                id,
            )?;
        }
        for (position, stop) in (0_i32..).zip(&activity.stops) {
            let saved = execute!(
                self,
                "insert into stop (audit_id, id, activity_id, position, name, longitude, latitude,
                     radius, note, do_not_linger)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 on conflict (audit_id, id) do update set position = excluded.position,
                     name = excluded.name, longitude = excluded.longitude,
                     latitude = excluded.latitude, radius = excluded.radius, note = excluded.note,
                     do_not_linger = excluded.do_not_linger
                 where stop.activity_id = excluded.activity_id",
                audit.0,
                stop.id.0,
                activity.id.0,
                position,
                &stop.name,
                stop.longitude,
                stop.latitude,
                stop.radius,
                &stop.note,
                stop.do_not_linger,
            )?;
            if saved == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn save_assignments(&mut self, audit: AuditId, activity: &Activity) -> Result<()> {
        execute!(
            self,
            "delete from activity_checklist where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.id.0,
        )?;
        for (position, assignment) in (0_i32..).zip(&activity.checklists) {
            execute!(
                self,
                "insert into activity_checklist (audit_id, activity_id, position, version_id, asked)
                 values ($1, $2, $3, $4, $5)",
                audit.0,
                activity.id.0,
                position,
                assignment.version.0,
                to_word(&assignment.when)?,
            )?;
        }
        Ok(())
    }
}
