//! A city's audit to load: five districts, five routes in each, every route walked again and again by day, at
//! dusk and by night, each time by other walkers of all kinds.

use crate::load::answers::{Walk, id};
use crate::load::http::request;
use crate::load::krok::Krok;
use crate::load::walk::Desk;
use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate, NaiveTime};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use shared::activity::{Activity, Assignment, Kind, Stop, When};
use shared::attachment::Sha256;
use shared::id::{ActivityId, DistrictId, StopId, VersionId};
use shared::participant::{AgeBand, Background, Gender, Participant, WalkerRole, YearsBand};
use shared::response::Daylight;
use shared::sync::{BATCH_OPERATIONS, Batch, Operation, Outcome, Receipt};
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Responses of one walk: 25 walkers fill in the checklist of a stop 40 times each.
pub const OF_WALK: usize = WALKERS * OF_WALKER;

const WALKERS: usize = 25;
const OF_WALKER: usize = 40;

const DISTRICTS: usize = 5;
const ROUTES: usize = 5;

/// Connections over which phones send.
const CONNECTIONS: usize = 8;

/// Degrees between the middles of two districts, and between two routes.
const APART: f64 = 0.06;
const ROUTES_APART: f64 = 0.02;

/// Middle of the district in the west, and its route in the south.
const WEST: f64 = 14.3;
const SOUTH: f64 = 50.04;

/// An audit without walks yet.
#[derive(Debug)]
pub struct City {
    version: VersionId,
    districts: Vec<DistrictId>,
    /// The first walk, once it is planned.
    walk: Option<Walk>,
    first_day: NaiveDate,
}

/// A phone's requests, in their order.
struct Phone {
    credential: String,
    batches: Vec<Vec<u8>>,
}

impl City {
    pub async fn new(desk: &mut Desk, checklist: &[u8]) -> Result<Self> {
        let version = desk.publish(checklist).await?;
        let districts = desk.import(&outlines()).await?;
        Ok(Self {
            version,
            districts: districts.iter().map(|district| district.id).collect(),
            walk: None,
            first_day: chrono::Utc::now().date_naive() - Days::new(1100),
        })
    }

    pub fn districts(&self) -> &[DistrictId] {
        &self.districts
    }

    /// Plans walks, one a day, and sends what their walkers answer, as phones do.
    pub async fn walk(&mut self, krok: &Krok, desk: &mut Desk, walks: Range<usize>) -> Result<()> {
        let mut waiting = VecDeque::new();
        for number in walks {
            let planned = self.plan(number);
            let id = ActivityId(Uuid::from_u128(1 + number as u128));
            let activity = desk.open_planned(id, &planned).await?;
            waiting.push_back((number, self.walk_of(desk, activity).await?));
        }
        let waiting = Arc::new(Mutex::new(waiting));
        let mut senders = Vec::new();
        for _ in 0..CONNECTIONS {
            let mut connection = krok.connect().await?;
            let (waiting, path) = (Arc::clone(&waiting), desk.path("/sync"));
            let first_day = self.first_day;
            senders.push(tokio::spawn(async move {
                loop {
                    let next = waiting
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .pop_front();
                    let Some((number, walk)) = next else {
                        return anyhow::Ok(());
                    };
                    for walker in 0..WALKERS {
                        let phone = phone(&walk, (number, walker), first_day)?;
                        for batch in &phone.batches {
                            let question = request("POST", &path, &phone.credential, batch);
                            stored(&connection.ask(&question).await?.body)?;
                        }
                    }
                }
            }));
        }
        for sender in senders {
            sender.await??;
        }
        Ok(())
    }

    /// The checklist comes with the first walk's pack, and is the same for all.
    async fn walk_of(&mut self, desk: &mut Desk, activity: Activity) -> Result<Walk> {
        if let Some(walk) = &self.walk {
            return Ok(walk.with(activity));
        }
        let walk = Walk::new(desk.pack(&activity).await?);
        self.walk = Some(walk.clone());
        Ok(walk)
    }

    fn plan(&self, number: usize) -> shared::api::SaveWalk {
        let district = number % DISTRICTS;
        shared::api::SaveWalk {
            kind: Kind::Walk,
            title: format!("Walk {}", number + 1),
            district: Some(self.districts[district]),
            date: self.first_day + Days::new(number as u64),
            stops: (0..5).map(|position| stop(number, position)).collect(),
            checklists: vec![Assignment {
                version: self.version,
                when: When::Stop,
            }],
        }
    }
}

