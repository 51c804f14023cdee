//! Joining a walk, and saying anew who the walker is.

use super::super::joined::{Fetched, Joined};
use super::super::route::Aside;
use super::Phone;
use crate::device::{self, new_id, now};
use crate::store;
use crate::sync::delivery::Delivery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::{ParticipantId, StopId};
use shared::participant::{Background, Consents, Participant};
use shared::receipt::ReceiptCode;
use shared::sync::Operation;
use std::sync::Arc;

impl Phone {
    /// Joins a walk: from here on it needs no network.
    pub async fn join(
        self,
        fetched: Fetched,
        said: (String, Background, Consents),
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
            receipt: Some(ReceiptCode::of_secret(&secret).hash()),
            joined_at: now(),
        };
        self.prepare(&fetched.pack).await;
        let walk = Joined::new(fetched, participant, secret);
        self.say_who(walk.clone()).await?;
        self.start_courier(&walk);
        self.delivery.set(Delivery::default());
        self.drafts.set(Vec::new());
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
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        let mut walk = Joined::clone(&walk);
        change(&mut walk.participant);
        walk.participant.number += 1;
        self.say_who(walk).await
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

    async fn say_who(self, walk: Joined) -> Result<(), store::Error> {
        let operation = Operation::Join(walk.participant.clone());
        self.enqueue(&walk, operation, vec![walk.write()]).await?;
        self.hold(walk);
        Ok(())
    }

    /// Takes a walk into the list, in place of what it was before.
    pub(super) fn hold(self, walk: Joined) {
        self.walks.update(|walks| {
            walks.retain(|known| known.pack.activity.id != walk.pack.activity.id);
            walks.push(Arc::new(walk));
        });
    }
}
