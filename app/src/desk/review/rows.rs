//! The rows that the filters match, as far as they were fetched, kept current while others work too.

use super::super::Here;
use crate::api;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Code, ResponseDetail, ResponsePage, ResponseRow};
use shared::id::ResponseId;
use shared::review::Review;
use std::collections::BTreeSet;

/// Rows fetched at a time.
const PAGE: usize = 50;

/// Most rows of one request.
const MOST: usize = 500;

#[derive(Clone, Copy)]
pub struct Rows {
    path: StoredValue<String>,
    query: Memo<String>,
    pub page: RwSignal<Option<ResponsePage>>,
    pub failed: RwSignal<Option<api::Error>>,
    /// Rows of which something was said here: they stay although they may match no more.
    touched: StoredValue<BTreeSet<ResponseId>>,
}

impl Rows {
    pub fn new(here: &Here, query: Memo<String>) -> Self {
        let rows = Self {
            path: StoredValue::new(here.call("responses")),
            query,
            page: RwSignal::new(None),
            failed: RwSignal::new(None),
            touched: StoredValue::default(),
        };
        Effect::new(move || {
            query.track();
            rows.touched.update_value(BTreeSet::clear);
            rows.fetch(None);
        });
        rows
    }

    /// The first page, or the one after `after`, behind the rows that are there.
    pub fn fetch(self, after: Option<String>) {
        let cursor = after.map(|after| format!("&after={after}"));
        let more = cursor.is_some();
        self.ask(
            PAGE,
            cursor.unwrap_or_default(),
            move |page, fresh| match page {
                Some(page) if more => {
                    page.rows.extend(fresh.rows);
                    page.next = fresh.next;
                }
                page => *page = Some(fresh),
            },
        );
    }

    /// The next rows, if there are any.
    pub fn fetch_more(self) {
        if let Some(next) = self.with(|page| page.next.clone()).flatten() {
            self.fetch(Some(next));
        }
    }

    /// Reads again what is shown.
    pub fn refresh(self) {
        let shown = self.with(|page| page.rows.len()).unwrap_or_default();
        self.ask(
            shown.clamp(PAGE, MOST),
            String::new(),
            move |page, fresh| {
                match page {
                    // Beyond what one request answers, only rows that are there are brought up to date.
                    Some(page) if shown > MOST => replace(page, fresh.rows),
                    Some(page) => self.merge(page, fresh),
                    None => *page = Some(fresh),
                }
            },
        );
    }

    /// Reads one row again; it goes when its answer was taken back.
    pub fn refresh_one(self, id: ResponseId) {
        let path = format!("{}/{id}", self.path.get_value());
        spawn_local(async move {
            match api::get(path).json::<ResponseDetail>().await {
                Ok(detail) => self.set_review(id, &detail.row.review),
                Err(error) if error.code() == Some(Code::NotFound) => self.drop_row(id),
                Err(_) => {}
            }
        });
    }

    /// What was said here of a response.
    pub fn say_review(self, id: ResponseId, review: &Review) {
        self.touched.update_value(|touched| {
            touched.insert(id);
        });
        self.set_review(id, review);
    }

    pub fn row(self, id: ResponseId) -> Option<ResponseRow> {
        self.with(|page| {
            let mut rows = page.rows.iter();
            rows.find(|row| row.revision.response == id).cloned()
        })
        .flatten()
    }

    /// The row so many places after the one that is open; the first when none is.
    pub fn beside(self, open: Option<ResponseId>, by: isize) -> Option<ResponseId> {
        let ids: Vec<ResponseId> = self.with(|page| ids(&page.rows)).unwrap_or_default();
        let at = open.and_then(|open| ids.iter().position(|id| *id == open));
        let wanted = at.map_or(Some(0), |at| at.checked_add_signed(by))?;
        if wanted + 5 > ids.len() {
            self.fetch_more();
        }
        ids.get(wanted).copied()
    }

    fn with<T>(self, read: impl FnOnce(&ResponsePage) -> T) -> Option<T> {
        self.page.with_untracked(|page| page.as_ref().map(read))
    }

    fn set_review(self, id: ResponseId, review: &Review) {
        self.page.update(|page| {
            let rows = page.iter_mut().flat_map(|page| &mut page.rows);
            for row in rows.filter(|row| row.revision.response == id) {
                row.review = review.clone();
            }
        });
    }

    fn drop_row(self, id: ResponseId) {
        self.touched.update_value(|touched| {
            touched.remove(&id);
        });
        self.page.update(|page| {
            if let Some(page) = page {
                page.rows.retain(|row| row.revision.response != id);
            }
        });
    }

    fn merge(self, page: &mut ResponsePage, fresh: ResponsePage) {
        let come = ids(&fresh.rows);
        let touched = self.touched.get_value();
        let stays = |row: &ResponseRow| {
            let id = row.revision.response;
            touched.contains(&id) && !come.contains(&id)
        };
        let kept: Vec<ResponseRow> = page.rows.drain(..).filter(stays).collect();
        *page = fresh;
        page.rows.extend(kept);
        let order = |row: &ResponseRow| (row.received_at, row.revision.response);
        page.rows.sort_by_key(|row| std::cmp::Reverse(order(row)));
    }

    fn ask(
        self,
        limit: usize,
        cursor: String,
        then: impl FnOnce(&mut Option<ResponsePage>, ResponsePage) + 'static,
    ) {
        let query = self.query.get_untracked();
        let path = format!("{}?limit={limit}{query}{cursor}", self.path.get_value());
        spawn_local(async move {
            let answer = api::get(path).json::<ResponsePage>().await;
            if self.query.try_get_untracked() != Some(query) {
                return;
            }
            match answer {
                Ok(fresh) => {
                    self.failed.set(None);
                    self.page.update(|page| then(page, fresh));
                }
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }
}

fn ids(rows: &[ResponseRow]) -> Vec<ResponseId> {
    rows.iter().map(|row| row.revision.response).collect()
}

fn replace(page: &mut ResponsePage, fresh: Vec<ResponseRow>) {
    for new in fresh {
        let mut rows = page.rows.iter_mut();
        if let Some(row) = rows.find(|row| row.revision.response == new.revision.response) {
            *row = new;
        }
    }
}
