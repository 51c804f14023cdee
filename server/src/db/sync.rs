//! What phones send, stored: one submission is few statements, and the caller commits one or many
//! together.

use super::{Result, Tx, execute, from_json, hash, maybe, one, to_json, to_word};
use shared::attachment::{Attachment, Sha256};
use shared::id::{AccountId, ActivityId, AuditId, ParticipantId, ResponseId, RevisionId};
use shared::sync::apply::{KeepParticipant, KeepRevision, StoredParticipant, StoredResponse};
use shared::time::{Time, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

/// A walker as a submission finds them.
#[derive(Clone, Copy, Debug)]
pub struct KnownWalker {
    pub activity: ActivityId,
    /// Edition of that activity: what is kept in memory of it must be of this one.
    pub edition: i64,
    pub stored: StoredParticipant,
    /// Something was withdrawn: see [`Tx::withdrawn`].
    pub has_withdrawn: bool,
}

#[derive(FromRow)]
struct WalkerRow {
    activity_id: Uuid,
    consents: String,
    said_consents: String,
    number: i64,
    digest: Vec<u8>,
    withdrawals: i64,
    edition: i64,
}

#[derive(FromRow)]
struct StoredRow {
    participant_id: Option<Uuid>,
    number: Option<i64>,
    revision_id: Option<Uuid>,
    owner: Option<Uuid>,
    digest: Option<Vec<u8>>,
}

/// What a response is filed under beside its revision.
#[derive(Clone, Copy, Debug)]
pub struct Filing<'a> {
    pub activity: ActivityId,
    pub participant: ParticipantId,
    /// Themes of the items answered, each between spaces.
    pub themes: &'a str,
    /// Who typed it in, if it stood on paper.
    pub entered_by: Option<AccountId>,
}

impl Tx {
    /// Notes that a walker was heard of; `None` when the audit has no walker with this id and
    /// secret. Two submissions of one walker are in turn from here on.
    pub async fn hear_walker(
        &mut self,
        audit: AuditId,
        id: ParticipantId,
        secret: Sha256,
        waiting: u32,
        now: Time,
    ) -> Result<Option<KnownWalker>> {
        let row = maybe!(
            self,
            WalkerRow,
            "update participant set last_heard_at = $4, waiting = $5
             where audit_id = $1 and id = $2 and secret = $3
             returning activity_id, consents, said_consents, number, digest, withdrawals,
                 (select edition from activity a where a.audit_id = participant.audit_id
                     and a.id = participant.activity_id) as edition",
            audit.0,
            id.0,
            secret.0.as_slice(),
            to_millis(now),
            i64::from(waiting),
        )?;
        row.map(|row| {
            Ok(KnownWalker {
                activity: ActivityId(row.activity_id),
                edition: row.edition,
                stored: StoredParticipant {
                    number: u32::try_from(row.number).unwrap_or_default(),
                    digest: hash(&row.digest)?,
                    said: from_json(&row.said_consents)?,
                    consents: from_json(&row.consents)?,
                },
                has_withdrawn: row.withdrawals > 0,
            })
        })
        .transpose()
    }

