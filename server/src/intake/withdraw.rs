//! A withdrawal within a transaction: kept, and what it takes back erased from the database. Bytes of
//! photos go after the commit; see [`erase`](crate::erase).

use super::known::Version;
use crate::db::Tx;
use crate::db::withdrawal::{Refiling, StoredRevision};
use crate::review::forget;
use shared::checklist::prepared::Prepared;
use shared::id::{AccountId, AttachmentId, AuditId, ParticipantId, ResponseId};
use shared::sync::Outcome;
use shared::sync::apply;
use shared::time::Time;
use shared::withdrawal::{Target, Withdrawal, Withdrawn};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whose withdrawal it is, and when it came.
#[derive(Clone, Copy, Debug)]
pub struct Walker {
    pub audit: AuditId,
    pub id: ParticipantId,
    pub now: Time,
    /// Who of the desk took it back for them; `None` when they did it themselves.
    pub taken_by: Option<AccountId>,
}

/// Applies a withdrawal; the second arrival changes nothing.
pub async fn withdraw(
    tx: &mut Tx,
    walker: Walker,
    withdrawal: &Withdrawal,
) -> Result<Outcome, sqlx::Error> {
    let known = tx.has_withdrawal(walker.audit, withdrawal).await?;
    let applied = apply::withdraw(withdrawal.clone(), known);
    if let Some(kept) = &applied.keep {
        let Walker {
            audit,
            id,
            now,
            taken_by,
        } = walker;
        tx.keep_withdrawal(audit, id, kept, taken_by, now).await?;
        forget(tx, audit, id, &kept.target, now).await?;
        match &kept.target {
            Target::Everything => {
                tx.withdraw_responses(audit, id, None, now).await?;
                tx.withdraw_track(audit, id, now).await?;
                tx.withdraw_participant(audit, id, now).await?;
            }
            Target::Response { response } => {
                tx.withdraw_responses(audit, id, Some(*response), now)
                    .await?;
            }
            Target::Track => tx.withdraw_track(audit, id, now).await?,
            part @ (Target::Answer { response, .. } | Target::Photo { response, .. }) => {
                withdraw_part(tx, walker, *response, part).await?;
            }
        }
    }
    Ok(applied.outcome)
}

/// Removes an answer or a photo from every revision of its response.
async fn withdraw_part(
    tx: &mut Tx,
    Walker { audit, id, now, .. }: Walker,
    response: ResponseId,
    part: &Target,
) -> Result<(), sqlx::Error> {
    let current = tx.current_revision(audit, response).await?;
    let mut photos = BTreeSet::new();
    for stored in tx.revisions(audit, id, response).await? {
        let named = |stored: &StoredRevision| -> BTreeSet<AttachmentId> {
            let photos = stored.revision.attachments.iter();
            photos.map(|photo| photo.id).collect()
        };
        let mut left = stored.clone();
        if !part.remove(&mut left.revision) {
            continue;
        }
        let before = named(&stored);
        photos.extend(before.difference(&named(&left)));
        drop_problems(part, &mut left);
        let digest = left.revision.digest();
        let digest = digest.map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
        tx.rewrite_revision(audit, &left, digest).await?;
        if current == Some(left.revision.id) {
            refile(tx, audit, &left, now).await?;
        }
    }
    let photos: Vec<AttachmentId> = photos.into_iter().collect();
    tx.withdraw_photos(audit, id, &photos, now).await
}

/// What is wrong with an answer may quote it.
fn drop_problems(part: &Target, left: &mut StoredRevision) {
    let withdrawn = Withdrawn(vec![part.clone()]);
    let response = left.revision.response;
    left.problems
        .retain(|it| !withdrawn.covers_answer(response, &it.item));
}

async fn refile(
    tx: &mut Tx,
    audit: AuditId,
    left: &StoredRevision,
    now: Time,
) -> Result<(), sqlx::Error> {
    let form = tx.form(audit, left.revision.version).await?;
    let form = form.map(|form| Version::new(Arc::new(Prepared::new(form))));
    let themes = form.map_or_else(String::new, |form| form.judge(&left.revision).1);
    let filing = Refiling {
        quarantined: !left.problems.is_empty(),
        attachments: left.revision.attachments.len(),
        themes: &themes,
    };
    tx.refile_response(audit, left.revision.response, filing, now)
        .await
}
