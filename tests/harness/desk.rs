//! Someone signed in at the desk, and what they prepare for a walk.

use super::{Answer, Phone, Server, id, request};
use axum::body::Body;
use axum::http::{Method, Request};
use chrono::{NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use serde_json::json;
use server::db::account::Invitation;
use server::secret::Token;
use shared::activity::{Activity, Assignment, Kind, State, Stop, When};
use shared::api::{
    AcceptInvitation, AuditAccess, DistrictImport, NewAudit, Pack, Published, SaveWalk, Session,
    SetState, WalkSummary,
};
use shared::audit::Role;
use shared::id::{ActivityId, AuditId, DistrictId, VersionId};

pub const PASSWORD: &str = "a step at a time";

/// The stop checklist that ships.
pub const STOP_CHECKLIST: &[u8] = include_bytes!("../../shared/checklists/stop.xlsx");

/// The checklist of a district that ships: it has sensitive questions.
pub const DISTRICT_CHECKLIST: &[u8] = include_bytes!("../../shared/checklists/district.xlsx");

pub struct Desk<'a> {
    pub server: &'a Server,
    pub cookie: String,
    pub email: String,
}

impl<'a> Desk<'a> {
    /// Someone who accepted an invitation.
    pub async fn invited(server: &'a Server, audit: Option<AuditId>, role: Role) -> Self {
        let token = invitation(server, audit, role).await;
        let email = format!("{}@example.org", id::<AuditId>().0.simple());
        let accepted = accept(server, token, &email).await;
        let _: Session = accepted.json();
        Self {
            server,
            cookie: cookie(&accepted),
            email,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, &api(path), Body::empty()))
            .await
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        self.send(json_request(Method::POST, path, body)).await
    }

    pub async fn put(&self, path: &str, body: &impl Serialize) -> Answer {
        self.send(json_request(Method::PUT, path, body)).await
    }

    pub async fn post_bytes(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(request(Method::POST, &api(path), body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(request(Method::DELETE, &api(path), Body::empty()))
            .await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let cookie = self.cookie.parse().expect("a cookie");
        request.headers_mut().insert("cookie", cookie);
        self.server.send(request).await
    }

    pub async fn audit(&self) -> AuditId {
        let audit = NewAudit {
            name: "Prague".into(),
            city: "Praha".into(),
            time_zone: "Europe/Prague".into(),
            languages: vec!["cs".into(), "en".into()],
            longitude: 14.43,
            latitude: 50.09,
        };
        let access: AuditAccess = self.post("/audits", &audit).await.json();
        access.audit.id
    }

    pub async fn district(&self, audit: AuditId, name: &str) -> DistrictId {
        let path = format!("/audits/{audit}/districts");
        let answer = self.post_bytes(&path, square(name)).await;
        let import: DistrictImport = answer.json();
        import.added[0].id
    }

    pub async fn checklist(&self, audit: AuditId) -> VersionId {
        let path = format!("/audits/{audit}/checklists");
        let published: Published = self.post_bytes(&path, STOP_CHECKLIST).await.json();
        published.version.id
    }

    /// A walk with three stops, saved but not opened.
    pub async fn draft(
        &self,
        audit: AuditId,
        district: DistrictId,
        version: VersionId,
    ) -> Activity {
        let path = format!("/audits/{audit}/walks/{}", id::<ActivityId>());
        let saved: WalkSummary = self.put(&path, &plan(district, version)).await.json();
        saved.activity
    }

    pub async fn set_state(&self, audit: AuditId, walk: ActivityId, state: State) -> Answer {
        let path = format!("/audits/{audit}/walks/{walk}/state");
        self.post(&path, &SetState { state }).await
    }

    /// An open walk, and its audit.
    pub async fn walk(&self) -> (AuditId, Activity) {
        let audit = self.audit().await;
        let district = self.district(audit, "Praha 7").await;
        let version = self.checklist(audit).await;
        let draft = self.draft(audit, district, version).await;
        let opened: WalkSummary = self.set_state(audit, draft.id, State::Open).await.json();
        (audit, opened.activity)
    }

    /// A phone that holds the pack of a walk and has not said so yet.
    pub async fn phone(&self, walk: &Activity) -> Phone<'a> {
        let pack = self
            .server
            .get(&format!("/api/v1/join/{}", walk.code))
            .await;
        Phone::new(self.server, pack.json::<Pack>())
    }
}

/// A token of a fresh invitation.
pub async fn invitation(server: &Server, audit: Option<AuditId>, role: Role) -> Token {
    let token = Token::new();
    let invitation = Invitation {
        by: None,
        audit,
        role,
        expires_at: Utc::now() + TimeDelta::days(7),
    };
    let invited = server.app.db.invite(token.hash(), invitation, Utc::now());
    invited.await.expect("an invitation");
    token
}

pub async fn accept(server: &Server, token: Token, email: &str) -> Answer {
    let accept = AcceptInvitation {
        email: email.to_owned(),
        name: "Jana".into(),
        password: PASSWORD.into(),
    };
    let path = format!("/invitation/{token}");
    server
        .send(json_request(Method::POST, &path, &accept))
        .await
}

/// The session cookie that an answer sets, as a browser sends it back.
pub fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    set.split(';').next().unwrap_or_default().to_owned()
}

/// A request under `/api/v1` with a JSON body.
pub fn json_request(method: Method, path: &str, body: &impl Serialize) -> Request<Body> {
    let json = serde_json::to_vec(body).expect("JSON");
    let mut request = request(method, &api(path), json);
    let kind = "application/json".parse().expect("a media type");
    request.headers_mut().insert("content-type", kind);
    request
}

/// A square kilometre of Prague as GeoJSON.
pub fn square(name: &str) -> String {
    json!({
        "type": "Feature",
        "properties": { "name": name },
        "geometry": { "type": "Polygon", "coordinates": [[
            [14.42, 50.09], [14.44, 50.09], [14.44, 50.11], [14.42, 50.11], [14.42, 50.09],
        ]] },
    })
    .to_string()
}

/// A plan with three stops and one checklist, asked at each.
pub fn plan(district: DistrictId, version: VersionId) -> SaveWalk {
    SaveWalk {
        kind: Kind::Walk,
        title: "Holešovice".into(),
        district: Some(district),
        date: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"),
        stops: (0..3).map(stop).collect(),
        checklists: vec![Assignment {
            version,
            when: When::Stop,
        }],
    }
}

fn stop(position: u32) -> Stop {
    Stop {
        id: id(),
        position,
        name: format!("Stop {position}"),
        longitude: 14.43 + f64::from(position) / 1000.0,
        latitude: 50.1,
        radius: 30.0,
        note: "Mind the tram.".into(),
        do_not_linger: false,
    }
}

fn api(path: &str) -> String {
    format!("/api/v1{path}")
}
