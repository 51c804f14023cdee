//! Taking something back at the desk, because its walker asks for it in person and has no receipt at hand. It is
//! the walker's own withdrawal, and beside it stands who did it for them.

use crate::db::Tx;
use crate::db::log::Doer;
use crate::intake::withdraw::{Walker, withdraw};
use crate::review::Author;
use crate::secret::fresh;
use shared::api::LoggedAct;
use shared::id::{AttachmentId, ResponseId};
use shared::review::{Act, ReviewEvent, Subject, fold};
use shared::withdrawal::{Target, Withdrawal};

/// What came of it. Only the first is worth committing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Taken(ResponseId),
    /// It was taken back by this very withdrawal before.
    Already,
    /// It is not there, or was taken back before.
    Gone,
    /// Something that only the walker takes back.
    Refused,
}

/// Takes back a response, or one photo or recording of it; the second arrival changes nothing.
pub async fn take_back(
    tx: &mut Tx,
    author: Author,
    withdrawal: &Withdrawal,
) -> Result<Verdict, sqlx::Error> {
    let Author {
        audit,
        account,
        now,
    } = author;
    let (response, attachment) = match withdrawal.target {
        Target::Response { response } => (response, None),
        Target::Photo {
            response,
            attachment,
        } => (response, Some(attachment)),
        Target::Everything | Target::Answer { .. } | Target::Track => return Ok(Verdict::Refused),
    };
    let Some(walker) = tx.walker_of(audit, response).await? else {
        return Ok(Verdict::Gone);
    };
    if tx.has_withdrawal(audit, withdrawal).await? {
        return Ok(Verdict::Already);
    }
    if !tx.is_kept(audit, response, attachment).await? {
        return Ok(Verdict::Gone);
    }
    let walker = Walker {
        audit,
        id: walker,
        now,
        taken_by: Some(account),
    };
    withdraw(tx, walker, withdrawal).await?;
    note(tx, author, response, attachment).await?;
    Ok(Verdict::Taken(response))
}

/// Who did it and when, in the history of the response and in the log.
async fn note(
    tx: &mut Tx,
    author: Author,
    response: ResponseId,
    attachment: Option<AttachmentId>,
) -> Result<(), sqlx::Error> {
    let Author {
        audit,
        account,
        now,
    } = author;
    let subject = attachment.map_or(Subject::Response, |attachment| Subject::Photo {
        attachment,
    });
    let mut events = tx.review_events_held(audit, response).await?;
    let event = ReviewEvent {
        id: fresh(now),
        response,
        number: u32::try_from(events.len() + 1).unwrap_or(u32::MAX),
        by: account,
        name: tx.account_name(account).await?,
        at: now,
        act: Act::TakeBack { subject },
    };
    tx.append_review(audit, &event).await?;
    events.push(event);
    tx.file_review(audit, response, &fold(&events), now).await?;
    let doer = Doer {
        account,
        token: None,
    };
    let act = LoggedAct::TookBack {
        response,
        attachment,
    };
    tx.log(audit, (fresh(now), now), doer, &act).await
}
