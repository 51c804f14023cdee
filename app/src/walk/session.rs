//! A checklist open on the screen: `Filling` says what is asked and what an answer means, this carries
//! each tap to the disk and knows which screen is next.

mod filling;
pub mod photos;
mod recording;
mod version;

pub use filling::{asked, filling};

use super::draft::Draft;
use super::phone::Phone;
use super::place::Place;
use crate::device::location::{Fix, Search};
use crate::device::now;
use crate::language;
use crate::store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::filling::{Filling, Progress, Screen};
use shared::id::{AttachmentId, ResponseId};
use shared::response::{Daylight, Geotag, Source};
use std::cell::RefCell;

thread_local! {
    /// Photos taken at the question on the screen. The walker may still want to hide something in them, so
    /// they wait for the next question.
    static FRESH: RefCell<Vec<AttachmentId>> = const { RefCell::new(Vec::new()) };
}

#[derive(Clone, Copy)]
pub struct Session {
    pub phone: Phone,
    pub response: ResponseId,
    filling: RwSignal<Filling, LocalStorage>,
    /// What is shown is on disk.
    saved: RwSignal<bool>,
    fix: RwSignal<Option<Fix>>,
    search: StoredValue<Option<Search>, LocalStorage>,
}

impl Session {
    /// Opens a response of the current walk, and looks for the place if the walker agreed to that.
    /// `None` when the phone has no such response.
    pub fn open(phone: Phone, response: ResponseId) -> Option<Self> {
        let can_be = |draft: &Draft| !draft.removed && phone.is_own(draft);
        let draft = phone.draft_now(response).filter(can_be)?;
        let session = Self {
            phone,
            response,
            filling: RwSignal::new_local(filling(&draft, phone.form(draft.version)?)),
            saved: RwSignal::new(true),
            fix: RwSignal::new(None),
            search: StoredValue::new_local(None),
        };
        FRESH.set(Vec::new());
        session.follow_language();
        session.find_place();
        // Whatever ends the page, what was said so far goes on its way.
        on_cleanup(move || session.hand_over_in_background(&[]));
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                session.hand_over_in_background(&session.held());
            }
        });
        on_cleanup(move || hidden.remove());
        Some(session)
    }

    pub fn draft(self) -> Option<Draft> {
        self.phone.draft(self.response)
    }

    pub fn filling(self) -> RwSignal<Filling, LocalStorage> {
        self.filling
    }

    pub fn saved(self) -> Signal<bool> {
        self.saved.into()
    }

    pub fn fix(self) -> Option<Fix> {
        self.fix.get()
    }

    pub fn screens(self) -> Vec<Screen> {
        self.filling.read().screens()
    }

    /// How far each screen is, in the order of [`Self::screens`].
    pub fn progress(self) -> Vec<Progress> {
        let filling = self.filling.read();
        let items: std::collections::HashMap<_, _> = filling.progress().into_iter().collect();
        let of_screen = |screen: &Screen| match screen {
            Screen::Questions { items: paths, .. } => {
                let mut each = paths.iter().filter_map(|path| items.get(path));
                each.find(|progress| **progress != Progress::Answered)
                    .copied()
                    .unwrap_or(Progress::Answered)
            }
            Screen::Another { .. } => Progress::Answered,
        };
        filling.screens().iter().map(of_screen).collect()
    }

    /// Index of the screen shown; the number of screens stands for the review at the end. What was left to go on by
    /// itself (a photo, a recording) may ask when another response is open: then there is none.
    pub fn current(self) -> usize {
        match self.phone.place() {
            Place::Fill(_, _, screen) => {
                let filling = self.filling.try_read();
                filling.map_or(0, |filling| screen.min(filling.screens().len()))
            }
            _ => 0,
        }
    }

    /// Whether this screen of this response is what the walker looks at now.
    pub fn is_at(self, screen: usize) -> bool {
        let here = matches!(self.phone.place_now(), Place::Fill(_, response, _) if response == self.response);
        here && untrack(move || self.current()) == screen
    }

    pub fn jump(self, screen: usize) {
        FRESH.set(Vec::new());
        if let Some(code) = self.phone.place_now().code() {
            self.phone
                .go(Place::Fill(code.clone(), self.response, screen));
        }
    }

    /// The screen after the current one.
    pub fn next(self) {
        self.jump(untrack(move || self.current()) + 1);
    }

    /// Back to the stops, unless the walker has gone elsewhere.
    pub fn leave(self) {
        match self.phone.place_now() {
            Place::Fill(code, open, _) | Place::Spot(code, open) | Place::Pin(code, open)
                if open == self.response =>
            {
                self.phone.go(Place::Walk(code));
            }
            _ => {}
        }
    }

    /// Stores a value; true once it is on disk.
    pub async fn answer(self, path: &str, value: &str) -> bool {
        self.apply(|filling| filling.answer(path, value)).await
    }

    pub async fn cannot_judge(self, path: &str) -> bool {
        self.apply(|filling| filling.cannot_judge(path)).await
    }

    pub async fn note(self, path: &str, text: &str) -> bool {
        self.apply(|filling| filling.note(path, text)).await
    }

    pub async fn add_instance(self, repeat: &str) -> bool {
        self.apply(|filling| filling.add_instance(repeat)).await
    }

    /// Changes the answers, and the disk with them.
    async fn apply<T, E>(self, change: impl FnOnce(&mut Filling) -> Result<T, E>) -> bool {
        let screen = untrack(move || self.current());
        let changed = self.filling.try_update(|filling| {
            // A path that the form does not have cannot come from a screen of that form.
            change(filling).ok().map(|_| filling::snapshot(filling))
        });
        let Some(Some((answers, asked, answered))) = changed else {
            return false;
        };
        self.save(move |draft| {
            draft.answers = answers;
            draft.asked = asked;
            draft.answered = answered;
            draft.screen = screen as u32;
        })
        .await
    }

    async fn save(self, change: impl FnOnce(&mut Draft)) -> bool {
        self.saved.try_set(false);
        // A failed save is shown by `Unsaved`.
        let saved = self.phone.change(self.response, change).await.is_ok();
        self.saved.try_set(saved);
        if saved && self.phone.is_fleeting() {
            self.hand_over_in_background(&[]);
        }
        saved
    }

    /// Corrects day, dusk or night; what is asked may change with it.
    pub fn set_daylight(self, daylight: Daylight) {
        spawn_local(async move {
            self.save(|draft| draft.daylight = Some(daylight)).await;
            self.read_anew();
        });
    }

    /// Where the walker says it was.
    pub fn set_place(self, geotag: Geotag) {
        spawn_local(async move {
            self.save(|draft| draft.geotag = Some(geotag)).await;
        });
    }

    /// Where a photo says that it was taken: where the phone is now is another place.
    fn place_of_photo(self, geotag: Geotag) {
        self.search.try_update_value(|search| *search = None);
        self.fix.try_set(Some(Fix::Found(geotag.clone())));
        self.set_place(geotag);
    }

    /// The walker is done: complete or not, it is taken.
    pub async fn finish(self) -> bool {
        if !self.save(|draft| draft.complete = true).await {
            return false;
        }
        let Some(submission) = self.filling.try_with_untracked(Filling::submission) else {
            return self.hand_over_kept().await.is_ok();
        };
        self.phone
            .hand_over(self.response, submission, &[])
            .await
            .is_ok()
    }

    /// Hands over what the phone keeps of it, when the walker has gone elsewhere meanwhile.
    async fn hand_over_kept(self) -> Result<(), store::Error> {
        let draft = self.phone.draft_now(self.response);
        let form = draft
            .as_ref()
            .and_then(|draft| self.phone.form(draft.version));
        let Some((draft, form)) = draft.zip(form) else {
            return Ok(());
        };
        let submission = filling(&draft, form).submission();
        self.phone.hand_over(self.response, submission, &[]).await
    }

    /// Photos that need not go yet. Where nothing is kept, nothing waits.
    fn held(self) -> Vec<AttachmentId> {
        if self.phone.is_fleeting() {
            return Vec::new();
        }
        FRESH.with_borrow(Clone::clone)
    }

    /// All but the photos that are `held` back.
    fn hand_over_in_background(self, held: &[AttachmentId]) {
        let held = held.to_vec();
        let draft = self.phone.draft_now(self.response);
        let worth_it = draft.is_some_and(|draft| !draft.is_empty());
        let submission = self.filling.try_with_untracked(Filling::submission);
        if let Some(submission) = submission.filter(|_| worth_it) {
            spawn_local(async move {
                // A failed save is shown by `Unsaved`, and the draft stays as it is.
                let _ = self.phone.hand_over(self.response, submission, &held).await;
            });
        }
    }

    fn follow_language(self) {
        let before = StoredValue::new(language::tag_now());
        Effect::new(move || {
            let tag = language::tag();
            if before.get_value() != tag {
                before.set_value(tag);
                self.read_anew();
            }
        });
    }

    /// The same answers in another language, or under another sky.
    fn read_anew(self) {
        let draft = self.phone.draft_now(self.response);
        let form = draft
            .as_ref()
            .and_then(|draft| self.phone.form(draft.version));
        if let Some((draft, form)) = draft.zip(form) {
            self.filling.try_set(filling(&draft, form));
        }
    }

    /// Keeps the best fix of the next seconds; a pin that the walker has set stays.
    fn find_place(self) {
        let walk = self.phone.walk_now();
        let agreed = walk.is_some_and(|walk| walk.participant.consents.place);
        let known = self
            .phone
            .draft_now(self.response)
            .and_then(|draft| draft.geotag);
        let wanted = known.is_none_or(|geotag| geotag.source == Source::Stop);
        if !agreed || !wanted {
            return;
        }
        self.fix.set(Some(Fix::Searching));
        let search = Search::start(move |fix| self.found(fix));
        if search.is_none() {
            self.found(Fix::Nothing);
        }
        self.search.set_value(search);
    }

    fn found(self, fix: Fix) {
        let known = self
            .phone
            .draft_now(self.response)
            .and_then(|draft| draft.geotag);
        let geotag = match &fix {
            Fix::Found(geotag) => Some(geotag.clone()),
            Fix::Denied | Fix::Nothing => self.at_the_stop(),
            Fix::Searching => None,
        };
        self.fix.try_set(Some(fix));
        let by_hand = known.is_some_and(|known| known.source == Source::Pin);
        if let Some(geotag) = geotag.filter(|_| !by_hand) {
            self.set_place(geotag);
        }
    }

    /// The stop's own place, said to be that.
    fn at_the_stop(self) -> Option<Geotag> {
        let draft = self.phone.draft_now(self.response)?;
        let walk = self.phone.walk_now()?;
        let stop = walk.stop(draft.stop?)?;
        Some(Geotag {
            longitude: stop.longitude,
            latitude: stop.latitude,
            accuracy: None,
            captured_at: now(),
            source: Source::Stop,
            original: None,
        })
    }
}
