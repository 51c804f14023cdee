//! Joining a walk, and saying anew who the walker is.

use super::super::joined::{Fetched, Joined};
use super::super::place::Place;
use super::super::route::Aside;
use super::Phone;
use super::people::says_who;
use crate::device::{self, new_id, now};
use crate::store::{self, Write};
use crate::sync::delivery::Delivery;
use crate::sync::seat::Seat;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::{ParticipantId, StopId};
use shared::participant::{Background, Consents, Entry, Participant};
use shared::receipt::ReceiptCode;
use shared::sync::Operation;
use std::sync::Arc;

impl Phone {
    /// Joins a walk, for one more person if somebody has joined it on this phone before: from here on it
    /// needs no network.
    pub async fn join(
        self,
        fetched: Fetched,
        said: (String, Background, Consents),
        entry: Entry,
    ) -> Result<(), store::Error> {
        let (nickname, background, consents) = said;
        // 32 bytes in hexadecimal digits, as hashes are written.
        let secret = shared::attachment::Sha256(device::random()).to_string();
        let participant = Participant {
            id: new_id(ParticipantId::new),
            number: 1,
            activity: fetched.pack.activity.id,
            code: fetched.pack.activity.code.clone(),
            nickname,
            language: crate::language::tag_now(),
            background,
            consents,
            entry,
            receipt: Some(ReceiptCode::of_secret(&secret).hash()),
            joined_at: now(),
        };
        self.prepare(&fetched.pack).await;
        let walk = Joined::new(fetched, participant, secret);
        self.say_who(walk.clone(), vec![says_who(&walk)]).await?;
        self.start_courier(&walk);
        if self.people_now().len() > 1 {
            self.go(Place::Walk(walk.pack.activity.code.clone()));
            super::people::set_handed(true);
        } else {
            self.delivery.set(Delivery::default());
            self.drafts.set(Vec::new());
        }
        self.remember(&self.place_now().path()).await;
        spawn_local(async {
            device::storage::persist().await;
        });
        Ok(())
    }

    /// Says anew what the walker agreed to, or in which language they read.
    pub async fn say_again(
        self,
        change: impl FnOnce(&mut Participant),
    ) -> Result<(), store::Error> {
        match self.walk_now() {
            Some(walk) => self.say_again_of(walk.seat, change).await,
            None => Ok(()),
        }
    }

    /// The same for somebody who need not be answering.
    pub(super) async fn say_again_of(
        self,
        seat: Seat,
        change: impl FnOnce(&mut Participant),
    ) -> Result<(), store::Error> {
        let Some(walk) = self.walk_of(seat) else {
            return Ok(());
        };
        let mut walk = Joined::clone(&walk);
        change(&mut walk.participant);
        walk.participant.number += 1;
        self.say_who(walk, Vec::new()).await
    }

    /// Changes the language of the app, and tells the facilitator's roster.
    pub fn read_in(self, tag: &str) {
        crate::language::choose(tag);
        let told = self
            .walk_now()
            .is_none_or(|walk| walk.participant.language == tag);
        if !told {
            let tag = tag.to_owned();
            spawn_local(async move {
                // A failed save is shown by the page; the language has changed all the same.
                let _ = self
                    .say_again(|participant| participant.language = tag)
                    .await;
            });
        }
    }

    /// Puts a stop aside, or (`None`) takes it up again. Only this phone knows of it.
    pub async fn put_aside(self, stop: StopId, aside: Option<Aside>) -> Result<(), store::Error> {
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        let mut walk = Joined::clone(&walk);
        walk.asides.retain(|(id, _)| *id != stop);
        walk.asides.extend(aside.map(|aside| (stop, aside)));
        self.write([walk.write()]).await?;
        self.hold(walk);
        Ok(())
    }

    async fn say_who(self, walk: Joined, mut writes: Vec<Write>) -> Result<(), store::Error> {
        let operation = Operation::Join(walk.participant.clone());
        writes.push(walk.write());
        self.enqueue(&walk, operation, writes).await?;
        self.hold(walk);
        Ok(())
    }

    /// Takes a walk into the list, in place of what it was before; one that is new is answered from now on.
    pub(super) fn hold(self, walk: Joined) {
        self.walks.update(|walks| {
            let walk = Arc::new(walk);
            match walks.iter_mut().find(|known| known.seat == walk.seat) {
                Some(known) => *known = walk,
                None => walks.push(walk),
            }
        });
    }
}
