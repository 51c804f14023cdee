//! Who has which role in an audit, and the invitations that wait.

use super::{Db, Result, Tx, all, execute, from_word, hash, maybe, one, to_word};
use crate::db::account::Account;
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use shared::time::{Time, from_millis, to_millis};
use uuid::Uuid;

/// Someone with a role in an audit.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub role: Role,
}

/// An invitation that can still be accepted.
#[derive(Clone, Debug)]
pub struct Invited {
    pub token: Sha256,
    pub role: Role,
    /// Name of whoever made it; none for one made by command.
    pub by: Option<String>,
    pub expires_at: Time,
}

/// Why a role was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSet {
    /// The account has no role in the audit.
    NoMember,
    /// An audit without an owner could not be helped by anyone.
    LastOwner,
}

impl Db {
    /// Those with a role in an audit.
    pub async fn colleagues(&self, audit: AuditId) -> Result<Vec<Colleague>> {
        let rows = all!(
            self,
            (Uuid, String, String, String),
            "select a.id, a.name, a.email, r.role from audit_role r
             join account a on a.id = r.account_id
             where r.audit_id = $1 order by a.name, a.id",
            audit.0,
        )?;
        let colleague = |(id, name, email, role): (_, _, _, String)| {
            Ok(Colleague {
                account: AccountId(id),
                name,
                email,
                role: from_word(&role)?,
            })
        };
        let mut colleagues: Vec<_> = rows.into_iter().map(colleague).collect::<Result<_>>()?;
        colleagues.sort_by_key(|it| it.role);
        Ok(colleagues)
    }

    /// Whether one account owns every audit in which another has a role.
    pub async fn owns_all_of(&self, owner: AccountId, other: AccountId) -> Result<bool> {
        let row = maybe!(
            self,
            (Uuid,),
            "select r.audit_id from audit_role r
             left join audit_role o on o.audit_id = r.audit_id and o.account_id = $1 and o.role = 'owner'
             where r.account_id = $2 and o.role is null limit 1",
            owner.0,
            other.0,
        )?;
        Ok(row.is_none())
    }

    /// Gives a member another role, or none. Answers the role that they had.
    pub async fn change_role(
        &self,
        audit: AuditId,
        account: AccountId,
        role: Option<Role>,
    ) -> Result<Result<Role, NotSet>> {
        let mut tx = self.write().await?;
        // Of two owners who remove each other at once the second waits here, and is the last.
        execute!(
            tx,
            "update audit_role set role = role where audit_id = $1",
            audit.0,
        )?;
        let before = maybe!(
            tx,
            (String,),
            "select role from audit_role where audit_id = $1 and account_id = $2",
            audit.0,
            account.0,
        )?;
        let Some((before,)) = before else {
            return Ok(Err(NotSet::NoMember));
        };
        match role {
            Some(role) => execute!(
                tx,
                "update audit_role set role = $3 where audit_id = $1 and account_id = $2",
                audit.0,
                account.0,
                to_word(&role)?,
            )?,
            None => execute!(
                tx,
                "delete from audit_role where audit_id = $1 and account_id = $2",
                audit.0,
                account.0,
            )?,
        };
        let (owners,) = one!(
            tx,
            (i64,),
            "select count(*) from audit_role where audit_id = $1 and role = 'owner'",
            audit.0,
        )?;
        if owners == 0 {
            return Ok(Err(NotSet::LastOwner));
        }
        tx.commit().await?;
        Ok(Ok(from_word(&before)?))
    }

    /// The invitations to an audit that can still be accepted, newest first.
    pub async fn invitations(&self, audit: AuditId, now: Time) -> Result<Vec<Invited>> {
        let rows = all!(
            self,
            (Vec<u8>, String, Option<String>, i64),
            "select i.token, i.role, a.name, i.expires_at from invitation i
             left join account a on a.id = i.invited_by
             where i.audit_id = $1 and i.used_at is null and i.expires_at > $2
             order by i.created_at desc",
            audit.0,
            to_millis(now),
        )?;
        rows.into_iter()
            .map(|(token, role, by, expires_at)| {
                Ok(Invited {
                    token: hash(&token)?,
                    role: from_word(&role)?,
                    by,
                    expires_at: from_millis(expires_at),
                })
            })
            .collect()
    }

