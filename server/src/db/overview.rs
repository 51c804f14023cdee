//! Where an audit stands, counted in the database: a handful of queries, however many answers there are.

use super::participant::entry;
use super::{Db, Result, all};
use shared::api::{PhoneStanding, ReviewStanding};
use shared::id::{ActivityId, AuditId, ParticipantId, StopId, VersionId};
use shared::time::from_millis;
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Finished responses of one version of a walk.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub responses: u32,
    pub walkers: u32,
    /// Walkers at each stop.
    pub stops: BTreeMap<StopId, u32>,
}

/// What was answered of a walk.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Walkers with an answer, finished or not.
    pub answered: u32,
    pub begun: u32,
    pub filled: BTreeMap<VersionId, Filled>,
}

#[derive(FromRow)]
struct PhoneRow {
    id: Uuid,
    activity_id: Uuid,
    nickname: String,
    entry: String,
    last_heard_at: i64,
    waiting: i64,
    responses: i64,
    missing: i64,
}

impl Db {
    /// What was answered, by walk; without what researchers have hidden.
    pub async fn progress(&self, audit: AuditId) -> Result<BTreeMap<ActivityId, Progress>> {
        let mut walks: BTreeMap<ActivityId, Progress> = BTreeMap::new();
        let answered = all!(
            self,
            (Uuid, i64, i64),
            "select activity_id, count(distinct participant_id),
                 sum(case when complete then 0 else 1 end)
             from response where audit_id = $1 and withdrawn_at is null and state <> 'hidden'
             group by activity_id",
            audit.0,
        )?;
        for (walk, walkers, begun) in answered {
            let progress = walks.entry(ActivityId(walk)).or_default();
            (progress.answered, progress.begun) = (count(walkers), count(begun));
        }
        let versions = all!(
            self,
            (Uuid, Uuid, i64, i64),
            "select activity_id, version_id, count(*), count(distinct participant_id)
             from response where audit_id = $1 and complete and withdrawn_at is null
                 and state <> 'hidden'
             group by activity_id, version_id",
            audit.0,
        )?;
        for (walk, version, responses, walkers) in versions {
            let filled = filled(&mut walks, walk, version);
            (filled.responses, filled.walkers) = (count(responses), count(walkers));
        }
        let stops = all!(
            self,
            (Uuid, Uuid, Uuid, i64),
            "select activity_id, version_id, coalesce(corrected_stop_id, stop_id),
                 count(distinct participant_id)
             from response where audit_id = $1 and complete and withdrawn_at is null
                 and state <> 'hidden' and stop_id is not null
             group by activity_id, version_id, coalesce(corrected_stop_id, stop_id)",
            audit.0,
        )?;
        for (walk, version, stop, walkers) in stops {
            let filled = filled(&mut walks, walk, version);
            filled.stops.insert(StopId(stop), count(walkers));
        }
        Ok(walks)
    }

    /// Phones that hold something or never sent an answer, those that hold most first.
    pub async fn phones(&self, audit: AuditId) -> Result<Vec<PhoneStanding>> {
        let rows = all!(
            self,
            PhoneRow,
            "select * from (
                 select p.id, p.activity_id, p.nickname, p.entry, p.last_heard_at, p.waiting,
                     (select count(*) from response r
                      where r.audit_id = p.audit_id and r.participant_id = p.id
                          and r.withdrawn_at is null) as responses,
                     (select count(*) from attachment a
                      join response r on r.audit_id = a.audit_id and r.id = a.response_id
                      where a.audit_id = p.audit_id and a.participant_id = p.id
                          and a.verified_at is null and a.withdrawn_at is null
                          and a.number = r.number) as missing
                 from participant p
                 where p.audit_id = $1 and p.withdrawn_at is null and p.entry <> 'paper') phone
             where waiting > 0 or missing > 0 or responses = 0
             order by waiting desc, missing desc, last_heard_at, id",
            audit.0,
        )?;
        let phone = |row: PhoneRow| PhoneStanding {
            participant: ParticipantId(row.id),
            walk: ActivityId(row.activity_id),
            nickname: row.nickname,
            entry: entry(&row.entry),
            responses: count(row.responses),
            waiting: count(row.waiting),
            photos_missing: count(row.missing),
            last_heard_at: from_millis(row.last_heard_at),
        };
        Ok(rows.into_iter().map(phone).collect())
    }

    /// How many responses the review has in each state.
    pub async fn review_standing(&self, audit: AuditId) -> Result<ReviewStanding> {
        let rows = all!(
            self,
            (String, i64, i64),
            "select state, count(*), sum(case when quarantined then 1 else 0 end)
             from response where audit_id = $1 and withdrawn_at is null group by state",
            audit.0,
        )?;
        let mut standing = ReviewStanding::default();
        for (state, responses, problems) in rows {
            let of = match state.as_str() {
                "in_review" => &mut standing.in_review,
                "accepted" => &mut standing.accepted,
                "flagged" => &mut standing.flagged,
                "hidden" => &mut standing.hidden,
                _ => &mut standing.received,
            };
            *of += count(responses);
            standing.problems += count(problems);
        }
        Ok(standing)
    }
}

fn filled(walks: &mut BTreeMap<ActivityId, Progress>, walk: Uuid, version: Uuid) -> &mut Filled {
    let progress = walks.entry(ActivityId(walk)).or_default();
    progress.filled.entry(VersionId(version)).or_default()
}

fn count(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
