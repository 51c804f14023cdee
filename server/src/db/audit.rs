//! Audits.

use super::{Db, Result, all, execute, from_json, from_word, maybe, to_json};
use shared::api::AuditAccess;
use shared::audit::{Audit, MapView, Role};
use shared::id::{AccountId, AuditId};
use shared::time::{Time, to_millis};
use sqlx::FromRow;
use uuid::Uuid;

#[derive(FromRow)]
struct AuditRow {
    id: Uuid,
    name: String,
    city: String,
    time_zone: String,
    languages: String,
    longitude: f64,
    latitude: f64,
    zoom: f64,
    k: i32,
    demo: bool,
}

impl AuditRow {
    fn audit(self) -> Result<Audit> {
        Ok(Audit {
            id: AuditId(self.id),
            name: self.name,
            city: self.city,
            time_zone: self.time_zone,
            languages: from_json(&self.languages)?,
            view: MapView {
                longitude: self.longitude,
                latitude: self.latitude,
                zoom: self.zoom,
            },
            k: u32::try_from(self.k).unwrap_or(shared::audit::DEFAULT_K),
            demo: self.demo,
        })
    }
}

#[derive(FromRow)]
struct AccessRow {
    #[sqlx(flatten)]
    audit: AuditRow,
    role: String,
}

impl Db {
    pub async fn audit(&self, id: AuditId) -> Result<Option<Audit>> {
        let row = maybe!(
            self,
            AuditRow,
            "select id, name, city, time_zone, languages, longitude, latitude, zoom, k, demo
             from audit where id = $1",
            id.0,
        )?;
        row.map(AuditRow::audit).transpose()
    }

    /// All audits, oldest first.
    pub async fn audits(&self) -> Result<Vec<Audit>> {
        let rows = all!(
            self,
            AuditRow,
            "select id, name, city, time_zone, languages, longitude, latitude, zoom, k, demo
             from audit order by created_at, id",
        )?;
        rows.into_iter().map(AuditRow::audit).collect()
    }

    /// The audits in which an account has a role, oldest first.
    pub async fn audits_of(&self, account: AccountId) -> Result<Vec<AuditAccess>> {
        let rows = all!(
            self,
            AccessRow,
            "select id, name, city, time_zone, languages, longitude, latitude, zoom, k, demo, role
             from audit join audit_role on audit_role.audit_id = audit.id
             where account_id = $1 order by created_at, id",
            account.0,
        )?;
        rows.into_iter()
            .map(|row| {
                Ok(AuditAccess {
                    role: from_word(&row.role)?,
                    audit: row.audit.audit()?,
                })
            })
            .collect()
    }

    /// Adds an audit, and its owner where there is one.
    pub async fn add_audit(
        &self,
        audit: &Audit,
        owner: Option<AccountId>,
        now: Time,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        execute!(
            tx,
            "insert into audit (id, name, city, time_zone, languages, longitude, latitude, zoom,
                 k, demo, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            audit.id.0,
            &audit.name,
            &audit.city,
            &audit.time_zone,
            to_json(&audit.languages)?,
            audit.view.longitude,
            audit.view.latitude,
            audit.view.zoom,
            i32::try_from(audit.k).unwrap_or(i32::MAX),
            audit.demo,
            to_millis(now),
        )?;
        if let Some(owner) = owner {
            execute!(
                tx,
                "insert into audit_role (audit_id, account_id, role) values ($1, $2, $3)",
                audit.id.0,
                owner.0,
                super::to_word(&Role::Owner)?,
            )?;
        }
        tx.commit().await
    }
}
