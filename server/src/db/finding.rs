//! Findings and their versions.

use super::{Db, Result, Tx, all, execute, from_json, maybe, one, to_json};
use shared::finding::Finding;
use shared::id::{AccountId, AuditId, FindingId};
use shared::time::{Time, from_millis, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

#[derive(FromRow)]
struct VersionRow {
    finding_id: Uuid,
    number: i64,
    account_id: Uuid,
    name: String,
    body: String,
    removed: bool,
    at: i64,
}

impl VersionRow {
    fn finding(self) -> Result<Finding> {
        Ok(Finding {
            id: FindingId(self.finding_id),
            version: u32::try_from(self.number).unwrap_or(u32::MAX),
            by: AccountId(self.account_id),
            name: self.name,
            at: from_millis(self.at),
            removed: self.removed,
            content: from_json(&self.body)?,
        })
    }
}

/// Versions with their authors' names; a condition and an order follow.
macro_rules! versions {
    ($rest:literal) => {
        concat!(
            "select v.finding_id, v.number, v.account_id, a.name, v.body, v.removed, v.at
             from finding f
             join finding_version v on v.audit_id = f.audit_id and v.finding_id = f.id
             join account a on a.id = v.account_id
             where f.audit_id = $1 and ",
            $rest
        )
    };
}

impl Db {
    /// An audit's findings in the order of the report, without those that are removed.
    pub async fn findings(&self, audit: AuditId) -> Result<Vec<Finding>> {
        let rows = all!(
            self,
            VersionRow,
            versions!("v.number = f.version and not v.removed order by f.position, f.id"),
            audit.0,
        )?;
        rows.into_iter().map(VersionRow::finding).collect()
    }

    /// All versions of a finding, oldest first.
    pub async fn finding_history(&self, audit: AuditId, id: FindingId) -> Result<Vec<Finding>> {
        let rows = all!(
            self,
            VersionRow,
            versions!("f.id = $2 order by v.number"),
            audit.0,
            id.0,
        )?;
        rows.into_iter().map(VersionRow::finding).collect()
    }
}

impl Tx {
    /// The current version of a finding. Whoever else writes it waits from here on.
    pub async fn finding(&mut self, audit: AuditId, id: FindingId) -> Result<Option<Finding>> {
        // Writing what is there locks the row on PostgreSQL; SQLite has one writer anyway.
        execute!(
            self,
            "update finding set version = version where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        let row = maybe!(
            self,
            VersionRow,
            versions!("f.id = $2 and v.number = f.version"),
            audit.0,
            id.0,
        )?;
        row.map(VersionRow::finding).transpose()
    }

    /// Puts a finding that has no version yet at the end of the order, unless somebody else has put it
    /// there meanwhile.
    pub async fn add_finding(&mut self, audit: AuditId, id: FindingId, now: Time) -> Result<()> {
        execute!(
            self,
            "insert into finding (audit_id, id, position, version, created_at)
             select $1, $2, coalesce(max(position), 0) + 1, 0, $3 from finding where audit_id = $1
             on conflict (audit_id, id) do nothing",
            audit.0,
            id.0,
            to_millis(now),
        )?;
        Ok(())
    }

    /// Appends a version, which is the current one from then on.
    pub async fn append_finding(&mut self, audit: AuditId, finding: &Finding) -> Result<()> {
        execute!(
            self,
            "insert into finding_version (audit_id, finding_id, number, account_id, body, removed, at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            audit.0,
            finding.id.0,
            i64::from(finding.version),
            finding.by.0,
            to_json(&finding.content)?,
            finding.removed,
            to_millis(finding.at),
        )?;
        execute!(
            self,
            "update finding set version = $3 where audit_id = $1 and id = $2",
            audit.0,
            finding.id.0,
            i64::from(finding.version),
        )?;
        Ok(())
    }

    /// Ids in the order of the report. Whoever else orders them waits from here on.
    pub async fn finding_order(&mut self, audit: AuditId) -> Result<Vec<FindingId>> {
        // One row that all who order write: the audit's own.
        one!(
            self,
            (Uuid,),
            "update audit set name = name where id = $1 returning id",
            audit.0,
        )?;
        let rows = all!(
            self,
            VersionRow,
            versions!("v.number = f.version and not v.removed order by f.position, f.id"),
            audit.0,
        )?;
        Ok(rows
            .into_iter()
            .map(|row| FindingId(row.finding_id))
            .collect())
    }

    pub async fn order_findings(&mut self, audit: AuditId, order: &[FindingId]) -> Result<()> {
        for (position, id) in (1i64..).zip(order) {
            execute!(
                self,
                "update finding set position = $3 where audit_id = $1 and id = $2",
                audit.0,
                id.0,
                position,
            )?;
        }
        Ok(())
    }
}
