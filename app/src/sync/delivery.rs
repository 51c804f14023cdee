//! Where everything is, as the walker sees it, read from disk: what is shown as delivered is what
//! this phone would still call delivered after a restart.

use super::outgoing::Queue;
use shared::attachment::Attachment;
use shared::id::AttachmentId;
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::outbox::State;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// Who the walker is and what they agreed to; `None` before joining.
    pub join: Option<State>,
    /// The newest revision of each response, newest response first, with its photos.
    pub parcels: Vec<Parcel>,
    /// Operations and photos that are on this phone only and have no problem.
    pub waiting: usize,
    pub problems: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub revision: Revision,
    pub state: State,
    pub photos: Vec<(Attachment, State)>,
}

impl Delivery {
    pub fn of(queue: Queue) -> Self {
        let photos: BTreeMap<AttachmentId, State> = queue.attachments.into_iter().collect();
        let mut delivery = Self::default();
        let mut newest = BTreeMap::new();
        for item in queue.items {
            delivery.count(&item.state);
            match item.operation {
                Operation::Join(_) => delivery.join = Some(item.state),
                Operation::Withdraw(_) => {}
                Operation::Revise(revision) => {
                    let entry = newest.entry(revision.response);
                    let slot = entry.or_insert((revision.clone(), item.state.clone()));
                    if revision.number >= slot.0.number {
                        *slot = (revision, item.state);
                    }
                }
            }
        }
        for (revision, state) in newest.into_values().rev() {
            let photos = revision.attachments.iter().map(|photo| {
                let state = photos.get(&photo.id).cloned();
                (photo.clone(), state.unwrap_or(State::Waiting))
            });
            let photos: Vec<_> = photos.collect();
            for (_, state) in &photos {
                delivery.count(state);
            }
            delivery.parcels.push(Parcel {
                revision,
                state,
                photos,
            });
        }
        delivery
    }

    fn count(&mut self, state: &State) {
        match state {
            State::Waiting => self.waiting += 1,
            State::Problem { .. } => self.problems += 1,
            State::Received | State::Verified => {}
        }
    }
}
