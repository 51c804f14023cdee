//! One submission within a transaction: what is stored is read, `shared` decides, and what it keeps
//! is written.

use super::known::Walk;
use super::withdraw::{self, Walker};
use super::{Judged, Submission};
use crate::db::Tx;
use crate::db::sync::{Filing, KnownWalker};
use shared::activity::track::Segment;
use shared::participant::Participant;
use shared::response::Revision;
use shared::sync::apply::{self, Setting, StoredParticipant};
use shared::sync::{Operation, Outcome, Receipt};
use shared::withdrawal::{Withdrawal, Withdrawn};
use std::borrow::Cow;

/// What a submission came to.
#[derive(Debug)]
pub enum Verdict {
    /// Stored as soon as the transaction is committed.
    Taken(Receipt),
    /// No walker has this id and secret, and nothing sent makes one. Nothing was written.
    Unknown,
    /// The activity has changed since it was read. Nothing but the walker's sign of life was written.
    Stale,
}

/// A submission under way.
struct Course<'a> {
    tx: &'a mut Tx,
    submission: &'a Submission,
    setting: Setting<'a>,
    stored: Option<StoredParticipant>,
    withdrawn: Withdrawn,
}

pub async fn submit(
    tx: &mut Tx,
    submission: &Submission,
    walk: &Walk,
) -> Result<Verdict, sqlx::Error> {
    let Submission {
        audit,
        participant,
        secret,
        waiting,
        now,
        ..
    } = *submission;
    let known = tx
        .hear_walker(audit, participant, secret, waiting, now)
        .await?;
    let edition = match known {
        Some(KnownWalker {
            activity, edition, ..
        }) => (activity == walk.activity.id).then_some(edition),
        None if tx.has_walker(audit, participant).await? => return Ok(Verdict::Unknown),
        None => tx.edition(audit, walk.activity.id).await?,
    };
    if edition != Some(walk.edition) {
        return Ok(Verdict::Stale);
    }
    let withdrawn = match known {
        Some(known) if known.has_withdrawn => tx.withdrawn(audit, participant).await?,
        _ => Withdrawn::default(),
    };
    let mut course = Course {
        tx,
        submission,
        setting: Setting {
            activity: &walk.activity,
            // Paper is typed in when the walk is over.
            closed_at: walk.closed_at.filter(|_| submission.entered_by.is_none()),
            now,
        },
        stored: known.map(|known| known.stored),
        withdrawn,
    };
    course.run().await
}

impl Course<'_> {
    async fn run(&mut self) -> Result<Verdict, sqlx::Error> {
        let operations = &self.submission.operations;
        let mut outcomes = Vec::with_capacity(operations.len());
        for operation in operations {
            let outcome = match operation {
                Err(outcome) => outcome.clone(),
                Ok(judged) => match &judged.operation {
                    Operation::Join(said) => self.join(said).await?,
                    // Phones send their join first. Nothing of this batch has been stored.
                    _ if self.stored.is_none() => return Ok(Verdict::Unknown),
                    Operation::Revise(revision) => self.revise(revision, judged).await?,
                    Operation::Track(segment) => self.track(segment).await?,
                    Operation::Withdraw(withdrawal) => self.withdraw(withdrawal).await?,
                },
            };
            outcomes.push(outcome);
        }
        Ok(Verdict::Taken(Receipt { outcomes }))
    }

    async fn join(&mut self, said: &Participant) -> Result<Outcome, sqlx::Error> {
        let Submission {
            audit,
            participant,
            secret,
            waiting,
            entered_by,
            now,
            ..
        } = *self.submission;
        if said.id != participant {
            return Ok(Outcome::Malformed {
                reason: "the walker who joins is not the one who sends".to_owned(),
            });
        }
        let applied = apply::join(said.clone(), self.stored, &self.withdrawn, self.setting);
        if let Some(keep) = &applied.keep {
            self.tx
                .keep_participant(audit, secret, keep, (waiting, entered_by), now)
                .await?;
            self.stored = Some(StoredParticipant {
                number: said.number,
                digest: keep.digest,
                said: said.consents,
                consents: keep.consents,
            });
        }
        Ok(applied.outcome)
    }

    async fn revise(
        &mut self,
        revision: &Revision,
        judged: &Judged,
    ) -> Result<Outcome, sqlx::Error> {
        let Submission {
            audit,
            participant,
            entered_by,
            now,
            ..
        } = *self.submission;
        let stored = self
            .tx
            .stored_response(audit, revision.response, revision.id)
            .await?;
        let consents = self.stored.map(|stored| stored.consents);
        let applied = apply::revise(
            revision.clone(),
            participant,
            (consents.unwrap_or_default(), &self.withdrawn),
            stored,
            self.setting,
            |_| judged.problems.clone(),
        );
        if let Some(keep) = &applied.keep {
            let filing = Filing {
                activity: self.setting.activity.id,
                participant,
                themes: &themes(revision, &keep.revision, judged),
                entered_by,
            };
            self.tx.keep_revision(audit, filing, keep, now).await?;
        }
        Ok(applied.outcome)
    }

    async fn track(&mut self, segment: &Segment) -> Result<Outcome, sqlx::Error> {
        let Submission {
            audit,
            participant,
            now,
            ..
        } = *self.submission;
        let stored = self.tx.stored_segment(audit, segment.id).await?;
        let consents = self.stored.map(|stored| stored.consents);
        let said = (consents.unwrap_or_default(), &self.withdrawn);
        let applied = apply::track(segment.clone(), participant, said, stored);
        if let Some(keep) = &applied.keep {
            self.tx.keep_segment(audit, participant, keep, now).await?;
        }
        Ok(applied.outcome)
    }

    async fn withdraw(&mut self, withdrawal: &Withdrawal) -> Result<Outcome, sqlx::Error> {
        let walker = Walker {
            audit: self.submission.audit,
            id: self.submission.participant,
            now: self.submission.now,
            taken_by: None,
        };
        let outcome = withdraw::withdraw(self.tx, walker, withdrawal).await?;
        self.withdrawn.0.push(withdrawal.target.clone());
        Ok(outcome)
    }
}

/// Themes of what is kept, which may be less than what was sent and judged.
fn themes<'a>(sent: &Revision, kept: &Revision, judged: &'a Judged) -> Cow<'a, str> {
    match &judged.form {
        Some(form) if sent.answers != kept.answers || sent.attachments != kept.attachments => {
            Cow::Owned(form.judge(kept).1)
        }
        _ => Cow::Borrowed(&judged.themes),
    }
}
