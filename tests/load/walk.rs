//! A walk to load: set up through the desk's interface, as a person would.

use crate::load::http::{Connection, Response, request};
use crate::load::krok::Krok;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::activity::{Activity, Assignment, Kind, State, Stop, When};
use shared::api::{
    AcceptInvitation, AuditAccess, DistrictImport, NewAudit, Pack, Published, SaveWalk, SetState,
    SignIn, WalkSummary,
};
use shared::district::District;
use shared::id::{ActivityId, AuditId, StopId, VersionId};
use std::time::Duration;
use uuid::Uuid;

/// A square around the walk's stops, 30 km wide.
const DISTRICT: &str = r#"{"type":"Feature","properties":{"name":"Prague"},"geometry":{"type":"Polygon",
    "coordinates":[[[14.2,49.9],[14.6,49.9],[14.6,50.2],[14.2,50.2],[14.2,49.9]]]}}"#;

/// The shipped checklist for each stop.
const STOP_CHECKLIST: &[u8] = include_bytes!("../../shared/checklists/stop.xlsx");

const EMAIL: &str = "facilitator@example.org";
const PASSWORD: &str = "one step at a time";

/// Someone at the desk: a connection and a session.
#[derive(Debug)]
pub struct Desk {
    connection: Connection,
    /// A whole header line.
    session: String,
    pub audit: AuditId,
}

impl Desk {
    /// Accepts the first owner's invitation and makes an audit.
    pub async fn open(krok: &Krok, token: &str) -> Result<Self> {
        let mut connection = krok.connect().await?;
        let accept = serde_json::to_vec(&AcceptInvitation {
            email: EMAIL.to_owned(),
            name: "Facilitator".to_owned(),
            password: PASSWORD.to_owned(),
        })?;
        let path = format!("/api/v1/invitation/{token}");
        let answer = connection.ask(&request("POST", &path, "", &accept)).await?;
        let cookie = answer.cookie.context("a session")?;
        krok.became_known()?;
        let mut desk = Self {
            connection,
            session: format!("cookie: {cookie}"),
            audit: AuditId(Uuid::nil()),
        };
        let access: AuditAccess = desk
            .ask(
                "POST",
                "/api/v1/audits",
                &NewAudit {
                    name: "Prague".to_owned(),
                    city: "Prague".to_owned(),
                    time_zone: "Europe/Prague".to_owned(),
                    languages: vec!["cs".to_owned(), "en".to_owned()],
                    longitude: 14.42,
                    latitude: 50.08,
                },
            )
            .await?;
        desk.audit = access.audit.id;
        Ok(desk)
    }

    /// Plans a walk of five stops with the shipped stop checklist and opens it; answers with what
    /// a phone gets.
    pub async fn open_walk(&mut self) -> Result<Pack> {
        let version = self.publish(STOP_CHECKLIST).await?;
        let districts = self.import(DISTRICT).await?;
        let planned = SaveWalk {
            kind: Kind::Walk,
            title: "A walk under load".to_owned(),
            district: districts.first().map(|district| district.id),
            date: chrono::Utc::now().date_naive(),
            stops: (0..5).map(stop).collect(),
            checklists: vec![Assignment {
                version,
                when: When::Stop,
            }],
        };
        let walk = ActivityId(Uuid::from_u128(1));
        let opened = self.open_planned(walk, &planned).await?;
        self.pack(&opened).await
    }

    /// Publishes a workbook.
    pub async fn publish(&mut self, checklist: &[u8]) -> Result<VersionId> {
        let path = self.path("/checklists");
        let published: Published = read(self.send("POST", &path, checklist).await?)?;
        Ok(published.version.id)
    }

    /// Takes districts in from GeoJSON.
    pub async fn import(&mut self, districts: &str) -> Result<Vec<District>> {
        let path = self.path("/districts");
        let answer = self.send("POST", &path, districts.as_bytes()).await?;
        let import: DistrictImport = read(answer)?;
        Ok(import.added)
    }

    /// Plans a walk and opens it.
    pub async fn open_planned(&mut self, walk: ActivityId, planned: &SaveWalk) -> Result<Activity> {
        let path = self.path(&format!("/walks/{walk}"));
        let _: WalkSummary = self.ask("PUT", &path, planned).await?;
        let open = SetState { state: State::Open };
        let opened: WalkSummary = self.ask("POST", &format!("{path}/state"), &open).await?;
        Ok(opened.activity)
    }

    /// What a phone gets of an open walk.
    pub async fn pack(&mut self, walk: &Activity) -> Result<Pack> {
        let join = format!("/api/v1/join/{}", walk.code);
        read(self.connection.ask(&request("GET", &join, "", b"")).await?)
    }

    /// A path within the audit.
    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/audits/{}{rest}", self.audit)
    }

    pub async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T> {
        Ok(serde_json::from_slice(&self.fetch(path).await?)?)
    }

    /// What is there, whatever it is.
    pub async fn fetch(&mut self, path: &str) -> Result<Vec<u8>> {
        successful(self.send("GET", path, b"").await?)
    }

    /// Asks for more than a person would: a session that has asked too much is changed for another.
    async fn send(&mut self, method: &str, path: &str, body: &[u8]) -> Result<Response> {
        loop {
            let question = request(method, path, &self.session, body);
            let answer = self.connection.ask(&question).await?;
            if answer.status != 429 {
                return Ok(answer);
            }
            self.sign_in().await?;
        }
    }

    async fn sign_in(&mut self) -> Result<()> {
        let sign_in = serde_json::to_vec(&SignIn {
            email: EMAIL.to_owned(),
            password: PASSWORD.to_owned(),
        })?;
        let question = request("POST", "/api/v1/session", "", &sign_in);
        let answer = self.connection.ask(&question).await?;
        if answer.status == 429 {
            // Too many sessions as well: the one there is may ask again in a while.
            tokio::time::sleep(Duration::from_secs(1)).await;
            return Ok(());
        }
        let cookie = answer.cookie.context("a session")?;
        self.session = format!("cookie: {cookie}");
        Ok(())
    }

    /// The server was restarted: the session holds, the connection does not.
    pub async fn reconnect(&mut self, krok: &Krok) -> Result<()> {
        self.connection = krok.connect().await?;
        Ok(())
    }

    pub async fn ask<T: DeserializeOwned>(
        &mut self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T> {
        let body = serde_json::to_vec(body)?;
        read(self.send(method, path, &body).await?)
    }
}

fn read<T: DeserializeOwned>(answer: Response) -> Result<T> {
    Ok(serde_json::from_slice(&successful(answer)?)?)
}

fn successful(answer: Response) -> Result<Vec<u8>> {
    if !answer.is_success() {
        let said = String::from_utf8_lossy(&answer.body);
        bail!("{}: {said}", answer.status);
    }
    Ok(answer.body)
}

fn stop(position: u32) -> Stop {
    Stop {
        id: StopId(Uuid::from_u128(100 + u128::from(position))),
        position,
        name: format!("Stop {}", position + 1),
        longitude: 14.42 + f64::from(position) / 1000.0,
        latitude: 50.08,
        radius: 30.0,
        note: String::new(),
        do_not_linger: false,
    }
}
