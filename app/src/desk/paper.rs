//! Typing in what walkers wrote on paper: a whole checklist on one page, with the keyboard alone, through the
//! same engine as on the phones.

mod head;
mod question;
mod sheet;
mod typed;

use super::notice::{Bad, Good, loaded};
use super::{Here, say};
use crate::api::{self, Error};
use crate::language::t;
use head::{Head, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use question::Question;
use shared::activity::{Activity, When};
use shared::api::{Roster, WalkSummary};
use shared::checklist::Form;
use shared::i18n::desk;
use typed::{Desk, SAVE, focus_on};

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
                // Not `disabled` while it saves: the keyboard would lose its place, and with it the way to try again.
                <button
                    type="submit"
                    class="button primary"
                    id=SAVE
                    aria-disabled=move || desk.busy.get().to_string()
                >
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

/// A walk has sheets only where something is asked at its stops or once.
fn is_printed(when: When) -> bool {
    when != When::Any
}
