//! Answers kept in memory, packed, for the map: read once when an audit's map is first opened, and from
//! then on brought up to date before every look by what changed meanwhile.

use crate::db::Db;
use crate::db::survey::Since;
use crate::error::{Error, Result};
use shared::analysis::Instrument;
use shared::api::ResponseRow;
use shared::id::{AuditId, ResponseId, VersionId};
use shared::map::{MapFigures, Survey};
use shared::privacy::Released;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedRwLockReadGuard, RwLock};
use tokio::task::spawn_blocking;

/// Changes read at once.
const PAGE: u32 = 2000;

/// Longest that a change may take from its moment to its commit, in milliseconds: what changed this long
/// before the newest change known is looked at again. Both databases give up waiting after ten seconds.
pub const LATE: i64 = 15_000;

/// Audits held at once; the one looked at longest ago makes room.
const AUDITS: usize = 8;

/// Figures kept of one state of a survey: a map asks for the same ones with each of its tiles.
const KEPT: usize = 32;

/// The surveys of the audits that are looked at.
#[derive(Debug, Default)]
pub struct Surveys(Mutex<Vec<(AuditId, Arc<RwLock<Held>>)>>);

/// A survey, and what was made of it.
#[derive(Debug, Default)]
pub struct Held {
    survey: Survey,
    /// The checklist versions that it is made by.
    versions: Vec<VersionId>,
    /// When the newest change that it holds was made.
    newest: i64,
    /// The sum of the changes shortly before it, as [`Db::sum_of_changes`] adds them up: what was made then may
    /// come in late.
    recent: i64,
    /// Something was taken in that is not settled yet: whoever asked for it may have gone away before it was.
    loose: bool,
    /// What is hidden or withdrawn, and since when.
    absent: HashMap<ResponseId, i64>,
    figures: Mutex<HashMap<String, Arc<Released<MapFigures>>>>,
}

/// A look at a survey: it does not change meanwhile.
pub type Look = OwnedRwLockReadGuard<Held>;

impl Surveys {
    /// The survey of an audit as it is now.
    pub async fn look(&self, db: &Db, audit: AuditId) -> Result<Look> {
        let held = self.held(audit);
        let versions = db.version_ids(audit).await?;
        {
            let look = Arc::clone(&held).read_owned().await;
            let ready = look.versions == versions && !look.loose;
            if ready && !look.is_behind(db, audit).await? {
                return Ok(look);
            }
        }
        let mut writing = Arc::clone(&held).write_owned().await;
        if writing.versions != versions {
            let forms = db.forms(audit).await?;
            let forms = forms.iter().map(|(id, form)| (*id, form));
            *writing = Held {
                survey: Survey::new(Instrument::new(forms)),
                versions,
                ..Held::default()
            };
        }
        writing.catch_up(db, audit).await?;
        let writing = spawn_blocking(move || {
            let mut writing = writing;
            writing.survey.settle();
            writing.recent = writing.sum_of_changes();
            writing.loose = false;
            writing
        });
        let writing = writing
            .await
            .map_err(|error| Error::Internal(error.into()))?;
        Ok(writing.downgrade())
    }

    fn held(&self, audit: AuditId) -> Arc<RwLock<Held>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|(id, _)| *id == audit);
        let entry = known.map_or_else(|| (audit, Arc::default()), |at| all.remove(at));
        let held = Arc::clone(&entry.1);
        all.push(entry);
        if all.len() > AUDITS {
            all.remove(0);
        }
        held
    }
}

impl Held {
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// Figures that were made of this state, or are made now.
    pub fn figures(
        &self,
        question: String,
        count: impl FnOnce(&Survey) -> Result<Released<MapFigures>>,
    ) -> Result<Arc<Released<MapFigures>>> {
        let kept = || self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&question) {
            return Ok(Arc::clone(known));
        }
        let counted = Arc::new(count(&self.survey)?);
        let mut kept = kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(question, Arc::clone(&counted));
        Ok(counted)
    }

    /// Whether there are changes that it does not hold.
    async fn is_behind(&self, db: &Db, audit: AuditId) -> Result<bool> {
        // Of all that was ever changed the sum may be more than the database can add up.
        let is_new = self.newest == 0;
        Ok(is_new || db.sum_of_changes(audit, self.since()).await? != self.recent)
    }

    /// The same of the changes that it holds as [`Db::sum_of_changes`] has of all there are.
    fn sum_of_changes(&self) -> i64 {
        let since = self.since().changed_at;
        let stamps = self.survey.stamps().chain(self.absent.values().copied());
        stamps.filter(|at| *at > since).map(|at| at - since).sum()
    }

    /// Reads what changed.
    async fn catch_up(&mut self, db: &Db, audit: AuditId) -> Result<()> {
        let mut since = self.since();
        loop {
            let page = db.changed(audit, since, PAGE).await?;
            let full = page.len() == PAGE as usize;
            for changed in page {
                since = changed.at;
                if !self.holds(since) {
                    let row = changed.read()?.map(ResponseRow::counted);
                    self.take(since, row.as_ref());
                }
            }
            if !full {
                break;
            }
            // Phones are to be heard in between.
            tokio::task::yield_now().await;
        }
        let figures = self.figures.get_mut();
        figures.unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    fn take(&mut self, change: Since, row: Option<&ResponseRow>) {
        let Since {
            changed_at,
            response,
        } = change;
        self.loose = true;
        match row {
            Some(row) => self.survey.put(row, changed_at),
            None => self.survey.remove(response),
        }
        if self.survey.stamp(response).is_some() {
            self.absent.remove(&response);
        } else {
            self.absent.insert(response, changed_at);
        }
        self.newest = self.newest.max(changed_at);
    }

    fn holds(&self, change: Since) -> bool {
        let stamp = self.survey.stamp(change.response);
        let stamp = stamp.or_else(|| self.absent.get(&change.response).copied());
        stamp == Some(change.changed_at)
    }

    fn since(&self) -> Since {
        Since::from(self.newest - LATE)
    }
}
