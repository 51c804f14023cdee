//! What the app holds while it runs, and the only way it changes: every method that changes something
//! has it on disk before the screen shows it.

use super::draft::Draft;
use super::joined::{Fetched, Joined};
use super::later::{self, NotHere};
use super::place::Place;
use crate::device::{self, new_id, now};
use crate::store::{self, Store, Table, Write};
use crate::sync::delivery::Delivery;
use crate::sync::{self, Ring, Tell, outgoing};
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::{JoinCode, When};
use shared::analysis::daylight::daylight;
use shared::api::Pack;
use shared::attachment::Attachment;
use shared::checklist::expr::Library;
use shared::checklist::prepared::Prepared;
use shared::id::{AttachmentId, ParticipantId, ResponseId, RevisionId, StopId, VersionId};
use shared::participant::{Background, Consents, Participant};
use shared::response::Answers;
use shared::sync::Operation;
use shared::sync::outbox::Failure;
use shared::time::to_millis;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Loading,
    /// The browser does not let us keep anything.
    Blocked,
    Ready,
}

/// The handle that pages pass around.
#[derive(Clone, Copy)]
pub struct Phone {
    store: StoredValue<Option<Store>, LocalStorage>,
    forms: StoredValue<HashMap<VersionId, Arc<Prepared>>, LocalStorage>,
    stage: RwSignal<Stage>,
    place: RwSignal<Place>,
    walks: RwSignal<Vec<Arc<Joined>>>,
    /// Of the current walk, oldest first.
    drafts: RwSignal<Vec<Draft>>,
    delivery: RwSignal<Delivery>,
    trouble: RwSignal<Option<Failure>>,
    /// Why the last save failed.
    unsaved: RwSignal<Option<store::Error>>,
    /// Order of the last operation in the queue.
    order: StoredValue<u64>,
}

/// Records read one by one.
async fn recall<T, Reading>(
    records: Vec<(String, String)>,
    read: impl Fn(String) -> Reading,
) -> Result<Vec<T>, store::Error>
where
    Reading: Future<Output = Result<Result<T, store::Error>, NotHere>>,
{
    let mut found = Vec::with_capacity(records.len());
    for (_, json) in records {
        found.push(later::at_last(|| read(json.clone())).await?);
    }
    Ok(found)
}

/// Key of the record that says where the walker is.
const LAST_PLACE: &str = "last";

impl Phone {
    pub fn new() -> Self {
        Self {
            store: StoredValue::new_local(None),
            forms: StoredValue::new_local(HashMap::new()),
            stage: RwSignal::new(Stage::Loading),
            place: RwSignal::new(Place::here()),
            walks: RwSignal::new(Vec::new()),
            drafts: RwSignal::new(Vec::new()),
            delivery: RwSignal::new(Delivery::default()),
            trouble: RwSignal::new(None),
            unsaved: RwSignal::new(None),
            order: StoredValue::new(0),
        }
    }

    /// Opens what the phone keeps and goes where the walker was.
    pub async fn load(self) {
        let Ok(store) = Store::open().await else {
            return self.stage.set(Stage::Blocked);
        };
        let walks = match store.texts(Table::Walks, "").await {
            Ok(records) => recall(records, later::walk).await,
            Err(error) => Err(error),
        };
        let Ok(walks) = walks else {
            return self.stage.set(Stage::Blocked);
        };
        let last = store.get::<String>(Table::Place, LAST_PLACE).await;
        self.store.set_value(Some(store));
        self.walks.set(walks.into_iter().map(Arc::new).collect());
        let last = last.ok().flatten().map(|path| Place::of(&path));
        for walk in self.walks.get_untracked() {
            self.prepare(&walk.pack).await;
        }
        self.resume_at(last);
        self.open_walk().await;
        self.stage.set(Stage::Ready);
        self.walks.with_untracked(|walks| {
            for walk in walks {
                self.start_courier(walk);
            }
        });
    }

    /// The app's own address and a walk's own address mean: go on where I was.
    fn resume_at(self, last: Option<Place>) {
        let here = self.place.get_untracked();
        let Some(last) = last else { return };
        let joined = |code: &JoinCode| self.has_joined_now(code);
        let resumes = match &here {
            Place::Start => last.code().is_none_or(joined),
            Place::Walk(code) => last.code() == Some(code) && joined(code),
            _ => false,
        };
        if resumes && last != here {
            last.show(true);
            self.place.set(last);
        }
    }

