//! The ways that walkers have had recorded.

use super::{Db, Result, Tx, all, execute, from_json, hash, maybe, to_json};
use shared::activity::track::{Point, Segment, Track};
use shared::id::{ActivityId, AuditId, ParticipantId, SegmentId};
use shared::sync::apply::{KeepSegment, StoredSegment};
use shared::time::{Time, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

/// Stands where a hash was.
const NO_HASH: [u8; 32] = [0; 32];

#[derive(FromRow)]
struct SegmentRow {
    participant_id: Uuid,
    id: Uuid,
    body: String,
}

impl Tx {
    /// What is stored under a segment's id.
    pub async fn stored_segment(
        &mut self,
        audit: AuditId,
        id: SegmentId,
    ) -> Result<Option<StoredSegment>> {
        let row = maybe!(
            self,
            (Uuid, Vec<u8>, i32),
            "select participant_id, digest, sent from track_segment
             where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(|(participant, digest, sent)| {
            Ok(StoredSegment {
                participant: ParticipantId(participant),
                digest: hash(&digest)?,
                sent: u32::try_from(sent).unwrap_or_default(),
            })
        })
        .transpose()
    }

    /// Stores a segment, in place of what it was when it had fewer points.
    pub async fn keep_segment(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        keep: &KeepSegment,
        now: Time,
    ) -> Result<()> {
        let points = &keep.segment.points;
        let began_at = points.first().map_or(now, |point| point.at);
        execute!(
            self,
            "insert into track_segment (audit_id, id, participant_id, digest, sent, body, began_at,
                 received_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (audit_id, id) do update set digest = excluded.digest,
                 sent = excluded.sent, body = excluded.body, began_at = excluded.began_at
             where track_segment.participant_id = excluded.participant_id",
            audit.0,
            keep.segment.id.0,
            walker.0,
            keep.digest.0.as_slice(),
            i32::try_from(keep.sent).unwrap_or(i32::MAX),
            to_json(points)?,
            to_millis(began_at),
            to_millis(now),
        )?;
        Ok(())
    }

    /// Leaves of a walker's way the ids of its parts and when they came.
    pub async fn withdraw_track(
        &mut self,
        audit: AuditId,
        walker: ParticipantId,
        now: Time,
    ) -> Result<()> {
        execute!(
            self,
            "update track_segment set withdrawn_at = $3, body = '', digest = $4, sent = 0,
                 began_at = 0
             where audit_id = $1 and participant_id = $2 and withdrawn_at is null",
            audit.0,
            walker.0,
            to_millis(now),
            NO_HASH.as_slice(),
        )?;
        Ok(())
    }
}

impl Db {
    /// The ways of all walkers of an activity, walker by walker.
    pub async fn tracks(&self, audit: AuditId, activity: ActivityId) -> Result<Vec<Track>> {
        let rows = all!(
            self,
            SegmentRow,
            "select t.participant_id, t.id, t.body from track_segment t
             join participant p on p.audit_id = t.audit_id and p.id = t.participant_id
             where p.audit_id = $1 and p.activity_id = $2 and t.withdrawn_at is null
             order by p.received_at, p.id, t.began_at, t.id",
            audit.0,
            activity.0,
        )?;
        let mut tracks: Vec<Track> = Vec::new();
        for row in &rows {
            let participant = ParticipantId(row.participant_id);
            let segment = row.segment()?;
            match tracks.last_mut() {
                Some(track) if track.participant == participant => track.segments.push(segment),
                _ => tracks.push(Track {
                    participant,
                    segments: vec![segment],
                }),
            }
        }
        Ok(tracks)
    }

    /// The way of one walker.
    pub async fn own_track(&self, audit: AuditId, walker: ParticipantId) -> Result<Vec<Segment>> {
        let rows = all!(
            self,
            SegmentRow,
            "select participant_id, id, body from track_segment
             where audit_id = $1 and participant_id = $2 and withdrawn_at is null
             order by began_at, id",
            audit.0,
            walker.0,
        )?;
        rows.iter().map(SegmentRow::segment).collect()
    }
}

impl SegmentRow {
    fn segment(&self) -> Result<Segment> {
        let points: Vec<Point> = from_json(&self.body)?;
        Ok(Segment {
            id: SegmentId(self.id),
            points,
        })
    }
}
