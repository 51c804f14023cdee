//! Walkers: who they are to the server, and what the facilitator's roster shows of them.

use super::{Db, Result, all, from_json, maybe};
use shared::activity::Activity;
use shared::api::RosterRow;
use shared::attachment::Sha256;
use shared::id::{ActivityId, AuditId, ParticipantId};
use shared::participant::{Background, Consents, Entry};
use shared::time::from_millis;
use sqlx::FromRow;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

#[derive(FromRow)]
struct ParticipantRow {
    id: Uuid,
    nickname: String,
    entry: String,
    language: String,
    joined_at: i64,
    last_heard_at: i64,
    waiting: i64,
}

impl Db {
    /// SHA-256 of the secret that a walker's phone proves itself by; `None` when there is no such
    /// walker in the audit.
    pub async fn walker_secret(&self, audit: AuditId, id: ParticipantId) -> Result<Option<Sha256>> {
        let row = maybe!(
            self,
            (Vec<u8>,),
            "select secret from participant where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(|(secret,)| super::hash(&secret)).transpose()
    }

    /// What a walker's further sheets are typed in under: how they are known, where, and by which
    /// secret's hash.
    pub async fn paper_walker(
        &self,
        audit: AuditId,
        id: ParticipantId,
    ) -> Result<Option<(ActivityId, Entry, Sha256)>> {
        let row = maybe!(
            self,
            (Uuid, String, Vec<u8>),
            "select activity_id, entry, secret from participant where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(|(activity, word, secret)| {
            Ok((ActivityId(activity), entry(&word), super::hash(&secret)?))
        })
        .transpose()
    }

    /// Which activity a walker joined.
    pub async fn activity_of_walker(
        &self,
        audit: AuditId,
        id: ParticipantId,
    ) -> Result<Option<ActivityId>> {
        let row = maybe!(
            self,
            (Uuid,),
            "select activity_id from participant where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        Ok(row.map(|(activity,)| ActivityId(activity)))
    }

    /// What a walker said of themselves and agreed to.
    pub async fn background(
        &self,
        audit: AuditId,
        id: ParticipantId,
    ) -> Result<Option<(Background, Consents)>> {
        let row = maybe!(
            self,
            (String, String),
            "select background, consents from participant where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(|(background, consents)| Ok((from_json(&background)?, from_json(&consents)?)))
            .transpose()
    }

    /// What each walker of an audit who has not withdrawn said of themselves.
    pub async fn backgrounds(&self, audit: AuditId) -> Result<BTreeMap<ParticipantId, Background>> {
        let rows = all!(
            self,
            (Uuid, String),
            "select id, background from participant where audit_id = $1 and withdrawn_at is null",
            audit.0,
        )?;
        rows.into_iter()
            .map(|(id, background)| Ok((ParticipantId(id), from_json(&background)?)))
            .collect()
    }

    /// Who joined an activity and how far they are, in the order they joined.
    pub async fn roster(&self, audit: AuditId, activity: &Activity) -> Result<Vec<RosterRow>> {
        let walkers = all!(
            self,
            ParticipantRow,
            "select id, nickname, entry, language, joined_at, last_heard_at, waiting
             from participant where audit_id = $1 and activity_id = $2 and withdrawn_at is null
             order by received_at, id",
            audit.0,
            activity.id.0,
        )?;
        let answered = self.answered(audit, activity.id).await?;
        let missing = self.missing(audit, activity.id).await?;
        let at = |walker, stop| answered.get(&(walker, stop)).copied().unwrap_or_default();
        Ok(walkers
            .into_iter()
            .map(|row| RosterRow {
                participant: ParticipantId(row.id),
                nickname: row.nickname,
                entry: entry(&row.entry),
                language: row.language,
                joined_at: from_millis(row.joined_at),
                last_heard_at: from_millis(row.last_heard_at),
                answered: activity
                    .stops
                    .iter()
                    .map(|stop| at(row.id, Some(stop.id.0)))
                    .collect(),
                elsewhere: at(row.id, None),
                waiting: count(row.waiting),
                photos_missing: missing.get(&row.id).copied().unwrap_or_default(),
            })
            .collect())
    }

    /// Complete responses by walker and stop.
    async fn answered(
        &self,
        audit: AuditId,
        activity: ActivityId,
    ) -> Result<HashMap<(Uuid, Option<Uuid>), u32>> {
        let rows = all!(
            self,
            (Uuid, Option<Uuid>, i64),
            "select participant_id, stop_id, count(*) from response
             where audit_id = $1 and activity_id = $2 and complete and withdrawn_at is null
             group by participant_id, stop_id",
            audit.0,
            activity.0,
        )?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|(walker, stop, number)| ((walker, stop), count(number)))
            .collect())
    }

    /// Photos that current revisions name and whose bytes are not verified, by walker.
    async fn missing(&self, audit: AuditId, activity: ActivityId) -> Result<HashMap<Uuid, u32>> {
        let rows = all!(
            self,
            (Uuid, i64),
            "select a.participant_id, count(*) from attachment a
             join response r on r.audit_id = a.audit_id and r.id = a.response_id
             where r.audit_id = $1 and r.activity_id = $2 and a.verified_at is null
                 and a.withdrawn_at is null and a.number = r.number
             group by a.participant_id",
            audit.0,
            activity.0,
        )?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|(walker, number)| (walker, count(number)))
            .collect())
    }
}

/// The database holds no other words.
pub(super) fn entry(word: &str) -> Entry {
    Entry::of_word(word).unwrap_or_default()
}

fn count(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
