//! What a researcher says of answers: sent, shown at once when it is kept, and taken back.

use super::super::notice::sentence;
use super::super::{Here, moment};
use super::rows::Rows;
use super::state::state_word;
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Change, Code, NewReview, SaveReviews, SavedReviews};
use shared::i18n::desk;
use shared::id::{ResponseId, ReviewId, WithdrawalId};
use shared::review::{Act, Review, ReviewState, Subject};
use shared::withdrawal::{Target, Withdrawal};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is known of a response: it has to be said with every event.
#[derive(Clone, Copy, Default)]
struct Known {
    /// Events of its review that were seen.
    version: u32,
    /// Number of the walker's revision that is shown.
    revision: u32,
}

#[derive(Clone, Copy)]
pub struct Acting {
    path: StoredValue<String>,
    withdrawals: StoredValue<String>,
    rows: Rows,
    known: StoredValue<BTreeMap<ResponseId, Known>>,
    /// What was done here, batch by batch, to be undone from the last.
    done: StoredValue<Vec<Vec<(ResponseId, ReviewId)>>>,
    /// Counts what changed, so that what is open is read again.
    pub changed: RwSignal<u32>,
    pub good: RwSignal<String>,
    pub bad: RwSignal<String>,
}

impl Acting {
    pub fn new(here: &Here, rows: Rows) -> Self {
        Self {
            path: StoredValue::new(here.call("reviews")),
            withdrawals: StoredValue::new(here.call("withdrawals")),
            rows,
            known: StoredValue::default(),
            done: StoredValue::default(),
            changed: RwSignal::new(0),
            good: RwSignal::default(),
            bad: RwSignal::default(),
        }
    }

    /// What is shown of a response now.
    pub fn saw(self, id: ResponseId, review: &Review, revision: u32) {
        let known = Known {
            version: review.version,
            revision,
        };
        self.known.update_value(|all| {
            all.insert(id, known);
        });
    }

    /// Says the state of responses.
    pub fn set_state(self, of: &[ResponseId], state: ReviewState) {
        let subject = Subject::Response;
        let events = of.iter().map(|id| {
            let known = self.known(*id);
            let act = Act::State {
                subject: subject.clone(),
                state,
                revision: known.revision,
            };
            (*id, act)
        });
        let (n, word) = (of.len(), t(state_word(state)));
        let said = t_with(
            desk::REVIEW_SAID,
            &[("n", n.into()), ("state", word.into())],
        );
        self.save(events.collect(), said);
    }

    /// Appends events; `said` is told when they are kept.
    pub fn save(self, events: Vec<(ResponseId, Act)>, said: String) {
        let events = events.into_iter().map(|(response, act)| NewReview {
            id: ReviewId(Uuid::now_v7()),
            response,
            seen: self.known(response).version,
            act,
        });
        let events: Vec<NewReview> = events.collect();
        let done = events.iter().map(|it| (it.response, it.id)).collect();
        self.send(events, said, Some(done));
    }

    /// Takes back what was done here last.
    pub fn undo_last(self) {
        match self.done.try_update_value(Vec::pop).flatten() {
            Some(batch) => self.undo(batch),
            None => self.good.set(t(desk::REVIEW_NOTHING_TO_UNDO)),
        }
    }

    /// Takes events back.
    pub fn undo(self, batch: Vec<(ResponseId, ReviewId)>) {
        let events = batch.into_iter().map(|(response, event)| NewReview {
            id: ReviewId(Uuid::now_v7()),
            response,
            seen: self.known(response).version,
            act: Act::Undo { event },
        });
        self.send(events.collect(), t(desk::REVIEW_UNDONE), None);
    }

    /// Takes something back for its walker, for good.
    pub fn take_back(self, target: Target) {
        self.good.set(String::new());
        self.bad.set(String::new());
        let path = self.withdrawals.get_value();
        let withdrawal = Withdrawal {
            id: WithdrawalId(Uuid::now_v7()),
            target,
            said_at: moment::now(),
        };
        spawn_local(async move {
            match api::post(path).body(&withdrawal).done().await {
                Ok(()) => self.good.set(t(desk::TAKEN_BACK)),
                Err(error) => self.bad.set(sentence(&error)),
            }
            if let Target::Response { response } = withdrawal.target {
                self.rows.refresh_one(response);
            }
            self.rows.refresh();
            self.changed.update(|n| *n += 1);
        });
    }

    /// Others changed something.
    pub fn heard(self, change: &Change, me: shared::id::AccountId) {
        match change {
            Change::Review { by, .. } if *by == me => return,
            Change::Review { responses, .. } if responses.len() < 20 => {
                for id in responses {
                    self.rows.refresh_one(*id);
                }
            }
            _ => self.rows.refresh(),
        }
        self.changed.update(|n| *n += 1);
    }

    fn known(self, id: ResponseId) -> Known {
        let shown = self.known.with_value(|all| all.get(&id).copied());
        let row = self.rows.row(id).map(|row| Known {
            version: row.review.version,
            revision: row.revision.number,
        });
        shown.or(row).unwrap_or_default()
    }

    fn send(self, events: Vec<NewReview>, said: String, done: Option<Vec<(ResponseId, ReviewId)>>) {
        if events.is_empty() {
            return;
        }
        self.good.set(String::new());
        self.bad.set(String::new());
        let path = self.path.get_value();
        spawn_local(async move {
            let answer = api::post(path).body(&SaveReviews { events }).json().await;
            match answer {
                Ok(SavedReviews { responses }) => {
                    for it in &responses {
                        let revision = self.known(it.response).revision;
                        self.saw(it.response, &it.review, revision);
                        self.rows.say_review(it.response, &it.review);
                    }
                    if let Some(done) = done {
                        self.done.update_value(|all| all.push(done));
                    }
                    self.good.set(said);
                }
                Err(error) => {
                    let conflict = error.code() == Some(Code::Conflict);
                    let text = if conflict {
                        t(desk::REVIEW_CONFLICT)
                    } else {
                        sentence(&error)
                    };
                    self.bad.set(text);
                    self.rows.refresh();
                }
            }
            self.changed.update(|n| *n += 1);
        });
    }
}
