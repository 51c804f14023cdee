//! Saving, removing and ordering findings, and what is said of it.

use super::super::Here;
use super::super::notice::sentence;
use crate::api::{self, Error};
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Code, FindingOrder, SaveFinding};
use shared::finding::{Content, Finding};
use shared::i18n::desk;
use shared::id::FindingId;

#[derive(Clone, Copy)]
pub struct Writing {
    path: StoredValue<String>,
    order: StoredValue<String>,
    /// Reads the findings again.
    changed: Callback<()>,
    pub good: RwSignal<String>,
    pub bad: RwSignal<String>,
    /// The one that was removed last, to be brought back.
    pub removed: RwSignal<Option<Finding>>,
}

/// What saving came to, where it was not kept.
pub enum Failed {
    /// What somebody else wrote meanwhile.
    Conflict(Box<Finding>),
    Otherwise(Error),
}

impl Writing {
    pub fn new(here: &Here, changed: Callback<()>) -> Self {
        Self {
            path: StoredValue::new(here.call("findings")),
            order: StoredValue::new(here.call("finding-order")),
            changed,
            good: RwSignal::default(),
            bad: RwSignal::default(),
            removed: RwSignal::new(None),
        }
    }

    /// Saves a finding whole, by somebody who saw the version `seen`.
    pub async fn save(self, id: FindingId, seen: u32, content: Content) -> Result<Finding, Failed> {
        self.quiet();
        let path = format!("{}/{id}", self.path.get_value());
        let body = SaveFinding { seen, content };
        let saved = api::put(path.clone()).body(&body).json::<Finding>().await;
        let error = match saved {
            Ok(saved) => {
                self.said(t(desk::FINDING_SAVED));
                return Ok(saved);
            }
            Err(error) => error,
        };
        if error.code() != Some(Code::Conflict) {
            return Err(Failed::Otherwise(error));
        }
        let history = api::get(format!("{path}/history")).json::<Vec<Finding>>();
        match history.await.map(|mut all| all.pop()) {
            Ok(Some(current)) => Err(Failed::Conflict(Box::new(current))),
            Ok(None) => Err(Failed::Otherwise(error)),
            Err(error) => Err(Failed::Otherwise(error)),
        }
    }

    pub fn remove(self, finding: &Finding) {
        self.quiet();
        let path = format!(
            "{}/{}?seen={}",
            self.path.get_value(),
            finding.id,
            finding.version
        );
        spawn_local(async move {
            match api::delete(path).json::<Finding>().await {
                Ok(removed) => {
                    self.said(t(desk::FINDING_REMOVED));
                    let _ = self.removed.try_set(Some(removed));
                }
                Err(error) => self.failed(&error),
            }
        });
    }

    pub fn bring_back(self, removed: Finding) {
        spawn_local(async move {
            let Finding {
                id,
                version,
                content,
                ..
            } = removed;
            if let Err(Failed::Otherwise(error)) = self.save(id, version, content).await {
                self.failed(&error);
            }
        });
    }

    pub fn order(self, before: Vec<FindingId>, wanted: Vec<FindingId>) {
        self.quiet();
        let path = self.order.get_value();
        spawn_local(async move {
            let body = FindingOrder { before, wanted };
            if let Err(error) = api::post(path).body(&body).done().await {
                let conflict = error.code() == Some(Code::Conflict);
                if conflict {
                    let _ = self.bad.try_set(t(desk::FINDING_ORDER_CONFLICT));
                    self.changed.run(());
                } else {
                    self.failed(&error);
                }
            }
        });
    }

    fn quiet(self) {
        let _ = self.good.try_set(String::new());
        let _ = self.bad.try_set(String::new());
        let _ = self.removed.try_set(None);
    }

    fn said(self, text: String) {
        let _ = self.good.try_set(text);
        self.changed.run(());
    }

    fn failed(self, error: &Error) {
        let _ = self.bad.try_set(sentence(error));
        self.changed.run(());
    }
}
