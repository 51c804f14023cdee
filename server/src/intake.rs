//! Takes in what phones send: keeps in memory what every submission is judged against, and on SQLite
//! commits those that wait together, so that one fsync serves many phones.

mod known;
mod submit;
pub mod withdraw;

use crate::db::Db;
use crate::error::{Error, Result};
use anyhow::anyhow;
use known::Known;
use shared::attachment::Sha256;
use shared::id::{AccountId, AuditId, ParticipantId};
use shared::sync::{Operation, Outcome, Problem, Receipt, apply};
use shared::time::Time;
use std::sync::Arc;
use submit::Verdict;
use tokio::sync::{mpsc, oneshot};

/// Most submissions in one commit.
const GROUP: usize = 64;

/// Submissions that may wait for the writer; beyond, phones wait to be heard.
const QUEUE: usize = 1024;

/// How often a submission is tried when what it was judged against changed under it.
const TRIES: usize = 3;

/// What one phone sent at once.
#[derive(Clone, Debug)]
pub struct Submission {
    pub audit: AuditId,
    pub participant: ParticipantId,
    /// SHA-256 of the phone's secret.
    pub secret: Sha256,
    /// Operations in their order, or the answer to one that cannot be read.
    pub operations: Vec<Result<Judged, Outcome>>,
    /// What the phone still holds beyond this.
    pub waiting: u32,
    /// Who types it in at the desk from paper.
    pub entered_by: Option<AccountId>,
    pub now: Time,
}

/// An operation, and what its checklist says of it.
#[derive(Clone, Debug)]
pub struct Judged {
    pub operation: Operation,
    pub problems: Vec<Problem>,
    /// Themes of the items answered, each between spaces.
    pub themes: String,
    /// The revision's checklist, if there is one of its version.
    form: Option<Arc<known::Version>>,
}

/// The one door for what phones send.
#[derive(Debug)]
pub struct Intake {
    db: Db,
    known: Known,
    /// To the SQLite writer; PostgreSQL takes writers side by side.
    writer: Option<mpsc::Sender<Waiting>>,
}

#[derive(Debug)]
struct Waiting {
    submission: Arc<Submission>,
    activity: Arc<known::Walk>,
    answer: oneshot::Sender<Result<Verdict, sqlx::Error>>,
}

impl Intake {
    /// Must be called within a tokio runtime.
    pub fn start(db: Db) -> Self {
        let writer = matches!(db, Db::Sqlite(_)).then(|| {
            let (sender, receiver) = mpsc::channel(QUEUE);
            tokio::spawn(write_groups(db.clone(), receiver));
            sender
        });
        Self {
            known: Known::default(),
            db,
            writer,
        }
    }

    /// Reads operations and asks the checklists what they say of them: work that needs no turn at
    /// the database.
    pub async fn judge(
        &self,
        audit: AuditId,
        operations: &[&str],
    ) -> Result<Vec<Result<Judged, Outcome>>> {
        let mut judged = Vec::with_capacity(operations.len());
        for json in operations {
            judged.push(match apply::read(json) {
                Ok(operation) => Ok(self.judge_one(audit, operation).await?),
                Err(outcome) => Err(outcome),
            });
        }
        Ok(judged)
    }

    /// Stores a submission; the receipt is given only when it is on disk.
    pub async fn take(&self, submission: Submission) -> Result<Receipt> {
        let submission = Arc::new(submission);
        for _ in 0..TRIES {
            let activity = self.known.activity(&self.db, &submission).await?;
            match self.write(&submission, &activity).await? {
                Verdict::Taken(receipt) => return Ok(receipt),
                Verdict::Unknown => return Err(crate::auth::unknown_walker()),
                Verdict::Stale => self.known.forget(&submission, &activity),
            }
        }
        Err(Error::Internal(anyhow!(
            "the activity changes faster than it can be read"
        )))
    }

    async fn judge_one(&self, audit: AuditId, operation: Operation) -> Result<Judged> {
        let form = match &operation {
            Operation::Revise(revision) => {
                self.known.form(&self.db, audit, revision.version).await?
            }
            Operation::Join(_) | Operation::Track(_) | Operation::Withdraw(_) => None,
        };
        let (problems, themes) = match (&operation, &form) {
            (Operation::Revise(revision), Some(form)) => form.judge(revision),
            _ => (Vec::new(), String::new()),
        };
        Ok(Judged {
            operation,
            problems,
            themes,
            form,
        })
    }

    async fn write(
        &self,
        submission: &Arc<Submission>,
        activity: &Arc<known::Walk>,
    ) -> Result<Verdict> {
        let Some(writer) = &self.writer else {
            return Ok(write_one(&self.db, submission, activity).await?);
        };
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting {
            submission: Arc::clone(submission),
            activity: Arc::clone(activity),
            answer,
        };
        let gone = || Error::Internal(anyhow!("the writer is gone"));
        writer.send(waiting).await.map_err(|_| gone())?;
        Ok(answered.await.map_err(|_| gone())??)
    }
}

/// Takes whatever waits, up to a group, and commits it together. A group that fails is tried one by
/// one, so that a submission fails only for its own reasons.
async fn write_groups(db: Db, mut receiver: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(GROUP);
    while receiver.recv_many(&mut group, GROUP).await > 0 {
        match write_group(&db, &group).await {
            Ok(verdicts) => {
                for (waiting, verdict) in group.drain(..).zip(verdicts) {
                    tell(waiting, Ok(verdict));
                }
            }
            Err(_) => {
                for waiting in group.drain(..) {
                    let verdict = write_one(&db, &waiting.submission, &waiting.activity).await;
                    tell(waiting, verdict);
                }
            }
        }
    }
}

fn tell(waiting: Waiting, verdict: Result<Verdict, sqlx::Error>) {
    // Whoever asked may have gone away; what was stored stays, and the phone will ask again.
    let _ = waiting.answer.send(verdict);
}

async fn write_group(db: &Db, group: &[Waiting]) -> Result<Vec<Verdict>, sqlx::Error> {
    let mut tx = db.write().await?;
    let mut verdicts = Vec::with_capacity(group.len());
    for waiting in group {
        verdicts.push(submit::submit(&mut tx, &waiting.submission, &waiting.activity).await?);
    }
    tx.commit().await?;
    Ok(verdicts)
}

async fn write_one(
    db: &Db,
    submission: &Submission,
    activity: &known::Walk,
) -> Result<Verdict, sqlx::Error> {
    let mut tx = db.write().await?;
    let verdict = submit::submit(&mut tx, submission, activity).await?;
    tx.commit().await?;
    Ok(verdict)
}
