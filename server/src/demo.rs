//! The demo: Prague's three city walks of 2018 with generated answers and drawn pictures, so that a
//! new user sees what Krok shows before there is a walk. All of it follows from a seed; the audit is
//! marked as a demo, and every output says so. It enters by the same door as what phones send.

mod answer;
mod cast;
mod phone;
mod picture;
mod route;

use crate::blob::Blobs;
use crate::db::Db;
use crate::db::activity::Saved;
use crate::db::checklist::Publication;
use crate::intake::{Intake, Submission};
use anyhow::{Context, bail};
use cast::CAST;
use chrono::{NaiveTime, TimeDelta};
use phone::{Checklist, Phone, Sent};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use route::Route;
use shared::activity::{Activity, Assignment, JoinCode, Kind, State, Stop, When};
use shared::attachment::Sha256;
use shared::audit::{Audit, DEFAULT_K, MapView};
use shared::checklist::prepared::Prepared;
use shared::checklist::shipped::WORKBOOKS;
use shared::checklist::xlsform::read_workbook;
use shared::district::District;
use shared::id::{ActivityId, AuditId, DistrictId, StopId};
use shared::schematic;
use shared::time::{Time, to_millis};
use std::sync::Arc;

/// Districts' colours, in the order of the walks.
const COLOURS: [&str; 3] = ["#1D5B86", "#8A4B7D", "#9A6A00"];

/// Where the demo is put.
pub struct Demo<'a> {
    db: &'a Db,
    blobs: &'a Blobs,
    intake: Intake,
    audit: AuditId,
    random: ChaCha8Rng,
    now: Time,
}

/// Creates the demo's audit with its walks, all open, and says what was made.
///
/// # Errors
/// When the database or the folder of photos fails; what was written until then stays.
pub async fn create(db: &Db, blobs: &Blobs, seed: u64, now: Time) -> anyhow::Result<Vec<Activity>> {
    let mut demo = Demo {
        db,
        blobs,
        intake: Intake::start(db.clone()),
        audit: AuditId(uuid::Uuid::nil()),
        random: ChaCha8Rng::seed_from_u64(seed),
        now,
    };
    demo.audit = demo.add_audit().await?;
    let districts = demo.add_districts().await?;
    let checklists = demo.publish_checklists().await?;
    let mut activities = Vec::new();
    for route in route::routes() {
        let district = districts
            .iter()
            .find(|district| district.name == route.district);
        let activity = demo.add_walk(&route, district, &checklists).await?;
        demo.walk(&route, &activity, &checklists).await?;
        activities.push(activity);
    }
    Ok(activities)
}

