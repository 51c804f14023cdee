//! Pages of responses as far as the reader may see them.

use super::{Failure, Job};
use crate::pages;
use shared::api::{Filter, ResponseRow};
use shared::privacy::{Reader, Released, release};

type Page = Released<Vec<ResponseRow>>;

pub struct Pages {
    all: pages::Pages,
    reader: Reader,
    /// Hidden photos are asked for.
    hidden: bool,
}

impl Job {
    /// What the filters match, from the newest on.
    pub fn pages(&self) -> Pages {
        self.pages_of(self.filter.clone())
    }

    /// The same for a narrower filter.
    pub fn pages_of(&self, filter: Filter) -> Pages {
        Pages {
            hidden: filter.asks_for_hidden(),
            all: pages::Pages::of(&self.app.db, self.audit.id, filter),
            reader: self.reader,
        }
    }
}

impl Pages {
    /// The next page, within a task.
    pub async fn next_page(&mut self) -> Option<Result<Page, Failure>> {
        let page = self.all.next_page().await?;
        Some(self.released(page))
    }

    fn released(&self, page: Result<Vec<ResponseRow>, sqlx::Error>) -> Result<Page, Failure> {
        let mut rows = page?;
        if !self.hidden {
            let whole = rows.into_iter();
            rows = whole.map(ResponseRow::without_hidden_photos).collect();
        }
        release(self.reader, rows).ok_or_else(|| anyhow::anyhow!("a reader who may see nothing"))
    }
}

/// The pages, on a thread that may wait.
impl Iterator for Pages {
    type Item = Result<Page, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = self.all.next()?;
        Some(self.released(page))
    }
}
