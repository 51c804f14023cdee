//! A sheet of paper as it is typed in: kept in this browser at every key, until the server has it.

use crate::device::{new_id, now, random};
use serde::{Deserialize, Serialize};
use shared::activity::{Activity, Stop};
use shared::api::PaperEntry;
use shared::attachment::Sha256;
use shared::id::{ActivityId, ParticipantId, ResponseId, RevisionId, StopId, VersionId};
use shared::participant::{Background, Consents, Entry, Participant};
use shared::receipt::ReceiptCode;
use shared::response::{Answers, Daylight, Geotag, Revision, Source};
use shared::sync::Operation;
use shared::time::Time;

/// One sheet. Its ids are made here, as on a phone: what is sent twice is stored once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Who the walker becomes if nobody of this name has a sheet yet.
    newcomer: ParticipantId,
    /// 32 random bytes in hexadecimal, of which a new walker's receipt is made.
    secret: String,
    response: ResponseId,
    pub seed: u64,
    begun_at: Time,
    pub version: VersionId,
    pub stop: Option<StopId>,
    /// Name or number.
    pub walker: String,
    pub daylight: Option<Daylight>,
    /// The walker ticked that the answers may be used.
    pub agreed: bool,
    /// And that their words may be quoted.
    pub quotes: bool,
    pub answers: Answers,
    /// What was sent last and perhaps not taken, and for whom.
    tried: Option<(ParticipantId, Revision)>,
}

impl Sheet {
    pub fn new(version: VersionId, stop: Option<StopId>) -> Self {
        Self {
            newcomer: new_id(ParticipantId::new),
            secret: Sha256(random()).to_string(),
            response: new_id(ResponseId::new),
            seed: u64::from_le_bytes(random()),
            begun_at: now(),
            version,
            stop,
            walker: String::new(),
            daylight: None,
            agreed: false,
            quotes: false,
            answers: Answers::default(),
            tried: None,
        }
    }

    /// What to send: `walker` is known already, or joins with it. `submission` are the answers that were
    /// asked for.
    pub fn entry(
        &mut self,
        walk: &Activity,
        walker: Option<ParticipantId>,
        language: &str,
        submission: Answers,
    ) -> PaperEntry {
        let participant = walker.unwrap_or(self.newcomer);
        let revision = self.revision(walk, participant, submission);
        let mut operations = Vec::new();
        if walker.is_none() {
            operations.push(Operation::Join(self.join(walk, language)));
        }
        operations.push(Operation::Revise(revision));
        PaperEntry {
            participant,
            secret: self.secret_hash(),
            operations,
        }
    }

    /// Who joined with this sheet, if anybody did.
    pub fn newcomer(&self) -> ParticipantId {
        self.newcomer
    }

    /// The receipt of a walker who joined with this sheet.
    pub fn receipt(&self) -> ReceiptCode {
        ReceiptCode::of_secret(&self.secret)
    }

    /// What the server keeps of the secret.
    fn secret_hash(&self) -> Sha256 {
        // The sheet wrote it itself; a sheet kept in a browser that changed it has a receipt of no use.
        let bytes = Sha256::try_from(self.secret.clone()).unwrap_or(Sha256([0; 32]));
        Sha256::of(&bytes.0)
    }

    fn join(&self, walk: &Activity, language: &str) -> Participant {
        Participant {
            id: self.newcomer,
            number: 1,
            activity: walk.id,
            code: walk.code.clone(),
            nickname: self.walker.trim().to_owned(),
            language: language.to_owned(),
            background: Background::default(),
            consents: Consents {
                answers: self.agreed,
                // The stop that stands on the sheet, and no other place.
                place: self.agreed,
                photos: false,
                audio: false,
                track: false,
                quotes: self.quotes,
                version: walk.consent_version,
            },
            entry: Entry::Paper,
            receipt: Some(self.receipt().hash()),
            joined_at: self.begun_at,
        }
    }

    /// The revision that was tried before, if nothing has changed since; else the next.
    fn revision(
        &mut self,
        walk: &Activity,
        participant: ParticipantId,
        submission: Answers,
    ) -> Revision {
        let number = match &self.tried {
            Some((whose, tried)) if *whose == participant => {
                let same = tried.answers == submission
                    && tried.daylight == self.daylight
                    && (tried.version, tried.stop) == (self.version, self.stop);
                if same {
                    return tried.clone();
                }
                tried.number + 1
            }
            Some(_) => {
                // What may have been stored for somebody else stays theirs.
                self.response = new_id(ResponseId::new);
                1
            }
            None => 1,
        };
        let revision = Revision {
            id: new_id(RevisionId::new),
            response: self.response,
            number,
            version: self.version,
            stop: self.stop,
            complete: true,
            started_at: self.begun_at,
            captured_at: now(),
            daylight: self.daylight,
            geotag: walk
                .stops
                .iter()
                .find(|it| Some(it.id) == self.stop)
                .map(at),
            answers: submission,
            attachments: Vec::new(),
        };
        self.tried = Some((participant, revision.clone()));
        revision
    }
}

/// The stop's own place, said to be that.
fn at(stop: &Stop) -> Geotag {
    Geotag {
        longitude: stop.longitude,
        latitude: stop.latitude,
        accuracy: None,
        captured_at: now(),
        source: Source::Stop,
        original: None,
    }
}

/// The sheet of a walk that was being typed in when the page was left.
pub fn kept(walk: ActivityId) -> Option<Sheet> {
    let json = storage()?.get_item(&key(walk)).ok()??;
    serde_json::from_str(&json).ok()
}

/// Keeps the sheet; false when the browser does not.
pub fn keep(walk: ActivityId, sheet: &Sheet) -> bool {
    let json = serde_json::to_string(sheet).ok();
    json.zip(storage())
        .is_some_and(|(json, storage)| storage.set_item(&key(walk), &json).is_ok())
}

fn key(walk: ActivityId) -> String {
    format!("krok-sheet-{walk}")
}

fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
