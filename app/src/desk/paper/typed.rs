//! The page's state: the sheet that is being typed in, its answers by the engine, and who is known.

use super::super::notice::sentence;
use super::head::{self, Shelf};
use super::question;
use super::sheet::{self, Sheet};
use crate::api;
use crate::device::local_now;
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::Activity;
use shared::api::Roster;
use shared::checklist::Kind;
use shared::checklist::filling::{Filling, ItemState, Screen, Situation};
use shared::checklist::prepared::Prepared;
use shared::i18n::desk;
use shared::id::ParticipantId;
use shared::participant::Entry;
use shared::sync::{Outcome, Receipt};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// A walker whose sheets are being typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walker {
    pub(super) id: ParticipantId,
    pub(super) name: String,
    /// Sheets that the server has of them.
    pub(super) sheets: u32,
}

/// The page's state: the sheet, its answers, and who is known.
#[derive(Clone, Copy)]
pub struct Desk {
    walk: StoredValue<Activity>,
    pub(super) shelf: StoredValue<Shelf, LocalStorage>,
    pub(super) sheet: RwSignal<Sheet>,
    filling: RwSignal<Option<Filling>, LocalStorage>,
    pub(super) walkers: RwSignal<Vec<Walker>>,
    /// What was saved last, and what went wrong.
    pub(super) said: RwSignal<(String, String)>,
    /// The browser keeps what is typed.
    pub(super) kept: RwSignal<bool>,
    pub(super) busy: RwSignal<bool>,
}

/// Id of the button that saves.
pub(super) const SAVE: &str = "save-sheet";

impl Desk {
    pub(super) fn new(walk: Activity, shelf: Shelf, roster: Roster) -> Self {
        let on_paper = roster
            .walkers
            .into_iter()
            .filter(|it| it.entry == Entry::Paper);
        let walkers = on_paper.map(|it| Walker {
            id: it.participant,
            sheets: it.answered.iter().sum::<u32>() + it.elsewhere,
            name: it.nickname,
        });
        let sheet = sheet::kept(walk.id).filter(|sheet| shelf.holds(sheet));
        let sheet = sheet.unwrap_or_else(|| shelf.first());
        let desk = Self {
            walkers: RwSignal::new(walkers.collect()),
            walk: StoredValue::new(walk),
            shelf: StoredValue::new_local(shelf),
            sheet: RwSignal::new(sheet),
            filling: RwSignal::new_local(None),
            said: RwSignal::default(),
            kept: RwSignal::new(true),
            busy: RwSignal::new(false),
        };
        desk.open();
        Effect::new(move || {
            let sheet = desk.sheet.read();
            let walk = desk.walk.with_value(|walk| walk.id);
            desk.kept.set(sheet::keep(walk, &sheet));
        });
        Effect::new(move || {
            let tag = language::tag();
            desk.filling.update(|filling| {
                if let Some(filling) = filling {
                    filling.set_language(&tag);
                }
            });
        });
        desk
    }

    /// Makes the filling of the sheet's checklist and answers.
    pub(super) fn open(self) {
        let sheet = self.sheet.get_untracked();
        let form = self.shelf.with_value(|shelf| shelf.form(sheet.version));
        self.filling.set(form.map(|form| filling(&sheet, form)));
    }

    /// Changes answers, and what the browser keeps with them.
    pub(super) fn change<T, E>(self, change: impl FnOnce(&mut Filling) -> Result<T, E>) {
        let answers = self.filling.try_update(|filling| {
            let filling = filling.as_mut()?;
            change(filling).ok()?;
            Some(filling.answers())
        });
        if let Some(Some(answers)) = answers {
            self.sheet.update(|sheet| sheet.answers = answers);
        }
    }

    /// Reads an item as it stands now.
    pub(super) fn item<T>(self, path: &str, read: impl FnOnce(ItemState) -> T) -> Option<T> {
        let filling = self.filling.read();
        filling.as_ref()?.item(path).map(read)
    }

    /// Paths of what is asked now, in its order.
    pub(super) fn questions(self) -> Vec<String> {
        let filling = self.filling.read();
        let Some(filling) = filling.as_ref() else {
            return Vec::new();
        };
        let screens = filling.screens().into_iter();
        let paths = screens.flat_map(|screen| match screen {
            Screen::Questions { items, .. } => items,
            Screen::Another { .. } => Vec::new(),
        });
        let on_paper = |path: &String| {
            let kind = filling.item(path).map(|state| state.item.kind.clone());
            kind.is_some_and(|kind| is_on_paper(&kind))
        };
        paths.filter(on_paper).collect()
    }

    /// A question's number on the printed sheet, where all are numbered, asked or not.
    pub(super) fn number(self, path: &str) -> Option<usize> {
        let filling = self.filling.read();
        let form = filling.as_ref()?.form().form();
        let items = form.items().into_iter();
        let mut printed = items.filter(|(_, item)| is_on_paper(&item.kind));
        let path = shared::response::item_path(path);
        printed.position(|(of, _)| of == path).map(|at| at + 1)
    }

    /// Puts the cursor into the question after this one, or on the button that saves.
    pub(super) fn go_on_from(self, path: &str) {
        let questions = untrack(|| self.questions());
        let place = questions.iter().position(|it| it == path);
        let next = place.and_then(|place| questions.get(place + 1));
        if !next.is_some_and(|next| question::focus(next)) {
            focus_on(SAVE);
        }
    }

