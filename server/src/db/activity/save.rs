//! Saving an activity whole: its own row, its code, its stops and its checklists.

use crate::db::{Db, Result, Tx, all, execute, maybe, to_word};
use shared::activity::{Activity, State, Stop};
use shared::id::{ActivityId, AuditId};
use shared::time::{Time, to_millis};
use uuid::Uuid;

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

impl Db {
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
        tx.put_activity(audit, activity, now).await?;
        if !tx.give_code(audit, activity).await? {
            return Ok(Saved::CodeTaken);
        }
        if !tx.drop_stops(audit, activity).await? {
            return Ok(Saved::StopHasAnswers);
        }
        for (position, stop) in (0..).zip(&activity.stops) {
            if !tx.put_stop(audit, activity.id, position, stop).await? {
                return Ok(Saved::StopHasAnswers);
            }
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
    async fn put_activity(&mut self, audit: AuditId, activity: &Activity, now: Time) -> Result<()> {
        execute!(
            self,
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
        Ok(())
    }

    /// Gives an activity its code, unless it has one; `false` when another has it.
    async fn give_code(&mut self, audit: AuditId, activity: &Activity) -> Result<bool> {
        let coded = maybe!(
            self,
            (String,),
            "select code from join_code where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.id.0,
        )?;
        if coded.is_some() {
            return Ok(true);
        }
        let made = execute!(
            self,
            "insert into join_code (code, audit_id, activity_id) values ($1, $2, $3)
             on conflict (code) do nothing",
            activity.code.as_str(),
            audit.0,
            activity.id.0,
        )?;
        Ok(made == 1)
    }

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

    /// Removes the stops that are left out; `false` when one of them has answers.
    async fn drop_stops(&mut self, audit: AuditId, activity: &Activity) -> Result<bool> {
        let before = all!(
            self,
            (Uuid, i64),
            "select id, (select count(*) from response r where r.audit_id = s.audit_id
                 and r.activity_id = s.activity_id and r.stop_id = s.id)
             from stop s where audit_id = $1 and activity_id = $2",
            audit.0,
            activity.id.0,
        )?;
        let kept = |id: Uuid| activity.stops.iter().any(|stop| stop.id.0 == id);
        for (id, answers) in before.into_iter().filter(|(id, _)| !kept(*id)) {
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
        Ok(true)
    }

    /// `false` when the stop is another activity's.
    async fn put_stop(
        &mut self,
        audit: AuditId,
        activity: ActivityId,
        position: i32,
        stop: &Stop,
    ) -> Result<bool> {
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
            activity.0,
            position,
            &stop.name,
            stop.longitude,
            stop.latitude,
            stop.radius,
            &stop.note,
            stop.do_not_linger,
        )?;
        Ok(saved == 1)
    }

    /// Of a walk that was opened before, what it asked until now is remembered.
    async fn save_assignments(&mut self, audit: AuditId, activity: &Activity) -> Result<()> {
        execute!(
            self,
            "insert into former_checklist (audit_id, activity_id, version_id, asked)
             select c.audit_id, c.activity_id, c.version_id, c.asked from activity_checklist c
             join activity a on a.audit_id = c.audit_id and a.id = c.activity_id
             where c.audit_id = $1 and c.activity_id = $2 and a.opened_at is not null
             on conflict do nothing",
            audit.0,
            activity.id.0,
        )?;
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