    /// Reads the drafts and the delivery of the walk that the place belongs to.
    async fn open_walk(self) {
        let (Some(store), Some(walk)) = (self.store.get_value(), self.walk_now()) else {
            return;
        };
        let prefix = format!("{}/", walk.pack.activity.id);
        if let Ok(records) = store.texts(Table::Drafts, &prefix).await
            && let Ok(drafts) = recall(records, later::draft).await
        {
            self.drafts.set(drafts);
        }
        spawn_local(self.refresh_delivery());
    }

    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    pub fn place(self) -> Place {
        self.place.get()
    }

    pub fn place_now(self) -> Place {
        self.place.get_untracked()
    }

    pub fn delivery(self) -> RwSignal<Delivery> {
        self.delivery
    }

    pub fn trouble(self) -> Option<Failure> {
        self.trouble.get()
    }

    /// Why the last save failed; `None` once one succeeds.
    pub fn unsaved(self) -> Option<store::Error> {
        self.unsaved.get()
    }

    pub fn walks(self) -> Vec<Arc<Joined>> {
        self.walks.get()
    }

    pub fn has_joined(self, code: &JoinCode) -> bool {
        let is = |walk: &Arc<Joined>| walk.pack.activity.code == *code;
        self.walks.with(|walks| walks.iter().any(is))
    }

    fn has_joined_now(self, code: &JoinCode) -> bool {
        let is = |walk: &Arc<Joined>| walk.pack.activity.code == *code;
        self.walks.with_untracked(|walks| walks.iter().any(is))
    }

    /// The walk that the place belongs to.
    pub fn walk(self) -> Option<Arc<Joined>> {
        self.place.track();
        self.walks.track();
        self.walk_now()
    }

    pub fn walk_now(self) -> Option<Arc<Joined>> {
        let place = self.place.get_untracked();
        let code = place.code()?;
        let is = |walk: &&Arc<Joined>| walk.pack.activity.code == *code;
        self.walks
            .with_untracked(|walks| walks.iter().find(is).cloned())
    }

    /// Title of the current walk.
    pub fn title(self) -> String {
        self.walk()
            .map_or_else(String::new, |walk| walk.pack.activity.title.clone())
    }

    /// Goes to a place, with a step for the phone's back button.
    pub fn go(self, place: Place) {
        if place != self.place.get_untracked() {
            place.show(false);
            self.arrive(place);
        }
    }

    /// Is at a place, whoever brought the walker there, and remembers it.
    pub fn arrive(self, place: Place) {
        let walk_before = self.place.with_untracked(|place| place.code().cloned());
        let other_walk = place.code() != walk_before.as_ref();
        let path = place.path();
        self.place.set(place);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        spawn_local(async move {
            if other_walk {
                self.open_walk().await;
            }
            self.remember(&path).await;
        });
    }

    async fn remember(self, path: &str) {
        if let Some(store) = self.store.get_value() {
            // Where the walker was is a comfort; losing it is not worth a word.
            let write = Write::json(Table::Place, LAST_PLACE, &path);
            let _ = store.write([write]).await;
        }
    }

    /// The form of a version, ready to be filled in.
    pub fn form(self, version: VersionId) -> Option<Arc<Prepared>> {
        self.forms.with_value(|forms| forms.get(&version).cloned())
    }

    /// Makes the forms of a walk ready; one that calls a rare function waits for the code of those.
    async fn prepare(self, pack: &Pack) {
        for checklist in &pack.checklists {
            if self.form(checklist.version).is_some() {
                continue;
            }
            let mut form = Prepared::with(checklist.form.clone(), Library::COMMON);
            if !form.faults().is_empty() {
                form = later::at_last(|| later::prepared(checklist.form.clone())).await;
            }
            self.forms.update_value(|forms| {
                forms.insert(checklist.version, Arc::new(form));
            });
        }
    }

    /// Responses of the current walk, oldest first.
    pub fn drafts(self) -> Vec<Draft> {
        self.drafts.get()
    }