    /// Puts the cursor into the first question.
    pub(super) fn go_to_first(self) {
        if let Some(first) = untrack(|| self.questions()).first() {
            question::focus(first);
        }
    }

    /// The walker whose name stands on the sheet, if they have one already.
    pub(super) fn walker(self) -> Option<Walker> {
        let name = self.sheet.read().walker.trim().to_lowercase();
        let walkers = self.walkers.read();
        let mut same = walkers.iter().filter(|it| it.name.to_lowercase() == name);
        same.next().cloned()
    }

    /// What is missing before it can be saved.
    fn lacking(self) -> Option<String> {
        let sheet = self.sheet.read_untracked();
        if sheet.walker.trim().is_empty() {
            focus_on(head::WALKER);
            Some(t(desk::PAPER_NEED_WALKER))
        } else if untrack(|| self.walker()).is_none() && !sheet.agreed {
            focus_on(head::AGREED);
            Some(t(desk::PAPER_NEED_CONSENT))
        } else {
            None
        }
    }

    /// Sends the sheet; it stays as it is until the server has it.
    pub(super) async fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        if let Some(lacking) = self.lacking() {
            return self.said.set((String::new(), lacking));
        }
        self.busy.set(true);
        let walker = untrack(|| self.walker());
        match self.send(walker.as_ref()).await {
            Ok(marks) => self.take_next(walker, marks),
            Err(trouble) => self.said.set((String::new(), trouble)),
        }
        self.busy.set(false);
    }

    /// How many rules the sheet breaks, once it is stored; a sentence when it is not.
    async fn send(self, walker: Option<&Walker>) -> Result<usize, String> {
        let walk = self.walk.get_value();
        let submission = self
            .filling
            .with_untracked(|filling| filling.as_ref().map(Filling::submission))
            .unwrap_or_default();
        let tag = language::tag_now();
        let entry = self
            .sheet
            .try_update(|sheet| sheet.entry(&walk, walker.map(|it| it.id), &tag, submission));
        let Some(entry) = entry else {
            return Err(t(desk::NO_CONNECTION));
        };
        let path = self.shelf.with_value(|shelf| shelf.address.clone());
        let receipt = api::post(path).body(&entry).json::<Receipt>().await;
        let receipt = receipt.map_err(|error| sentence(&error))?;
        match receipt.outcomes.last() {
            Some(Outcome::Malformed { reason }) => Err(t_with(
                desk::PAPER_REFUSED,
                &[("detail", reason.as_str().into())],
            )),
            Some(Outcome::Quarantined { problems, .. }) => Ok(problems.len()),
            Some(_) => Ok(0),
            None => Err(t(desk::NO_CONNECTION)),
        }
    }

    /// Says what was saved, and takes the next sheet.
    fn take_next(self, walker: Option<Walker>, marks: usize) {
        let done = self.sheet.get_untracked();
        let name = done.walker.trim().to_owned();
        let label = self.shelf.with_value(|shelf| shelf.label(&done));
        // What was typed, not what follows from it.
        let asked = untrack(|| self.questions());
        let given = |path: &&String| done.answers.0.get(*path).is_some_and(|it| !it.is_blank());
        let answers = asked.iter().filter(given).count();
        let mut said = vec![t_with(
            desk::PAPER_SAVED,
            &[
                ("sheet", label.into()),
                ("walker", name.as_str().into()),
                ("n", answers.into()),
            ],
        )];
        if marks > 0 {
            said.push(t_with(desk::PAPER_MARKS, &[("n", marks.into())]));
        }
        if walker.is_none() {
            let code = done.receipt().to_string();
            let arguments = [("name", name.as_str().into()), ("code", code.into())];
            said.push(t_with(desk::PAPER_RECEIPT, &arguments));
        }
        self.count(&done, walker, name);
        self.said.set((said.join(" "), String::new()));
        let next = self.shelf.with_value(|shelf| shelf.after(&done));
        let same_walker = !next.walker.is_empty();
        self.sheet.set(next);
        self.open();
        spawn_local(async move {
            question::shown().await;
            if same_walker {
                self.go_to_first();
            } else {
                focus_on(head::WALKER);
            }
        });
    }

    /// One sheet more of a walker.
    fn count(self, done: &Sheet, walker: Option<Walker>, name: String) {
        self.walkers.update(|walkers| match walker {
            Some(walker) => {
                if let Some(known) = walkers.iter_mut().find(|it| it.id == walker.id) {
                    known.sheets += 1;
                }
            }
            None => walkers.push(Walker {
                id: done.newcomer(),
                name,
                sheets: 1,
            }),
        });
    }
}

fn filling(sheet: &Sheet, form: Arc<Prepared>) -> Filling {
    let situation = Situation {
        now: local_now(),
        language: language::tag_now(),
        daylight: sheet.daylight,
        seed: sheet.seed,
    };
    if sheet.answers.0.is_empty() {
        Filling::start(form, situation)
    } else {
        Filling::resume(form, &sheet.answers, situation)
    }
}

/// What a printed sheet has a place for.
fn is_on_paper(kind: &Kind) -> bool {
    let boxes = matches!(
        kind,
        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. }
    );
    boxes || question::is_typed(kind)
}

pub(super) fn focus_on(id: &str) {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot have the cursor leaves it where it is.
        let _ = element.focus();
    }
}
