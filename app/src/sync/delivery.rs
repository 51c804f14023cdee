//! Where everything is, as the walker sees it, read from disk: what is shown as delivered is what
//! this phone would still call delivered after a restart.

use super::outgoing::Queue;
use shared::attachment::Attachment;
use shared::id::{AttachmentId, ParticipantId};
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::outbox::State;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// It was read, be it that there is nothing.
    pub known: bool,
    /// Where it is what each person on this phone said of themselves and agreed to.
    pub joins: Vec<(ParticipantId, State)>,
    /// The same of the way that each had recorded, of the part that has come least far.
    pub tracks: Vec<(ParticipantId, State)>,
    /// The newest revision of each response, newest response first, with its photos; those of one person
    /// together.
    pub parcels: Vec<Parcel>,
    /// Operations and photos that are on this phone only and have no problem.
    pub waiting: usize,
    pub problems: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub person: ParticipantId,
    pub revision: Revision,
    pub state: State,
    pub photos: Vec<(Attachment, State)>,
}

impl Delivery {
    /// Of all who share the phone on one walk.
    pub fn of(queues: Vec<(ParticipantId, Queue)>) -> Self {
        let mut delivery = Self {
            known: true,
            ..Self::default()
        };
        for (person, queue) in queues {
            delivery.add(person, queue);
        }
        delivery
    }

    fn add(&mut self, person: ParticipantId, queue: Queue) {
        let photos: BTreeMap<AttachmentId, State> = queue.attachments.into_iter().collect();
        let mut newest = BTreeMap::new();
        let (mut join, mut track) = (None, None);
        for item in queue.items {
            self.count(&item.state);
            match item.operation {
                Operation::Join(_) => join = Some(item.state),
                Operation::Track(_) if track.is_none() || item.state != State::Verified => {
                    track = Some(item.state);
                }
                Operation::Track(_) | Operation::Withdraw(_) => {}
                Operation::Revise(revision) => {
                    let entry = newest.entry(revision.response);
                    let slot = entry.or_insert((revision.clone(), item.state.clone()));
                    if revision.number >= slot.0.number {
                        *slot = (revision, item.state);
                    }
                }
            }
        }
        self.joins.extend(join.map(|state| (person, state)));
        self.tracks.extend(track.map(|state| (person, state)));
        for (revision, state) in newest.into_values().rev() {
            let photos = revision.attachments.iter().map(|photo| {
                let state = photos.get(&photo.id).cloned();
                (photo.clone(), state.unwrap_or(State::Waiting))
            });
            let photos: Vec<_> = photos.collect();
            for (_, state) in &photos {
                self.count(state);
            }
            self.parcels.push(Parcel {
                person,
                revision,
                state,
                photos,
            });
        }
    }

    /// Where it is what one person said of themselves; `None` before it is read.
    pub fn join(&self, person: ParticipantId) -> Option<&State> {
        let mut joins = self.joins.iter();
        joins.find(|(of, _)| *of == person).map(|(_, state)| state)
    }

    fn count(&mut self, state: &State) {
        match state {
            State::Waiting => self.waiting += 1,
            State::Problem { .. } => self.problems += 1,
            State::Received | State::Verified => {}
        }
    }
}
