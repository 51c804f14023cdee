//! A walker's phone: its id and secret, and what it sends.

use super::desk::json_request;
use super::{Answer, Server, request};
use axum::body::Body;
use axum::http::{Method, Request};
use chrono::Utc;
use shared::api::Pack;
use shared::attachment::{Attachment, Media, Sha256};
use shared::checklist::filling::{Filling, Situation};
use shared::checklist::prepared::Prepared;
use shared::checklist::{Form, Kind};
use shared::id::{AttachmentId, AuditId, ParticipantId};
use shared::participant::{Background, Consents, Entry, Gender, Participant};
use shared::receipt::ReceiptCode;
use shared::response::{Answers, Daylight, Geotag, Revision, Source};
use shared::sync::check::Check;
use shared::sync::{Batch, Operation, Outcome, Receipt};
use std::sync::Arc;
use uuid::Uuid;

pub struct Phone<'a> {
    pub server: &'a Server,
    pub pack: Pack,
    pub participant: ParticipantId,
    pub secret: String,
}

/// A new id of any kind.
pub fn id<Id: From<Uuid>>() -> Id {
    server::secret::fresh(Utc::now())
}

impl<'a> Phone<'a> {
    pub fn new(server: &'a Server, pack: Pack) -> Self {
        Self {
            server,
            pack,
            participant: id(),
            secret: Sha256(rand::random()).to_string(),
        }
    }

    pub fn audit(&self) -> AuditId {
        self.pack.audit.id
    }

    /// By which the walker sees and withdraws what they gave.
    pub fn receipt(&self) -> ReceiptCode {
        ReceiptCode::of_secret(&self.secret)
    }

    /// Who the walker is: agrees to everything.
    pub fn said(&self) -> Participant {
        Participant {
            id: self.participant,
            number: 1,
            activity: self.pack.activity.id,
            code: self.pack.activity.code.clone(),
            nickname: "Linh".into(),
            language: "en".into(),
            background: Background {
                gender: Some(Gender::Woman),
                ..Background::default()
            },
            consents: Consents {
                answers: true,
                place: true,
                photos: true,
                audio: true,
                track: true,
                quotes: false,
                version: 1,
            },
            entry: Entry::Own,
            receipt: Some(self.receipt().hash()),
            joined_at: Utc::now(),
        }
    }

    pub async fn join(&self) -> Receipt {
        self.sync(&[Operation::Join(self.said())]).await
    }

    /// A filled checklist at one of the stops, with a place and no photo.
    pub fn revision(&self, stop: usize) -> Revision {
        self.revision_by(stop, Daylight::Day)
    }

    /// The same, in another light.
    pub fn revision_by(&self, stop: usize, daylight: Daylight) -> Revision {
        let checklist = &self.pack.checklists[0];
        let stop = &self.pack.activity.stops[stop];
        Revision {
            id: id(),
            response: id(),
            number: 1,
            version: checklist.version,
            stop: Some(stop.id),
            complete: true,
            started_at: Utc::now(),
            captured_at: Utc::now(),
            daylight: Some(daylight),
            geotag: Some(Geotag {
                longitude: stop.longitude + 0.000_123,
                latitude: stop.latitude,
                accuracy: Some(8.5),
                captured_at: Utc::now(),
                source: Source::Gps,
                original: None,
            }),
            answers: filled(&checklist.form, daylight),
            attachments: Vec::new(),
        }
    }

    /// The same, with photos.
    pub fn revision_with(&self, photos: &[&[u8]]) -> Revision {
        let item = self.pack.checklists[0].form.items()[0].0.clone();
        let attachment = |bytes: &&[u8]| Attachment {
            id: id(),
            item: item.clone(),
            sha256: Sha256::of(bytes),
            size: bytes.len() as u64,
            media: Media::Jpeg,
            caption: String::new(),
            valence: None,
            seconds: None,
        };
        Revision {
            attachments: photos.iter().map(attachment).collect(),
            ..self.revision(0)
        }
    }

    /// The same, with one recording.
    pub fn revision_spoken(&self, recording: &[u8]) -> Revision {
        let mut revision = self.revision_with(&[recording]);
        revision.attachments[0].media = Media::Webm;
        revision.attachments[0].seconds = Some(7);
        revision
    }

    pub async fn revise(&self, revision: &Revision) -> Outcome {
        let receipt = self.sync(&[Operation::Revise(revision.clone())]).await;
        receipt.outcomes[0].clone()
    }

    #[track_caller]
    pub fn sync(&self, operations: &[Operation]) -> impl Future<Output = Receipt> {
        let batch = Batch {
            operations: operations.to_vec(),
            waiting: 0,
        };
        async move { self.post_sync(&batch).await.json() }
    }

    pub async fn post_sync(&self, batch: &impl serde::Serialize) -> Answer {
        let path = format!("/audits/{}/sync", self.audit());
        self.send(json_request(Method::POST, &path, batch)).await
    }

    /// Sends a part of an attachment.
    pub async fn put(&self, id: AttachmentId, offset: usize, part: &[u8]) -> Answer {
        let path = format!("{}?offset={offset}", self.path(id));
        self.send(request(Method::PUT, &path, part.to_vec())).await
    }

    /// How much of an attachment has arrived.
    pub async fn uploaded(&self, id: AttachmentId) -> Answer {
        self.send(request(Method::GET, &self.path(id), Body::empty()))
            .await
    }

    /// Asks whether the server has what it acknowledged.
    pub async fn check(&self, check: &Check) -> Answer {
        let path = format!("/audits/{}/sync/check", self.audit());
        self.send(json_request(Method::POST, &path, check)).await
    }

    /// The same phone before another server.
    pub fn before<'b>(&self, server: &'b Server) -> Phone<'b> {
        Phone {
            server,
            pack: self.pack.clone(),
            participant: self.participant,
            secret: self.secret.clone(),
        }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let bearer = format!("Bearer {}.{}", self.participant, self.secret);
        let bearer = bearer.parse().expect("a header");
        request.headers_mut().insert("authorization", bearer);
        self.server.send(request).await
    }

    fn path(&self, id: AttachmentId) -> String {
        format!("/api/v1/audits/{}/attachments/{id}", self.audit())
    }
}

/// A checklist with the first choice taken wherever one is asked for.
pub fn filled(form: &Form, daylight: Daylight) -> Answers {
    let situation = Situation {
        now: Utc::now().fixed_offset(),
        language: "en".into(),
        daylight: Some(daylight),
        seed: 1,
    };
    let mut filling = Filling::start(Arc::new(Prepared::new(form.clone())), situation);
    for (path, item) in form.items() {
        if matches!(item.kind, Kind::SelectOne { .. })
            && let Some(choice) = form.choices(item).first()
        {
            filling.answer(&path, &choice.name).expect("an item");
        }
    }
    filling.submission()
}
