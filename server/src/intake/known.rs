//! What every submission is judged against, kept in memory: activities by edition, and checklist
//! versions, which never change.

use super::Submission;
use crate::db::Db;
use crate::error::Result;
use shared::activity::Activity;
use shared::attachment::spoken;
use shared::checklist::prepared::Prepared;
use shared::checklist::validate::validate;
use shared::id::{ActivityId, AuditId, ParticipantId, VersionId};
use shared::response::Revision;
use shared::sync::{Operation, Problem};
use shared::time::Time;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Beyond this many, a memory is emptied and fills again with what is in use.
const MOST: usize = 10_000;

/// An activity as it was in one edition.
#[derive(Debug)]
pub struct Walk {
    /// With the checklists that it asked before among those that it asks.
    pub activity: Activity,
    pub edition: i64,
    pub closed_at: Option<Time>,
}

/// A checklist version, ready to judge.
#[derive(Debug)]
pub struct Version(Arc<Prepared>);

#[derive(Debug, Default)]
pub struct Known {
    walks: Memory<(AuditId, ActivityId), Walk>,
    /// Which activity a walker joined.
    walkers: Memory<(AuditId, ParticipantId), ActivityId>,
    versions: Memory<(AuditId, VersionId), Version>,
}

impl Known {
    /// The activity a submission belongs to: its walker's, else that which its walker joins.
    pub async fn activity(&self, db: &Db, submission: &Submission) -> Result<Arc<Walk>> {
        let walker = (submission.audit, submission.participant);
        let id = match self.walkers.get(&walker) {
            Some(id) => *id,
            None => match db.activity_of_walker(walker.0, walker.1).await? {
                Some(id) => *self.walkers.put(walker, id),
                None => joined(submission).ok_or_else(crate::auth::unknown_walker)?,
            },
        };
        let key = (submission.audit, id);
        if let Some(walk) = self.walks.get(&key) {
            return Ok(walk);
        }
        let stored = db.activity(submission.audit, id).await?;
        let stored = stored.ok_or_else(crate::auth::unknown_walker)?;
        let mut activity = stored.activity;
        let former = db.former_assignments(submission.audit, id).await?;
        activity.checklists.extend(former);
        Ok(self.walks.put(
            key,
            Walk {
                activity,
                edition: stored.edition,
                closed_at: stored.closed_at,
            },
        ))
    }

    /// The activity has changed, or the walker has another: read again next time.
    pub fn forget(&self, submission: &Submission, walk: &Walk) {
        self.walks.forget(&(submission.audit, walk.activity.id));
        let walker = (submission.audit, submission.participant);
        self.walkers.forget(&walker);
    }

    /// A checklist version of an audit, if it has it.
    pub async fn form(
        &self,
        db: &Db,
        audit: AuditId,
        version: VersionId,
    ) -> Result<Option<Arc<Version>>> {
        let key = (audit, version);
        if let Some(form) = self.versions.get(&key) {
            return Ok(Some(form));
        }
        let form = db.form(audit, version).await?;
        Ok(form.map(|form| {
            let prepared = Version(Arc::new(Prepared::new(form)));
            self.versions.put(key, prepared)
        }))
    }
}

impl Version {
    pub fn new(form: Arc<Prepared>) -> Self {
        Self(form)
    }

    /// The rules that a revision breaks, and the themes of what it answers, each between spaces.
    pub fn judge(&self, revision: &Revision) -> (Vec<Problem>, String) {
        let answered = revision.answers.0.iter().filter(|(_, it)| !it.is_blank());
        let spoken = spoken(&revision.attachments);
        let themes: BTreeSet<&str> = answered
            .map(|(path, _)| path)
            .chain(&spoken)
            .filter_map(|path| self.0.item(path))
            .map(|item| item.theme.as_str())
            .chain(revision.answers.theme())
            .filter(|theme| !theme.is_empty())
            .collect();
        let themes = themes
            .into_iter()
            .flat_map(|theme| [" ", theme, " "])
            .collect();
        (validate(&self.0, revision), themes)
    }
}

fn joined(submission: &Submission) -> Option<ActivityId> {
    let mut operations = submission.operations.iter().flatten();
    operations.find_map(|judged| match &judged.operation {
        Operation::Join(said) => Some(said.activity),
        Operation::Revise(_) | Operation::Track(_) | Operation::Withdraw(_) => None,
    })
}

/// A map that many read and few write.
#[derive(Debug)]
struct Memory<K, V>(Mutex<HashMap<K, Arc<V>>>);

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V> Memory<K, V> {
    fn get(&self, key: &K) -> Option<Arc<V>> {
        self.lock().get(key).cloned()
    }

    fn put(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut map = self.lock();
        if map.len() >= MOST {
            map.clear();
        }
        map.insert(key, Arc::clone(&value));
        value
    }

    fn forget(&self, key: &K) {
        self.lock().remove(key);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<K, Arc<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
