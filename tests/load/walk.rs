//! A walk to load: set up through the desk's interface, as a person would.

use crate::load::http::{Connection, Response, request};
use crate::load::krok::Krok;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::activity::{Assignment, Kind, State, Stop, When};
use shared::api::{
    AcceptInvitation, AuditAccess, DistrictImport, NewAudit, Pack, Published, SaveWalk, SetState,
    SignIn, WalkSummary,
};
use shared::id::{ActivityId, AuditId, StopId};
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
        self.open_walk_of(STOP_CHECKLIST).await
    }

    /// The same with another checklist, a workbook.
    pub async fn open_walk_of(&mut self, checklist: &[u8]) -> Result<Pack> {
        let audit = self.path("");
        let bytes = request(
            "POST",
            &format!("{audit}/checklists"),
            &self.session,
            checklist,
        );
        let published: Published = read(self.connection.ask(&bytes).await?)?;
        let bytes = request(
            "POST",
            &format!("{audit}/districts"),
            &self.session,
            DISTRICT.as_bytes(),
        );
        let districts: DistrictImport = read(self.connection.ask(&bytes).await?)?;
        let walk = ActivityId(Uuid::from_u128(1));
        let path = self.path(&format!("/walks/{walk}"));
        let planned = SaveWalk {
            kind: Kind::Walk,
            title: "A walk under load".to_owned(),
            district: districts.added.first().map(|district| district.id),
            date: chrono::Utc::now().date_naive(),
            stops: (0..5).map(stop).collect(),
            checklists: vec![Assignment {
                version: published.version.id,
                when: When::Stop,
            }],
        };
        let _: WalkSummary = self.ask("PUT", &path, &planned).await?;
        let open = SetState { state: State::Open };
        let opened: WalkSummary = self.ask("POST", &format!("{path}/state"), &open).await?;
        let join = format!("/api/v1/join/{}", opened.activity.code);
        read(self.connection.ask(&request("GET", &join, "", b"")).await?)
    }

    /// A path within the audit.
    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/audits/{}{rest}", self.audit)
    }

    pub async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T> {
        Ok(serde_json::from_slice(&self.fetch(path).await?)?)
    }

    /// What is there, whatever it is. More than a person would ask for: a session that has asked too
    /// much is changed for another.
    pub async fn fetch(&mut self, path: &str) -> Result<Vec<u8>> {
        loop {
            let question = request("GET", path, &self.session, b"");
            let answer = self.connection.ask(&question).await?;
            if answer.status == 429 {
                self.sign_in().await?;
                continue;
            }
            return successful(answer);
        }
    }

    async fn sign_in(&mut self) -> Result<()> {
        let sign_in = serde_json::to_vec(&SignIn {
            email: EMAIL.to_owned(),
            password: PASSWORD.to_owned(),
        })?;
        let question = request("POST", "/api/v1/session", "", &sign_in);
        let answer = self.connection.ask(&question).await?;
        let cookie = answer.cookie.context("a session")?;
        self.session = format!("cookie: {cookie}");
        Ok(())
    }

    /// The server was restarted: the session holds, the connection does not.
    pub async fn reconnect(&mut self, krok: &Krok) -> Result<()> {
        self.connection = krok.connect().await?;
        Ok(())
    }

    async fn ask<T: DeserializeOwned>(
        &mut self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T> {
        let body = serde_json::to_vec(body)?;
        let question = request(method, path, &self.session, &body);
        read(self.connection.ask(&question).await?)
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
