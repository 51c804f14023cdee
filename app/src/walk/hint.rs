//! What is said beside a checklist that is being filled in: quiet lines that block nothing and can all
//! be ignored.

use super::aside::Skip;
use super::changed::Changed;
use super::near::Suggestion;
use super::session::Session;
use crate::device::location::Fix;
use crate::language::t;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::activity::{Stop, near};
use shared::i18n::{later, walker};

#[component]
pub fn Hints(session: Session) -> impl IntoView {
    let stop = untrack(move || stop(session));
    let other = Memo::new(move |_| other_stop(session));
    let untouched = move || {
        let empty = session.draft().is_some_and(|draft| draft.is_empty());
        empty && session.current() == 0 && other.get().is_none()
    };
    view! {
        <div class="hints">
            {move || other.get().map(|stop| view! { <Suggestion stop /> })}
            {stop
                .map(|stop| {
                    let id = stop.id;
                    view! {
                        {move || {
                            untouched()
                                .then(|| view! { <Skip stop=id on_done=move |()| session.leave() /> })
                        }}
                        <Pace session stop />
                    }
                })}
            <Changed session />
        </div>
    }
}

/// The stop that the checklist is filled in at.
fn stop(session: Session) -> Option<Stop> {
    let walk = session.phone.walk()?;
    walk.stop(session.draft()?.stop?).cloned()
}

/// Another stop, when the fix is there and surely not here.
fn other_stop(session: Session) -> Option<Stop> {
    let Some(Fix::Found(fix)) = session.fix() else {
        return None;
    };
    let own = stop(session).filter(|own| near::is_away(own, &fix))?;
    let walk = session.phone.walk()?;
    let found = near::near(&walk.pack.activity.stops, &fix)?;
    (found.id != own.id).then(|| found.clone())
}

/// One line, once, when the stop has taken longer than it should.
#[component]
fn Pace(session: Session, stop: Stop) -> impl IntoView {
    let late = RwSignal::new(false);
    let alarm = Timeout::new(stop.pace(), move || {
        late.try_set(true);
    });
    // It goes with the page.
    StoredValue::new_local(alarm);
    let words = move || {
        let done = session.draft().is_none_or(|draft| draft.complete);
        let said = if stop.do_not_linger {
            walker::DO_NOT_LINGER
        } else {
            later::PACE
        };
        (late.get() && !done).then(|| t(said))
    };
    view! {
        <p class="hint" role="status">
            {words}
        </p>
    }
}