    pub fn draft(self, response: ResponseId) -> Option<Draft> {
        let is = |draft: &&Draft| draft.response == response;
        self.drafts.with(|drafts| drafts.iter().find(is).cloned())
    }

    pub fn draft_now(self, response: ResponseId) -> Option<Draft> {
        let is = |draft: &&Draft| draft.response == response;
        self.drafts
            .with_untracked(|drafts| drafts.iter().find(is).cloned())
    }

    /// The response at a stop (or the one for the whole walk) that can be gone on with, or a new one.
    pub fn draft_for(self, version: VersionId, when: When, stop: Option<StopId>) -> Option<Draft> {
        let same = |draft: &&Draft| {
            draft.version == version
                && draft.stop == stop
                && (when != When::Any || draft.is_empty())
        };
        let found = self
            .drafts
            .with_untracked(|drafts| drafts.iter().rfind(same).cloned());
        found.or_else(|| {
            let walk = self.walk_now()?;
            let mut draft = Draft::new(
                new_id(ResponseId::new),
                &walk.pack.activity,
                (version, when),
                stop,
                (now(), u64::from_le_bytes(device::random())),
            );
            let (longitude, latitude) = walk.whereabouts(stop);
            draft.daylight = Some(daylight(longitude, latitude, now()));
            self.keep(draft.clone());
            Some(draft)
        })
    }

    /// Changes a draft; the change is on disk when this returns well.
    pub async fn change(
        self,
        response: ResponseId,
        change: impl FnOnce(&mut Draft),
    ) -> Result<(), store::Error> {
        let Some(draft) = self.changed(response, change) else {
            return Ok(());
        };
        self.write([Write::json(Table::Drafts, draft.key(), &draft)])
            .await
    }

    /// Changes a draft in memory.
    fn changed(self, response: ResponseId, change: impl FnOnce(&mut Draft)) -> Option<Draft> {
        self.drafts
            .try_update(|drafts| {
                let draft = drafts.iter_mut().find(|d| d.response == response)?;
                change(draft);
                draft.touched_at = now();
                draft.unsent = true;
                Some(draft.clone())
            })
            .flatten()
    }

    /// Gives a draft a photo, in one transaction with its bytes.
    pub async fn add_photo(
        self,
        response: ResponseId,
        photo: Attachment,
        bytes: &ArrayBuffer,
    ) -> Result<(), store::Error> {
        let id = photo.id;
        let Some(draft) = self.changed(response, |draft| draft.attachments.push(photo)) else {
            return Ok(());
        };
        let writes = [
            Write::bytes(Table::Photos, id.to_string(), bytes),
            Write::json(Table::Drafts, draft.key(), &draft),
        ];
        let written = self.write(writes).await;
        if written.is_err() {
            // What is not on disk is not shown as part of the answer.
            self.changed(response, |draft| draft.attachments.retain(|a| a.id != id));
        }
        written
    }

    pub async fn photo(self, id: AttachmentId) -> Option<ArrayBuffer> {
        let store = self.store.get_value()?;
        store.bytes(Table::Photos, &id.to_string()).await.ok()?
    }

    /// Hands a draft's next revision over for sending, unless nothing changed since the last.
    pub async fn hand_over(
        self,
        response: ResponseId,
        submission: Answers,
    ) -> Result<(), store::Error> {
        let draft = self.draft_now(response).filter(|draft| draft.unsent);
        let (Some(walk), Some(mut draft)) = (self.walk_now(), draft) else {
            return Ok(());
        };
        let mut revision = draft.revision(new_id(RevisionId::new), submission, now());
        walk.participant.consents.limit(&mut revision);
        draft.sent += 1;
        draft.unsent = false;
        let write = Write::json(Table::Drafts, draft.key(), &draft);
        self.keep(draft);
        let queued = self
            .enqueue(&walk, Operation::Revise(revision), vec![write])
            .await;
        if queued.is_err() {
            self.changed(response, |_| {});
        }
        queued
    }