/// Whose route a walk takes, and the how manieth time it is walked.
fn route(walk: usize) -> (usize, usize) {
    let route = walk / DISTRICTS;
    (route % ROUTES, route / ROUTES)
}

fn stop(walk: usize, position: u32) -> Stop {
    let (route, _) = route(walk);
    let district = walk % DISTRICTS;
    Stop {
        id: StopId(Uuid::from_u128(
            (1 + walk as u128) << 32 | u128::from(position),
        )),
        position,
        name: format!("Stop {}", position + 1),
        longitude: WEST + APART * district as f64 + f64::from(position) / 1000.0,
        latitude: SOUTH + ROUTES_APART * route as f64,
        radius: 30.0,
        note: String::new(),
        do_not_linger: false,
    }
}

/// One walker of a walk, all of it made by their number.
fn phone(walk: &Walk, (number, walker): (usize, usize), first_day: NaiveDate) -> Result<Phone> {
    let mut rng = ChaCha8Rng::seed_from_u64((number * WALKERS + walker) as u64);
    let (route, visit) = route(number);
    let (daylight, hour) = match (route + visit) % 3 {
        0 => (Daylight::Day, 14),
        1 => (Daylight::Night, 22),
        _ => (Daylight::Dusk, 19),
    };
    let time = NaiveTime::from_hms_opt(hour, 0, 0).context("an hour")?;
    let now = (first_day + Days::new(number as u64))
        .and_time(time)
        .and_utc();
    let join = Participant {
        background: background(&mut rng),
        ..walk.participant(&mut rng, now)
    };
    let credential = format!("authorization: Bearer {}.{}", join.id, Sha256(rng.random()));
    let mut operations = vec![Operation::Join(join)];
    for _ in 0..OF_WALKER {
        let mut revision = walk.plain_revision(&mut rng, now);
        revision.daylight = Some(daylight);
        operations.push(Operation::Revise(revision));
    }
    let batch = |operations: &[Operation]| {
        serde_json::to_vec(&Batch {
            operations: operations.to_vec(),
            waiting: 0,
        })
    };
    let batches = operations.chunks(BATCH_OPERATIONS).map(batch);
    Ok(Phone {
        credential,
        batches: batches.collect::<Result<_, _>>()?,
    })
}

/// What walkers say of themselves; some would rather not.
fn background(rng: &mut ChaCha8Rng) -> Background {
    fn one<T: Copy>(of: &[T], rng: &mut ChaCha8Rng) -> Option<T> {
        of.choose(rng).copied().filter(|_| rng.random_bool(0.9))
    }
    Background {
        role: one(WalkerRole::ALL, rng),
        gender: one(Gender::ALL, rng),
        age: one(AgeBand::ALL, rng),
        years_here: one(YearsBand::ALL, rng),
        knows_area: one(&[true, false], rng),
        mobility_need: one(&[true, false, false, false], rng),
    }
}

/// The receipt says that all of it was stored, and that nothing was odd about it.
fn stored(body: &[u8]) -> Result<()> {
    let receipt: Receipt =
        serde_json::from_slice(body).with_context(|| String::from_utf8_lossy(body).into_owned())?;
    let stored = |outcome: &Outcome| matches!(outcome, Outcome::Stored { .. });
    ensure!(receipt.outcomes.iter().all(stored), "{receipt:?}");
    Ok(())
}

/// Districts side by side from west to east, as GeoJSON.
fn outlines() -> String {
    let outline = |district: usize| {
        let west = WEST + APART * (district as f64 - 0.5);
        let east = west + APART;
        serde_json::json!({
            "type": "Feature",
            "properties": {"name": format!("District {}", district + 1)},
            "geometry": {"type": "Polygon", "coordinates": [[
                [west, 49.95], [east, 49.95], [east, 50.2], [west, 50.2], [west, 49.95],
            ]]},
        })
    };
    let features: Vec<_> = (0..DISTRICTS).map(outline).collect();
    serde_json::json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// A new id of this moment, whatever it is of.
pub fn fresh<Id: From<Uuid>>() -> Id {
    id(
        &mut ChaCha8Rng::from_rng(&mut rand::rng()),
        chrono::Utc::now(),
    )
}
