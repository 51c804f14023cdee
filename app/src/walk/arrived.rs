//! What has arrived leaves the phone: by itself after a while, or at once when the walker says so. Until
//! then it can be sent again to a server that was restored from an older backup. What stays is that the
//! response was given, the walker's join and what they took back: none of it says what was answered.

use super::draft::Draft;
use super::phone::Phone;
use crate::components::sheet::Sheet;
use crate::language::{t, t_with};
use crate::store::{Error, Store, Table, Write};
use crate::sync::outgoing::{self, Kept, Outgoing};
use crate::sync::seat::Seat;
use chrono::TimeDelta;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::later;
use shared::id::{AttachmentId, ResponseId};
use shared::sync::Operation;
use shared::sync::outbox::{Key, State};
use shared::time::Time;
use std::collections::{BTreeMap, BTreeSet};

/// For so long what has arrived stays on the phone.
pub const STAYS: TimeDelta = TimeDelta::days(30);

/// Records of one response, and whether all of it has arrived, and by when.
#[derive(Default)]
struct Parts {
    operations: Vec<String>,
    photos: BTreeSet<AttachmentId>,
    is_waiting: bool,
    last: Option<Time>,
}

impl Parts {
    fn note(&mut self, kept: Option<&Kept>) {
        match kept {
            Some(Kept {
                state: State::Verified,
                at,
            }) => self.last = self.last.max(*at),
            _ => self.is_waiting = true,
        }
    }

    /// All of it has arrived, before this time (or ever).
    fn has_arrived(&self, before: Option<Time>) -> bool {
        let is_old = |before: Time| self.last.is_some_and(|last| last < before);
        !self.is_waiting && before.is_none_or(is_old)
    }

    /// The writes that leave nothing of its operations.
    fn forgotten(&self) -> impl Iterator<Item = Write> {
        self.operations.iter().flat_map(|key| {
            [
                Write::Delete(Table::Operations, key.clone()),
                Write::Delete(Table::States, key.clone()),
            ]
        })
    }
}

/// Removes responses of one person of which every part arrived before `before` (or ever); except one that is open on the
/// screen. Answers how many.
pub async fn remove(
    store: &Store,
    seat: Seat,
    before: Option<Time>,
    open: Option<ResponseId>,
) -> Result<usize, Error> {
    let (parts, way) = parts(store, seat).await?;
    let mut writes = Vec::new();
    let mut removed = 0;
    for segment in way.into_iter().filter(|it| it.has_arrived(before)) {
        writes.extend(segment.forgotten());
    }
    for (response, parts) in parts {
        if !parts.has_arrived(before) || Some(response) == open {
            continue;
        }
        let key = format!("{seat}/{response}");
        let draft: Option<Draft> = store.get(Table::Drafts, &key).await?;
        if draft.as_ref().is_some_and(|draft| draft.unsent) {
            continue;
        }
        removed += 1;
        let of_draft = draft.iter().flat_map(|draft| &draft.attachments);
        let of_parts = parts.photos.iter().copied();
        let photos: BTreeSet<AttachmentId> = of_draft.map(|it| it.id).chain(of_parts).collect();
        for photo in photos {
            writes.push(Write::Delete(Table::Photos, photo.to_string()));
            let key = outgoing::record_key(seat, Key::Attachment(photo));
            writes.push(Write::Delete(Table::States, key));
        }
        writes.extend(parts.forgotten());
        writes.extend(draft.map(|draft| Write::json(Table::Drafts, key, &draft.emptied())));
    }
    if !writes.is_empty() {
        store.write(writes).await?;
    }
    Ok(removed)
}

/// By response, and those of the way that was recorded one by one.
async fn parts(
    store: &Store,
    seat: Seat,
) -> Result<(BTreeMap<ResponseId, Parts>, Vec<Parts>), Error> {
    let prefix = seat.prefix();
    let operations: Vec<(String, Outgoing)> = store.all(Table::Operations, &prefix).await?;
    let states: Vec<(String, Kept)> = store.all(Table::States, &prefix).await?;
    let states = states
        .into_iter()
        .map(|(key, kept)| (prefix.clone() + &key, kept));
    let states: BTreeMap<String, Kept> = states.collect();
    let mut found: BTreeMap<ResponseId, Parts> = BTreeMap::new();
    let mut way = Vec::new();
    for (key, outgoing) in operations {
        let key = prefix.clone() + &key;
        let revision = match outgoing.operation {
            Operation::Revise(revision) => revision,
            Operation::Track(_) => {
                let mut part = Parts::default();
                part.note(states.get(&key));
                part.operations.push(key);
                way.push(part);
                continue;
            }
            Operation::Join(_) | Operation::Withdraw(_) => continue,
        };
        let parts = found.entry(revision.response).or_default();
        parts.note(states.get(&key));
        parts.operations.push(key);
        for photo in revision.attachments {
            let key = outgoing::record_key(seat, Key::Attachment(photo.id));
            parts.note(states.get(&key));
            parts.photos.insert(photo.id);
        }
    }
    Ok((found, way))
}

/// On the delivery page: what has been removed, and removing the rest of what has arrived.
#[component]
pub fn Arrived() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let asked = RwSignal::new(false);
    let has_arrived = Memo::new(move |_| {
        let delivery = phone.delivery().read();
        let mut parcels = delivery.parcels.iter();
        parcels.any(|parcel| parcel.state == State::Verified)
    });
    let removed = Memo::new(move |_| phone.removed_count());
    let remove = move |_| {
        spawn_local(async move {
            // A failed save is shown by `Unsaved`.
            let _ = phone.remove_arrived().await;
            asked.try_set(false);
        });
    };
    view! {
        <section class="arrived" hidden=move || removed.get() == 0 && !has_arrived.get()>
            <p role="status" hidden=move || removed.get() == 0>
                {move || t_with(later::REMOVED, &[("n", removed.get().into())])}
            </p>
            <div hidden=move || !has_arrived.get()>
                <p class="hint">{move || t(later::REMOVE_HINT)}</p>
                <button type="button" class="button quiet" on:click=move |_| asked.set(true)>
                    {move || t(later::REMOVE)}
                </button>
            </div>
        </section>
        <Sheet
            open=asked
            on_close=move |()| asked.set(false)
            title=Signal::derive(move || t(later::REMOVE))
        >
            <p>{move || t(later::REMOVE_WHAT)}</p>
            <div class="choice">
                <button type="button" class="button" on:click=move |_| asked.set(false)>
                    {move || t(later::WITHDRAW_KEEP)}
                </button>
                <button type="button" class="button quiet danger" on:click=remove>
                    {move || t(later::REMOVE_CONFIRM)}
                </button>
            </div>
        </Sheet>
    }
}
