//! Typing in what walkers wrote on paper: a whole checklist on one page, with the keyboard alone, through the
//! same engine as on the phones.

mod head;
mod question;
mod sheet;

use super::notice::{Bad, Good, loaded, sentence};
use super::{Here, say};
use crate::api::{self, Error};
use crate::device::local_now;
use crate::language::{self, t, t_with};
use head::{Head, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use question::Question;
use shared::activity::{Activity, When};
use shared::api::{Roster, WalkSummary};
use shared::checklist::filling::{Filling, ItemState, Screen, Situation};
use shared::checklist::prepared::Prepared;
use shared::checklist::{Form, Kind};
use shared::i18n::desk;
use shared::id::ParticipantId;
use shared::participant::Entry;
use shared::sync::{Outcome, Receipt};
use sheet::Sheet;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// A walker whose sheets are being typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walker {
    id: ParticipantId,
    name: String,
    /// Sheets that the server has of them.
    sheets: u32,
}

/// The page's state: the sheet, its answers, and who is known.
#[derive(Clone, Copy)]
pub struct Desk {
    walk: StoredValue<Activity>,
    shelf: StoredValue<Shelf, LocalStorage>,
    sheet: RwSignal<Sheet>,
    filling: RwSignal<Option<Filling>, LocalStorage>,
    walkers: RwSignal<Vec<Walker>>,
    /// What was saved last, and what went wrong.
    said: RwSignal<(String, String)>,
    /// The browser keeps what is typed.
    kept: RwSignal<bool>,
    busy: RwSignal<bool>,
}

#[component]
pub fn Paper() -> impl IntoView {
    let here = Here::get();
    let params = use_params_map();
    let data = LocalResource::new(move || {
        let walk = params.with(|params| params.get("walk").unwrap_or_default());
        fetch(here.clone(), walk)
    });
    view! {
        <div class="page">
            {loaded(data, |(walk, forms, roster)| {
                match Shelf::of(&walk, forms) {
                    Some(shelf) => view! { <Typing walk shelf roster /> }.into_any(),
                    None => view! { <p class="notice wait">{say(desk::PAPER_NOTHING)}</p> }.into_any(),
                }
            })}
        </div>
    }
}

async fn fetch(here: Here, walk: String) -> Result<(Activity, Vec<Form>, Roster), Error> {
    let path = here.call(&format!("walks/{walk}"));
    let activity = api::get(&path).json::<WalkSummary>().await?.activity;
    let mut forms = Vec::with_capacity(activity.checklists.len());
    for assignment in &activity.checklists {
        let path = here.call(&format!("versions/{}", assignment.version));
        forms.push(api::get(path).json().await?);
    }
    let roster = api::get(format!("{path}/roster")).json().await?;
    Ok((activity, forms, roster))
}

#[component]
fn Typing(walk: Activity, shelf: Shelf, roster: Roster) -> impl IntoView {
    let back = Here::get().page(&format!("walks/{}", walk.id));
    let title = walk.title.clone();
    let desk = Desk::new(walk, shelf, roster);
    let questions = Memo::new(move |_| desk.questions());
    // The keyboard is where the first thing is asked for.
    Effect::new(move || request_animation_frame(|| focus_on(head::WALKER)));
    let save = move || spawn_local(desk.save());
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && event.ctrl_key() {
            event.prevent_default();
            save();
        }
    };
    view! {
        <div class="page-head">
            <div>
                <p class="page-name">
                    <a href=back>{title}</a>
                </p>
                <h1>{say(desk::PAPER_TITLE)}</h1>
            </div>
        </div>
        <p class="quiet paper-keys">{say(desk::PAPER_HINT)}</p>
        <form
            class="paper"
            on:keydown=key
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Head desk />
            <div class="sheet-questions">
                <For each=move || questions.get() key=Clone::clone let:path>
                    <Question desk path />
                </For>
            </div>
            <div class="paper-foot">
                <button type="submit" class="button primary" id=SAVE disabled=move || desk.busy.get()>
                    {say(desk::PAPER_SAVE)}
                </button>
                <p class="quiet small">
                    {move || t(if desk.kept.get() { desk::PAPER_KEPT } else { desk::PAPER_NOT_KEPT })}
                </p>
            </div>
            <Good text=move || desk.said.get().0 />
            <Bad text=move || desk.said.get().1 />
        </form>
    }
}

/// Id of the button that saves.
const SAVE: &str = "save-sheet";

impl Desk {
    fn new(walk: Activity, shelf: Shelf, roster: Roster) -> Self {
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
    fn open(self) {
        let sheet = self.sheet.get_untracked();
        let form = self.shelf.with_value(|shelf| shelf.form(sheet.version));
        self.filling.set(form.map(|form| filling(&sheet, form)));
    }

    /// Changes answers, and what the browser keeps with them.
    fn change<T, E>(self, change: impl FnOnce(&mut Filling) -> Result<T, E>) {
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
    fn item<T>(self, path: &str, read: impl FnOnce(ItemState) -> T) -> Option<T> {
        let filling = self.filling.read();
        filling.as_ref()?.item(path).map(read)
    }

    /// Paths of what is asked now, in its order.
    fn questions(self) -> Vec<String> {
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
    fn number(self, path: &str) -> Option<usize> {
        let filling = self.filling.read();
        let form = filling.as_ref()?.form().form();
        let items = form.items().into_iter();
        let mut printed = items.filter(|(_, item)| is_on_paper(&item.kind));
        let path = shared::response::item_path(path);
        printed.position(|(of, _)| of == path).map(|at| at + 1)
    }

    /// Puts the cursor into the question after this one, or on the button that saves.
    fn go_on_from(self, path: &str) {
        let questions = untrack(|| self.questions());
        let place = questions.iter().position(|it| it == path);
        let next = place.and_then(|place| questions.get(place + 1));
        if !next.is_some_and(|next| question::focus(next)) {
            focus_on(SAVE);
        }
    }

    /// Puts the cursor into the first question.
    fn go_to_first(self) {
        if let Some(first) = untrack(|| self.questions()).first() {
            question::focus(first);
        }
    }

    /// The walker whose name stands on the sheet, if they have one already.
    fn walker(self) -> Option<Walker> {
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
    async fn save(self) {
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
        let answers = done.answers.0.values().filter(|it| !it.is_blank());
        let mut said = vec![t_with(
            desk::PAPER_SAVED,
            &[
                ("sheet", label.into()),
                ("walker", name.as_str().into()),
                ("n", answers.count().into()),
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
        request_animation_frame(move || {
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

fn focus_on(id: &str) {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot have the cursor leaves it where it is.
        let _ = element.focus();
    }
}

/// A walk has sheets only where something is asked at its stops or once.
fn is_printed(when: When) -> bool {
    when != When::Any
}
