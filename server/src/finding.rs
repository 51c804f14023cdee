//! Findings within a transaction: what is stored is read, `shared` decides, and what it lets through is
//! appended; and what is there now of what they cite.

use crate::db::{Db, Tx};
use crate::review::Author;
use shared::analysis::Instrument;
use shared::api::FindingOrder;
use shared::finding::cited::Witness;
use shared::finding::{Content, Finding, Source, Violation, reorder};
use shared::id::{AuditId, DistrictId, FindingId, ResponseId};
use shared::time::{from_millis, to_millis};
use std::collections::{BTreeMap, BTreeSet};

/// What saving came to. Only the first is worth committing.
#[derive(Debug)]
pub enum Verdict {
    Kept(Finding),
    /// What somebody else wrote meanwhile.
    Conflict(Box<Finding>),
    Refused(Violation),
    /// It cites something of a response that is not there.
    NoSuchEvidence,
    /// It compares what cannot be compared in this audit.
    NoSuchComparison,
    /// There is no such finding.
    Gone,
}

/// What becomes of a finding.
#[derive(Clone, Debug)]
pub enum Wish {
    Save(Content),
    Remove,
}

/// Appends a version to a finding, by somebody who saw the version `seen`. Saying it again changes
/// nothing.
pub async fn write(
    db: &Db,
    tx: &mut Tx,
    author: Author,
    id: FindingId,
    (seen, wish): (u32, Wish),
) -> Result<Verdict, sqlx::Error> {
    let mut current = tx.finding(author.audit, id).await?;
    if current.is_none() {
        if seen != 0 {
            return Ok(Verdict::Gone);
        }
        tx.add_finding(author.audit, id, author.now).await?;
        // Somebody else may have made it while this waited.
        current = tx.finding(author.audit, id).await?;
    }
    let removed = matches!(wish, Wish::Remove);
    let content = match (wish, &current) {
        (Wish::Save(content), _) => content,
        (Wish::Remove, Some(current)) => current.content.clone(),
        (Wish::Remove, None) => return Ok(Verdict::Gone),
    };
    if let Some(current) = &current {
        let same = current.content == content && current.removed == removed;
        let again = current.by == author.account && current.version == seen + 1;
        if same && (again || current.version == seen) {
            return Ok(Verdict::Kept(current.clone()));
        }
        if current.version != seen {
            return Ok(Verdict::Conflict(Box::new(current.clone())));
        }
    }
    if let Some(verdict) = refuse(db, author.audit, &content, current.as_ref()).await? {
        return Ok(verdict);
    }
    let finding = Finding {
        id,
        version: seen + 1,
        by: author.account,
        name: tx.account_name(author.account).await?,
        // As it will be read back.
        at: from_millis(to_millis(author.now)),
        removed,
        content,
    };
    tx.append_finding(author.audit, &finding).await?;
    Ok(Verdict::Kept(finding))
}

/// Why something is not kept, whoever else is at work. What was cited before may have gone since.
async fn refuse(
    db: &Db,
    audit: AuditId,
    content: &Content,
    before: Option<&Finding>,
) -> Result<Option<Verdict>, sqlx::Error> {
    if let Err(violation) = content.check() {
        return Ok(Some(Verdict::Refused(violation)));
    }
    let before = before.map_or(&[][..], |it| &it.content.evidence);
    for source in content.newly_cited(before) {
        let (there, verdict) = match source {
            Source::Comparison {
                checklist,
                item,
                districts,
            } => {
                let there = is_comparable(db, audit, (checklist, item), districts).await?;
                (there, Verdict::NoSuchComparison)
            }
            _ => (is_there(db, audit, source).await?, Verdict::NoSuchEvidence),
        };
        if !there {
            return Ok(Some(verdict));
        }
    }
    Ok(None)
}

/// Puts findings in another order; `false` when somebody else did meanwhile.
pub async fn order(tx: &mut Tx, audit: AuditId, wish: &FindingOrder) -> Result<bool, sqlx::Error> {
    let now = tx.finding_order(audit).await?;
    let Some(order) = reorder(&now, &wish.before, &wish.wanted) else {
        return Ok(now == wish.wanted);
    };
    tx.order_findings(audit, &order).await?;
    Ok(true)
}

/// Whether a question of the audit's checklists is one that districts are compared by, and these are all its own.
async fn is_comparable(
    db: &Db,
    audit: AuditId,
    (checklist, item): (&str, &str),
    districts: &[DistrictId],
) -> Result<bool, sqlx::Error> {
    let known = db.districts(audit).await?;
    let known: BTreeSet<DistrictId> = known.into_iter().map(|district| district.id).collect();
    let forms = db.forms(audit).await?;
    let instrument = Instrument::new(forms.iter().map(|(id, form)| (*id, form)));
    let mut items = instrument.items().iter();
    let asked = items.any(|it| it.checklist == checklist && it.path == item);
    Ok(asked && districts.iter().all(|district| known.contains(district)))
}

/// Whether something of a response is there to be cited.
async fn is_there(db: &Db, audit: AuditId, source: &Source) -> Result<bool, sqlx::Error> {
    let Some(id) = source.response() else {
        return Ok(true);
    };
    let Some(row) = db.response(audit, id).await? else {
        return Ok(false);
    };
    let revision = &row.revision;
    let mut attached = revision.attachments.iter();
    Ok(match source {
        Source::Answer { item, .. } => {
            revision.answers.0.contains_key(item) || attached.any(|it| it.item == *item)
        }
        Source::Photo { attachment, .. } => {
            attached.any(|it| it.id == *attachment && !it.media.is_audio())
        }
        _ => true,
    })
}

/// The responses that findings cite, as far as they are there.
pub async fn witnesses(
    db: &Db,
    audit: AuditId,
    findings: &[Finding],
) -> Result<BTreeMap<ResponseId, Witness>, sqlx::Error> {
    let evidence = findings.iter().flat_map(|it| &it.content.evidence);
    let cited: BTreeSet<ResponseId> = evidence.filter_map(|it| it.source.response()).collect();
    let mut found = BTreeMap::new();
    for id in cited {
        let Some(row) = db.response(audit, id).await? else {
            continue;
        };
        if let Some((_, consents)) = db.background(audit, row.participant).await? {
            found.insert(id, Witness { row, consents });
        }
    }
    Ok(found)
}