    /// Joins a walk: from here on it needs no network.
    pub async fn join(
        self,
        fetched: Fetched,
        said: (String, Background, Consents),
    ) -> Result<(), store::Error> {
        let (nickname, background, consents) = said;
        let participant = Participant {
            id: new_id(ParticipantId::new),
            number: 1,
            activity: fetched.pack.activity.id,
            code: fetched.pack.activity.code.clone(),
            nickname,
            language: crate::language::tag_now(),
            background,
            consents,
            joined_at: now(),
        };
        // 32 bytes in hexadecimal digits, as hashes are written.
        let secret = shared::attachment::Sha256(device::random()).to_string();
        self.prepare(&fetched.pack).await;
        let walk = Joined::new(fetched, participant, secret);
        self.say_who(walk.clone()).await?;
        self.start_courier(&walk);
        self.delivery.set(Delivery::default());
        self.drafts.set(Vec::new());
        self.remember(&self.place_now().path()).await;
        spawn_local(async {
            device::storage::persist().await;
        });
        Ok(())
    }

    /// Says anew what the walker agreed to, or in which language they read.
    pub async fn say_again(
        self,
        change: impl FnOnce(&mut Participant),
    ) -> Result<(), store::Error> {
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        let mut walk = Joined::clone(&walk);
        change(&mut walk.participant);
        walk.participant.number += 1;
        self.say_who(walk).await
    }

    /// Changes the language of the app, and tells the facilitator's roster.
    pub fn read_in(self, tag: &str) {
        crate::language::choose(tag);
        let told = self
            .walk_now()
            .is_none_or(|walk| walk.participant.language == tag);
        if !told {
            let tag = tag.to_owned();
            spawn_local(async move {
                // A failed save is shown by the page; the language has changed all the same.
                let _ = self
                    .say_again(|participant| participant.language = tag)
                    .await;
            });
        }
    }

    async fn say_who(self, walk: Joined) -> Result<(), store::Error> {
        let operation = Operation::Join(walk.participant.clone());
        self.enqueue(&walk, operation, vec![walk.write()]).await?;
        self.walks.update(|walks| {
            walks.retain(|known| known.pack.activity.id != walk.pack.activity.id);
            walks.push(Arc::new(walk));
        });
        Ok(())
    }

    /// Puts an operation into the queue, in one transaction with what else it changes. Nothing is
    /// awaited before the write: a tap in between must not be overwritten by what was before it.
    async fn enqueue(
        self,
        walk: &Joined,
        operation: Operation,
        mut writes: Vec<Write>,
    ) -> Result<(), store::Error> {
        let millis = to_millis(now()).unsigned_abs();
        let order = millis.max(self.order.get_value() + 1);
        self.order.set_value(order);
        writes.push(outgoing::put(walk.pack.activity.id, order, operation));
        self.write(writes).await?;
        sync::ring(Ring::Saved);
        spawn_local(self.refresh_delivery());
        Ok(())
    }

    async fn write(self, writes: impl IntoIterator<Item = Write>) -> Result<(), store::Error> {
        let store = self.store.get_value().ok_or(store::Error::Blocked)?;
        let written = store.write(writes).await;
        self.unsaved.set(written.clone().err());
        written
    }

    /// Takes a draft into the list.
    fn keep(self, draft: Draft) {
        self.drafts.update(|drafts| {
            match drafts.iter_mut().find(|d| d.response == draft.response) {
                Some(slot) => *slot = draft,
                None => drafts.push(draft),
            }
        });
    }

    async fn refresh_delivery(self) {
        let (Some(store), Some(walk)) = (self.store.get_value(), self.walk_now()) else {
            return;
        };
        later::calm().await;
        let activity = walk.pack.activity.id;
        let reading = later::at_last(|| later::queue(store.clone(), activity)).await;
        if let Ok(queue) = reading.await {
            self.order
                .update_value(|order| *order = queue.newest.max(*order));
            self.delivery.set(Delivery::of(queue));
        }
    }

    fn start_courier(self, walk: &Joined) {
        if let Some(store) = self.store.get_value() {
            let (account, tell) = (walk.account(), self.couriers());
            spawn_local(async move {
                later::calm().await;
                let run = || later::courier(store.clone(), account.clone(), tell.clone());
                later::at_last(run).await.await;
            });
        }
    }

    /// What the loops tell the page.
    pub fn couriers(self) -> Tell {
        Rc::new(move |trouble| {
            self.trouble.set(trouble);
            spawn_local(self.refresh_delivery());
        })
    }
}
