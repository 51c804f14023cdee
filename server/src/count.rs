//! How many responses a filter matches. Counting them is what grows with an audit, so a count is kept for
//! as long as nothing changes that it is made of.

use crate::db::Db;
use crate::db::survey::Since;
use crate::survey::LATE;
use shared::api::Filter;
use shared::id::{ActivityId, AuditId};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts kept.
const KEPT: usize = 256;

/// Each with what it was made of.
#[derive(Debug, Default)]
pub struct Counts(Mutex<HashMap<(AuditId, String), (State, u32)>>);

/// Of all that a count depends on: another one, as soon as any of it changes.
#[derive(Debug, PartialEq)]
struct State {
    /// When the newest change of a response was made.
    newest: i64,
    /// See [`Db::sum_of_changes`]: a change may be under way that was made earlier.
    recent: i64,
    /// Walks move to other districts without a change of their responses.
    walks: Vec<ActivityId>,
    /// See [`Db::sum_of_joins`]: so do walkers say other things of themselves.
    joins: i64,
}

impl Counts {
    /// How many responses a filter matches, wherever the page begins.
    pub async fn of(&self, db: &Db, audit: AuditId, filter: &Filter) -> Result<u32, sqlx::Error> {
        let whole = Filter {
            after: None,
            limit: None,
            ..filter.clone()
        };
        let key = (audit, format!("{whole:?}"));
        // Read before it is counted: a change in between makes the count newer than it is taken for.
        let state = State::of(db, audit, filter).await?;
        if let Some((at, count)) = self.kept().get(&key)
            && *at == state
        {
            return Ok(*count);
        }
        let count = db.count_responses(audit, filter).await?;
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, (state, count));
        Ok(count)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<(AuditId, String), (State, u32)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    async fn of(db: &Db, audit: AuditId, filter: &Filter) -> Result<Self, sqlx::Error> {
        let newest = db.last_change(audit).await?.unwrap_or_default();
        let selection = &filter.selection;
        let walks = match selection.district {
            Some(district) => {
                let walks = db.walk_districts(audit).await?.into_iter();
                let within = walks.filter(|(_, of)| *of == district);
                within.map(|(walk, _)| walk).collect()
            }
            None => Vec::new(),
        };
        let joins = match selection.people {
            Some(_) => db.sum_of_joins(audit).await?,
            None => 0,
        };
        Ok(Self {
            newest,
            recent: db.sum_of_changes(audit, Since::from(newest - LATE)).await?,
            walks,
            joins,
        })
    }
}
