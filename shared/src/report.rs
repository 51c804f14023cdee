//! What a City Audit Report is made of beside the figures of [`crate::analysis`]: who walked, and how
//! much of what was asked was answered. Pure, and guarded by [`crate::privacy`] like every output.

pub mod answered;
pub mod people;

use crate::id::{DistrictId, StopId};
use std::collections::{BTreeMap, BTreeSet};

use crate::api::ResponseRow;
use crate::id::ParticipantId;

/// How many walkers answered where: below k a place is not named beside a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd {
    pub districts: BTreeMap<DistrictId, u32>,
    pub stops: BTreeMap<StopId, u32>,
}

impl Crowd {
    /// Of responses as they count.
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a ResponseRow>) -> Self {
        let mut districts: BTreeMap<DistrictId, BTreeSet<ParticipantId>> = BTreeMap::new();
        let mut stops: BTreeMap<StopId, BTreeSet<ParticipantId>> = BTreeMap::new();
        for response in responses {
            let walker = response.participant;
            if let Some(district) = response.district {
                districts.entry(district).or_default().insert(walker);
            }
            if let Some(stop) = response.revision.stop {
                stops.entry(stop).or_default().insert(walker);
            }
        }
        let count = |walkers: BTreeSet<ParticipantId>| walkers.len() as u32;
        Self {
            districts: districts
                .into_iter()
                .map(|(id, it)| (id, count(it)))
                .collect(),
            stops: stops.into_iter().map(|(id, it)| (id, count(it))).collect(),
        }
    }
}
