//! Checklists and their published versions, which never change.

use super::{Db, Result, Tx, all, execute, from_json, maybe, one, to_json};
use shared::api::{Checklist, ChecklistVersion};
use shared::attachment::Sha256;
use shared::checklist::Form;
use shared::id::{AuditId, ChecklistId, VersionId};
use shared::time::{Time, from_millis, to_millis};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A form ready to be published, with the workbook it was read from.
#[derive(Clone, Debug)]
pub struct Publication<'a> {
    /// Used unless the audit has this very content already.
    pub version: VersionId,
    /// Used unless the audit has a checklist of the form's name already.
    pub checklist: ChecklistId,
    pub form: &'a Form,
    pub workbook: &'a [u8],
}

impl Db {
    /// The audit's checklists with their versions, oldest first.
    pub async fn checklists(&self, audit: AuditId) -> Result<Vec<Checklist>> {
        let checklists = all!(
            self,
            (Uuid, String),
            "select id, title from checklist where audit_id = $1 order by created_at, id",
            audit.0,
        )?;
        let versions = all!(
            self,
            (Uuid, Uuid, i32, i64, i32, String),
            "select checklist_id, id, number, published_at, items, languages
             from checklist_version where audit_id = $1 order by number",
            audit.0,
        )?;
        let mut by_checklist: BTreeMap<Uuid, Vec<ChecklistVersion>> = BTreeMap::new();
        for (checklist, id, number, published_at, items, languages) in versions {
            by_checklist
                .entry(checklist)
                .or_default()
                .push(ChecklistVersion {
                    id: VersionId(id),
                    number: u32::try_from(number).unwrap_or_default(),
                    published_at: from_millis(published_at),
                    items: u32::try_from(items).unwrap_or_default(),
                    languages: from_json(&languages)?,
                });
        }
        checklists
            .into_iter()
            .map(|(id, title)| {
                Ok(Checklist {
                    id: ChecklistId(id),
                    title: from_json(&title)?,
                    versions: by_checklist.remove(&id).unwrap_or_default(),
                })
            })
            .collect()
    }

    /// The content of a version.
    pub async fn form(&self, audit: AuditId, version: VersionId) -> Result<Option<Form>> {
        let row = maybe!(
            self,
            (String,),
            "select form from checklist_version where audit_id = $1 and id = $2",
            audit.0,
            version.0,
        )?;
        row.map(|(form,)| from_json(&form)).transpose()
    }

    /// The content of all versions of an audit.
    pub async fn forms(&self, audit: AuditId) -> Result<BTreeMap<VersionId, Form>> {
        let rows = all!(
            self,
            (Uuid, String),
            "select id, form from checklist_version where audit_id = $1",
            audit.0,
        )?;
        rows.into_iter()
            .map(|(id, form)| Ok((VersionId(id), from_json(&form)?)))
            .collect()
    }

    /// Publishes a form as the next version of the checklist of its name; the same content again is
    /// the version that it was.
    pub async fn publish(
        &self,
        audit: AuditId,
        publication: &Publication<'_>,
        now: Time,
    ) -> Result<VersionId> {
        let form = to_json(publication.form)?;
        let content = Sha256::of(form.as_bytes());
        let mut tx = self.write().await?;
        let checklist = tx.checklist(audit, publication, now).await?;
        execute!(
            tx,
            "insert into checklist_version (audit_id, id, checklist_id, number, form, workbook,
                 content, items, languages, published_at)
             select $1, $2, $3, cast(coalesce(max(number), 0) + 1 as integer), $4, $5, $6, $7, $8, $9
             from checklist_version where audit_id = $1 and checklist_id = $3
             on conflict (audit_id, checklist_id, content) do nothing",
            audit.0,
            publication.version.0,
            checklist,
            &form,
            publication.workbook,
            content.0.as_slice(),
            i32::try_from(publication.form.items().len()).unwrap_or(i32::MAX),
            to_json(&publication.form.languages)?,
            to_millis(now),
        )?;
        let (version,) = one!(
            tx,
            (Uuid,),
            "select id from checklist_version
             where audit_id = $1 and checklist_id = $2 and content = $3",
            audit.0,
            checklist,
            content.0.as_slice(),
        )?;
        tx.commit().await?;
        Ok(VersionId(version))
    }
}

impl Tx {
    /// The content of a version, within a transaction.
    pub async fn form(&mut self, audit: AuditId, version: VersionId) -> Result<Option<Form>> {
        let row = maybe!(
            self,
            (String,),
            "select form from checklist_version where audit_id = $1 and id = $2",
            audit.0,
            version.0,
        )?;
        row.map(|(form,)| from_json(&form)).transpose()
    }

    /// The checklist of the form's name, made if it is missing.
    async fn checklist(
        &mut self,
        audit: AuditId,
        publication: &Publication<'_>,
        now: Time,
    ) -> Result<Uuid> {
        let (checklist,) = one!(
            self,
            (Uuid,),
            "insert into checklist (audit_id, id, name, title, created_at)
             values ($1, $2, $3, $4, $5)
             on conflict (audit_id, name) do update set title = excluded.title returning id",
            audit.0,
            publication.checklist.0,
            &publication.form.name,
            to_json(&publication.form.title)?,
            to_millis(now),
        )?;
        Ok(checklist)
    }
}
