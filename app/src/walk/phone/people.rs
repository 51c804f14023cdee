//! Several people on one phone: who is answering now, and giving the phone to somebody else. A draft, a
//! queue and a receipt belong to one seat, so that nothing here can mix what two people say.

use super::super::draft::Draft;
use super::super::joined::Joined;
use super::super::place::Place;
use super::{LAST_PLACE, Phone};
use crate::language;
use crate::store::{self, Table, Write};
use crate::sync::seat::Seat;
use leptos::prelude::*;
use shared::id::{ActivityId, ParticipantId};
use std::sync::Arc;

/// Key of the record that says who is answering on a walk.
pub fn answering(activity: ActivityId) -> String {
    format!("{ANSWERING}{activity}")
}

pub const ANSWERING: &str = "answering/";

thread_local! {
    /// The phone has just been given to somebody else. Apart from [`Phone`], which is passed around by value.
    static HANDED: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

pub(super) fn set_handed(handed: bool) {
    HANDED.with(|known| known.set(handed));
}

impl Phone {
    /// All who are on the current walk with this phone, in the order in which they joined.
    pub fn people(self) -> Vec<Arc<Joined>> {
        self.place.track();
        let mut people = self.walks.with(|walks| self.of_walk(walks));
        people.sort_by_key(|walk| walk.participant.joined_at);
        people
    }

    /// Several people answer on this phone.
    pub fn is_shared(self) -> bool {
        self.place.track();
        let place = self.place.get_untracked();
        let here = |walk: &&Arc<Joined>| place.code() == Some(&walk.pack.activity.code);
        self.walks
            .with(|walks| walks.iter().filter(here).nth(1).is_some())
    }

    pub(super) fn people_now(self) -> Vec<Arc<Joined>> {
        self.walks.with_untracked(|walks| self.of_walk(walks))
    }

    fn of_walk(self, walks: &[Arc<Joined>]) -> Vec<Arc<Joined>> {
        let place = self.place.get_untracked();
        let here = walks
            .iter()
            .filter(|walk| place.code() == Some(&walk.pack.activity.code));
        here.cloned().collect()
    }

    /// The walk as the person of a seat joined it.
    pub(super) fn walk_of(self, seat: Seat) -> Option<Arc<Joined>> {
        let is = |walk: &&Arc<Joined>| walk.seat == seat;
        self.walks
            .with_untracked(|walks| walks.iter().find(is).cloned())
    }

    /// Gives the phone to somebody else on the same walk, who reads their own language.
    pub async fn hand_to(self, person: ParticipantId) -> Result<(), store::Error> {
        let people = self.people_now();
        let Some(walk) = people.iter().find(|walk| walk.participant.id == person) else {
            return Ok(());
        };
        let place = Place::Walk(walk.pack.activity.code.clone());
        let writes = [
            says_who(walk),
            Write::json(Table::Place, LAST_PLACE, &place.path()),
        ];
        self.write(writes).await?;
        self.walks.update(|walks| {
            walks.retain(|known| known.seat != walk.seat);
            walks.push(Arc::clone(walk));
        });
        language::choose(&walk.participant.language);
        self.go(place);
        set_handed(true);
        Ok(())
    }

    /// The phone has just been given to whoever is answering now.
    pub fn is_handed() -> bool {
        HANDED.with(|handed| handed.get())
    }

    /// A draft of the person who is answering.
    pub fn is_own(self, draft: &Draft) -> bool {
        self.walk_now()
            .is_some_and(|walk| walk.seat == draft.seat())
    }

    /// Where whoever is answering may be: not within what somebody else began, to which the phone's back
    /// button can lead.
    pub(super) fn own(self, place: Place) -> Place {
        let (Place::Fill(code, response, _)
        | Place::Spot(code, response)
        | Place::Pin(code, response)) = &place
        else {
            return place;
        };
        let same_walk = self.place.get_untracked().code() == Some(code);
        let draft = self.draft_now(*response);
        if !same_walk || draft.is_none_or(|draft| self.is_own(&draft)) {
            return place;
        }
        let walk = Place::Walk(code.clone());
        walk.show(true);
        walk
    }
}

/// The write by which a phone that was switched off knows who was answering.
pub(super) fn says_who(walk: &Joined) -> Write {
    let key = answering(walk.pack.activity.id);
    Write::json(Table::Place, key, &walk.participant.id)
}

/// Orders walks so that whoever was answering on one is the last of it; where that is not known, whoever
/// joined last.
pub(super) async fn seat(store: &store::Store, walks: &mut [Arc<Joined>]) {
    let answering: Vec<(String, ParticipantId)> =
        store.all(Table::Place, ANSWERING).await.unwrap_or_default();
    walks.sort_by_key(|walk| {
        let answers = answering.iter().any(|(_, id)| *id == walk.participant.id);
        (answers, walk.participant.joined_at)
    });
}
