//! The log of what was seen, taken away and changed at the desk.

use super::{Db, Result, Tx, all, execute, from_json, maybe, to_json};
use shared::api::{LogEntry, LoggedAct};
use shared::id::{AccountId, AuditId, LogId};
use shared::time::{Time, from_millis, to_millis};
use uuid::Uuid;

/// Who did something, and by which token if a script did.
#[derive(Clone, Copy, Debug)]
pub struct Doer<'a> {
    pub account: AccountId,
    pub token: Option<&'a str>,
}

impl Tx {
    /// Notes what was done, in the same moment as it is done.
    pub async fn log(
        &mut self,
        audit: AuditId,
        (id, at): (LogId, Time),
        doer: Doer<'_>,
        act: &LoggedAct,
    ) -> Result<()> {
        execute!(
            self,
            "insert into access_log (audit_id, id, at, account_id, token, act)
             values ($1, $2, $3, $4, $5, $6)",
            audit.0,
            id.0,
            to_millis(at),
            doer.account.0,
            doer.token,
            to_json(act)?,
        )?;
        Ok(())
    }
}

impl Db {
    pub async fn log(
        &self,
        audit: AuditId,
        when: (LogId, Time),
        doer: Doer<'_>,
        act: &LoggedAct,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        tx.log(audit, when, doer, act).await?;
        tx.commit().await
    }

    /// Whether an account did this since then.
    pub async fn has_logged(
        &self,
        audit: AuditId,
        account: AccountId,
        act: &LoggedAct,
        since: Time,
    ) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select id from access_log
             where audit_id = $1 and account_id = $2 and act = $3 and at > $4 limit 1",
            audit.0,
            account.0,
            to_json(act)?,
            to_millis(since),
        )?;
        Ok(row.is_some())
    }

    /// Entries before one, newest first.
    pub async fn log_page(
        &self,
        audit: AuditId,
        before: Option<LogId>,
        limit: u32,
    ) -> Result<Vec<LogEntry>> {
        let rows = all!(
            self,
            (Uuid, i64, String, Option<String>, String),
            "select l.id, l.at, a.name, l.token, l.act from access_log l
             join account a on a.id = l.account_id
             where l.audit_id = $1 and ($2 is null or l.id < $2)
             order by l.id desc limit $3",
            audit.0,
            before.map(|id| id.0),
            i64::from(limit),
        )?;
        rows.into_iter()
            .map(|(id, at, name, token, act)| {
                Ok(LogEntry {
                    id: LogId(id),
                    at: from_millis(at),
                    name,
                    token,
                    act: from_json(&act)?,
                })
            })
            .collect()
    }
}
