//! The review of what came in: a list whose filters stand in the address bar, one answer beside it,
//! and where it was given with what others said there.

mod acting;
mod days;
mod filter;
mod group;
mod keys;
mod listing;
mod names;
mod place;
mod rows;
mod said;
mod state;
mod taking;

use super::account::Account;
use super::answer::AnswerPane;
use super::notice::{Bad, Empty, Good, loaded, sentence};
use super::{Here, icon, live, say};
use crate::language::{t, t_with};
pub use acting::Acting;
pub use days::{Days, FROM, TO};
use filter::carried;
pub use filter::{Filters, filters_of, goer};
pub use group::groups;
pub use keys::{Dialog, SaveOrCancel};
use keys::{Key, Keys};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use listing::{Bulk, Listing};
pub use listing::{Status, daylight_word};
pub use names::Names;
pub use place::Where;
use rows::Rows;
pub use said::About;
use said::SaidDialog;
use shared::api::Change;
use shared::i18n::desk;
use shared::id::ResponseId;
use shared::review::ReviewState;
use state::STATES;
pub use state::StateSign;
pub use state::state_word;
use std::collections::BTreeSet;
use taking::TakeBackDialog;
pub use taking::Taking;

/// The answer that is open beside the table.
const ANSWER: &str = "answer";

#[component]
pub fn Review() -> impl IntoView {
    let here = Here::get();
    let names = LocalResource::new(move || Names::fetch(here.clone()));
    view! { <div class="page">{loaded(names, |names| view! { <Desk names /> })}</div> }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Bench {
    pub acting: Acting,
    /// The dialog that is open, if one is.
    pub about: RwSignal<Option<About>>,
    pub help: RwSignal<bool>,
    /// What is about to be taken back for a walker.
    pub taking: RwSignal<Option<Taking>>,
    /// Rows that are ticked.
    ticked: RwSignal<BTreeSet<ResponseId>>,
    /// Asks the answer that is open for its dialog: with a note, or with codes.
    pub ask: RwSignal<Option<bool>>,
}

#[component]
fn Desk(names: Names) -> impl IntoView {
    let here = Here::get();
    let address = use_query_map();
    let zone = here.audit.time_zone.clone();
    let query = Memo::new(move |_| address.with(|address| filters_of(address, &zone)));
    let rows = Rows::new(&here, query);
    let acting = Acting::new(&here, rows);
    let bench = Bench {
        acting,
        about: RwSignal::new(None),
        help: RwSignal::new(false),
        taking: RwSignal::new(None),
        ticked: RwSignal::default(),
        ask: RwSignal::new(None),
    };
    hear(&here, acting);
    let names = StoredValue::new(names);
    let total = move || rows.page.with(|page| page.as_ref().map(|page| page.total));
    let head = move || match total() {
        Some(total) => t_with(desk::REVIEW_SENTENCE, &[("n", total.into())]),
        None => t(desk::LOADING),
    };
    let open = Memo::new(move |_| {
        address
            .with(|address| address.get(ANSWER))
            .and_then(|id| id.parse().ok())
    });
    let page = here.page("export");
    let export = move || format!("{page}{}", address.with(carried));
    let go = goer();
    let close = Callback::new({
        let go = go.clone();
        move |()| go(&[(ANSWER, None)])
    });
    let step = Callback::new(move |by: isize| {
        if let Some(next) = rows.beside(open.get_untracked(), by) {
            go(&[(ANSWER, Some(next.to_string()))]);
        }
    });
    if here.may_review() {
        keys::follow(move |key| press(key, bench, open, step));
    }
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
            </div>
            <a class="button" href=export>
                {say(desk::EXPORT)}
            </a>
        </div>
        <Filters names />
        <Bad text=move || rows.failed.get().map(|error| sentence(&error)).unwrap_or_default() />
        <Bad text=acting.bad />
        <Good text=acting.good />
        <div class="review">
            <div class="stack list-pane">
                <Bulk bench rows />
                {move || match total() {
                    Some(0) if query.with(String::is_empty) => {
                        view! { <Empty text=desk::REVIEW_EMPTY drawing=icon::ARRIVALS /> }.into_any()
                    }
                    Some(0) => view! { <p class="notice">{say(desk::REVIEW_NO_MATCH)}</p> }.into_any(),
                    Some(_) => view! { <Listing rows names bench open=open.into() /> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            {move || {
                open.get().map(|id| view! { <AnswerPane id names=names.get_value() bench step close /> })
            }}
        </div>
        <SaidDialog about=bench.about acting />
        <TakeBackDialog taking=bench.taking acting />
        <Keys open=bench.help />
    }
}

/// Follows what others do.
fn hear(here: &Here, acting: Acting) {
    let account = Account::get().0.get_untracked();
    let Some(Ok(session)) = account else {
        return;
    };
    let me = session.account;
    live::listen(here, move |change: Change| acting.heard(&change, me));
}

fn press(key: Key, bench: Bench, open: Memo<Option<ResponseId>>, step: Callback<isize>) {
    let acting = bench.acting;
    let set = |state| {
        if let Some(id) = open.get_untracked() {
            acting.set_state(&[id], state);
        }
    };
    match key {
        Key::Next => step.run(1),
        Key::Previous => step.run(-1),
        Key::Accept => set(ReviewState::Accepted),
        Key::Flag => set(ReviewState::Flagged),
        Key::Hide => set(ReviewState::Hidden),
        Key::Code => bench.ask.set(Some(false)),
        Key::Note => bench.ask.set(Some(true)),
        Key::Undo => acting.undo_last(),
        Key::Help => bench.help.set(true),
    }
}
