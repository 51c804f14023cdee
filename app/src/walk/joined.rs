//! A walk on this phone: its pack, and who the walker is in it. Two people who share the phone have joined
//! the walk twice.

use super::draft::Draft;
use super::route::Aside;
use crate::store::{self, Table, Write};
use crate::sync::Account;
use crate::sync::seat::Seat;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared::activity::Stop;
use shared::api::{Pack, PackChecklist};
use shared::id::{StopId, VersionId};
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
    /// Packs that it had before, as far as responses on this phone need them.
    former: Vec<Fetched>,
    /// Stops that the walker skips, or has put off.
    pub asides: Vec<(StopId, Aside)>,
    /// The walker let go of it: it is no longer shown, and what is to be sent of it still is.
    pub left: bool,
    pub seat: Seat,
}

/// On disk the pack stays the text that it came as: the phone need not know how to write one.
#[derive(Serialize)]
struct Record<'a> {
    pack: &'a RawValue,
    participant: &'a Participant,
    secret: &'a str,
    withdrawn: bool,
    former: Vec<&'a RawValue>,
    asides: &'a [(StopId, Aside)],
    left: bool,
    /// Its records are under the person, not under the walk alone.
    apart: bool,
}

#[derive(Deserialize)]
struct Kept {
    pack: Box<RawValue>,
    participant: Participant,
    secret: String,
    #[serde(default)]
    withdrawn: bool,
    #[serde(default)]
    former: Vec<Box<RawValue>>,
    #[serde(default)]
    asides: Vec<(StopId, Aside)>,
    #[serde(default)]
    left: bool,
    #[serde(default)]
    apart: bool,
}

impl Joined {
    pub fn new(fetched: Fetched, participant: Participant, secret: String) -> Self {
        let seat = Seat {
            activity: fetched.pack.activity.id,
            person: Some(participant.id),
        };
        Self {
            pack: fetched.pack,
            text: fetched.text,
            participant,
            secret,
            withdrawn: false,
            former: Vec::new(),
            asides: Vec::new(),
            left: false,
            seat,
        }
    }

    /// The same walk for somebody else on this phone.
    pub fn fetched(&self) -> Fetched {
        Fetched {
            pack: Arc::clone(&self.pack),
            text: Arc::clone(&self.text),
        }
    }

    /// The walk that a record holds.
    pub fn read(json: &str) -> Result<Self, store::Error> {
        let kept: Kept = store::read(json)?;
        let fetched = Fetched::read(kept.pack.get().to_owned());
        let fetched = fetched.ok_or_else(|| store::Error::Broken("pack".to_owned()))?;
        let mut walk = Self::new(fetched, kept.participant, kept.secret);
        walk.withdrawn = kept.withdrawn;
        // One that cannot be read any more is as if it were not there.
        walk.former = kept
            .former
            .iter()
            .filter_map(|pack| Fetched::read(pack.get().to_owned()))
            .collect();
        walk.asides = kept.asides;
        walk.left = kept.left;
        walk.seat.person = walk.seat.person.filter(|_| kept.apart);
        Ok(walk)
    }

    /// The record that holds the walk.
    pub fn write(&self) -> Write {
        let record = Record {
            pack: raw(&self.text),
            former: self.former.iter().map(|pack| raw(&pack.text)).collect(),
            participant: &self.participant,
            secret: &self.secret,
            withdrawn: self.withdrawn,
            asides: &self.asides,
            left: self.left,
            apart: self.seat.person.is_some(),
        };
        Write::json(Table::Walks, self.seat.to_string(), &record)
    }

    /// The pack, and those that it had before.
    pub fn packs(&self) -> impl Iterator<Item = &Arc<Pack>> {
        let former = self.former.iter().map(|fetched| &fetched.pack);
        std::iter::once(&self.pack).chain(former)
    }

    pub fn stop(&self, id: StopId) -> Option<&Stop> {
        let mut stops = self.packs().flat_map(|pack| &pack.activity.stops);
        stops.find(|stop| stop.id == id)
    }

    /// The checklist of a version, of one that is no longer asked too.
    pub fn checklist(&self, version: VersionId) -> Option<&PackChecklist> {
        let mut all = self.packs().flat_map(|pack| &pack.checklists);
        all.find(|checklist| checklist.version == version)
    }

    /// What is asked now where a response of this version was begun: that, or a newer version.
    pub fn asked_for(&self, version: VersionId) -> Option<&PackChecklist> {
        let begun = self.checklist(version)?;
        let asked = &self.pack.checklists;
        let same = asked.iter().find(|it| it.version == version);
        same.or_else(|| asked.iter().find(|it| it.form.name == begun.form.name))
    }

    /// Whether a response of this version counts for a checklist that is asked now.
    pub fn is_of(&self, version: VersionId, checklist: &PackChecklist) -> bool {
        let asked = self.asked_for(version);
        asked.is_some_and(|asked| asked.version == checklist.version)
    }

    /// The same walk by a newer pack. Of those before stays what responses on this phone need, and the last
    /// one in any case: one may be open just now.
    pub fn renewed(&self, fetched: Fetched, drafts: &[Draft]) -> Self {
        let mut walk = self.clone();
        walk.former.retain(|former| {
            drafts.iter().any(|draft| {
                let has =
                    |pack: &Pack| pack.checklists.iter().any(|it| it.version == draft.version);
                has(&former.pack) && !has(&fetched.pack)
            })
        });
        walk.former.push(Fetched {
            pack: std::mem::replace(&mut walk.pack, fetched.pack),
            text: std::mem::replace(&mut walk.text, fetched.text),
        });
        walk
    }

    /// The pack says nothing that the walk does not know.
    pub fn is_by(&self, fetched: &Fetched) -> bool {
        let (known, other) = (&self.pack, &fetched.pack);
        self.text == fetched.text
            || known.activity == other.activity
                && known.checklists == other.checklists
                && known.district == other.district
                && known.audit == other.audit
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
            seat: self.seat,
            audit: self.pack.audit.id,
            token: format!("{}.{}", self.participant.id, self.secret),
        }
    }
}

/// What was read as a pack is JSON.
fn raw(text: &str) -> &RawValue {
    serde_json::from_str(text).unwrap_or(RawValue::NULL)
}
