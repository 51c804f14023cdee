//! What the app holds while it runs, and the only way it changes: every method that changes something
//! has it on disk before the screen shows it.

mod drafts;
mod joining;
mod people;
pub mod photos;
mod recording;
mod renewal;
mod saving;
pub mod sending;
mod track;
mod withdrawal;

pub use track::RECORDING;

use super::draft::Draft;
use super::joined::Joined;
use super::later;
use super::place::Place;
use super::shell;
use crate::store::{self, Store, Table, Write};
use crate::sync::News;
use crate::sync::delivery::Delivery;
use crate::sync::outgoing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::JoinCode;
use shared::api::Pack;
use shared::checklist::expr::Library;
use shared::checklist::prepared::Prepared;
use shared::id::VersionId;
use shared::sync::outbox::{Checked, Failure};
use std::collections::HashMap;
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
    /// One for each person; of those on the same walk the last is answering.
    walks: RwSignal<Vec<Arc<Joined>>>,
    /// Of the current walk, whoever began them.
    drafts: RwSignal<Vec<Draft>>,
    delivery: RwSignal<Delivery>,
    /// How sending fares.
    news: RwSignal<News>,
    /// Why the last save failed.
    unsaved: RwSignal<Option<store::Error>>,
    /// Order of the last operation in the queue.
    order: StoredValue<u64>,
}

/// Key of the record that says where the walker is.
const LAST_PLACE: &str = "last";

/// All that this phone has joined.
async fn walks(store: &Store) -> Result<Vec<Arc<Joined>>, store::Error> {
    let records = store.texts(Table::Walks, "").await?;
    if records.is_empty() {
        return Ok(Vec::new());
    }
    later::at_last(|| later::walks(records.clone())).await
}

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
            news: RwSignal::new(News::default()),
            unsaved: RwSignal::new(None),
            order: StoredValue::new(0),
        }
    }

    /// Opens what the phone keeps and goes where the walker was.
    pub async fn load(self) {
        let Ok(store) = Store::open().await else {
            return self.stage.set(Stage::Blocked);
        };
        let mut walks = match walks(&store).await {
            Ok(walks) => walks,
            // What is there can still be saved as a file.
            Err(store::Error::Broken(_)) => return shell::show_broken(),
            Err(_) => return self.stage.set(Stage::Blocked),
        };
        if walks.len() > 1 {
            people::seat(&store, &mut walks).await;
        }
        // Before anything new is put into the queue: its place is after the last one, whatever the clock says.
        self.order.set_value(outgoing::newest(&store).await);
        let last = store.get::<String>(Table::Place, LAST_PLACE).await;
        self.store.set_value(Some(store));
        let sending = walks.clone();
        walks.retain(|walk| !walk.left);
        self.walks.set(walks);
        let last = last.ok().flatten().map(|path| Place::of(&path));
        for walk in self.walks.get_untracked() {
            for pack in walk.packs() {
                self.prepare(pack).await;
            }
        }
        self.resume_at(last);
        self.read_drafts().await;
        self.stage.set(Stage::Ready);
        if self.walk_now().is_some() {
            spawn_local(self.read_delivery());
        }
        for walk in &sending {
            self.start_courier(walk);
        }
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

    /// Reads what is filled in of the walk that the place belongs to, and then where it is.
    pub(super) async fn open_walk(self) {
        self.read_drafts().await;
        self.read_delivery().await;
    }

    async fn read_drafts(self) {
        let (Some(store), Some(walk)) = (self.store.get_value(), self.walk_now()) else {
            return;
        };
        // Of all who share the phone.
        let prefix = walk.pack.activity.id.to_string();
        let drafts = match store.texts(Table::Drafts, &prefix).await {
            Ok(records) if records.is_empty() => Ok(Vec::new()),
            Ok(records) => later::at_last(|| later::drafts(records.clone())).await,
            Err(error) => Err(error),
        };
        if let Ok(drafts) = drafts {
            self.drafts.set(drafts);
        }
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
        self.news.read().trouble.clone()
    }

    /// What came of asking the server whether it still has everything.
    pub fn checked(self) -> Option<Checked> {
        self.news.read().checked
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

    /// The walk that the place belongs to, as the person who is answering joined it.
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
            .with_untracked(|walks| walks.iter().rfind(is).cloned())
    }

    /// Title of the current walk.
    pub fn title(self) -> String {
        self.walk()
            .map_or_else(String::new, |walk| walk.pack.activity.title.clone())
    }

    /// Goes on where the browser keeps nothing: what is filled in is in this page only, and sent at once.
    pub fn go_on_without_disk(self) {
        self.store.set_value(Some(Store::fleeting()));
        self.stage.set(Stage::Ready);
    }

    /// What is filled in is gone with the page.
    pub fn is_fleeting(self) -> bool {
        let is = |store: &Option<Store>| store.as_ref().is_some_and(Store::is_fleeting);
        self.store.with_value(is)
    }

    /// What the phone keeps, once it is open.
    pub fn store(self) -> Option<Store> {
        self.store.get_value()
    }

    /// How much the server lacks of what was filled in: what waits, and answers not handed over yet.
    pub fn unsent_count(self) -> usize {
        let begun = |draft: &&Draft| draft.unsent && !draft.is_empty();
        let begun = self
            .drafts
            .with(|drafts| drafts.iter().filter(begun).count());
        begun + self.delivery.with(|delivery| delivery.waiting)
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
        let place = self.own(place);
        people::set_handed(false);
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
}
