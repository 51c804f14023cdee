//! What the phone does about sending once the first question is on the screen: reads where everything
//! is, removes what arrived long ago, and runs the loop that sends.

use super::super::arrived;
use super::super::place::Place;
use super::Phone;
use crate::device::{install, now};
use crate::sync::delivery::Delivery;
use crate::sync::{Account, courier, outgoing};
use leptos::prelude::*;

/// Reads where everything of the current walk is, whoever said it, and what the queue's last place is.
pub async fn read_delivery(phone: Phone) {
    let (Some(store), Some(walk)) = (phone.store.get_value(), phone.walk_now()) else {
        return;
    };
    let mut queues = Vec::new();
    for person in phone.people_now() {
        let Ok(queue) = outgoing::read(&store, person.seat).await else {
            return;
        };
        phone
            .order
            .update_value(|order| *order = queue.newest.max(*order));
        queues.push((person.participant.id, queue));
    }
    // The walker may have gone to another walk meanwhile.
    let current = phone.walk_now().map(|walk| walk.pack.activity.id);
    if current == Some(walk.pack.activity.id) {
        let delivery = Delivery::of(queues);
        install::badge(delivery.waiting);
        phone.delivery.set(delivery);
    }
}

/// Removes what one person sent long ago, and sends what there is to send.
pub async fn send(phone: Phone, account: Account) {
    let Some(store) = phone.store.get_value() else {
        return;
    };
    let open = match phone.place.get_untracked() {
        Place::Fill(_, response, _) => Some(response),
        _ => None,
    };
    let before = Some(now() - arrived::STAYS);
    // What cannot be removed now can be the next time.
    if let Ok(removed) = arrived::remove(&store, account.seat, before, open).await
        && removed > 0
    {
        phone.open_walk().await;
    }
    courier::run(store, account, phone.couriers()).await;
}
