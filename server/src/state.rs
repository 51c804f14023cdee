//! What every handler can reach.

use crate::blob::Blobs;
use crate::config::{PublicUrl, Serving};
use crate::count::Counts;
use crate::db::Db;
use crate::intake::Intake;
use crate::limit::Limit;
use crate::live::Live;
use crate::survey::Surveys;
use chrono::Utc;
use shared::api::Settings;
use shared::attachment::Sha256;
use shared::id::ParticipantId;
use shared::time::Time;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::{RwLock, Semaphore};

/// Shared by all requests.
pub type App = Arc<State>;

#[derive(Debug)]
pub struct State {
    pub db: Db,
    pub intake: Intake,
    pub blobs: Blobs,
    /// Held for reading while a photo is being received, for writing while withdrawn ones are erased.
    pub erasing: RwLock<()>,
    pub limits: Limits,
    /// Tells open desks what changes.
    pub live: Live,
    /// Answers in memory, for the map.
    pub surveys: Surveys,
    pub counts: Counts,
    /// Held while a small picture is made: each takes memory for the whole photo.
    pub thumbnails: Semaphore,
    pub settings: Settings,
    pub public_url: PublicUrl,
    pub behind_proxy: bool,
}

/// How often someone may do something.
#[derive(Debug)]
pub struct Limits {
    /// Requests of one phone.
    pub walker: Limit<ParticipantId>,
    /// Requests of one desk session.
    pub session: Limit<Sha256>,
    /// Sign-ins that failed, by address and account.
    pub sign_in: Limit<(IpAddr, String)>,
    /// Codes and invitations that were wrong, by address: only failures cost, so that a whole group
    /// may join behind one.
    pub guess: Limit<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            walker: Limit::new(500.0, 100.0),
            session: Limit::new(300.0, 30.0),
            sign_in: Limit::new(10.0, 0.1),
            guess: Limit::new(30.0, 0.2),
        }
    }
}

impl State {
    pub fn new(db: Db, blobs: Blobs, serving: &Serving) -> App {
        Arc::new(Self {
            intake: Intake::start(db.clone()),
            db,
            blobs,
            erasing: RwLock::default(),
            limits: Limits::default(),
            live: Live::default(),
            surveys: Surveys::default(),
            counts: Counts::default(),
            thumbnails: Semaphore::new(2),
            settings: Settings {
                basemap: serving.basemap.clone(),
                basemap_attribution: serving.basemap_attribution.clone(),
                layers: serving.map_layers.iter().map(|it| it.0.clone()).collect(),
            },
            public_url: serving.public_url(),
            behind_proxy: serving.behind_proxy,
        })
    }
}

/// The clock; everything below the handlers takes the time as an argument.
pub fn now() -> Time {
    Utc::now()
}
