//! All responses that a filter matches, page by page, for files and figures of a whole audit. While one page is
//! worked on the next is read and the database looks for the one behind it, so that a few pages are in memory,
//! however many there are.

use crate::db::response::Found;
use crate::db::{Db, Result};
use shared::api::{Filter, ResponseRow};
use shared::id::AuditId;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

/// Responses of a page: with 22 answers each about two megabytes.
const ROWS: u32 = 500;

/// Pages that wait for the next step.
const AHEAD: usize = 1;

/// Newest first, without which attachments are verified.
pub struct Pages(mpsc::Receiver<Result<Vec<ResponseRow>>>);

impl Pages {
    pub fn of(db: &Db, audit: AuditId, filter: Filter) -> Self {
        let (finder, found) = mpsc::channel(AHEAD);
        let (reader, pages) = mpsc::channel(AHEAD);
        tokio::spawn(find(db.clone(), audit, filter, finder));
        spawn_blocking(move || read(found, &reader));
        Self(pages)
    }

    /// The next page, within a task.
    pub async fn next_page(&mut self) -> Option<Result<Vec<ResponseRow>>> {
        self.0.recv().await
    }
}

/// The pages, on a thread that may wait.
impl Iterator for Pages {
    type Item = Result<Vec<ResponseRow>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.blocking_recv()
    }
}

/// Finds page after page until there is no more or nobody listens.
async fn find(db: Db, audit: AuditId, filter: Filter, finder: mpsc::Sender<Result<Found>>) {
    let mut after = None;
    loop {
        let found = db.find(audit, &filter, after, ROWS).await;
        after = found.as_ref().ok().and_then(Found::next);
        if finder.send(found).await.is_err() || after.is_none() {
            return;
        }
    }
}

fn read(mut found: mpsc::Receiver<Result<Found>>, reader: &mpsc::Sender<Result<Vec<ResponseRow>>>) {
    while let Some(page) = found.blocking_recv() {
        if reader.blocking_send(page.and_then(Found::read)).is_err() {
            return;
        }
    }
}
