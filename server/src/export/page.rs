//! Responses page by page, newest first, as far as the reader may see them.

use super::{Failure, Job};
use crate::db::response::Cursor;
use shared::api::{Filter, ResponseRow};
use shared::privacy::{Released, release};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Responses of a page: with 22 answers each about two megabytes.
const ROWS: u32 = 500;

/// Pages that are read while one is written.
const AHEAD: usize = 2;

type Page = Released<Vec<ResponseRow>>;

pub struct Pages(mpsc::Receiver<Result<Page, Failure>>);

impl Job {
    /// What the filters match, from the newest on.
    pub fn pages(self: &Arc<Self>) -> Pages {
        self.pages_of(self.filter.clone())
    }

    /// The same for a narrower filter.
    pub fn pages_of(self: &Arc<Self>, filter: Filter) -> Pages {
        let (sender, receiver) = mpsc::channel(AHEAD);
        let job = Arc::clone(self);
        tokio::spawn(async move { job.read(&filter, &sender).await });
        Pages(receiver)
    }

    /// Reads on until there is no more or nobody listens.
    async fn read(&self, filter: &Filter, sender: &mpsc::Sender<Result<Page, Failure>>) {
        let mut after = None;
        loop {
            let page = self.page(filter, &mut after).await;
            let more = page.is_ok() && after.is_some();
            if sender.send(page).await.is_err() || !more {
                return;
            }
        }
    }

    /// The page behind a cursor, and the cursor behind that page; none when it was the last.
    async fn page(&self, filter: &Filter, after: &mut Option<Cursor>) -> Result<Page, Failure> {
        let db = &self.app.db;
        let mut rows = db.revisions(self.audit.id, filter, *after, ROWS).await?;
        let last = rows.last().filter(|_| rows.len() == ROWS as usize);
        *after = last.map(Cursor::at);
        if !filter.asks_for_hidden() {
            let whole = rows.into_iter();
            rows = whole.map(ResponseRow::without_hidden_photos).collect();
        }
        release(self.reader, rows).ok_or_else(|| anyhow::anyhow!("a reader who may see nothing"))
    }
}

impl Pages {
    /// The next page, within a task.
    pub async fn next_page(&mut self) -> Option<Result<Page, Failure>> {
        self.0.recv().await
    }
}

/// The pages, on a thread that may wait.
impl Iterator for Pages {
    type Item = Result<Page, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.blocking_recv()
    }
}
