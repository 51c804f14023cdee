//! Walkers of one walk: what they say when they join, and checklists filled in by chance, every item
//! that is asked answered.

use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use shared::activity::{Activity, Stop};
use shared::api::Pack;
use shared::checklist::Kind;
use shared::checklist::filling::{Filling, Situation};
use shared::checklist::prepared::Prepared;
use shared::id::{ParticipantId, ResponseId, RevisionId, VersionId};
use shared::participant::{Background, Consents, Entry, Participant};
use shared::response::{Answer, Answers, Daylight, Geotag, Revision, Source};
use shared::time::Time;
use std::sync::Arc;
use uuid::Uuid;

/// What a walker notes.
const NOTE: &str = "The lamp by the steps is broken, and the path is dark.";

/// A walk as phones have it.
#[derive(Clone, Debug)]
pub struct Walk {
    activity: Activity,
    version: VersionId,
    form: Arc<Prepared>,
}

impl Walk {
    /// Of what a phone got when it joined; the first checklist is the one that is filled in.
    pub fn new(pack: Pack) -> Self {
        let checklist = &pack.checklists[0];
        Self {
            version: checklist.version,
            form: Arc::new(Prepared::new(checklist.form.clone())),
            activity: pack.activity,
        }
    }

    /// Another walk with the same checklist.
    #[must_use]
    pub fn with(&self, activity: Activity) -> Self {
        Self {
            activity,
            ..self.clone()
        }
    }

    /// Someone new who agrees to everything.
    pub fn participant(&self, rng: &mut ChaCha8Rng, now: Time) -> Participant {
        let id: ParticipantId = id(rng, now);
        Participant {
            id,
            number: 1,
            activity: self.activity.id,
            code: self.activity.code.clone(),
            nickname: format!("walker {}", id.0.simple()),
            language: "cs".to_owned(),
            background: Background::default(),
            consents: Consents {
                answers: true,
                place: true,
                photos: true,
                audio: true,
                track: false,
                quotes: true,
                version: self.activity.consent_version,
            },
            entry: Entry::Own,
            receipt: None,
            joined_at: now,
        }
    }

    /// The first revision of a new response at one of the walk's stops, complete, without photos.
    pub fn revision(&self, rng: &mut ChaCha8Rng, now: Time) -> Revision {
        let answers = self.answers(rng, now);
        self.revision_of(answers, rng, now)
    }

    /// The same where every item is a question that is always asked: without running the form, so that
    /// tens of thousands are made in a moment. Two of the answers have a note.
    pub fn plain_revision(&self, rng: &mut ChaCha8Rng, now: Time) -> Revision {
        let form = self.form.form();
        let chosen = form.items().into_iter().filter_map(|(path, item)| {
            let choice = form.choices(item).choose(rng)?;
            Some((path, Answer::of(choice.name.as_str())))
        });
        let mut answers = Answers(chosen.collect());
        for answer in answers.0.values_mut().take(2) {
            answer.note = String::from(NOTE);
        }
        let mut revision = self.revision_of(answers, rng, now);
        // All around, so that a city's walks cover it.
        if let Some(place) = &mut revision.geotag {
            place.longitude += rng.random_range(-0.03..0.03);
            place.latitude += rng.random_range(-0.03..0.03);
        }
        revision
    }

    fn revision_of(&self, answers: Answers, rng: &mut ChaCha8Rng, now: Time) -> Revision {
        let stop = self.activity.stops.choose(rng);
        Revision {
            id: id::<RevisionId>(rng, now),
            response: id::<ResponseId>(rng, now),
            number: 1,
            version: self.version,
            stop: stop.map(|stop| stop.id),
            complete: true,
            started_at: now,
            captured_at: now,
            daylight: Some(Daylight::Day),
            geotag: stop.map(|stop| near(stop, rng, now)),
            answers,
            attachments: Vec::new(),
        }
    }

    fn answers(&self, rng: &mut ChaCha8Rng, now: Time) -> Answers {
        let situation = Situation {
            now: now.fixed_offset(),
            language: "cs".to_owned(),
            daylight: Some(Daylight::Day),
            seed: rng.random(),
        };
        let mut filling = Filling::start(Arc::clone(&self.form), situation);
        for (path, item) in self.form.form().items() {
            let choices = match (&item.kind, filling.item(&path)) {
                (Kind::SelectOne { .. } | Kind::SelectMultiple { .. }, Some(state))
                    if state.relevant =>
                {
                    state.choices
                }
                _ => continue,
            };
            if let Some(choice) = choices.choose(rng) {
                filling
                    .answer(&path, &choice.name)
                    .expect("the form's own item");
            }
        }
        filling.submission()
    }
}

fn near(stop: &Stop, rng: &mut ChaCha8Rng, now: Time) -> Geotag {
    Geotag {
        longitude: stop.longitude + rng.random_range(-1e-4..1e-4),
        latitude: stop.latitude + rng.random_range(-1e-4..1e-4),
        accuracy: Some(rng.random_range(3.0..30.0)),
        captured_at: now,
        source: Source::Gps,
        original: None,
    }
}

/// A new id of any kind, of this moment.
pub fn id<Id: From<Uuid>>(rng: &mut ChaCha8Rng, now: Time) -> Id {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &rng.random())
        .into_uuid()
        .into()
}
