//! What is to be sent, as it stands on disk: operations in one table, where they are in another, so
//! that a new state never rewrites what the walker said.

use super::seat::Seat;
use crate::store::{self, Error, Store, Table, Write};
use serde::{Deserialize, Serialize};
use shared::id::AttachmentId;
use shared::sync::Operation;
use shared::sync::outbox::{Change, Item, Key, State};
use shared::time::Time;
use shared::withdrawal::Target;
use std::collections::BTreeMap;

/// An operation on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outgoing {
    /// Place in the queue: ids are made from the phone's clock, which may be set back.
    pub order: u64,
    pub operation: Operation,
}

/// Where a thing is, on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    #[serde(flatten)]
    pub state: State,
    /// Since when; nothing in records of an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
}

/// All that one person on one walk has to send and has sent.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Oldest first.
    pub items: Vec<Item>,
    pub attachments: Vec<(AttachmentId, State)>,
    /// Order of the newest operation.
    pub newest: u64,
}

/// The write that puts an operation into the queue.
pub fn put(seat: Seat, order: u64, operation: Operation) -> Write {
    let key = record_key(seat, Key::of(&operation));
    Write::json(Table::Operations, key, &Outgoing { order, operation })
}

/// The writes that a change of the outbox asks for.
pub fn changed(seat: Seat, change: &Change, now: Time) -> Vec<Write> {
    match change {
        Change::State { key, state } => {
            let kept = Kept {
                state: state.clone(),
                at: Some(now),
            };
            vec![Write::json(Table::States, record_key(seat, *key), &kept)]
        }
        Change::Superseded { key } => vec![
            Write::Delete(Table::Operations, record_key(seat, *key)),
            Write::Delete(Table::States, record_key(seat, *key)),
        ],
    }
}

/// Whether a photo was handed over for sending: named by a revision that waits, or by one that was sent.
pub async fn names(store: &Store, seat: Seat, photo: AttachmentId) -> Result<bool, Error> {
    let queue = read(store, seat).await?;
    Ok(queue.items.iter().any(|item| match &item.operation {
        Operation::Revise(revision) => revision.attachments.iter().any(|it| it.id == photo),
        Operation::Join(_) | Operation::Track(_) | Operation::Withdraw(_) => false,
    }))
}

/// The writes that leave nothing of a target in the queue, and the photos that go. What is in flight at
/// this moment is taken back by the withdrawal itself.
pub async fn without(
    store: &Store,
    seat: Seat,
    target: &Target,
) -> Result<(Vec<Write>, Vec<AttachmentId>), Error> {
    let prefix = seat.prefix();
    let outgoing: Vec<(String, Outgoing)> = store.all(Table::Operations, &prefix).await?;
    let (mut writes, mut photos) = (Vec::new(), Vec::new());
    for (key, Outgoing { order, operation }) in outgoing {
        let key = format!("{prefix}{key}");
        let mut revision = match operation {
            Operation::Revise(revision) => revision,
            Operation::Track(_) if target.covers_track() => {
                writes.push(Write::Delete(Table::Operations, key.clone()));
                writes.push(Write::Delete(Table::States, key));
                continue;
            }
            _ => continue,
        };
        let before: Vec<AttachmentId> = revision.attachments.iter().map(|it| it.id).collect();
        let removed = target.remove(&mut revision);
        let left = |id: &AttachmentId| revision.attachments.iter().any(|it| it.id == *id);
        photos.extend(before.into_iter().filter(|id| !left(id)));
        if target.covers(revision.response) {
            writes.push(Write::Delete(Table::Operations, key.clone()));
            writes.push(Write::Delete(Table::States, key));
        } else if removed {
            let operation = Operation::Revise(revision);
            let record = Outgoing { order, operation };
            writes.push(Write::json(Table::Operations, key, &record));
        }
    }
    Ok((writes, photos))
}

/// Order of the newest operation on this phone, whoever put it there.
pub async fn newest(store: &Store) -> u64 {
    #[derive(Deserialize)]
    struct Placed {
        order: u64,
    }
    let records = store.texts(Table::Operations, "").await;
    let order = |(_, json): &(String, String)| store::read(json).ok().map(|it: Placed| it.order);
    // What cannot be read has no place.
    let orders = records.iter().flatten().filter_map(order);
    orders.max().unwrap_or_default()
}

/// What one person has to send and has sent.
pub async fn read(store: &Store, seat: Seat) -> Result<Queue, Error> {
    let prefix = seat.prefix();
    let mut outgoing: Vec<(String, Outgoing)> = store.all(Table::Operations, &prefix).await?;
    let states: Vec<(String, Kept)> = store.all(Table::States, &prefix).await?;
    let states = states.into_iter().map(|(key, kept)| (key, kept.state));
    let mut states: BTreeMap<String, State> = states.collect();
    outgoing.sort_by_key(|(_, outgoing)| outgoing.order);
    let newest = outgoing.last().map_or(0, |(_, newest)| newest.order);
    let items = outgoing
        .into_iter()
        .map(|(key, outgoing)| Item {
            operation: outgoing.operation,
            state: states.remove(&key).unwrap_or(State::Waiting),
        })
        .collect();
    let attachments = states.into_iter().filter_map(|(key, state)| {
        let id = key.strip_prefix(PHOTO)?.parse().ok()?;
        Some((id, state))
    });
    Ok(Queue {
        items,
        attachments: attachments.collect(),
        newest,
    })
}

const PHOTO: &str = "photo-";

/// The service worker reads these keys as well.
pub fn record_key(seat: Seat, key: Key) -> String {
    match key {
        Key::Join(number) => format!("{seat}/join-{number}"),
        Key::Revision(id) => format!("{seat}/revision-{id}"),
        Key::Attachment(id) => format!("{seat}/{PHOTO}{id}"),
        Key::Track(id) => format!("{seat}/track-{id}"),
        Key::Withdrawal(id) => format!("{seat}/withdrawal-{id}"),
    }
}