impl Demo<'_> {
    async fn add_audit(&mut self) -> anyhow::Result<AuditId> {
        let audit = Audit {
            id: self.id(),
            name: "Praha 2018 (demo)".to_owned(),
            city: "Praha".to_owned(),
            time_zone: "Europe/Prague".to_owned(),
            languages: ["cs", "uk", "vi", "en"].map(str::to_owned).to_vec(),
            view: MapView {
                longitude: 14.4378,
                latitude: 50.0755,
                zoom: 11.0,
            },
            k: DEFAULT_K,
            demo: true,
        };
        self.db.add_audit(&audit, None, self.now).await?;
        Ok(audit.id)
    }

    async fn add_districts(&mut self) -> anyhow::Result<Vec<District>> {
        let mut districts = Vec::new();
        for (position, (outline, colour)) in schematic::DISTRICTS.iter().zip(COLOURS).enumerate() {
            districts.push(District {
                id: self.id::<DistrictId>(),
                name: outline.name.to_owned(),
                colour: colour.to_owned(),
                position: u32::try_from(position)?,
                outline: outline.outline(),
                label: outline.label,
                attribution: schematic::CREDIT.to_owned(),
            });
        }
        self.db.add_districts(self.audit, &districts).await?;
        Ok(districts)
    }

    async fn publish_checklists(&mut self) -> anyhow::Result<Vec<Checklist>> {
        let mut checklists = Vec::new();
        for (name, workbook) in WORKBOOKS {
            let form = read_workbook(workbook, name).form;
            let publication = Publication {
                version: self.id(),
                checklist: self.id(),
                form: &form,
                workbook,
            };
            let version = self.db.publish(self.audit, &publication, self.now).await?;
            let when = match name {
                "stop" => When::Stop,
                "district" => When::Once,
                _ => When::Any,
            };
            checklists.push(Checklist {
                version,
                when,
                form: Arc::new(Prepared::new(form)),
            });
        }
        Ok(checklists)
    }

    async fn add_walk(
        &mut self,
        route: &Route,
        district: Option<&District>,
        checklists: &[Checklist],
    ) -> anyhow::Result<Activity> {
        let assign = |checklist: &Checklist| Assignment {
            version: checklist.version,
            when: checklist.when,
        };
        let stops = self.stops(route);
        let mut activity = Activity {
            id: self.id::<ActivityId>(),
            kind: Kind::Walk,
            title: route.title.to_owned(),
            district: district.map(|district| district.id),
            date: route.date,
            state: State::Open,
            code: self.code(),
            consent_version: 1,
            stops,
            checklists: checklists.iter().map(assign).collect(),
        };
        loop {
            match self
                .db
                .save_activity(self.audit, &activity, self.now)
                .await?
            {
                Saved::Done => return Ok(activity),
                Saved::CodeTaken => activity.code = self.code(),
                other => bail!("the walk {} cannot be saved: {other:?}", route.title),
            }
        }
    }

    fn stops(&mut self, route: &Route) -> Vec<Stop> {
        let places = route.stops.iter().enumerate();
        let stops = places.map(|(position, place)| Stop {
            id: self.id::<StopId>(),
            position: u32::try_from(position).unwrap_or(u32::MAX),
            name: place.name.to_owned(),
            longitude: place.longitude,
            latitude: place.latitude,
            radius: 40.0,
            note: String::new(),
            do_not_linger: place.name == "Hlavní nádraží",
        });
        stops.collect()
    }

    async fn walk(
        &mut self,
        route: &Route,
        activity: &Activity,
        checklists: &[Checklist],
    ) -> anyhow::Result<()> {
        let midnight = route.date.and_time(NaiveTime::MIN).and_utc();
        for walker in CAST.iter().take(route.walkers) {
            let phone = Phone {
                route,
                activity,
                checklists,
                walker,
                start: midnight + TimeDelta::minutes(route.sets_off.into()),
                random: ChaCha8Rng::seed_from_u64(self.random.next_u64()),
                photos: Vec::new(),
            };
            let sent = phone.walk()?;
            self.hear(sent)
                .await
                .with_context(|| format!("{} on {}", walker.nickname, route.title))?;
        }
        Ok(())
    }

    /// Takes in what a phone sent, at the time it says.
    async fn hear(&mut self, sent: Sent) -> anyhow::Result<()> {
        let operations: Vec<String> = sent
            .operations
            .iter()
            .map(serde_json::to_string)
            .collect::<Result<_, _>>()?;
        let operations: Vec<&str> = operations.iter().map(String::as_str).collect();
        let mut secret = [0; 32];
        self.random.fill_bytes(&mut secret);
        self.intake
            .take(Submission {
                audit: self.audit,
                participant: sent.participant.id,
                secret: Sha256::of(&secret),
                operations: self.intake.judge(self.audit, &operations).await?,
                waiting: 0,
                entered_by: None,
                now: sent.heard_at,
            })
            .await?;
        for (id, jpeg) in sent.photos {
            let content = self.blobs.keep(&jpeg)?;
            self.db
                .verify_attachment(self.audit, id, content, sent.heard_at)
                .await?;
        }
        Ok(())
    }

    fn id<Id: From<uuid::Uuid>>(&mut self) -> Id {
        let mut bytes = [0; 10];
        self.random.fill_bytes(&mut bytes);
        let millis = u64::try_from(to_millis(self.now)).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes)
            .into_uuid()
            .into()
    }

    fn code(&mut self) -> JoinCode {
        let mut bytes = [0; JoinCode::LENGTH];
        self.random.fill_bytes(&mut bytes);
        JoinCode::new(bytes)
    }
}
