//! Accounts of the desk, their sessions and the invitations that make them.

use super::{Db, Result, Tx, all, execute, from_word, maybe, to_word};
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use shared::time::{Time, to_millis};
use uuid::Uuid;

/// A desk user as stored.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    /// PHC string of argon2id.
    pub password: String,
}

type AccountRow = (Uuid, String, String, String);

fn account((id, email, name, password): AccountRow) -> Account {
    Account {
        id: AccountId(id),
        email,
        name,
        password,
    }
}

/// What an invitation gives to whoever accepts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// `None`: every audit there is when it is accepted.
    pub audit: Option<AuditId>,
    pub role: Role,
    /// `None`: by command.
    pub by: Option<AccountId>,
    pub expires_at: Time,
}

/// Why an invitation was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAccepted {
    /// Unknown, used before, or expired.
    Spent,
    /// The e-mail address has an account already.
    EmailTaken,
}

impl Db {
    /// Whether anyone can sign in yet.
    pub async fn has_accounts(&self) -> Result<bool> {
        Ok(maybe!(self, (Uuid,), "select id from account limit 1")?.is_some())
    }

    /// E-mail addresses are compared in lower case.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        let row = maybe!(
            self,
            AccountRow,
            "select id, email, name, password from account where email = $1",
            email.to_lowercase(),
        )?;
        Ok(row.map(account))
    }

    pub async fn account(&self, id: AccountId) -> Result<Option<Account>> {
        let row = maybe!(
            self,
            AccountRow,
            "select id, email, name, password from account where id = $1",
            id.0,
        )?;
        Ok(row.map(account))
    }

    /// All accounts by e-mail address.
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        let rows = all!(
            self,
            AccountRow,
            "select id, email, name, password from account order by email",
        )?;
        Ok(rows.into_iter().map(account).collect())
    }

    /// Sets another password and ends all sessions of the account.
    pub async fn set_password(&self, id: AccountId, password: &str) -> Result<()> {
        let mut tx = self.write().await?;
        replace_password(&mut tx, id, password).await?;
        tx.commit().await
    }

    /// `token` is the hash of what the invitation's link holds.
    pub async fn invite(&self, token: Sha256, invitation: Invitation, now: Time) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "insert into invitation (token, audit_id, role, created_at, expires_at, invited_by)
             values ($1, $2, $3, $4, $5, $6)",
            token.0.as_slice(),
            invitation.audit.map(|audit| audit.0),
            to_word(&invitation.role)?,
            to_millis(now),
            to_millis(invitation.expires_at),
            invitation.by.map(|account| account.0),
        )?;
        tx.commit().await
    }

    /// Whether an invitation can still be accepted.
    pub async fn is_invited(&self, token: Sha256, now: Time) -> Result<bool> {
        let row = maybe!(
            self,
            (String,),
            "select role from invitation
             where token = $1 and used_at is null and expires_at > $2",
            token.0.as_slice(),
            to_millis(now),
        )?;
        Ok(row.is_some())
    }

    /// Makes the account and gives it the invitation's role, once: of two that come at the same
    /// time, one finds it spent.
    pub async fn accept_invitation(
        &self,
        token: Sha256,
        account: &Account,
        now: Time,
    ) -> Result<Result<Role, NotAccepted>> {
        let mut tx = self.write().await?;
        let used = spend(&mut tx, token, now).await?;
        let Some((audit, role)) = used else {
            return Ok(Err(NotAccepted::Spent));
        };
        if !insert(&mut tx, account, now).await? {
            return Ok(Err(NotAccepted::EmailTaken));
        }
        execute!(
            tx,
            "insert into audit_role (audit_id, account_id, role)
             select id, $1, $2 from audit where $3 is null or id = $3",
            account.id.0,
            &role,
            audit,
        )?;
        tx.commit().await?;
        Ok(Ok(from_word(&role)?))
    }

    /// An account's role in an audit.
    pub async fn role(&self, audit: AuditId, account: AccountId) -> Result<Option<Role>> {
        let row = maybe!(
            self,
            (String,),
            "select role from audit_role where audit_id = $1 and account_id = $2",
            audit.0,
            account.0,
        )?;
        row.map(|(role,)| from_word(&role)).transpose()
    }

    /// Gives an account a role in an audit, in place of the one it had.
    pub async fn set_role(&self, audit: AuditId, account: AccountId, role: Role) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "insert into audit_role (audit_id, account_id, role) values ($1, $2, $3)
             on conflict (audit_id, account_id) do update set role = excluded.role",
            audit.0,
            account.0,
            to_word(&role)?,
        )?;
        tx.commit().await
    }
}

/// Another password, under which nobody is signed in yet and which no older link replaces.
pub(super) async fn replace_password(tx: &mut Tx, id: AccountId, password: &str) -> Result<()> {
    execute!(
        tx,
        "update account set password = $2 where id = $1",
        id.0,
        password,
    )?;
    execute!(tx, "delete from session where account_id = $1", id.0)?;
    execute!(
        tx,
        "delete from password_reset where account_id = $1 and used_at is null",
        id.0,
    )?;
    Ok(())
}

/// Marks an invitation as used; answers its audit, or none for all, and its role, unless it is spent.
pub(super) async fn spend(
    tx: &mut Tx,
    token: Sha256,
    now: Time,
) -> Result<Option<(Option<Uuid>, String)>> {
    maybe!(
        tx,
        (Option<Uuid>, String),
        "update invitation set used_at = $2
         where token = $1 and used_at is null and expires_at > $2
         returning audit_id, role",
        token.0.as_slice(),
        to_millis(now),
    )
}

/// Whether the account was new; its address may belong to another.
async fn insert(tx: &mut Tx, account: &Account, now: Time) -> Result<bool> {
    let made = execute!(
        tx,
        "insert into account (id, email, name, password, created_at)
         values ($1, $2, $3, $4, $5) on conflict (email) do nothing",
        account.id.0,
        account.email.to_lowercase(),
        &account.name,
        &account.password,
        to_millis(now),
    )?;
    Ok(made > 0)
}
