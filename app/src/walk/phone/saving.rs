//! Onto the disk, into the queue, and on to the server.

use super::super::arrived;
use super::super::joined::Joined;
use super::super::later;
use super::Phone;
use crate::device::now;
use crate::store::{self, Write};
use crate::sync::{self, Ring, Tell, outgoing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::sync::Operation;
use shared::time::to_millis;
use std::rc::Rc;

impl Phone {
    /// Puts an operation into the queue, in one transaction with what else it changes. Nothing is
    /// awaited before the write: a tap in between must not be overwritten by what was before it.
    pub(super) async fn enqueue(
        self,
        walk: &Joined,
        operation: Operation,
        mut writes: Vec<Write>,
    ) -> Result<(), store::Error> {
        let millis = to_millis(now()).unsigned_abs();
        let order = millis.max(self.order.get_value() + 1);
        self.order.set_value(order);
        writes.push(outgoing::put(walk.seat, order, operation));
        // From now on it waits, also before the disk is read anew.
        self.delivery.update(|delivery| delivery.waiting += 1);
        let written = self.write(writes).await;
        if written.is_ok() {
            sync::ring(Ring::Saved);
        }
        spawn_local(self.refresh_delivery());
        written
    }

    pub(super) async fn write(
        self,
        writes: impl IntoIterator<Item = Write>,
    ) -> Result<(), store::Error> {
        let store = self.store.get_value().ok_or(store::Error::Blocked)?;
        let written = store.write(writes).await;
        self.unsaved.set(written.clone().err());
        written
    }

    /// Reads anew where everything is, when nothing more urgent wants the network.
    pub(super) async fn refresh_delivery(self) {
        later::calm().await;
        self.read_delivery().await;
    }

    /// Reads where everything of the current walk is.
    pub(super) async fn read_delivery(self) {
        later::at_last(move || later::read_delivery(self))
            .await
            .await;
    }

    pub(super) fn start_courier(self, walk: &Joined) {
        let account = walk.account();
        spawn_local(async move {
            later::calm().await;
            later::at_last(|| later::send(self, account.clone()))
                .await
                .await;
        });
    }

    /// Removes what has arrived of the current walk, whoever said it, now.
    pub async fn remove_arrived(self) -> Result<(), store::Error> {
        let Some(store) = self.store.get_value() else {
            return Ok(());
        };
        for walk in self.people_now() {
            let removed = arrived::remove(&store, walk.seat, None, None).await;
            self.unsaved.set(removed.as_ref().err().cloned());
            removed?;
        }
        sync::ring(Ring::Removed);
        self.open_walk().await;
        Ok(())
    }

    /// What the loops tell the page.
    pub fn couriers(self) -> Tell {
        Rc::new(move |news| {
            self.news.update(|known| {
                known.trouble = news.trouble;
                known.checked = news.checked.or(known.checked);
            });
            spawn_local(self.refresh_delivery());
        })
    }
}
