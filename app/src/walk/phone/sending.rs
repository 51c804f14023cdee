//! What the phone does about sending once the first question is on the screen: reads where everything
//! is, removes what arrived long ago, and runs the loop that sends.

use super::super::place::Place;
use super::super::{arrived, draft::Draft, session};
use super::Phone;
use crate::device::{install, now};
use crate::store::{Store, Table};
use crate::sync::delivery::Delivery;
use crate::sync::seat::Seat;
use crate::sync::{Account, courier, outgoing};
use leptos::prelude::*;
use shared::id::ResponseId;

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

/// The response that is open on the screen.
fn open(phone: Phone) -> Option<ResponseId> {
    match phone.place.get_untracked() {
        Place::Fill(_, response, _) => Some(response),
        _ => None,
    }
}

/// Hands over what a page could not that was killed: what was said is on disk, and nobody may ever open that
/// checklist again. Whatever is open on the screen is handed over when it is left.
async fn take_up(phone: Phone, store: &Store, seat: Seat) {
    // What cannot be read or written now can be at the next start.
    let Ok(drafts) = store.all::<Draft>(Table::Drafts, &seat.prefix()).await else {
        return;
    };
    for (_, kept) in drafts {
        // The walker goes on meanwhile: what was said since the disk was read counts, and nothing is awaited
        // between this look and the hand-over.
        let known = phone.draft_now(kept.response);
        let draft = known
            .filter(|known| known.touched_at >= kept.touched_at)
            .unwrap_or(kept);
        let is_open = open(phone) == Some(draft.response);
        let stranded = draft.unsent && !draft.is_empty() && !is_open;
        let Some(form) = phone.form(draft.version).filter(|_| stranded) else {
            continue;
        };
        let submission = session::filling(&draft, form).submission();
        let _ = phone.hand_over_draft(draft, submission, &[]).await;
    }
}

/// Removes what one person sent long ago, takes up what was not handed over, and sends what there is to send.
pub async fn send(phone: Phone, account: Account) {
    let Some(store) = phone.store.get_value() else {
        return;
    };
    let before = Some(now() - arrived::STAYS);
    // What cannot be removed now can be the next time.
    if let Ok(removed) = arrived::remove(&store, account.seat, before, open(phone)).await
        && removed > 0
    {
        phone.open_walk().await;
    }
    courier::turn(account.seat).await;
    take_up(phone, &store, account.seat).await;
    courier::run(store, account, phone.couriers()).await;
}
