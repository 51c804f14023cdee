//! What one invented walker's phone would send of one walk: the join, a checklist at each stop, one
//! for the district, spots with photos. Real operations, so that the demo takes the same path into
//! the database as everything else.

use super::answer::{fill, remark};
use super::cast::Walker;
use super::picture::{self, Scene};
use super::route::{Place, Route, Street};
use anyhow::Context;
use chrono::{FixedOffset, TimeDelta};
use rand::{Rng as _, RngExt as _};
use rand_chacha::ChaCha8Rng;
use shared::activity::{Activity, Stop, When};
use shared::analysis::daylight::daylight;
use shared::attachment::{Attachment, Media, Sha256, Valence};
use shared::checklist::filling::{Filling, Situation};
use shared::checklist::{Kind, Prepared};
use shared::id::{AttachmentId, ParticipantId, ResponseId, RevisionId, VersionId};
use shared::participant::{Consents, Entry, Participant};
use shared::response::{Geotag, Revision, Source};
use shared::sync::Operation;
use shared::time::Time;
use std::sync::Arc;

/// From one stop to the next.
const STOP: TimeDelta = TimeDelta::minutes(14);

/// All that a phone sends, and when the server hears of it.
pub struct Sent {
    pub participant: Participant,
    pub heard_at: Time,
    pub operations: Vec<Operation>,
    pub photos: Vec<(AttachmentId, Vec<u8>)>,
}

/// A checklist of the walk, ready to be filled in.
pub struct Checklist {
    pub version: VersionId,
    pub when: When,
    pub form: Arc<Prepared>,
}

/// One walker on one walk.
pub struct Phone<'a> {
    pub route: &'a Route,
    pub activity: &'a Activity,
    pub checklists: &'a [Checklist],
    pub walker: &'a Walker,
    /// When the group sets off.
    pub start: Time,
    pub random: ChaCha8Rng,
    pub photos: Vec<(AttachmentId, Vec<u8>)>,
}

