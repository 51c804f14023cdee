//! An answer that is taken back for its walker, and what stays of one that was.

use super::super::notice::{Bad, sentence};
use super::super::review::{Bench, Taking};
use super::super::{Here, moment, say};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use shared::api::{Code, TakenBack};
use shared::i18n::desk;
use shared::id::ResponseId;
use shared::withdrawal::Target;

/// Asks to take the whole answer back.
#[component]
pub fn AtRequest(id: ResponseId, bench: Bench) -> impl IntoView {
    let ask = move |_| {
        bench.taking.set(Some(Taking {
            target: Target::Response { response: id },
            title: desk::TAKE_BACK_ANSWERS,
            what: desk::TAKE_BACK_ANSWERS_WHAT,
        }));
    };
    view! {
        <section class="stack">
            <h3>{say(desk::TAKE_BACK_AT_REQUEST)}</h3>
            <p class="quiet small">{say(desk::TAKE_BACK_HINT)}</p>
            <div class="row">
                <button type="button" class="button" on:click=ask>
                    {say(desk::TAKE_BACK_ANSWERS)}
                </button>
            </div>
        </section>
    }
}

/// Why an answer cannot be shown: when it was taken back, by whom and when.
#[component]
pub fn Missing(id: ResponseId, error: api::Error) -> impl IntoView {
    let here = Here::get();
    let may_be_gone = here.may_review() && error.code() == Some(Code::NotFound);
    let zone = here.audit.time_zone.clone();
    let path = here.call(&format!("responses/{id}/withdrawal"));
    let stays = LocalResource::new(move || {
        let path = path.clone();
        async move {
            if may_be_gone {
                api::get(path).json::<TakenBack>().await.ok()
            } else {
                None
            }
        }
    });
    move || match stays.get() {
        None => view! { <p class="quiet" role="status">{say(desk::LOADING)}</p> }.into_any(),
        Some(None) => {
            let error = error.clone();
            view! { <Bad text=move || sentence(&error) /> }.into_any()
        }
        Some(Some(stays)) => {
            let zone = zone.clone();
            view! { <p class="notice">{move || tombstone(&stays, &zone)}</p> }.into_any()
        }
    }
}

fn tombstone(stays: &TakenBack, zone: &str) -> String {
    let time = moment::day_and_time(stays.withdrawn_at, zone);
    let received = moment::day_and_time(stays.received_at, zone);
    let when = [("time", time.into()), ("received", received.into())];
    match &stays.by {
        Some(name) => {
            let [time, received] = when;
            t_with(
                desk::GONE_BY,
                &[("name", name.as_str().into()), time, received],
            )
        }
        None => t_with(desk::GONE_BY_WALKER, &when),
    }
}