    /// Whether the audit has a walker with this id, whatever the secret.
    pub async fn has_walker(&mut self, audit: AuditId, id: ParticipantId) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select id from participant where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        Ok(row.is_some())
    }

    /// Edition of an activity; `None` when there is none.
    pub async fn edition(&mut self, audit: AuditId, id: ActivityId) -> Result<Option<i64>> {
        let row = maybe!(
            self,
            (i64,),
            "select edition from activity where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        Ok(row.map(|(edition,)| edition))
    }

    /// Stores what a walker said of themselves, in place of what they said before. The secret and the
    /// receipt stay those of the first time.
    pub async fn keep_participant(
        &mut self,
        audit: AuditId,
        secret: Sha256,
        keep: &KeepParticipant,
        (waiting, entered_by): (u32, Option<AccountId>),
        now: Time,
    ) -> Result<()> {
        let said = &keep.participant;
        execute!(
            self,
            "insert into participant (audit_id, id, activity_id, secret, nickname, language,
                 background, consents, number, digest, problems, joined_at, received_at,
                 last_heard_at, waiting, said_consents, entry, entered_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $16,
                 $17)
             on conflict (audit_id, id) do update set nickname = excluded.nickname,
                 language = excluded.language, background = excluded.background,
                 consents = excluded.consents, said_consents = excluded.said_consents,
                 number = excluded.number, entry = excluded.entry,
                 digest = excluded.digest, problems = excluded.problems",
            audit.0,
            said.id.0,
            said.activity.0,
            secret.0.as_slice(),
            &said.nickname,
            &said.language,
            to_json(&said.background)?,
            to_json(&keep.consents)?,
            i64::from(said.number),
            keep.digest.0.as_slice(),
            to_json(&keep.problems)?,
            to_millis(said.joined_at),
            to_millis(now),
            i64::from(waiting),
            to_json(&said.consents)?,
            said.entry.word(),
            entered_by.map(|account| account.0),
        )?;
        if let Some(code) = said.receipt {
            self.keep_receipt(audit, said.id, code).await?;
        }
        Ok(())
    }

    /// What is stored that a revision has to do with.
    pub async fn stored_response(
        &mut self,
        audit: AuditId,
        response: ResponseId,
        revision: RevisionId,
    ) -> Result<StoredResponse> {
        let row = one!(
            self,
            StoredRow,
            "select r.participant_id, r.number, r.revision_id, o.participant_id as owner, v.digest
             from (select 1 as one) always
             left join response r on r.audit_id = $1 and r.id = $2
             left join revision v on v.audit_id = $1 and v.id = $3
             left join response o on o.audit_id = v.audit_id and o.id = v.response_id",
            audit.0,
            response.0,
            revision.0,
        )?;
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let current = row.number.map(number).zip(row.revision_id.map(RevisionId));
        let digest = row.digest.as_deref().map(hash).transpose()?;
        Ok(StoredResponse {
            participant: row.participant_id.map(ParticipantId),
            current,
            same: row.owner.map(ParticipantId).zip(digest),
        })
    }

    /// Appends a revision and, if it is the current one, files its response by it.
    pub async fn keep_revision(
        &mut self,
        audit: AuditId,
        filing: Filing<'_>,
        keep: &KeepRevision,
        now: Time,
    ) -> Result<()> {
        if keep.current {
            self.file_response(audit, filing, keep, now).await?;
        }
        let revision = &keep.revision;
        execute!(
            self,
            "insert into revision (audit_id, id, response_id, number, digest, body, problems,
                 received_at, entered_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            audit.0,
            revision.id.0,
            revision.response.0,
            i64::from(revision.number),
            keep.digest.0.as_slice(),
            to_json(revision)?,
            to_json(&keep.problems)?,
            to_millis(now),
            filing.entered_by.map(|account| account.0),
        )?;
        for attachment in &revision.attachments {
            self.announce(audit, filing.participant, keep, attachment, now)
                .await?;
        }
        Ok(())
    }

    async fn file_response(
        &mut self,
        audit: AuditId,
        filing: Filing<'_>,
        keep: &KeepRevision,
        now: Time,
    ) -> Result<()> {
        let revision = &keep.revision;
        let place = revision.geotag.as_ref();
        execute!(
            self,
            "insert into response (audit_id, id, participant_id, activity_id, revision_id, number,
                 version_id, stop_id, complete, daylight, quarantined, attachments, themes,
                 received_at, changed_at, captured_at, longitude, latitude)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16,
                 $17)
             on conflict (audit_id, id) do update set revision_id = excluded.revision_id,
                 number = excluded.number, version_id = excluded.version_id,
                 stop_id = excluded.stop_id, complete = excluded.complete,
                 daylight = excluded.daylight, quarantined = excluded.quarantined,
                 attachments = excluded.attachments, themes = excluded.themes,
                 captured_at = excluded.captured_at, longitude = excluded.longitude,
                 latitude = excluded.latitude,
                 changed_at = case when response.changed_at >= excluded.changed_at
                     then response.changed_at + 1 else excluded.changed_at end",
            audit.0,
            revision.response.0,
            filing.participant.0,
            filing.activity.0,
            revision.id.0,
            i64::from(revision.number),
            revision.version.0,
            revision.stop.map(|stop| stop.0),
            revision.complete,
            revision.daylight.as_ref().map(to_word).transpose()?,
            !keep.problems.is_empty(),
            i32::try_from(revision.attachments.len()).unwrap_or(i32::MAX),
            filing.themes,
            to_millis(now),
            to_millis(revision.captured_at),
            place.map(|it| it.longitude),
            place.map(|it| it.latitude),
        )?;
        Ok(())
    }

    /// Until its bytes are verified, an attachment is what the newest revision says of it.
    async fn announce(
        &mut self,
        audit: AuditId,
        participant: ParticipantId,
        keep: &KeepRevision,
        attachment: &Attachment,
        now: Time,
    ) -> Result<()> {
        execute!(
            self,
            "insert into attachment (audit_id, id, participant_id, response_id, number, sha256,
                 size, media, received_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (audit_id, id) do update set number = excluded.number,
                 sha256 = case when attachment.verified_at is null then excluded.sha256
                     else attachment.sha256 end,
                 size = case when attachment.verified_at is null then excluded.size
                     else attachment.size end
             where attachment.participant_id = excluded.participant_id
                 and attachment.number < excluded.number",
            audit.0,
            attachment.id.0,
            participant.0,
            keep.revision.response.0,
            i64::from(keep.revision.number),
            attachment.sha256.0.as_slice(),
            i64::try_from(attachment.size).unwrap_or(i64::MAX),
            to_word(&attachment.media)?,
            to_millis(now),
        )?;
        Ok(())
    }
}
