//! What a walk asks may change while it is under way: the phone asks for the pack again when it starts,
//! comes to the front or finds a network. What is open on the screen stays as it is.

use super::super::joined::{Fetched, Joined};
use super::Phone;
use crate::api;
use crate::device::now;
use chrono::TimeDelta;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::time::Time;
use std::cell::Cell;
use std::sync::Arc;

/// Nobody plans a walk faster than this.
const BETWEEN: TimeDelta = TimeDelta::minutes(1);

thread_local! {
    static ASKED_AT: Cell<Option<Time>> = const { Cell::new(None) };
}

impl Phone {
    /// Asks now, and from now on whenever there may be news.
    pub fn follow_plan(self) {
        let ask = move || {
            let soon = ASKED_AT.get().is_some_and(|at| now() - at < BETWEEN);
            if self.walk_now().is_some() && !soon && !document().hidden() {
                ASKED_AT.set(Some(now()));
                spawn_local(self.renew());
            }
        };
        ask();
        // These listeners live as long as the page.
        std::mem::forget(window_event_listener(ev::online, move |_| ask()));
        std::mem::forget(window_event_listener(ev::visibilitychange, move |_| ask()));
    }

    /// Takes the current walk's pack as it is now. Without a network, or once the walk is closed, all stays
    /// as it is. An answer that says "still the same" comes from the browser, which keeps the text.
    async fn renew(self) {
        let Some(walk) = self.walk_now().filter(|walk| !walk.withdrawn) else {
            return;
        };
        let path = format!("/join/{}", walk.pack.activity.code);
        let fetched = api::get(path).text().await.ok().and_then(Fetched::read);
        let Some(fetched) = fetched.filter(|fetched| !walk.is_by(fetched)) else {
            return;
        };
        self.prepare(&fetched.pack).await;
        // The walker may have gone to another walk, or changed this one. Who share the phone are asked the
        // same.
        let id = walk.pack.activity.id;
        let of_walk = |walk: &Arc<Joined>| walk.pack.activity.id == id;
        for walk in self.people_now().into_iter().filter(of_walk) {
            let renewed = walk.renewed(fetched.clone(), &self.drafts.get_untracked());
            if self.write([renewed.write()]).await.is_ok() {
                self.hold(renewed);
            }
        }
    }
}