    /// Takes back an invitation that nobody accepted yet.
    pub async fn uninvite(&self, token: Sha256) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "delete from invitation where token = $1 and used_at is null",
            token.0.as_slice(),
        )?;
        tx.commit().await
    }

    /// Gives an account that is there an invitation's role, once, and never a weaker one than it had.
    /// Answers the audits concerned and the role; nothing when the invitation is spent.
    pub async fn join_by_invitation(
        &self,
        token: Sha256,
        account: AccountId,
        now: Time,
    ) -> Result<Option<(Vec<AuditId>, Role)>> {
        let mut tx = self.write().await?;
        let Some((audit, role)) = super::account::spend(&mut tx, token, now).await? else {
            return Ok(None);
        };
        let role: Role = from_word(&role)?;
        let audits = all!(
            tx,
            (Uuid,),
            "select id from audit where $1 is null or id = $1",
            audit,
        )?;
        let audits: Vec<_> = audits.into_iter().map(|(id,)| AuditId(id)).collect();
        for audit in &audits {
            tx.strengthen(*audit, account, role).await?;
        }
        tx.commit().await?;
        Ok(Some((audits, role)))
    }

    /// Notes a link by which an account gets another password. Links made before stop working.
    pub async fn offer_reset(
        &self,
        token: Sha256,
        (account, by): (AccountId, AccountId),
        now: Time,
        expires_at: Time,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "delete from password_reset where account_id = $1",
            account.0,
        )?;
        execute!(
            tx,
            "insert into password_reset (token, account_id, made_by, created_at, expires_at)
             values ($1, $2, $3, $4, $5)",
            token.0.as_slice(),
            account.0,
            by.0,
            to_millis(now),
            to_millis(expires_at),
        )?;
        tx.commit().await
    }

    /// Whose password a link sets, while it works: until it expires, and only as long as its maker owns
    /// every audit of that account. Whoever made it knows it, and the person may work elsewhere since.
    pub async fn reset_account(&self, token: Sha256, now: Time) -> Result<Option<Account>> {
        let row = maybe!(
            self,
            (Uuid, Uuid),
            "select account_id, made_by from password_reset
             where token = $1 and used_at is null and expires_at > $2",
            token.0.as_slice(),
            to_millis(now),
        )?;
        let Some((account, maker)) = row else {
            return Ok(None);
        };
        let account = AccountId(account);
        if !self.owns_all_of(AccountId(maker), account).await? {
            return Ok(None);
        }
        self.account(account).await
    }

    /// Sets the password by a link, once, and ends all sessions of the account. Whether the link worked.
    pub async fn reset_password(&self, token: Sha256, password: &str, now: Time) -> Result<bool> {
        let mut tx = self.write().await?;
        let used = maybe!(
            tx,
            (Uuid,),
            "update password_reset set used_at = $2
             where token = $1 and used_at is null and expires_at > $2 returning account_id",
            token.0.as_slice(),
            to_millis(now),
        )?;
        let Some((account,)) = used else {
            return Ok(false);
        };
        super::account::replace_password(&mut tx, AccountId(account), password).await?;
        tx.commit().await?;
        Ok(true)
    }
}

impl Tx {
    /// The stronger of the role that an account has and this one.
    async fn strengthen(&mut self, audit: AuditId, account: AccountId, role: Role) -> Result<()> {
        let had = maybe!(
            self,
            (String,),
            "select role from audit_role where audit_id = $1 and account_id = $2",
            audit.0,
            account.0,
        )?;
        let had: Option<Role> = had.map(|(had,)| from_word(&had)).transpose()?;
        if had.is_some_and(|had| had <= role) {
            return Ok(());
        }
        execute!(
            self,
            "insert into audit_role (audit_id, account_id, role) values ($1, $2, $3)
             on conflict (audit_id, account_id) do update set role = excluded.role",
            audit.0,
            account.0,
            to_word(&role)?,
        )?;
        Ok(())
    }
}
