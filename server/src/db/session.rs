//! Sessions of the desk, and the tokens of scripts.

use super::{Db, Result, all, execute, from_word, hash, maybe, to_word};
use chrono::TimeDelta;
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use shared::time::{Time, from_millis, to_millis};
use uuid::Uuid;

/// How exactly it is noted when a session or token was used: each note is a write.
const SEEN: TimeDelta = TimeDelta::minutes(15);

#[derive(Clone, Debug)]
pub struct SessionRow {
    pub token: Sha256,
    pub device: String,
    pub created_at: Time,
    pub seen_at: Option<Time>,
}

#[derive(Clone, Debug)]
pub struct ApiToken {
    pub token: Sha256,
    pub audit: AuditId,
    pub account: AccountId,
    /// Of the account.
    pub by: String,
    pub name: String,
    pub role: Role,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}

type TokenRow = (
    Vec<u8>,
    Uuid,
    Uuid,
    String,
    String,
    String,
    i64,
    Option<i64>,
);

fn api_token(
    (token, audit, account, by, name, role, expires_at, used_at): TokenRow,
) -> Result<ApiToken> {
    Ok(ApiToken {
        token: hash(&token)?,
        audit: AuditId(audit),
        account: AccountId(account),
        by,
        name,
        role: from_word(&role)?,
        expires_at: from_millis(expires_at),
        used_at: used_at.map(from_millis),
    })
}

/// Whether a use has to be noted.
fn is_stale(seen: Option<i64>, now: Time) -> bool {
    seen.is_none_or(|seen| now - from_millis(seen) > SEEN)
}

impl Db {
    /// `token` is the hash of what the browser keeps. Sessions that have ended are cleared away.
    pub async fn begin_session(
        &self,
        token: Sha256,
        (account, device): (AccountId, &str),
        now: Time,
        expires_at: Time,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "delete from session where expires_at <= $1",
            to_millis(now),
        )?;
        execute!(
            tx,
            "insert into session (token, account_id, created_at, expires_at, device, seen_at)
             values ($1, $2, $3, $4, $5, $3)",
            token.0.as_slice(),
            account.0,
            to_millis(now),
            to_millis(expires_at),
            device,
        )?;
        tx.commit().await
    }

    /// Whose a session is; `None` when there is none or it has ended. Notes that it is used.
    pub async fn session_account(&self, token: Sha256, now: Time) -> Result<Option<AccountId>> {
        let row = maybe!(
            self,
            (Uuid, Option<i64>),
            "select account_id, seen_at from session where token = $1 and expires_at > $2",
            token.0.as_slice(),
            to_millis(now),
        )?;
        let Some((account, seen)) = row else {
            return Ok(None);
        };
        if is_stale(seen, now) {
            let mut tx = self.write().await?;
            execute!(
                tx,
                "update session set seen_at = $2 where token = $1",
                token.0.as_slice(),
                to_millis(now),
            )?;
            tx.commit().await?;
        }
        Ok(Some(AccountId(account)))
    }

    /// An account's sessions, the one used last first.
    pub async fn sessions(&self, account: AccountId, now: Time) -> Result<Vec<SessionRow>> {
        let rows = all!(
            self,
            (Vec<u8>, String, i64, Option<i64>),
            "select token, device, created_at, seen_at from session
             where account_id = $1 and expires_at > $2
             order by coalesce(seen_at, created_at) desc",
            account.0,
            to_millis(now),
        )?;
        rows.into_iter()
            .map(|(token, device, created_at, seen_at)| {
                Ok(SessionRow {
                    token: hash(&token)?,
                    device,
                    created_at: from_millis(created_at),
                    seen_at: seen_at.map(from_millis),
                })
            })
            .collect()
    }

    pub async fn end_session(&self, token: Sha256) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "delete from session where token = $1",
            token.0.as_slice()
        )?;
        tx.commit().await
    }

    /// `token` is the hash of what the script keeps.
    pub async fn add_token(&self, token: &ApiToken, now: Time) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "insert into api_token (token, audit_id, account_id, name, role, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            token.token.0.as_slice(),
            token.audit.0,
            token.account.0,
            &token.name,
            to_word(&token.role)?,
            to_millis(now),
            to_millis(token.expires_at),
        )?;
        tx.commit().await
    }

    /// An audit's tokens that still work, newest first.
    pub async fn tokens(&self, audit: AuditId, now: Time) -> Result<Vec<ApiToken>> {
        let rows = all!(
            self,
            TokenRow,
            "select t.token, t.audit_id, t.account_id, a.name, t.name, t.role, t.expires_at, t.used_at
             from api_token t join account a on a.id = t.account_id
             where t.audit_id = $1 and t.expires_at > $2 order by t.created_at desc",
            audit.0,
            to_millis(now),
        )?;
        rows.into_iter().map(api_token).collect()
    }

    /// The token that a script bears, while it works. Notes that it is used.
    pub async fn token(&self, token: Sha256, now: Time) -> Result<Option<ApiToken>> {
        let row = maybe!(
            self,
            TokenRow,
            "select t.token, t.audit_id, t.account_id, a.name, t.name, t.role, t.expires_at, t.used_at
             from api_token t join account a on a.id = t.account_id
             where t.token = $1 and t.expires_at > $2",
            token.0.as_slice(),
            to_millis(now),
        )?;
        let found = row.map(api_token).transpose()?;
        if let Some(found) = &found
            && is_stale(found.used_at.map(to_millis), now)
        {
            let mut tx = self.write().await?;
            execute!(
                tx,
                "update api_token set used_at = $2 where token = $1",
                token.0.as_slice(),
                to_millis(now),
            )?;
            tx.commit().await?;
        }
        Ok(found)
    }

    pub async fn revoke_token(&self, token: Sha256) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "delete from api_token where token = $1",
            token.0.as_slice()
        )?;
        tx.commit().await
    }
}
