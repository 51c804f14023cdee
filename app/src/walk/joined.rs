//! A walk on this phone: its pack, and who the walker is in it.

use super::route::Aside;
use crate::store::{self, Table, Write};
use crate::sync::Account;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared::activity::Stop;
use shared::api::Pack;
use shared::id::StopId;
use shared::participant::Participant;
use std::sync::Arc;

/// A pack that was fetched, and its text.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub pack: Arc<Pack>,
    text: Arc<str>,
}

impl Fetched {
    /// `None` for what is no pack.
    pub fn read(text: String) -> Option<Self> {
        let pack = serde_json::from_str(&text).ok()?;
        Some(Self {
            pack: Arc::new(pack),
            text: text.into(),
        })
    }
}

/// A walk that this phone has joined, with all it needs to go on without a network.
#[derive(Clone, Debug)]
pub struct Joined {
    pub pack: Arc<Pack>,
    /// The pack as it came.
    text: Arc<str>,
    pub participant: Participant,
    /// 32 random bytes in hexadecimal: who knows them is this walker.
    pub secret: String,
    /// Everything of it was taken back: nothing more is kept or sent.
    pub withdrawn: bool,
    /// Stops that the walker skips, or has put off.
    pub asides: Vec<(StopId, Aside)>,
}

/// On disk the pack stays the text that it came as: the phone need not know how to write one.
#[derive(Serialize)]
struct Record<'a> {
    pack: &'a RawValue,
    participant: &'a Participant,
    secret: &'a str,
    withdrawn: bool,
    asides: &'a [(StopId, Aside)],
}

#[derive(Deserialize)]
struct Kept {
    pack: Box<RawValue>,
    participant: Participant,
    secret: String,
    #[serde(default)]
    withdrawn: bool,
    #[serde(default)]
    asides: Vec<(StopId, Aside)>,
}

impl Joined {
    pub fn new(fetched: Fetched, participant: Participant, secret: String) -> Self {
        Self {
            pack: fetched.pack,
            text: fetched.text,
            participant,
            secret,
            withdrawn: false,
            asides: Vec::new(),
        }
    }

    /// The walk that a record holds.
    pub fn read(json: &str) -> Result<Self, store::Error> {
        let kept: Kept = store::read(json)?;
        let fetched = Fetched::read(kept.pack.get().to_owned());
        let fetched = fetched.ok_or_else(|| store::Error::Broken("pack".to_owned()))?;
        Ok(Self {
            withdrawn: kept.withdrawn,
            asides: kept.asides,
            ..Self::new(fetched, kept.participant, kept.secret)
        })
    }

    /// The record that holds the walk.
    pub fn write(&self) -> Write {
        let record = Record {
            // What was read as a pack is JSON.
            pack: serde_json::from_str(&self.text).unwrap_or(RawValue::NULL),
            participant: &self.participant,
            secret: &self.secret,
            withdrawn: self.withdrawn,
            asides: &self.asides,
        };
        Write::json(Table::Walks, self.pack.activity.id.to_string(), &record)
    }

    pub fn stop(&self, id: StopId) -> Option<&Stop> {
        self.pack.activity.stops.iter().find(|stop| stop.id == id)
    }

    /// What the walker said of a stop that is not done.
    pub fn aside(&self, stop: StopId) -> Option<Aside> {
        let found = self.asides.iter().find(|(id, _)| *id == stop);
        found.map(|(_, aside)| *aside)
    }

    /// Longitude and latitude near enough to tell day from night.
    pub fn whereabouts(&self, stop: Option<StopId>) -> (f64, f64) {
        let stop = stop.and_then(|id| self.stop(id));
        let view = self.pack.audit.view;
        stop.map_or((view.longitude, view.latitude), |stop| {
            (stop.longitude, stop.latitude)
        })
    }

    pub fn account(&self) -> Account {
        Account {
            activity: self.pack.activity.id,
            audit: self.pack.audit.id,
            token: format!("{}.{}", self.participant.id, self.secret),
        }
    }
}
