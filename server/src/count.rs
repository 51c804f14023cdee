//! How many responses a filter matches. Counting them is what grows with an audit, so a count is kept for
//! as long as no response of the audit changes.

use crate::db::Db;
use crate::survey::LATE;
use shared::api::Filter;
use shared::id::AuditId;
use shared::time::{Time, to_millis};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts kept.
const KEPT: usize = 256;

/// Each with the newest change when it was made.
#[derive(Debug, Default)]
pub struct Counts(Mutex<HashMap<(AuditId, String), (i64, u32)>>);

impl Counts {
    /// How many responses a filter matches, wherever the page begins.
    pub async fn of(
        &self,
        db: &Db,
        audit: AuditId,
        filter: &Filter,
        now: Time,
    ) -> Result<u32, sqlx::Error> {
        let newest = db.last_change(audit).await?.unwrap_or_default();
        // Until then a change may be under way that was made earlier. Walks move to other districts, and
        // walkers say other things of themselves, without a change of their responses.
        let selection = &filter.selection;
        let settled = newest < to_millis(now) - LATE
            && selection.district.is_none()
            && selection.people.is_none();
        if !settled {
            return db.count_responses(audit, filter).await;
        }
        let whole = Filter {
            after: None,
            limit: None,
            ..filter.clone()
        };
        let key = (audit, format!("{whole:?}"));
        if let Some((at, count)) = self.kept().get(&key)
            && *at == newest
        {
            return Ok(*count);
        }
        let count = db.count_responses(audit, filter).await?;
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, (newest, count));
        Ok(count)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<(AuditId, String), (i64, u32)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
