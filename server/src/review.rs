//! Events of a review within a transaction: what is stored is read, `shared` decides, and what it lets
//! through is appended.

use crate::db::Tx;
use crate::db::review::Reviewed;
use shared::api::{NewReview, ReviewOf};
use shared::id::{AccountId, AuditId, ParticipantId, ResponseId};
use shared::review::rule::{Violation, check, overwritten};
use shared::review::{Act, ReviewEvent, counted, fold};
use shared::time::Time;
use shared::withdrawal::Target;
use std::collections::BTreeMap;

/// Who appends, and when.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    pub audit: AuditId,
    pub account: AccountId,
    pub now: Time,
}

/// What a batch came to. Only the first is worth committing.
#[derive(Debug)]
pub enum Verdict {
    Kept(Vec<ReviewOf>),
    /// What others decided meanwhile.
    Conflict(Vec<ReviewEvent>),
    Refused(Violation),
    /// The response is not there, or was withdrawn.
    Gone,
    /// An id is that of another event.
    Taken,
}

/// Appends events, all or none. Those that are there already change nothing.
pub async fn append(
    tx: &mut Tx,
    author: Author,
    events: Vec<NewReview>,
) -> Result<Verdict, sqlx::Error> {
    let name = tx.account_name(author.account).await?;
    // In the order of ids, so that two batches cannot wait for each other.
    let mut batches: BTreeMap<ResponseId, Vec<NewReview>> = BTreeMap::new();
    for event in events {
        batches.entry(event.response).or_default().push(event);
    }
    let (mut kept, mut meanwhile) = (Vec::new(), Vec::new());
    for (response, batch) in batches {
        let Some(reviewed) = tx.reviewed(author.audit, response).await? else {
            return Ok(Verdict::Gone);
        };
        let mut one = One {
            author,
            name: &name,
            reviewed,
        };
        for new in batch {
            match one.judge(new) {
                Judged::Known => {}
                Judged::Refused(violation) => return Ok(Verdict::Refused(violation)),
                Judged::Conflict(events) => meanwhile.extend(events),
                Judged::Appended(event) => {
                    if !tx.append_review(author.audit, &event).await? {
                        return Ok(Verdict::Taken);
                    }
                    if let Act::Code { code, .. } = &event.act {
                        tx.keep_theme(author.audit, code, author.now).await?;
                    }
                }
            }
        }
        let review = fold(&one.reviewed.events);
        tx.file_review(author.audit, response, &review, author.now)
            .await?;
        kept.push(ReviewOf { response, review });
    }
    Ok(if meanwhile.is_empty() {
        Verdict::Kept(kept)
    } else {
        Verdict::Conflict(meanwhile)
    })
}

/// Erases from reviews what a walker takes back: with a whole response all that was said of it.
pub async fn forget(
    tx: &mut Tx,
    audit: AuditId,
    walker: ParticipantId,
    target: &Target,
    now: Time,
) -> Result<(), sqlx::Error> {
    let response = match target {
        // Nobody reviews a way.
        Target::Track => return Ok(()),
        Target::Everything => None,
        Target::Response { response }
        | Target::Answer { response, .. }
        | Target::Photo { response, .. } => Some(*response),
    };
    for response in tx.reviewed_responses(audit, walker, response).await? {
        let before = tx.review_events(audit, response).await?;
        let mut left = before.clone();
        if !counted::forget(&mut left, target) {
            continue;
        }
        for (event, before) in left.iter().zip(&before) {
            if event != before {
                tx.rewrite_review(audit, event).await?;
            }
        }
        tx.file_review(audit, response, &fold(&left), now).await?;
    }
    Ok(())
}

/// One response under review.
struct One<'a> {
    author: Author,
    name: &'a str,
    reviewed: Reviewed,
}

enum Judged {
    Known,
    Refused(Violation),
    Conflict(Vec<ReviewEvent>),
    Appended(ReviewEvent),
}

impl One<'_> {
    fn judge(&mut self, new: NewReview) -> Judged {
        let Reviewed {
            revision,
            stops,
            events,
        } = &mut self.reviewed;
        if events.iter().any(|it| it.id == new.id) {
            return Judged::Known;
        }
        let lost = overwritten(&new.act, self.author.account, new.seen, events);
        if !lost.is_empty() {
            return Judged::Conflict(lost.into_iter().cloned().collect());
        }
        if let Err(violation) = check(&new.act, revision, stops, events) {
            return Judged::Refused(violation);
        }
        let event = ReviewEvent {
            id: new.id,
            response: new.response,
            number: u32::try_from(events.len() + 1).unwrap_or(u32::MAX),
            by: self.author.account,
            name: self.name.to_owned(),
            at: self.author.now,
            act: new.act,
        };
        events.push(event.clone());
        Judged::Appended(event)
    }
}
