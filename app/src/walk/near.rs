//! "You seem to be near stop 3": asked of a fix, never of the walker, and gone for good once dismissed.

use super::phone::Phone;
use super::route::{self, Stand};
use crate::components::icon::{Icon, PIN};
use crate::device::location::{self, Fix, Search};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::{Stop, near};
use shared::i18n::later;
use shared::id::StopId;
use std::cell::RefCell;

thread_local! {
    /// Suggestions that the walker does not want to see again while the app is open.
    static DISMISSED: RefCell<Vec<StopId>> = const { RefCell::new(Vec::new()) };
}

/// Above the stops: the stop that the walker stands at, if it is not the one that is next anyhow.
#[component]
pub fn NearStop() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let found = RwSignal::new(None::<Stop>);
    let search = StoredValue::new_local(None::<Search>);
    let look = move || {
        let Some(walk) = phone
            .walk_now()
            .filter(|walk| walk.participant.consents.place)
        else {
            return;
        };
        spawn_local(async move {
            // Whoever was never asked is asked when an answer has a use for it.
            if !location::is_granted().await {
                return;
            }
            let started = Search::start(move |fix| {
                if let Fix::Found(fix) = fix {
                    let stop = near::near(&walk.pack.activity.stops, &fix);
                    found.try_set(stop.cloned());
                }
            });
            search.try_set_value(started);
        });
    };
    look();
    let shown = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if !document().hidden() {
            look();
        }
    });
    on_cleanup(move || shown.remove());
    let news = move || {
        let (walk, drafts) = (phone.walk()?, phone.drafts());
        let stop = found.get()?;
        let stand = route::stand(&walk, &drafts, stop.id);
        let expected = route::here(&walk, &drafts) == Some(stop.id);
        let is_news = !expected && !matches!(stand, Stand::Done | Stand::Skipped);
        is_news.then_some(stop)
    };
    move || news().map(|stop| view! { <Suggestion stop /> })
}

/// A quiet card with the stop's name: open it, or rather not.
#[component]
pub fn Suggestion(stop: Stop) -> impl IntoView {
    let phone = expect_context::<Phone>();
    let id = stop.id;
    let dismissed = RwSignal::new(DISMISSED.with_borrow(|all| all.contains(&id)));
    let dismiss = move |_| {
        DISMISSED.with_borrow_mut(|all| all.push(id));
        dismissed.set(true);
    };
    let number = stop.position + 1;
    let name = StoredValue::new(stop.name);
    let words = move || {
        let name = name.get_value().into();
        t_with(later::NEAR_STOP, &[("n", number.into()), ("name", name)])
    };
    move || {
        (!dismissed.get()).then(|| {
            view! {
                <section class="suggestion" role="status">
                    <p>
                        <Icon drawing=PIN />
                        {words}
                    </p>
                    <div class="row">
                        <button type="button" class="button plain" on:click=move |_| phone.open_stop(id)>
                            {move || t_with(later::NEAR_OPEN, &[("n", number.into())])}
                        </button>
                        <button type="button" class="button quiet" on:click=dismiss>
                            {move || t(later::NEAR_NOT)}
                        </button>
                    </div>
                </section>
            }
        })
    }
}