impl Phone<'_> {
    /// Walks the route and says what is sent.
    pub fn walk(mut self) -> anyhow::Result<Sent> {
        let participant = self.join();
        let mut operations = vec![Operation::Join(participant.clone())];
        let mut arrives = self.start;
        for (place, stop) in self.route.stops.iter().zip(&self.activity.stops) {
            let at = arrives + TimeDelta::minutes(self.random.random_range(2..9));
            // Somebody walks past a stop now and then.
            if self.random.random_range(0..100) >= self.walker.blank {
                operations.extend(self.respond(When::Stop, Some(stop), place, at)?);
            }
            if self.random.random_range(0..10) < self.walker.photos {
                let after = at + TimeDelta::minutes(2);
                operations.extend(self.respond(When::Any, None, place, after)?);
            }
            arrives += STOP;
        }
        let (last, end) = (&self.route.stops[self.route.stops.len() - 1], arrives);
        operations.extend(self.respond(When::Once, None, last, end)?);
        let delay = if self.walker.straggler {
            TimeDelta::days(2)
        } else {
            TimeDelta::minutes(3)
        };
        Ok(Sent {
            participant,
            heard_at: end + delay,
            operations,
            photos: self.photos,
        })
    }

    fn join(&mut self) -> Participant {
        let joined_at = self.start - TimeDelta::minutes(self.random.random_range(5..15));
        Participant {
            id: ParticipantId::new(millis(joined_at), self.bytes()),
            activity: self.activity.id,
            code: self.activity.code.clone(),
            number: 1,
            nickname: self.walker.nickname.to_owned(),
            language: self.walker.language.to_owned(),
            background: self.walker.background.clone(),
            consents: Consents {
                answers: true,
                place: self.walker.place,
                photos: true,
                audio: true,
                track: false,
                quotes: self.random.random_bool(0.7),
                version: self.activity.consent_version,
            },
            // Nobody holds a receipt of an invented walk.
            entry: Entry::Own,
            receipt: None,
            joined_at,
        }
    }

    /// A filled checklist of this kind, if the walk has one.
    fn respond(
        &mut self,
        when: When,
        stop: Option<&Stop>,
        place: &Place,
        at: Time,
    ) -> anyhow::Result<Option<Operation>> {
        let checklists = self.checklists;
        let Some(checklist) = checklists.iter().find(|it| it.when == when) else {
            return Ok(None);
        };
        let filling = self.fill_in(checklist, place, at)?;
        let attachments = match when {
            When::Any => vec![self.photo(&filling, place.street, at)?],
            When::Stop | When::Once => Vec::new(),
        };
        let captured_at = at + TimeDelta::seconds(self.random.random_range(60..140));
        let geotag = self.walker.place.then(|| self.geotag(place, at));
        Ok(Some(Operation::Revise(Revision {
            id: RevisionId::new(millis(captured_at), self.bytes()),
            response: ResponseId::new(millis(at), self.bytes()),
            number: 1,
            version: checklist.version,
            stop: stop.map(|stop| stop.id),
            complete: true,
            started_at: at,
            captured_at,
            daylight: filling.situation().daylight,
            geotag,
            answers: filling.submission(),
            attachments,
        })))
    }

    /// The checklist as the walker fills it in at a place.
    fn fill_in(
        &mut self,
        checklist: &Checklist,
        place: &Place,
        at: Time,
    ) -> anyhow::Result<Filling> {
        let offset = FixedOffset::east_opt(2 * 3600).context("an offset of two hours")?;
        let situation = Situation {
            now: at.with_timezone(&offset),
            language: self.walker.language.to_owned(),
            daylight: Some(daylight(place.longitude, place.latitude, at)),
            seed: self.random.next_u64(),
        };
        let mut filling = Filling::start(Arc::clone(&checklist.form), situation);
        fill(&mut filling, self.walker, place.street, &mut self.random);
        Ok(filling)
    }

    /// A photo for the spot's first photo item, whose caption goes with it.
    fn photo(&mut self, filling: &Filling, street: Street, at: Time) -> anyhow::Result<Attachment> {
        let answers = filling.submission();
        let says = |word: &str| answers.0.values().any(|answer| answer.value == word);
        let seems = street.safety >= self.random.random_range(3..8);
        let bright = says("bright") || (seems && !says("dark"));
        let scene = match self.random.random_range(0..5) {
            0 => Scene::Lamp,
            1 => Scene::Path,
            2 => Scene::Wall,
            3 => Scene::Bench,
            _ => Scene::Shop,
        };
        let jpeg = picture::draw(scene, bright, &mut self.random)?;
        let items = filling.form().form().items();
        let item = items.iter().find(|(_, item)| item.kind == Kind::Image);
        let item = item.map_or_else(String::new, |(path, _)| path.clone());
        let id = AttachmentId::new(millis(at), self.bytes());
        let attachment = Attachment {
            id,
            item,
            sha256: Sha256::of(&jpeg),
            size: jpeg.len() as u64,
            media: Media::Jpeg,
            seconds: None,
            caption: remark(self.walker.language, &mut self.random).to_owned(),
            valence: Some(if bright {
                Valence::Bright
            } else {
                Valence::Dark
            }),
        };
        self.photos.push((id, jpeg));
        Ok(attachment)
    }

    /// Somewhere near the stop, as exact as phones among houses are.
    fn geotag(&mut self, place: &Place, at: Time) -> Geotag {
        let accuracy = self.random.random_range(5.0..28.0_f64).round();
        let metres = |random: &mut ChaCha8Rng| random.random_range(-accuracy..accuracy) * 0.7;
        let (east, north) = (metres(&mut self.random), metres(&mut self.random));
        Geotag {
            longitude: place.longitude + east / 71_500.0,
            latitude: place.latitude + north / 111_200.0,
            accuracy: Some(accuracy),
            captured_at: at,
            source: Source::Gps,
            original: None,
        }
    }

    fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.random.fill_bytes(&mut bytes);
        bytes
    }
}

fn millis(time: Time) -> u64 {
    u64::try_from(time.timestamp_millis()).unwrap_or_default()
}
